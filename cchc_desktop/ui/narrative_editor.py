"""The editor of a section's text: a sheet with its tools, its marks and what it asks of the report.

When what is written is handed over stands in ``narrative_handing``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from cchc_desktop.model.line_places import SIGN
from cchc_desktop.model.narrative import BlockKind, NoteMark
from cchc_desktop.ui import narrative_document as nd
from cchc_desktop.ui.chips import format_at, inline_of, is_bold, note_format
from cchc_desktop.ui.narrative_pad import Pad
from cchc_desktop.ui.narrative_review import ReviewBar
from cchc_desktop.ui.narrative_tools import Foot, Tools
from cchc_desktop.ui.note_dialog import NoteDialog

if TYPE_CHECKING:
    from cchc_desktop.model.checks import Problem
    from cchc_desktop.ui.chips import ChipSource
    from cchc_desktop.ui.narrative_help import SectionHelp


class NarrativeEditor(Pad):
    """Write a section's text; each hand-over is one step of the session's undo.

    Without ``help_`` there is no report around the text: no marks, no review, no phrases.
    """

    committed = Signal(str)
    goto_field = Signal(str)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(
        self, source: ChipSource, help_: SectionHelp | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(source, help_, parent)
        self.sheet.setAccessibleName("Nội dung")
        self.sheet.setPlaceholderText("Nội dung của mục")
        self.review = ReviewBar(self.sheet, self.handing, help_) if help_ else None
        self.tools = Tools(in_report=help_ is not None)
        self.foot = Foot(self.sheet, help_.words_in_report if help_ else None)
        self._lay_out()
        self._listen()

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
        if self.help and self.marking and self.help.take_findings(problems):
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
        self.sheet.led_to = (cursor.selectionStart(), cursor.selectionEnd())
        self.sheet.ensureCursorVisible()

    # --- commands

    def obey(self, command: str) -> None:
        """Carry out a command of a tool, a menu or a key."""
        super().obey(command)
        self._show_state()

    def acts(self) -> dict[str, Callable[[], object]]:
        """Return what can be done here, by the names of the commands."""
        return super().acts() | {
            "note": partial(self._write_note, None),
            "dash": partial(self.sheet.toggle_kind, BlockKind.DASH),
            "number": partial(self.sheet.toggle_kind, BlockKind.NUMBER),
            "reviewed": self._reviewed,
        }

    def _reviewed(self) -> None:
        if self.review and not self.review.read_here():
            self.say("Mục này không còn đoạn nào phải rà soát.")

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
        dialog = NoteDialog(self.source, note, f"Chú thích {number}", self, help_=self.help)
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

    def _show_state(self) -> None:
        char = self.sheet.currentCharFormat()
        kind = nd.kind_of(self.sheet.textCursor().block())
        self.tools.show_state(
            {"bold": is_bold(char), "italic": char.fontItalic(), kind.value: True}
        )

    # --- building

    def _lay_out(self) -> None:
        self.column.insertWidget(0, self.tools)
        if self.review:
            self.column.addWidget(self.review)
        self.column.addWidget(self.foot)

    def _listen(self) -> None:
        sheet = self.sheet
        sheet.cursorPositionChanged.connect(self._show_state)
        sheet.currentCharFormatChanged.connect(self._show_state)
        self.tools.command.connect(self.obey)
        sheet.note_wanted.connect(self._write_note)
        sheet.goto_field.connect(self.goto_field)
        self.handing.committed.connect(self.committed)
        self.handing.undo_wanted.connect(self.undo_wanted)
        self.handing.redo_wanted.connect(self.redo_wanted)
