"""The phrase bank: find a phrase to insert, keep what is selected, change and remove phrases."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.errors import UserError
from cchc_desktop.model.narrative import BlockKind, parse_narrative, write_narrative
from cchc_desktop.services import phrases as bank
from cchc_desktop.services.phrases import Phrase
from cchc_desktop.ui import narrative_document as nd
from cchc_desktop.ui.dialogs.base import FormDialog, is_wanted, show_error
from cchc_desktop.ui.fitting import Dialog
from cchc_desktop.ui.list_keys import moved
from cchc_desktop.ui.narrative_handing import Recall
from cchc_desktop.ui.narrative_pad import Pad
from cchc_desktop.ui.style import muted

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

_PHRASE = Qt.ItemDataRole.UserRole
_LETTERS, _LINES, _SHEET_LINES = 90, 12, 6
_ROLE = QDialogButtonBox.ButtonRole
_MARKS = {BlockKind.DASH: "- ", BlockKind.NUMBER: "1. ", BlockKind.PARAGRAPH: ""}


class PhraseBank(Dialog):
    """Choose a phrase for a section; ``chosen`` carries its stored text, chips and all.

    ``selected`` is the stored text that is selected in the editor, offered to be kept.
    """

    chosen = Signal(str)

    def __init__(
        self, session: Session, section: str, parent: QWidget | None = None, *, selected: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Mẫu câu")
        self._session, self._section, self._selected = session, section, selected
        self.search = QLineEdit()
        self.search.setPlaceholderText("tìm theo tên hoặc lời văn, không cần dấu")
        self.search.setAccessibleName("Tìm mẫu câu")
        self.found = QListWidget()
        self.found.setAccessibleName("Các mẫu câu tìm thấy")
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.found.setUniformItemSizes(True)
        self.preview = QLabel()
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setWordWrap(True)
        self._lay_out()
        self.search.textChanged.connect(lambda _typed: self._fill())
        self.found.currentItemChanged.connect(lambda *_items: self._show())
        self.found.itemDoubleClicked.connect(self.accept)
        self._fill()
        self.search.setFocus()

    # --- choosing

    def accept(self) -> None:
        """Hand over the chosen phrase and close."""
        phrase = self.phrase()
        if phrase is not None:
            self.chosen.emit(phrase.text)
            super().accept()

    def phrase(self) -> Phrase | None:
        """Return the phrase that is chosen."""
        item = self.found.currentItem()
        return None if item is None else item.data(_PHRASE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self.search.hasFocus() and moved(self.found, event)):
            super().keyPressEvent(event)

    def _fill(self, key: str = "") -> None:
        every = bank.phrases(self._session, self._section)
        self.found.clear()
        for phrase in bank.search(every, self.search.text()):
            own = "" if phrase.shipped else "  (của đơn vị)"
            item = QListWidgetItem(f"{phrase.name}{own}")
            item.setData(_PHRASE, phrase)
            item.setToolTip(self.printed(phrase))
            self.found.addItem(item)
            if phrase.key == key:
                self.found.setCurrentItem(item)
        if self.found.currentItem() is None:
            self.found.setCurrentRow(0)
        self._show()

    def _show(self) -> None:
        phrase = self.phrase()
        nothing = "Chưa thấy mẫu câu nào. Gõ ít chữ hơn, hoặc chọn “Thêm…” để ghi mẫu câu mới."
        self.preview.setText(nothing if phrase is None else self.printed(phrase))
        writable = phrase is not None and not self._session.store.read_only
        self._buttons["change"].setEnabled(writable)
        self._buttons["remove"].setEnabled(writable and not (phrase and phrase.shipped))
        self._buttons["insert"].setEnabled(phrase is not None)

    def printed(self, phrase: Phrase) -> str:
        """Return a phrase as it would be printed in this report."""
        blocks = parse_narrative(phrase.text).blocks
        plain = self._session.figures.plain
        return "\n".join(_MARKS[block.kind] + plain(block.inlines) for block in blocks)

    # --- keeping

    def add(self) -> None:
        """Keep a new phrase, begun with what is selected in the editor."""
        self._write(Phrase("", self._selected, self._section))

    def change(self) -> None:
        """Write the chosen phrase anew; a shipped one becomes the agency's own."""
        phrase = self.phrase()
        if phrase is not None:
            self._write(phrase)

    def _write(self, phrase: Phrase) -> None:
        form = PhraseForm(self._session, phrase, self)
        if not form.exec():
            return
        try:
            kept = bank.save(self._session, form.phrase())
        except UserError as error:
            show_error(self, error)
            return
        self.search.clear()
        self._fill(kept.key)

    def remove(self) -> None:
        """Take the chosen phrase away, after a question."""
        phrase = self.phrase()
        if phrase is None or phrase.shipped or not self._is_sure(phrase):
            return
        try:
            bank.remove(self._session, phrase.key)
        except UserError as error:
            show_error(self, error)
        self._fill()

    def _is_sure(self, phrase: Phrase) -> bool:
        text = f"Xóa mẫu câu “{phrase.name}”? Câu đã chèn vào báo cáo vẫn còn nguyên."
        return is_wanted(self, "Xóa mẫu câu", text, verb="&Xóa", stay="&Giữ lại", harms=True)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        add = "&Thêm đoạn đang chọn…" if self._selected.strip() else "&Thêm…"
        self._buttons: dict[str, QPushButton] = {
            "insert": buttons.addButton("&Chèn", _ROLE.AcceptRole),
            "add": buttons.addButton(add, _ROLE.ActionRole),
            "change": buttons.addButton("&Sửa…", _ROLE.ActionRole),
            "remove": buttons.addButton("&Xóa…", _ROLE.ActionRole),
        }
        buttons.addButton("Đón&g", _ROLE.RejectRole)
        self._buttons["add"].setEnabled(not self._session.store.read_only)
        for name, act in (("add", self.add), ("change", self.change), ("remove", self.remove)):
            self._buttons[name].clicked.connect(act)
            self._buttons[name].setAutoDefault(False)
        self._buttons["insert"].setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addWidget(self.found, 1)
        column.addWidget(muted("Sẽ in là:"))
        column.addWidget(self.preview)
        column.addWidget(buttons)
        metrics = self.fontMetrics()
        self.found.setMinimumWidth(metrics.averageCharWidth() * _LETTERS)
        self.found.setMinimumHeight(metrics.lineSpacing() * _LINES)


