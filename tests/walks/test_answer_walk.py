"""Findings answered by keys alone: to the next one, why it is right, what can be set right."""

import json

import pytest

from tests.walks.desk import DataFile, until
from tests.walks.steps import REPORT

pytestmark = pytest.mark.walk

FIRST = "ky.quy"


def reasons(file):
    stored = {k: json.loads(v) for k, v in file.answers().items() if k.startswith("reason.")}
    return {key: reason for key, reason in stored.items() if reason}


def test_warnings_are_answered_without_the_mouse(desk, sample_file):
    """F-06: F8, the reason, Enter; the next warning stands ready for its own."""
    file = DataFile(sample_file)
    desk.start("gui", "--data", str(sample_file))
    desk.window("Báo cáo CCHC")
    until(lambda: desk.title().startswith(REPORT) or desk.keys("Return"), "the sample report")
    desk.keys("F8", "F8")
    desk.look("finding")
    desk.keys("alt+0")
    desk.type("chot khac ngay\n")
    until(lambda: len(reasons(file)) == 1, "the first reason")
    desk.keys("alt+0")
    desk.type("da doi chieu\n")
    until(lambda: len(reasons(file)) == 2, "the second reason")
    said = [reason["reason"] for reason in reasons(file).values()]
    assert sorted(said) == ["chot khac ngay", "da doi chieu"]
    assert any(key.startswith(f"reason.{FIRST}") for key in reasons(file))
    desk.keys("ctrl+F8")
    desk.window("Phiếu rà soát")
    desk.look("sheet")
    assert not desk.complaints.read_text(encoding="utf-8")
