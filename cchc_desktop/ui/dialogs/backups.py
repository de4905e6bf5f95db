"""*Sao lưu và khôi phục*: the copies of the data file, the second place, the way back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTableWidgetItem,
    QWidget,
)

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.services import backups
from cchc_desktop.services.backups import Copy
from cchc_desktop.ui.dialogs.base import FormDialog, open_path
from cchc_desktop.ui.style import GAP, muted
from cchc_desktop.ui.tables import reading_table

if TYPE_CHECKING:
    from cchc_desktop.services.reports import Library

_COLUMNS = ("Thời điểm", "Lý do", "Nội dung", "Dung lượng", "Chỗ", "Tình trạng")
_KILOBYTE = 1024
_NONE = "Chưa chọn. Nên chọn ổ đĩa khác hoặc USB."
_EXPLAINED = (
    "Chương trình tự sao lưu khi thoát, sau mỗi 30 phút làm việc, trước khi nhập báo cáo cũ, khôi "
    "phục, xóa hẳn và nâng cấp. Giữ 10 bản gần nhất, bản cuối của 14 ngày, 8 tuần và 24 tháng."
)


class BackupsDialog(FormDialog):
    """List the copies; ``chosen`` is the one the user wants to go back to."""

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__("Sao lưu và khôi phục", "", parent)
        self._library = library
        self._copies: list[Copy] = []
        self._sound: dict[Path, str] = {}
        self.chosen: Copy | None = None
        self.table = reading_table(_COLUMNS, "Các bản sao lưu", stretched=1)
        self.second = QLineEdit()
        self.choose = QPushButton("&Chọn…")
        self.forget = QPushButton("&Bỏ")
        self.now = QPushButton("Sao lưu &ngay")
        self.restore = QPushButton("&Khôi phục… (Enter)")
        self.folder = QPushButton("Mở &thư mục")
        # One copy is opened between two events, so that the list can be used meanwhile.
        self._looking = QTimer(self, interval=0)
        self._looking.timeout.connect(self._look_at_next)
        self._set_up()
        self._fill()
        # Without a copy Enter would only close the dialog again.
        (self.table if self._copies else self.now).setFocus()

    def done(self, result: int) -> None:
        self._looking.stop()
        super().done(result)

    def _set_up(self) -> None:
        self.column.addWidget(muted(_EXPLAINED))
        table = self.table
        self.column.addWidget(table, 1)
        self._add_second()
        role = self.buttons.ButtonRole.ActionRole
        for button, action in (
            (self.restore, self._restore),
            (self.now, self._copy_now),
            (self.folder, self._open_folder),
        ):
            button.setAutoDefault(False)
            self.buttons.addButton(button, role)
            button.clicked.connect(action)
        table.cellActivated.connect(self._restore)
        table.currentCellChanged.connect(self._row_changed)
        self.finish_layout()
        self.resize(900, 480)

    def _add_second(self) -> None:
        self.second.setReadOnly(True)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self.second, 1)
        for button, name in ((self.choose, "Chọn nơi thứ hai"), (self.forget, "Bỏ nơi thứ hai")):
            button.setAutoDefault(False)
            button.setAccessibleName(name)
            layout.addWidget(button)
        self.add_row("Nơi &sao lưu thứ hai:", row)
        self.second.setAccessibleName("Nơi sao lưu thứ hai")
        self.choose.clicked.connect(self._choose_second)
        self.forget.clicked.connect(self._forget_second)

    # --- what is shown

    def _fill(self) -> None:
        kept = self._library.backups
        self._copies = kept.copies()
        self.table.setRowCount(len(self._copies))
        for row, copy in enumerate(self._copies):
            self._show_row(row, copy)
        if self._copies:
            self.table.setCurrentCell(0, 0)
        second = kept.second
        self.second.setText(str(second) if second else _NONE)
        self.forget.setEnabled(second is not None and not self._library.store.read_only)
        for button in (self.now, self.choose):
            button.setEnabled(not self._library.store.read_only)
        self._row_changed()
        empty = (
            "" if self._copies else "Chưa có bản sao lưu nào. Bấm “Sao lưu ngay” để tạo bản đầu."
        )
        self.tell(kept.trouble or empty)
        self._looking.start()

    def _show_row(self, row: int, copy: Copy) -> None:
        for column, text in enumerate(self._cells(copy)):
            item = QTableWidgetItem(text)
            item.setToolTip(str(copy.path) if column == 0 else text)
            self.table.setItem(row, column, item)

    def _cells(self, copy: Copy) -> tuple[str, ...]:
        there = copy.path.parent == backups.first_folder(self._library.store.path)
        content, _, state = self._sound.get(copy.path, "… | đang xem").partition(" | ")
        return (
            f"{copy.moment:%H:%M %d/%m/%Y}",
            messages.BACKUP_REASONS.get(copy.reason, copy.reason),
            content,
            _size_told(copy.path),
            "cạnh dữ liệu" if there else "nơi thứ hai",
            state,
        )

    def _look_at_next(self) -> None:
        for row, copy in enumerate(self._copies):
            if copy.path not in self._sound:
                good = backups.examine(copy)
                told = f"{good.reports} báo cáo, {good.answers} mục | tốt" if good else " | bị hỏng"
                self._sound[copy.path] = told
                self._show_row(row, copy)
                self._row_changed()
                return
        self._looking.stop()

    def _current(self) -> Copy | None:
        row = self.table.currentRow()
        return self._copies[row] if 0 <= row < len(self._copies) else None

    def _row_changed(self) -> None:
        copy = self._current()
        damaged = copy is not None and self._sound.get(copy.path, "").endswith("bị hỏng")
        self.restore.setEnabled(copy is not None and not damaged)

    # --- what can be done

    def _copy_now(self) -> None:
        kept = self._library.backups
        try:
            made = kept.make(backups.ASKED)
        except UserError as error:
            self._fill()
            self.tell(error.message)
            return
        self._fill()
        told = f"Đã sao lưu và mở thử: {made.reports} báo cáo, {made.answers} số liệu và văn bản."
        self.tell(kept.trouble or told)

    def _restore(self) -> None:
        if self.restore.isEnabled():
            self.chosen = self._current()
            self.accept()

    def _open_folder(self) -> None:
        copy = self._current()
        open_path(copy.path.parent if copy else self._library.store.path.parent)

    def _choose_second(self) -> None:
        near = str(self._library.backups.second or Path.home())
        name = QFileDialog.getExistingDirectory(self, "Chọn nơi sao lưu thứ hai", near)
        if name:
            self._set_second(Path(name))

    def _forget_second(self) -> None:
        self._set_second(None)

    def _set_second(self, folder: Path | None) -> None:
        try:
            self._library.backups.set_second(folder)
        except UserError as error:
            self.tell(error.message)
            return
        self._fill()
        if folder is not None:
            self.tell(f"Từ nay mỗi bản sao lưu có thêm một bản tại {folder}. Đã ghi thử một bản.")


def _size_told(path: Path) -> str:
    try:
        size = path.stat().st_size
    except OSError:
        return "không thấy"
    return f"{max(size // _KILOBYTE, 1):,} KB".replace(",", ".")
