"""What a finished PDF shows, read without our own layout; knows no expected value.

Lengths are millimetres from the upper left corner of a page, type and thickness points.
"""

import ctypes
import io
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import normalize

import pypdfium2
from pypdfium2 import raw

from cchc_desktop.model.layout_parts import MM
from cchc_desktop.render import pdf
from cchc_desktop.render.measure import measure
from cchc_desktop.render.measure_lines import pieces_of
from cchc_desktop.render.pages import lay_out


class Drawn(NamedTuple):
    """A path: the rectangle around it, its ink, and how thick it is stroked (0: filled)."""

    left: float
    top: float
    right: float
    bottom: float
    thickness: float
    ink: tuple[float, ...]

    @property
    def width(self):
        return self.right - self.left

    @property
    def height(self):
        return self.bottom - self.top


class Area(NamedTuple):
    """A place kept free for signing."""

    name: str
    left: float
    top: float
    width: float
    height: float
    round: bool

    @property
    def centre(self):
        return self.left + self.width / 2

    @property
    def middle(self):
        return self.top + self.height / 2

    def holds(self, left, top, right, bottom):
        """Tell whether a rectangle reaches into the area, which may be round."""
        x = min(max(self.centre, left), right) - self.centre
        y = min(max(self.middle, top), bottom) - self.middle
        if self.round:
            return x * x + y * y < self.width * self.width / 4
        return abs(x) < self.width / 2 and abs(y) < self.height / 2


@dataclass
class Span:
    """Letters side by side on one line."""

    letters: list

    @property
    def left(self):
        return self.letters[0].x

    @property
    def right(self):
        return self.letters[-1].right

    @property
    def centre(self):
        return (self.left + self.right) / 2

    @property
    def width(self):
        return self.right - self.left

    @property
    def y(self):
        return self.letters[0].y


@dataclass
class Shown:
    """One page: its size, its letters by themselves and in lines, its paths and free areas."""

    width: float
    height: float
    letters: list
    lines: list
    drawn: list
    areas: list

    def find(self, words):
        """Return the letters of these words where they stand first from the top, or None.

        A ``>2`` after them asks for the whole second line below instead, ``>0`` for their own.
        """
        words, _, below = words.partition(">")
        sought = "".join(words.split())
        for n, line in enumerate(self.lines):
            at = normalize("NFC", "".join(letter.text for letter in line)).find(sought)
            if at >= 0 and below:
                wanted = n + int(below)
                return Span(self.lines[wanted]) if wanted < len(self.lines) else None
            if at >= 0:
                return Span(line[at : at + len(sought)])
        return None


def finish(document, layout):
    """Write a document as a PDF and read it back, with the free areas, which no PDF shows."""
    pages = lay_out(document, layout)
    target = io.BytesIO()
    pdf.draw(pages, document, layout, target)
    return read(target.getvalue(), [list(_areas(page)) for page in pages])


def read(data, areas):
    """Return the pages of a PDF."""
    return [
        Shown(
            sheet.width,
            sheet.height,
            [glyph for glyph in sheet.glyphs if not glyph.text.isspace()],
            [piece.letters for piece in pieces_of(sheet)],
            drawn,
            free,
        )
        for sheet, drawn, free in zip(measure(data), _paths(data), areas, strict=True)
    ]


def _areas(page):
    for area in page.areas:
        top = page.height - area.y - area.height
        places = (place / MM for place in (area.x, top, area.width, area.height))
        yield Area(area.name, *places, area.round)


def _paths(data):
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            count = raw.FPDFPage_CountObjects(page)
            objects = (raw.FPDFPage_GetObject(page, n) for n in range(count))
            paths = (o for o in objects if raw.FPDFPageObj_GetType(o) == raw.FPDF_PAGEOBJ_PATH)
            yield [_path(item, page.get_height()) for item in paths]
            page.close()


def _path(item, high):
    fill, stroked, thickness = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    raw.FPDFPath_GetDrawMode(item, fill, stroked)
    raw.FPDFPageObj_GetStrokeWidth(item, thickness)
    parts = [ctypes.c_uint() for _ in range(4)]
    ask = raw.FPDFPageObj_GetFillColor if fill.value else raw.FPDFPageObj_GetStrokeColor
    ask(item, *parts)
    points = list(_points(item))
    across, down = [x / MM for x, _ in points], [(high - y) / MM for _, y in points]
    ink = tuple(part.value / 255 for part in parts[:3])
    wide = 0.0 if fill.value else thickness.value
    return Drawn(min(across), min(down), max(across), max(down), wide, ink)


def _points(item):
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, matrix)
    for n in range(raw.FPDFPath_CountSegments(item)):
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(item, n), x, y)
        yield (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
