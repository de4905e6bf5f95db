"""The sheet on which a section's text is written: keys, mouse, clipboard; stores nothing."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from cchc_desktop.model.line_places import SIGN
from cchc_desktop.model.narrative import (
    BlockKind,
    Bound,
    NoteMark,
    TextBlock,
)
from cchc_desktop.ui import alt_keys
from cchc_desktop.ui import narrative_clipboard as clipboard
from cchc_desktop.ui import narrative_document as nd
from cchc_desktop.ui import narrative_signs as signs
from cchc_desktop.ui.chips import (
    Chips,
    ChipSource,
    chip_format,
    is_bold,
    note_format,
)
from cchc_desktop.ui.narrative_keys import ENTER, HARMLESS, begins_step, command_of
from cchc_desktop.ui.narrative_margin import draw_margin
from cchc_desktop.ui.narrative_marks import Marks
from cchc_desktop.ui.narrative_menu import make_menu
from cchc_desktop.ui.narrative_patch import patch
from cchc_desktop.ui.narrative_view import leave_found

_CONTROL = Qt.KeyboardModifier.ControlModifier


class NarrativeText(QTextEdit):
    """Write paragraphs, items, chips and footnote marks; a footnote's own text has no items.

    ``step`` is sent before and after whatever is to be undone by itself.
    """

    command = Signal(str)
    step = Signal()
    left = Signal()
    goto_field = Signal(str)
    note_wanted = Signal(int)
    undo_wanted = Signal()
    redo_wanted = Signal()
    noticed = Signal(str)
    pasted = Signal(object)

    def __init__(
        self, source: ChipSource, *, plain: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.is_plain = plain
        self.in_report = False
        self.led_to: tuple[int, int] | None = None
        self._is_dropping = False
        self.can_unfold: Callable[[Bound], bool] = lambda _bound: False
        self.setTabChangesFocus(True)
        self.document().setDefaultFont(self.font())
        self.document().setIndentWidth(self.fontMetrics().horizontalAdvance("000. "))
        self.document().setDocumentMargin(self.fontMetrics().height() / 2)
        self.chips = Chips(self.document(), source)
        self.marks = Marks(self)
        self.to_review: frozenset[int] = frozenset()
        self.show_blocks([])

    # --- content

    def show_blocks(self, blocks: list[TextBlock]) -> None:
        """Show a text anew, with nothing to undo."""
        document = self.document()
        document.setUndoRedoEnabled(False)
        nd.fill(document, blocks)
        document.setUndoRedoEnabled(True)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def patch(self, blocks: list[TextBlock]) -> None:
        """Show a text changed elsewhere, with nothing to undo; what did not change stays put."""
        document = self.document()
        document.setUndoRedoEnabled(False)
        patch(document, blocks)
        document.setUndoRedoEnabled(True)

    def undo_all(self) -> bool:
        """Take back whatever the document still knows; say whether that changed its words."""
        before = self.document().toRawText()
        while self.document().isUndoAvailable():
            self.undo()
        return self.document().toRawText() != before

    def is_composing(self) -> bool:
        """Say whether an input method is in the middle of a word."""
        return bool(self.textCursor().block().layout().preeditAreaText())

    def insert_bound(self, name: str, form: str) -> None:
        """Insert the chip of a bound figure in the style of the text around it."""
        char = self.currentCharFormat()
        bound = Bound(name, form, is_bold(char), char.fontItalic())
        self._insert_sign(chip_format(bound))

    def insert_note(self, note: NoteMark) -> None:
        """Insert the mark of a footnote behind what is selected."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        self.setTextCursor(cursor)
        self._insert_sign(note_format(note))

    def insert_blocks(self, blocks: list[TextBlock]) -> None:
        """Insert a ready text in place of the selection, as one step."""
        self.step.emit()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        nd.insert_blocks(cursor, blocks)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.step.emit()

    def insert_words(self, words: str) -> None:
        """Insert words in the style of the text around them, as one step."""
        self.step.emit()
        char = self.currentCharFormat()
        style = nd.text_format(bold=is_bold(char), italic=char.fontItalic())
        words = " ".join(nd.clean_lines(words))
        before, after = signs.gaps_around(self, words)
        self.textCursor().insertText(f"{before}{words}{after}", style)
        self.ensureCursorVisible()
        self.step.emit()

    def _insert_sign(self, char: QTextCharFormat) -> None:
        self.step.emit()
        around = self.currentCharFormat()
        self.textCursor().insertText(SIGN, char)
        style = nd.text_format(bold=is_bold(around), italic=around.fontItalic())
        self.setCurrentCharFormat(style)
        self.ensureCursorVisible()
        self.step.emit()

    def toggle_style(self, name: str) -> None:
        """Make the selection, or what is typed next, bold or italic, or take it away."""
        self.step.emit()
        char = QTextCharFormat()
        if name == "bold":
            weights = nd.text_format(bold=not is_bold(self.currentCharFormat()))
            char.setFontWeight(weights.fontWeight())
        else:
            char.setFontItalic(not self.currentCharFormat().fontItalic())
        self.mergeCurrentCharFormat(char)
        self.step.emit()

    def toggle_kind(self, kind: BlockKind) -> None:
        """Make the selected paragraphs items of a kind, or paragraphs when they all are."""
        self.step.emit()
        cursor = self.textCursor()
        blocks = self._selected_blocks()
        wanted = BlockKind.PARAGRAPH if all(nd.kind_of(b) is kind for b in blocks) else kind
        cursor.beginEditBlock()
        for block in blocks:
            QTextCursor(block).setBlockFormat(nd.block_format(wanted))
        cursor.endEditBlock()
        self.step.emit()

    def _selected_blocks(self) -> list[QTextBlock]:
        cursor = self.textCursor()
        block = self.document().findBlock(cursor.selectionStart())
        blocks = []
        while block.isValid() and block.position() <= cursor.selectionEnd():
            blocks.append(block)
            block = block.next()
        return blocks

    def shape_item(self) -> bool:
        """Turn a typed "- " or "1. " at the start of the cursor's paragraph into an item."""
        block = self.textCursor().block()
        found = None if self.is_plain else nd.typed_item(block)
        if found is None:
            return False
        kind, number, length = found
        cursor = QTextCursor(block)
        cursor.beginEditBlock()
        cursor.setPosition(block.position() + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        cursor.setBlockFormat(nd.block_format(kind, number))
        cursor.endEditBlock()
        return True

    # --- keys

    def event(self, event: QEvent) -> bool:
        # The window must not take our keys for its own while the text has the focus.
        asked = event.type() == QEvent.Type.ShortcutOverride and not self.isReadOnly()
        if asked and isinstance(event, QKeyEvent) and command_of(event, in_note=self.is_plain):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_of(event, in_note=self.is_plain)
        if command and (command in HARMLESS or not self.isReadOnly()):
            self._obey(command)
        elif self.isReadOnly():
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_wanted.emit()
        elif not alt_keys.is_command(event):
            self._write(event)

    def _write(self, event: QKeyEvent) -> None:
        if begins_step(event, selected=self.textCursor().hasSelection()):
            self.step.emit()
        if event.key() in ENTER and not event.modifiers() & _CONTROL:
            self._enter()
        else:
            self.led_to = None
            super().keyPressEvent(event)
        if event.matches(QKeySequence.StandardKey.Cut):
            self.step.emit()

    def _obey(self, command: str) -> None:
        if command == "goto":
            self.go_to_field()
        elif command == "paste_plain":
            self.paste_plain()
        elif command != "edit":
            self.command.emit(command)
        elif not self.edit_note():
            self.command.emit("fix")

    def _enter(self) -> None:
        cursor = self.textCursor()
        block = cursor.block()
        if cursor.hasSelection() and (self.edit_note() or leave_found(self)):
            return
        if block.length() == 1 and nd.kind_of(block) is not BlockKind.PARAGRAPH:
            cursor.setBlockFormat(nd.block_format(BlockKind.PARAGRAPH))
            return
        if self.shape_item() and block.length() == 1:
            return
        self.textCursor().insertBlock()
        self.ensureCursorVisible()

    def edit_note(self) -> bool:
        """Open the footnote at the cursor; False when there is none."""
        for position in signs.near(self):
            if isinstance(signs.meaning(self, position), NoteMark):
                self.note_wanted.emit(position)
                return True
        return False

    def go_to_field(self) -> None:
        """Lead to the field of the chip at the cursor."""
        for position in signs.near(self):
            inline = signs.meaning(self, position)
            if isinstance(inline, Bound):
                self.goto_field.emit(inline.name)
                return

    def select_sign(self) -> None:
        """Select the chip or mark beside the cursor."""
        for position in signs.near(self):
            if signs.meaning(self, position) is not None:
                cursor = self.textCursor()
                cursor.setPosition(position)
                cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
                self.setTextCursor(cursor)
                return

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        if not self.is_composing():
            self.textChanged.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    # --- mouse

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.step.emit()
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        if not by_key and not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.pos()))
        menu = make_menu(self, in_report=self.in_report)
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        menu.popup(corner if by_key else event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.step.emit()
        position = signs.sign_at(self, event.position().toPoint())
        if event.modifiers() & _CONTROL and position is not None:
            inline = signs.meaning(self, position)
            if isinstance(inline, Bound):
                self.goto_field.emit(inline.name)
                return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        position = signs.sign_at(self, event.position().toPoint())
        sign = None if position is None else signs.meaning(self, position)
        if isinstance(sign, NoteMark) and not self.isReadOnly():
            self.note_wanted.emit(position)
            return
        super().mouseDoubleClickEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), signs.hint_at(self, event.pos()), self)
            return True
        return super().viewportEvent(event)

    # --- clipboard

    def createMimeDataFromSelection(self) -> QMimeData:
        return clipboard.copied_data(self.textCursor(), self.chips)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return clipboard.can_paste(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self._paste(source, plain=False)

    def cut_out(self) -> None:
        """Cut the selection, as one step."""
        self.step.emit()
        self.cut()
        self.step.emit()

    def paste_plain(self) -> None:
        """Paste the words of the clipboard without lists, notes and emphasis."""
        self._paste(QGuiApplication.clipboard().mimeData(), plain=True)

    def _paste(self, source: QMimeData, *, plain: bool) -> None:
        if refusal := clipboard.refusal(source, plain=plain):
            self.noticed.emit(refusal)
            return
        self._part_step()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        piece = clipboard.paste(cursor, source, plain=plain, in_note=self.is_plain)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        # Who listens compares the piece with what is stored, so it is handed over afterwards.
        self.pasted.emit(piece)
        self._part_step()

    def _part_step(self) -> None:
        # A dropped piece is put in by Qt within a step of its own, which is not to be parted.
        if not self._is_dropping:
            self.step.emit()

    def put_instead(self, piece: clipboard.Piece) -> None:
        """Put a pasted piece again as it reads in Unicode, as one step."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.setPosition(piece.start)
        cursor.setPosition(piece.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        clipboard.put(cursor, list(piece.converted), in_note=self.is_plain)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.step.emit()

    def dropEvent(self, event: QDropEvent) -> None:
        self.step.emit()
        self._is_dropping = True
        super().dropEvent(event)
        self._is_dropping = False
        self.step.emit()

    # --- margin

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        draw_margin(self, self.to_review)
