"""Find words in a section or the whole report, see every place, replace the ticked ones at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidgetItem,
    QWidget,
)

from cchc_desktop.errors import UserError
from cchc_desktop.services.replacing import Hit, find, replace
from cchc_desktop.ui.dialogs.base import FormDialog
from cchc_desktop.ui.list_keys import ENTER, moved
from cchc_desktop.ui.style import GAP
from cchc_desktop.ui.tables import reading_table

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

_PAUSE = 150
_MOST_SHOWN = 500
_REPORT, _SECTION = 0, 1
_TICK, _PLACE, _WORDS = range(3)


class FindReplaceDialog(FormDialog):
    """Stay open beside the report; ``hit_wanted`` asks to show a place.

    ``flush`` hands over what is typed, so that what is searched is what is seen.
    """

    hit_wanted = Signal(object)

    def __init__(
        self, session: Session, flush: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__("Tìm và thay trong báo cáo", "", parent)
        self._session = session
        self._flush = flush
        self._section = ""
        self.hits: list[Hit] = []
        self.what = QLineEdit()
        self.with_ = QLineEdit()
        self.scope = QComboBox()
        self.scope.addItems(["Cả báo cáo, kể cả chú thích", "Chỉ mục đang mở"])
        self.match_case = QCheckBox("Phân biệt &hoa thường")
        self.whole_word = QCheckBox("&Nguyên từ")
        self.ignore_marks = QCheckBox("Bỏ &qua dấu")
        self.head = QCheckBox("Cả &thể thức")
        self.table = reading_table(
            ("Thay", "Mục", "Chỗ tìm thấy"),
            "Các chỗ tìm thấy",
            stretched=_WORDS,
            others=QHeaderView.ResizeMode.Interactive,
        )
        self.one = QPushButton("Thay chỗ nà&y")
        self.all = QPushButton("Th&ay các chỗ đã đánh dấu")
        self.next = QPushButton("Đến chỗ &sau (F3)")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._connect()

    def begin(self, section: str, words: str, *, replacing: bool) -> None:
        """Come forward; ``words`` are those selected in the text."""
        self._section = section
        if words:
            self.what.setText(words)
        self.show()
        self.activateWindow()
        first = self.with_ if replacing and self.what.text() else self.what
        first.setFocus()
        first.selectAll()
        self.look()

    def follow(self, section: str) -> None:
        """Know which section is open now."""
        if section != self._section:
            self._section = section
            if self.scope.currentIndex() == _SECTION and self.isVisible():
                self._pause.start()

    def found(self) -> list[Hit]:
        """Return where the words stand now."""
        self._flush()
        within = self._section if self.scope.currentIndex() == _SECTION else ""
        return find(
            self._session,
            self.what.text(),
            match_case=self.match_case.isChecked(),
            whole_word=self.whole_word.isChecked(),
            ignore_marks=self.ignore_marks.isChecked(),
            section=within,
            head=self.head.isChecked() and not within,
        )

    def look(self) -> None:
        """Show every place where the words stand; ticks taken away stay away."""
        unticked = {hit for hit in self.hits if hit not in self.ticked()}
        row = self.table.currentRow()
        self.hits = self.found()
        self.table.setRowCount(min(len(self.hits), _MOST_SHOWN))
        for place, hit in enumerate(self.hits[:_MOST_SHOWN]):
            self._show(place, hit, ticked=hit not in unticked)
        if self.hits:
            self.table.setCurrentCell(min(max(row, 0), self.table.rowCount() - 1), _WORDS)
        self.tell(self._said())
        self._show_state()

    def ticked(self) -> list[Hit]:
        """Return the places that are to be replaced; those too many to be listed are among them."""
        rows = range(self.table.rowCount())
        off = {
            self.hits[row]
            for row in rows
            if row < len(self.hits) and self._tick(row).checkState() is not Qt.CheckState.Checked
        }
        return [hit for hit in self.hits if not hit.fixed and hit not in off]

    def step(self, step: int) -> None:
        """Choose the next or previous place and ask to show it."""
        count = self.table.rowCount()
        if count:
            self.table.setCurrentCell((self.table.currentRow() + step) % count, _WORDS)
            self._go()

    def replace_one(self) -> None:
        """Replace the chosen place and go on to the next."""
        row = self.table.currentRow()
        if 0 <= row < len(self.hits) and not self.hits[row].fixed:
            self._replace([self.hits[row]])
            if self.hits:
                self._go()

    def replace_all(self) -> None:
        """Replace the ticked places as one step of undo."""
        self._replace(self.ticked())

    def _replace(self, hits: list[Hit]) -> None:
        self._flush()
        try:
            replace(self._session, hits, self.with_.text())
        except UserError as error:
            self.tell(error.message)
            return
        self.look()
        self.tell(f"Đã thay {len(hits)} chỗ. Ctrl+Z trong báo cáo để lấy lại. {self._said()}")

    # --- showing

    def _show(self, row: int, hit: Hit, *, ticked: bool) -> None:
        tick = QTableWidgetItem()
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if hit.fixed:
            tick.setText("–")
            tick.setToolTip("Chữ do số liệu in ra, chỉ đổi được ở ô số liệu")
        else:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
            tick.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        tick.setFlags(flags)
        self.table.setItem(row, _TICK, tick)
        place = QTableWidgetItem(self._label(hit))
        place.setToolTip(place.text())
        self.table.setItem(row, _PLACE, place)
        words = QTableWidgetItem(self._in_context(hit))
        words.setToolTip(words.text())
        self.table.setItem(row, _WORDS, words)

    def _tick(self, row: int) -> QTableWidgetItem:
        item = self.table.item(row, _TICK)
        if item is None:
            raise IndexError(row)
        return item

    def _label(self, hit: Hit) -> str:
        template = self._session.template
        if hit.section in template.by_key:
            label = template.by_key[hit.section].label
            return f"{label} (chú thích)" if hit.note is not None else label
        return template.head_fields[hit.section].label

    def _in_context(self, hit: Hit) -> str:
        new = f" → {self.with_.text()}" if self.with_.text() and not hit.fixed else ""
        return f"…{hit.before}[{hit.found}{new}]{hit.after}…"

    def _said(self) -> str:
        if not self.what.text():
            return ""
        count = len(self.hits)
        if not count:
            return f"Không thấy “{self.what.text()}”.{self._hint()}"
        fixed = sum(hit.fixed for hit in self.hits)
        said = f"{count} chỗ"
        if fixed:
            said += f", trong đó {fixed} chỗ do số liệu in ra nên không thay"
        if count > _MOST_SHOWN:
            said += f"; bảng hiện {_MOST_SHOWN} chỗ đầu"
        return f"{said}. Mũi tên để chọn, Enter để đến, dấu cách để đánh dấu."

    def _hint(self) -> str:
        """Say how words typed without their marks are found."""
        if self.ignore_marks.isChecked() or not self.what.text().isascii():
            return ""
        return " Gõ chữ không dấu thì đánh dấu “Bỏ qua dấu” (Alt+Q)."

    def _show_state(self, *_change: object) -> None:
        writable = not self._session.read_only
        row = self.table.currentRow()
        here = 0 <= row < len(self.hits) and not self.hits[row].fixed
        self.one.setEnabled(writable and here)
        self.all.setEnabled(writable and any(not hit.fixed for hit in self.hits))
        self.next.setEnabled(bool(self.hits))

    def _show_replacement(self) -> None:
        for row in range(self.table.rowCount()):
            if item := self.table.item(row, _WORDS):
                item.setText(self._in_context(self.hits[row]))

    def _go(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self.hits):
            self.hit_wanted.emit(self.hits[row])

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F3:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step(-1 if back else 1)
        elif event.key() in ENTER:
            if self._pause.isActive():
                self._pause.stop()
                self.look()
            self._go()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move through the places while words are being typed."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if watched is not self.table and moved(self.table, event):
            return True
        if watched is self.table and event.key() == Qt.Key.Key_Space:
            self._turn_tick()
            return True
        return super().eventFilter(watched, event)

    def _turn_tick(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self.hits) and not self.hits[row].fixed:
            tick = self._tick(row)
            is_on = tick.checkState() is Qt.CheckState.Checked
            tick.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # The text may have been written on in the meantime.
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._pause.start()

    # --- building

    def _connect(self) -> None:
        self.what.textChanged.connect(self._pause.start)
        self.with_.textChanged.connect(self._show_replacement)
        self.scope.currentIndexChanged.connect(self.look)
        for box in (self.match_case, self.whole_word, self.ignore_marks, self.head):
            box.toggled.connect(self.look)
        self._pause.timeout.connect(self.look)
        self.table.currentCellChanged.connect(self._show_state)
        self.table.cellDoubleClicked.connect(self._go)
        self.one.clicked.connect(self.replace_one)
        self.all.clicked.connect(self.replace_all)
        self.next.clicked.connect(lambda: self.step(1))
        for widget in (self.what, self.with_, self.table):
            widget.installEventFilter(self)

    def _lay_out(self) -> None:
        self.add_row("&Tìm:", self.what)
        self.add_row("Thay &bằng:", self.with_)
        self.add_row("&Phạm vi:", self.scope)
        self.what.setPlaceholderText("chữ cần tìm")
        self.with_.setPlaceholderText("để trống là bỏ chữ tìm thấy")
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for box in (self.match_case, self.whole_word, self.ignore_marks, self.head):
            row.addWidget(box)
        row.addStretch(1)
        self.column.addLayout(row)
        label = QLabel("Các &chỗ tìm thấy:")
        label.setBuddy(self.table)
        self.column.addWidget(label)
        self._set_up_table()
        self.column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for button in (self.next, self.one, self.all):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.finish_layout()
        self.resize(900, 560)

    def _set_up_table(self) -> None:
        letters = self.fontMetrics().averageCharWidth()
        self.table.setColumnWidth(_TICK, letters * 7)
        self.table.setColumnWidth(_PLACE, letters * 30)
