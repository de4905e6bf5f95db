"""A button as wide as its column, its caption on a line or two, whole in the hint."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

_MARGIN = 28
_NARROWEST = 40


class CutButton(QPushButton):
    """Show as much of a caption as there is room for on its lines."""

    def __init__(
        self, caption: str, tip: str = "", parent: QWidget | None = None, *, lines: int = 1
    ) -> None:
        super().__init__(parent)
        self._lines = lines
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
        metrics, rest, shown = self.fontMetrics(), self._whole, []
        for _ in range(self._lines - 1):
            line, rest = self._first_line(rest, room)
            shown.append(line)
        shown.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room))
        text = "\n".join(filter(None, shown)).replace("&", "&&")
        if text != self.text():
            self.setText(text)

    def _first_line(self, words: str, room: int) -> tuple[str, str]:
        """Return as many whole words as have room, and the rest."""
        end = len(words)
        while end > 0 and self.fontMetrics().horizontalAdvance(words[:end]) > room:
            end = words.rfind(" ", 0, end)
        return (words[:end].rstrip(), words[end:].lstrip()) if end > 0 else ("", words)
