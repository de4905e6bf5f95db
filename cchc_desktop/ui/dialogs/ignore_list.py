"""The words an agency lets pass: look at them, filter them, find fault with them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidgetItem,
    QWidget,
)

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.services.vietnamese_ignored import Ignored, ignored, stop_ignoring
from cchc_desktop.ui.dialogs.base import FormDialog
from cchc_desktop.ui.style import muted
from cchc_desktop.ui.tables import reading_table

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

_COLUMNS = ("Chữ được bỏ qua", "Loại kiểm tra")


class IgnoreList(FormDialog):
    """List the entries of the open report's agency; Delete takes the chosen ones out."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Danh sách bỏ qua", "", parent)
        self._session = session
        self._entries: list[Ignored] = []
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.add_row("&Lọc:", self.filter)
        self.table = reading_table(
            _COLUMNS, "Chữ được bỏ qua", others=QHeaderView.ResizeMode.Stretch
        )
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.remove = QPushButton("&Kiểm tra lại")
        self.remove.setAutoDefault(False)
        self.remove.setShortcut("Del")
        self.remove.setToolTip("Bỏ các dòng đang chọn khỏi danh sách (Delete)")
        self.buttons.addButton(self.remove, self.buttons.ButtonRole.ActionRole)
        agency = session.agency.name
        self.column.addWidget(
            muted(f"Áp dụng cho mọi báo cáo của {agency}. Thêm bằng Bỏ qua ở một vấn đề.")
        )
        self.column.addWidget(self.table, 1)
        self.finish_layout()
        self.resize(640, 420)
        self.remove.clicked.connect(self._remove)
        self.filter.textChanged.connect(self._fill)
        self.table.itemSelectionChanged.connect(self._chosen_changed)
        self._fill()
        self.table.setFocus()

    def _fill(self) -> None:
        wanted = self.filter.text().strip().casefold()
        everything = ignored(self._session)
        self._entries = [e for e in everything if wanted in e.words.casefold()]
        self.table.setRowCount(len(self._entries))
        for row, entry in enumerate(self._entries):
            rule = messages.VI_RULES.get(entry.rule, entry.rule)
            for place, text in enumerate((entry.words, rule)):
                self.table.setItem(row, place, QTableWidgetItem(text))
        if self._entries:
            self.table.setCurrentCell(0, 0)
        self._chosen_changed()
        self.tell("" if everything else "Chưa bỏ qua chữ nào.")

    def _chosen(self) -> list[Ignored]:
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        return [self._entries[row] for row in sorted(rows)]

    def _chosen_changed(self) -> None:
        self.remove.setEnabled(bool(self._chosen()) and not self._session.read_only)

    def _remove(self) -> None:
        try:
            stop_ignoring(self._session, self._chosen())
        except UserError as error:
            self.tell(error.message)
        else:
            self._fill()
            self.table.setFocus()
