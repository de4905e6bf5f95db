"""Two reports or versions side by side: figures in a table, changed paragraphs word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QInputDialog,
    QPushButton,
    QTableWidgetItem,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from cchc_desktop.errors import UserError
from cchc_desktop.services.compare_reports import FigureChange, ReportDifference, Side, compare
from cchc_desktop.services.versions import Version, name_version, read_version, versions
from cchc_desktop.ui import themes
from cchc_desktop.ui.dialogs.base import FormDialog
from cchc_desktop.ui.tables import reading_table

if TYPE_CHECKING:
    from cchc_desktop.services.reports import Library, Report

_FIGURES = ("Số liệu", "Trước", "Sau", "Chênh lệch", "Mục")


class CompareDialog(FormDialog):
    """Choose what to compare the open report with; Enter on a row goes to its place."""

    place_wanted = Signal(str)

    def __init__(self, library: Library, row: Report, parent: QWidget | None = None) -> None:
        super().__init__("So sánh báo cáo", "", parent)
        self._library = library
        self._row = row
        self._sources: list[tuple[Report, Version | None]] = []
        self._places: list[str] = []
        self.source = QComboBox()
        self.figures = reading_table(
            _FIGURES, "Số liệu khác nhau", others=QHeaderView.ResizeMode.Interactive
        )
        self.words = QTextEdit()
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Các trang")
        self.name = QPushButton("&Ghi phiên bản…")
        self._set_up()
        self._fill()
        self.source.currentIndexChanged.connect(self.show_difference)
        self.figures.cellActivated.connect(self._go)
        self.name.clicked.connect(self._name)
        self.show_difference()

    def show_difference(self) -> None:
        """Compare anew with what is chosen."""
        place = self.source.currentIndex()
        if place < 0:
            self.tell("Chưa có phiên bản hay báo cáo nào khác để so sánh.")
            return
        row, version = self._sources[place]
        try:
            old = read_version(self._library, row, version)
            difference = compare(old, read_version(self._library, self._row, None))
        except UserError as error:
            self.tell(error.message)
            return
        self._show_figures(difference)
        self._show_words(difference)
        typed, texts = len(difference.typed), len(difference.texts)
        self.tabs.setTabText(0, f"&Số liệu ({typed})")
        self.tabs.setTabText(1, f"&Nội dung ({texts})")
        follow = len(difference.following)
        rest = f"; {follow} số liệu tự tính thay đổi theo" if follow else ""
        self.tell(f"Khác nhau: {typed} số liệu, {texts} đoạn văn{rest}.")

    def _fill(self) -> None:
        for version in versions(self._library.store, self._row):
            moment = version.at.astimezone().strftime("%H:%M %d/%m/%Y")
            self._sources.append((self._row, version))
            self.source.addItem(f"{version.label} ({moment})")
        names = dict(self._library.agencies())
        for row in self._library.reports():
            if row.id != self._row.id:
                period = self._library.periods.period(f"{row.year}-{row.kind}")
                self._sources.append((row, None))
                self.source.addItem(f"Báo cáo {period.label} ({names.get(row.agency, row.agency)})")

    def _show_figures(self, difference: ReportDifference) -> None:
        changes = [*difference.typed, *difference.following]
        self._places = [change.key for change in changes]
        self.figures.setRowCount(len(changes))
        for row, change in enumerate(changes):
            for column, text in enumerate(self._cells(change)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if change.follows:
                    font = QFont(item.font())
                    font.setItalic(True)
                    item.setFont(font)
                self.figures.setItem(row, column, item)
        if changes:
            self.figures.setCurrentCell(0, 0)

    def _cells(self, change: FigureChange) -> tuple[str, ...]:
        template = self._library.template(self._row.edition)
        section = template.by_key.get(change.section)
        where = section.label if section else "Thể thức và người ký"
        label = f"{change.label} (tự tính)" if change.follows else change.label
        return (label, change.old or "–", change.new or "–", change.difference, where)

    def _show_words(self, difference: ReportDifference) -> None:
        """Write changed paragraphs: what went struck through, what came underlined."""
        self.words.clear()
        cursor = self.words.textCursor()
        plain, bold = QTextCharFormat(), QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        gone, come = QTextCharFormat(), QTextCharFormat()
        gone.setForeground(themes.colour("old"))
        gone.setFontStrikeOut(True)
        come.setForeground(themes.colour("new"))
        come.setFontUnderline(True)
        formats = {Side.BOTH: plain, Side.OLD: gone, Side.NEW: come}
        section = ""
        for change in difference.texts:
            if change.label != section:
                section = change.label
                cursor.insertText(f"{section}\n", bold)
            for piece in change.pieces:
                cursor.insertText(piece.text, formats[piece.side])
            cursor.insertText("\n\n", plain)
        if not difference.texts:
            cursor.insertText("Nội dung hai bên như nhau.", plain)
        self.words.moveCursor(QTextCursor.MoveOperation.Start)

    def _go(self, row: int, _column: int) -> None:
        self.place_wanted.emit(self._places[row])
        self.accept()

    def _name(self) -> None:
        label, accepted = QInputDialog.getText(
            self, "Ghi phiên bản", "Tên phiên bản, ví dụ “Dự thảo 1 trình Phó Giám đốc”:"
        )
        if accepted and label.strip():
            name_version(self._library.store, self._row, " ".join(label.split()))
            self._sources.clear()
            self.source.clear()
            self._fill()

    def _set_up(self) -> None:
        self.add_row("So &với:", self.source)
        letters = self.fontMetrics().averageCharWidth()
        for column, width in ((1, 20), (2, 20), (3, 22), (4, 30)):
            self.figures.setColumnWidth(column, letters * width)
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName("Nội dung khác nhau")
        self.tabs.addTab(self.figures, "&Số liệu")
        self.tabs.addTab(self.words, "&Nội dung")
        self.column.addWidget(self.tabs, 1)
        self.buttons.addButton(self.name, self.buttons.ButtonRole.ActionRole)
        self.name.setEnabled(not self._library.store.read_only)
        self.finish_layout()
        self.resize(1040, 600)
