"""Builds forms that nobody has opened yet while the user reads, so that opening them is quick."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from cchc_desktop.ui.workspace import Workspace

# Milliseconds without a change before the first form, and room for keys between two of them.
_REST, _BETWEEN = 1500, 50


class BuildingAhead(QObject):
    """Build one form after the other, those behind the open section first."""

    def __init__(self, page: Workspace, build: Callable[[str], QWidget]) -> None:
        super().__init__(page)
        self._page, self._build = page, build
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._next)
        self._left = list(page.outline.keys)

    def rest(self) -> None:
        """Begin when nothing has happened for a while; whatever happens puts it off."""
        if self._left:
            self._timer.start(_REST)

    def stop(self) -> None:
        """Build nothing any more."""
        self._timer.stop()
        self._left.clear()

    def _next(self) -> None:
        keys, current = self._page.outline.keys, self._page.current
        start = keys.index(current) if current in keys else 0
        key = min(self._left, key=lambda key: (keys.index(key) - start) % len(keys))
        self._left.remove(key)
        form = self._build(key)
        # What a hidden form would else do when it is shown.
        for widget in form.findChildren(QWidget):
            widget.ensurePolished()
        if self._left:
            self._timer.start(_BETWEEN)
