"""Draws icons in other colours and on plates; most starts need none of it."""

from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImageReader, QPainter, QPixmap

# Large enough for 32 points at 250 %; a smaller picture is made from the next larger one.
_SIZES = (16, 20, 24, 32, 40, 48, 64, 80)
# Rows have icons of 16 points.
_ROW_SIZES = (16, 20, 24, 32, 40)
_ROUND = 5


def recoloured(svg: str, colours: Mapping[str, str]) -> str:
    """Return a drawing in other colours."""
    for old, new in colours.items():
        svg = svg.replace(f'"{old}"', f'"{new}"')
    return svg


def drawn(svg: str) -> QIcon:
    """Return the icon of a drawing."""
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(_picture(svg, size), QIcon.Mode.Normal)
    return made


def draw_selected(icon: QIcon, svg: str, plate: str = "") -> None:
    """Let an icon stand on a plate in selected rows, where their colour would hide it."""
    for size in _ROW_SIZES:
        picture = _on_plate(_picture(svg, size), plate)
        # An unfolded row of a tree asks for the icon of what is on.
        for state in QIcon.State:
            icon.addPixmap(picture, QIcon.Mode.Selected, state)


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
