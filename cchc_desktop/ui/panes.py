"""Which of outline, form and side are shown, where the window has no room for all three."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSplitter, QWidget

_OUTLINE_LETTERS, _FORM_LETTERS = 22, 64


class Panes(QObject):
    """Keep the form readable; one of the others stands beside it, the one asked for last."""

    def __init__(self, splitter: QSplitter, outline: QWidget, form: QWidget, side: QWidget) -> None:
        super().__init__(splitter)
        self._outline, self._form, self._side = outline, form, side
        self._preferred = outline
        self._asked = False
        self._width = 0
        # Until the width is known nothing asks for more room than the window has.
        for pane in (outline, side):
            pane.hide()
        outline.setMinimumWidth(self._needed(outline))

    def fit(self, width: int) -> None:
        """Show what there is room for in a width."""
        self._width = width
        beside = (self._outline, self._side)
        readable = self._outline.fontMetrics().averageCharWidth() * _FORM_LETTERS
        left = width - max(readable, self._form.minimumSizeHint().width())
        widths = {pane: self._needed(pane) for pane in beside}
        every = sum(widths.values()) <= left
        for pane in beside:
            chosen = pane is self._preferred and (self._asked or widths[pane] <= left)
            pane.setVisible(every or chosen)

    def ask(self, pane: QWidget) -> None:
        """Show a pane, even if it leaves the form little room."""
        self._preferred, self._asked = pane, True
        self.fit(self._width)

    def drop(self) -> None:
        """Give the room back to the form; the outline stays where it fits."""
        self._preferred, self._asked = self._outline, False
        self.fit(self._width)

    def _needed(self, pane: QWidget) -> int:
        if pane is self._outline:
            return pane.fontMetrics().averageCharWidth() * _OUTLINE_LETTERS
        return pane.minimumSizeHint().width()
