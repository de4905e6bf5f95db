"""Findings on a small outline made by hand: fields, rules and what is checked again when."""

from datetime import date
from decimal import Decimal

import pytest

from cchc_desktop import paths
from cchc_desktop.model.agency import load_agency
from cchc_desktop.model.checks import Checks, SectionState, head_problems, section_state
from cchc_desktop.model.expressions import Expression
from cchc_desktop.model.figures import Figures
from cchc_desktop.model.period import load_periods
from cchc_desktop.model.template import Chapter, Column, Field, Rule, Section, Strength, Template
from cchc_desktop.model.values import Day, Number, Rows, Text, Unparsed

END = date(2018, 6, 14)
FIELDS = (
    Field("a.phan", "Phần", "integer", required=True, maximum=50),
    Field("a.tong", "Tổng", "integer", required=True),
    Field("a.ty_le", "Tỷ lệ", "percent", compute=Expression("percent(a.phan, a.tong)")),
    Field("a.hai", "Hai lần", "percent", compute=Expression("a.ty_le * 2")),
    Field("a.loai", "Loại", "choice", choices=("x", "y")),
    Field("a.bang", "Bảng", "table", columns=(Column("n", "Số", "integer"),)),
)
RULES = (
    Rule("a.khong_vuot", Strength.ERROR, Expression("a.phan <= a.tong"), "{a.phan} vượt {a.tong}"),
    Rule("a.co_muc", Strength.WARNING, Expression('items("a.chu") >= 1'), "Không có mục"),
)
HEAD = (Field("head.window_start", "Từ", "date"), Field("head.window_end", "Đến", "date"))


@pytest.fixture(scope="module")
def view():
    return load_agency(paths.resources() / "agencies" / "soc-trang.toml").on(END)


@pytest.fixture
def figures(view):
    section = Section("a.chu", 1, 1, (), "I. A", skeleton="", fields=FIELDS, rules=RULES)
    ends = (Section(key, 0, 0, (), key, skeleton="") for key in ("mo_dau", "ket_thuc"))
    template = Template("e", "n", "s", "K", "S", *ends, (Chapter("a.chu", (section,)),), HEAD)
    period = load_periods(paths.resources() / "periods.toml").period("2018-6T")
    return Figures(template, view, period)


def number(amount):
    return Number(Decimal(amount))


def found(figures, values):
    figures.load(values, {"a.chu": 1})
    return {problem.rule: problem for problem in Checks(figures).problems()}


def test_computed_fields_follow_in_order_of_dependence(figures):
    figures.load({"a.phan": number(1), "a.tong": number(4)}, {})
    assert figures.value("a.hai") == number(50)
    assert figures.set("a.tong", number(2)) == {"a.tong", "a.ty_le", "a.hai"}
    assert figures.set("a.tong", number(2)) == frozenset()


def test_an_unknown_operand_leaves_the_rule_aside_and_the_figure_wanted(figures):
    problems = found(figures, {"a.phan": number(3)})
    assert problems.keys() == {"required"}
    assert problems["required"].fields == ("a.tong",)


def test_a_broken_rule_names_the_values(figures):
    problem = found(figures, {"a.phan": number(9), "a.tong": number(4)})["a.khong_vuot"]
    assert problem.message == "09 vượt 04"
    assert problem.fields == ("a.phan", "a.tong")


@pytest.mark.parametrize(
    ("key", "value", "rule"),
    [
        ("a.phan", Number(Decimal(-1)), "bounds"),
        ("a.phan", Number(Decimal(51)), "bounds"),
        ("a.phan", Unparsed("1.2.3", "Không đọc được."), "unreadable"),
        ("a.loai", Text("z"), "choice"),
        ("a.bang", Rows(((("n", "mười"),),)), "unreadable"),
    ],
)
def test_a_value_that_cannot_be_is_an_error(figures, key, value, rule):
    problems = found(figures, {"a.tong": number(100), "a.phan": number(1), key: value})
    assert problems[rule].strength == "error"
    assert problems[rule].fields == (key,)


def test_a_rule_on_items_is_checked_again_when_the_text_changes(figures):
    figures.load({}, {"a.chu": 1})
    checks = Checks(figures)
    figures.set_items("a.chu", 0)
    checks.refresh(frozenset(), frozenset({"a.chu"}))
    assert "a.co_muc" in {problem.rule for problem in checks.problems()}


def test_reversed_dates_of_the_header_form_are_an_error(figures):
    days = {"head.window_start": Day(date(2018, 7, 1)), "head.window_end": Day(END)}
    assert [p.rule for p in head_problems(figures.template, days)] == ["window"]


def test_the_gravest_open_problem_decides_the_state_and_an_answered_one_does_not(figures):
    figures.load({"a.phan": number(9), "a.tong": number(4)}, {"a.chu": 0})
    problems = Checks(figures).problems()
    assert section_state(problems, 2, 2) is SectionState.ERROR
    assert section_state(problems[1:], 2, 2) is SectionState.WARNING
    assert section_state([], 2, 2) is SectionState.DONE
    assert section_state([], 0, 2) is SectionState.EMPTY
    assert section_state([], 1, 2) is SectionState.PARTIAL


def test_a_rate_in_a_message_says_of_what_it_is_a_share(view):
    rule = Rule("a.it", Strength.WARNING, Expression("a.ty_le >= 50"), "Chỉ {a.ty_le}.")
    section = Section("a.chu", 1, 1, (), "I. A", skeleton="", fields=FIELDS, rules=(rule,))
    ends = (Section(key, 0, 0, (), key, skeleton="") for key in ("mo_dau", "ket_thuc"))
    template = Template("e", "n", "s", "K", "S", *ends, (Chapter("a.chu", (section,)),), HEAD)
    period = load_periods(paths.resources() / "periods.toml").period("2018-6T")
    made = found(Figures(template, view, period), {"a.phan": number(1), "a.tong": number(40)})
    assert made["a.it"].message == "Chỉ 2,50%. “Tỷ lệ” tính trên Tổng (40)."


def test_a_rate_of_a_whole_that_is_no_field_is_worded_without_it(view):
    """R-47: an edition changed by hand may name a whole that it does not have."""
    rate = Field("a.le", "Lẻ", "percent", compute=Expression("percent(a.phan, a.mat.total)"))
    rule = Rule("a.it", Strength.WARNING, Expression("a.phan >= 50"), "Chỉ {a.phan}, {a.le}.")
    section = Section("a.chu", 1, 1, (), "I. A", skeleton="", fields=(*FIELDS, rate), rules=(rule,))
    ends = (Section(key, 0, 0, (), key, skeleton="") for key in ("mo_dau", "ket_thuc"))
    template = Template("e", "n", "s", "K", "S", *ends, (Chapter("a.chu", (section,)),), HEAD)
    period = load_periods(paths.resources() / "periods.toml").period("2018-6T")
    made = found(Figures(template, view, period), {"a.phan": number(1)})
    assert made["a.it"].message.startswith("Chỉ 01, ")
    assert "tính trên" not in made["a.it"].message
