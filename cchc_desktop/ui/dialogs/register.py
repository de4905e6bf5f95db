"""The register of cited documents: a list to filter, the boxes of one, the places that cite it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.errors import UserError
from cchc_desktop.model.citation_record import Record
from cchc_desktop.model.field_types import format_day
from cchc_desktop.model.text import folded
from cchc_desktop.services.register import Entry, Place
from cchc_desktop.ui.dialogs.base import FormDialog
from cchc_desktop.ui.dialogs.document_form import DocumentDialog, DocumentForm
from cchc_desktop.ui.style import GAP, muted
from cchc_desktop.ui.tables import reading_table

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

_COLUMNS = ("Văn bản", "Ngày", "Cơ quan ban hành", "Trích yếu", "Số lần", "Còn thiếu")
_SHARES = (40, 15, 28, 62, 9)
_ALL, _HERE, _LACKING, _EXPIRED = range(4)
_FILTERS = ("Tất cả văn bản", "Báo cáo này nhắc đến", "Chưa đủ thông tin", "Đã hết hiệu lực")
_PARTS = {"type": "loại", "date": "ngày", "issuer": "cơ quan", "subject": "trích yếu"}
_EMPTY = (
    "Chưa có văn bản viện dẫn. Gõ hoặc dán nội dung vào mục bất kỳ, chương trình sẽ nhận ra số, "
    "ký hiệu; hoặc thêm văn bản tại đây."
)
_NONE_FITS = "Không thấy văn bản nào. Tìm không phân biệt dấu và chữ hoa; gõ ít chữ hơn."
_HINT = (
    "Thông tin ghi ở đây dùng cho mọi báo cáo trong tệp dữ liệu, cho phụ lục danh mục văn bản và "
    "khi chèn viện dẫn. Chữ in nghiêng là chương trình đọc được từ lời văn."
)
_ROLE = Qt.ItemDataRole.UserRole
_TALL = 640
_WIDE = 1180


class RegisterDialog(FormDialog):
    """Look through the documents, complete them, and go to where they are cited.

    ``place_wanted`` carries a section and the words of the citation in it.
    """

    place_wanted = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Văn bản viện dẫn", "", parent)
        self._session = session
        self._register = session.texts.register
        self._shown: list[Entry] = []
        self._current: Entry | None = None
        self._edited = False
        self.search = QLineEdit()
        self.filter = QComboBox()
        self.table = reading_table(
            _COLUMNS,
            "Các văn bản viện dẫn",
            stretched=len(_COLUMNS) - 1,
            others=QHeaderView.ResizeMode.Interactive,
        )
        self.boxes = DocumentForm(self._register.types)
        self.places = QListWidget()
        self.count = muted("")
        self._set_up()
        self._lay_out()
        self.search.textChanged.connect(self.refresh)
        self.filter.currentIndexChanged.connect(self.refresh)
        self.table.currentCellChanged.connect(self._row_changed)
        self.boxes.edited.connect(self._box_edited)
        self.boxes.entered.connect(self.save)
        self.places.itemActivated.connect(self._go)
        try:
            self._register.remember()
        except UserError as error:
            self.tell(error.message)
        self.refresh()
        self.search.setFocus()

    # --- what is shown

    def refresh(self, *_change: object, chosen: str = "") -> None:
        """Show the documents that fit the filter, the chosen or the same one selected."""
        self.save()
        wanted = chosen or (self._current.key if self._current else "")
        entries = self._register.entries()
        self._shown = [entry for entry in entries if self._fits(entry)]
        self.table.blockSignals(True)
        self.table.setRowCount(len(self._shown))
        for row, entry in enumerate(self._shown):
            self._show_row(row, entry)
        keys = [entry.key for entry in self._shown]
        row = keys.index(wanted) if wanted in keys else 0 if keys else -1
        self.table.setCurrentCell(row, 0)
        self.table.blockSignals(False)
        self._show_entry(row)
        self._show_counts(entries)

    def _fits(self, entry: Entry) -> bool:
        record, which = entry.record, self.filter.currentIndex()
        day = self._session.day
        expired = record.expires is not None and record.expires <= day
        kept = {
            _ALL: True,
            _HERE: bool(entry.places),
            _LACKING: bool(record.missing(self._register.types)),
            _EXPIRED: expired,
        }
        words = f"{record.short(self._register.types)} {record.issuer} {record.subject}"
        dated = f"{words} {format_day(record.date)}" if record.date else words
        return kept[which] and all(w in folded(dated) for w in folded(self.search.text()).split())

    def _show_row(self, row: int, entry: Entry) -> None:
        record, typed = entry.record, entry.typed
        missing = ", ".join(_PARTS[part] for part in record.missing(self._register.types))
        texts = (
            (record.short(self._register.types), typed.symbol or typed.type),
            (format_day(record.date) if record.date else "", typed.date),
            (record.issuer, typed.issuer),
            (record.subject, typed.subject),
            (str(entry.count) if entry.count else "", True),
            (missing, True),
        )
        for column, (text, entered) in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            font = item.font()
            font.setItalic(not entered and column > 0)
            item.setFont(font)
            self.table.setItem(row, column, item)

    def _show_counts(self, entries: list[Entry]) -> None:
        lacking = sum(bool(entry.record.missing(self._register.types)) for entry in entries)
        here = sum(bool(entry.places) for entry in entries)
        text = (
            f"{len(entries)} văn bản; báo cáo này nhắc đến {here}; {lacking} văn bản chưa đủ "
            "thông tin."
        )
        if not self._shown:
            text = _NONE_FITS if entries else _EMPTY
        self.count.setText(text)

    def _row_changed(self, row: int, *_place: int) -> None:
        leaving = self._current
        if self._edited and not self.save():
            self._back_to(leaving)
            return
        self._show_entry(row)

    def _back_to(self, entry: Entry | None) -> None:
        keys = [shown.key for shown in self._shown]
        if entry is not None and entry.key in keys:
            self.table.blockSignals(True)
            self.table.setCurrentCell(keys.index(entry.key), 0)
            self.table.blockSignals(False)

    def _show_entry(self, row: int) -> None:
        self._current = self._shown[row] if 0 <= row < len(self._shown) else None
        entry = self._current
        self._edited = False
        self.boxes.show_record(entry.record if entry else Record())
        self.boxes.setEnabled(entry is not None)
        self.places.clear()
        for place in entry.places if entry else ():
            times = f" ({place.count} lần)" if place.count > 1 else ""
            item = QListWidgetItem(f"{place.label}{times}")
            item.setToolTip(f"{place.label}\n{place.excerpt}")
            item.setData(_ROLE, place)
            self.places.addItem(item)
        self.remove_button.setEnabled(bool(entry) and not self._session.read_only)
        self._show_saving()

    # --- what is done

    def save(self) -> bool:
        """Keep what was edited; say why when it cannot be kept."""
        if not self._edited or self._current is None:
            return True
        try:
            self._register.save(self._current.key, self.boxes.record())
        except UserError as error:
            self.tell(error.message)
            return False
        self._edited = False
        self.tell("")
        self._renew_row()
        self._show_saving()
        return True

    def _renew_row(self) -> None:
        """Show the row anew that was just kept, without moving anything."""
        if self._current is None:
            return
        entry = self._register.entry(self._current.key)
        for row, shown in enumerate(self._shown):
            if shown.key == entry.key:
                self._shown[row] = self._current = entry
                self._show_row(row, entry)
        self._show_counts(self._register.entries())

    def add(self) -> None:
        """Ask for a document that no text cites yet."""
        if not self.save():
            return
        dialog = DocumentDialog(self._register, Record(), self)
        if dialog.exec():
            self.search.clear()
            self.filter.setCurrentIndex(_ALL)
            self.refresh(chosen=dialog.key)
            self.table.setFocus()

    def remove(self) -> None:
        """Take the document out of the register, or say why it stays."""
        if self._current is None:
            return
        self._edited = False
        try:
            self._register.remove(self._current.key)
        except UserError as error:
            self.tell(error.message)
        else:
            self.tell("")
            self.refresh()

    def done(self, result: int) -> None:
        """Keep what is edited before closing; stay open when it cannot be kept."""
        if self.save():
            super().done(result)

    def _box_edited(self) -> None:
        self._edited = True
        self._show_saving()

    def _show_saving(self) -> None:
        can = self._edited and not self._session.read_only
        self.save_button.setEnabled(can)

    def _go(self, item: QListWidgetItem) -> None:
        place: Place = item.data(_ROLE)
        if self.save():
            self.accept()
            self.place_wanted.emit(place.section, place.excerpt)

    # --- building

    def _set_up(self) -> None:
        self.search.setPlaceholderText("số, ký hiệu, trích yếu hoặc cơ quan, không cần dấu")
        self.search.setAccessibleName("Tìm văn bản")
        self.filter.addItems(_FILTERS)
        self.filter.setAccessibleName("Lọc văn bản")
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + GAP)
        self.table.setWordWrap(False)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, share in enumerate(_SHARES):
            self.table.setColumnWidth(column, self.fontMetrics().averageCharWidth() * share)
        self.places.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.places.setAccessibleName("Những mục nhắc đến văn bản")
        self.boxes.set_read_only(closed=self._session.read_only)
        self.setMinimumSize(_WIDE * 3 // 4, _TALL * 3 // 4)
        self.resize(_WIDE, _TALL)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self.search, 1)
        top.addWidget(self.filter)
        below = QHBoxLayout()
        below.setSpacing(2 * GAP)
        below.addWidget(self.boxes, 3)
        side = QVBoxLayout()
        caption = QLabel("&Mục nhắc đến (Enter để tới):")
        caption.setBuddy(self.places)
        caption.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        side.addWidget(caption)
        side.addWidget(self.places, 1)
        below.addLayout(side, 2)
        role = QDialogButtonBox.ButtonRole
        self.save_button = self.buttons.addButton("&Ghi", role.ActionRole)
        self.add_button = self.buttons.addButton("&Thêm văn bản…", role.ActionRole)
        self.remove_button = self.buttons.addButton("&Bỏ khỏi danh mục", role.ActionRole)
        self.add_button.setEnabled(not self._session.read_only)
        for button in (self.save_button, self.add_button, self.remove_button, self.close_button):
            button.setAutoDefault(False)
        self.save_button.clicked.connect(self.save)
        self.add_button.clicked.connect(self.add)
        self.remove_button.clicked.connect(self.remove)
        self.column.addLayout(top)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.count)
        self.column.addLayout(below)
        self.column.addWidget(muted(_HINT))
        self.finish_layout()
