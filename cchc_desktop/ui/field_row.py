"""The row of one field: label, editor, unit, earlier values, marks and the messages below it."""

from __future__ import annotations

from functools import cache, cached_property
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop import messages
from cchc_desktop.model.field_types import FIELD_TYPES, IntegerType
from cchc_desktop.model.template import Field, Kind
from cchc_desktop.ui.compared import ComparedCells, described
from cchc_desktop.ui.editors import EDITORS, Editor, FigureEditor, LineEditor
from cchc_desktop.ui.field_row_parts import Mark, last_stop, muted_label, plain_label
from cchc_desktop.ui.icons import icon, show_sign
from cchc_desktop.ui.number_question import QuestionStrip
from cchc_desktop.ui.style import GAP
from cchc_desktop.ui.table_editor import TableEditor

if TYPE_CHECKING:
    from cchc_desktop.services.comparison import Compared
    from cchc_desktop.services.figure_notes import FigureNote

STRENGTHS = {
    "error": ("state-error", "Lỗi"),
    "warning": ("state-warning", "Cảnh báo"),
    "hint": ("state-hint", "Gợi ý"),
}
_SOURCES = {Kind.COMPUTED: "tự tính", Kind.PROFILE: "từ hồ sơ cơ quan"}
_UNCONFIRMED = "Chưa xác nhận: lấy từ kỳ trước hoặc tệp cũ. Enter để xác nhận, gõ để thay."
_NOTE_PARTS = (("text", "Ghi chú"), ("source", "Đơn vị cung cấp"), ("document", "Văn bản"))
_LABEL, _EDITOR, _UNIT, _COMPARED = range(4)
_TOP, _WIDE, _QUESTION, _FORMULA, _MESSAGE = range(5)
_NARROWEST_LABEL = 14
_UNIT_LETTERS = 10


