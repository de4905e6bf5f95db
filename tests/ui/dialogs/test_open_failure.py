"""Holds what is offered when a data file cannot be opened, and that nothing is made by itself."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from cchc_desktop.errors import UserError
from cchc_desktop.services.backups import Copy, GoodCopy, Rescue
from cchc_desktop.ui.dialogs.open_failure import Offer, ask_after_failure, ask_after_rescue

PATH = Path("không có.cchc")
GOOD = GoodCopy(Copy(PATH, 7, datetime(2026, 6, 18, 9, 30, tzinfo=UTC), "khi-thoat"), 12, 3120)


def press_in_box(caption, seen):
    """Click the button of a caption once the box is shown, its way out when there is none."""

    def click():
        box = QApplication.activeModalWidget()
        buttons = {button.text().replace("&", ""): button for button in box.buttons()}
        seen.append((box.text(), box.defaultButton().text()))
        buttons.get(caption, box.escapeButton()).click()

    QTimer.singleShot(0, click)


@pytest.fixture
def answer(qtbot):
    def ask(caption, offer=None):
        press_in_box(caption, seen)
        return ask_after_failure(PATH, UserError("Không mở được."), offer or Offer())

    seen = []
    ask.seen = seen
    return ask


def test_a_new_file_is_offered_only_where_there_is_none(answer):
    assert answer("Tạo tệp mới tại đây", Offer(create=True)) == ("create", PATH)
    assert answer("Tạo tệp mới tại đây") == ("close", None)


def test_the_same_file_can_be_tried_again_or_left(answer):
    assert answer("Thử lại") == ("retry", PATH)
    assert answer("Mở thư mục") == ("folder", PATH)
    assert answer("Đóng") == ("close", None)


def test_the_newest_good_copy_is_named_with_its_date_and_counts(answer):
    """Features 5.6 and F-21: the copy first, then what else can be done."""
    assert answer("Mở bản sao lưu", Offer(GOOD, rescue=True)) == ("copy", PATH)
    assert answer("Thử cứu dữ liệu", Offer(GOOD, rescue=True)) == ("rescue", PATH)
    told, default = answer.seen[0]
    assert told.startswith("Không mở được.\n\nBản sao lưu tốt gần nhất: ")
    assert "ngày 18/6/2026, 12 báo cáo, 3120" in told
    assert answer("Mở bản sao lưu") == ("close", None)
    assert default == "Mở &bản sao lưu"


def test_what_was_saved_is_told_before_it_is_used(qtbot):
    seen = []
    found = Rescue(PATH, ("Đã cứu được 2 báo cáo.", "Bỏ 3 dòng."))
    for caption, used in (("Dùng dữ liệu cứu được", True), ("Quay lại", False)):
        press_in_box(caption, seen)
        assert ask_after_rescue(found, GOOD) is used
    assert seen[0][0].splitlines()[:2] == list(found.sentences)
