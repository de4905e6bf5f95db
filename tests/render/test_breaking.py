"""Holds where lines end: at spaces, and elsewhere only in need."""

import pytest

from cchc_desktop.model.document import Note, Run
from cchc_desktop.model.layout_parts import Style
from cchc_desktop.render.breaking import Setter
from cchc_desktop.render.fonts import load_faces
from tests.render.samples import layout

SETTER = Setter(layout(), load_faces(layout().font_files()))
STYLE = Style(14, 18)


def broken(*runs, width=200.0, indent=0.0):
    """Return the texts of the lines into which runs are broken."""
    style = Style(14, 18, indent=indent)
    tokens = SETTER.tokens(runs, style, width)
    spans = SETTER.spans(tokens, width, style)
    lines = [SETTER.segments(tokens, span, style, last=span is spans[-1]) for span in spans]
    return ["".join(part.text for part in line).rstrip() for line in lines], lines


def test_lines_end_at_spaces_and_fill_the_width():
    texts, lines = broken(Run("tỉnh Sóc Trăng đã ban hành nhiều văn bản chỉ đạo về cải cách"))
    assert len(texts) > 1
    assert " ".join(texts) == "tỉnh Sóc Trăng đã ban hành nhiều văn bản chỉ đạo về cải cách"
    for line in lines[:-1]:
        assert line[-1].x + line[-1].width == pytest.approx(200, abs=0.02)


def test_last_line_is_not_spread():
    _, lines = broken(Run("một hai ba bốn năm sáu bảy tám chín mười mười một"))
    assert lines[-1][0].spread == 0


def test_number_stays_with_the_word_before_it():
    start = "được ban hành tại các văn bản chỉ đạo của tỉnh số"
    _, ((*_, whole),) = broken(Run(start), width=1000)
    texts, _ = broken(Run(f"{start} 145/KH-UBND"), width=whole.x + whole.width + 1)
    assert texts[-1] == "số 145/KH-UBND"


def test_long_symbol_breaks_where_the_line_would_be_too_loose():
    texts, _ = broken(Run("a 22/2016/QĐ-UBND-VPCP-KSTT"), width=120)
    assert texts == ["a 22/2016/QĐ-", "UBND-VPCP-KSTT"]


def test_dates_and_fractions_never_break():
    texts, _ = broken(Run("a 29/12/2017-31/12/2018 b"), width=136)
    assert "29/12/2017-31/12/2018" in texts


def test_word_wider_than_the_line_is_cut_and_kept_whole_in_letters():
    texts, lines = broken(Run("x " + "m" * 100 + " y"))
    assert "".join(texts).replace(" ", "") == "x" + "m" * 100 + "y"
    assert all(part.x + part.width <= 200.01 for line in lines for part in line)


def test_mark_stays_with_its_word():
    note = Note(1, ((Run("n"),),))
    for width in range(60, 140, 3):
        texts, _ = broken(Run("cải cách hành chính", note=note), Run(" năm 2018"), width=width)
        assert any("chính1" in text for text in texts)


def test_non_breaking_space_holds_and_comes_out_as_a_space():
    texts, _ = broken(Run("một hai\u00a0ba bốn"), width=45)
    assert "hai ba" in texts


def test_style_change_inside_a_word_is_no_break():
    texts, lines = broken(Run("“"), Run("Đề án", italic=True), Run("” về"), width=50)
    assert texts[0] == "“Đề án”"[: len(texts[0])]
    assert [part.face for part in lines[0]][:2] == [0, 2]


def test_first_line_leaves_room_for_the_indent():
    _, lines = broken(Run("một hai ba bốn năm sáu bảy tám chín mười"), indent=36)
    assert lines[0][-1].x + lines[0][-1].width == pytest.approx(164, abs=0.02)


@pytest.mark.parametrize("text", ["", " ", "   "])
def test_empty_text_has_no_lines(text):
    assert broken(Run(text)) == ([], [])
