"""Differences between periods as they are worded."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cchc_desktop.model.differences import comparable, worded_difference
from cchc_desktop.model.period import load_periods
from cchc_desktop.model.template import Field
from cchc_desktop.model.values import Fraction, Missing, MissingKind, Number, Style
from cchc_desktop.paths import resources

COUNT = Field("a.b", "Hồ sơ", "integer", "hồ sơ")
SHARE = replace(COUNT, type="percent", unit="%")
RANK = replace(COUNT, unit="hạng", rank=True, flow=False)


def number(amount):
    return Number(Decimal(amount))


@pytest.mark.parametrize(
    ("field", "now", "before", "words"),
    [
        (COUNT, "1200", "1000", "tăng 200 hồ sơ"),
        (COUNT, "5", "5", "không đổi"),
        (SHARE, "98.98", "99.1", "giảm 0,12 điểm %"),
        (RANK, "46", "49", "tăng 03 bậc"),
        (RANK, "49", "46", "giảm 03 bậc"),
    ],
)
def test_a_difference_has_a_direction_and_the_unit_it_is_counted_in(field, now, before, words):
    assert worded_difference(field, number(now), number(before), Style()) == words


def test_nothing_arisen_counts_as_nought_and_no_data_has_no_difference():
    none, unknown = Missing(MissingKind.NONE_ARISEN), Missing(MissingKind.NO_DATA)
    assert worded_difference(COUNT, none, number(12), Style()) == "giảm 12 hồ sơ"
    assert worded_difference(COUNT, unknown, number(12), Style()) == ""
    assert worded_difference(COUNT, Fraction(1, 2), Fraction(1, 3), Style()) == ""


def test_counts_compare_over_equally_long_periods_only():
    periods = load_periods(resources() / "periods.toml")
    half, nine, last = (periods.period(code) for code in ("2018-6T", "2018-9T", "2017-6T"))
    assert comparable(COUNT, half, last)
    assert not comparable(COUNT, nine, half)
    assert comparable(SHARE, nine, half)
    assert comparable(RANK, nine, half)
