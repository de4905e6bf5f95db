"""*Kiểm tra dữ liệu*: the checks one after another, what each found and what to do about it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QPlainTextEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from cchc_desktop.errors import UserError
from cchc_desktop.services.data_check import Checked, checks, save_text
from cchc_desktop.ui.dialogs.base import FormDialog
from cchc_desktop.ui.icons import row_icon

if TYPE_CHECKING:
    from cchc_desktop.services.reports import Library
    from cchc_desktop.services.session import Session


class DataCheckDialog(FormDialog):
    """Run every check while the window stays alive; ``wants_backups`` asks for the copies next."""

    def __init__(
        self, library: Library, session: Session | None, folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__("Kiểm tra dữ liệu", "", parent)
        self._library = library
        self._folder = folder
        self._waiting = list(checks(library, session))
        self.results: list[Checked] = []
        self.wants_backups = False
        self.list = QTreeWidget()
        self.words = QPlainTextEdit()
        self.save = QPushButton("&Lưu kết quả…")
        self.backups = QPushButton("&Sao lưu và khôi phục…")
        self._step = QTimer(self, interval=0)
        self._step.timeout.connect(self._next)
        self._set_up()
        self._step.start()

    def done(self, result: int) -> None:
        self._step.stop()
        super().done(result)

    def _set_up(self) -> None:
        self.list.setHeaderLabels(["Phần kiểm tra", "Kết quả"])
        self.list.setRootIsDecorated(False)
        self.list.setAccessibleName("Các phần kiểm tra")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setColumnWidth(0, 420)
        self._items = [QTreeWidgetItem([title, "…"]) for title, _ in self._waiting]
        self.list.addTopLevelItems(self._items)
        self.list.currentItemChanged.connect(self._show)
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName("Chi tiết của phần đang chọn")
        self.column.addWidget(self.list, 3)
        self.column.addWidget(self.words, 2)
        for button, action in ((self.save, self._save), (self.backups, self._to_backups)):
            button.setAutoDefault(False)
            self.buttons.addButton(button, self.buttons.ButtonRole.ActionRole)
            button.clicked.connect(action)
        self.save.setEnabled(False)
        self.finish_layout()
        self.resize(760, 560)
        self.list.setFocus()

    def _next(self) -> None:
        if not self._waiting:
            self._step.stop()
            self._finish()
            return
        _, ask = self._waiting.pop(0)
        result = ask()
        item = self._items[len(self.results)]
        self.results.append(result)
        item.setText(1, "tốt" if result.is_good else f"cần xem ({len(result.findings)})")
        item.setIcon(1, row_icon("state-done" if result.is_good else "state-warning"))

    def _finish(self) -> None:
        bad = [place for place, result in enumerate(self.results) if not result.is_good]
        self.list.setCurrentItem(self._items[bad[0] if bad else 0])
        self.save.setEnabled(True)
        count = len(self.results)
        good = f"Đã kiểm tra {count} phần, dữ liệu tốt."
        self.tell(f"Đã kiểm tra {count} phần, {len(bad)} phần cần xem." if bad else good)

    def _show(self) -> None:
        place = self.list.currentIndex().row()
        if not 0 <= place < len(self.results):
            self.words.setPlainText("")
            return
        result = self.results[place]
        lines = [*result.findings, f"→ {result.advice}"] if result.findings else ["Tốt."]
        self.words.setPlainText("\n".join(lines))

    def _to_backups(self) -> None:
        self.wants_backups = True
        self.accept()

    def _save(self) -> None:
        now = datetime.now(UTC)
        near = self._folder / f"kiem-tra-du-lieu-{now.astimezone():%Y%m%d-%H%M}.txt"
        name, _ = QFileDialog.getSaveFileName(
            self, "Lưu kết quả kiểm tra", str(near), "Văn bản (*.txt)"
        )
        if not name:
            return
        target = Path(name) if Path(name).suffix else Path(name).with_suffix(".txt")
        try:
            save_text(target, self._library.store.path, self.results, now)
        except UserError as error:
            self.tell(error.message)
        else:
            self.tell(f"Đã lưu kết quả vào {target}.")
