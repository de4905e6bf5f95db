"""Holds what is one line, and where a page has its middle, with tables and loose lines on it."""

import io
from dataclasses import replace

import pytest

from cchc_desktop.model.document import Annex, Caption, Cell, Column, Paragraph, Run, Table
from cchc_desktop.render import pdf
from cchc_desktop.services.page_check import check_pages
from tests.render.samples import REGIMES, layout
from tests.services.page_samples import body, found, printed, report


@pytest.mark.parametrize("regime", REGIMES)
def test_a_landscape_annex_has_its_number_in_the_middle_of_its_text(regime):
    """With unlike margins that is not the middle of the sheet."""
    unit = Caption((Run("Đơn vị tính: hồ sơ"),), "right")
    wide = Annex("Phụ lục", "THỐNG KÊ", "", (unit, wide_table(60)), landscape=True)
    document = replace(report(), annexes=(wide,))
    target = io.BytesIO()
    pdf.write(document, layout(regime), target)
    findings = check_pages(target.getvalue(), regime).findings
    assert [f for f in findings if f.check == "page-number"] == []


def wide_table(count):
    row = tuple(Cell((Run(text),)) for text in ("1", "Hồ sơ tiếp nhận", "12.345"))
    return Table((Column(1), Column(4), Column(2, "right")), (row,), (row,) * count)


@pytest.mark.parametrize("width", [42, 47])
def test_a_very_loose_line_is_still_one_line(width):
    """Word and LibreOffice spread whole lines; their pieces are no columns of a table."""
    long = Paragraph((Run(f"Số liệu của các cơ quan do {'n' * width} đã nộp đủ."),))
    assert found(printed(report(blocks=(*body(), long, long)))) == []


def test_cells_beside_each_other_are_no_line_of_the_text():
    """A table without rules; its cells begin wherever their columns do."""
    row = tuple(Cell((Run(text),)) for text in ("Một ô dài", "ô thứ hai", "ô sau cùng"))
    table = Table((Column(2), Column(1), Column(1)), (), (row,) * 4, ruled=False)
    assert found(printed(report(blocks=(*body(), table)))) == []
