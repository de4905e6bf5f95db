"""Finds texts of a window that are cut off: too little room, or outside of what can be reached."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QLabel,
    QMenuBar,
    QPushButton,
    QRadioButton,
    QTabBar,
    QToolBar,
    QToolButton,
    QWidget,
)

_SLACK = 2


def cut_off(window: QWidget) -> list[str]:
    """Return a line for each text of a shown window that cannot be read whole."""
    found = []
    room = window.screen().availableSize()
    if window.width() > room.width() or window.height() > room.height():
        found.append(f"{window.size()} is larger than the screen")
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not window:
            continue
        text = _text(widget)
        if not text:
            continue
        if not _has_room(widget) and not _told(widget, text):
            found.append(f"{type(widget).__name__} “{text[:50]}” {widget.size()}")
        elif outside := _outside(widget):
            found.append(f"{type(widget).__name__} “{text[:50]}” sticks out of {outside}")
    return found


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    if isinstance(widget, QGroupBox):
        return widget.title()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return ""


def _has_room(widget: QWidget) -> bool:
    if isinstance(widget, QLabel):
        if widget.hasHeightForWidth():
            return widget.height() + _SLACK >= widget.heightForWidth(
                widget.width()
            ) and widget.width() + _SLACK >= _widest_word(widget)
        wanted = widget.sizeHint()
        return (
            widget.width() + _SLACK >= wanted.width()
            and widget.height() + _SLACK >= wanted.height()
        )
    if isinstance(widget, QPushButton | QCheckBox | QRadioButton | QToolButton):
        wanted = widget.sizeHint()
        return (
            widget.width() + _SLACK >= wanted.width()
            and widget.height() + _SLACK >= wanted.height()
        )
    if isinstance(widget, QGroupBox):
        return widget.width() >= widget.fontMetrics().horizontalAdvance(widget.title())
    if isinstance(widget, QComboBox):
        return widget.height() + _SLACK >= widget.fontMetrics().height()
    return True


def _widest_word(label: QLabel) -> int:
    words = label.text().replace("<b>", "").replace("</b>", "").split()
    return max((label.fontMetrics().horizontalAdvance(word) for word in words), default=0)


def _told(widget: QWidget, text: str) -> bool:
    """Say whether the whole text is in the hint, for what is cut on purpose."""
    return bool(widget.toolTip())


def _outside(widget: QWidget) -> str:
    """Return the ancestor that hides a part of a widget which no scrolling brings into view."""
    area = QRect(QPoint(0, 0), widget.size())
    here = widget
    while (parent := here.parentWidget()) is not None and not here.isWindow():
        area.translate(here.pos())
        scrolls = isinstance(parent, QAbstractScrollArea) or isinstance(
            parent.parentWidget(), QAbstractScrollArea
        )
        if scrolls:
            return ""
        if isinstance(parent, QToolBar | QMenuBar | QTabBar):
            return ""  # it has a button of its own for what does not fit
        inside = parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
        if not inside.contains(area):
            return type(parent).__name__
        here = parent
    return ""
