"""Holds what is offered when a data file cannot be opened, and that nothing is made by itself."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from cchc_desktop.errors import UserError
from cchc_desktop.ui.dialogs.open_failure import ask_after_failure

PATH = Path("không có.cchc")


@pytest.fixture
def answer(qtbot):
    """Click the button of a caption once the dialog is shown; fail when there is none."""

    def ask(caption, *, missing):
        def click():
            box = QApplication.activeModalWidget()
            found = [b for b in box.buttons() if b.text().replace("&", "") == caption]
            (found or [box.escapeButton()])[0].click()

        QTimer.singleShot(0, click)
        return ask_after_failure(PATH, UserError("Không mở được."), missing=missing)

    return ask


def test_a_new_file_is_offered_only_where_there_is_none(answer):
    assert answer("Tạo tệp mới tại đây", missing=True) == ("create", PATH)
    assert answer("Tạo tệp mới tại đây", missing=False) == ("close", None)


def test_the_same_file_can_be_tried_again_or_left(answer):
    assert answer("Thử lại", missing=False) == ("retry", PATH)
    assert answer("Đóng", missing=True) == ("close", None)
