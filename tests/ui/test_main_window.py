"""Holds the window: what it shows first, what it remembers, and how it is left."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from cchc_desktop.ui.reports_page import days_left
from tests.ui.keys import press


def test_an_empty_file_offers_a_report_or_the_sample(window_of, library):
    """Features 5.5: the empty list says what to do."""
    window = window_of(library)
    assert QApplication.focusWidget() is window.reports.empty_new
    window.reports.empty_sample.click()
    assert window.workspace.session.report.code == "2018-6T"


def test_enter_in_the_list_opens_the_report(window_of, library):
    library.create_sample()
    window = window_of(library)
    press(window.reports.table, Qt.Key.Key_Return)
    assert window.workspace is not None


def test_the_last_report_and_section_are_opened_again(window_of, library):
    code = library.create_sample()
    window = window_of(library)
    window.open_report(code)
    window.workspace.open_section("ket_qua.bo_may.mot_cua")
    window.close()
    again = window_of(library)
    assert again.workspace.current == "ket_qua.bo_may.mot_cua"
    again.close()


def test_the_status_line_tells_when_the_work_was_saved(window_of, library):
    window = window_of(library)
    window.commands.sample()
    window.workspace.session.take("ho_so.moi", "5")
    assert window.status.saved.text().startswith("Đã lưu ")
    assert "Hạn gửi" in window.status.deadline.text()
    window.close()


def test_commands_of_a_report_are_off_without_one(window_of, library):
    window = window_of(library)
    assert not window.actions_.by_name["export"].isEnabled()
    assert window.actions_.by_name["new"].isEnabled()


def test_closing_hands_over_what_is_typed(window_of, library):
    window = window_of(library)
    window.commands.sample()
    page = window.workspace
    page.open_section("ket_qua.tthc.giai_quyet")
    page._form().focus_field("ho_so.moi")
    press(QApplication.focusWidget(), Qt.Key.Key_9, text="9")
    window.close()
    assert library.store.answers(library.store.report("2018-6T").id)["ho_so.moi"] == 9


def test_days_to_the_deadline_are_counted_in_words():
    today = date(2018, 6, 1)
    assert days_left(today + timedelta(5), today) == "còn 5 ngày"
    assert days_left(today, today) == "đến hạn hôm nay"
    assert days_left(today - timedelta(2), today) == "quá hạn 2 ngày"
    assert days_left(today - timedelta(900), today) == "đã qua hạn"


def test_ctrl_and_a_digit_open_the_chapter(window_of, library):
    window = window_of(library)
    window.commands.sample()
    (shortcut,) = [s for s in window.findChildren(QShortcut) if s.key() == QKeySequence("Ctrl+3")]
    shortcut.activated.emit()
    assert window.workspace.current == "danh_gia.uu_diem"
    window.close()


def test_a_command_of_the_menu_is_carried_out(window_of, library):
    window = window_of(library)
    window.commands.sample()
    window.workspace.open_section("danh_gia.uu_diem")
    window.actions_.by_name["head"].trigger()
    assert window.workspace.current == "head"
    window.close()
