"""Every type of field from what is typed to what is stored and printed."""

from datetime import date
from decimal import Decimal

import pytest

from cchc_desktop.model.field_types import FIELD_TYPES, format_day, share_of
from cchc_desktop.model.template import Column, Field
from cchc_desktop.model.text import clean
from cchc_desktop.model.values import (
    Day,
    Fraction,
    Missing,
    MissingKind,
    Names,
    Number,
    Qualifier,
    Rows,
    Style,
    Text,
    Unparsed,
    Value,
    from_json,
    to_json,
)

STYLE = Style()


def parse(kind: str, typed: str) -> Value | None:
    return FIELD_TYPES[kind].parse(typed, Field("a.b", "A", kind))


def show(kind: str, typed: str, form: str = "") -> str:
    value = parse(kind, typed)
    assert value is not None
    return FIELD_TYPES[kind].show(value, STYLE, form)


@pytest.mark.parametrize("typed", ["199634", "199.634", "199 634", "199\u00a0634", " 199634 "])
def test_grouped_and_plain_numbers_are_the_same(typed: str) -> None:
    """F-03: dots and blanks group thousands."""
    assert parse("integer", typed) == Number(Decimal(199634))


@pytest.mark.parametrize(
    "typed",
    [
        "78.57",
        "1.23.4",
        "1e5",
        "1,234.5",
        "١٢٣",
        "０１２",
        "½",
        "1 2",
        "12 34",
        "9" * 40,
        "abc",
        "--5",
    ],
)
def test_unreadable_numbers_are_kept_as_typed_with_a_reason(typed: str) -> None:
    """R-27: nothing is guessed and nothing typed is lost."""
    value = parse("decimal", typed)
    assert isinstance(value, Unparsed)
    assert value.text == typed
    assert value.reason


@pytest.mark.parametrize(
    ("typed", "amount"), [("+1.234", "1234"), ("-1.234,5", "-1234.5"), ("+0,5", "0.5"), ("-0", "0")]
)
def test_signs_before_numbers_are_read(typed: str, amount: str) -> None:
    """R-27: a plus before groups of thousands; nought has no sign."""
    value = parse("decimal", typed)
    assert isinstance(value, Number)
    assert str(value.amount) == amount


@pytest.mark.parametrize("typed", ["0.789", "+0.789", "007.123", "0 789", "0.78"])
def test_a_group_of_thousands_does_not_begin_with_nought(typed: str) -> None:
    """R-27: it may be a decimal typed with a point, so it is asked about."""
    assert isinstance(parse("decimal", typed), Unparsed)


def test_a_count_refuses_decimals() -> None:
    assert isinstance(parse("integer", "2,5"), Unparsed)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [(">600", "hơn 600"), ("^70", "trên 70"), ("~12000", "khoảng 12.000"), ("<5", "gần 05")],
)
def test_qualifiers_are_typed_with_one_key(typed: str, shown: str) -> None:
    """F-10: approximate figures keep their word."""
    assert show("integer", typed) == shown


@pytest.mark.parametrize(
    ("typed", "kind"), [("?", "no_data"), ("-", "none_arisen"), ("x", "not_applicable")]
)
def test_non_values_differ_from_nought_and_empty(typed: str, kind: str) -> None:
    """F-09: one key for each of the three non-values."""
    assert parse("integer", typed) == Missing(MissingKind(kind))
    assert parse("integer", "0") == Number(Decimal(0))
    assert parse("integer", "") is None


def test_counts_below_ten_get_a_zero_but_percentages_do_not() -> None:
    assert (show("integer", "6"), show("integer", "6", "plain"), show("integer", "0")) == (
        "06",
        "6",
        "0",
    )
    assert show("percent", "2,5") == "2,5%"
    assert show("integer", "2", "words") == "hai"


def test_a_difference_of_shares_is_in_points() -> None:
    """D9: 4,56 percentage points are never 4,56 %."""
    assert show("percentage_point", "4,56", "change") == "tăng 4,56 điểm %"


def test_years_are_not_grouped_in_plain_form() -> None:
    assert show("integer", "2014", "plain") == "2014"


