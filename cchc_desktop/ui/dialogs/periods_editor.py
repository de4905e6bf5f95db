"""The dialog that edits data windows and deadlines of a year's periods."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QSpinBox, QTableWidget, QTableWidgetItem, QWidget

from cchc_desktop.errors import UserError
from cchc_desktop.ui.dialogs.base import DAY, FormDialog, read_day
from cchc_desktop.ui.style import muted

if TYPE_CHECKING:
    from cchc_desktop.services.reports import Library

_COLUMNS = ("Kỳ báo cáo", "Số liệu từ ngày", "đến ngày", "Hạn gửi")
_YEARS = (2012, 2099)


class PeriodsEditor(FormDialog):
    """Change the dates new reports begin with; reports already made keep theirs."""

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__("Kỳ báo cáo và hạn gửi", "&Lưu", parent)
        self._library = library
        self.year = QSpinBox()
        self.year.setRange(*_YEARS)
        self.year.setValue(date.today().year)
        self.add_row("&Năm:", self.year)
        self.table = QTableWidget(0, len(_COLUMNS))
        self.table.setAccessibleName("Các kỳ trong năm")
        self.table.setHorizontalHeaderLabels(_COLUMNS)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.table.verticalHeader().hide()
        self.column.addWidget(self.table, 1)
        self.column.addWidget(
            muted("Áp dụng khi tạo báo cáo mới. Ngày của báo cáo đã có sửa ở Thể thức và người ký.")
        )
        self.finish_layout()
        self.resize(640, 380)
        self.year.valueChanged.connect(self._show)
        self._show()

    def _show(self) -> None:
        self._presets = self._library.presets(self.year.value())
        self.table.setRowCount(len(self._presets))
        for row, preset in enumerate(self._presets):
            name = QTableWidgetItem(self._library.periods.kinds[preset.kind].label)
            name.setFlags(name.flags() & ~Qt.ItemFlag.ItemIsEditable)
            self.table.setItem(row, 0, name)
            days = (preset.window_start, preset.window_end, preset.deadline)
            for place, day in enumerate(days, 1):
                self.table.setItem(row, place, QTableWidgetItem(day.strftime(DAY)))

    def _cell(self, row: int, place: int) -> str:
        item = self.table.item(row, place)
        return item.text() if item else ""

    def accept(self) -> None:
        """Store what differs, or say which day cannot be read and stay."""
        changed = []
        for row, preset in enumerate(self._presets):
            found = [read_day(self._cell(row, place)) for place in (1, 2, 3)]
            days = [day for day in found if day is not None]
            if len(days) < len(found):
                self.table.setCurrentCell(row, found.index(None) + 1)
                self.tell("Ngày chưa đọc được. Gõ theo mẫu ngày/tháng/năm, ví dụ 14/6/2018.")
                return
            if days[0] > days[1]:
                self.table.setCurrentCell(row, 1)
                self.tell("Ngày bắt đầu ở sau ngày kết thúc. Sửa một trong hai ngày.")
                return
            edited = replace(preset, window_start=days[0], window_end=days[1], deadline=days[2])
            if edited != preset:
                changed.append(edited)
        try:
            for preset in changed:
                self._library.store.save_period_preset(preset)
        except UserError as error:
            self.tell(error.message)
            return
        super().accept()