class FieldRow(QWidget):
    """Ask for one field; computed and profile fields are shown locked with where they come from.

    Enter walks past locked rows, because a form connects ``next_wanted`` of typed rows only; Tab
    still reaches them, so that they can be read and copied. While a number is unclear, Enter leads
    to the question below it.

    Most rows have no question, mark or message most of the time, so those are made when they are
    first needed: a section of twenty rows opens at once.
    """

    committed = Signal(str, str)
    confirmed = Signal(str)
    next_wanted = Signal()
    figure_wanted = Signal()
    previous_wanted = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.is_locked = field.kind is not Kind.TYPED
        self.is_unconfirmed = False
        self.editor = self._make_editor()
        self._label = QLabel(field.label)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setBuddy(self.editor)
        self._marks, self._line = QHBoxLayout(), QHBoxLayout()
        self._asks = False
        self._read_only = False
        self._how = ""
        self._said = ""
        self._tells = False
        self._earlier: tuple[Compared | None, Compared | None] = (None, None)
        self._note: FigureNote | None = None
        self._lay_out()
        self._explain()
        self._connect()

    # --- showing

    def set_text(self, text: str) -> None:
        """Show an answer: the typed form of a typed field, the printed form of a locked one."""
        self.editor.set_text(text)
        self._ask()

    def text(self) -> str:
        """Return what the editor holds."""
        return self.editor.text()

    @property
    def is_pending(self) -> bool:
        """Say whether something is typed that was not handed over yet."""
        return self.editor.text() != self.editor.known

    def drop_pending(self) -> None:
        """Forget what is typed and not handed over, because a command takes its place."""
        self.editor.set_text(self.editor.known)

    def set_formula(self, formula: str) -> None:
        """Show where the value of a locked field comes from."""
        text = f"= {formula}" if formula else _SOURCES.get(self.field.kind, "")
        if text != self._how:
            self._how = text
            self._formula.setText(text)
            self._formula.setVisible(bool(text))
            self._explain()

    def set_compared(self, previous: Compared | None, year_before: Compared | None) -> None:
        """Show the values of earlier reports and how this one differs from them."""
        if (previous, year_before) != self._earlier:
            self._earlier = (previous, year_before)
            self._compared.show_compared(self._earlier, self.field.unit)
            self._explain()

    def show_columns(self, columns: tuple[bool, bool]) -> None:
        """Show the columns of earlier reports that there is room for."""
        self._compared.show_columns(columns)
        self._compared.setVisible(any(columns) and self.field.is_figure)

    def set_marks(self, *, unconfirmed: bool, note: FigureNote) -> None:
        """Show whether the answer waits to be confirmed, and whether something is noted."""
        marks = (unconfirmed, None if note.is_empty else note)
        if marks == (self.is_unconfirmed, self._note):
            return
        if unconfirmed != self.is_unconfirmed:
            self._unconfirmed.setVisible(unconfirmed)
        if (marks[1] is None) != (self._note is None):
            self._noted.setVisible(marks[1] is not None)
        self.is_unconfirmed, self._note = marks
        if bool(self.editor.property("unconfirmed")) != unconfirmed:
            self.editor.setProperty("unconfirmed", unconfirmed)
            self.editor.style().polish(self.editor)
        self._explain()

    def set_message(self, message: str, strength: str) -> None:
        """Show what is wrong with the answer, by icon, word and sentence; empty takes it away."""
        name, word = STRENGTHS.get(strength, ("", ""))
        text = f"{word}: {message}" if message else ""
        if text == self._said:
            return
        self._said = text
        self._message.setText(text)
        if message:
            show_sign(self._sign, name, self.fontMetrics().height())
        self._show_message()
        self._explain()

    def help_text(self) -> str:
        """Return what the field means, how it is worked out and where its figure comes from."""
        lines = [self.field.help]
        if self.is_locked and self._how:
            source = _SOURCES[self.field.kind]
            lines.append(f"Cách tính ({source}): {self._how.removeprefix('= ')}")
        lines += described(self._earlier)
        if self.is_unconfirmed:
            lines.append(_UNCONFIRMED)
        if self._note is not None:
            parts = [(getattr(self._note, name), caption) for name, caption in _NOTE_PARTS]
            lines += [f"{caption}: {words}" for words, caption in parts if words]
        if isinstance(self.editor, FigureEditor) and not self.is_locked:
            lines.append(figure_signs())
        return "\n".join(line for line in lines if line)

    def set_read_only(self, read_only: bool) -> None:
        """Allow or forbid changes; a locked field stays locked."""
        self.editor.set_read_only(read_only or self.is_locked)
        self._read_only = read_only
        if self._asks:
            self.question.setEnabled(not read_only)

    def focus_first(self) -> None:
        """Take the focus, everything selected."""
        self.editor.focus_first()

    @property
    def width_beside_label(self) -> int:
        """Return the room that editor and unit take beside the label."""
        return self.editor.sizeHint().width() + self._unit.width() + 3 * GAP

    # --- building

    def _make_editor(self) -> Editor:
        if not self.is_locked:
            return EDITORS[self.field.type](self.field, self)
        shape = FigureEditor if self.field.is_figure else LineEditor
        editor = shape(self.field, self)
        editor.set_read_only(True)
        editor.addAction(icon("lock"), LineEditor.ActionPosition.LeadingPosition)
        return editor

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GAP // 4)
        # The label takes what the others leave, so that the columns of all rows stand in line.
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._label.setMinimumWidth(self.fontMetrics().averageCharWidth() * _NARROWEST_LABEL)
        wide = isinstance(self.editor, TableEditor) and self.editor.is_wide
        grid.addLayout(self._labelled(), _TOP, _LABEL, 1, 4 if wide else 1)
        if self.field.is_figure:
            grid.addWidget(self.editor, _TOP, _EDITOR, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(self._unit, _TOP, _UNIT)
            grid.setColumnStretch(_LABEL, 1)
        elif wide:
            grid.addWidget(self.editor, _WIDE, _LABEL, 1, 4)
        else:
            grid.addWidget(self.editor, _TOP, _EDITOR, 1, 3)
            grid.setColumnStretch(_LABEL, 2)
            grid.setColumnStretch(_COMPARED, 3)
            if self.field.type == "table":
                self._label.setAlignment(Qt.AlignmentFlag.AlignTop)
        # A column nobody is in has no gap before it; the boxes of all rows stand in line with one.
        self._line.setSpacing(GAP // 2)
        grid.addLayout(self._line, _MESSAGE, _LABEL, 1, 4)
        self._grid = grid

    def _labelled(self) -> QVBoxLayout:
        """Put the marks below the label, where the row has room anyway."""
        self._marks.setSpacing(GAP)
        self._marks.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._label, 1)
        column.addLayout(self._marks)
        return column

    @cached_property
    def question(self) -> QuestionStrip:
        """The strip below the editor that asks which number is meant."""
        strip = QuestionStrip(self)
        strip.setEnabled(not self._read_only)
        strip.answered.connect(self._answer)
        strip.retype_wanted.connect(self.focus_first)
        self._grid.addWidget(strip, _QUESTION, _LABEL, 1, 4)
        # What is made late would be the last stop of the Tab key.
        self.setTabOrder(last_stop(self.editor), strip)
        return strip

    @cached_property
    def _unit(self) -> QLabel:
        return muted_label(plain_label(_shown_unit(self.field), _UNIT_LETTERS))

    @cached_property
    def _compared(self) -> ComparedCells:
        cells = ComparedCells(self)
        cells.hide()
        self._grid.addWidget(cells, _TOP, _COMPARED)
        return cells

    @cached_property
    def _unconfirmed(self) -> Mark:
        return self._add_mark("unconfirmed", "chưa xác nhận", 0)

    @cached_property
    def _noted(self) -> Mark:
        return self._add_mark("note", "có ghi chú", self._marks.count() - 1)

    def _add_mark(self, name: str, word: str, place: int) -> Mark:
        mark = Mark(name, word, self)
        self._marks.insertWidget(place, mark)
        return mark

    @cached_property
    def _formula(self) -> QLabel:
        label = muted_label(plain_label("", parent=self))
        label.setWordWrap(True)
        label.hide()
        self._grid.addWidget(label, _FORMULA, _LABEL, 1, 4)
        return label

    @cached_property
    def _sign(self) -> QLabel:
        return QLabel(self)

    @cached_property
    def _message(self) -> QLabel:
        label = plain_label("", parent=self)
        label.setWordWrap(True)
        self._line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(label, 1)
        for widget in (self._sign, label):
            widget.hide()
        return label

    def _explain(self) -> None:
        """Tell mouse, F1 and screen readers what the field is and what stands around it."""
        unit = _shown_unit(self.field)
        self.editor.setAccessibleName(f"{self.field.label} ({unit})" if unit else self.field.label)
        explained = self.help_text()
        spoken = (self._said, _UNCONFIRMED if self.is_unconfirmed else "")
        about = [text for text in (*spoken, *described(self._earlier), self.field.help) if text]
        self.editor.setAccessibleDescription(" ".join(dict.fromkeys(about)))
        tip = "<br>".join(escape(line) for line in explained.split("\n") if line)
        for widget in (self._label, self.editor):
            widget.setToolTip(f"<p>{tip}</p>" if tip else "")
            widget.setWhatsThis(f"<p>{tip}</p>" if tip else "")

    def _connect(self) -> None:
        self.editor.committed.connect(self._committed)
        self.editor.entered.connect(self._entered)
        self.editor.next_wanted.connect(self._go_on)
        self.editor.previous_wanted.connect(self.previous_wanted)
        if isinstance(self.editor, FigureEditor):
            self.editor.figure_wanted.connect(self._go_to_figure)
        if isinstance(self.editor, TableEditor):
            self.editor.doubted.connect(self._go_to_question)

    # --- what the user does

    def _committed(self, text: str) -> None:
        self.committed.emit(self.field.key, text)
        self._ask()

    def _entered(self) -> None:
        if self.is_unconfirmed:
            self.confirmed.emit(self.field.key)

    def _go_on(self) -> None:
        if self._asks:
            self._go_to_question()
        else:
            self.next_wanted.emit()

    def _go_to_figure(self) -> None:
        if self._asks:
            self._go_to_question()
        else:
            self.figure_wanted.emit()

    def _go_to_question(self) -> None:
        self._ask()
        self.question.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        """Show what is unclear about the number; the question says more than the message."""
        if isinstance(self.editor, FigureEditor | TableEditor) and not self.is_locked:
            question = self.editor.question()
            if self._asks or question is not None:
                self.question.ask(question)
            self._asks = question is not None
        self._show_message()

    def _answer(self, typed: str) -> None:
        if not isinstance(self.editor, FigureEditor | TableEditor):
            return
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.editor.answer(typed):
            self._go_on()

    def _show_message(self) -> None:
        # Of a table the question speaks of one cell only.
        asks = self._asks and not isinstance(self.editor, TableEditor)
        there = bool(self._said) and not asks
        if there != self._tells:
            self._tells = there
            for widget in (self._sign, self._message):
                widget.setVisible(there)


@cache
def figure_signs() -> str:
    """Return what the signs mean that may be typed before or instead of a number."""
    words, missing = messages.QUALIFIERS, messages.MISSING
    before = ", ".join(f"{sign} {words[name]}" for sign, name in messages.QUALIFIER_KEYS.items())
    alone = ", ".join(f"{sign} {missing[name]}" for sign, name in messages.MISSING_KEYS.items())
    return f"Gõ trước số: {before}. Gõ thay số: {alone}."


def _shown_unit(field: Field) -> str:
    """Return the unit; of a share it is the sign, which a locked one has with its number."""
    kind = FIELD_TYPES[field.type]
    sign = kind.suffix if isinstance(kind, IntegerType) else ""
    if field.kind is not Kind.TYPED:
        return "" if field.unit == sign else field.unit
    return field.unit or sign
