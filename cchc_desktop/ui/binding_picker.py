"""The search for a figure or word to bind into a text; knows names and labels only."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.model.text import folded
from cchc_desktop.ui.chips import EMPTY, ChipSource

FORMS = (
    ("", "như trong báo cáo"),
    ("unit", "kèm đơn vị"),
    ("words", "bằng chữ"),
    ("percent", "tỷ lệ phần trăm"),
    ("plain", "không thêm số 0 ở trước"),
    ("done", "phần đã làm"),
    ("total", "tổng số"),
    ("phrase", "câu thay cho số"),
    ("change", "mức tăng, giảm"),
    ("upper", "chữ hoa"),
    ("sentence", "viết hoa chữ đầu"),
)
_NAME = Qt.ItemDataRole.UserRole
_FOLDED = Qt.ItemDataRole.UserRole + 1
_LETTERS, _LINES = 64, 12
_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class BindingPicker(QDialog):
    """Find a figure by words of its label or name and say how it is to be written."""

    chosen = Signal(str, str)

    def __init__(self, source: ChipSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Chèn số liệu")
        self._source = source
        self.search = QLineEdit()
        self.search.setPlaceholderText("tìm theo nhãn hoặc tên, không cần dấu")
        self.found = QListWidget()
        self.found.setUniformItemSizes(True)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setSpacing(1)
        self.form = QComboBox()
        self.form.addItems([caption for _, caption in FORMS])
        self._preview = QLabel()
        self._preview.setTextFormat(Qt.TextFormat.PlainText)
        self._preview.setWordWrap(True)
        self._fill()
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        self.found.currentItemChanged.connect(self._show_preview)
        self.found.itemDoubleClicked.connect(self.accept)
        self.form.currentIndexChanged.connect(self._show_preview)
        self._filter("")

    def accept(self) -> None:
        """Hand over the chosen figure and close."""
        name, form = self._choice()
        if name:
            self.chosen.emit(name, form)
            super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _LIST_KEYS and self.search.hasFocus():
            self.found.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        for name, label, shown in self._source.binding_choices():
            item = QListWidgetItem(f"{label}  —  {shown or EMPTY}")
            item.setData(_NAME, name)
            item.setData(_FOLDED, folded(f"{label} {name}"))
            item.setToolTip(name)
            self.found.addItem(item)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        insert = buttons.addButton("&Chèn", QDialogButtonBox.ButtonRole.AcceptRole)
        insert.setDefault(True)
        buttons.addButton("&Bỏ", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow("Cách &ghi:", self.form)
        form.addRow("Sẽ in là:", self._preview)
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addWidget(self.found, 1)
        column.addLayout(form)
        column.addWidget(buttons)
        self.search.setAccessibleName("Tìm số liệu")
        self.found.setAccessibleName("Các số liệu tìm thấy")
        metrics = self.fontMetrics()
        self.found.setMinimumWidth(metrics.averageCharWidth() * _LETTERS)
        self.found.setMinimumHeight(metrics.lineSpacing() * _LINES)

    def _filter(self, typed: str) -> None:
        words = folded(typed).split()
        first = None
        for row in range(self.found.count()):
            item = self.found.item(row)
            fits = all(word in item.data(_FOLDED) for word in words)
            item.setHidden(not fits)
            first = first or (item if fits else None)
        if first is not None:
            self.found.setCurrentItem(first)
        self._show_preview()

    def _choice(self) -> tuple[str, str]:
        item = self.found.currentItem()
        if item is None or item.isHidden():
            return "", ""
        return item.data(_NAME), FORMS[self.form.currentIndex()][0]

    def _show_preview(self, *_change: object) -> None:
        name, form = self._choice()
        shown = (
            self._source.shown_binding(name, form) or EMPTY if name else "không thấy số liệu nào"
        )
        self._preview.setText(shown)
