"""A finished PDF as pictures and searchable text; knows no layout, no screen and no printer.

The library underneath must never run twice at once, in whatever threads: who calls it elsewhere
takes ``LOCK`` as well. Its objects are closed here, not by the garbage collector's thread.
"""

import re
import unicodedata
from threading import RLock
from typing import NamedTuple, Self

import pypdfium2

LOCK = RLock()
# A crossed d is a letter of its own, not a letter with a mark.
_MARKS = {"\u0111": "d", "\u0110": "D"}
# What the library makes of a hyphen at a line's end.
_HYPHEN = "\x02"


class Raster(NamedTuple):
    """Rows of pixels from the top: one byte of grey each, or blue, green, red and one unused."""

    data: bytes
    width: int
    height: int
    stride: int
    grey: bool


class Box(NamedTuple):
    """A rectangle in points from the lower left corner of its page."""

    left: float
    bottom: float
    right: float
    top: float


class Hit(NamedTuple):
    """One place where a searched text stands; a box for each line it runs over."""

    page: int
    boxes: tuple[Box, ...]


class PdfPages:
    """The pages of one PDF, which stays in memory until ``close``."""

    def __init__(self, content: bytes) -> None:
        with LOCK:
            self._document = pypdfium2.PdfDocument(content)
            self.sizes = [self._document.get_page_size(i) for i in range(len(self._document))]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the document; the library crashes when another thread does it later."""
        with LOCK:
            self._document.close()

    def picture(
        self,
        index: int,
        scale: float,
        *,
        grey: bool = False,
        band: tuple[float, float] = (0.0, 0.0),
    ) -> Raster:
        """Draw a page at ``scale`` pixels a point, leaving out the ``band`` at top and bottom."""
        with LOCK:
            page = self._document[index]
            crop = (0.0, band[1], 0.0, band[0])
            drawn = page.render(scale=scale, crop=crop, grayscale=grey, prefer_bgrx=not grey)
            made = Raster(bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride, grey)
            drawn.close()
            page.close()
            return made

    def find(self, index: int, words: str) -> list[Hit]:
        """Find words on a page over line ends, in any case; marks count only when they are typed.

        So ``bao cao`` finds both spellings, ``báo cáo`` only its own.
        """
        pattern = _pattern(words)
        if pattern is None:
            return []
        with LOCK:
            page = self._document[index]
            text = page.get_textpage()
            seen = text.get_text_range().replace(_HYPHEN, "-")
            if words.isascii():
                seen = _bare(seen)
            hits = [
                Hit(index, self._boxes(text, found.start(), len(found[0])))
                for found in pattern.finditer(seen)
            ]
            text.close()
            page.close()
            return hits

    @staticmethod
    def _boxes(text: pypdfium2.PdfTextPage, start: int, count: int) -> tuple[Box, ...]:
        number = text.count_rects(start, count)
        return tuple(Box(*text.get_rect(n)) for n in range(number))


def _pattern(words: str) -> re.Pattern[str] | None:
    parts = [re.escape(part) for part in unicodedata.normalize("NFC", words).split()]
    return re.compile(r"\s+".join(parts), re.IGNORECASE) if parts else None


def _bare(text: str) -> str:
    """Take the marks off every letter; as many letters as before, so that places stay true."""
    return "".join(
        letter
        if letter.isascii()
        else _MARKS.get(letter) or unicodedata.normalize("NFD", letter)[0]
        for letter in text
    )
