"""The thread that makes PDFs, pictures of their pages and finds words in them.

It touches neither database nor widgets: documents come in, signals go out. A newer order of the
same kind takes the place of one that still waits.
"""

from __future__ import annotations

import sys
from threading import Condition
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtGui import QImage

from cchc_desktop.errors import UserError

if TYPE_CHECKING:
    from cchc_desktop.model.document import Document
    from cchc_desktop.model.layout import Layout
    from cchc_desktop.render.raster import Hit, PdfPages, Raster
    from cchc_desktop.services.preview import Preview

# The window waits for the interpreter after every call of Qt; Python's own 5 ms would add up.
_SWITCH = 0.0005


class Wanted(NamedTuple):
    """A page as it looks, at so many pixels a point."""

    look: int
    page: int
    scale: float


class PreviewWorker(QThread):
    """Work on the newest document first, then on what is asked of it."""

    made = Signal(object)
    refused = Signal(str)
    drawn = Signal(object, QImage)
    found = Signal(str, list)
    broken = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._order = Condition()
        self._document: tuple[Document, Layout] | None = None
        self._wanted: list[Wanted] = []
        self._words: str | None = None
        self._ends = False
        self._pages: PdfPages | None = None
        self._looks: tuple[int, ...] = ()

    def make(self, document: Document, layout: Layout) -> None:
        """Order the PDF of a document; ``made`` or ``refused`` answers."""
        with self._order:
            self._document = (document, layout)
            self._order.notify()

    def draw(self, wanted: list[Wanted]) -> None:
        """Order pictures, the most urgent first; ``drawn`` answers for each page still there."""
        with self._order:
            self._wanted = wanted
            self._order.notify()

    def find(self, words: str) -> None:
        """Order a search through the newest PDF; ``found`` answers."""
        with self._order:
            self._words = words
            self._order.notify()

    def finish(self) -> None:
        """End the thread and wait for it."""
        with self._order:
            self._ends = True
            self._order.notify()
        self.wait()

    def run(self) -> None:
        """Carry out orders until the end; what nobody expected is told to the window."""
        sys.setswitchinterval(_SWITCH)
        while self._carry_out_or_tell():
            pass
        self._close()

    def _carry_out_or_tell(self) -> bool:
        try:
            return self._carry_out()
        except Exception as error:
            # Raised again in the window's thread, where the program hears of its faults.
            fault = error
        self.broken.emit(fault)
        return True

    def _carry_out(self) -> bool:
        with self._order:
            self._order.wait_for(self._is_ordered)
            if self._ends:
                return False
            document, self._document = self._document, None
            words, wanted = None, None
            if document is None:
                if self._wanted:
                    wanted = self._wanted.pop(0)
                else:
                    words, self._words = self._words, None
        if document is not None:
            self._make(*document)
        elif wanted is not None:
            self._draw(wanted)
        elif words is not None:
            self._find(words)
        return True

    def _is_ordered(self) -> bool:
        return (
            self._ends
            or self._document is not None
            or bool(self._wanted)
            or self._words is not None
        )

    def _make(self, document: Document, layout: Layout) -> None:
        from cchc_desktop.render.raster import PdfPages
        from cchc_desktop.services.preview import render

        try:
            preview: Preview = render(document, layout)
        except UserError as error:
            self._close()
            self.refused.emit(error.message)
            return
        self._close()
        self._pages, self._looks = PdfPages(preview.content), preview.looks
        self.made.emit(preview)

    def _draw(self, wanted: Wanted) -> None:
        look, page, scale = wanted
        if self._pages is not None and self._looks[page : page + 1] == (look,):
            self.drawn.emit(wanted, image_of(self._pages.picture(page, scale)))

    def _find(self, words: str) -> None:
        hits: list[Hit] = []
        if self._pages is not None:
            for index in range(len(self._looks)):
                hits += self._pages.find(index, words)
        self.found.emit(words, hits)

    def _close(self) -> None:
        if self._pages is not None:
            self._pages.close()
            self._pages, self._looks = None, ()


def image_of(raster: Raster) -> QImage:
    """Make an image of its own of a page's pixels, a quarter as large for a page without colour."""
    kind = QImage.Format.Format_Grayscale8 if raster.grey else QImage.Format.Format_RGB32
    image = QImage(raster.data, raster.width, raster.height, raster.stride, kind)
    if not raster.grey and image.allGray():
        return image.convertToFormat(QImage.Format.Format_Grayscale8)
    return image.copy()
