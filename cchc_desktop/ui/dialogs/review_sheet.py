"""The review sheet as a table, each line leading to its place; printed as PDF on request."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from cchc_desktop.errors import UserError
from cchc_desktop.services.review_sheet import SheetRow, sheet_rows, summary, write_sheet
from cchc_desktop.ui.dialogs.base import FormDialog, open_path
from cchc_desktop.ui.list_keys import ENTER
from cchc_desktop.ui.style import muted

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

_COLUMNS = ("Mục", "Nội dung", "Trả lời, căn cứ")


class SheetTable(QTableWidget):
    """A table whose line is opened by Enter or a double click."""

    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__(0, len(_COLUMNS))
        self.setHorizontalHeaderLabels(_COLUMNS)
        self.setAccessibleName("Phiếu rà soát")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        letters = self.fontMetrics().averageCharWidth()
        self.setColumnWidth(0, letters * 16)
        self.setColumnWidth(2, letters * 44)
        self.cellDoubleClicked.connect(lambda row, _: self.opened.emit(row))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resizeRowsToContents()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.opened.emit(self.currentRow())
            return
        super().keyPressEvent(event)


class ReviewSheetDialog(FormDialog):
    """Show what is open, answered, noted and unconfirmed in one list."""

    place_wanted = Signal(str, str)

    def __init__(self, session: Session, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__("Phiếu rà soát", "", parent)
        self._session, self._folder = session, folder
        self._lines: list[SheetRow | None] = []
        self.summary = muted(summary(session))
        self.table = SheetTable()
        self.write = QPushButton("Xuất &PDF…")
        self.write.setAutoDefault(False)
        self.column.addWidget(self.summary)
        self.column.addWidget(self.table, 1)
        self.buttons.addButton(self.write, self.buttons.ButtonRole.ActionRole)
        self.finish_layout()
        self.resize(1040, 620)
        self._fill()
        self.table.opened.connect(self._go)
        self.write.clicked.connect(self._ask_target)
        self.table.setFocus()

    def _fill(self) -> None:
        """Put a line for each row under the title of its group."""
        group = ""
        for row in sheet_rows(self._session):
            if row.group != group:
                group = row.group
                self._add_title(group)
            self._add((row.place, row.said, row.answer), row)
        if not self._lines:
            self.tell("Chưa có gì để rà soát.")
        first = next((n for n, line in enumerate(self._lines) if line is not None), 0)
        self.table.setCurrentCell(first, 0)

    def _add_title(self, group: str) -> None:
        self._add((group, "", ""), None)
        row = self.table.rowCount() - 1
        self.table.setSpan(row, 0, 1, len(_COLUMNS))
        item = self.table.item(row, 0)
        if item is not None:
            font = QFont(item.font())
            font.setBold(True)
            item.setFont(font)

    def _add(self, texts: tuple[str, ...], line: SheetRow | None) -> None:
        place = self.table.rowCount()
        self.table.insertRow(place)
        self._lines.append(line)
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            item.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            self.table.setItem(place, column, item)

    def _go(self, row: int) -> None:
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        if line is not None:
            self.place_wanted.emit(line.section, line.field)
            self.accept()

    def _ask_target(self) -> None:
        name = str(self._folder / f"phieu-ra-soat-{self._session.report.code}.pdf")
        chosen, _ = QFileDialog.getSaveFileName(self, "Ghi phiếu rà soát", name, "PDF (*.pdf)")
        if chosen:
            self.write_to(Path(chosen))

    def write_to(self, target: Path) -> None:
        """Write the sheet and open it; say why when it could not be written."""
        try:
            write_sheet(self._session, target, date.today())
        except UserError as error:
            self.tell(error.message)
            return
        self.tell(f"Đã ghi {target}")
        open_path(target)
