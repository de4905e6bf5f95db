"""Holds formulas to their whitelist, to exact sums and to saying nothing when they know nothing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.model.expressions import Expression, ExpressionError, percent, rest_percent

FACTS = {
    "a.x": Decimal(3),
    "a.y": Decimal("0.1"),
    "a.zero": Decimal(0),
    "a.names": ("Sở Y tế", "Sở Tư pháp"),
    "a.word": "3 và 4",
    "items:phuong_huong": ("một", "hai", "ba"),
}


def value(text):
    return Expression(text).evaluate(FACTS.get)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("a.x + 2 * (a.y - 1) / 3", Decimal("2.4")),
        ("a.y + a.y + a.y == 0.3", True),
        ("-a.x + +1", Decimal(-2)),
        ("count(a.names)", Decimal(2)),
        ('items("phuong_huong")', Decimal(3)),
        ("min(a.x, 1, 2) + max(a.x, 9) + abs(0 - 4)", Decimal(14)),
        ("0 < a.x <= 3 and not a.x == 4", True),
        ("a.word == a.word", True),
        ("a.x\n  + 1", Decimal(4)),
        ("a.x > 5 or a.x < 4", True),
    ],
)
def test_formulas_give_exact_results(text, result):
    assert value(text) == result


@pytest.mark.parametrize(
    "text",
    [
        "a.unknown + 1",
        "a.x / a.zero",
        "a.x / (a.zero * 2)",
        "percent(a.zero, a.zero)",
        "rest_percent(a.x, a.zero)",
        "max(a.x, a.unknown)",
        "not a.unknown",
        "a.unknown == a.unknown",
        "a.word < a.x",
        "a.word + a.word",
        "count(a.x)",
        'items("kien_nghi")',
        "a.unknown > 1 or a.x > 5",
        "a.unknown > 1 and a.x < 5",
    ],
)
def test_unknown_operands_and_impossible_sums_give_nothing(text):
    """C10: no figure appears out of a missing one."""
    assert value(text) is None


def test_and_or_decide_as_soon_as_they_can():
    assert value("a.unknown > 1 or a.x == 3") is True
    assert value("a.unknown > 1 and a.x == 4") is False


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "a", "1 +", "a.x ** 2", "a.x % 2", "a.x // 2", "f(1)", "a.x()", "a.x.y()",
        '"text"', '"a".upper', 'a.x == "b"', "True", "None", "[1]", "(1, 2)", "{1}", "a[0]",
        "lambda: 1", "x.y if a.x else 1", "a.x in a.y", "a.x is a.y", "1j", "1e9", "0x10", "1and 2",
        "percent(1)", "abs(1, 2)", "min(1)", "abs(*a.x)", "max(a=1, b=2)", "count(1)",
        "count(f(1))", "items(a.x)", "items(1)", "import os", "__import__('os')", "a.x; a.y",
        "a.x # b", "a.x\\\n",
        "f'{a.x}'", "(a.x).real.imag()", "abs(1).real", "(1).real", "à.x", "a.x\0", "a := 1",
        "(" * 300 + "1" + ")" * 300, "-" * 900 + "1", "1" + "+1" * 480, "1" * 1001,
    ],
)  # fmt: skip
def test_anything_else_is_refused_before_it_runs(text):
    with pytest.raises(ExpressionError):
        Expression(text)


def test_names_and_sections_are_listed():
    expression = Expression('percent(a.x.done, a.x.total) + count(b.c) + items("s.t")')
    assert expression.names == {"a.x.done", "a.x.total", "b.c"}
    assert expression.sections == {"s.t"}
    assert expression == Expression(expression.text)


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [
        (22, 28, "78.57"),
        (1, 8, "12.50"),
        (1, 100000, "0.01"),
        (99999, 100000, "99.99"),
        (0, 5, "0.00"),
        (5, 5, "100.00"),
        (5, 800, "0.63"),
        (6, 5, "120.00"),
        (5, 100_000, "0.01"),
        (1005, 100_000, "1.01"),
        (98_985, 100_000, "98.99"),
        (-5, 800, "-0.63"),
        (10**12 - 1, 10**12, "99.99"),
        (10**12, 3 * 10**12, "33.33"),
    ],
)
def test_percent_rounds_half_up_and_keeps_off_the_ends(part, whole, share):
    """Decided: two decimals, half up; 0 % means none and 100 % means all."""
    assert str(percent(Decimal(part), Decimal(whole))) == share


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_complementary_shares_make_exactly_one_hundred(part, whole):
    """E20: 99,99 % and 0,01 % add up."""
    part = min(part, whole)
    other = percent(Decimal(whole - part), Decimal(whole))
    assert rest_percent(Decimal(part), Decimal(whole)) + other == 100


def test_sums_beyond_the_precision_give_nothing_instead_of_failing():
    huge = Decimal(10) ** 40
    assert Expression("percent(a.b, 1)").evaluate({"a.b": huge}.get) is None


@pytest.mark.parametrize(
    ("state", "true"),
    [
        ("answered", ["answered(a.b)"]),
        ("nought", ["answered(a.b)", "none_arisen(a.b)"]),
        ("none_arisen", ["none_arisen(a.b)"]),
        ("no_data", ["no_data(a.b)"]),
        ("not_applicable", ["not_applicable(a.b)"]),
        (None, []),
    ],
)
def test_a_formula_asks_how_an_answer_stands(state, true):
    texts = [f"{n}(a.b)" for n in ("answered", "none_arisen", "no_data", "not_applicable")]
    found = [t for t in texts if Expression(t).evaluate({"state:a.b": state}.get) is True]
    assert found == true


def test_what_is_only_asked_for_its_state_is_known_apart():
    expression = Expression("answered(a.b) and no_data(a.c) and a.c > 0")
    assert (expression.names, expression.states) == ({"a.b", "a.c"}, {"a.b"})


@pytest.mark.parametrize("text", ["answered(1)", "no_data(a.b, a.c)", "answered(a.b + 1)"])
def test_only_a_name_is_asked_for_its_state(text):
    with pytest.raises(ExpressionError):
        Expression(text)
