"""Holds the editor of tables: rows by keys, blocks from a spreadsheet, numbers and choices."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton

from cchc_desktop.model.template import Column, Field
from cchc_desktop.ui.field_row import FieldRow
from tests.ui.keys import ALT, CONTROL, SHIFT, compose, compose_done, press, type_text, unikey

COLUMNS = (
    Column("cap", "Cấp giải quyết", "choice", choices=("Cấp tỉnh", "Cấp huyện")),
    Column("linh_vuc", "Lĩnh vực", "text"),
    Column("so", "Số", "decimal"),
)
WIDE = (*COLUMNS, *(Column(f"c{n}", f"Cột {n}", "integer") for n in range(8)))


@pytest.fixture
def row_of(qtbot):
    """Make the shown row of a table, with the list of what it commits."""

    def make(columns=COLUMNS, text=""):
        row = FieldRow(Field("a.b", "Bảng", "table", columns=columns))
        qtbot.addWidget(row)
        row.taken = []
        row.committed.connect(lambda _key, typed: row.taken.append(typed))
        row.resize(700, 400)
        with qtbot.waitActive(row):
            row.show()
            row.activateWindow()
        row.set_text(text)
        row.focus_first()
        return row

    return make


def paste(row, text):
    QGuiApplication.clipboard().setText(text)
    press(row.editor.grid, Qt.Key.Key_V, CONTROL)


def place(row):
    return row.editor.grid.currentRow(), row.editor.grid.currentColumn()


def test_a_block_with_its_heading_is_pasted_as_one_step(row_of):
    row = row_of()
    paste(row, 'Cấp giải quyết\tLĩnh vực\tSố\r\nCấp tỉnh\t"Đất\nđai"\t1200\r\nCấp xã\tHộ tịch\t7')
    assert row.taken == ["Cấp tỉnh\tĐất đai\t1.200\nCấp xã\tHộ tịch\t7"]


def test_a_block_is_pasted_from_the_current_cell_on_and_says_what_found_no_room(row_of):
    row = row_of(text="Cấp tỉnh\tĐất đai\t1")
    row.editor.grid.setCurrentCell(0, 1)
    paste(row, "Y tế\t2\tthừa\nXây dựng\t3")
    assert row.taken == ["Cấp tỉnh\tY tế\t2\n\tXây dựng\t3"]
    assert "Đã dán 2 hàng. Bỏ 1 ô" in row.editor._notice.text()


def test_rows_move_by_keys_and_take_the_cursor_with_them(row_of):
    row = row_of(text="A\tx\t1\nB\ty\t2")
    press(row.editor.grid, Qt.Key.Key_Down, ALT)
    assert row.taken == ["B\ty\t2\nA\tx\t1"]
    assert place(row) == (1, 0)
    press(row.editor.grid, Qt.Key.Key_Down, ALT)
    press(row.editor.grid, Qt.Key.Key_Up, ALT)
    assert row.taken[1:] == ["A\tx\t1\nB\ty\t2"]


def test_the_first_letter_begins_the_first_row(row_of):
    row = row_of()
    type_text(row.editor.grid, "C")
    type_text(QApplication.focusWidget(), "ấp xã")
    press(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert row.editor.text() == "Cấp xã\t\t"


def test_enter_beyond_the_last_cell_leaves_the_table(row_of, qtbot):
    row = row_of(text="A\tx\t1")
    row.editor.grid.setCurrentCell(0, 2)
    with qtbot.waitSignal(row.next_wanted):
        press(row.editor.grid, Qt.Key.Key_Return)
    row.editor.grid.setCurrentCell(0, 0)
    with qtbot.waitSignal(row.previous_wanted):
        press(row.editor.grid, Qt.Key.Key_Return, SHIFT)
    row.set_text("")
    with qtbot.waitSignal(row.next_wanted):
        press(row.editor.grid, Qt.Key.Key_Return)


def test_tab_goes_through_the_cells_and_out(row_of):
    row = row_of(text="A\tx\t1")
    for column in (1, 2):
        press(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert place(row) == (0, column)
    press(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QPushButton)


def test_tab_in_a_cell_being_typed_in_goes_on_too(row_of, qtbot):
    row = row_of(text="A\tx\t1")
    row.editor.grid.setCurrentCell(0, 1)
    for column, typed in ((1, "y"), (2, "2")):
        qtbot.waitUntil(lambda: QApplication.focusWidget() is row.editor.grid)
        assert place(row) == (0, column)
        type_text(QApplication.focusWidget(), typed)
        press(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPushButton))
    assert row.taken == ["A\ty\t1", "A\ty\t2"]


def test_numbers_are_grouped_only_when_something_was_typed(row_of, qtbot):
    row = row_of(text="A\tx\t1200")
    row.editor.commit()
    assert row.taken == []
    row.editor.grid.setCurrentCell(0, 1)
    type_text(row.editor.grid, "y")
    press(QApplication.focusWidget(), Qt.Key.Key_Return, text="\r")
    qtbot.waitUntil(lambda: row.taken == ["A\ty\t1.200"])


def test_a_number_with_two_readings_is_asked_about_with_its_place(row_of, qtbot):
    row = row_of(text="A\tx\t1\nB\ty\t2")
    row.editor.grid.setCurrentCell(0, 2)
    type_text(row.editor.grid, "7")
    type_text(QApplication.focusWidget(), "8.57")
    press(QApplication.focusWidget(), Qt.Key.Key_Return, text="\r")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is row.question)
    assert row.question.question.sentence.startswith("Hàng 1, cột “Số”: “78.57”")
    type_text(row.question, "a")
    assert row.taken[-1] == "A\tx\t78,57\nB\ty\t2"
    assert place(row) == (1, 0)
    assert row.question.question is None


def test_a_column_with_choices_offers_them_and_takes_others(row_of, qtbot):
    row = row_of(text="\tx\t1")
    row.editor.grid.setCurrentCell(0, 0)
    press(row.editor.grid, Qt.Key.Key_F2)
    cell = row.editor.grid.viewport().findChild(QComboBox)
    press(cell, Qt.Key.Key_Down)
    press(cell, Qt.Key.Key_Return, text="\r")
    qtbot.waitUntil(lambda: row.taken == ["Cấp tỉnh\tx\t1"])


@pytest.mark.parametrize("column", [0, 1, 2])
def test_unikey_may_take_back_letters_in_every_kind_of_cell(row_of, qtbot, column):
    """R-38: the first letter opens the cell, Backspace and the corrected letters follow."""
    row = row_of(text="A\tx\t1")
    row.editor.grid.setCurrentCell(0, column)
    type_text(row.editor.grid, "t")
    cell = QApplication.focusWidget()
    unikey(cell, (0, "ieng"), (3, "ếng"), (0, " vieet"), (3, "ệt"))
    press(cell, Qt.Key.Key_Return, text="\r")
    expected = ["A", "x", "1"]
    expected[column] = "tiếng việt"
    qtbot.waitUntil(lambda: row.taken == ["\t".join(expected)])


@pytest.mark.parametrize("column", [0, 1, 2])
def test_a_word_of_an_input_method_opens_the_cell_too(row_of, qtbot, column):
    row = row_of(text="A\tx\t1")
    row.editor.grid.setCurrentCell(0, column)
    compose(row.editor.grid, "v")
    compose(QApplication.focusWidget(), "vieẹ")
    compose_done(QApplication.focusWidget(), "việt")
    press(QApplication.focusWidget(), Qt.Key.Key_Return, text="\r")
    qtbot.waitUntil(lambda: [t.split("\t")[column] for t in row.taken] == ["việt"])


def test_the_words_that_name_a_row_stay_in_sight(row_of, qtbot):
    row = row_of(WIDE, "Cấp tỉnh\tĐất đai\t1")
    grid = row.editor.grid
    assert not grid._frozen.isVisible()
    grid.setCurrentCell(0, grid.columnCount() - 1)
    qtbot.waitUntil(grid._frozen.isVisible)
    assert grid._frozen.geometry().left() <= grid.verticalHeader().width() + grid.frameWidth()
    for column in range(grid._frozen.count, grid.columnCount()):
        grid.setCurrentCell(0, column)
        left = grid.visualRect(grid.currentIndex()).left()
        assert left >= grid._frozen.width() or not grid._frozen.isVisible()
    grid.setCurrentCell(0, 0)
    assert not grid._frozen.isVisible()


def test_a_read_only_table_can_be_copied_and_not_changed(row_of):
    row = row_of(text="A\tx\t1")
    row.set_read_only(True)
    for key, held in ((Qt.Key.Key_Return, CONTROL), (Qt.Key.Key_Delete, CONTROL),
                      (Qt.Key.Key_Delete, SHIFT & CONTROL), (Qt.Key.Key_V, CONTROL)):  # fmt: skip
        press(row.editor.grid, key, held)
    assert row.editor.text() == "A\tx\t1"
    row.editor.grid.selectAll()
    press(row.editor.grid, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "A\tx\t1"
    assert row.taken == []


def test_a_whole_sheet_is_refused_with_its_length(row_of):
    """R-32: 100.000 rows of 50 cells would keep the window busy; nothing of them is pasted."""
    row = row_of(text="Cấp tỉnh\tĐất đai\t1")
    paste(row, ("1\t" * 49 + "1\n") * 100_000)
    assert row.taken == []
    assert "Chưa dán: khối dán dài 10000000 ký tự" in row.editor._notice.text()


def test_copied_cells_are_no_formulas_in_a_spreadsheet(row_of):
    """R-30: what is pasted back is what was copied."""
    row = row_of(text="Cấp tỉnh\t=1+1\t1")
    row.editor.grid.selectRow(0)
    press(row.editor.grid, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Cấp tỉnh\t'=1+1\t1"
    row.editor.grid.setCurrentCell(0, 0)
    press(row.editor.grid, Qt.Key.Key_V, CONTROL)
    assert row.editor.text() == "Cấp tỉnh\t=1+1\t1"
