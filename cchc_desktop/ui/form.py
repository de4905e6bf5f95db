"""A scrolling form of field rows: order of Enter, messages and refreshing; knows no section."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QTextDocument
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

from cchc_desktop.model.checks import REQUIRED, Problem
from cchc_desktop.model.template import Field, Kind
from cchc_desktop.model.values import Unparsed
from cchc_desktop.services.review import UNREVIEWED
from cchc_desktop.services.unbound import LOOSE_NUMBER, LOOSE_PERIOD
from cchc_desktop.ui import alt_keys
from cchc_desktop.ui.compared import NARROW, ComparedHeader
from cchc_desktop.ui.field_row import FieldRow
from cchc_desktop.ui.focus import row_of
from cchc_desktop.ui.style import GAP

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

# Labels have at least this room before earlier values are shown beside the figures.
_LABEL_LETTERS = 18
# Gaps and marks are seen in the rows themselves, loose figures in the text.
_SEEN_ELSEWHERE = {REQUIRED, UNREVIEWED, LOOSE_NUMBER, LOOSE_PERIOD}
_GRAVITY = {"error": 0, "warning": 1, "hint": 2}


class KeyGate(QObject):
    """Keep from a line the keys that are not meant for it.

    Ctrl+Z reaches the window when the line has nothing to take back; with Alt nothing is written.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if alt_keys.is_command(event):
                event.ignore()
                return True
            return False
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
    confirmed = Signal(str)
    import_wanted = Signal()
    fields_left = Signal(int)
    figures_left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.rows: dict[str, FieldRow] = {}
        self._figures: list[str] = []
        # What Enter walks through, in the order on the page.
        self._chain: list[str] = []
        self._compared: ComparedHeader | None = None
        self._columns = (False, False)
        self._around = 0
        self._unread = ""
        self._gate = KeyGate(self)
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        self.column.setSpacing(GAP)
        self.setWidget(self.body)
        # Not before, as setting the widget gives it a ground. The window's is seen through: Qt
        # would paint what has a ground of its own, then once more each widget shown with it. So a
        # section opens in half the time, and a step of scrolling takes 4 ms instead of 2.
        self.body.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The scroll bar would otherwise be a stop of the Tab key.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of the rows: there is no scrolling sideways to what is cut off.

        The columns beside the figures go when there is no room, so they ask for none.
        """
        bar = self.verticalScrollBar().sizeHint().width()
        narrow = self.body.minimumSizeHint().width()
        if self._compared is not None and any(self._columns):
            narrow -= self._compared.width_of_columns
        return QSize(narrow + bar, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Show the earlier values beside the figures where that leaves room for the labels."""
        if self._compared is None:
            return
        # With room for the bar, there or not: columns must not come and go with it.
        inside = self.width() - self.verticalScrollBar().sizeHint().width() - self._around
        row = self.rows[self._figures_shown()[0]]
        needed = row.width_beside_label + self._compared.width_of_columns
        room = inside - needed - self.fontMetrics().averageCharWidth() * _LABEL_LETTERS
        fits = self.window().width() >= NARROW and room >= 0
        columns = self._compared.columns if fits else (False, False)
        self._compared.setVisible(fits or not any(self._compared.columns))
        if columns != self._columns:
            self._columns = columns
            for key in self._figures_shown():
                self.rows[key].show_columns(columns)

    def _figures_shown(self) -> list[str]:
        return [key for key, row in self.rows.items() if row.field.is_figure]

    # --- building

    def add_group(self, caption: str, fields: Sequence[Field]) -> QGroupBox:
        """Add a titled group with a row for each field."""
        group = QGroupBox(caption, self.body)
        font = group.font()
        font.setBold(True)
        group.setFont(font)
        layout = QVBoxLayout(group)
        layout.setSpacing(GAP // 2)
        if any(field.is_figure for field in fields):
            self._compared = ComparedHeader(self.session.comparison, group)
            self._compared.setFont(QApplication.font())
            self._compared.import_wanted.connect(self.import_wanted)
            self._compared.set_read_only(self.session.read_only)
            layout.addWidget(self._compared)
            margins = (self.column, group, layout)
            self._around = sum(
                m.contentsMargins().left() + m.contentsMargins().right() for m in margins
            )
        for field in fields:
            layout.addWidget(self.make_row(field, group))
        self.column.addWidget(group)
        return group

    def make_row(self, field: Field, group: QGroupBox) -> FieldRow:
        """Make the row of a field and join it to the others."""
        row = FieldRow(field, group)
        row.setFont(QApplication.font())
        self.rows[field.key] = row
        if field.kind is Kind.TYPED:
            self._chain.append(field.key)
            if field.is_figure:
                self._figures.append(field.key)
            row.set_read_only(self.session.read_only)
            row.committed.connect(self.committed)
            row.confirmed.connect(self.confirmed)
            row.next_wanted.connect(partial(self._move, field.key, 1))
            row.figure_wanted.connect(partial(self._move_figure, field.key))
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
        if row.field.is_figure:
            compare = session.comparison
            row.set_compared(compare.previous(key), compare.year_before(key))
        self.mark(key)

    def mark(self, key: str) -> None:
        """Show whether a field waits to be confirmed and whether something is noted of it."""
        session = self.session
        row = self.rows[key]
        row.set_marks(unconfirmed=session.review.is_unconfirmed(key), note=session.notes.of(key))

    def refresh_marks(self, names: Iterable[str]) -> None:
        """Show the marks of fields anew, each named by the store key of its mark or note."""
        changed = {name.partition(".")[2] for name in names}
        for key in self.rows.keys() & changed:
            self.mark(key)

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
            if problem.rule not in _SEEN_ELSEWHERE:
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
        row = self.focused_row()
        if row is not None and row.field.kind is Kind.TYPED:
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
        lines = [key for key in self._chain if key not in self._figures]
        if lines:
            self.focus_field(lines[-1 if last else 0])
        return bool(lines)

    def focus_end(self, *, last: bool) -> bool:
        """Go to the first or the last field that Enter walks to; False without such fields."""
        if self._chain:
            self.focus_field(self._chain[-1 if last else 0])
        return bool(self._chain)

    def focused_row(self) -> FieldRow | None:
        """Return the row that the user is in."""
        row = row_of(QApplication.focusWidget())
        return row if row is not None and self.rows.get(row.field.key) is row else None

    def _reveal(self, row: FieldRow) -> None:
        if row is next(iter(self.rows.values())):
            self.verticalScrollBar().setValue(0)  # with the heading above it
        self.ensureWidgetVisible(row, 0, 4 * GAP)

    def _move(self, key: str, step: int) -> None:
        place = self._chain.index(key) + step
        if 0 <= place < len(self._chain):
            self.focus_field(self._chain[place])
        elif not self._stays_at(key):
            self.fields_left.emit(step)

    def _move_figure(self, key: str) -> None:
        place = self._figures.index(key) + 1
        if place < len(self._figures):
            self.focus_field(self._figures[place])
        elif not self._stays_at(key):
            self.figures_left.emit()

    def _stays_at(self, key: str) -> bool:
        """Stay at what cannot be read: in another section nobody would see the sentence about it.

        Enter goes on from there the second time, as from a field that was left so on purpose.
        """
        stays = isinstance(self.session.value(key), Unparsed) and self._unread != key
        self._unread = key if stays else ""
        if stays:
            self.focus_field(key)
        return stays
