"""The editor of a section's text: toolbar, sheet, and when what is written is handed over."""

from functools import partial

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from cchc_desktop.model.narrative import (
    BlockKind,
    NoteMark,
    parse_narrative,
    write_narrative,
)
from cchc_desktop.ui import narrative_document as nd
from cchc_desktop.ui.binding_picker import BindingPicker
from cchc_desktop.ui.chips import SIGN, ChipSource, format_at, inline_of, is_bold, note_format
from cchc_desktop.ui.narrative_text import NarrativeText
from cchc_desktop.ui.note_dialog import NoteDialog
from cchc_desktop.ui.style import mute

QUIET = 800
# Who writes on without a pause does not wait longer than this for the text to be safe.
LONGEST = 2000
_BUTTONS = (
    ("bold", "Đậm", "Chữ đậm (Ctrl+B)"),
    ("italic", "Nghiêng", "Chữ nghiêng (Ctrl+I)"),
    ("dash", "– Gạch đầu dòng", "Gạch đầu dòng (Ctrl+Shift+8, hoặc gõ “- ” ở đầu dòng)"),
    ("number", "1. Đánh số", "Đánh số (Ctrl+Shift+7, hoặc gõ “1. ” ở đầu dòng)"),
    ("note", "Chú thích…", "Chú thích cuối trang (Ctrl+Alt+F; F2 hoặc bấm đúp để sửa)"),
    ("bind", "Chèn số liệu…", "Chèn số liệu (Ctrl+J; F4 hoặc Ctrl+bấm chuột để đến ô)"),
)
_CHECKED = ("bold", "italic", "dash", "number")


