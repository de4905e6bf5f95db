"""Holds what charts show: names, values as printed, gaps; read back with PDFium."""

import pypdfium2
import pytest

from cchc_desktop.model.document import Chart, Series
from cchc_desktop.render.pdf_charts import chart_figure, chart_pdf, number
from tests.render.samples import layout


def chart(*rows, kind="bars", categories=("Cấp tỉnh", "Cấp huyện", "Cấp xã")):
    series = tuple(Series(f"Kỳ {n}", row) for n, row in enumerate(rows, 1))
    return Chart("Tỷ lệ đúng hạn", "Đơn vị: %", categories, series, "bằng lời", kind)


def words_of(shown, width=460, height=240):
    with pypdfium2.PdfDocument(chart_pdf(shown, layout(), width, height)) as opened:
        assert opened[0].get_size() == (width, height)
        return opened[0].get_textpage().get_text_bounded().split()


def code(shown):
    return chart_figure(shown, layout().charts, layout().font_files(), 460, 240)


@pytest.mark.parametrize("kind", ["bars", "lines"])
def test_title_unit_categories_and_values_are_shown(kind):
    words = words_of(chart((98.5, 78.57, 199634.0), kind=kind))
    assert {"98,5", "78,57", "199.634", "đúng", "hạn", "vị:", "huyện"} <= set(words)
    assert "Kỳ" not in words


def test_several_rows_have_a_legend():
    words = words_of(chart((1.0, 2.0, 3.0), (4.0, 5.0, 6.0)))
    assert words.count("Kỳ") == 2


def test_a_line_is_parted_where_a_value_is_missing():
    whole, _ = code(chart((1.0, 2.0, 3.0, 4.0), kind="lines", categories=tuple("abcd")))
    parted, _ = code(chart((1.0, None, 3.0, 4.0), kind="lines", categories=tuple("abcd")))
    assert whole.count("1.5 w") == 1
    assert parted.count("1.5 w") == 2


def test_labels_keep_to_their_values_where_others_are_missing():
    words = words_of(chart((None, 2.5, None, 4.5), kind="lines", categories=tuple("abcd")))
    assert words.count("2,5") == words.count("4,5") == 1


def test_a_missing_value_has_no_bar():
    full, _ = code(chart((1.0, 2.0, 3.0)))
    gap, _ = code(chart((1.0, None, 3.0)))
    assert full.count(" re f") - gap.count(" re f") == 1


@pytest.mark.parametrize("row", [(None, None, None), (0.0, 0.0, 0.0), (-5.0, 3.0, None)])
@pytest.mark.parametrize("kind", ["bars", "lines"])
def test_odd_values_are_drawn(row, kind):
    assert "hạn" in words_of(chart(row, kind=kind))


def test_words_are_no_markup_and_no_format():
    shown = Chart(
        "<b>%s {x}</b>", "%d", ("a & b", "\\n (", "%"), (Series("x", (1.0, 2.0, 3.0)),), ""
    )
    found = "".join(words_of(shown))
    assert "<b>%s{x}</b>%d" in found
    assert "a&b\\n(%" in found


def test_numbers_are_written_the_vietnamese_way():
    assert [number(value) for value in (1234567.5, 0.25, 3.0)] == ["1.234.567,5", "0,25", "3"]


def test_fonts_are_the_embedded_ones_and_named_for_the_page():
    drawn, fonts = code(chart((1.0, 2.0, 3.0)))
    assert fonts == {"F0", "F1"}
    assert "/F0 " in drawn


def test_no_font_is_left_out_of_the_file():
    assert b"Times" not in chart_pdf(chart((1.0, 2.0, 3.0)), layout(), 460, 240)


def test_letters_beyond_are_shown_in_charts():
    _, fonts = code(Chart("Д", "", ("a",), (Series("", (1.0,)),), ""))
    assert "F1x10" in fonts


def test_the_same_chart_is_drawn_once():
    assert code(chart((1.0, 2.0, 3.0))) is code(chart((1.0, 2.0, 3.0)))
