"""Holds what is asked about numbers that can be read in more than one way, and what is not."""

import pytest

from cchc_desktop.model.field_types import FIELD_TYPES
from cchc_desktop.model.number_question import number_question
from cchc_desktop.model.template import Field
from cchc_desktop.model.values import Number


def readings(kind, typed, unit=""):
    question = number_question(Field("a.b", "A", kind, unit=unit), typed)
    return [reading.typed for reading in question.readings] if question else None


@pytest.mark.parametrize(
    ("kind", "typed", "offered"),
    [
        ("decimal", "78.57", ["78,57", "7.857"]),
        ("decimal", "1.5", ["1,5", "15"]),
        ("percent", "12.34", ["12,34", "1.234"]),
        ("percent", "78.57%", ["78,57", "7.857"]),
        ("percentage_point", "-4.56", ["-4,56", "-456"]),
        ("integer", "78.57", ["7.857"]),
        ("integer", "1,234", ["1.234"]),
        ("integer", "1,234,567", ["1.234.567"]),
        ("decimal", "1,234.56", ["1.234,56"]),
        ("decimal", "1.23.4", ["1.234"]),
        ("decimal", ">78.57", [">78,57", ">7.857"]),
        ("decimal", "trên 1.5", ["^1,5", "^15"]),
    ],
)
def test_every_reading_the_field_takes_is_offered(kind, typed, offered):
    """F-03, R-27: never guessed."""
    assert readings(kind, typed) == offered


@pytest.mark.parametrize("typed", ["1e5", "½", "١٢٣", "０１２", "abc", "1 5", "0x10", "1" * 40])
def test_what_is_no_number_is_not_asked_about(typed):
    for kind in ("integer", "decimal", "percent", "percentage_point"):
        assert readings(kind, typed) is None


@pytest.mark.parametrize("typed", ["199634", "199.634", "199 634", "78,57", "?", "-", "x", ""])
def test_what_is_clear_is_not_asked_about(typed):
    assert readings("decimal", typed) is None


def test_other_fields_ask_nothing():
    assert readings("text", "78.57") is None
    assert readings("fraction", "7.5/8") is None


@pytest.mark.parametrize(
    ("kind", "typed", "shown"),
    [
        ("percentage_point", "4,56%", "4,56 điểm %"),
        ("percent", "4,56 điểm %", "4,56%"),
        ("percent", "4,56 điểm phần trăm", "4,56%"),
        ("integer", "50%", "50"),
        ("decimal", "4,56 điểm %", "4,56"),
    ],
)
def test_the_sign_of_another_kind_is_asked_about(kind, typed, shown):
    """F-10: a difference of two shares is no share."""
    question = number_question(Field("a.b", "A", kind), typed)
    assert [reading.shown for reading in question.readings] == [shown]
    assert typed in question.sentence


@pytest.mark.parametrize(
    ("kind", "unit", "typed"),
    [
        ("integer", "hồ sơ", "50 hồ sơ"),
        ("integer", "hồ sơ", ">50 Hồ sơ"),
        ("percent", "%", "50 %"),
        ("percentage_point", "điểm %", "50 điểm%"),
        ("decimal", "điểm", "50 điểm"),
    ],
)
def test_the_own_unit_may_be_typed_too(kind, unit, typed):
    value = FIELD_TYPES[kind].parse(typed, Field("a.b", "A", kind, unit=unit))
    assert isinstance(value, Number)
    assert value.amount == 50
