"""The board of the open report: every section with what is missing, wrong or not yet looked at."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QProgressBar,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.model.checks import HEAD
from cchc_desktop.services.board import BoardRow, board, total, working_days
from cchc_desktop.ui.fitting import Dialog
from cchc_desktop.ui.icons import row_icon
from cchc_desktop.ui.style import GAP
from cchc_desktop.ui.tables import reading_table

if TYPE_CHECKING:
    from cchc_desktop.services.session import Change, Session

_COLUMNS = ("Mục", "Đã nhập", "Lỗi", "Cảnh báo", "Số chưa xác nhận", "Đoạn chưa rà soát")
_ERRORS, _WARNINGS, _UNCONFIRMED, _UNREVIEWED = 2, 3, 4, 5
_PAUSE = 300
_HEAD_CAPTION = "Thể thức và người ký"


class Board(Dialog):
    """Counts what is left to do; Enter on a cell goes to the first place it counts.

    ``place_wanted`` carries the section and what is looked for there: a field key, or "".
    """

    place_wanted = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Toàn cảnh báo cáo")
        self._session = session
        self._rows: list[BoardRow] = []
        self.deadline = QLabel()
        self.bar = QProgressBar()
        self.left = QLabel()
        self.table = reading_table(_COLUMNS, "Các mục và việc còn lại")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.refresh)
        self.table.cellActivated.connect(self._go)
        self._lay_out()
        session.listen(self._changed)
        self.refresh()

    def come_forward(self) -> None:
        """Count anew and take the focus."""
        self.refresh()
        self.show()
        self.activateWindow()
        self.table.setFocus()

    def stop(self) -> None:
        """Follow the report no more."""
        self._pause.stop()
        self._session.unlisten(self._changed)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Only hide: the board is asked for again and again."""
        event.ignore()
        self.hide()

    def refresh(self) -> None:
        """Count anew."""
        self._rows = board(self._session)
        whole = total(self._rows)
        self.bar.setMaximum(max(whole.total, 1))
        self.bar.setValue(whole.done)
        self.bar.setFormat(f"Đã nhập {whole.done}/{whole.total} mục thông tin")
        self.left.setText(_worded(whole))
        self.deadline.setText(self._deadline())
        self.table.setRowCount(len(self._rows))
        for place, row in enumerate(self._rows):
            self._show(place, row)

    def _show(self, place: int, row: BoardRow) -> None:
        label = _HEAD_CAPTION if row.key == HEAD else "  " * max(row.level - 1, 0) + row.label
        counts = (row.errors, row.warnings, row.unconfirmed, row.unreviewed)
        done = f"{row.done}/{row.total}" if row.total else "–"
        for column, text in enumerate((label, done, *(str(n) if n else "–" for n in counts))):
            item = QTableWidgetItem(text)
            item.setToolTip(f"{_COLUMNS[column]}: {text}" if column else row.label)
            if column:
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            elif row.is_finished:
                item.setIcon(row_icon("state-done"))
            else:
                item.setIcon(row_icon(_icon_of(row)))
            if row.is_sum:
                font = QFont(item.font())
                font.setBold(True)
                item.setFont(font)
            self.table.setItem(place, column, item)

    def _deadline(self) -> str:
        deadline, today = self._session.period.deadline, date.today()
        days = working_days(today, deadline)
        if deadline < today:
            return f"Hạn gửi {deadline:%d/%m/%Y} đã qua."
        if deadline == today:
            return f"Hạn gửi {deadline:%d/%m/%Y} là hôm nay."
        return f"Hạn gửi {deadline:%d/%m/%Y}, còn {days} ngày làm việc (chưa trừ ngày lễ)."

    def _changed(self, _change: Change) -> None:
        if self.isVisible():
            self._pause.start()

    def _go(self, place: int, column: int) -> None:
        row = self._rows[place]
        # Out of the way of the place; asked for again, it stands as it was left.
        self.hide()
        parent = self.parentWidget()
        if parent is not None:
            parent.window().activateWindow()
        self.place_wanted.emit(*self._first(row, column))

    def _first(self, row: BoardRow, column: int) -> tuple[str, str]:
        """Return the section and field of the first thing a cell counts."""
        inside = self._inside(row)
        if column in (_ERRORS, _WARNINGS):
            wanted = "error" if column == _ERRORS else "warning"
            for problem in self._session.problems:
                if problem.section in inside and problem.strength == wanted and not problem.reason:
                    return problem.section, problem.fields[0] if problem.fields else ""
        sections = [s for s in self._session.template.sections if s.key in inside]
        for section in sections:
            unconfirmed = self._session.review.unconfirmed(section)
            if column == _UNCONFIRMED and unconfirmed:
                return section.key, unconfirmed[0]
            if column == _UNREVIEWED and self._session.review.left(section.key):
                return section.key, ""
        for section in sections:
            done, wanted_total = self._session.progress(section.key)
            if done < wanted_total:
                empty = (f.key for f in section.fields if self._session.value(f.key) is None)
                return section.key, next(empty, "")
        return row.key, ""

    def _inside(self, row: BoardRow) -> set[str]:
        chapter = next((c for c in self._session.template.chapters if c.key == row.key), None)
        if row.is_sum and chapter is not None:
            return {section.key for section in chapter.sections}
        return {row.key}

    def _lay_out(self) -> None:
        # A cell is chosen, not a row: Enter goes to the first thing which that cell counts.
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.bar.setAccessibleName("Đã nhập")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(GAP)
        for widget in (self.deadline, self.bar, self.left):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(QLabel("Enter ở một ô: đi tới chỗ đầu tiên còn việc. Esc: đóng."))
        self.resize(960, 620)


def _icon_of(row: BoardRow) -> str:
    if row.errors:
        return "state-error"
    if row.warnings:
        return "state-warning"
    if row.done >= row.total:
        return "unconfirmed"
    return "state-partial" if row.done else "state-empty"


def _worded(whole: BoardRow) -> str:
    counts = (
        (whole.errors, "lỗi"),
        (whole.warnings, "cảnh báo chưa trả lời"),
        (whole.unconfirmed, "số liệu chưa xác nhận"),
        (whole.unreviewed, "đoạn chưa rà soát"),
    )
    words = [f"{count} {word}" for count, word in counts if count]
    return "Còn " + ", ".join(words) + "." if words else "Không còn việc nào được đánh dấu."