def test_fractions_read_and_print_both_parts() -> None:
    assert parse("fraction", "2/5") == Fraction(2, 5)
    assert (show("fraction", "2/5"), show("fraction", "2/5", "percent")) == ("02/05", "40%")
    assert parse("fraction", "674/") == Fraction(674, 674)
    assert all(isinstance(parse("fraction", typed), Unparsed) for typed in ("12", "/", "1/2/3"))


@pytest.mark.parametrize("typed", ["31/2/2018", "hôm qua", "5/6/18"])
def test_days_that_do_not_exist_are_kept_as_typed(typed: str) -> None:
    assert isinstance(parse("date", typed), Unparsed)


def test_days_print_with_zeros_of_the_decree() -> None:
    """Decree 30/2020: zeros before days to 9 and months 1 and 2 only."""
    assert [format_day(date(2018, m, 5)) for m in (1, 2, 6)] == [
        "05/01/2018",
        "05/02/2018",
        "05/6/2018",
    ]


@pytest.mark.parametrize(
    ("done", "whole", "share"),
    [(22, 28, "78.57"), (198902, 198912, "99.99"), (10, 198912, "0.01"), (9, 198911, "0.01"),
     (199990, 200000, "99.99"), (0, 5, "0.00"), (5, 5, "100.00")],
)  # fmt: skip
def test_shares_round_half_up_and_never_hide_a_remainder(done: int, whole: int, share: str) -> None:
    """R-56: a few late files are never 0,00 %, and the rest never 100 %."""
    assert share_of(Decimal(done), Decimal(whole)) == Decimal(share)
    assert share_of(Decimal(done), Decimal(0)) is None


@pytest.mark.parametrize(
    "value",
    [None, Number(Decimal("74.51")), Number(Decimal(600), Qualifier.MORE), Fraction(12, 13),
     Missing(MissingKind.NO_DATA), Unparsed("7x", "lý do"), Text("quý III"), Day(date(2018, 6, 5)),
     Names(("Sở A", "Sở B")), Rows(((("a", "1"), ("b", "2")),))],
)  # fmt: skip
def test_stored_form_gives_the_value_back(value: Value | None) -> None:
    assert from_json(to_json(value)) == value


@pytest.mark.parametrize(
    ("kind", "typed"),
    [("integer", ">1.234"), ("decimal", "74,51"), ("percent", "^70"), ("fraction", "1.794/1.808"),
     ("integer", "?"), ("date", "05/6/2018"), ("names", "A; B"), ("integer", "7x")],
)  # fmt: skip
def test_what_an_editor_holds_reads_back_as_the_same_value(kind: str, typed: str) -> None:
    value = parse(kind, typed)
    assert parse(kind, FIELD_TYPES[kind].edit(value)) == value


def test_control_and_invisible_signs_are_cleaned_and_marks_composed() -> None:
    """R-33: one policy at the door."""
    assert clean("Sơ\u0301 \x00a\u200bb\ufeff\u202e\r\nc") == "Sớ ab\nc"


def test_a_table_is_typed_and_printed_as_lines_with_tabs() -> None:
    columns = (Column("unit", "Unit", "text"), Column("count", "Count", "integer"))
    field = Field("a.b", "A", "table", columns=columns)
    table = FIELD_TYPES["table"]
    value = table.parse("Sở  A\t12\n\nSở B", field)
    assert value == Rows(((("unit", "Sở A"), ("count", "12")), (("unit", "Sở B"),)))
    assert table.show(value, STYLE) == "Sở A\t12\nSở B"
    assert isinstance(table.parse("Sở A\t12\tthừa", field), Unparsed)
    assert table.parse(" \n", field) is None


def test_a_value_of_another_type_is_shown_as_what_it_is() -> None:
    """A field may change its type from one edition to the next."""
    assert FIELD_TYPES["table"].show(Number(Decimal(1234)), STYLE) == "1.234"
    assert FIELD_TYPES["names"].show(Fraction(11, 12), STYLE) == "11/12"
    assert FIELD_TYPES["date"].show(Text("tháng 6"), STYLE) == "tháng 6"
