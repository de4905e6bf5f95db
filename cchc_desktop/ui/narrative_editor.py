"""The editor of a section's text: a sheet with its tools, its marks and what it asks of the report.

When what is written is handed over stands in ``narrative_handing``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desktop.model.narrative import BlockKind, NoteMark
from cchc_desktop.ui import narrative_document as nd
from cchc_desktop.ui.binding_picker import BindingPicker
from cchc_desktop.ui.chips import SIGN, ChipSource, format_at, inline_of, is_bold, note_format
from cchc_desktop.ui.narrative_clipboard import Piece
from cchc_desktop.ui.narrative_fixes import Fixes
from cchc_desktop.ui.narrative_handing import Handing
from cchc_desktop.ui.narrative_help import SectionHelp
from cchc_desktop.ui.narrative_marking import Marking
from cchc_desktop.ui.narrative_review import ReviewBar
from cchc_desktop.ui.narrative_text import NarrativeText
from cchc_desktop.ui.narrative_tools import AskBar, Foot, Tools, notice_line
from cchc_desktop.ui.note_dialog import NoteDialog
from cchc_desktop.ui.pasted_legacy import NAMES

if TYPE_CHECKING:
    from cchc_desktop.model.checks import Problem

_LEGACY = (("convert", "Chuyển (Alt+C)", "Alt+C"), ("keep", "Giữ nguyên (Alt+G)", "Alt+G"))


class NarrativeEditor(QWidget):
    """Write a section's text; each hand-over is one step of the session's undo.

    Without ``help`` there is no report around the text: no marks, no review, no phrases.
    """

    committed = Signal(str)
    goto_field = Signal(str)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(
        self, source: ChipSource, help_: SectionHelp | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._help = help_
        self.sheet = NarrativeText(source)
        self.sheet.in_report = help_ is not None
        self.sheet.setAccessibleName("Nội dung")
        self.sheet.setPlaceholderText("Nội dung của mục")
        self.setFocusProxy(self.sheet)
        self.handing = Handing(self.sheet)
        self.fixes = Fixes(self.sheet)
        self.marking = Marking(self.sheet, help_.marks) if help_ else None
        self.review = ReviewBar(self.sheet, self.handing, help_) if help_ else None
        self.tools = Tools(in_report=help_ is not None)
        self.legacy = AskBar(_LEGACY, self)
        self.foot = Foot(self.sheet, help_.words_in_report if help_ else None)
        self._piece: Piece | None = None
        self._notice = notice_line()
        self._lay_out()
        self._connect()

    # --- text

    def load(self, text: str) -> None:
        """Show a stored text with nothing to undo."""
        self.handing.load(text)
        self.refresh_review()

    def stored_text(self) -> str:
        """Return the text as it is stored; letter by letter what was loaded until it changes."""
        return self.handing.stored_text()

    def set_text_external(self, text: str) -> bool:
        """Show a text changed elsewhere, the cursor behind the change; False in mid-composition."""
        return self.handing.set_text(text)

    def flush(self) -> None:
        """Hand over at once what is written, the word being composed included."""
        self.handing.flush()

    def number_notes_after(self, notes_before: int) -> None:
        """Number the footnotes as they are printed, on from those before this text."""
        self.sheet.chips.count_from(notes_before)

    def refresh_chips(self) -> None:
        """Show the bound figures as they are printed now."""
        self.sheet.chips.refresh()
        if self.marking:
            self.marking.renew()

    def refresh_review(self) -> None:
        """Show anew which paragraphs are still to be reviewed."""
        if self.review:
            self.review.refresh()

    def show_findings(self, problems: Iterable[Problem]) -> None:
        """Mark the words that findings of the report speak of."""
        self.refresh_review()
        if self._help and self.marking and self._help.take_findings(problems):
            self.marking.renew()

    def set_read_only(self, read_only: bool) -> None:
        """Allow or forbid changes; reading and copying always work."""
        flags = Qt.TextInteractionFlag
        self.sheet.setTextInteractionFlags(
            flags.TextSelectableByKeyboard | flags.TextSelectableByMouse
            if read_only
            else flags.TextEditorInteraction
        )
        for button in self.tools.buttons.values():
            button.setEnabled(not read_only)

    def focus_first(self) -> None:
        """Take the focus where writing was left."""
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def select(self, start: int, end: int) -> None:
        """Show a stretch of the document, found elsewhere, and select it."""
        last = self.sheet.document().characterCount() - 1
        cursor = self.sheet.textCursor()
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        self.sheet.setTextCursor(cursor)
        self.sheet.ensureCursorVisible()

    # --- commands

    def obey(self, command: str) -> None:
        """Carry out a command of the tools or its key."""
        acts: dict[str, Callable[[], object]] = {
            "bold": partial(self.sheet.toggle_style, "bold"),
            "italic": partial(self.sheet.toggle_style, "italic"),
            "note": partial(self._write_note, None),
            "bind": self._pick,
            "fix": self.fixes.fix,
            "next_mark": partial(self.fixes.step, 1),
            "previous_mark": partial(self.fixes.step, -1),
            "reviewed": self._reviewed,
        }
        if command in acts:
            acts[command]()
        else:
            self.sheet.toggle_kind(BlockKind(command))
        self._show_state()

    def _reviewed(self) -> None:
        if self.review and not self.review.read_here():
            self._say("Mục này không còn đoạn nào phải rà soát.")

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
            return
        self.sheet.step.emit()
        if note.paragraphs:
            place.insertText(SIGN, note_format(note))
        else:
            place.removeSelectedText()
        self.sheet.step.emit()

    # --- what was pasted

    def _pasted(self, piece: Piece) -> None:
        cited = self._help.recognised(piece.text) if self._help else ""
        self._say(" ".join(filter(None, (piece.told, cited))))
        if piece.encoding:
            self._piece = piece
            self.legacy.tell(f"Đoạn vừa dán có vẻ là {NAMES[piece.encoding]}.")

    def _answer_legacy(self, answer: str) -> None:
        piece, self._piece = self._piece, None
        self.legacy.tell("")
        self.focus_first()
        if piece is not None and answer == "convert":
            self.sheet.put_instead(piece)
            self._say("Đã chuyển sang Unicode. Ctrl+Z để lấy lại chữ như khi dán.")

    def _changed(self) -> None:
        self._notice.hide()
        if self._piece is not None:
            # The place of the piece is no longer certain.
            self._piece = None
            self.legacy.tell("")

    def _show_state(self) -> None:
        char = self.sheet.currentCharFormat()
        kind = nd.kind_of(self.sheet.textCursor().block())
        self.tools.show_state(
            {"bold": is_bold(char), "italic": char.fontItalic(), kind.value: True}
        )

    def _say(self, notice: str) -> None:
        self._notice.setText(notice)
        self._notice.setVisible(bool(notice))

    # --- building

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tools)
        column.addWidget(self.sheet, 1)
        column.addWidget(self.legacy)
        if self.review:
            column.addWidget(self.review)
        column.addWidget(self._notice)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        sheet = self.sheet
        sheet.textChanged.connect(self._changed)
        sheet.cursorPositionChanged.connect(self._show_state)
        sheet.currentCharFormatChanged.connect(self._show_state)
        sheet.command.connect(self.obey)
        self.tools.command.connect(self.obey)
        sheet.note_wanted.connect(self._write_note)
        sheet.goto_field.connect(self.goto_field)
        sheet.noticed.connect(self._say)
        sheet.pasted.connect(self._pasted)
        self.fixes.said.connect(self._say)
        self.fixes.picker_wanted.connect(self._pick)
        self.legacy.chosen.connect(self._answer_legacy)
        self.handing.committed.connect(self.committed)
        self.handing.undo_wanted.connect(self.undo_wanted)
        self.handing.redo_wanted.connect(self.redo_wanted)
