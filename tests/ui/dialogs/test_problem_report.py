"""Holds the report of a problem on the screen: read, told in own words, copied, saved by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from cchc_desktop import messages
from cchc_desktop.ui.dialogs.problem_report import ProblemReportDialog
from tests.ui.keys import type_text


@pytest.fixture
def dialog(qtbot, library, tmp_path):
    library.create_sample()
    shown = ProblemReportDialog(library, tmp_path)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_what_is_read_is_what_is_saved(qtbot, dialog, tmp_path, monkeypatch):
    target = tmp_path / "su co.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    type_text(dialog.told, "In bị lỗi ở trang 3")
    dialog.save_button.setFocus()
    qtbot.keyClick(dialog.save_button, Qt.Key.Key_Space)
    assert target.read_text(encoding="utf-8") == dialog.text()
    assert dialog.text().startswith("In bị lỗi ở trang 3\n\n" + messages.PROBLEM_PROGRAM)
    assert str(target) in dialog.note.text()


def test_without_own_words_only_the_report_is_copied(dialog):
    dialog.copy()
    assert QGuiApplication.clipboard().text() == dialog.report.toPlainText()


def test_a_place_that_takes_no_file_is_a_sentence(dialog, tmp_path, monkeypatch):
    told = []
    taken = tmp_path / "thư mục.txt"
    taken.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(taken), ""))
    monkeypatch.setattr(
        "cchc_desktop.ui.dialogs.problem_report.show_error", lambda _, error: told.append(error)
    )
    dialog.save()
    assert len(told) == 1
    assert not dialog.note.text()


def test_the_report_can_be_read_and_not_changed(qtbot, dialog):
    assert dialog.report.isReadOnly()
    assert dialog.report.accessibleName() == "Nội dung sẽ lưu"
    assert dialog.told.accessibleName() == "Sự việc"
    qtbot.keyClick(dialog.told, Qt.Key.Key_Tab)
    assert dialog.report.hasFocus()


def test_the_menu_opens_it_without_a_report_on_the_screen(window_of, library, monkeypatch):
    library.create_sample()
    window = window_of(library)
    shown = []
    monkeypatch.setattr(ProblemReportDialog, "exec", lambda self: shown.append(self.text()))
    window.actions_.by_name["problem_report"].trigger()
    assert messages.PROBLEM_CHECK in shown[0]
