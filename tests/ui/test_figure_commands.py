"""Holds the commands of figures in the page of a report: copy, confirm, mark, note, compare."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from cchc_desktop.model.template import Kind
from cchc_desktop.services.figure_notes import FigureNote
from cchc_desktop.ui.dialogs.figure_note import FigureNoteDialog
from cchc_desktop.ui.figure_commands import FigureCommands
from tests.ui.keys import CONTROL, SHIFT, press, type_text

SECTION = "ket_qua.tthc.thuc_hien"


@pytest.fixture
def page(page_of, library):
    """The page of an empty report on the quarter after the sample."""
    library.create_sample()
    page = page_of(library.open(library.create("2018-Q3", "soc-trang")))
    page.resize(1366, 740)
    page.open_section(SECTION)
    return page


@pytest.fixture
def commands(page):
    return FigureCommands(lambda: page)


def row(page):
    return page.focused_row()


def enter(text=""):
    type_text(QApplication.focusWidget(), f"{text}\n")


def test_last_periods_value_is_copied_confirmed_by_enter_and_undone(page, commands):
    """Issue 5.1: Ctrl+D copies, Enter confirms and goes on."""
    page.go_to_name("tthc.cap_tinh")
    type_text(QApplication.focusWidget(), "9")
    commands.copy_last()
    found = row(page)
    assert (found.field.key, found.text(), found.is_unconfirmed) == ("tthc.cap_tinh", "1.403", True)
    assert found.editor.selectedText() == "1.403"
    enter()
    assert row(page) is not found
    assert not found.is_unconfirmed
    page.undo()
    assert found.is_unconfirmed
    page.undo()
    assert found.text() == ""


def test_typing_over_what_was_copied_confirms_it_too(page, commands):
    page.go_to_name("tthc.cap_tinh")
    commands.copy_last()
    found = row(page)
    enter("1500")
    assert (found.text(), found.is_unconfirmed) == ("1.500", False)


def test_what_cannot_be_copied_is_said(page, commands):
    values = page.session.earlier.previous.values
    key = next(
        field.key
        for field in page.session.template.fields.values()
        if field.kind is Kind.TYPED and field.key not in values
    )
    page.go_to_name(key)
    commands.copy_last()
    assert "Kỳ trước không có" in page.banner.text.text()
    page.outline.setFocus()
    commands.copy_last()
    assert "Đặt con trỏ" in page.banner.text.text()


def test_states_of_the_section_are_copied_in_one_step(page, commands):
    commands.copy_states()
    copied = page.session.review.unconfirmed()
    assert {"tthc.cap_tinh", "tthc.cap_huyen", "tthc.cap_xa"} <= set(copied)
    assert f"Đã chép {len(copied)} số liệu" in page.banner.text.text()
    page.undo()
    assert page.session.review.unconfirmed() == []


def test_what_stayed_empty_is_marked_by_one_key_and_taken_back_by_another(page, commands):
    """F-09."""
    page.go_to_name("tthc.moi")
    enter("7")
    commands.mark_none_arisen()
    texts = {key: page._form().rows[key].text() for key in ("tthc.moi", "tthc.bai_bo")}
    assert texts == {"tthc.moi": "7", "tthc.bai_bo": "-"}
    assert "Ctrl+Z để hoàn tác" in page.banner.text.text()
    page.undo()
    assert page._form().rows["tthc.bai_bo"].text() == ""


def test_a_note_is_written_by_keys_and_seen_in_the_row(page, commands, qtbot):
    """F-10b: note, unit and document of a figure, without the mouse."""
    page.session.notes.take("tthc.cap_xa", FigureNote(source="Sở Y tế"))

    def write():
        (dialog,) = page.findChildren(FigureNoteDialog)
        try:
            type_text(dialog.focusWidget(), "theo biểu 6a")
            press(dialog.focusWidget(), Qt.Key.Key_Tab)
            press(dialog.focusWidget(), Qt.Key.Key_Down)
            type_text(dialog.focusWidget(), "\n")
            type_text(dialog.focusWidget(), "145/BC-SYT\n")
        finally:
            if dialog.isVisible():
                dialog.reject()

    page.go_to_name("tthc.moi")
    QTimer.singleShot(0, write)
    commands.note()
    assert page.session.notes.of("tthc.moi") == FigureNote("theo biểu 6a", "Sở Y tế", "145/BC-SYT")
    page.activateWindow()
    qtbot.waitUntil(lambda: row(page) is page._form().rows["tthc.moi"])
    assert row(page)._noted.isVisible()
    assert "Văn bản: 145/BC-SYT" in row(page).help_text()
    page.undo()
    assert not row(page)._noted.isVisible()


def test_last_periods_value_and_the_difference_stand_beside(page, qtbot):
    """F-15: the difference follows what is typed."""
    page.go_to_name("tthc.cap_tinh")
    beside = row(page)._compared
    qtbot.waitUntil(beside.isVisible)
    assert beside.cells[0].text() == "1.403"
    enter("1500")
    assert beside.cells[0].text() == "1.403\ntăng 97"
    header = page._form()._compared
    assert header.columns == (True, False)


def test_in_a_narrow_window_they_are_told_by_the_tooltip(page, qtbot):
    page.resize(1024, 620)
    found = page._form().rows["tthc.cap_tinh"]
    qtbot.waitUntil(lambda: not found._compared.isVisible())
    assert "Kỳ trước (" in found.editor.toolTip()
    page.resize(1366, 740)
    qtbot.waitUntil(found._compared.isVisible)


def test_without_an_earlier_report_one_can_be_fetched(page_of, blank, qtbot):
    page = page_of(blank)
    page.open_section(SECTION)
    fetch = page._form()._compared.fetch
    assert fetch.isVisible()
    with qtbot.waitSignal(page.import_wanted):
        fetch.click()


def test_an_old_report_is_read_into_its_own_period(window_of, library, monkeypatch):
    """Read into the open report it would take the place of what is typed there."""
    window = window_of(library)
    window.open_report(library.create("2018-Q3", "soc-trang"))
    read = []
    monkeypatch.setattr(
        window.commands,
        "import_report",
        lambda: read.append(window.workspace.session.report.code),
    )
    monkeypatch.setattr(window.commands, "new", lambda: None)
    window.workspace.import_wanted.emit()
    assert read == []
    monkeypatch.setattr(window.commands, "new", lambda: window.open_report(library.create_sample()))
    window.workspace.import_wanted.emit()
    assert read == ["2018-6T"]


def test_enter_leads_from_figures_to_tables_and_ctrl_enter_past_them(page):
    page.open_section("ket_qua.tthc.giai_quyet")
    last = page._form()._figures[-1]
    page.go_to_name(last)
    enter("5")
    assert row(page).field.key == "ho_so.bieu"
    press(QApplication.focusWidget(), Qt.Key.Key_Return, SHIFT)
    assert row(page).field.key == last
    press(QApplication.focusWidget(), Qt.Key.Key_Return, CONTROL)
    assert page.current == "ket_qua.bo_may.ra_soat"
    assert row(page).field.is_figure


def test_every_figure_of_a_form_is_reached_by_tab_alone(page, qtbot):
    """F-46: no mouse anywhere; locked figures can be read and copied too."""
    page.open_section("ket_qua.tthc.giai_quyet")
    form = page._form()
    form.focus_field(next(iter(form.rows)))
    seen = set()
    for _ in range(3 * len(form.rows)):
        if row(page) is not None:
            seen.add(row(page).field.key)
        press(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert seen == set(form.rows)
