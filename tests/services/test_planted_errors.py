"""Of forty errors planted into the sample at least thirty-two are found; the clean one is quiet."""

import pytest

from cchc_desktop.store.store import Store
from tests.services.planting import EACH, KINDS, office, plants, seen, signature
from tests.test_sample import FINDINGS

WANTED = 32


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    store = Store.create(tmp_path_factory.mktemp("văn phòng") / "a.cchc")
    yield office(store)
    store.close()


def test_no_false_alarm_in_the_clean_sample_beside_earlier_reports(session):
    """Warnings and errors are those of the real report, and no figure looks odd."""
    grave = [p for p in session.problems if p.strength != "hint"]
    assert [(p.rule, p.strength, p.section) for p in grave] == FINDINGS
    keys = {rule.key for section in session.template.sections for rule in section.rules}
    odd = [p for p in session.problems if p.strength == "hint" and p.rule in keys]
    assert odd == []
    compared = ("ky.luy_ke", "ky.dau_ky", "ky.bat_thuong", "ky.bien_dong")
    assert not [p for p in session.problems if p.rule.startswith(compared)]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_planted_errors_are_found(session, seed):
    clean = {signature(problem) for problem in session.problems}
    planted = plants(session, seed)
    assert [plant.kind for plant in planted] == [kind for kind in KINDS for _ in range(EACH)]
    missed = [plant for plant in planted if not seen(session, clean, plant)]
    for plant in missed:
        print(f"missed: {plant.kind:<10} {plant.told}")
    assert len(planted) - len(missed) >= WANTED
    assert {signature(problem) for problem in session.problems} == clean


def test_what_is_carried_in_must_be_what_was_left_over(session):
    """Across periods: the table and the figure against the report that ends the day before."""
    assert session.earlier.just_before.row.code == "2017-N"
    session.take("ho_so.ky_truoc", "1391")
    problem = next(p for p in session.problems if p.rule == "ho_so.noi_ky")
    session.undo()
    assert problem.strength == "warning"
    for words in ("1.391", "năm 2017", "1.319"):
        assert words in problem.message


def test_a_count_below_that_of_the_first_quarter_names_both(session):
    """F-10c on the sample: half a year cannot have less than its first quarter."""
    before = session.earlier.same_start.values["vbqppl.ban_hanh"]
    session.take("vbqppl.ban_hanh", "3")
    rule = "ky.luy_ke.vbqppl.ban_hanh"
    message = next(p.message for p in session.problems if p.rule == rule)
    session.undo()
    for words in ("03", f"{before.amount}", "06 tháng đầu năm 2018", "quý I năm 2018"):
        assert words in message


def test_the_same_seed_plants_the_same_errors(session):
    assert plants(session, 7) == plants(session, 7)
    assert plants(session, 7) != plants(session, 8)
