"""One editor for each type of field, all with the same small contract; knows no values.

Contract: ``set_text``, ``text``, ``known`` (what was handed over), ``set_read_only``,
``focus_first`` and the signals ``committed`` (the typed text, only when it changed), ``entered``
(Enter goes on from here), ``next_wanted`` and ``previous_wanted``. An editor of numbers also has
``question`` and ``answer``. What is typed is handed over on Enter and on leaving; no key is eaten,
masked or completed, because UniKey and input methods send Backspace and type again.
"""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from cchc_desktop.model.number_question import NumberQuestion, number_question
from cchc_desktop.model.template import Field
from cchc_desktop.ui.narrative_document import clean_lines
from cchc_desktop.ui.pasting import PlainText, tell_when_full
from cchc_desktop.ui.table_editor import TableEditor

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NONE = Qt.KeyboardModifier.NoModifier
_FIGURE_LETTERS = 20
_MOST_LINES = 5


def _forget_typing(line: QLineEdit) -> None:
    """Leave Ctrl+Z to the report from here on; a line would take back what is stored."""
    if line.isUndoAvailable() or line.isRedoAvailable():
        place = line.cursorPosition()
        line.setText(QLineEdit.text(line))
        line.setCursorPosition(place)


# Keys that walk through the fields: key, modifier, step, what it does.
MOVES = (
    (Qt.Key.Key_Return, _NONE, 1, "Sang ô tiếp theo; số chưa xác nhận được xác nhận"),
    (Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, -1, "Về ô trước"),
    (Qt.Key.Key_Down, _NONE, 1, "Sang ô tiếp theo, không xác nhận"),
    (Qt.Key.Key_Up, _NONE, -1, "Về ô trước"),
)


