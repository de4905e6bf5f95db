"""Dialogs on small screens and with large text: as large as the screen at most, else scrolled."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

# What the system draws around a window, in points; it is not known before the window is shown.
_FRAME = QSize(16, 40)
# Buttons in a row may take this share of the screen's width.
_MOST_WIDE = 0.9


class Dialog(QDialog):
    """A dialog that fits on the screen; ``pinned`` stays in view below what is scrolled."""

    pinned: QWidget | None = None

    def showEvent(self, event: QShowEvent) -> None:
        self.fit()
        super().showEvent(event)

    def fit(self) -> None:
        """Grow or shrink to what the content needs and the screen has."""
        room = self.screen().availableSize() - _FRAME
        if not self._is_scrolled and not _fits(self._needed(room.width()), room):
            self._scroll()
        wanted = self.size()
        if not self._is_scrolled:
            wanted = wanted.expandedTo(self._needed(room.width()))
        self.resize(wanted.boundedTo(room))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        # A sentence that came in may need more lines than there were.
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.fit()
        return done

    @property
    def _is_scrolled(self) -> bool:
        return isinstance(self.property("scrolled"), QWidget)

    def _needed(self, most: int) -> QSize:
        """Return the least size at which nothing is cut off."""
        least = self.minimumSizeHint().expandedTo(self.minimumSize())
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return least
        width = min(max(self.width(), least.width()), most)
        return least.expandedTo(QSize(0, layout.heightForWidth(width)))

    def _scroll(self) -> None:
        """Put the content into an area that scrolls."""
        layout = self.layout()
        if layout is None:
            return
        self.setMinimumSize(0, 0)
        inside = QWidget()
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        # The scroll bar would otherwise be a stop of the Tab key.
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if isinstance(self.pinned, QDialogButtonBox) and self._is_too_wide(self.pinned):
            self.pinned.setOrientation(Qt.Orientation.Vertical)
            self.pinned = None
        if self.pinned is not None:
            layout.removeWidget(self.pinned)
        # A layout given to another widget takes its widgets along.
        inside.setLayout(layout)
        area.setWidget(inside)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(area, 1)
        if self.pinned is not None:
            margins = layout.contentsMargins()
            below = QHBoxLayout()
            below.setContentsMargins(margins.left(), 0, margins.right(), margins.bottom())
            below.addWidget(self.pinned)
            outside.addLayout(below)
        self.setProperty("scrolled", inside)

    def _is_too_wide(self, widget: QWidget) -> bool:
        return widget.minimumSizeHint().width() > self.screen().availableSize().width() * _MOST_WIDE


def _fits(size: QSize, room: QSize) -> bool:
    return size.width() <= room.width() and size.height() <= room.height()
