"""The list of reports in the open data file, the page the program falls back to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.model.text import folded
from cchc_desktop.ui.flow import FlowLayout
from cchc_desktop.ui.icons import icon
from cchc_desktop.ui.list_keys import ENTER
from cchc_desktop.ui.style import GAP, heading, muted
from cchc_desktop.ui.tables import reading_table

if TYPE_CHECKING:
    from cchc_desktop.services.reports import Library, Report

DAY = "%d/%m/%Y"
_LONG_AGO = 60
_COLUMNS = ("Kỳ báo cáo", "Cơ quan", "Mã", "Số liệu từ – đến", "Hạn gửi", "Tình trạng", "Tạo lúc")


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
        self.table = reading_table(_COLUMNS, "Danh sách báo cáo", stretched=len(_COLUMNS) - 1)
        self.empty_new = QPushButton(icon("new"), "Tạo báo cáo… (Ctrl+N)")
        self.empty_sample = QPushButton("Mở báo cáo mẫu")
        self.new = QPushButton(icon("new"), "Tạo báo cáo… (Ctrl+N)")
        self.sample = QPushButton("Mở báo cáo mẫu")
        self.open = QPushButton("Mở báo cáo (Enter)")
        self.archive = QPushButton("Lư&u trữ")
        self.throw = QPushButton("&Xóa (Delete)")
        self.trash = QPushButton("Thùn&g rác")
        self.filter = QLineEdit()
        self.archived = QCheckBox("&Hiện báo cáo đã lưu trữ")
        self.notice = QLabel()
        self.take_back = QPushButton("H&oàn tác")
        self._undo: Callable[[], object] | None = None
        self._rows: list[Report] = []
        self._pages = QStackedWidget()
        self._set_up_table()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the list anew."""
        current = self.current_code()
        every = self._library.reports()
        names = dict(self._library.agencies())
        reports = [report for report in every if self._is_wanted(report, names)]
        self._rows = reports
        self._codes = [report.code for report in reports]
        self.table.setRowCount(len(reports))
        for row, report in enumerate(reports):
            period = self._library.periods.period(f"{report.year}-{report.kind}")
            window = f"{report.window_start.strftime(DAY)} – {report.window_end.strftime(DAY)}"
            state = days_left(report.deadline, date.today())
            if report.archived_at is not None:
                state = f"lưu trữ từ {report.archived_at.astimezone().strftime(DAY)}"
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
        hidden = sum(report.archived_at is not None for report in every)
        self.archived.setText(f"&Hiện báo cáo đã lưu trữ ({hidden})")
        thrown = len(self._library.trashed())
        self.trash.setText(f"Thùn&g rác ({thrown})" if thrown else "Thùn&g rác")
        self.trash.setEnabled(bool(thrown))
        self._pages.setCurrentIndex(1 if every or thrown else 0)
        self._select(current if current in self._codes else next(iter(self._codes), ""))
        self._show_choice()

    def current_code(self) -> str:
        """Return the code of the report the cursor is on, "" when there is none."""
        row = self.table.currentRow()
        return self._codes[row] if 0 <= row < len(self._codes) else ""

    def _is_wanted(self, report: Report, names: dict[str, str]) -> bool:
        """Say whether a report fits the filter and the box below the list."""
        if report.archived_at is not None and not self.archived.isChecked():
            return False
        period = self._library.periods.period(f"{report.year}-{report.kind}")
        about = folded(f"{period.label} {names.get(report.agency, '')} {report.code}")
        return all(word in about for word in folded(self.filter.text()).split())

    def _current(self) -> Report | None:
        row = self.table.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _show_choice(self) -> None:
        report = self._current()
        write = not self._library.store.read_only
        put_away = report is not None and report.archived_at is not None
        self.archive.setText("Lấ&y ra khỏi lưu trữ" if put_away else "Lư&u trữ")
        for button in (self.archive, self.throw):
            button.setEnabled(report is not None and write)
        self.open.setEnabled(report is not None)

    def _archive(self) -> None:
        report = self._current()
        if report is not None:
            self._library.archive(report.code, away=report.archived_at is None)
            done = "Đã lấy ra khỏi lưu trữ" if report.archived_at else "Đã đưa vào lưu trữ"
            self.refresh()
            self._undo = partial(self._library.archive, report.code, away=bool(report.archived_at))
            self._say(f"{done}: {self._label(report)}.", undo=True)
            self.focus_first()

    def _throw(self) -> None:
        report = self._current()
        if report is None or self._library.store.read_only:
            return
        self._undo = partial(self._library.restore, self._library.throw_away(report.code))
        self.refresh()
        self._say(f"Đã đưa vào thùng rác: {self._label(report)}.", undo=True)
        self.focus_first()

    def _take_back(self) -> None:
        if self._undo is None:
            return
        before = set(self._codes)
        self._undo()
        self._undo = None
        self.refresh()
        self._select(next((code for code in self._codes if code not in before), ""))
        self._say("Đã trở lại như trước.")
        self.focus_first()

    def _open_trash(self) -> None:
        from cchc_desktop.ui.dialogs.trash import TrashDialog

        dialog = TrashDialog(self._library, self)
        dialog.exec()
        self._say("")
        self.refresh()
        self._select(dialog.restored)
        self.focus_first()

    def _label(self, report: Report) -> str:
        return self._library.periods.period(f"{report.year}-{report.kind}").label

    def _say(self, notice: str, *, undo: bool = False) -> None:
        self.notice.setText(notice)
        self.notice.setVisible(bool(notice))
        self.take_back.setVisible(undo)

    def focus_first(self) -> None:
        """Put the focus where Enter does the likeliest thing."""
        (self.table if self.table.rowCount() else self.empty_new).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_enter = isinstance(event, QKeyEvent) and event.key() in ENTER
        if is_enter and event.type() == QEvent.Type.KeyPress and self.current_code():
            self.open_wanted.emit(self.current_code())
            return True
        is_delete = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete
        if is_delete and event.type() == QEvent.Type.KeyPress and self.current_code():
            self._throw()
            return True
        return super().eventFilter(watched, event)

    def _select(self, code: str) -> None:
        if code in self._codes:
            self.table.setCurrentCell(self._codes.index(code), 0)

    def _set_up_table(self) -> None:
        table = self.table
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setStyleSheet("QTableView::item { padding: 4px 8px; }")
        table.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 2))
        header = table.horizontalHeader()
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
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._list_page())
        self._pages.addWidget(area)

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
        tools = QHBoxLayout()
        tools.setSpacing(GAP)
        self.filter.setPlaceholderText("Lọc theo kỳ, năm, cơ quan; không cần dấu")
        self.filter.setAccessibleName("Lọc báo cáo")
        tools.addWidget(self.filter, 1)
        tools.addWidget(self.archived)
        layout.addLayout(tools)
        layout.addWidget(self.table)
        layout.addLayout(_row(self.notice, self.take_back))
        layout.addLayout(
            _flow(self.open, self.new, self.archive, self.throw, self.trash, self.sample)
        )
        self._say("")
        return page

    def _connect(self) -> None:
        for button in (self.new, self.empty_new):
            button.clicked.connect(self.new_wanted)
        for button in (self.sample, self.empty_sample):
            button.clicked.connect(self.sample_wanted)
        self.open.clicked.connect(self._open_current)
        self.archive.clicked.connect(self._archive)
        self.throw.clicked.connect(self._throw)
        self.trash.clicked.connect(self._open_trash)
        self.take_back.clicked.connect(self._take_back)
        self.filter.textChanged.connect(self.refresh)
        self.archived.toggled.connect(self.refresh)
        self.table.currentCellChanged.connect(self._show_choice)
        self.table.cellDoubleClicked.connect(self._open_current)

    def _open_current(self) -> None:
        if self.current_code():
            self.open_wanted.emit(self.current_code())


def _flow(*buttons: QPushButton) -> FlowLayout:
    flow = FlowLayout(gap=GAP)
    for button in buttons:
        button.setAutoDefault(True)
        flow.addWidget(button)
    return flow


def _row(*buttons: QWidget, centred: bool = False) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP)
    if centred:
        row.addStretch()
    for button in buttons:
        # Enter presses the button that has the focus, as in a dialog.
        if isinstance(button, QPushButton):
            button.setAutoDefault(True)
        row.addWidget(button)
    row.addStretch()
    return row
