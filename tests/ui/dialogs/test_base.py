"""The boxes that ask and tell: words of the user are never markup, and Enter does no harm."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from cchc_desktop.errors import UserError
from cchc_desktop.ui.dialogs.base import is_wanted, show_error


@pytest.fixture
def enter_pressed(monkeypatch):
    """Answer a box by the button that Enter presses, and keep the box."""
    boxes = []

    def answer(box):
        boxes.append(box)

    monkeypatch.setattr(QMessageBox, "exec", answer)
    monkeypatch.setattr(QMessageBox, "clickedButton", QMessageBox.defaultButton)
    return boxes


@pytest.mark.parametrize("harms", [False, True])
def test_enter_does_what_is_asked_unless_it_harms(qtbot, enter_pressed, harms):
    wanted = is_wanted(None, "Xóa", "Xóa “<b>x</b>”?", verb="&Xóa", stay="&Giữ", harms=harms)
    assert wanted is not harms
    (box,) = enter_pressed
    assert box.escapeButton().text() == "&Giữ"
    assert box.textFormat() is Qt.TextFormat.PlainText


def test_the_sentence_of_an_error_is_no_markup(qtbot, enter_pressed):
    show_error(None, UserError("Không thấy tệp “<b>x</b>.pdf”."))
    assert enter_pressed[0].textFormat() is Qt.TextFormat.PlainText
