"""The sheet on which a section's text is written: keys, mouse, clipboard; stores nothing."""

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from cchc_desktop.model.narrative import BlockKind, Bound, Line, NoteMark, Span, TextBlock
from cchc_desktop.ui import narrative_document as nd
from cchc_desktop.ui.chips import (
    SIGN,
    Chips,
    ChipSource,
    chip_format,
    format_at,
    inline_of,
    is_bold,
    note_format,
)

MIME = "application/x-cchc-narrative"
MOST_PASTED = 2_000_000
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
# Shift turns 7 and 8 into & and * on the keyboards in use here.
COMMANDS = {
    (Qt.Key.Key_B, _CONTROL): "bold",
    (Qt.Key.Key_I, _CONTROL): "italic",
    (Qt.Key.Key_J, _CONTROL): "bind",
    (Qt.Key.Key_F, _CONTROL | Qt.KeyboardModifier.AltModifier): "note",
    (Qt.Key.Key_8, _CONTROL | _SHIFT): "dash",
    (Qt.Key.Key_Asterisk, _CONTROL | _SHIFT): "dash",
    (Qt.Key.Key_7, _CONTROL | _SHIFT): "number",
    (Qt.Key.Key_Ampersand, _CONTROL | _SHIFT): "number",
    (Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier): "goto",
    (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier): "edit",
}


