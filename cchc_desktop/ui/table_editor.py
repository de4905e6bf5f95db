"""The editor of a table field: rows of typed cells, a line with tabs each; knows no values."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.model.template import Field
from cchc_desktop.ui.narrative_document import clean

_SHOWN_ROWS = 5
_MOST_PASTED = 2000
# More columns than this get their own widths and a bar to scroll sideways.
_MOST_STRETCHED = 6
_FIGURE_LETTERS, _TEXT_LETTERS, _HEAD_LINES = 13, 18, 4


class _Grid(QTableWidget):
    """A table that lets Ctrl+Enter, Ctrl+Delete and paste through to its editor."""

    row_wanted = Signal()
    row_unwanted = Signal()
    pasted = Signal(str)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.row_wanted.emit()
        elif control and event.key() == Qt.Key.Key_Delete:
            self.row_unwanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # The cell being typed in lets the same key through and moves on when it is done.
            if self.state() == QAbstractItemView.State.EditingState:
                return
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.step(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Delete:
            for item in self.selectedItems():
                item.setText("")
        else:
            super().keyPressEvent(event)

    def step(self, step: int) -> None:
        """Go to the next or the last cell, over the ends of rows."""
        columns = self.columnCount()
        place = self.currentRow() * columns + self.currentColumn() + step
        if 0 <= place < self.rowCount() * columns:
            self.setCurrentCell(*divmod(place, columns))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class TableEditor(QWidget):
    """Take rows of cells: Enter goes to the next cell, Ctrl+Enter adds a row, blocks are pasted."""

    committed = Signal(str)
    next_wanted = Signal()
    previous_wanted = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(field.key)
        self._columns = field.columns
        self.known = ""
        self._read_only = False
        self.grid = _Grid(0, len(field.columns), self)
        self.grid.setAccessibleName(field.label)
        self.grid.setHorizontalHeaderLabels(self._headings())
        self._set_widths()
        self.grid.setTabKeyNavigation(False)
        self.grid.row_wanted.connect(self.add_row)
        self.grid.row_unwanted.connect(self.remove_row)
        self.grid.pasted.connect(self.paste)
        self.grid.left.connect(self._leave)
        self.grid.itemDelegate().closeEditor.connect(self._cell_done)
        self._add = QPushButton("Thêm hàng (Ctrl+Enter)")
        self._remove = QPushButton("Bỏ hàng (Ctrl+Delete)")
        self._add.clicked.connect(self.add_row)
        self._remove.clicked.connect(self.remove_row)
        self._lay_out()
        self.setFocusProxy(self.grid)

    def _headings(self) -> list[str]:
        """Name the columns; many of them are also counted, as messages and the print do."""
        names = [f"{c.label} ({c.unit})" if c.unit else c.label for c in self._columns]
        if not self.is_wide:
            return names
        return [f"{name}\n({number})" for number, name in enumerate(names, 1)]

    @property
    def is_wide(self) -> bool:
        """Say whether the columns need more room than a line of text."""
        return len(self._columns) > _MOST_STRETCHED

    def _set_widths(self) -> None:
        header = self.grid.horizontalHeader()
        if not self.is_wide:
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            return
        letter = self.grid.fontMetrics().averageCharWidth()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        header.setMinimumHeight(self.grid.fontMetrics().lineSpacing() * (_HEAD_LINES + 1))
        for index, column in enumerate(self._columns):
            letters = _FIGURE_LETTERS if column.is_figure else _TEXT_LETTERS
            header.resizeSection(index, letter * letters)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._add)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.grid)
        column.addLayout(buttons)
        row = self.grid.verticalHeader().defaultSectionSize()
        head = self.grid.horizontalHeader().minimumHeight()
        self.grid.setMinimumHeight(row * _SHOWN_ROWS + head)

    def set_text(self, text: str) -> None:
        self.known = text
        if text == self.text():
            return
        rows = [line.split("\t") for line in text.split("\n") if line]
        self.grid.clearContents()
        self.grid.setRowCount(len(rows))
        last = len(self._columns) - 1
        for row, cells in enumerate(rows):
            # What does not fit the columns stays to be seen in the last one.
            for column, cell in enumerate([*cells[:last], " ".join(cells[last:])]):
                self._write(row, column, cell)

    def text(self) -> str:
        """Return the rows that hold something, their cells separated by tabs."""
        rows = [
            [self._cell(row, column) for column in range(self.grid.columnCount())]
            for row in range(self.grid.rowCount())
        ]
        return "\n".join("\t".join(row) for row in rows if any(row))

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        triggers = QAbstractItemView.EditTrigger
        self.grid.setEditTriggers(
            triggers.NoEditTriggers
            if read_only
            else triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked
        )
        self._add.setEnabled(not read_only)
        self._remove.setEnabled(not read_only)

    def focus_first(self) -> None:
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.grid.currentRow() < 0:
            self.grid.setCurrentCell(0, 0)

    def commit(self) -> None:
        """Hand over the rows when they changed."""
        typed = self.text()
        if typed != self.known and not self._read_only:
            self.known = typed
            self.committed.emit(typed)

    def add_row(self) -> None:
        """Insert a row below the current one and go to it."""
        if self._read_only:
            return
        row = self.grid.currentRow() + 1 if self.grid.currentRow() >= 0 else self.grid.rowCount()
        self.grid.insertRow(row)
        for column in range(self.grid.columnCount()):
            self._write(row, column, "")
        self.grid.setCurrentCell(row, 0)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove_row(self) -> None:
        """Remove the current row."""
        row = self.grid.currentRow()
        if not self._read_only and row >= 0:
            self.grid.removeRow(row)
            self.grid.setCurrentCell(min(row, self.grid.rowCount() - 1), 0)
            self.commit()

    def paste(self, text: str) -> None:
        """Write a block copied from a spreadsheet from the current cell on, growing rows."""
        if self._read_only:
            return
        lines = text.rstrip("\r\n").splitlines()[:_MOST_PASTED]
        top, left = max(self.grid.currentRow(), 0), max(self.grid.currentColumn(), 0)
        self.grid.setRowCount(max(self.grid.rowCount(), top + len(lines)))
        for row, line in enumerate(lines, top):
            for column, cell in enumerate(line.split("\t"), left):
                if column < self.grid.columnCount():
                    self._write(row, column, clean(cell).strip())
        self.commit()

    def _cell(self, row: int, column: int) -> str:
        item = self.grid.item(row, column)
        return clean(item.text()).strip() if item else ""

    def _write(self, row: int, column: int, text: str) -> None:
        item = QTableWidgetItem(text)
        if self._columns[column].is_figure:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.grid.setItem(row, column, item)

    def _cell_done(self, _editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go on to the next cell after Enter; the other keys move by themselves."""
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self.grid.step(1)
        self._leave()

    def _leave(self) -> None:
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused) or focused is self.grid:
            self.commit()
