"""A button as wide as its column, its caption cut short where it must be, whole in the hint."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

_MARGIN = 28
_NARROWEST = 40


class CutButton(QPushButton):
    """Show as much of a caption as there is room for."""

    def __init__(self, caption: str, tip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = caption
        self.setAccessibleName(tip or caption)
        self.setToolTip(tip or caption)
        self.setStyleSheet("text-align: left;")
        self.setMinimumWidth(_NARROWEST)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def _cut(self) -> None:
        room = max(self.width() - _MARGIN, 1)
        cut = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(cut.replace("&", "&&"))
