"""Search in all reports: a line to type in and the places found, each one Enter away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableWidgetItem,
    QWidget,
)

from cchc_desktop.services.search import MOST_FOUND, Found, SearchIndex
from cchc_desktop.ui.dialogs.base import FormDialog
from cchc_desktop.ui.list_keys import ENTER, moved
from cchc_desktop.ui.style import GAP
from cchc_desktop.ui.tables import reading_table

if TYPE_CHECKING:
    from cchc_desktop.services.reports import Library

_PAUSE = 120
_COLUMNS = ("Kỳ báo cáo", "Mục", "Chỗ tìm thấy")


class SearchDialog(FormDialog):
    """Look for words in texts, figures, footnotes and notes; keeps its places for the next time.

    ``place_wanted`` carries the report's code, the store key and the words found there.
    """

    place_wanted = Signal(str, str, str)

    def __init__(self, library: Library, index: SearchIndex, parent: QWidget | None = None) -> None:
        super().__init__("Tìm trong các báo cáo", "", parent)
        self._library = library
        self._index = index
        self._work: Iterator[None] | None = None
        self._found: list[Found] = []
        self._code = ""
        self._row = 0
        self.line = QLineEdit()
        self.only_here = QCheckBox("&Chỉ trong báo cáo đang mở")
        self.table = reading_table(
            _COLUMNS, "Các chỗ tìm thấy", stretched=2, others=QHeaderView.ResizeMode.Interactive
        )
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._reading = QTimer(self, interval=0)
        self._set_up()
        self._pause.timeout.connect(self.look)
        self._reading.timeout.connect(self._read_on)
        self.line.textChanged.connect(lambda _text: self._pause.start())
        self.only_here.toggled.connect(self.look)
        self.table.cellDoubleClicked.connect(self._go)

    def begin(self, code: str) -> None:
        """Come forward, reading what changed; ``code`` is the open report, "" when none is."""
        self._code = code
        self._row = max(self.table.currentRow(), 0)
        self.only_here.setVisible(bool(code))
        self._work = self._index.refresh()
        self._reading.start()
        self.show()
        self.activateWindow()
        self.line.setFocus()
        self.line.selectAll()

    def look(self) -> None:
        """Show what the typed words find."""
        within = self._code if self.only_here.isChecked() else ""
        self._found = self._index.find(self.line.text(), within=within)
        self.table.setRowCount(len(self._found))
        for row, hit in enumerate(self._found):
            before, words, after = hit.excerpt()
            cells = (hit.period, hit.passage.label, f"{before}{words}{after}".replace("\n", " "))
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(row, column, item)
        if self._found:
            self.table.setCurrentCell(min(self._row, len(self._found) - 1), 0)
            self._row = 0
        self.tell(self._said())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._pause.stop()
            self.look()
            self._go()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move through the places while the words are being typed."""
        if (
            watched is self.line
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and moved(self.table, event)
        ):
            return True
        return super().eventFilter(watched, event)

    def _said(self) -> str:
        typed = self.line.text().strip()
        if self._work is not None:
            return "Đang đọc các báo cáo…"
        if not typed:
            return ""
        count = len(self._library.reports())
        if not self._found:
            return (
                f"Không thấy “{typed}” trong {count} báo cáo. "
                "Tìm không phân biệt dấu và chữ hoa; cụm từ đúng thứ tự đặt trong ngoặc kép."
            )
        more = " đầu tiên" if len(self._found) == MOST_FOUND else ""
        return f"{len(self._found)} chỗ{more}. Mũi tên để chọn, Enter để mở."

    def _read_on(self) -> None:
        """Read one more report, so that typing is never held up."""
        if self._work is not None and next(self._work, StopIteration) is StopIteration:
            self._work = None
            self._reading.stop()
            self.look()

    def _go(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._found):
            hit = self._found[row]
            # Out of the way of what was found; asked for again, it is as it was left.
            self.hide()
            self.place_wanted.emit(hit.code, hit.passage.place, hit.excerpt()[1])

    def _set_up(self) -> None:
        self.line.setPlaceholderText("không cần gõ dấu, ví dụ: chinh quyen dien tu")
        self.line.setAccessibleName("Từ cần tìm")
        self.line.installEventFilter(self)
        table = self.table
        table.setWordWrap(True)
        table.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 2.6))
        letters = self.fontMetrics().averageCharWidth()
        for column, width in enumerate((22, 30)):
            table.setColumnWidth(column, letters * width)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.line, 1)
        row.addWidget(self.only_here)
        self.column.addLayout(row)
        self.column.addWidget(table, 1)
        self.finish_layout()
        self.resize(980, 560)
