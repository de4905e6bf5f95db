"""Turns every rule of every edition around, one at a time: the reports the tests hold must notice.

R-60: a rule that could say the opposite without a finding appearing or vanishing guards nothing.
"""

from dataclasses import replace

import pytest

from cchc_desktop import paths
from cchc_desktop.model import checks as checking
from cchc_desktop.model.checks import Checks
from cchc_desktop.model.expressions import Expression
from cchc_desktop.services.reports import SAMPLE, Library
from cchc_desktop.store.store import Store
from tests.services.filled_edition import EDITION, THREE_TIERS, TWO_TIERS, filled
from tests.services.planting import COLUMNS, office
from tests.test_sample import FINDINGS

# What the year before left over, by level: together what the half year took over.
LEFT = (
    ("Cấp tỉnh", "Đất đai", "528"),
    ("Cấp huyện", "Hộ tịch", "396"),
    ("Cấp xã", "Chứng thực", "395"),
)
# All figures of the filled report in one row of its table.
TABLE = {
    "tiep_nhan": "630654",
    "truc_tuyen": "501230",
    "truc_tiep": "111220",
    "ky_truoc": "18204",
    "giai_quyet": "607438",
    "truoc_han": "200000",
    "dung_han": "403118",
    "qua_han": "4320",
    "con_lai": "23216",
    "trong_han": "23000",
    "con_qua_han": "216",
}


def inverted(rule):
    return replace(rule, check=Expression(f"not ({rule.check.text})"))


def findings(checks):
    """Return what the rules of an outline found, as the tests of the reports hold it."""
    keys = {rule.key for section in checks.template.sections for rule in section.rules}
    return [(p.rule, p.strength, p.section) for p in checks.problems() if p.rule in keys]


def unnoticed(session, held):
    """Return the keys of rules that may be turned around without these findings changing."""
    checks = Checks(session.figures)
    assert findings(checks) == held
    missed = set()
    for section in checks.template.sections:
        for rule in section.rules:
            place = f"rule:{rule.key}"
            before = checks._found[place]
            checks._keep(place, checks._rule_problems(section.key, inverted(rule)))
            if findings(checks) == held:
                missed.add(rule.key)
            checks._keep(place, before)
    return missed


def unnoticed_in_tables(session):
    """Return the keys of rules about rows that may be turned around, of tables without findings."""
    missed = set()
    for field in session.template.fields.values():
        value = session.value(field.key)
        for number, rule in enumerate(field.rules):
            rules = [*field.rules[:number], inverted(rule), *field.rules[number + 1 :]]
            turned = replace(field, rules=tuple(rules))
            assert value is None or not list(checking._table_problems("", field, value))
            if value is None or not list(checking._table_problems("", turned, value)):
                missed.add(rule.key)
    return missed


def row(cap, field, **numbers):
    return {"cap": cap, "linh_vuc": field, **dict.fromkeys(COLUMNS, "0"), **numbers}


def reopened(store, code):
    """Open a report again, so that it sees the earlier ones as they are now."""
    return Library(store, paths.resources(), "").open(code)


def test_no_rule_of_the_first_outline_can_be_turned_around_unnoticed(tmp_path):
    with Store.create(tmp_path / "a.cchc") as store:
        office(store)
        rows = [row(*names, con_lai=number) for *names, number in LEFT]
        store.write(store.report("2017-N").id, {"ho_so.bieu": rows}, "")
        session = reopened(store, SAMPLE)
        keys = {rule.key for section in session.template.sections for rule in section.rules}
        assert len(keys) > 200
        assert unnoticed(session, [found for found in FINDINGS if found[0] in keys]) == set()
        assert unnoticed_in_tables(session) == set()


@pytest.fixture(params=[TWO_TIERS, THREE_TIERS], ids=["two tiers", "three tiers"])
def second(tmp_path, request):
    """The filled report with its table, after a year that left what it took over."""
    code, agency = request.param
    with filled(tmp_path, code, agency) as session:
        store = session.store
        session.take_all({"ho_so.bieu": [row("Cấp tỉnh", "Đất đai", **TABLE)]})
        before = Library(store, paths.resources(), "")
        year = before.open(before.create(f"{session.report.year - 1}-N", agency, EDITION))
        known = ("cntt.lgsp", "cntt.giam_sat", "dnnn.co_phan_hoa")
        taken_over = {"ho_so.moi": 18_204, "ho_so.ky_truoc": 0, "ho_so.dung_han": 0}
        same = {key: store.answers(session.report.id)[key] for key in known}
        year.take_all({**taken_over, "ho_so.qua_han": 0, **same})
        yield reopened(store, code)


def test_no_rule_of_the_second_outline_can_be_turned_around_unnoticed(second):
    about_districts = {"kiem_tra.huyen_trong_danh_muc"}
    missed = unnoticed(second, [])
    assert missed <= about_districts
    assert not (missed and second.report.code == THREE_TIERS[0])
    assert unnoticed_in_tables(second) == set()
