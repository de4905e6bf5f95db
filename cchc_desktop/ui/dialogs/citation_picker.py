"""The search for a document to cite; what is inserted is full at the first mention, short after."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.errors import UserError
from cchc_desktop.model.citation import CitationTypes, find_citations
from cchc_desktop.model.citation_record import Record
from cchc_desktop.model.field_types import format_day
from cchc_desktop.model.text import folded
from cchc_desktop.services.register import Entry, citation_words
from cchc_desktop.ui.dialogs.document_form import DocumentDialog
from cchc_desktop.ui.fitting import Dialog
from cchc_desktop.ui.list_keys import moved
from cchc_desktop.ui.style import muted

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

_ENTRY = Qt.ItemDataRole.UserRole
_FOLDED = Qt.ItemDataRole.UserRole + 1
_ORDER = Qt.ItemDataRole.UserRole + 2
_LETTERS, _LINES = 120, 16
_NONE = (
    "Chưa thấy văn bản nào. Gõ ít chữ hơn, hoặc chọn “Văn bản mới…” để ghi văn bản vào danh mục."
)


class CitationPicker(Dialog):
    """Find a document by words of its symbol, subject or issuer; ``chosen`` carries the words.

    ``before`` is the section's text up to the cursor; without it any mention in the section
    counts as one before.
    """

    chosen = Signal(str)

    def __init__(
        self,
        session: Session,
        section: str,
        parent: QWidget | None = None,
        *,
        before: str | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Chèn văn bản viện dẫn")
        self._session, self._section, self._before = session, section, before
        self._register = session.texts.register
        self.search = QLineEdit()
        self.search.setPlaceholderText("số, ký hiệu, trích yếu hoặc cơ quan, không cần dấu")
        self.search.setAccessibleName("Tìm văn bản")
        self.found = QListWidget()
        self.found.setAccessibleName("Các văn bản tìm thấy")
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setUniformItemSizes(True)
        self.found.setSpacing(1)
        self.preview = QLabel()
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setWordWrap(True)
        self.note = muted("")
        self.note.hide()
        self._lay_out()
        self._remember()
        self._fill("")
        self.search.textChanged.connect(self._filter)
        self.found.currentItemChanged.connect(self._show_preview)
        self.found.itemDoubleClicked.connect(self.accept)
        self.search.setFocus()

    def accept(self) -> None:
        """Hand over the words of the chosen document and close."""
        words = self._words()
        if words:
            self.chosen.emit(words)
            super().accept()

    def add(self) -> None:
        """Enter a document that is not in the register and choose it."""
        typed = self.search.text().strip()
        found = find_citations(f"{self._register.types.number} {typed}", self._register.types)
        kind = self._register.types.type_of(found[0].code) if found else ""
        begun = Record(kind, found[0].symbol) if found else Record()
        dialog = DocumentDialog(self._register, begun, self)
        if dialog.exec():
            self.search.clear()
            self._fill(dialog.key)
            self.found.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self.search.hasFocus() and moved(self.found, event)):
            super().keyPressEvent(event)

    def _remember(self) -> None:
        try:
            self._register.remember()
        except UserError as error:
            self.note.setText(error.message)
            self.note.show()

    def _lay_out(self) -> None:
        role = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox()
        insert = buttons.addButton("&Chèn", role.AcceptRole)
        new = buttons.addButton("&Văn bản mới…", role.ActionRole)
        buttons.addButton("&Bỏ", role.RejectRole)
        insert.setDefault(True)
        new.setEnabled(not self._session.read_only)
        new.clicked.connect(self.add)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addWidget(self.found, 1)
        column.addWidget(muted("Sẽ chèn:"))
        column.addWidget(self.preview)
        column.addWidget(self.note)
        column.addWidget(buttons)
        metrics = self.fontMetrics()
        self.found.setMinimumWidth(metrics.averageCharWidth() * _LETTERS)
        self.found.setMinimumHeight(metrics.lineSpacing() * _LINES)
        self.preview.setMinimumHeight(metrics.lineSpacing() * 3)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _fill(self, chosen: str) -> None:
        self.found.clear()
        for entry in self._register.entries():
            item = QListWidgetItem(_caption(entry, self._register.types))
            item.setData(_ENTRY, entry)
            item.setData(_ORDER, self.found.count())
            record = entry.record
            words = f"{record.type} {record.symbol} {record.subject} {record.issuer}"
            item.setData(_FOLDED, folded(f"{item.text()} {words}"))
            self.found.addItem(item)
            if entry.key == chosen:
                self.found.setCurrentItem(item)
        if not chosen:
            self._filter("")
        self._show_preview()

    def _filter(self, typed: str) -> None:
        words = folded(typed).split()
        self._sort(words)
        first = None
        for row in range(self.found.count()):
            item = self.found.item(row)
            fits = all(word in item.data(_FOLDED) for word in words)
            item.setHidden(not fits)
            first = first or (item if fits else None)
        if first is not None:
            self.found.setCurrentItem(first)
        self._show_preview()

    def _sort(self, words: list[str]) -> None:
        """Put what has the words as a phrase first, then what has them as whole words."""
        self.found.blockSignals(True)
        items = [self.found.takeItem(0) for _ in range(self.found.count())]
        ranked = sorted(items, key=lambda i: (_rank(i.data(_FOLDED), words), i.data(_ORDER)))
        for item in ranked:
            self.found.addItem(item)
        self.found.blockSignals(False)

    def _words(self) -> str:
        item = self.found.currentItem()
        if item is None or item.isHidden():
            return ""
        entry: Entry = item.data(_ENTRY)
        return citation_words(entry, self._session, self._section, self._before)

    def _show_preview(self, *_change: object) -> None:
        self.preview.setText(self._words() or _NONE)


def _rank(text: str, words: list[str]) -> int:
    """Return how well a text fits: 0 for the phrase, 1 for all whole words, 2 for parts."""
    if re.search(rf"\b{re.escape(' '.join(words))}\b", text):
        return 0
    return 1 if all(re.search(rf"\b{re.escape(word)}\b", text) for word in words) else 2


def _caption(entry: Entry, types: CitationTypes) -> str:
    record = entry.record
    day = f" ngày {format_day(record.date)}" if record.date else ""
    named = f"{record.short(types)}{day}"
    return f"{named}  —  {record.subject}" if record.subject else named
