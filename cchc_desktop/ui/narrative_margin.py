"""What is drawn beside the lines of a sheet: marks of items, bars of paragraphs to be reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QPainter, QPalette, QTextBlock

from cchc_desktop.model.narrative import BlockKind
from cchc_desktop.ui import narrative_document as nd

if TYPE_CHECKING:
    from cchc_desktop.ui.narrative_text import NarrativeText

_BAR = 3.0


def draw_margin(sheet: NarrativeText, to_review: frozenset[int]) -> None:
    """Draw dashes, numbers and bars of the blocks in view."""
    painter = QPainter(sheet.viewport())
    painter.setFont(sheet.document().defaultFont())
    block = sheet.cursorForPosition(QPoint(0, 0)).block()
    bottom = sheet.viewport().height()
    while block.isValid() and _draw_mark(sheet, painter, block) < bottom:
        if block.blockNumber() in to_review:
            _draw_bar(sheet, painter, block)
        block = block.next()
    painter.end()


def _scrolled(sheet: NarrativeText) -> QPointF:
    return QPointF(sheet.horizontalScrollBar().value(), sheet.verticalScrollBar().value())


def _draw_mark(sheet: NarrativeText, painter: QPainter, block: QTextBlock) -> float:
    """Draw the dash or number of an item before its first line; return where that line is."""
    layout = block.layout()
    line = layout.lineAt(0)
    if not line.isValid():
        return 0.0
    corner = layout.position() + line.position() - _scrolled(sheet)
    kind = nd.kind_of(block)
    if kind is not BlockKind.PARAGRAPH:
        mark = "–" if kind is BlockKind.DASH else f"{nd.number_of(block)}."
        width = sheet.fontMetrics().horizontalAdvance(f"{mark} ")
        painter.setPen(sheet.palette().text().color())
        painter.drawText(corner + QPointF(-width, line.ascent()), mark)
    return corner.y()


def _draw_bar(sheet: NarrativeText, painter: QPainter, block: QTextBlock) -> None:
    area = sheet.document().documentLayout().blockBoundingRect(block)
    area.translate(-_scrolled(sheet))
    bar = QRectF(1, area.top(), _BAR, area.height())
    painter.fillRect(bar, sheet.palette().color(QPalette.ColorRole.Highlight))
