"""Holds that remembered texts follow their figures, and number footnotes from where they stand."""

import pytest

from cchc_desktop.model.document import Item, Paragraph
from cchc_desktop.model.narrative import parse_inline
from cchc_desktop.services import compose_text
from cchc_desktop.services.compose import compose
from cchc_desktop.services.compose_text import inline_runs, section_blocks
from cchc_desktop.services.export import layout_of
from tests.services.small_report import small_report


@pytest.fixture
def session(tmp_path):
    with small_report(tmp_path) as opened:
        yield opened


def made(text, notes=0, **figures):
    """Return the blocks of a text in which every name shows what is given for it."""
    return section_blocks("mot", text, notes, lambda name, form: figures.get(name, f"?{name}"))


def words_of(found):
    return ["".join(run.text for run in block.runs) for block in found.blocks]


def test_the_same_figures_give_the_very_same_blocks():
    first = made("Đạt {a}.", a="5")
    assert made("Đạt {a}.", a="5").blocks is first.blocks


def test_a_changed_figure_changes_a_remembered_text_and_back():
    shown = [words_of(made("Đạt {a} của {b}.", a=a, b="9")) for a in ("5", "6", "5")]
    assert shown == [["Đạt 5 của 9."], ["Đạt 6 của 9."], ["Đạt 5 của 9."]]


def test_a_figure_in_a_footnote_is_followed_too():
    text = "Đạt^[Trong đó {a}.] hết."
    (first, second) = (made(text, a=a).blocks[0].runs[0].note for a in ("5", "6"))
    assert first.paragraphs[0][0].text == "Trong đó 5."
    assert second.paragraphs[0][0].text == "Trong đó 6."


def test_a_remembered_text_is_numbered_from_where_it_stands_now():
    text = "Một^[a] hai^[b]."
    assert made(text).notes == 2
    moved = made(text, notes=4)
    assert moved.notes == 6
    assert [run.note.number for run in moved.blocks[0].runs if run.note] == [5, 6]


def test_a_very_long_text_is_made_without_being_remembered():
    text = "chữ " * (compose_text.LONGEST_REMEMBERED // 4 + 1) + "{a}"
    first = made(text, a="5")
    assert words_of(first)[0].endswith("chữ 5")
    assert made(text, a="5").blocks is not first.blocks


def test_lines_and_tabs_of_a_figure_stay_on_one_line():
    assert words_of(made("Gồm {a}.", a="Sở A\nSở B\tC")) == ["Gồm Sở A; Sở B C."]


def test_what_a_figure_shows_is_never_read_as_a_binding_or_a_note():
    assert words_of(made("Gồm {a}.", a="{b}^[x]**y**")) == ["Gồm {b}^[x]**y**."]


def test_dashed_and_numbered_lines_are_items():
    found = made("Gồm:\n- một\n- hai").blocks
    assert [type(block) for block in found] == [Paragraph, Item, Item]
    assert found[1].marker == "-"


def test_titles_show_their_figures():
    (run,) = inline_runs(parse_inline("Kỳ {ky}"), lambda name, form: f"<{name}>")
    assert run.text == "Kỳ <ky>"


def test_the_document_follows_an_answer_that_changed(session):
    def printed():
        blocks = compose(session, layout_of("tt01-2011")).blocks
        return [run.text for block in blocks for run in getattr(block, "runs", ())]

    session.take("a.b", "4")
    assert "Đạt 04." in printed()
    session.take("a.b", "12")
    assert "Đạt 12." in printed()
    assert "Đạt 04." not in printed()
