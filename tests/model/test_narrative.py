"""The stored form of a text read and written: emphasis, figures, notes, items, escapes."""

import gc
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.model.narrative import (
    BlockKind,
    Bound,
    Narrative,
    NoteMark,
    Span,
    parse_inline,
    parse_narrative,
    write_narrative,
)


def letters(text: str) -> str:
    return "".join(
        inline.text
        for block in parse_narrative(text).blocks
        for inline in block.inlines
        if isinstance(inline, Span)
    )


def test_emphasis_switches_style() -> None:
    assert parse_inline("a *b* **c** ***d***")[1:4:2] == (
        Span("b", italic=True),
        Span("c", bold=True),
    )


def test_bound_figure_keeps_its_form() -> None:
    assert parse_inline("{ho_so.dung_han:percent}") == (Bound("ho_so.dung_han", "percent"),)


def test_footnote_may_have_two_paragraphs_and_figures() -> None:
    note = parse_narrative("tỉnh^[Công văn {a.b}\nCông văn khác], và").blocks[0].inlines[1]
    assert note == NoteMark(((Span("Công văn "), Bound("a.b")), (Span("Công văn khác"),)))


def test_numbered_items_count_on_from_the_first() -> None:
    blocks = parse_narrative("3. ba\n\n9. bốn\n\nđoạn\n\n1. một").blocks
    assert [b.number for b in blocks if b.kind is BlockKind.NUMBER] == [3, 4, 1]


@pytest.mark.parametrize(
    "text",
    [
        "<b>x</b>",
        "&amp; %s %d",
        "5 * 3 * 2",
        "{X} { }",
        "[a](http://b)",
        "^[chưa đóng",
        "a]b",
        "**",
    ],
)
def test_what_is_no_markup_stays_literal(text: str) -> None:
    """R-28: markup, formats and brackets typed by a user are only letters."""
    assert letters(text) == text


def test_escaped_signs_are_literal() -> None:
    assert letters(r"\*a\* \{x\} \^\[b\] \\") == r"*a* {x} ^[b] \ ".rstrip()


def test_leading_dash_can_be_literal() -> None:
    block = parse_narrative(r"\- không phải gạch đầu dòng").blocks[0]
    assert (block.kind, block.inlines[0]) == (
        BlockKind.PARAGRAPH,
        Span("- không phải gạch đầu dòng"),
    )


PLAIN = st.text(st.sampled_from(list("ab Đế*{}[]^\\.-1&<")), min_size=1, max_size=12)


@settings(max_examples=300, deadline=None)
@given(st.lists(PLAIN.filter(lambda t: t.strip() and t == t.strip()), min_size=1, max_size=4))
def test_any_letters_survive_writing_and_reading(lines: list[str]) -> None:
    """R-36: what was typed comes back letter by letter."""
    from cchc_desktop.model.narrative import TextBlock

    blocks = tuple(TextBlock(BlockKind.PARAGRAPH, (Span(line),)) for line in lines)
    assert parse_narrative(write_narrative(Narrative(blocks))) == Narrative(blocks)


@pytest.mark.parametrize("sign", ["^[", "*a ", "{", "[]", "**", "* a", "\\"])
def test_odd_signs_cost_no_more_than_twice_for_twice_as_many(sign: str) -> None:
    """R-32: a pasted megabyte never hangs; the time grows with the length, not its square."""

    def seconds(count: int, mark: str) -> float:
        text = f"{mark}{sign * count}"  # read for the first time, not remembered
        gc.disable()  # which would walk through all that the tests before have left
        try:
            start = time.process_time()
            parse_narrative(text)
            return time.process_time() - start
        finally:
            gc.enable()

    small = min(seconds(4_000, mark) for mark in "xyz")
    large = min(seconds(64_000, mark) for mark in "uvw")
    assert large < max(small, 0.002) * 16 * 4
