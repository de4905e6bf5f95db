"""A backup beside the data of now: what differs, and whether it is to be used, viewed or left."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtWidgets import (
    QPlainTextEdit,
    QPushButton,
    QTableWidgetItem,
    QWidget,
)

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.services.backups import Copy, moment_told
from cchc_desktop.services.restoring import CHANGED, ReportLine, Restored, detail_lines
from cchc_desktop.ui.dialogs.base import FormDialog
from cchc_desktop.ui.style import muted
from cchc_desktop.ui.tables import reading_table

_COLUMNS = ("Báo cáo", "Khác nhau", "Sửa lần cuối trong bản sao lưu", "Sửa lần cuối hiện nay")


class Wish(StrEnum):
    """What the user wants of a backup."""

    LEAVE = "leave"
    VIEW = "view"
    USE = "use"


class RestoreDialog(FormDialog):
    """Show reports side by side; ``wish`` is what was decided, to leave all as it is by default."""

    def __init__(
        self, restored: Restored, copy: Copy, *, may_use: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__("Khôi phục từ bản sao lưu", "", parent)
        self._restored = restored
        self._lines: list[ReportLine] = restored.lines()
        self.wish = Wish.LEAVE
        self.table = reading_table(_COLUMNS, "Báo cáo ở hai bên")
        self.details = QPlainTextEdit()
        self.use = QPushButton("&Dùng bản này")
        self.view = QPushButton("Mở để &xem")
        self.moment = moment_told(copy.moment)
        reason = messages.BACKUP_REASONS.get(copy.reason, copy.reason)
        self.column.addWidget(muted(f"Bản sao lưu {self.moment}, ghi {reason}."))
        self._set_up()
        self.use.setEnabled(may_use)
        self._sum_up()

    def _set_up(self) -> None:
        table = self.table
        table.setRowCount(len(self._lines))
        for row, line in enumerate(self._lines):
            cells = (line.label, line.told, line.then or "–", line.now or "–")
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                table.setItem(row, column, item)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName("Chi tiết của báo cáo đang chọn")
        self.column.addWidget(table, 1)
        self.column.addWidget(self.details, 1)
        self._add_buttons()
        table.currentCellChanged.connect(self._show_details)
        self.finish_layout()
        self.resize(900, 540)
        if self._lines:
            table.setCurrentCell(0, 0)
        table.setFocus()

    def _add_buttons(self) -> None:
        self.close_button.setText("Để &nguyên như hiện nay")
        for button, wish in ((self.use, Wish.USE), (self.view, Wish.VIEW)):
            button.setAutoDefault(False)
            button.setProperty("wish", str(wish))
            self.buttons.addButton(button, self.buttons.ButtonRole.ActionRole)
            button.clicked.connect(self._decide)

    def _sum_up(self) -> None:
        differ = sum(line.kind != "same" for line in self._lines)
        if differ:
            told = (
                f"{differ} trong {len(self._lines)} báo cáo khác nhau. “Dùng bản này” thay dữ liệu "
                "hiện có bằng bản sao lưu; dữ liệu hiện có được giữ dưới tên khác cạnh đó."
            )
        else:
            told = "Hai bên như nhau, không cần khôi phục."
        self.tell(told)

    def _show_details(self, row: int) -> None:
        if not 0 <= row < len(self._lines):
            return
        line = self._lines[row]
        if line.kind != CHANGED or "#" in line.code:
            self.details.setPlainText(f"{line.label}: {line.told}.")
            return
        try:
            lines = list(detail_lines(self._restored.details(line.code)))
        except UserError as error:
            lines = [error.message]
        rest = "Chỉ khác ghi chú, lý do hoặc dấu rà soát."
        self.details.setPlainText("\n".join(lines) or rest)

    def _decide(self) -> None:
        self.wish = Wish(self.sender().property("wish"))
        self.accept()
