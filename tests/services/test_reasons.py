"""Reasons hold for the figures they were given for, in a session and in files."""

import pytest

from cchc_desktop.model.checks import Problem
from cchc_desktop.services.interchange import read_json, write_json
from cchc_desktop.services.reasons import answered, read_reason, reason_change

RULE = "a.khong_vuot"
OLD = Problem(RULE, "warning", "a", (), "5 vượt 3.")
NEW = Problem(RULE, "warning", "a", (), "6 vượt 3.")


def test_a_reason_answers_while_the_finding_says_the_same():
    stored = reason_change(RULE, " Đã tách kỳ. ", [OLD])
    assert answered(OLD, stored).reason == "Đã tách kỳ."
    again = answered(NEW, stored)
    assert (again.reason, again.old_reason) == ("", "Đã tách kỳ.")


def test_a_plain_reason_of_an_older_file_answers_always():
    stored = {f"reason.{RULE}": "vì vậy"}
    assert answered(OLD, stored).reason == answered(NEW, stored).reason == "vì vậy"


def test_a_reason_may_answer_two_findings_of_one_key():
    stored = reason_change(RULE, "vì vậy", [OLD, NEW])
    assert answered(OLD, stored).reason == answered(NEW, stored).reason == "vì vậy"


def test_no_words_take_the_reason_away():
    assert reason_change(RULE, "  ", [OLD]) == {f"reason.{RULE}": None}


@pytest.mark.parametrize("data", [5, ["a"], {"reason": "a"}, {"reason": "a", "said": [1]}])
def test_what_is_no_reason_is_refused(data):
    with pytest.raises(ValueError, match=r".*"):
        read_reason(data)


def test_a_changed_figure_opens_its_warning_again(sample):
    rule = "tu_chu.khop_vi_tri_viec_lam"
    sample.take_reason(rule, "Hai danh sách chốt khác ngày")
    sample.take("tu_chu.giao_cap_tinh", "34/119")
    problem = next(p for p in sample.problems if p.rule == rule)
    assert (problem.reason, problem.old_reason) == ("", "Hai danh sách chốt khác ngày")
    sample.take("tu_chu.giao_cap_tinh", "34/118")
    assert next(p for p in sample.problems if p.rule == rule).reason


def test_reasons_go_through_a_file_of_ours(sample):
    problem = next(p for p in sample.problems if p.excerpt)
    sample.take_reason(problem.key, "đã hỏi")
    sample.take_reason("tu_chu.tong_hai_cap", "chỉ cấp huyện")
    changes = read_json(write_json(sample), sample.template)
    for key in (problem.key, "tu_chu.tong_hai_cap"):
        assert changes[f"reason.{key}"] == sample.stored(f"reason.{key}")
