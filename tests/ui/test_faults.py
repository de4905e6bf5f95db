"""Holds what happens at a fault of the program: save first, tell, keep the report's words out."""

import sys

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from cchc_desktop.ui.dialogs.texts import FaultDialog
from cchc_desktop.ui.faults import FaultHandler


def fail(secret):
    raise ValueError(secret)


@pytest.fixture
def fault():
    try:
        fail("họ tên của một người")
    except ValueError:
        return sys.exc_info()


def test_a_fault_saves_and_shows_where_it_happened(qtbot, fault, monkeypatch):
    shown, saved = [], []
    monkeypatch.setattr(FaultDialog, "exec", lambda self: shown.append(self.report.toPlainText()))
    FaultHandler(lambda: saved.append(True)).handle(*fault)
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert saved == [True]
    assert "test_faults.py" in shown[0]
    assert "họ tên" not in shown[0]


def test_a_fault_while_saving_is_reported_too(qtbot, fault, monkeypatch):
    shown = []
    monkeypatch.setattr(FaultDialog, "exec", lambda self: shown.append(self.report.toPlainText()))
    FaultHandler(lambda: fail("x")).handle(*fault)
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert shown[0].count("ValueError") >= 2


def test_the_report_can_be_copied(qtbot):
    dialog = FaultDialog("ValueError\n  x.py:1")
    qtbot.addWidget(dialog)
    dialog.copy()
    assert QApplication.clipboard().text() == dialog.findChild(QPlainTextEdit).toPlainText()
