"""The editor of a table field: rows of typed cells, a line with tabs each; knows no values."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.model.field_types import format_amount, parse_amount
from cchc_desktop.model.number_question import NumberQuestion, number_question
from cchc_desktop.model.pasted_rows import pasted_rows, without_heading
from cchc_desktop.model.tables import as_field
from cchc_desktop.model.template import Field
from cchc_desktop.model.text import clean_line
from cchc_desktop.ui.style import muted
from cchc_desktop.ui.table_grid import Grid

_SHOWN_ROWS = 5
_MOST_PASTED = 2000
# Far above two thousand rows of words; a whole sheet would keep the window busy for a minute.
_MOST_LETTERS = 1_000_000
# More columns than this get their own widths and a bar to scroll sideways.
_MOST_STRETCHED = 6
_FIGURE_LETTERS, _TEXT_LETTERS, _HEAD_LINES = 13, 18, 4


class TableEditor(QWidget):
    """Take rows of cells: Enter goes to the next cell, Ctrl+Enter adds a row, blocks are pasted.

    Each cell that is done is handed over, with the whole table. A number that can be read in two
    ways is asked about as in a field of its own; ``doubted`` says that it is time to ask.
    """

    committed = Signal(str)
    entered = Signal()
    next_wanted = Signal()
    previous_wanted = Signal()
    doubted = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(field.key)
        self._columns = field.columns
        self.known = ""
        self._read_only = False
        self.grid = Grid(field.columns, self)
        self.grid.setAccessibleName(field.label)
        self.grid.setHorizontalHeaderLabels(self._headings())
        self._set_widths()
        self.grid.command.connect(self._obey)
        self.grid.ended.connect(self._ended)
        self.grid.left.connect(self._leave)
        self.grid.itemDelegate().closeEditor.connect(self._cell_done)
        self._add = QPushButton("Thêm hàng (Ctrl+Enter)")
        self._remove = QPushButton("Bỏ hàng (Ctrl+Delete)")
        self._add.clicked.connect(self.add_row)
        self._remove.clicked.connect(self.remove_row)
        self._notice = muted("")
        self._lay_out()
        self.setFocusProxy(self.grid)

    # --- building

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
        # The words before the figures say which row it is.
        figures = [index for index, column in enumerate(self._columns) if column.is_figure]
        self.grid.freeze(max(figures[0] if figures else 1, 1))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._add)
        buttons.addWidget(self._remove)
        buttons.addWidget(self._notice, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.grid)
        column.addLayout(buttons)
        row = self.grid.verticalHeader().defaultSectionSize()
        head = self.grid.horizontalHeader().minimumHeight()
        self.grid.setMinimumHeight(row * _SHOWN_ROWS + head)

    # --- the contract of editors

    def set_text(self, text: str) -> None:
        self.known = text
        if text == self.text():
            return
        rows = [line.split("\t") for line in text.split("\n") if line]
        place = (self.grid.currentRow(), self.grid.currentColumn())
        self.grid.clearContents()
        self.grid.setRowCount(len(rows))
        last = len(self._columns) - 1
        for row, cells in enumerate(rows):
            # What does not fit the columns stays to be seen in the last one.
            for column, cell in enumerate([*cells[:last], " ".join(cells[last:])]):
                self._write(row, column, cell)
        if 0 <= place[0] < len(rows):
            self.grid.setCurrentCell(*place)

    def text(self) -> str:
        """Return the rows that hold something, their cells separated by tabs."""
        rows = [
            [self._cell(row, column) for column in range(self.grid.columnCount())]
            for row in range(self.grid.rowCount())
        ]
        return "\n".join("\t".join(cells) for cells in rows if any(cells))

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        triggers = Grid.EditTrigger
        writable = triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        self.grid.setEditTriggers(triggers.NoEditTriggers if read_only else writable)
        self._add.setEnabled(not read_only)
        self._remove.setEnabled(not read_only)

    def focus_first(self) -> None:
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Hand over the table when it changed, its numbers grouped."""
        if self._read_only or self.text() == self.known:
            return
        self._group_numbers()
        self.known = self.text()
        self.committed.emit(self.known)

    def question(self) -> NumberQuestion | None:
        """Return what is unclear about the first number that is unclear, and where it stands."""
        found = self._doubtful()
        if found is None:
            return None
        row, column, question = found
        where = f"Hàng {row + 1}, cột “{self._columns[column].label}”: "
        return replace(question, sentence=where + question.sentence)

    def answer(self, typed: str) -> bool:
        """Take the number that was meant; the rest of the table is still to be done."""
        found = self._doubtful()
        if found is not None:
            row, column, _ = found
            self._write(row, column, typed)
            self.commit()
            self.grid.setCurrentCell(row, column)
            if self._doubtful() is None:
                self.grid.step(1)
            else:
                self.doubted.emit()
        return False

    # --- rows

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
            column = self.grid.currentColumn()
            self.grid.removeRow(row)
            self.grid.setCurrentCell(min(row, self.grid.rowCount() - 1), max(column, 0))
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
            self.commit()

    def move_row(self, step: int) -> None:
        """Change places with the row above or below, and stay in the row that was moved."""
        row, column = self.grid.currentRow(), self.grid.currentColumn()
        other = row + step
        if self._read_only or row < 0 or not 0 <= other < self.grid.rowCount():
            return
        for place in range(self.grid.columnCount()):
            mine, its = self._cell(row, place), self._cell(other, place)
            self._write(row, place, its)
            self._write(other, place, mine)
        self.grid.setCurrentCell(other, column)
        self.commit()

    def paste(self, text: str) -> None:
        """Write a block copied from a spreadsheet from the current cell on, growing rows."""
        if self._read_only:
            return
        if len(text) > _MOST_LETTERS:
            self._notice.setText(
                f"Chưa dán: khối dán dài {len(text)} ký tự, tối đa {_MOST_LETTERS}. "
                "Chép ít hàng hơn rồi dán từng phần."
            )
            return
        top, left = max(self.grid.currentRow(), 0), max(self.grid.currentColumn(), 0)
        labels = [c.label for c in self._columns] + self._headings()
        lines = without_heading(pasted_rows(text), labels)
        kept = lines[:_MOST_PASTED]
        self.grid.setRowCount(max(self.grid.rowCount(), top + len(kept)))
        for row, cells in enumerate(kept, top):
            for column, cell in enumerate(cells[: self.grid.columnCount() - left], left):
                self._write(row, column, cell)
        room = self.grid.columnCount() - left
        outside = sum(1 for cells in lines for cell in cells[room:] if cell)
        self._tell_pasted(len(kept), len(lines) - len(kept), outside)
        if kept and not self.grid.currentIndex().isValid():
            self.grid.setCurrentCell(top, left)
        self.commit()
        if self._doubtful() is not None:
            self.doubted.emit()

    def _tell_pasted(self, rows: int, cut: int, outside: int) -> None:
        """Say what of a pasted block is there, and what found no room."""
        parts = [f"Đã dán {rows} hàng."]
        if cut:
            parts.append(f"Bỏ {cut} hàng cuối vì mỗi lần dán nhiều nhất {_MOST_PASTED} hàng.")
        if outside:
            parts.append(
                f"Bỏ {outside} ô vì khối dán rộng hơn bảng. Ctrl+Z để dán lại từ cột khác."
            )
        self._notice.setText(" ".join(parts))

    # --- cells

    def _obey(self, command: str) -> None:
        if command == "paste":
            self.paste(QGuiApplication.clipboard().text())
        elif command == "clear":
            self._clear()
        elif command in ("up", "down"):
            self.move_row(-1 if command == "up" else 1)
        else:
            {"add": self.add_row, "remove": self.remove_row}[command]()

    def _clear(self) -> None:
        if self._read_only:
            return
        for item in self.grid.selectedItems():
            item.setText("")
        self.commit()

    def _cell(self, row: int, column: int) -> str:
        item = self.grid.item(row, column)
        return clean_line(item.text()) if item else ""

    def _write(self, row: int, column: int, text: str) -> None:
        item = QTableWidgetItem(text)
        if self._columns[column].is_figure:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.grid.setItem(row, column, item)

    def _figures(self) -> list[tuple[int, int]]:
        columns = [index for index, column in enumerate(self._columns) if column.is_figure]
        return [(row, column) for row in range(self.grid.rowCount()) for column in columns]

    def _group_numbers(self) -> None:
        for row, column in self._figures():
            typed = self._cell(row, column)
            amount = parse_amount(typed) if typed else ""
            if isinstance(amount, Decimal) and typed != format_amount(amount):
                self._write(row, column, format_amount(amount))

    def _doubtful(self) -> tuple[int, int, NumberQuestion] | None:
        """Return the first number that can be read in two ways."""
        for row, column in self._figures():
            if typed := self._cell(row, column):
                question = number_question(as_field(self._columns[column]), typed)
                if question is not None:
                    return row, column, question
        return None

    def _cell_done(self, _editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go on to the next cell after Enter; the other keys move by themselves."""
        self._leave()
        if hint != QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            return
        here = (self.grid.currentRow(), self.grid.currentColumn())
        doubt = self._doubtful()
        if doubt is not None and doubt[:2] == here:
            self.doubted.emit()
        else:
            self.grid.step(1)

    def _ended(self, step: int) -> None:
        """Leave the table beyond its first or last cell."""
        self.commit()
        if step > 0:
            self.entered.emit()
        (self.next_wanted if step > 0 else self.previous_wanted).emit()

    def _leave(self) -> None:
        """Hand over, unless it is a cell of this table that has the focus now."""
        focused = QApplication.focusWidget()
        if focused is None or not self.grid.viewport().isAncestorOf(focused):
            self.commit()
