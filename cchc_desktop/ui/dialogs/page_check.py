"""The dialog that measures a finished PDF or the open report and lists what deviates."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QThread, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from cchc_desktop.errors import UserError
from cchc_desktop.services.page_check import check_pages
from cchc_desktop.services.page_check_rules import known_regimes
from cchc_desktop.ui.dialogs.base import FormDialog
from cchc_desktop.ui.tables import reading_table

if TYPE_CHECKING:
    from cchc_desktop.services.page_check_report import Result

Render = Callable[[str | None], tuple[bytes, str]]
_HEADINGS = ("Trang", "Sai lệch", "Điều khoản")
_LOOKED_AT_HEIGHT = 120


class CheckWorker(QThread):
    """Measure one file beside the window; it can be stopped, a file at any moment."""

    reached = Signal(int, int)
    done = Signal(object)
    refused = Signal(str)
    broken = Signal(object)

    def __init__(self, source: Path | bytes, regime: str | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._source = source
        self._regime = regime
        self._told = 0, 0

    def run(self) -> None:
        """Measure and tell the outcome in one signal."""
        try:
            result = check_pages(self._source, self._regime, self._step)
        except UserError as error:
            self.refused.emit(error.message)
            return
        except Exception as error:
            # Raised again in the window's thread, where the program hears of its faults.
            fault = error
        else:
            self.done.emit(result)
            return
        self.broken.emit(fault)

    def _step(self, page: int, pages: int) -> bool:
        if (page, pages) != self._told:
            self._told = page, pages
            self.reached.emit(page, pages)
        return not self.isInterruptionRequested()


class PageCheckDialog(FormDialog):
    """Choose what to measure and read what deviates, with page and article."""

    def __init__(
        self, folder: Path, report: Render | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__("Kiểm tra thể thức", "", parent)
        self.result_shown: Result | None = None
        self.folder = folder
        self._report = report
        self._worker: CheckWorker | None = None
        self.regime = QComboBox()
        self.regime.addItem("Theo ngày ghi trên văn bản", None)
        for key, caption in known_regimes():
            self.regime.addItem(caption, key)
        self.add_row("Thể thứ&c theo:", self.regime)
        self.state = QLabel("Chọn một tệp PDF, hoặc kiểm báo cáo đang mở.")
        self.state.setWordWrap(True)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.table = _table()
        self.looked_at = QPlainTextEdit()
        self._lay_out()

    def _lay_out(self) -> None:
        self.looked_at.setReadOnly(True)
        self.looked_at.setTabChangesFocus(True)
        self.looked_at.setMaximumHeight(_LOOKED_AT_HEIGHT)
        self.looked_at.setAccessibleName("Những việc đã kiểm")
        self.open_report = self._button("&Kiểm báo cáo đang mở", self.check_report)
        self.open_report.setEnabled(self._report is not None)
        self.choose = self._button("Chọn &tệp PDF…", self._choose)
        self.copy_button = self._button("C&hép kết quả", self.copy)
        self.stop_button = self._button("&Dừng", self.stop)
        self.copy_button.setEnabled(False)
        self.stop_button.hide()
        self.column.addWidget(self.state)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.looked_at)
        self.finish_layout()
        first = self.open_report if self._report else self.choose
        first.setDefault(True)
        first.setFocus()
        self.looked_at.hide()
        self.resize(860, 560)

    def _button(self, caption: str, action: Callable[[], None]) -> QPushButton:
        button = self.buttons.addButton(caption, QDialogButtonBox.ButtonRole.ActionRole)
        button.clicked.connect(action)
        return button

    # --- measuring

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "Chọn tệp PDF cần kiểm", str(self.folder), "PDF (*.pdf);;Tất cả các tệp (*)"
        )
        if name:
            self.folder = Path(name).parent
            self.check(Path(name))

    def check_report(self) -> None:
        """Measure what an export of the open report would write."""
        if self._report is None:
            return
        try:
            content, regime = self._report(self.regime.currentData())
        except UserError as error:
            self._refused(error.message)
            return
        self.check(content, regime)

    def check(self, source: Path | bytes, regime: str | None = None) -> None:
        """Begin to measure a file, unless one is being measured."""
        if self._worker is not None:
            return
        self.result_shown = None
        self._show(None)
        self._name = source.name if isinstance(source, Path) else "Báo cáo đang mở"
        self.state.setText(f"{self._name}: đang đo…")
        worker = CheckWorker(source, regime or self.regime.currentData(), self)
        worker.reached.connect(self._reached)
        worker.done.connect(self._done)
        worker.refused.connect(self._refused)
        worker.broken.connect(self._broken)
        worker.finished.connect(self._ended)
        self._worker = worker
        self._set_busy(busy=True)
        worker.start()

    def stop(self) -> None:
        """Stop at once, or before the next page of the open report."""
        if self._worker is not None:
            self._worker.requestInterruption()

    def done(self, result: int) -> None:
        """Close only when nothing is being measured any more."""
        self.stop()
        if self._worker is not None:
            self._worker.wait()
        super().done(result)

    def _reached(self, page: int, pages: int) -> None:
        self.state.setText(f"{self._name}: đang đo trang {page}/{pages}…")

    def _done(self, result: Result) -> None:
        self.result_shown = result
        self.state.setText(f"{self._name}. {result.head}")
        self._show(result)

    def _refused(self, message: str) -> None:
        self.state.setText(message)

    def _broken(self, error: Exception) -> None:
        self.state.setText("Chưa đo được vì chương trình gặp lỗi.")
        raise error

    def _ended(self) -> None:
        if self._worker is not None:
            self._worker.deleteLater()
            self._worker = None
        self._set_busy(busy=False)
        if self.result_shown and self.result_shown.findings:
            self.table.setCurrentCell(0, 1)
            self.table.setFocus()

    def _set_busy(self, *, busy: bool) -> None:
        self.stop_button.setVisible(busy)
        self.choose.setEnabled(not busy)
        self.open_report.setEnabled(not busy and self._report is not None)
        self.copy_button.setEnabled(not busy and self.result_shown is not None)

    # --- showing

    def _show(self, result: Result | None) -> None:
        findings = result.findings if result else ()
        self.table.setRowCount(len(findings))
        for row, finding in enumerate(findings):
            cells = (finding.spot.removeprefix("Trang "), finding.message, finding.article)
            for column, text in enumerate(cells):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.table.resizeRowsToContents()
        self.looked_at.setPlainText(result.looked_at if result else "")
        self.looked_at.setVisible(result is not None)

    def copy(self) -> None:
        """Put the whole result on the clipboard."""
        if self.result_shown:
            QGuiApplication.clipboard().setText(f"{self._name}. {self.result_shown.text}")
            self.tell("Đã chép kết quả.")


def _table() -> QTableWidget:
    table = reading_table(
        _HEADINGS, "Các sai lệch", stretched=1, others=QHeaderView.ResizeMode.Interactive
    )
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setWordWrap(True)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    for column, width in ((0, 120), (2, 220)):
        header.resizeSection(column, width)
    header.sectionResized.connect(table.resizeRowsToContents)
    return table
