"""Figures against those of earlier reports, on a small outline made by hand."""

from datetime import date
from decimal import Decimal

import pytest

from cchc_desktop import paths
from cchc_desktop.model.agency import load_agency
from cchc_desktop.model.checks import Checks
from cchc_desktop.model.differences import Earlier
from cchc_desktop.model.expressions import Expression
from cchc_desktop.model.figures import Figures
from cchc_desktop.model.period import load_periods
from cchc_desktop.model.template import Chapter, Field, Rule, Section, Strength, Template
from cchc_desktop.model.values import Fraction, Missing, MissingKind, Number

FIELDS = (
    Field("a.dem", "Đếm", "integer"),
    Field("a.mo", "Đầu kỳ", "integer", opening="a.con"),
    Field("a.con", "Cuối kỳ", "integer", flow=False),
    Field("a.khao_sat", "Khảo sát", "fraction"),
    Field("a.ty_le", "Tỷ lệ", "percent"),
)
RULE = Rule("a.noi", Strength.WARNING, Expression("a.mo == just_before.a.con"), "Không nối kỳ.")


@pytest.fixture
def found():
    """Return what is found when a field has a value now and had one in an earlier report."""
    view = load_agency(paths.resources() / "agencies" / "soc-trang.toml").on(date(2018, 6, 14))
    section = Section("a.chu", 1, 1, (), "I. A", skeleton="", fields=FIELDS, rules=(RULE,))
    ends = (Section(key, 0, 0, (), key, skeleton="") for key in ("mo_dau", "ket_thuc"))
    template = Template("e", "n", "s", "K", "S", *ends, (Chapter("a.chu", (section,)),))
    periods = load_periods(paths.resources() / "periods.toml")

    def find(which, code, key, now, before, was=""):
        earlier = {which: Earlier({was or key: before}, periods.period(code))}
        figures = Figures(template, view, periods.period("2018-6T"), earlier)
        figures.load({key: now}, {})
        return {p.rule: p for p in Checks(figures).problems()}

    return find


def number(amount):
    return Number(Decimal(amount))


def test_a_count_that_falls_names_both_values_and_periods(found):
    """F-10c."""
    problems = found("same_start", "2018-Q1", "a.dem", number(900), number(1200))
    problem = problems["ky.luy_ke.a.dem"]
    assert problem.strength == "warning"
    for words in ("900", "1.200", "06 tháng đầu năm 2018", "quý I năm 2018", "15/12/2017"):
        assert words in problem.message


def test_none_arisen_counts_as_nought(found):
    nothing = Missing(MissingKind.NONE_ARISEN)
    assert "ky.luy_ke.a.dem" in found("same_start", "2018-Q1", "a.dem", nothing, number(5))
    assert not found("same_start", "2018-Q1", "a.dem", number(5), nothing)


def test_a_count_may_stay_and_grow(found):
    assert not found("same_start", "2018-Q1", "a.dem", number(5), number(5))
    assert not found("same_start", "2018-Q1", "a.dem", number(600), number(5))


def test_states_and_shares_may_fall(found):
    assert not found("same_start", "2018-Q1", "a.con", number(5), number(9))
    assert not found("same_start", "2018-Q1", "a.ty_le", number(5), number(9))


def test_both_numbers_of_a_fraction_are_counted(found):
    problems = found("same_start", "2018-Q1", "a.khao_sat", Fraction(4, 5), Fraction(3, 9))
    assert "ky.luy_ke.a.khao_sat" in problems


def test_what_was_carried_in_stays_while_the_count_goes_on(found):
    assert "ky.dau_ky.a.mo" in found("same_start", "2018-Q1", "a.mo", number(9), number(8))
    assert not found("same_start", "2018-Q1", "a.mo", number(8), number(8))


def test_a_tenfold_figure_is_named_and_a_small_one_is_not(found):
    assert "ky.bat_thuong.a.dem" in found("year_before", "2017-6T", "a.dem", number(40), number(4))
    assert not found("year_before", "2017-6T", "a.dem", number(10), number(1))
    assert not found("year_before", "2017-6T", "a.dem", number(39), number(4))


def test_a_count_is_not_weighed_against_a_shorter_period(found):
    assert not found("previous", "2018-Q1", "a.dem", number(400), number(4))


def test_a_state_far_from_the_last_one_is_a_hint(found):
    problem = found("previous", "2018-Q1", "a.con", number(130), number(100))["ky.bien_dong.a.con"]
    assert problem.strength == "hint"
    assert not found("previous", "2018-Q1", "a.con", number(120), number(100))


def test_a_rule_across_reports_says_what_the_other_one_had(found):
    problems = found("just_before", "2017-N", "a.mo", number(7), number(1319), was="a.con")
    message = problems["a.noi"].message
    assert message == "Không nối kỳ. “Cuối kỳ” của năm 2017: 1.319."
