"""Rows of a table field as numbers: sums left empty, cells that are unknown, totals of columns."""

from decimal import Decimal

from cchc_desktop.model.expressions import Expression
from cchc_desktop.model.field_types import FIELD_TYPES
from cchc_desktop.model.tables import read_rows, total
from cchc_desktop.model.template import Column, Field

FIELD = Field(
    "a.bang",
    "Bảng",
    "table",
    columns=(
        Column("ten", "Tên", "text"),
        Column("tong", "Tổng", "integer", compute=Expression("row.mot + row.hai")),
        Column("mot", "Một", "integer"),
        Column("hai", "Hai", "integer"),
    ),
)


def rows(typed):
    return read_rows(FIELD, FIELD_TYPES["table"].parse(typed, FIELD))


def test_an_empty_sum_is_worked_out_and_a_typed_one_kept():
    first, second = rows("A\t\t1.000\t20\nB\t9\t4\t4")
    assert first.numbers == {"tong": 1020, "mot": 1000, "hai": 20}
    assert second.numbers["tong"] == 9


def test_an_empty_cell_counts_as_nought_only_beside_figures():
    first, second = rows("A\t\t\t7\nNhóm")
    assert first.numbers == {"tong": 7, "mot": 0, "hai": 7}
    assert second.numbers == {"tong": None, "mot": None, "hai": None}


def test_nothing_arisen_is_nought_and_what_is_not_known_makes_the_sum_unknown():
    none, unknown, odd = rows("A\t\t-\t2\nB\t\t?\t2\nC\t\t1.2\t2")
    assert none.numbers["tong"] == 2
    assert unknown.numbers["tong"] is None
    assert odd.numbers["mot"] is None


def test_columns_are_added_up_over_rows_with_figures():
    assert total(rows("A\t\t1\t2\nNhóm\nB\t\t3\t"), "tong") == Decimal(6)
    assert total(rows("A\t\t1\t2\nB\t\t?\t1"), "mot") is None
    assert total(rows("Nhóm"), "mot") is None
    assert total((), "mot") is None
