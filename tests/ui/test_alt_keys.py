"""Holds that no key with Alt is ever written: a command that is not there must change nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.keys import ALT, press, type_text

TTHC = "ket_qua.tthc.giai_quyet"
KEYS = [(Qt.Key.Key_5, "5"), (Qt.Key.Key_X, "x")]


def press_alt(widget):
    for key, text in KEYS:
        press(widget, key, ALT, text=text)


def test_a_selected_figure_stays(page_of, sample):
    """A figure is selected when its field is reached: one key more would take its place."""
    page = page_of(sample)
    page.go_to(TTHC, "ho_so.moi")
    before = page.focused_row().text()
    press_alt(QApplication.focusWidget())
    assert page.focused_row().text() == before


def test_a_text_stays(page_of, sample):
    page = page_of(sample)
    page.open_section(TTHC)
    page.focus_narrative()
    press_alt(page.narrative().sheet)
    page.flush()
    assert "5" not in page.narrative().stored_text()[:2]
    assert page.session.text(TTHC) == page.narrative().stored_text()


def test_a_reason_stays(page_of, sample):
    page = page_of(sample)
    line = page.problems.answers.reason
    line.setText("đúng")
    press_alt(line)
    assert line.text() == "đúng"


@pytest.mark.parametrize("typing", [False, True])
def test_a_cell_stays(page_of, sample, typing):
    from cchc_desktop.ui.table_editor import TableEditor

    page = page_of(sample)
    for key in page.outline.keys:
        page.show_section(key)
        tables = [t for t in page.stack.currentWidget().findChildren(TableEditor) if t.isVisible()]
        if tables:
            break
    grid = tables[0].grid
    grid.setFocus()
    if grid.rowCount() == 0:
        tables[0].add_row()
    grid.setCurrentCell(0, 0)
    if typing:
        QTest.keyClicks(grid, "a")
        cell = grid.findChildren(QLineEdit)[-1]
        press_alt(cell)
        assert cell.text() == "a"
    else:
        press_alt(grid)
        assert grid.state() != grid.State.EditingState


def test_letters_without_alt_are_written(page_of, blank):
    page = page_of(blank)
    page.go_to(TTHC, "ho_so.moi")
    type_text(QApplication.focusWidget(), "12")
    assert page.focused_row().text() == "12"
