"""A scrolling form of field rows: order of Enter, messages and refreshing; knows no section."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextDocument
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGroupBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.model.checks import Problem
from cchc_desktop.model.template import Field, Kind
from cchc_desktop.ui.field_row import FieldRow
from cchc_desktop.ui.style import GAP

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

_GRAVITY = {"error": 0, "warning": 1, "hint": 2}


class UndoGate(QObject):
    """Let Ctrl+Z reach the window when the line that has the focus has nothing to take back."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            redo = event.matches(QKeySequence.StandardKey.Redo)
            line = watched.document() if isinstance(watched, QPlainTextEdit) else watched
            if isinstance(line, QLineEdit | QTextDocument) and (
                (undo and not line.isUndoAvailable()) or (redo and not line.isRedoAvailable())
            ):
                event.ignore()
                return True
        return False


class FieldForm(QScrollArea):
    """Hold field rows in groups, walk through them by Enter and keep them up to date."""

    committed = Signal(str, str)
    figures_left = Signal(int)
    texts_left = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.rows: dict[str, FieldRow] = {}
        self._figures: list[str] = []
        self._texts: list[str] = []
        self._gate = UndoGate(self)
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        self.column.setSpacing(GAP)
        self.setWidget(self.body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The scroll bar would otherwise be a stop of the Tab key.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of the rows: there is no scrolling sideways to what is cut off."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self.body.minimumSizeHint().width() + bar, super().minimumSizeHint().height())

    # --- building

    def add_group(self, caption: str, fields: Sequence[Field]) -> QGroupBox:
        """Add a titled group with a row for each field."""
        group = QGroupBox(caption)
        font = group.font()
        font.setBold(True)
        group.setFont(font)
        layout = QVBoxLayout(group)
        layout.setSpacing(GAP // 2)
        for field in fields:
            layout.addWidget(self.make_row(field))
        self.column.addWidget(group)
        return group

    def make_row(self, field: Field) -> FieldRow:
        """Make the row of a field and join it to the others."""
        row = FieldRow(field)
        row.setFont(QApplication.font())
        self.rows[field.key] = row
        if field.kind is Kind.TYPED:
            chain = self._figures if field.is_figure else self._texts
            chain.append(field.key)
            row.editor.set_read_only(self.session.read_only)
            row.committed.connect(self.committed)
            row.next_wanted.connect(partial(self._move, field.key, 1))
            row.previous_wanted.connect(partial(self._move, field.key, -1))
        for line in (*row.findChildren(QLineEdit), *row.findChildren(QPlainTextEdit)):
            line.installEventFilter(self._gate)
        self.fill(field.key)
        return row

    # --- showing

    def fill(self, key: str) -> None:
        """Show a field as the session has it."""
        row = self.rows[key]
        session = self.session
        if row.field.kind is Kind.TYPED:
            row.set_text(session.edit_text(key))
        else:
            row.set_text(session.shown(key))
            row.set_formula(session.formula(key))
        before = session.comparison.previous(key)
        row.set_previous(before.shown if before else "", before.period if before else "")

    def refresh(self, keys: Iterable[str], *, force: bool) -> None:
        """Show changed fields anew; by force also under the cursor, but never over typed text."""
        for key in self.rows.keys() & set(keys):
            if not self.has_focus(key) or (force and not self.rows[key].is_pending):
                self.fill(key)

    def fill_locked(self) -> None:
        """Show computed fields anew: a formula changes even when its result stays unknown."""
        for key, row in self.rows.items():
            if row.is_locked and not self.has_focus(key):
                self.fill(key)

    def left(self, row: FieldRow) -> None:
        """Show a field in its tidy form once the focus has gone elsewhere."""
        self.fill(row.field.key)

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Put each problem's sentence below the fields it speaks of, the gravest one wins.

        What is being typed in stays where it is on the screen, though messages come above it.
        """
        held = self._focused()
        before = self._height_of(held) if held else 0
        found: dict[str, Problem] = {}
        for problem in sorted(problems, key=lambda p: _GRAVITY[p.strength], reverse=True):
            if problem.rule != "required":
                found.update(dict.fromkeys(problem.fields, problem))
        for key, row in self.rows.items():
            if key in found:
                row.set_message(found[key].message, found[key].strength)
            else:
                row.set_message("", "")
        if held is not None:
            # Rows with wrapped lines get their heights only when the layout has come to rest.
            QTimer.singleShot(0, partial(self._hold, held, before))

    def _focused(self) -> QWidget | None:
        """Return the row or text of this form that has the focus."""
        widget = QApplication.focusWidget()
        while widget is not None and not isinstance(widget.parentWidget(), QGroupBox):
            widget = widget.parentWidget()
        return widget if widget is not None and self.body.isAncestorOf(widget) else None

    def _height_of(self, widget: QWidget) -> int:
        """Return how far below the upper edge of the view a widget stands."""
        return widget.mapTo(self.viewport(), QPoint(0, 0)).y()

    def _hold(self, widget: QWidget, before: int) -> None:
        """Scroll so that a widget stands where it stood, unless the user has gone elsewhere."""
        if widget is self._focused():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self._height_of(widget) - before)

    def flush(self) -> None:
        """Hand over what is typed in the line that still has the focus."""
        for key, row in self.rows.items():
            if self.has_focus(key) and row.field.kind is Kind.TYPED:
                row.editor.commit()

    # --- moving

    def has_focus(self, key: str) -> bool:
        """Say whether the user is in the field's editor."""
        widget = QApplication.focusWidget()
        return widget is not None and self.rows[key].isAncestorOf(widget)

    def focus_field(self, key: str) -> None:
        """Put the focus into a field and bring it into view."""
        row = self.rows[key]
        row.focus_first()
        QTimer.singleShot(0, partial(self._reveal, row))

    def focus_figure(self, *, last: bool = False, empty: bool = True) -> bool:
        """Go to the first figure that is empty, to the first or the last; False without figures."""
        if not self._figures:
            return False
        wanted = [key for key in self._figures if self.rows[key].field.required]
        missing = [key for key in wanted if not self.session.edit_text(key)]
        if last:
            self.focus_field(self._figures[-1])
        else:
            self.focus_field(missing[0] if empty and missing else self._figures[0])
        return True

    def focus_text(self, *, last: bool = False) -> bool:
        """Go to the first or the last line that is not a figure; False without such lines."""
        if not self._texts:
            return False
        self.focus_field(self._texts[-1 if last else 0])
        return True

    def _reveal(self, row: FieldRow) -> None:
        if row is next(iter(self.rows.values())):
            self.verticalScrollBar().setValue(0)  # with the heading above it
        self.ensureWidgetVisible(row, 0, 4 * GAP)

    def _move(self, key: str, step: int) -> None:
        chain = self._figures if key in self._figures else self._texts
        place = chain.index(key) + step
        if 0 <= place < len(chain):
            self.focus_field(chain[place])
        else:
            (self.figures_left if chain is self._figures else self.texts_left).emit(step)
