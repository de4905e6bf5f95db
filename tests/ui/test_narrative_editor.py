"""Holds the editor of a section's text: typing, chips, footnotes, clipboard, handing over."""

import time

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QFocusEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from cchc_desktop.model.narrative import Bound, parse_narrative
from cchc_desktop.ui.binding_picker import BindingPicker
from cchc_desktop.ui.chips import EMPTY, inline_of, objects_in
from cchc_desktop.ui.narrative_editor import NarrativeEditor
from cchc_desktop.ui.narrative_handing import Recall
from cchc_desktop.ui.narrative_signs import hint_at
from cchc_desktop.ui.note_dialog import NoteDialog
from tests.ui.keys import ALT, CONTROL, SHIFT, compose, compose_done, press, type_text, unikey

MOVE = QTextCursor.MoveOperation


class Figures:
    """A source of printed values that a test may change."""

    def __init__(self):
        self.values = {"ho_so.dung_han": "198.902", "ky": "06 tháng", "ho_so.moi": ""}

    def binding_choices(self):
        labels = {"ho_so.dung_han": "Hồ sơ đúng hạn", "ky": "Kỳ", "ho_so.moi": "Hồ sơ mới"}
        return [(name, labels[name], shown) for name, shown in self.values.items()]

    def shown_binding(self, name, form):
        return self.values.get(name, "") + (f" ({form})" if form else "")


@pytest.fixture
def figures():
    return Figures()


@pytest.fixture
def editor(qtbot, figures):
    widget = NarrativeEditor(figures)
    qtbot.addWidget(widget)
    widget.resize(700, 400)
    widget.texts = []
    widget.committed.connect(widget.texts.append)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    widget.focus_first()
    return widget


def go_to(editor, position, end=None):
    cursor = editor.sheet.textCursor()
    cursor.setPosition(position)
    if end is not None:
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.sheet.setTextCursor(cursor)


def dialog(kind):
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def paste(editor, *, html="", text=""):
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    editor.sheet.insertFromMimeData(data)


# --- typing and handing over


def test_opening_and_leaving_a_text_writes_nothing(editor):
    editor.load("Đạt *{ho_so.dung_han}*^[Theo {ky}].\n\n- một\n\n3. ba")
    editor.sheet.clearFocus()
    assert editor.texts == []
    assert editor.stored_text() == "Đạt *{ho_so.dung_han}*^[Theo {ky}].\n\n- một\n\n3. ba"


def test_a_quiet_moment_hands_over(editor, qtbot):
    with qtbot.waitSignal(editor.committed, timeout=3000):
        type_text(editor.sheet, "Sở Nội vụ")
    assert editor.texts == ["Sở Nội vụ"]


def test_writing_without_a_pause_is_handed_over_too(editor, qtbot):
    """U-07: no quiet moment comes, and the text is safe all the same."""
    end = time.monotonic() + 4
    while not editor.texts and time.monotonic() < end:
        type_text(editor.sheet, "x ")
        qtbot.wait(100)
    assert editor.texts


def test_leaving_and_flush_hand_over_once(editor):
    type_text(editor.sheet, "một")
    editor.sheet.clearFocus()
    editor.flush()
    assert editor.texts == ["một"]


def test_typed_signs_are_literal(editor):
    type_text(editor.sheet, "a*b* {ky} ^[x] \\")
    assert [i.text for i in parse_narrative(editor.stored_text()).blocks[0].inlines] == [
        "a*b* {ky} ^[x] \\"
    ]


def test_unikey_corrections_go_through(editor):
    unikey(editor.sheet, (0, "tieng"), (3, "ếng"), (0, " vieet"), (3, "ệt"))
    assert editor.stored_text() == "tiếng việt"


def test_nothing_is_handed_over_in_mid_composition(editor, qtbot):
    """R-38: an input method's word counts only when it is committed."""
    compose(editor.sheet, "việ")
    qtbot.wait(1000)
    assert editor.texts == []
    assert not editor.set_text_external("khác")
    compose_done(editor.sheet, "việt")
    editor.flush()
    assert editor.texts == ["việt"]


def test_undo_hands_over_what_is_written_and_asks_the_session(editor, qtbot):
    type_text(editor.sheet, "hai")
    with qtbot.waitSignal(editor.undo_wanted):
        press(editor.sheet, Qt.Key.Key_Z, CONTROL)
    assert editor.texts == ["hai"]
    assert editor.stored_text() == "hai"


def test_undo_of_what_is_not_stored_asks_nobody(editor, qtbot):
    """An empty paragraph is no text, yet it is what was typed last."""
    type_text(editor.sheet, "hai")
    editor.flush()
    type_text(editor.sheet, "\n")
    with qtbot.assertNotEmitted(editor.undo_wanted):
        press(editor.sheet, Qt.Key.Key_Z, CONTROL)
    assert editor.sheet.document().blockCount() == 1