class NarrativeText(QTextEdit):
    """Write paragraphs, items, chips and footnote marks; a footnote's own text has no items."""

    command = Signal(str)
    left = Signal()
    goto_field = Signal(str)
    note_wanted = Signal(int)
    undo_wanted = Signal()
    redo_wanted = Signal()
    noticed = Signal(str)

    def __init__(
        self, source: ChipSource, *, plain: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.is_plain = plain
        self.setTabChangesFocus(True)
        self.document().setDefaultFont(self.font())
        self.document().setIndentWidth(self.fontMetrics().horizontalAdvance("000. "))
        self.document().setDocumentMargin(self.fontMetrics().height() / 2)
        self.chips = Chips(self.document(), source, self.palette())
        self.show_blocks([])

    # --- content

    def show_blocks(self, blocks: list[TextBlock]) -> None:
        """Show a text anew, with nothing to undo."""
        document = self.document()
        document.setUndoRedoEnabled(False)
        nd.fill(document, blocks)
        document.setUndoRedoEnabled(True)
        self.moveCursor(QTextCursor.MoveOperation.Start)

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

    def _insert_sign(self, char: QTextCharFormat) -> None:
        around = self.currentCharFormat()
        self.textCursor().insertText(SIGN, char)
        style = nd.text_format(bold=is_bold(around), italic=around.fontItalic())
        self.setCurrentCharFormat(style)
        self.ensureCursorVisible()

    def toggle_style(self, name: str) -> None:
        """Make the selection, or what is typed next, bold or italic, or take it away."""
        char = QTextCharFormat()
        if name == "bold":
            weights = nd.text_format(bold=not is_bold(self.currentCharFormat()))
            char.setFontWeight(weights.fontWeight())
        else:
            char.setFontItalic(not self.currentCharFormat().fontItalic())
        self.mergeCurrentCharFormat(char)

    def toggle_kind(self, kind: BlockKind) -> None:
        """Make the selected paragraphs items of a kind, or paragraphs when they all are."""
        cursor = self.textCursor()
        blocks = self._selected_blocks()
        wanted = BlockKind.PARAGRAPH if all(nd.kind_of(b) is kind for b in blocks) else kind
        cursor.beginEditBlock()
        for block in blocks:
            QTextCursor(block).setBlockFormat(nd.block_format(wanted))
        cursor.endEditBlock()

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
        if asked and isinstance(event, QKeyEvent) and _command_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = _command_of(event)
        if command == "goto" or (command and not self.isReadOnly()):
            self._obey(command)
        elif self.isReadOnly():
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._take_back()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._do_again()
        elif event.key() in _ENTER and not event.modifiers() & _CONTROL:
            self._enter()
        else:
            super().keyPressEvent(event)

    def _obey(self, command: str) -> None:
        if command == "goto":
            self._go_to_field()
        elif command == "edit":
            self._edit_note()
        else:
            self.command.emit(command)

    def _take_back(self) -> None:
        if self.document().isUndoAvailable():
            self.undo()
        else:
            self.undo_wanted.emit()

    def _do_again(self) -> None:
        if self.document().isRedoAvailable():
            self.redo()
        else:
            self.redo_wanted.emit()

    def _enter(self) -> None:
        cursor = self.textCursor()
        block = cursor.block()
        if cursor.hasSelection() and self._edit_note():
            return
        if block.length() == 1 and nd.kind_of(block) is not BlockKind.PARAGRAPH:
            cursor.setBlockFormat(nd.block_format(BlockKind.PARAGRAPH))
            return
        if self.shape_item() and block.length() == 1:
            return
        self.textCursor().insertBlock()
        self.ensureCursorVisible()

    def _edit_note(self) -> bool:
        for position in self._near():
            if isinstance(inline_of(format_at(self.document(), position)), NoteMark):
                self.note_wanted.emit(position)
                return True
        return False

    def _go_to_field(self) -> None:
        for position in self._near():
            inline = inline_of(format_at(self.document(), position))
            if isinstance(inline, Bound):
                self.goto_field.emit(inline.name)
                return

    def _near(self) -> list[int]:
        """Return the place of the only selected sign, or those on both sides of the cursor."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            alone = cursor.selectionEnd() - cursor.selectionStart() == 1
            return [cursor.selectionStart()] if alone else []
        return [at for at in (cursor.position() - 1, cursor.position()) if at >= 0]

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        if not self.is_composing():
            self.textChanged.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    # --- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        position = self.sign_at(event.position().toPoint())
        if event.modifiers() & _CONTROL and position is not None:
            inline = inline_of(format_at(self.document(), position))
            if isinstance(inline, Bound):
                self.goto_field.emit(inline.name)
                return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        position = self.sign_at(event.position().toPoint())
        sign = None if position is None else inline_of(format_at(self.document(), position))
        if isinstance(sign, NoteMark) and not self.isReadOnly():
            self.note_wanted.emit(position)
            return
        super().mouseDoubleClickEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.hint_at(event.pos()), self)
            return True
        return super().viewportEvent(event)

    def hint_at(self, point: QPoint) -> str:
        """Return what a chip is bound to, or what a footnote says."""
        position = self.sign_at(point)
        if position is None:
            return ""
        inline = inline_of(format_at(self.document(), position))
        if isinstance(inline, Bound):
            return f"{self.chips.label(inline)}: {self.chips.shown(inline)}"
        if isinstance(inline, NoteMark):
            return "\n".join(self._as_printed(paragraph) for paragraph in inline.paragraphs)
        return ""

    def sign_at(self, point: QPoint) -> int | None:
        """Return the place of the chip or mark drawn at a point of the viewport."""
        scrolled = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        hit = (
            self.document()
            .documentLayout()
            .hitTest(QPointF(point) + scrolled, Qt.HitTestAccuracy.ExactHit)
        )
        for position in (hit, hit - 1):
            if position >= 0 and inline_of(format_at(self.document(), position)) is not None:
                left = self._cursor_left(position)
                if left <= point.x() <= self._cursor_left(position + 1):
                    return position
        return None

    def _cursor_left(self, position: int) -> int:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return self.cursorRect(cursor).left()

    # --- clipboard

    def createMimeDataFromSelection(self) -> QMimeData:
        blocks = nd.copied(self.textCursor())
        data = QMimeData()
        data.setData(MIME, nd.to_clipboard(blocks))
        data.setText("\n".join(self._as_printed(block.inlines) for block in blocks))
        return data

    def _as_printed(self, line: Line) -> str:
        return "".join(
            i.text if isinstance(i, Span) else self.chips.shown(i) if isinstance(i, Bound) else ""
            for i in line
        )

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasFormat(MIME) or source.hasHtml() or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        length = len(source.html() if source.hasHtml() else source.text())
        if length > MOST_PASTED:
            self.noticed.emit(f"Chưa dán: nội dung dài {length} ký tự, tối đa {MOST_PASTED}.")
            return
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        if source.hasFormat(MIME):
            self._insert(cursor, nd.from_clipboard(bytes(source.data(MIME).data())))
        elif source.hasHtml():
            self._insert(cursor, nd.from_html(source.html()))
        else:
            style = cursor.charFormat()
            style = nd.text_format(bold=is_bold(style), italic=style.fontItalic())
            cursor.insertText("\n".join(nd.clean_lines(source.text())), style)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _insert(self, cursor: QTextCursor, blocks: list[TextBlock]) -> None:
        if self.is_plain:
            blocks = [
                TextBlock(
                    BlockKind.PARAGRAPH,
                    tuple(i for i in block.inlines if not isinstance(i, NoteMark)),
                )
                for block in blocks
            ]
        nd.insert_blocks(cursor, blocks)

    # --- item marks

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(self.palette().text().color())
        painter.setFont(self.document().defaultFont())
        block = self.cursorForPosition(QPoint(0, 0)).block()
        bottom = self.viewport().height()
        while block.isValid() and self._draw_mark(painter, block) < bottom:
            block = block.next()
        painter.end()

    def _draw_mark(self, painter: QPainter, block: QTextBlock) -> float:
        """Draw the dash or number of an item before its first line; return where that line is."""
        layout = block.layout()
        line = layout.lineAt(0)
        if not line.isValid():
            return 0.0
        scrolled = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        corner = layout.position() + line.position() - scrolled
        kind = nd.kind_of(block)
        if kind is not BlockKind.PARAGRAPH:
            mark = "–" if kind is BlockKind.DASH else f"{nd.number_of(block)}."
            width = self.fontMetrics().horizontalAdvance(f"{mark} ")
            painter.drawText(corner + QPointF(-width, line.ascent()), mark)
        return corner.y()


def _command_of(event: QKeyEvent) -> str:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return COMMANDS.get((Qt.Key(event.key()), modifiers), "")
