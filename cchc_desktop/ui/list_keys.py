"""Keys that reach a list while words are typed above it; knows neither the list nor the words."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


def moved(rows: QAbstractItemView, event: QKeyEvent) -> bool:
    """Let a key that moves through rows do so; say whether it was one."""
    if event.key() not in _MOVES:
        return False
    rows.keyPressEvent(event)
    return True
