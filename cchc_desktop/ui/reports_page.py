"""The list of reports in the open data file, the page the program falls back to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.ui.icons import icon
from cchc_desktop.ui.style import GAP, heading, muted

if TYPE_CHECKING:
    from cchc_desktop.services.reports import Library

DAY = "%d/%m/%Y"
_LONG_AGO = 60
_COLUMNS = ("Kỳ báo cáo", "Cơ quan", "Mã", "Số liệu từ – đến", "Hạn gửi", "Tình trạng", "Tạo lúc")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def days_left(deadline: date, today: date) -> str:
    """Say how far the deadline is."""
    days = (deadline - today).days
    if days < -_LONG_AGO:
        return "đã qua hạn"
    if days < 0:
        return f"quá hạn {-days} ngày"
    return "đến hạn hôm nay" if days == 0 else f"còn {days} ngày"


class ReportsPage(QWidget):
    """Show all reports and ask for one of them, a new one or the sample."""

    open_wanted = Signal(str)
    new_wanted = Signal()
    sample_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._codes: list[str] = []
        self.table = QTableWidget(0, len(_COLUMNS))
        self.empty_new = QPushButton(icon("new"), "Tạo báo cáo… (Ctrl+N)")
        self.empty_sample = QPushButton("Mở báo cáo mẫu")
        self.new = QPushButton(icon("new"), "Tạo báo cáo… (Ctrl+N)")
        self.sample = QPushButton("Mở báo cáo mẫu")
        self.open = QPushButton("Mở báo cáo (Enter)")
        self._pages = QStackedWidget()
        self._set_up_table()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the list anew."""
        current = self.current_code()
        reports = self._library.reports()
        self._codes = [report.code for report in reports]
        names = dict(self._library.agencies())
        self.table.setRowCount(len(reports))
        for row, report in enumerate(reports):
            period = self._library.periods.period(f"{report.year}-{report.kind}")
            window = f"{report.window_start.strftime(DAY)} – {report.window_end.strftime(DAY)}"
            state = days_left(report.deadline, date.today())
            cells = (
                period.label,
                names.get(report.agency, report.agency),
                report.code,
                window,
                report.deadline.strftime(DAY),
                state,
                report.created_at.astimezone().strftime(f"%H:%M {DAY}"),
            )
            for column, text in enumerate(cells):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self._pages.setCurrentIndex(1 if reports else 0)
        self._select(current or (reports[0].code if reports else ""))

    def current_code(self) -> str:
        """Return the code of the report the cursor is on, "" when there is none."""
        row = self.table.currentRow()
        return self._codes[row] if 0 <= row < len(self._codes) else ""

    def focus_first(self) -> None:
        """Put the focus where Enter does the likeliest thing."""
        (self.table if self.table.rowCount() else self.empty_new).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_enter = isinstance(event, QKeyEvent) and event.key() in _ENTER
        if is_enter and event.type() == QEvent.Type.KeyPress and self.current_code():
            self.open_wanted.emit(self.current_code())
            return True
        return super().eventFilter(watched, event)

    def _select(self, code: str) -> None:
        if code in self._codes:
            self.table.setCurrentCell(self._codes.index(code), 0)

    def _set_up_table(self) -> None:
        table = self.table
        table.setHorizontalHeaderLabels(_COLUMNS)
        table.setAccessibleName("Danh sách báo cáo")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setStyleSheet("QTableView::item { padding: 4px 8px; }")
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 2))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        table.installEventFilter(self)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GAP, GAP, 2 * GAP, 2 * GAP)
        layout.setSpacing(GAP)
        layout.addWidget(heading("Báo cáo", 1.6))
        layout.addWidget(self._pages)
        self._pages.addWidget(self._empty_page())
        self._pages.addWidget(self._list_page())

    def _empty_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        title = QLabel("Chưa có báo cáo nào.")
        layout.addStretch(2)
        layout.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        help_text = muted("Tạo báo cáo của kỳ này, hoặc mở báo cáo mẫu để xem cách làm.")
        help_text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(help_text)
        layout.addSpacing(GAP)
        layout.addLayout(_row(self.empty_new, self.empty_sample, centred=True))
        layout.addStretch(3)
        return page

    def _list_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self.table)
        layout.addLayout(_row(self.open, self.new, self.sample))
        return page

    def _connect(self) -> None:
        for button in (self.new, self.empty_new):
            button.clicked.connect(self.new_wanted)
        for button in (self.sample, self.empty_sample):
            button.clicked.connect(self.sample_wanted)
        self.open.clicked.connect(self._open_current)
        self.table.cellDoubleClicked.connect(self._open_current)

    def _open_current(self) -> None:
        if self.current_code():
            self.open_wanted.emit(self.current_code())


def _row(*buttons: QPushButton, centred: bool = False) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP)
    if centred:
        row.addStretch()
    for button in buttons:
        # Enter presses the button that has the focus, as in a dialog.
        button.setAutoDefault(True)
        row.addWidget(button)
    row.addStretch()
    return row
