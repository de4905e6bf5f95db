"""Figures worded against earlier reports: only where two periods compare."""

from decimal import Decimal

import pytest

from cchc_desktop import messages
from cchc_desktop.model.agency import load_agency
from cchc_desktop.model.differences import Earlier
from cchc_desktop.model.figures import Figures
from cchc_desktop.model.loader import load_template
from cchc_desktop.model.period import load_periods
from cchc_desktop.model.values import Fraction, Missing, MissingKind, Number
from cchc_desktop.paths import resources

COUNT, SHARE, RANK = "ho_so.moi", "ke_hoach.so_nganh_dat", "chi_so.hang"


@pytest.fixture(scope="module")
def template():
    return load_template(resources() / "templates" / "cchc-2012")


@pytest.fixture
def figures(template):
    periods = load_periods(resources() / "periods.toml")
    agency = load_agency(resources() / "agencies" / "soc-trang.toml")

    def make(now, **earlier):
        named = {
            which: Earlier({k: Number(Decimal(v)) for k, v in values.items()}, periods.period(code))
            for which, (code, values) in earlier.items()
        }
        period = periods.period("2018-6T")
        made = Figures(template, agency.on(period.window[1]), period, named)
        made.load({k: Number(Decimal(v)) for k, v in now.items()}, {})
        return made

    return make


def test_a_difference_names_the_other_period(figures):
    made = figures({COUNT: 112}, year_before=("2017-6T", {COUNT: 100}))
    assert made.shown(COUNT, "since_year") == "tăng 12 hồ sơ so với 06 tháng đầu năm 2017"
    assert made.shown(COUNT, "change_year") == "tăng 12 hồ sơ"


def test_two_values_swapped_turn_a_rise_into_a_fall(figures):
    made = figures({SHARE: "70.12"}, previous=("2018-Q1", {SHARE: 70}))
    assert made.shown(SHARE, "change_previous") == "tăng 0,12 điểm %"
    made = figures({SHARE: 70}, previous=("2018-Q1", {SHARE: "70.12"}))
    assert made.shown(SHARE, "change_previous") == "giảm 0,12 điểm %"


@pytest.mark.parametrize(
    ("key", "counted"), [(COUNT, 0), (SHARE, None), (RANK, None), ("chi_so.diem", None)]
)
def test_none_arisen_is_a_nought_of_counts_only(figures, key, counted):
    made = figures({}, year_before=("2017-6T", {RANK: 49}))
    made.set(key, Missing(MissingKind.NONE_ARISEN))
    assert made.lookup(key) == counted
    assert made.shown("chi_so.tang_hang") == "……"
    assert made.shown(RANK, "change_year") == "……"


def test_a_rank_rises_to_a_smaller_number(figures):
    made = figures({RANK: 46}, year_before=("2017-6T", {RANK: 49}))
    assert made.shown(RANK, "change_year") == "tăng 03 bậc"


def test_counts_of_periods_of_other_length_and_missing_reports_do_not_compare(figures):
    made = figures({COUNT: 112}, previous=("2018-Q1", {COUNT: 100}))
    assert made.shown(COUNT, "since_previous") == messages.UNANSWERED
    assert made.shown(COUNT, "since_year") == messages.UNANSWERED
    made = figures({COUNT: 112}, year_before=("2017-6T", {}))
    assert made.shown(COUNT, "since_year") == messages.UNANSWERED


@pytest.mark.parametrize(
    ("value", "state"),
    [
        (None, None),
        (Number(Decimal(3)), "answered"),
        (Number(Decimal(0)), "nought"),
        (Missing(MissingKind.NO_DATA), "no_data"),
        (Missing(MissingKind.NOT_APPLICABLE), "not_applicable"),
    ],
)
def test_formulas_learn_how_a_figure_is_answered(figures, value, state):
    made = figures({})
    made.set(COUNT, value)
    assert made.lookup(f"state:{COUNT}") == state


def test_parts_of_fractions_and_earlier_reports_have_a_state(figures):
    made = figures({}, previous=("2018-Q1", {COUNT: 1}))
    made.set("vtvl.tu_chu", Fraction(3, 5))
    assert made.lookup("state:vtvl.tu_chu.done") == "answered"
    assert made.lookup(f"state:previous.{COUNT}") == "answered"
    assert made.lookup(f"state:year_before.{COUNT}") is None
