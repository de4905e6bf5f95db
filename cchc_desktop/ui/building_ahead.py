"""Builds forms that nobody has opened yet while the user reads, so that opening them is quick."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from cchc_desktop.ui.workspace import Workspace

# Milliseconds without a change, or after a section was opened, before the first form, and room for
# keys between two of them. Who leafs through the sections finds the next one built.
_REST, _LEAFING, _BETWEEN = 600, 60, 30


class BuildingAhead(QObject):
    """Build one form after the other, those behind the open section first.

    Building and laying out are two turns, so that a key pressed in between is heard at once.
    """

    def __init__(self, page: Workspace, build: Callable[[str], QWidget]) -> None:
        super().__init__(page)
        self._page, self._build = page, build
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._next)
        self._left = list(page.outline.keys)
        self._built: QWidget | None = None

    def rest(self, *, leafing: bool = False) -> None:
        """Begin when nothing has happened for a while; whatever happens puts it off."""
        if self._page.current in self._left:
            self._left.remove(self._page.current)  # it was built to be shown
        if self._left or self._built:
            self._timer.start(_LEAFING if leafing else _REST)

    def stop(self) -> None:
        """Build nothing any more."""
        self._timer.stop()
        self._left.clear()
        self._built = None

    def _next(self) -> None:
        if self._built is None:
            self._built = self._build(self._nearest())
        else:
            # What a hidden form would else do when it is shown: dress, lay out, shape its letters.
            self._built.resize(self._page.stack.size())
            self._built.grab()
            self._built = None
        if self._left or self._built:
            self._timer.start(_BETWEEN)

    def _nearest(self) -> str:
        keys, current = self._page.outline.keys, self._page.current
        start = keys.index(current) if current in keys else 0
        key = min(self._left, key=lambda key: (keys.index(key) - start) % len(keys))
        self._left.remove(key)
        return key
