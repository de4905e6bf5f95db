"""The pages of a PDF one below the other, as paper on a desk; knows no document and no thread.

It says which pictures it lacks and is given them. It never takes the focus by itself.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from cchc_desktop.services.preview import Place, Preview
from cchc_desktop.ui.preview_worker import Wanted

if TYPE_CHECKING:
    from cchc_desktop.render.raster import Hit

FIT_WIDTH, FIT_PAGE = "width", "page"
ZOOMS = (50, 75, 100, 125, 150, 200, 300, 400)
_EDGE = 10  # desk around the sheets
_STEP = 60
_CACHED_BYTES = 40_000_000
_POINTS = 72
_PAPER, _SHADOW = QColor("white"), QColor(0, 0, 0, 70)
_FOUND, _CURRENT = QColor(255, 214, 0, 90), QColor(255, 120, 0, 140)
# Where the section being edited comes to stand, as a part of the view's height.
_UPPER = 0.12
_NEAR_HEAD = 0.6


class PageView(QAbstractScrollArea):
    """Show a preview and keep the reader's place in it."""

    wanted = Signal(list)
    page_changed = Signal(int)
    zoom_changed = Signal(str)
    search_wanted = Signal()
    moved_by_hand = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview: Preview | None = None
        self.zoom = FIT_WIDTH
        self._scales: list[float] = []
        self._tops: list[float] = []
        self._page = -1
        self._images: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self._last: dict[int, QImage] = {}
        self._hits: list[Hit] = []
        self._hit = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Các trang của bản xem trước")
        self.viewport().setBackgroundRole(QPalette.ColorRole.Mid)
        self.viewport().setAutoFillBackground(True)
        # The bar is always there: a width that depends on it would swing to and fro.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.horizontalScrollBar().setSingleStep(_STEP)
        self.verticalScrollBar().actionTriggered.connect(self.moved_by_hand)

    # --- what is shown

    def show_preview(self, preview: Preview, section: str) -> None:
        """Show a newer PDF; what was in view of a section stays where it was on the screen."""
        older, kept = self.preview, self._kept(section)
        if older is not None and older.looks != preview.looks:
            self._last = {n: i for n, i in self._last.items() if n < len(preview.looks)}
        self.preview = preview
        self._hits, self._hit = [], -1
        self._arrange()
        if kept is not None:
            name, offset = kept
            place = preview.places.get(name, Place(0, preview.sizes[0][1]))
            offset *= self._scale_of(place.page)
            self.verticalScrollBar().setValue(round(self._down(place) + offset))
        self._scrolled()

    def show_place(self, place: Place) -> None:
        """Bring a place into the upper part of the view, and the page's head when both fit in."""
        height, down = self.viewport().height(), self._down(place)
        if self._tops and down - self._tops[place.page] < height * _NEAR_HEAD:
            self.go_to_page(place.page)
        else:
            self.verticalScrollBar().setValue(round(down - height * _UPPER))

    def show_place_if_hidden(self, place: Place) -> None:
        """Bring a place into view unless it can be seen already."""
        down = self._down(place) - self.verticalScrollBar().value()
        if not 0 <= down <= self.viewport().height() - 2 * _EDGE:
            self.show_place(place)

    def show_hits(self, hits: list[Hit], current: int) -> None:
        """Mark what a search found and bring one place of it into view."""
        self._hits, self._hit = hits, current
        if 0 <= current < len(hits) and hits[current].boxes:
            hit = hits[current]
            self.show_place_if_hidden(Place(hit.page, hit.boxes[0].top))
        self.viewport().update()

    def take(self, wanted: Wanted, image: QImage) -> None:
        """Keep a picture of a page and show it."""
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._images[wanted.look, wanted.scale] = image
        self._last[wanted.page] = image
        while sum(i.sizeInBytes() for i in self._images.values()) > _CACHED_BYTES:
            self._drop(self._images.popitem(last=False)[1])
        self.viewport().update()

    def _drop(self, image: QImage) -> None:
        """Let go of a picture that also stands in for its page until a new one is drawn."""
        for page in [page for page, last in self._last.items() if last is image]:
            del self._last[page]

    # --- page and zoom

    @property
    def page(self) -> int:
        """The page most of which is read now, counted from 0."""
        bar = self.verticalScrollBar()
        if bar.value() == bar.maximum() > 0:
            return len(self._tops) - 1
        middle = bar.value() + self.viewport().height() / 3
        return max(sum(top <= middle for top in self._tops) - 1, 0)

    def go_to_page(self, index: int) -> None:
        """Show a page from its upper edge."""
        if self._tops:
            index = min(max(index, 0), len(self._tops) - 1)
            self.verticalScrollBar().setValue(round(self._tops[index] - _EDGE / 2))

    def set_zoom(self, zoom: str) -> None:
        """Fit the width or the page, or show so many per cent of the paper's size."""
        if zoom == self.zoom:
            return
        place, page = self._place_at_top(), self.page
        self.zoom = zoom
        self._arrange()
        if zoom == FIT_PAGE:
            self.go_to_page(page)
        else:
            self.verticalScrollBar().setValue(round(self._down(place)))
        side = self.horizontalScrollBar()
        side.setValue(side.maximum() // 2)
        self._scrolled()
        self.zoom_changed.emit(zoom)

    def zoom_by(self, step: int) -> None:
        """Go to the next larger or smaller zoom."""
        now = self._scale_of(self.page) / self._full * 100
        larger = [z for z in ZOOMS if z > now + 1]
        smaller = [z for z in ZOOMS if z < now - 1]
        if step > 0 and larger:
            self.set_zoom(str(larger[0]))
        elif step < 0 and smaller:
            self.set_zoom(str(smaller[-1]))

    # --- places

    @property
    def _full(self) -> float:
        """Pixels a point takes when paper is as large on the screen as in the hand."""
        return self.logicalDpiX() / _POINTS

    def _down(self, place: Place) -> float:
        """Return how far a place lies below the upper edge of the desk, in pixels."""
        if self.preview is None or place.page >= len(self._tops):
            return 0.0
        below = self.preview.sizes[place.page][1] - place.y
        return self._tops[place.page] + below * self._scale_of(place.page)

    def _scale_of(self, index: int) -> float:
        """Return the pixels a point takes on a sheet."""
        return self._scales[index] if 0 <= index < len(self._scales) else 1.0

    def _place_at_top(self) -> Place:
        value = self.verticalScrollBar().value()
        index = max(sum(top <= value for top in self._tops) - 1, 0)
        if self.preview is None or not self._tops:
            return Place(0, 0.0)
        y = self.preview.sizes[index][1] - (value - self._tops[index]) / self._scale_of(index)
        return Place(index, y)

    def _kept(self, section: str) -> tuple[str, float] | None:
        """Choose what must not move: the section if it is in view, else what the view begins in."""
        if self.preview is None:
            return None
        value, places = self.verticalScrollBar().value(), self.preview.places
        downs = {name: self._down(place) for name, place in places.items()}
        in_view = value <= downs.get(section, -1.0) <= value + self.viewport().height()
        above = [name for name, down in downs.items() if down <= value]
        name = section if in_view else (above[-1] if above else "")
        page = places[name].page if name in places else 0
        return name, (value - downs.get(name, self._top_edge())) / self._scale_of(page)

    def _top_edge(self) -> float:
        return self._tops[0] if self._tops else 0.0

    def _arrange(self) -> None:
        """Lay the sheets out for the present zoom and size of the view."""
        if self.preview is None:
            return
        sizes, room = self.preview.sizes, self.viewport().size()
        self._scales = [max(self._fitting(*size), 0.05) for size in sizes]
        self._tops, down = [], float(_EDGE)
        for (_, height), scale in zip(sizes, self._scales, strict=True):
            self._tops.append(down)
            down += round(height * scale) + _EDGE
        widest = max(round(size[0] * s) for size, s in zip(sizes, self._scales, strict=True))
        bar, side = self.verticalScrollBar(), self.horizontalScrollBar()
        bar.setRange(0, max(0, round(down) - room.height()))
        bar.setPageStep(room.height())
        side.setRange(0, max(0, widest + 2 * _EDGE - room.width()))
        side.setPageStep(room.width())

    def _fitting(self, width: float, height: float) -> float:
        """Return the scale of a sheet; each fits by itself, or one that lies would shrink all."""
        if self.zoom not in {FIT_WIDTH, FIT_PAGE}:
            return int(self.zoom) / 100 * self._full
        wide = (self.viewport().width() - 2 * _EDGE) / width
        high = (self.viewport().height() - 2 * _EDGE) / height
        return wide if self.zoom == FIT_WIDTH else min(wide, high)

    def _rect(self, index: int) -> QRectF:
        """Return where a sheet lies in the view, on whole pixels."""
        width, height = self.preview.sizes[index] if self.preview else (0.0, 0.0)
        room = self.viewport().width()
        wide = round(width * self._scale_of(index))
        left = max(_EDGE, (room - wide) // 2) - self.horizontalScrollBar().value()
        top = round(self._tops[index]) - self.verticalScrollBar().value()
        return QRectF(left, top, wide, round(height * self._scale_of(index)))

    def _visible(self) -> list[int]:
        height = self.viewport().height()
        rects = [(index, self._rect(index)) for index in range(len(self._tops))]
        return [index for index, rect in rects if rect.bottom() >= 0 and rect.top() <= height]

    def _pixels(self, index: int) -> float:
        return round(self._scale_of(index) * self.devicePixelRatioF(), 4)

    def _ask(self) -> None:
        """Ask for the pictures of the pages in view, then of their neighbours."""
        if self.preview is None or not self._tops:
            return
        seen = self._visible()
        near = [seen[-1] + 1, seen[0] - 1] if seen else []
        looks = self.preview.looks
        missing = []
        for index in [*seen, *near]:
            if 0 <= index < len(looks):
                scale = self._pixels(index)
                if (looks[index], scale) in self._images:
                    self._images.move_to_end((looks[index], scale))
                else:
                    missing.append(Wanted(looks[index], index, scale))
        self.wanted.emit(missing)

    def _scrolled(self) -> None:
        self._ask()
        if self.page != self._page:
            self._page = self.page
            self.page_changed.emit(self._page)
        self.viewport().update()

    # --- events

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.preview is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for index in self._visible():
            self._paint_page(painter, index)
        painter.end()

    def _paint_page(self, painter: QPainter, index: int) -> None:
        rect = self._rect(index)
        painter.fillRect(rect.translated(2, 2), _SHADOW)
        painter.fillRect(rect, _PAPER)
        looks = self.preview.looks if self.preview else ()
        image = self._images.get((looks[index], self._pixels(index)))
        if image is not None:
            painter.save()
            painter.setClipRect(rect)
            painter.drawImage(rect.topLeft(), image)
            painter.restore()
        elif index in self._last:
            # Better the page as it was than a flash of white.
            painter.drawImage(rect, self._last[index])
        for number, hit in enumerate(self._hits):
            if hit.page == index:
                colour = _CURRENT if number == self._hit else _FOUND
                for box in hit.boxes:
                    scale = self._scale_of(index)
                    corner = QPointF(box.left, self._height(index) - box.top) * scale
                    size = QPointF(box.right - box.left, box.top - box.bottom) * scale
                    area = QRectF(rect.topLeft() + corner, rect.topLeft() + corner + size)
                    painter.fillRect(area.adjusted(-1, -1, 1, 1), colour)

    def _height(self, index: int) -> float:
        return self.preview.sizes[index][1] if self.preview else 0.0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        place = self._place_at_top()
        self._arrange()
        self.verticalScrollBar().setValue(round(self._down(place)))
        self._scrolled()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(event.angleDelta().y())
            event.accept()
            return
        self.moved_by_hand.emit()
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, page = event.key(), self.page
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_F:
            self.search_wanted.emit()
        elif key in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            self.moved_by_hand.emit()
            self.go_to_page(page + (1 if key == Qt.Key.Key_PageDown else -1))
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.moved_by_hand.emit()
            self.go_to_page(0 if key == Qt.Key.Key_Home else len(self._tops) - 1)
        elif event.text() in {"+", "=", "-"}:
            self.zoom_by(-1 if event.text() == "-" else 1)
        else:
            if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
                self.moved_by_hand.emit()
            super().keyPressEvent(event)