def step_of(event: QKeyEvent) -> int:
    """Return 1 for a key that goes on to the next field, -1 for one that goes back, else 0."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key.Key_Return if event.key() in _ENTER else Qt.Key(event.key())
    return next((step for k, m, step, _ in MOVES if (k, m) == (key, modifiers)), 0)


# In a figure: the next one, past the words and tables between them.
FIGURE_MOVE = (
    Qt.Key.Key_Return,
    Qt.KeyboardModifier.ControlModifier,
    1,
    "Sang số liệu tiếp theo, bỏ qua chữ và bảng; số chưa xác nhận được xác nhận",
)


def is_enter_on(event: QKeyEvent) -> bool:
    """Say whether a key is the Enter that goes on."""
    return event.key() in _ENTER and step_of(event) > 0


def _go_on(editor: "LineEditor | NamesEditor | ChoiceEditor", event: QKeyEvent, step: int) -> None:
    """Hand over what was typed before the key leads away."""
    editor.commit()
    if is_enter_on(event):
        editor.entered.emit()
    (editor.next_wanted if step > 0 else editor.previous_wanted).emit()


class LineEditor(QLineEdit):
    """Take one line of text."""

    committed = Signal(str)
    entered = Signal()
    next_wanted = Signal()
    previous_wanted = Signal()

    def __init__(self, field: Field | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.known = ""
        self.setObjectName(field.key if field else "")
        tell_when_full(self)

    def set_text(self, text: str) -> None:
        self.known = text
        if text == super().text():
            return
        self.setText(text)
        if self.hasFocus():
            self.selectAll()
        else:
            self.setCursorPosition(0)

    def text(self) -> str:
        return " ".join(clean_lines(super().text())).strip()

    def set_read_only(self, read_only: bool) -> None:
        self.setReadOnly(read_only)

    def focus_first(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def commit(self) -> None:
        """Hand over what was typed since the last time."""
        typed = self.text()
        if typed != self.known and not self.isReadOnly():
            self.known = typed
            self.committed.emit(typed)
            _forget_typing(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = step_of(event)
        if not step:
            super().keyPressEvent(event)
            return
        _go_on(self, event, step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()


class FigureEditor(LineEditor):
    """Take a number, a non-value or whatever is typed for it; reading it is the model's work."""

    figure_wanted = Signal()

    def __init__(self, field: Field | None = None, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._field = field
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance("0" * _FIGURE_LETTERS), hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and modifiers == FIGURE_MOVE[1]:
            self.commit()
            self.entered.emit()
            self.figure_wanted.emit()
        else:
            super().keyPressEvent(event)

    def question(self) -> NumberQuestion | None:
        """Return what is unclear about the number that stands here."""
        return number_question(self._field, self.text()) if self._field else None

    def answer(self, typed: str) -> bool:
        """Take the number that was meant; the field is done with it."""
        self.setText(typed)
        self.commit()
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # The click that brings the focus moves the cursor only after this event.
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            QTimer.singleShot(0, self.selectAll)


class DateEditor(LineEditor):
    """Take a date typed as day, month, year."""

    def __init__(self, field: Field | None = None, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.setPlaceholderText("ngày/tháng/năm")


class NamesEditor(PlainText):
    """Take names separated by semicolons, on one to five lines that grow with them."""

    committed = Signal(str)
    entered = Signal()
    next_wanted = Signal()
    previous_wanted = Signal()

    def __init__(self, field: Field | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.known = ""
        self.setObjectName(field.key if field else "")
        self.setPlaceholderText("cách nhau bằng dấu chấm phẩy")
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def set_text(self, text: str) -> None:
        self.known = text
        if text != self.toPlainText() and not self._is_composing():
            self.setPlainText(text)

    def text(self) -> str:
        return "\n".join(line.strip() for line in clean_lines(self.toPlainText()))

    def set_read_only(self, read_only: bool) -> None:
        self.setReadOnly(read_only)

    def focus_first(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def commit(self) -> None:
        """Hand over what was typed since the last time."""
        typed = self.text()
        if typed != self.known and not self.isReadOnly():
            self.known = typed
            self.committed.emit(typed)
            self.document().clearUndoRedoStacks()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = step_of(event)
        if not step or (event.key() not in _ENTER and self._can_move(step)):
            super().keyPressEvent(event)
            return
        _go_on(self, event, step)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def _can_move(self, step: int) -> bool:
        """Say whether there is a line of this text below or above the cursor."""
        move = QTextCursor.MoveOperation
        return self.textCursor().movePosition(move.Down if step > 0 else move.Up)

    def _is_composing(self) -> bool:
        return bool(self.textCursor().block().layout().preeditAreaText())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _grow(self, *_size: object) -> None:
        lines = min(max(round(self.document().size().height()), 1), _MOST_LINES)
        around = 2 * self.document().documentMargin()
        frame = self.height() - self.viewport().height() if self.isVisible() else 0
        spacing = self.blockBoundingRect(self.document().firstBlock()).height()
        spacing /= max(self.document().firstBlock().layout().lineCount(), 1)
        height = round(lines * max(spacing, self.fontMetrics().lineSpacing()) + around + frame)
        if height != self.height():
            self.setFixedHeight(height)


class ChoiceEditor(QComboBox):
    """Offer the usual values of a field and take any other."""

    committed = Signal(str)
    entered = Signal()
    next_wanted = Signal()
    previous_wanted = Signal()

    def __init__(self, field: Field | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.known = ""
        self._read_only = False
        self.setObjectName(field.key if field else "")
        self._line = QLineEdit()
        tell_when_full(self._line)
        self.setLineEdit(self._line)
        # Inline completion would write between UniKey's Backspace and what it types again.
        self.setCompleter(None)  # type: ignore[arg-type] # Qt takes it, the stubs do not
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_FIGURE_LETTERS)
        self.addItems(list(field.choices) if field else [])
        self._show("")
        self.activated.connect(self._chosen)

    def set_text(self, text: str) -> None:
        self.known = text
        if text != self.currentText():
            self._show(text)

    def _show(self, text: str) -> None:
        # The arrow keys go on from the current entry: with none, Down must offer the first.
        self.setCurrentIndex(self.findText(text, Qt.MatchFlag.MatchExactly))
        self.setEditText(text)

    def text(self) -> str:
        return " ".join(clean_lines(self.currentText())).strip()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self._line.setReadOnly(read_only)

    def focus_first(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._line.selectAll()

    def commit(self) -> None:
        """Hand over what was chosen or typed since the last time."""
        typed = self.text()
        if typed != self.known and not self._read_only:
            self.known = typed
            self.committed.emit(typed)
            _forget_typing(self._line)

    def showPopup(self) -> None:
        if not self._read_only:
            super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = step_of(event)
        if event.key() in _ENTER and step:
            _go_on(self, event, step)
        elif not (step and self._read_only):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus() and not self._read_only:
            super().wheelEvent(event)
        else:
            event.ignore()

    def _chosen(self, _index: int) -> None:
        self.commit()


Editor = LineEditor | NamesEditor | ChoiceEditor | TableEditor

EDITORS: dict[str, Callable[[Field, QWidget | None], Editor]] = {
    "integer": FigureEditor,
    "decimal": FigureEditor,
    "percent": FigureEditor,
    "percentage_point": FigureEditor,
    "fraction": FigureEditor,
    "text": LineEditor,
    "names": NamesEditor,
    "choice": ChoiceEditor,
    "date": DateEditor,
    "table": TableEditor,
}
