"""Holds the lint of templates: every kind of slip is found, and a sound edition has none."""

import subprocess
import sys

import pytest

from cchc_desktop.model.agency import WORDS, load_agency
from cchc_desktop.model.expressions import Expression
from cchc_desktop.model.lint import FACTS, PERIOD_WORDS, lint, lint_folder
from cchc_desktop.model.loader import load_template
from cchc_desktop.model.period import load_periods
from cchc_desktop.model.rule_search import verdicts
from cchc_desktop.model.template import Rule, Strength
from cchc_desktop.paths import resources
from tests.model.small_edition import change

AGENCY = load_agency(resources() / "agencies" / "soc-trang.toml")


def findings(folder):
    return lint(load_template(folder), [AGENCY])


def test_a_sound_edition_has_no_findings(edition):
    assert findings(edition) == []


FIELD = """
[[section.field]]
key = "a.moi"
label = "Mới"
type = "integer"
"""
RULE_AT = "[[section.rule]]"


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("Đạt {a.b}.", "Đạt {a.khac} và {a.b}.", "unknown name in text: a.khac"),
        ("{ky_sau:upper}", "{ky_san}", "unknown name in text: ky_san"),
        ("Đạt {a.b}.", "Đạt {a.b:phrase}.", "no wording for the form phrase"),
        ("Đạt {a.b}.", "Đạt {a.b:total}.", "form total does not fit a.b"),
        ("Đạt {a.b}.", "Đạt {A.b}.", "a brace"),
        ("Đạt {a.b}.", "Đạt 28 việc.", "the number 28"),
        ("({a.b})", "({a.khac})", "unknown name in text: a.khac"),
        ("a.b <= 5", "a.khac <= 5", "unknown name in a formula: a.khac"),
        ("a.b <= 5", "a.b.done <= 5", "unknown name in a formula: a.b.done"),
        ("a.b <= 5", "count(a.b) <= 5", "a list that is not counted"),
        ("a.b <= 5", 'items(\\"x\\") <= a.b', "items of a section without text: x"),
        ("percent(a.b, 5)", "percent(a.c, 5)", "a.c: computed from itself"),
        ("percent(a.b, 5)", "previous.a.b", "may not read an earlier report"),
        (RULE_AT, FIELD + RULE_AT, "a.moi: no text, formula or rule uses it"),
        (RULE_AT, FIELD.replace("Mới", "Số việc") + RULE_AT, "label used 2 times"),
        (RULE_AT, FIELD + 'profile = "units.sao"\n' + RULE_AT, "profile path units.sao"),
        (RULE_AT, FIELD.replace("integer", "choice") + RULE_AT, "a choice without choices"),
        ('type = "integer"', 'type = "fraction"', "a.b is a fraction"),
        ('type = "integer"', 'type = "text"', "a.b is no number"),
        ('unit = "việc"', 'trace = ["N001", "N003"]', "nothing traces N002"),
        ('unit = "việc"', 'trace = ["N1"]', "no code of the inventory: N1"),
        ('unit = "việc"', 'opening = "a.khac"', "no typed figure that opens with a.khac"),
        ("a.b <= 5", "a.b >= 0", "no answers break this rule"),
        ("a.b <= 5", "a.b < 0", "no answers satisfy this rule"),
        ('skeleton = ""', "", "neither a text nor sections below"),
    ],
)
def test_each_slip_is_found(edition, old, new, finding):
    change(edition, "1-mot.toml", old, new)
    assert any(finding in found for found in findings(edition)), findings(edition)


def test_numbers_of_documents_dates_and_standards_are_names(edition):
    cited = "Theo Nghị quyết số 30c/NQ-CP ngày 08/11/2011, TCVN ISO 9001:2008, mức độ 3: {a.b}."
    change(edition, "1-mot.toml", "Đạt {a.b}.", cited)
    assert findings(edition) == []


@pytest.mark.parametrize(
    "check",
    [
        "tthc.cap_tinh + tthc.cap_huyen == tthc.tong",
        "ho_so.ky_truoc == previous.ho_so.dang_giai_quyet",
        "count(kiem_tra.danh_sach) == kiem_tra.ke_hoach",
        "tu_chu.su_nghiep.done <= tu_chu.su_nghiep.total",
        "period.months == 6 or phuong_huong.so_nhiem_vu > 3",
    ],
)
def test_search_breaks_and_satisfies_rules_over_figures_that_nearly_agree(check):
    template = load_template(resources() / "templates" / "cchc-2012")
    rule = Rule("x.rule", Strength.ERROR, Expression(check), "")
    assert verdicts(template, rule) == {True, False}


def test_bound_words_are_those_of_period_and_agency():
    period = load_periods(resources() / "periods.toml").period("2018-6T")
    assert set(period.words()) == PERIOD_WORDS
    assert set(period.facts()) == FACTS
    assert set(AGENCY.on(period.window[1]).words) == set(WORDS)


def test_an_unreadable_edition_is_one_finding(edition):
    change(edition, "1-mot.toml", "level = 2", "level = 4")
    found = lint_folder(edition)
    assert len(found) == 1
    assert "mot.hai > level" in found[0]


def test_command_prints_findings_and_fails(edition):
    change(edition, "1-mot.toml", "Đạt {a.b}.", "Đạt {a.khac}.")
    command = [sys.executable, "-m", "cchc_desktop.model.lint", str(edition)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "unknown name in text: a.khac" in done.stdout


@pytest.mark.parametrize(
    ("former", "finding"),
    [
        ('["a.rule", "a.c"]', "a.b: formerly a.c, which is the key of one of the fields"),
        ('["x.y", "x.y"]', "a.b: formerly x.y, named 2 times among the fields"),
    ],
)
def test_former_keys_that_name_two_things_are_found(edition, former, finding):
    change(edition, "1-mot.toml", 'key = "a.b"', f'key = "a.b"\nformerly = {former}')
    assert finding in findings(edition)


def test_rules_may_ask_how_an_answer_stands(edition):
    """The search for answers that break a rule makes up non-values too."""
    old = 'check = "a.b <= 5"'
    change(edition, "1-mot.toml", old, 'check = "not not_applicable(a.b) or a.c == 0"')
    assert findings(edition) == ["a.rule: no answers break this rule"]
    change(edition, "1-mot.toml", "or a.c == 0", "and not no_data(a.b)")
    assert findings(edition) == []


def test_a_figure_may_only_need_what_some_agency_has(edition):
    change(edition, "1-mot.toml", 'unit = "việc"', 'unit = "việc"\nneeds = "units.cap_huyen"')
    assert findings(edition) == []
    change(edition, "1-mot.toml", "units.cap_huyen", "units.tong")
    assert findings(edition) == ["a.b: no agency knows the profile path units.tong"]