def test_a_text_from_outside_puts_the_cursor_behind_the_change(editor):
    editor.load("một hai ba")
    assert editor.set_text_external("một 🙂 bốn ba")
    assert editor.sheet.textCursor().position() == len("một 🙂 bốn") + 1
    assert editor.set_text_external("một 🙂 bốn ba")
    assert editor.texts == []


def test_read_only_takes_no_key_and_no_command(editor):
    editor.load("có sẵn {ky}")
    editor.set_read_only(True)
    type_text(editor.sheet, "x\n")
    press(editor.sheet, Qt.Key.Key_B, CONTROL)
    editor.flush()
    assert editor.texts == []
    assert editor.stored_text() == "có sẵn {ky}"


def test_tab_leaves_the_text(editor):
    assert editor.sheet.tabChangesFocus()


# --- emphasis and items


def test_bold_and_italic_by_key(editor):
    editor.load("một hai ba")
    go_to(editor, 4, 8)
    press(editor.sheet, Qt.Key.Key_B, CONTROL)
    go_to(editor, 8, 10)
    press(editor.sheet, Qt.Key.Key_I, CONTROL)
    assert editor.stored_text() == "một **hai** *ba*"


def test_typed_marks_become_items_on_enter_and_an_empty_item_ends_them(editor):
    type_text(editor.sheet, "- một\nhai\n\nđoạn\n1. ba\nbốn")
    assert editor.stored_text() == "- một\n\n- hai\n\nđoạn\n\n1. ba\n\n2. bốn"


def test_the_last_typed_mark_becomes_an_item_on_leaving(editor):
    type_text(editor.sheet, "- một")
    assert editor.stored_text().startswith("\\-")
    editor.sheet.clearFocus()
    assert editor.texts[-1] == "- một"


def test_items_by_key_and_back(editor):
    editor.load("một\n\nhai")
    go_to(editor, 0, 6)
    press(editor.sheet, Qt.Key.Key_Asterisk, CONTROL | SHIFT)
    assert editor.stored_text() == "- một\n\n- hai"
    press(editor.sheet, Qt.Key.Key_Ampersand, CONTROL | SHIFT)
    assert editor.stored_text() == "1. một\n\n2. hai"
    press(editor.sheet, Qt.Key.Key_Ampersand, CONTROL | SHIFT)
    assert editor.stored_text() == "một\n\nhai"


def test_backspace_at_its_start_ends_an_item(editor):
    editor.load("- một")
    go_to(editor, 0)
    press(editor.sheet, Qt.Key.Key_Backspace)
    assert editor.stored_text() == "một"


# --- chips


def test_a_figure_is_found_without_marks_and_inserted_by_enter(editor):
    type_text(editor.sheet, "Có ")
    press(editor.sheet, Qt.Key.Key_J, CONTROL)
    picker = dialog(BindingPicker)
    type_text(picker.search, "dung han")
    press(picker.search, Qt.Key.Key_Return)
    type_text(editor.sheet, " hồ sơ")
    assert editor.stored_text() == "Có {ho_so.dung_han} hồ sơ"


def test_a_form_of_the_figure_may_be_chosen(editor):
    press(editor.sheet, Qt.Key.Key_J, CONTROL)
    picker = dialog(BindingPicker)
    picker.form.setCurrentIndex(2)
    picker.accept()
    assert editor.stored_text() == "{ho_so.dung_han:words}"


def test_chips_follow_their_figures_while_writing(editor, figures):
    editor.load("a {ho_so.moi} b")
    go_to(editor, 1)
    type_text(editor.sheet, "x")
    assert editor.sheet.chips.shown(Bound("ho_so.moi")) == EMPTY
    steps = editor.sheet.document().availableUndoSteps()
    figures.values["ho_so.moi"] = "199.634"
    editor.refresh_chips()
    assert editor.sheet.chips.shown(Bound("ho_so.moi")) == "199.634"
    assert editor.sheet.textCursor().position() == 2
    assert editor.sheet.document().availableUndoSteps() == steps
    assert editor.stored_text() == "ax {ho_so.moi} b"


def test_a_chip_is_one_sign_and_leads_to_its_field(editor, qtbot):
    editor.load("a{ho_so.moi}b")
    go_to(editor, 2)
    with qtbot.waitSignal(editor.goto_field) as caught:
        press(editor.sheet, Qt.Key.Key_F4)
    assert caught.args == ["ho_so.moi"]
    press(editor.sheet, Qt.Key.Key_Backspace)
    assert editor.stored_text() == "ab"


def test_ctrl_click_leads_to_the_field_and_the_mouse_shows_its_label(editor, qtbot):
    editor.load("aa {ho_so.dung_han} b")
    cursor = editor.sheet.textCursor()
    cursor.setPosition(4)
    right = editor.sheet.cursorRect(cursor)
    spot = right.center() - editor.sheet.cursorRect(cursor).topLeft() + right.topLeft()
    spot.setX(right.left() - 6)
    assert hint_at(editor.sheet, spot) == "Hồ sơ đúng hạn: 198.902"
    with qtbot.waitSignal(editor.goto_field):
        qtbot.mouseClick(editor.sheet.viewport(), Qt.MouseButton.LeftButton, CONTROL, spot)


