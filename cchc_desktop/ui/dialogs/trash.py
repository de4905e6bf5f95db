"""The reports that were thrown away: take one out again, or remove it for ever."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget

from cchc_desktop.errors import UserError
from cchc_desktop.ui.dialogs.base import DAY, FormDialog, is_wanted
from cchc_desktop.ui.style import muted

if TYPE_CHECKING:
    from cchc_desktop.services.reports import Library, Report

# Nothing goes by itself: after this long the list only says that it may.
_KEPT_DAYS = 90


class TrashDialog(FormDialog):
    """List what is in the trash; ``restored`` is the code of the last report taken out."""

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__("Thùng rác", "", parent)
        self._library = library
        self._rows: list[Report] = []
        self.restored = ""
        self.list = QListWidget()
        self.list.setAccessibleName("Báo cáo đã xóa")
        self.restore = QPushButton("Khôi &phục (Enter)")
        self.remove = QPushButton("&Xóa hẳn…")
        self.column.addWidget(
            muted(
                "Báo cáo đã xóa còn nguyên số liệu, nội dung và lịch sử cho đến khi xóa hẳn. "
                "Chương trình không tự xóa hẳn báo cáo nào."
            )
        )
        self.column.addWidget(self.list, 1)
        for button, action in ((self.restore, self._restore), (self.remove, self._remove)):
            self.buttons.addButton(button, self.buttons.ButtonRole.ActionRole)
            button.clicked.connect(action)
        self.list.itemActivated.connect(self._restore)
        self.list.currentRowChanged.connect(self._row_changed)
        self.finish_layout()
        self.resize(640, 360)
        self._fill()

    def _fill(self) -> None:
        self._rows = self._library.trashed()
        self.list.clear()
        for row in self._rows:
            self.list.addItem(QListWidgetItem(self._worded(row)))
        self.list.setCurrentRow(0)
        self._row_changed(0)

    def _worded(self, row: Report) -> str:
        period = self._library.periods.period(f"{row.year}-{row.kind}")
        thrown = (row.trashed_at or datetime.now(UTC)).astimezone()
        days = (datetime.now(UTC).astimezone() - thrown).days
        old = f", đã quá {_KEPT_DAYS} ngày" if days > _KEPT_DAYS else ""
        agency = dict(self._library.agencies()).get(row.agency, row.agency)
        return f"{period.label} – {agency} – xóa ngày {thrown.strftime(DAY)}{old}"

    def _row_changed(self, _row: int) -> None:
        there = self._current() is not None and not self._library.store.read_only
        self.restore.setEnabled(there)
        self.remove.setEnabled(there)
        if not self._rows:
            self.tell("Thùng rác không có báo cáo nào.")

    def _current(self) -> Report | None:
        place = self.list.currentRow()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def _restore(self) -> None:
        row = self._current()
        if row is None:
            return
        try:
            self.restored = self._library.restore(row.id)
        except UserError as error:
            self.tell(error.message)
            return
        self._fill()
        self.tell("Đã khôi phục. Báo cáo có lại trong danh sách.")

    def _remove(self) -> None:
        row = self._current()
        if row is None:
            return
        text = (
            f"Xóa hẳn “{self._worded(row)}” cùng toàn bộ lịch sử? Sau đó chỉ còn trong bản sao "
            "lưu ghi trước khi xóa."
        )
        title, verb, stay = "Xóa hẳn báo cáo", "&Xóa hẳn", "&Giữ lại"
        if is_wanted(self, title, text, verb=verb, stay=stay, harms=True):
            self._remove_with_copy(row)

    def _remove_with_copy(self, row: Report) -> None:
        """Remove for ever, with a copy of the data file before that; without one nothing goes."""
        from cchc_desktop.services.backups import DELETE

        kept = self._library.backups
        try:
            kept.make(DELETE)
            self._library.store.delete(row.id)
        except UserError as error:
            self.tell(f"Chưa xóa hẳn. {error.message}")
            return
        self._fill()
        if kept.trouble:
            self.tell(kept.trouble)
