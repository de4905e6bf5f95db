"""Holds help in place: what F1 says of a field, that typing goes on, and what F1 twice shows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cchc_desktop.ui.dialogs.texts import ShortcutSheet
from cchc_desktop.ui.field_help import lines_of
from tests.ui.keys import press, type_text

RESULTS = "ket_qua.tthc.giai_quyet"


@pytest.fixture
def window(window_of, library):
    made = window_of(library)
    made.open_report(library.create_sample())
    made.workspace.show_section(RESULTS)
    return made


def said(window, key):
    form = window.workspace._form()
    return dict(lines_of(form.rows[key], window.workspace.session))


def help_of(window):
    window.actions_.by_name["help"].trigger()
    return window.workspace._help


def test_a_share_tells_its_denominator(window):
    """F-48: F1 on "% đúng hạn" shows the denominator."""
    told = said(window, "ho_so.ty_le_dung_han")
    assert "Tổng số hồ sơ đã giải quyết (198.912)" in told["Cách tính (tự tính)"]


def test_a_figure_tells_meaning_source_and_example(window):
    told = said(window, "ho_so.moi")
    assert told[""]
    assert told["Nguồn"]
    assert told["Ví dụ"] == "gõ 199634, in ra 199.634"


def test_typing_goes_on_under_the_help_and_closes_it(window, qtbot):
    window.workspace._form().focus_field("ho_so.moi")
    bubble = help_of(window)
    assert bubble.isVisible()
    assert "Hồ sơ mới tiếp nhận" in bubble.accessibleName()
    editor = QApplication.focusWidget()
    type_text(editor, "7")
    assert not bubble.isVisible()
    assert editor.text() == "7"


def test_escape_closes_the_help_and_nothing_else(window):
    window.workspace._form().focus_field("ho_so.moi")
    bubble = help_of(window)
    press(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not bubble.isVisible()
    assert QApplication.focusWidget().text() == "199.634"


def test_the_second_time_the_keys_are_listed(window, monkeypatch):
    """F-46."""
    shown = []
    monkeypatch.setattr(ShortcutSheet, "exec", lambda _sheet: shown.append(True))
    window.workspace._form().focus_field("ho_so.moi")
    bubble = help_of(window)
    assert not shown
    help_of(window)
    assert shown
    assert not bubble.isVisible()


def test_what_a_user_wrote_is_no_markup_in_the_help(window):
    row = window.workspace._form().rows["ho_so.moi"]
    window.workspace._help.show_beside(row.editor, "<b>x", [("<i>", "<u>y")])
    assert "&lt;u&gt;y" in window.workspace._help.words.text()
    window.workspace._help.hide()