# --- footnotes


def numbers(editor):
    chips = editor.sheet.chips
    return [chips.note_number(at) for at, char in objects_in(editor.sheet.document())]


def test_footnotes_renumber_by_themselves(editor):
    """F-13: taking one away renumbers the others."""
    editor.load("a^[một]b^[hai]c^[ba]")
    assert numbers(editor) == [1, 2, 3]
    go_to(editor, 2)
    press(editor.sheet, Qt.Key.Key_Backspace)
    assert numbers(editor) == [1, 2]
    assert editor.stored_text() == "ab^[hai]c^[ba]"


def test_a_footnote_is_written_in_its_own_window(editor):
    type_text(editor.sheet, "đạt")
    press(editor.sheet, Qt.Key.Key_F, CONTROL | ALT)
    window = dialog(NoteDialog)
    assert window.windowTitle() == "Chú thích 1"
    type_text(window.text, "Theo [x]")
    window.text.insert_bound("ky", "")
    type_text(window.text, "\nđoạn hai")
    window.accept()
    type_text(editor.sheet, ".")
    assert editor.stored_text() == "đạt^[Theo \\[x\\]{ky}\nđoạn hai]."


def test_an_emptied_footnote_is_gone(editor):
    editor.load("a^[một]b")
    go_to(editor, 1, 2)
    press(editor.sheet, Qt.Key.Key_Return)
    window = dialog(NoteDialog)
    window.text.selectAll()
    press(window.text, Qt.Key.Key_Delete)
    window.accept()
    assert editor.stored_text() == "ab"


def test_a_footnote_is_changed_where_it_stands(editor):
    editor.load("a^[một]b")
    go_to(editor, 2)
    press(editor.sheet, Qt.Key.Key_F2)
    window = dialog(NoteDialog)
    type_text(window.text, " hai")
    window.accept()
    assert editor.stored_text() == "a^[một hai]b"


# --- clipboard


def test_copies_keep_chips_and_notes(editor):
    editor.load("a *{ho_so.moi}* b^[{ky}]")
    editor.sheet.selectAll()
    press(editor.sheet, Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == f"a {EMPTY} b"
    editor.sheet.moveCursor(MOVE.End)
    press(editor.sheet, Qt.Key.Key_V, CONTROL)
    assert editor.stored_text() == "a *{ho_so.moi}* b^[{ky}]a *{ho_so.moi}* b^[{ky}]"


def test_pasted_plain_text_is_literal(editor):
    paste(editor, text="- a *b* {ky}\r\n\r\n\x00hai\ufffc e\u0302")
    assert parse_narrative(editor.stored_text()).blocks[1].inlines[0].text == "hai ê"
    assert not any(inline_of(char) for _, char in objects_in(editor.sheet.document()))


def test_pasted_pages_keep_lists_and_emphasis(editor):
    type_text(editor.sheet, "Trước ")
    paste(editor, html="<p>một <b>hai</b></p><ul><li>ba</li></ul>", text="x")
    assert editor.stored_text() == "Trước một **hai**\n\n- ba"


def test_three_reports_are_pasted_and_a_megabyte_is_refused_with_its_length(editor, qtbot):
    line = "Thực hiện cải cách hành chính " * 8
    paste(editor, text="\n".join([line] * 800))
    assert len(editor.stored_text()) > 150_000
    before = editor.sheet.document().characterCount()
    with qtbot.waitSignal(editor.sheet.noticed) as told:
        paste(editor, text="a" * 1_000_000)
    assert "1000000 ký tự" in told.args[0]
    assert editor.sheet.document().characterCount() == before


def test_pasting_is_one_step_of_undo(editor):
    Recall(editor.handing)
    type_text(editor.sheet, "a")
    paste(editor, html="<p>một</p><p>hai</p>")
    press(editor.sheet, Qt.Key.Key_Z, CONTROL)
    assert editor.stored_text() == "a"


def test_what_is_dropped_is_one_step_of_undo(editor):
    Recall(editor.handing)
    type_text(editor.sheet, "ab")
    data = QMimeData()
    data.setText("một")
    place = QPointF(editor.sheet.cursorRect().center())
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(place, action, data, button, Qt.KeyboardModifier.NoModifier)
    editor.sheet.dropEvent(event)
    assert editor.stored_text() == "abmột"
    press(editor.sheet, Qt.Key.Key_Z, CONTROL)
    assert editor.stored_text() == "ab"


def test_a_popup_does_not_count_as_leaving(editor):
    type_text(editor.sheet, "x")
    event = QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    QApplication.sendEvent(editor.sheet, event)
    assert editor.texts == []
