"""Holds the editors of single fields to their small contract."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from cchc_desktop import messages
from cchc_desktop.model.field_types import FIELD_TYPES
from cchc_desktop.model.template import FIGURE_TYPES, Column, Field
from cchc_desktop.ui.editors import EDITORS
from tests.ui.keys import CONTROL, SHIFT, compose, compose_done, press, type_text, unikey

COLUMNS = (Column("don_vi", "Đơn vị", "text"), Column("so", "Số", "integer", "hồ sơ"))
LINES = ["integer", "text", "date", "names", "choice"]


@pytest.fixture
def editor_of(qtbot):
    """Make the shown editor of a type, with the list of what it commits."""

    def make(kind):
        field = Field("a.b", "Nhãn", kind, choices=("Thường", "Khẩn"), columns=COLUMNS)
        editor = EDITORS[kind](field, None)
        qtbot.addWidget(editor)
        editor.committed_texts = []
        editor.committed.connect(editor.committed_texts.append)
        with qtbot.waitActive(editor):
            editor.show()
            editor.activateWindow()
        return editor

    return make


@pytest.mark.parametrize("kind", LINES)
def test_enter_hands_over_once_and_goes_on(editor_of, qtbot, kind):
    editor = editor_of(kind)
    editor.set_text("cũ")
    editor.focus_first()
    press(editor, Qt.Key.Key_A, CONTROL)
    with qtbot.waitSignal(editor.next_wanted):
        type_text(editor, "mới\n")
    with qtbot.waitSignal(editor.next_wanted):
        type_text(editor, "\n")
    assert editor.committed_texts == ["mới"]


@pytest.mark.parametrize("kind", LINES)
def test_shift_enter_goes_back(editor_of, qtbot, kind):
    editor = editor_of(kind)
    with qtbot.waitSignal(editor.previous_wanted):
        press(editor, Qt.Key.Key_Return, SHIFT)


@pytest.mark.parametrize("kind", ["integer", "text", "names"])
def test_arrows_walk_through_the_fields(editor_of, qtbot, kind):
    editor = editor_of(kind)
    with qtbot.waitSignal(editor.next_wanted):
        press(editor, Qt.Key.Key_Down)
    with qtbot.waitSignal(editor.previous_wanted):
        press(editor, Qt.Key.Key_Up)


@pytest.mark.parametrize("kind", LINES)
def test_leaving_hands_over(editor_of, qtbot, kind):
    editor = editor_of(kind)
    editor.setFocus()
    type_text(editor, "Sở Nội vụ")
    editor.clearFocus()
    assert editor.committed_texts == ["Sở Nội vụ"]


@pytest.mark.parametrize("kind", LINES)
def test_unikey_may_take_back_letters(editor_of, kind):
    """UniKey types, sends Backspace and types again; nothing may stand between."""
    editor = editor_of(kind)
    unikey(editor, (0, "tieng"), (3, "ếng"), (0, " vieet"), (3, "ệt"))
    assert editor.text() == "tiếng việt"


@pytest.mark.parametrize("kind", LINES)
def test_a_word_being_composed_is_not_yet_text(editor_of, kind):
    editor = editor_of(kind)
    editor.setFocus()
    compose(editor, "vieẹ")
    assert editor.text() == ""
    compose_done(editor, "việt")
    assert editor.text() == "việt"
    editor.clearFocus()
    assert editor.committed_texts == ["việt"]


@pytest.mark.parametrize("kind", sorted(FIGURE_TYPES))
def test_focus_selects_all_and_any_sign_may_be_typed(editor_of, kind):
    """F-03: the editor judges nothing; what cannot be read is kept as typed."""
    editor = editor_of(kind)
    editor.set_text("199.634")
    editor.focus_first()
    assert editor.selectedText() == "199.634"
    type_text(editor, ">70 ? 1e5\n")
    assert editor.committed_texts == [">70 ? 1e5"]


@pytest.mark.parametrize("kind", LINES)
def test_read_only_takes_nothing(editor_of, kind):
    editor = editor_of(kind)
    editor.set_text("có sẵn")
    editor.set_read_only(True)
    type_text(editor, "x\n")
    assert editor.text() == "có sẵn"
    assert editor.committed_texts == []


def test_decomposed_and_odd_signs_are_tidied(editor_of):
    editor = editor_of("text")
    type_text(editor, "e\u0302\u0301\u200b  \n")
    assert editor.committed_texts == ["ế"]


def test_names_grow_and_keep_pasted_lines(editor_of):
    editor = editor_of("names")
    editor.resize(400, editor.height())
    editor.set_text("Sở Nội vụ; " * 12)
    assert editor.verticalScrollBar().maximum() == 0
    editor.set_text("")
    low = editor.height()
    editor.setFocus()
    editor.insertPlainText("Sở A\nSở B; Sở C\n\n")
    assert editor.text() == "Sở A\nSở B; Sở C"
    assert editor.height() > low


def test_the_wheel_changes_no_choice_without_focus(editor_of):
    editor = editor_of("choice")
    editor.set_text("Thường")
    editor.clearFocus()
    spot = QPointF(5, 5)
    event = QWheelEvent(
        spot, spot, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(editor, event)
    assert editor.text() == "Thường"
    assert not event.isAccepted()


def test_a_table_takes_a_block_from_a_spreadsheet(editor_of):
    editor = editor_of("table")
    editor.focus_first()
    QGuiApplication.clipboard().setText("Sở A\t12\nSở B\t1.300\n")
    press(editor.grid, Qt.Key.Key_V, CONTROL)
    assert editor.committed_texts == ["Sở A\t12\nSở B\t1.300"]


def test_a_table_grows_and_shrinks_by_keys(editor_of):
    editor = editor_of("table")
    editor.set_text("Sở A\t1\nSở B\t2")
    editor.grid.setCurrentCell(0, 0)
    press(editor.grid, Qt.Key.Key_Return, CONTROL)
    assert editor.grid.rowCount() == 3
    press(editor.grid, Qt.Key.Key_Delete, CONTROL)
    press(editor.grid, Qt.Key.Key_Delete, CONTROL)
    assert editor.text() == "Sở A\t1"


def test_enter_goes_to_the_next_cell_and_shift_enter_back(editor_of):
    editor = editor_of("table")
    editor.set_text("Sở A\t1\nSở B\t2")
    editor.grid.setFocus()
    editor.grid.setCurrentCell(0, 1)
    press(editor.grid, Qt.Key.Key_Return)
    assert (editor.grid.currentRow(), editor.grid.currentColumn()) == (1, 0)
    press(editor.grid, Qt.Key.Key_Return, SHIFT)
    assert (editor.grid.currentRow(), editor.grid.currentColumn()) == (0, 1)


def test_enter_after_typing_goes_on_by_one_cell(editor_of, qtbot):
    editor = editor_of("table")
    editor.set_text("Sở A\t1\nSở B\t2")
    editor.grid.setFocus()
    editor.grid.setCurrentCell(0, 0)
    press(editor.grid, Qt.Key.Key_F2)
    cell = editor.grid.viewport().findChild(QLineEdit)
    cell.setText("Sở C")
    press(cell, Qt.Key.Key_Return, text="\r")
    qtbot.waitUntil(lambda: editor.committed_texts == ["Sở C\t1\nSở B\t2"])
    assert (editor.grid.currentRow(), editor.grid.currentColumn()) == (0, 1)


def test_figures_of_a_table_stand_at_the_right(editor_of):
    editor = editor_of("table")
    editor.set_text("Sở A\t1")
    assert editor.grid.item(0, 1).textAlignment() & Qt.AlignmentFlag.AlignRight
    assert not editor.grid.item(0, 0).textAlignment() & Qt.AlignmentFlag.AlignRight


def test_the_arrow_offers_the_first_choice_where_none_was_made(editor_of):
    """The secret grade MẬT was passed over for TỐI MẬT."""
    editor = editor_of("choice")
    editor.set_text("")
    press(editor, Qt.Key.Key_Down)
    assert editor.text() == "Thường"
    press(editor, Qt.Key.Key_Down)
    assert editor.text() == "Khẩn"


def test_every_type_of_field_has_its_editor():
    assert set(EDITORS) == set(FIELD_TYPES)


def test_a_table_shows_what_does_not_fit_its_columns(editor_of):
    editor = editor_of("table")
    editor.set_text("Sở A\t1\tthừa")
    assert editor.text() == "Sở A\t1 thừa"
    assert editor.committed_texts == []


@pytest.mark.parametrize("kind", ["integer", "text", "names", "choice"])
def test_what_was_handed_over_is_no_longer_taken_back_in_the_line(editor_of, kind):
    """F-46: Ctrl+Z in a line that was stored would empty it behind the report's own undo."""
    editor = editor_of(kind)
    editor.focus_first()
    type_text(editor, ">600\n")
    press(QApplication.focusWidget(), Qt.Key.Key_Z, CONTROL)
    assert editor.text() == ">600"


@pytest.mark.parametrize("words", messages.MISSING.values())
def test_a_locked_figure_has_room_for_the_words_of_no_figure(editor_of, words):
    editor = editor_of("integer")
    assert editor.sizeHint().width() > editor.fontMetrics().horizontalAdvance(words) + 3 * 16
