"""The bar that asks for words to find in the pages, and walks through what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

if TYPE_CHECKING:
    from cchc_desktop.render.raster import Hit


class SearchBar(QWidget):
    """Keep words, hits and the hit that is shown."""

    words_changed = Signal(str)
    hit_chosen = Signal(list, int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []
        self._current = -1
        self._found_words = ""
        self.field = QLineEdit()
        self.field.setPlaceholderText("Tìm trong các trang")
        self.field.setAccessibleName("Chữ cần tìm trong các trang")
        self.state = QLabel()
        self.back = self._button("Chỗ trước (Shift+Enter)", Qt.ArrowType.UpArrow)
        self.next = self._button("Chỗ sau (Enter)", Qt.ArrowType.DownArrow)
        self.close_button = self._button("Đóng ô tìm (Esc)", Qt.ArrowType.NoArrow)
        self.close_button.setText("×")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        for widget in (self.state, self.back, self.next, self.close_button):
            row.addWidget(widget)
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.close_button.clicked.connect(self.closed)
        self._tell()

    @property
    def words(self) -> str:
        """The words as they are looked for."""
        return " ".join(self.field.text().split())

    def open(self) -> None:
        """Show the bar and let words be typed over those of the last time."""
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self.words_changed.emit(self.words)

    def show_found(self, hits: list[Hit], page: int) -> None:
        """Take what was found; begin on the page in view, or stay at the hit shown before."""
        if self.words == self._found_words and 0 <= self._current < len(hits):
            current = self._current
        else:
            later = (number for number, hit in enumerate(hits) if hit.page >= page)
            current = next(later, 0 if hits else -1)
        self._hits, self._current, self._found_words = hits, current, self.words
        self._tell()
        self.hit_chosen.emit(hits, current)

    def _button(self, tip: str, arrow: Qt.ArrowType) -> QToolButton:
        button = QToolButton()
        button.setArrowType(arrow)
        button.setToolTip(tip)
        button.setAccessibleName(tip.partition(" (")[0])
        return button

    def _typed(self) -> None:
        self.words_changed.emit(self.words)

    def _go_on(self) -> None:
        self._step(1)

    def _go_back(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        if self._hits:
            self._current = (self._current + step) % len(self._hits)
            self._tell()
            self.hit_chosen.emit(self._hits, self._current)

    def _tell(self) -> None:
        found = f"{self._current + 1}/{len(self._hits)}" if self._hits else "không thấy"
        self.state.setText(found if self.words else "")
        self.back.setEnabled(len(self._hits) > 1)
        self.next.setEnabled(len(self._hits) > 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self._step(-1 if shift else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
        return super().eventFilter(watched, event)
