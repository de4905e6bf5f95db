"""The program's own icons by name, in the colours of the theme; they always stand beside a word."""

from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QAction, QIcon, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from cchc_desktop import paths
from cchc_desktop.ui import themes

_SIGN, _SIGN_SIZE = "sign-name", "sign-size"
_names: dict[int, str] = {}


def icon(name: str) -> QIcon:
    """Return an icon of ``resources/icons`` in the colours of the shown theme."""
    return _icon(name, themes.shown(), in_rows=False)


def row_icon(name: str) -> QIcon:
    """Return an icon for a row of a list, where it is seen in front of a selection too."""
    return _icon(name, themes.shown(), in_rows=True)


def show_sign(label: QLabel, name: str, size: int) -> None:
    """Show an icon in a label, where it follows a change of theme."""
    label.setProperty(_SIGN, name)
    label.setProperty(_SIGN_SIZE, size)
    label.setPixmap(icon(name).pixmap(QSize(size, size), label.devicePixelRatioF()))


def recolour() -> None:
    """Give everything on the screen its icon in the colours of the shown theme."""
    for window in QApplication.topLevelWidgets():
        for action in window.findChildren(QAction):
            _renew(action)
    for widget in QApplication.allWidgets():
        if isinstance(widget, QAbstractButton):
            _renew(widget)
        elif isinstance(widget, QLabel) and widget.property(_SIGN):
            show_sign(widget, widget.property(_SIGN), widget.property(_SIGN_SIZE))
        else:
            _renew_items(widget)


def _renew(holder: QObject) -> None:
    if isinstance(holder, QAction | QAbstractButton):
        name = _names.get(holder.icon().cacheKey())
        if name:
            holder.setIcon(icon(name))


def _renew_items(view: QWidget) -> None:
    # The first window is shown sooner without the classes of lists.
    from PySide6.QtWidgets import QListWidget, QTableWidget, QTreeWidget, QTreeWidgetItemIterator

    if isinstance(view, QTreeWidget):
        walk = QTreeWidgetItemIterator(view)
        while (item := walk.value()) is not None:
            for column in range(view.columnCount()):
                if name := _names.get(item.icon(column).cacheKey()):
                    item.setIcon(column, row_icon(name))
            walk += 1
        return
    cells: list[Any] = []
    if isinstance(view, QListWidget):
        cells += [view.item(row) for row in range(view.count())]
    elif isinstance(view, QTableWidget):
        places = ((r, c) for r in range(view.rowCount()) for c in range(view.columnCount()))
        cells += [view.item(row, column) for row, column in places]
    for cell in cells:
        if cell is not None and (name := _names.get(cell.icon().cacheKey())):
            cell.setIcon(row_icon(name))


@cache
def _icon(name: str, theme: str, *, in_rows: bool) -> QIcon:
    file = file_of(name)
    look = themes.THEMES[theme]
    # A file is drawn by Qt when it is needed, which spares the start dozens of pictures.
    found = QIcon(str(file))
    if name != "app" and (look.icons or in_rows):
        found = _drawn_again(file.read_text(encoding="utf-8"), look, found, in_rows=in_rows)
    _names[found.cacheKey()] = name
    return found


def _drawn_again(svg: str, look: themes.Theme, found: QIcon, *, in_rows: bool) -> QIcon:
    from cchc_desktop.ui import icon_drawing

    shown = icon_drawing.recoloured(svg, look.icons)
    if look.icons:
        found = icon_drawing.drawn(shown)
    # Qt would tint the icon of a selected row, and its colour carries meaning.
    if in_rows and look.has_bright_selection:
        icon_drawing.draw_selected(found, svg)
    elif in_rows:
        icon_drawing.draw_selected(found, shown, look.roles[QPalette.ColorRole.Base])
    return found


def file_of(name: str) -> Path:
    """Return the file of an icon."""
    return paths.resources() / "icons" / f"{name}.svg"
