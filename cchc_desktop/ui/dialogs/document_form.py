"""The boxes in which one cited document is described, and the dialog that asks for a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QWidget

from cchc_desktop.errors import UserError
from cchc_desktop.model.citation import CitationTypes
from cchc_desktop.model.citation_record import Record
from cchc_desktop.model.field_types import format_day
from cchc_desktop.ui.dialogs.base import FormDialog, read_day
from cchc_desktop.ui.style import GAP

if TYPE_CHECKING:
    from datetime import date

    from cchc_desktop.services.register import Register

_NOT_A_DAY = "Chưa ghi được vì “{typed}” ở ô “{box}” chưa phải ngày. Gõ theo mẫu 13/4/2018."
_NO_TYPE = ""


class DocumentForm(QWidget):
    """Show a record in boxes and read it back."""

    edited = Signal()
    entered = Signal()

    def __init__(self, types: CitationTypes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = QComboBox()
        self.kind.addItems([_NO_TYPE, *types.names.values()])
        self.symbol, self.day, self.issuer = QLineEdit(), QLineEdit(), QLineEdit()
        self.subject, self.expires, self.replaced = QLineEdit(), QLineEdit(), QLineEdit()
        self.symbol.setPlaceholderText("145/KH-UBND, 29-CTr/TU hoặc 22/2016/QĐ-UBND")
        self.day.setPlaceholderText("13/4/2018")
        self.subject.setPlaceholderText("về …")
        self.expires.setPlaceholderText("để trống khi còn hiệu lực")
        self.replaced.setPlaceholderText("Kế hoạch số 12/KH-UBND")
        self._lines = (
            self.symbol, self.day, self.issuer, self.subject, self.expires, self.replaced,
        )  # fmt: skip
        self._lay_out()
        self.kind.activated.connect(self._touched)
        for line in self._lines:
            line.textEdited.connect(self._touched)
            line.returnPressed.connect(self.entered)

    def show_record(self, record: Record) -> None:
        """Fill the boxes; nothing counts as edited then."""
        self.kind.setCurrentText(record.type)
        texts = (
            record.symbol, _shown(record.date), record.issuer, record.subject,
            _shown(record.expires), record.replaced_by,
        )  # fmt: skip
        for line, text in zip(self._lines, texts, strict=True):
            line.setText(text)
            line.setCursorPosition(0)

    def record(self) -> Record:
        """Return what stands in the boxes.

        Raises:
            UserError: a box for a day holds none.
        """
        return Record(
            type=self.kind.currentText(),
            symbol=self.symbol.text().strip(),
            date=_day(self.day, "Ngày ban hành"),
            issuer=self.issuer.text().strip(),
            subject=self.subject.text().strip(),
            expires=_day(self.expires, "Hết hiệu lực từ"),
            replaced_by=self.replaced.text().strip(),
        )

    def set_read_only(self, *, closed: bool) -> None:
        """Let the boxes be read only."""
        self.kind.setEnabled(not closed)
        for line in self._lines:
            line.setReadOnly(closed)

    def _touched(self, *_change: object) -> None:
        self.edited.emit()

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(GAP)
        form.setVerticalSpacing(GAP // 2)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        captions = (
            ("Tên &loại:", self.kind),
            ("&Số, ký hiệu:", self.symbol),
            ("&Ngày ban hành:", self.day),
            ("&Cơ quan ban hành:", self.issuer),
            ("T&rích yếu:", self.subject),
            ("&Hết hiệu lực từ:", self.expires),
            ("Được th&ay bằng:", self.replaced),
        )
        for caption, widget in captions:
            label = QLabel(caption)
            label.setBuddy(widget)
            widget.setAccessibleName(caption.replace("&", "").rstrip(":"))
            form.addRow(label, widget)


class DocumentDialog(FormDialog):
    """Ask for a document that no text cites yet; ``key`` is set once it is in the register."""

    def __init__(self, register: Register, begun: Record, parent: QWidget | None = None) -> None:
        super().__init__("Thêm văn bản", "&Thêm", parent)
        self._register = register
        self.key = ""
        self.boxes = DocumentForm(register.types)
        self.boxes.show_record(begun)
        self.column.addWidget(self.boxes)
        self.finish_layout()
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 80)
        (self.boxes.symbol if begun.type else self.boxes.kind).setFocus()

    def accept(self) -> None:
        """Add the document, or say why it cannot be added."""
        try:
            self.key = self._register.add(self.boxes.record())
        except UserError as error:
            self.tell(error.message)
        else:
            super().accept()


def _shown(day: date | None) -> str:
    return format_day(day) if day else ""


def _day(line: QLineEdit, box: str) -> date | None:
    typed = line.text().strip()
    if not typed:
        return None
    day = read_day(typed)
    if day is None:
        raise UserError(_NOT_A_DAY.format(typed=typed, box=box))
    return day
