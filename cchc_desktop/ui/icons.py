"""The program's own icons by name, in the colours of the theme; they always stand beside a word."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QObject, QSize, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QImageReader, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QTreeWidget,
    QTreeWidgetItemIterator,
)

from cchc_desktop import paths
from cchc_desktop.ui import themes

# Large enough for 32 points at 250 %; a smaller picture is made from the next larger one.
_SIZES = (16, 20, 24, 32, 40, 48, 64, 80)
# Rows have icons of 16 points.
_ROW_SIZES = (16, 20, 24, 32, 40)
_ROUND = 5
_SIGN, _SIGN_SIZE = "sign-name", "sign-size"
_names: dict[int, str] = {}


def icon(name: str) -> QIcon:
    """Return an icon of ``resources/icons`` in the colours of the shown theme."""
    return _icon(name, themes.shown())


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
        elif isinstance(widget, QTreeWidget | QListWidget | QTableWidget):
            _renew_items(widget)


def _renew(holder: QObject) -> None:
    if isinstance(holder, QAction | QAbstractButton):
        name = _names.get(holder.icon().cacheKey())
        if name:
            holder.setIcon(icon(name))


def _renew_items(view: QTreeWidget | QListWidget | QTableWidget) -> None:
    if isinstance(view, QTreeWidget):
        walk = QTreeWidgetItemIterator(view)
        while (item := walk.value()) is not None:
            for column in range(view.columnCount()):
                if name := _names.get(item.icon(column).cacheKey()):
                    item.setIcon(column, icon(name))
            walk += 1
        return
    cells: list[QListWidgetItem | QTableWidgetItem | None] = []
    if isinstance(view, QListWidget):
        cells += [view.item(row) for row in range(view.count())]
    else:
        places = ((r, c) for r in range(view.rowCount()) for c in range(view.columnCount()))
        cells += [view.item(row, column) for row, column in places]
    for cell in cells:
        if cell is not None and (name := _names.get(cell.icon().cacheKey())):
            cell.setIcon(icon(name))


@cache
def _icon(name: str, theme: str) -> QIcon:
    file = file_of(name)
    look = themes.THEMES[theme]
    if name == "app":
        found = QIcon(str(file))
    else:
        svg = file.read_text(encoding="utf-8")
        shown = _recoloured(svg, look.icons)
        # A file is drawn by Qt when it is needed, which spares the start dozens of pictures.
        found = _drawn(shown) if look.icons else QIcon(str(file))
        # Qt would tint the icon of a selected row, and its colour carries meaning.
        if look.has_bright_selection:
            _draw_selected(found, svg)
        else:
            _draw_selected(found, shown, look.roles[QPalette.ColorRole.Base])
    _names[found.cacheKey()] = name
    return found


def file_of(name: str) -> Path:
    """Return the file of an icon."""
    return paths.resources() / "icons" / f"{name}.svg"


def _recoloured(svg: str, colours: Mapping[str, str]) -> str:
    for old, new in colours.items():
        svg = svg.replace(f'"{old}"', f'"{new}"')
    return svg


def _drawn(svg: str) -> QIcon:
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(_picture(svg, size), QIcon.Mode.Normal)
    return made


def _draw_selected(icon: QIcon, svg: str, plate: str = "") -> None:
    """Let an icon stand on a plate in selected rows, where their colour would hide it."""
    for size in _ROW_SIZES:
        icon.addPixmap(_on_plate(_picture(svg, size), plate), QIcon.Mode.Selected)


def _on_plate(picture: QPixmap, colour: str) -> QPixmap:
    if not colour:
        return picture
    plate = QPixmap(picture.size())
    plate.fill(Qt.GlobalColor.transparent)
    painter = QPainter(plate)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    round_by = picture.width() / _ROUND
    painter.drawRoundedRect(plate.rect(), round_by, round_by)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return plate


def _picture(svg: str, size: int) -> QPixmap:
    buffer = QBuffer()
    buffer.setData(QByteArray(svg.encode()))
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(size, size))
    return QPixmap.fromImage(reader.read())
