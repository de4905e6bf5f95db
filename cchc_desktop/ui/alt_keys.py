"""Letters and digits pressed with Alt: commands of the moment, never something to write.

Qt would write them where no command has the key just now, over a figure that is selected.
"""

import sys

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

_BESIDE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


def is_command(event: QKeyEvent) -> bool:
    """Say whether a key would be written though Alt is down; a Mac has letters of its own there."""
    is_alt = event.modifiers() & ~_BESIDE == Qt.KeyboardModifier.AltModifier
    return is_alt and event.text().isprintable() and bool(event.text()) and sys.platform != "darwin"


class AltGate(QObject):
    """Keep them from a line whose keys nobody else looks at."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return is_command(event)
        return False