class PhrasePad(Pad):
    """Write the words of a phrase: items too, but no footnotes and nothing of a report."""

    done = Signal()

    def obey(self, command: str) -> None:
        acts: dict[str, Callable[[], object]] = {
            **self.acts(),
            "dash": partial(self.sheet.toggle_kind, BlockKind.DASH),
            "number": partial(self.sheet.toggle_kind, BlockKind.NUMBER),
            "reviewed": self.done.emit,
        }
        if command in acts:
            acts[command]()


class PhraseForm(FormDialog):
    """Write the name, the section and the words of a phrase."""

    def __init__(self, session: Session, phrase: Phrase, parent: QWidget | None = None) -> None:
        title = "Sửa mẫu câu" if phrase.key else "Thêm mẫu câu"
        super().__init__(title, "&Lưu", parent)
        self._phrase = phrase
        self.name = QLineEdit(phrase.name)
        self.name.setPlaceholderText("để trống thì lấy mấy chữ đầu")
        self.section = QComboBox()
        self.section.addItem("mọi mục", "")
        for section in session.template.sections:
            self.section.addItem(section.label, section.key)
        self.section.setCurrentIndex(max(self.section.findData(phrase.section), 0))
        self.section.setMinimumContentsLength(40)
        adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.section.setSizeAdjustPolicy(adjust)
        self.pad = PhrasePad(session, None)
        self.pad.done.connect(self.accept)
        self.pad.sheet.setAccessibleName("Lời văn")
        self.pad.handing.load(phrase.text)
        self._steps = Recall(self.pad.handing)
        self.pad.sheet.setMinimumHeight(self.fontMetrics().lineSpacing() * _SHEET_LINES)
        self.add_row("&Tên:", self.name)
        self.add_row("&Dùng cho:", self.section)
        self.add_row("Lời &văn:", self.pad)
        self.column.addWidget(
            muted(
                "Ctrl+J chèn số liệu, kỳ báo cáo, tên cơ quan. Kỳ ghi bằng chữ được thay bằng "
                "chữ tự điền. Ctrl+Enter là lưu."
            )
        )
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept)
        self.finish_layout()
        self.resize(680, self.sizeHint().height())
        (self.pad.sheet if phrase.text else self.name).setFocus()

    def accept(self) -> None:
        """Close when there is something to keep."""
        if self.phrase().text.strip():
            super().accept()
        else:
            self.tell("Chưa có lời văn nào. Gõ lời văn, hoặc bấm Hủy.")
            self.pad.sheet.setFocus()

    def phrase(self) -> Phrase:
        """Return the phrase as it is written now."""
        return Phrase(
            self.name.text(),
            write_narrative(nd.read(self.pad.sheet.document())),
            str(self.section.currentData() or ""),
            self._phrase.key,
        )
