"""Holds periods to their codes, windows, deadlines and wordings."""

from datetime import date

import pytest

from cchc_desktop.errors import UserError
from cchc_desktop.model.period import load_periods
from cchc_desktop.paths import resources

PERIODS = load_periods(resources() / "periods.toml")


def altered(tmp_path, old, new):
    text = (resources() / "periods.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "ky.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_the_seed_period_has_its_window_and_words():
    period = PERIODS.period("2018-6T")
    assert (period.code, period.label) == ("2018-6T", "06 tháng đầu năm 2018")
    assert period.window == (date(2017, 12, 15), date(2018, 6, 14))
    assert period.deadline == date(2018, 6, 20)
    assert period.words() == {
        "ky": "06 tháng đầu năm 2018", "trong_ky": "06 tháng đầu năm", "ky_ngan": "06 tháng",
        "ky_sau": "06 tháng cuối năm 2018", "nam": "2018", "nam_truoc": "2017",
        "nam_sau": "2019", "quy": "quý II", "tu_ngay": "15/12/2017", "ngay_chot": "14/6/2018",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("code", "label", "following", "facts"),
    [
        ("2018-Q1", "Quý I năm 2018", "quý II năm 2018", (2018, 3, 3, 1)),
        ("2018-6T", "06 tháng đầu năm 2018", "06 tháng cuối năm 2018", (2018, 6, 6, 2)),
        ("2018-Q3", "Quý III năm 2018", "quý IV năm 2018", (2018, 3, 3, 3)),
        ("2018-9T", "09 tháng đầu năm 2018", "03 tháng cuối năm 2018", (2018, 9, 3, 3)),
        ("2018-N", "Năm 2018", "năm 2019", (2018, 12, 12, 4)),
    ],
)
def test_every_kind_is_worded(code, label, following, facts):
    period = PERIODS.period(code)
    assert period.label == label
    assert period.words()["ky_sau"] == following
    assert tuple(period.facts().values()) == facts


@pytest.mark.parametrize("code", ["", "2018", "2018-7T", "18-6T", "2018-6t", "2018 6T", "0000-6T"])
def test_unknown_codes_are_refused_with_the_known_kinds(code):
    with pytest.raises(UserError, match="6T"):
        PERIODS.period(code)


def test_years_without_a_window_are_refused():
    with pytest.raises(UserError, match="2012"):
        PERIODS.period("1999-6T")


def test_periods_sort_by_time_and_take_other_dates():
    codes = ["2018-N", "2017-N", "2018-6T", "2018-Q1"]
    periods = sorted(map(PERIODS.period, codes), key=lambda period: period.order)
    assert [p.code for p in periods] == ["2017-N", "2018-Q1", "2018-6T", "2018-N"]
    moved = periods[0].with_window(date(2017, 1, 1), date(2017, 2, 5), date(2017, 3, 1))
    assert moved.words()["ngay_chot"] == "05/02/2017"
    assert moved.code == "2017-N"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("months = 3", "month = 3", "ky.toml > kind 1 > months"),
        ("start = { year = -1, month = 12, day = 15 }", "start = {month = 13, day = 1}", "start"),
        ('kind = "Q1"', 'kind = "Q9"', "ky.toml > window 1 > kind"),
        ('quarter = "quý I"', 'quarter = "quý V"', "ky.toml > kind 1 > quarter"),
        ("from_year = 2012", "from_year = 2012\nuntil = 1", "ky.toml > window 1 > until"),
    ],
)
def test_mistakes_in_the_file_name_their_place(tmp_path, old, new, place):
    with pytest.raises(UserError) as caught:
        load_periods(altered(tmp_path, old, new))
    assert place in caught.value.message
