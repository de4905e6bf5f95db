"""A table of records the user adds to, edits and removes rows from; knows no meaning of columns."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.ui.dialogs.base import DAY, read_day
from cchc_desktop.ui.style import GAP, muted

_SEPARATOR = "; "
_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class RecordColumn:
    """One value of a record: ``kind`` is text, lines, day, whole or number."""

    key: str
    caption: str
    kind: str = "text"


class UnreadableCellError(ValueError):
    """Carry the sentence about a cell that holds no day or number."""


def shown(value: Any, kind: str) -> str:
    """Return a stored value as it stands in a cell."""
    if value is None:
        return ""
    if kind == "lines":
        return _SEPARATOR.join(value)
    if kind == "day":
        return date.fromisoformat(str(value)).strftime(DAY)
    return str(value).replace(".", ",") if kind == "number" else str(value)


def stored(typed: str, kind: str) -> Any:
    """Return a cell's text as it is stored, None when it is empty."""
    text = typed.strip()
    if kind == "lines":
        return [line.strip() for line in text.split(";") if line.strip()]
    if kind == "text":
        return text
    if not text:
        return None
    if kind == "day":
        day = read_day(text)
        if day is None:
            raise UnreadableCellError(f"“{text}” chưa phải ngày. Gõ theo mẫu 30/6/2025.")
        return day.isoformat()
    return _number(text, kind)


def _number(text: str, kind: str) -> Any:
    try:
        return (
            int(text.replace(".", "")) if kind == "whole" else str(Decimal(text.replace(",", ".")))
        )
    except (ValueError, InvalidOperation) as error:
        raise UnreadableCellError(f"“{text}” chưa phải số. Gõ theo mẫu 12 hoặc 74,51.") from error


class RecordTable(QWidget):
    """Edit a list of records as rows; keys without a column are kept as they are."""

    def __init__(
        self,
        columns: tuple[RecordColumn, ...],
        records: list[dict[str, Any]],
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = columns
        self.table = QTableWidget(0, len(columns))
        self.table.setHorizontalHeaderLabels([column.caption for column in columns])
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        for record in records:
            self._append(record)
        self.table.resizeColumnsToContents()
        for place in range(len(columns)):
            wide = min(self.table.columnWidth(place), self.fontMetrics().averageCharWidth() * 46)
            self.table.setColumnWidth(place, wide + GAP)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._lay_out(note)

    def records(self) -> list[dict[str, Any]]:
        """Return the rows as records, or raise with the sentence about the first bad cell."""
        return [self._record(row) for row in range(self.table.rowCount())]

    def add(self) -> None:
        """Begin a new row and put the cursor into it."""
        self._append({})
        self.table.setCurrentCell(self.table.rowCount() - 1, 0)
        self.table.setFocus()
        self.table.editItem(self.table.currentItem())

    def remove(self) -> None:
        """Take out the row the cursor is in."""
        if self.table.currentRow() >= 0:
            self.table.removeRow(self.table.currentRow())

    def _lay_out(self, note: str) -> None:
        buttons = QHBoxLayout()
        for caption, slot in (("&Thêm dòng", self.add), ("&Bỏ dòng", self.remove)):
            button = QPushButton(caption)
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        if note:
            column.addWidget(muted(note))
        column.addWidget(self.table, 1)
        column.addLayout(buttons)

    def _append(self, record: dict[str, Any]) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        for place, column in enumerate(self.columns):
            text = shown(record.get(column.key), column.kind)
            item = QTableWidgetItem(text)
            item.setToolTip(text.replace(_SEPARATOR, "\n"))
            if place == 0:
                item.setData(_ROLE, record)
            self.table.setItem(row, place, item)

    def _record(self, row: int) -> dict[str, Any]:
        first = self.table.item(row, 0)
        record = dict((first.data(_ROLE) if first else None) or {})
        for place, column in enumerate(self.columns):
            item = self.table.item(row, place)
            try:
                value = stored(item.text() if item else "", column.kind)
            except UnreadableCellError:
                self.table.setCurrentCell(row, place)
                raise
            if value in (None, []):
                record.pop(column.key, None)
            else:
                record[column.key] = value
        return record
