"""Holds the reading of blocks that are copied from a spreadsheet."""

import pytest

from cchc_desktop.model.pasted_rows import pasted_rows, without_heading


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Sở A\t12\r\nSở B\t1.300\r\n", [["Sở A", "12"], ["Sở B", "1.300"]]),
        ('"Sở\nNội vụ"\t7', [["Sở Nội vụ", "7"]]),
        ('"Xã ""mẫu"" A"\t7\n', [['Xã "mẫu" A', "7"]]),
        ('"Một cửa" xã\t7', [['"Một cửa" xã', "7"]]),
        ('"chưa đóng\t7\nSở B\t8', [['"chưa đóng', "7"], ["Sở B", "8"]]),
        ("\t\n7", [["", ""], ["7"]]),
        ("Sở\u00a0A \t 12 ", [["Sở A", "12"]]),
        ("", []),
        ("\r\n\r\n", []),
    ],
)
def test_a_block_becomes_rows_of_tidy_cells(text, rows):
    assert pasted_rows(text) == rows


def test_a_long_block_is_read_in_linear_time():
    """R-32: 100.000 rows are a matter of moments."""
    assert len(pasted_rows("Sở A\t1\t2\t3\n" * 100_000)) == 100_000


def test_a_row_that_names_the_columns_is_left_out():
    rows = [["Đơn vị", " SỐ  hồ sơ"], ["Sở A", "7"]]
    labels = ["Đơn vị", "Số hồ sơ"]
    assert without_heading(rows, labels) == [["Sở A", "7"]]
    assert without_heading(rows[1:], labels) == [["Sở A", "7"]]
    assert without_heading([["", ""]], labels) == [["", ""]]
    assert without_heading([], labels) == []