class NarrativeEditor(QWidget):
    """Write a section's text; hand it over in quiet moments, on leaving and on ``flush``.

    Ctrl+Z takes back what is not handed over yet; after that the text is the session's, whose
    own steps ``undo_wanted`` and ``redo_wanted`` ask for, so that there is one history only.
    """

    committed = Signal(str)
    goto_field = Signal(str)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, source: ChipSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._known = ""
        self._written = ""
        self.sheet = NarrativeText(source)
        self.sheet.setAccessibleName("Nội dung")
        self.sheet.setPlaceholderText("Nội dung của mục")
        self.setFocusProxy(self.sheet)
        self._notice = QLabel()
        self._notice.setTextFormat(Qt.TextFormat.PlainText)
        self._notice.setWordWrap(True)
        self._notice.hide()
        self._buttons = {name: self._button(name, *words) for name, *words in _BUTTONS}
        self._quiet = QTimer(self, singleShot=True, interval=QUIET)
        self._waiting = QElapsedTimer()
        self._lay_out()
        self._connect()

    # --- text

    def load(self, text: str) -> None:
        """Show a stored text with nothing to undo."""
        self.sheet.show_blocks(list(parse_narrative(text).blocks))
        self._known, self._written = text, self._write()
        self._quiet.stop()

    def stored_text(self) -> str:
        """Return the text as it is stored; letter by letter what was loaded until it changes."""
        written = self._write()
        return self._known if written == self._written else written

    def _write(self) -> str:
        return write_narrative(nd.read(self.sheet.document()))

    def set_text_external(self, text: str) -> bool:
        """Show a text changed elsewhere, the cursor behind the change; False in mid-composition."""
        if self.sheet.is_composing():
            return False
        before = self.sheet.document().toRawText()
        scrolled = self.sheet.verticalScrollBar().value()
        self.load(text)
        cursor = self.sheet.textCursor()
        cursor.setPosition(_end_of_change(before, self.sheet.document().toRawText()))
        self.sheet.setTextCursor(cursor)
        self.sheet.verticalScrollBar().setValue(scrolled)
        self.sheet.ensureCursorVisible()
        return True

    def flush(self) -> None:
        """Hand over at once what is written, the word being composed included."""
        if self.sheet.is_composing():
            QGuiApplication.inputMethod().commit()
        self._hand_over()

    def number_notes_after(self, notes_before: int) -> None:
        """Number the footnotes as they are printed, on from those before this text."""
        self.sheet.chips.count_from(notes_before)

    def refresh_chips(self) -> None:
        """Show the bound figures as they are printed now."""
        self.sheet.chips.refresh()

    def set_read_only(self, read_only: bool) -> None:
        """Allow or forbid changes; reading and copying always work."""
        flags = Qt.TextInteractionFlag
        self.sheet.setTextInteractionFlags(
            flags.TextSelectableByKeyboard | flags.TextSelectableByMouse
            if read_only
            else flags.TextEditorInteraction
        )
        for button in self._buttons.values():
            button.setEnabled(not read_only)

    def focus_first(self) -> None:
        """Take the focus where writing was left."""
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self) -> None:
        if self.sheet.is_composing():
            return
        if not self._quiet.isActive():
            self._waiting.start()
        if self._waiting.elapsed() < LONGEST:
            self._quiet.start()

    def _quiet_now(self) -> None:
        if self.sheet.is_composing():
            self._quiet.start()
        else:
            self._hand_over()

    def _left(self) -> None:
        self.sheet.shape_item()
        self._hand_over()

    def _hand_over(self) -> None:
        self._quiet.stop()
        text = self.stored_text()
        if text == self._known or self.sheet.isReadOnly():
            return
        self._known = self._written = text
        self.sheet.document().clearUndoRedoStacks()
        self.committed.emit(text)

    # --- commands

    def obey(self, command: str) -> None:
        """Carry out a command of the toolbar or its key."""
        if command in ("bold", "italic"):
            self.sheet.toggle_style(command)
        elif command == "note":
            self._write_note(None)
        elif command == "bind":
            self._pick()
        else:
            self.sheet.toggle_kind(BlockKind(command))
        self._show_state()

    def _pick(self) -> None:
        picker = BindingPicker(self._source, self)
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.chosen.connect(self.sheet.insert_bound)
        picker.open()

    def _write_note(self, position: int | None) -> None:
        """Open a footnote, or a new one behind the cursor, for writing."""
        document = self.sheet.document()
        note, number = NoteMark(()), 0
        place = QTextCursor(self.sheet.textCursor())
        if position is None:
            number = self.sheet.chips.note_number(place.selectionEnd())
        else:
            found = inline_of(format_at(document, position))
            note = found if isinstance(found, NoteMark) else note
            number = self.sheet.chips.note_number(position)
            place.setPosition(position)
            place.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
        dialog = NoteDialog(self._source, note, f"Chú thích {number}", self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self._note_written, dialog, place, position is None))
        dialog.open()

    def _note_written(self, dialog: NoteDialog, place: QTextCursor, is_new: bool) -> None:
        note = dialog.note()
        if is_new:
            if note.paragraphs:
                self.sheet.insert_note(note)
        elif note.paragraphs:
            place.insertText(SIGN, note_format(note))
        else:
            place.removeSelectedText()

    def _show_state(self) -> None:
        char = self.sheet.currentCharFormat()
        kind = nd.kind_of(self.sheet.textCursor().block())
        on = {"bold": is_bold(char), "italic": char.fontItalic(), kind.value: True}
        for name in _CHECKED:
            self._buttons[name].setChecked(on.get(name, False))

    def _say(self, notice: str) -> None:
        self._notice.setText(notice)
        self._notice.show()

    # --- building

    def _button(self, name: str, caption: str, hint: str) -> QToolButton:
        button = QToolButton()
        button.setText(caption)
        button.setToolTip(hint)
        button.setAutoRaise(True)
        button.setAccessibleName(hint)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCheckable(name in _CHECKED)
        font = QFont(button.font())
        font.setBold(name == "bold")
        font.setItalic(name == "italic")
        button.setFont(font)
        button.clicked.connect(partial(self.obey, name))
        return button

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(2)
        for button in self._buttons.values():
            tools.addWidget(button)
        tools.addStretch(1)
        mute(self._notice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(tools)
        column.addWidget(self.sheet, 1)
        column.addWidget(self._notice)

    def _connect(self) -> None:
        sheet = self.sheet
        sheet.textChanged.connect(self._changed)
        sheet.textChanged.connect(self._notice.hide)
        sheet.cursorPositionChanged.connect(self._show_state)
        sheet.currentCharFormatChanged.connect(self._show_state)
        sheet.left.connect(self._left)
        sheet.command.connect(self.obey)
        sheet.note_wanted.connect(self._write_note)
        sheet.goto_field.connect(self.goto_field)
        sheet.undo_wanted.connect(self.undo_wanted)
        sheet.redo_wanted.connect(self.redo_wanted)
        sheet.noticed.connect(self._say)
        self._quiet.timeout.connect(self._quiet_now)


def _end_of_change(before: str, after: str) -> int:
    """Return the place in ``after`` behind what differs, counted as Qt counts (UTF-16)."""
    old, new = before.encode("utf-16-le"), after.encode("utf-16-le")
    tail = _shared(old[::-1], new[::-1]) // 2
    return max(_shared(old, new) // 2, len(new) // 2 - tail)


def _shared(one: bytes, other: bytes) -> int:
    """Return how many bytes two strings have in common at their start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))
