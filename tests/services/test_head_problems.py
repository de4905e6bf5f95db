"""What is found in the header form, by the regime of the report."""

import pytest

from cchc_desktop.model.template import Strength
from cchc_desktop.services.head_problems import head_problems
from tests.services.small_report import small_report


@pytest.fixture
def old(tmp_path):
    with small_report(tmp_path) as opened:
        yield opened


@pytest.fixture
def new(tmp_path_factory):
    with small_report(tmp_path_factory.mktemp("mới"), "2026-N", "so-noi-vu-can-tho") as opened:
        yield opened


def found(session):
    return {problem.rule: problem for problem in head_problems(session)}


def test_a_new_report_of_a_department_is_sound_and_never_signed_for_a_collective(new):
    assert head_problems(new) == []
    new.take("head.authority", "TM. SỞ NỘI VỤ; GIÁM ĐỐC")
    problem = found(new)["ky.thu_truong"]
    assert problem.fields == ("head.authority",)
    assert "Điều 13 Nghị định 30/2020/NĐ-CP" in problem.message


def test_an_urgency_the_decree_no_longer_has(old, new):
    """Decree 30/2020 has no HẸN GIỜ, Circular 01/2011 had."""
    for session in (old, new):
        session.take("head.urgency", "HỎA TỐC HẸN GIỜ")
    assert "choice" not in found(old)
    problem = found(new)["choice"]
    assert problem.strength is Strength.ERROR
    assert "Nghị định 30/2020/NĐ-CP" in problem.message


def test_secrecy_and_form_of_copy_are_those_of_the_regime(new):
    new.take("head.secrecy", "MẬT")
    new.take("head.copy_form", "SAO Y")
    assert head_problems(new) == []
    new.take("head.copy_form", "SAO Y BẢN CHÍNH")
    assert found(new)["choice"].fields == ("head.copy_form",)


def test_the_decree_knows_no_draft_mark(old, new):
    for session in (old, new):
        session.take("head.draft", "DỰ THẢO (lần 2)")
    assert "du_thao" not in found(old)
    assert found(new)["du_thao"].strength is Strength.HINT
    old.take("head.number", "12")
    assert "đã có số" in found(old)["du_thao"].message


def test_a_copy_older_than_its_report(old):
    old.take("head.date", "5/6/2018")
    old.take("head.copy_date", "4/6/2018")
    assert "04/6/2018" in found(old)["copy_before_issue"].message


def test_a_reason_is_kept_beside_a_finding_of_the_head(old):
    old.take("head.authority", "CHỦ TỊCH")
    old.take_reason("ky.thay_mat", "Chủ tịch ký theo thẩm quyền riêng.")
    (problem,) = [p for p in old.problems if p.rule == "ky.thay_mat"]
    assert problem.reason == "Chủ tịch ký theo thẩm quyền riêng."
