"""Reads the marks of a PDF, ours or another's, with PDFium; knows no rule of any regime.

The file may be hostile: what is too large is refused before it is read, and every page is read
under the lock and between two calls of ``step``, which may stop the reading.
"""

import ctypes
import math
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.model.layout_parts import MM
from cchc_desktop.render.measure_marks import Font, Glyph, Ink, Sheet
from cchc_desktop.render.measure_paths import read_marks
from cchc_desktop.render.raster import LOCK

MOST_BYTES = 100_000_000
MOST_PAGES = 500
MOST_GLYPHS = 1_500_000
INVISIBLE, FILLED_AND_STROKED = 3, 2
ITALIC_FLAG, FORCED_BOLD_FLAG = 1 << 6, 1 << 18
BOLD_WEIGHT = 600
LEAST_SLANT = 0.15
LEAST_TURN = 5.0
LINE_END_HYPHEN = 2
BLANK = " \u00a0"
NO_LETTER = "\ufffd"
LAST_CODE = 0x10FFFF
SURROGATES, PRIVATE = range(0xD800, 0xE000), range(0xE000, 0xF900)

Step = Callable[[int, int], bool]


def measure(source: Path | bytes, step: Step | None = None) -> list[Sheet]:
    """Read all pages; ``step`` hears page and pages before each and returns False to stop.

    Raises:
        UserError: the file is missing, no PDF, broken, locked with a password or too large.
    """
    name = source.name if isinstance(source, Path) else messages.PAGE_CHECK_OPEN_REPORT
    data = _bytes(source) if isinstance(source, Path) else source
    with LOCK:
        document = _open(data, name)
        pages = len(document)
    try:
        if pages > MOST_PAGES:
            raise UserError(messages.PAGE_CHECK_MANY_PAGES.format(file=name, most=MOST_PAGES))
        return list(_sheets(document, pages, name, step))
    finally:
        with LOCK:
            document.close()


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise UserError(messages.PAGE_CHECK_NO_FILE.format(path=path))
        size = path.stat().st_size
        if size > MOST_BYTES:
            most = MOST_BYTES // 1_000_000
            raise UserError(messages.PAGE_CHECK_TOO_LARGE.format(file=path.name, most=most))
        data = path.read_bytes()
    except OSError as error:
        text = messages.PAGE_CHECK_UNREADABLE.format(path=path)
        raise UserError(text, str(error)) from error
    if not data:
        raise UserError(messages.PAGE_CHECK_EMPTY.format(file=path.name))
    return data


def _open(data: bytes, name: str) -> Any:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
        text = messages.PAGE_CHECK_LOCKED if locked else messages.PAGE_CHECK_NO_PDF
        raise UserError(text.format(file=name), str(error)) from error
    if len(document) == 0:
        document.close()
        raise UserError(messages.PAGE_CHECK_NO_PDF.format(file=name))
    return document


def _sheets(document: Any, pages: int, name: str, step: Step | None) -> Iterator[Sheet]:
    glyphs = 0
    for number in range(1, pages + 1):
        if step and not step(number, pages):
            return
        with LOCK:
            sheet = _sheet(document, number, name, MOST_GLYPHS - glyphs)
        glyphs += len(sheet.glyphs)
        yield sheet


def _sheet(document: Any, number: int, name: str, room: int) -> Sheet:
    try:
        page = document[number - 1]
        text = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        message = messages.PAGE_CHECK_BROKEN_PAGE.format(file=name, page=number)
        raise UserError(message, str(error)) from error
    with closing(page), closing(text):
        if text.count_chars() > room:
            raise UserError(messages.PAGE_CHECK_MANY_GLYPHS.format(file=name, page=number))
        place = Place(page)
        sheet = Sheet(number, place.width, place.height)
        _Letters(text, place).read(sheet)
        read_marks(page, place.point, sheet)
    return sheet


class Place:
    """Turns PDFium's points into millimetres from the top left corner of the page as shown."""

    def __init__(self, page: Any) -> None:
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        self.turn = page.get_rotation()
        self.left, self.bottom = box.left, box.bottom
        self.wide, self.high = box.right - box.left, box.top - box.bottom
        lying = self.turn % 180 != 0
        self.width = (self.high if lying else self.wide) / MM
        self.height = (self.wide if lying else self.high) / MM

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the file is seen."""
        x, y = (x - self.left) / MM, (y - self.bottom) / MM
        wide, high = self.wide / MM, self.high / MM
        seen = {0: (x, high - y), 90: (y, x), 180: (wide - x, y), 270: (high - y, wide - x)}
        return seen[self.turn]


class _Letters:
    """Reads the letters of one page; what belongs to a whole text object is asked once."""

    def __init__(self, text: Any, place: Place) -> None:
        self.text = text
        self.place = place
        self.known: dict[int, tuple[Font, Ink, bool]] = {}

    def read(self, sheet: Sheet) -> None:
        """Add every letter that can be seen and stands upright; count the invisible ones."""
        for index in range(self.text.count_chars()):
            code = pdfium.FPDFText_GetUnicode(self.text, index)
            if pdfium.FPDFText_IsGenerated(self.text, index) or code in (0x0A, 0x0D):
                continue
            owner = pdfium.FPDFText_GetTextObject(self.text, index)
            if not owner:
                continue
            font, ink, hidden = self._common(owner, index)
            if hidden:
                sheet.hidden += 1
            elif glyph := self._glyph(index, code, font, ink):
                sheet.glyphs.append(glyph)

    def _common(self, owner: Any, index: int) -> tuple[Font, Ink, bool]:
        key = ctypes.cast(owner, ctypes.c_void_p).value or 0
        if key not in self.known:
            mode = pdfium.FPDFTextObj_GetTextRenderMode(owner)
            font = _font(pdfium.FPDFTextObj_GetFont(owner))
            if mode == FILLED_AND_STROKED:
                font = font._replace(bold=True)
            parts = [ctypes.c_uint() for _ in range(4)]
            pdfium.FPDFText_GetFillColor(self.text, index, *parts)
            red, green, blue, opacity = (part.value / 255 for part in parts)
            self.known[key] = font, (red, green, blue), mode == INVISIBLE or opacity == 0
        return self.known[key]

    def _glyph(self, index: int, code: int, font: Font, ink: Ink) -> Glyph | None:
        matrix, box = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetMatrix(self.text, index, matrix)
        turned = math.degrees(math.atan2(matrix.b, matrix.a)) - self.place.turn
        if abs((turned + 180) % 360 - 180) > LEAST_TURN:
            return None
        pdfium.FPDFText_GetCharOrigin(self.text, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(self.text, index, box)
        tall = math.hypot(matrix.c, matrix.d)
        if self.place.turn == 0 and abs(matrix.c) > LEAST_SLANT * tall:
            font = font._replace(italic=True)
        left, base = self.place.point(x.value, y.value)
        sides = (self.place.point(box.left, box.bottom), self.place.point(box.right, box.top))
        right = max(side[0] for side in sides)
        mapped = code != 0 and not _private(code)
        mapped = mapped and pdfium.FPDFText_HasUnicodeMapError(self.text, index) != 1
        letter = "-" if code == LINE_END_HYPHEN else _letter(code)
        size = pdfium.FPDFText_GetFontSize(self.text, index) * tall
        return Glyph(letter, left, base, right, size, font, ink, mapped)


def _letter(code: int) -> str:
    if code > LAST_CODE or code in SURROGATES or code == 0:
        return NO_LETTER
    return " " if chr(code) in BLANK else chr(code)


def _private(code: int) -> bool:
    return code in PRIVATE or code == ord(NO_LETTER)


def _font(font: Any) -> Font:
    if not font:
        return Font("", bold=False, italic=False, embedded=False)
    size = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 1))
    pdfium.FPDFFont_GetBaseFontName(font, buffer, size)
    name = buffer.value.decode("utf-8", "replace")
    flags, weight = pdfium.FPDFFont_GetFlags(font), pdfium.FPDFFont_GetWeight(font)
    low = name.lower()
    forced = flags >= 0 and bool(flags & FORCED_BOLD_FLAG)
    slanted = flags >= 0 and bool(flags & ITALIC_FLAG)
    return Font(
        name.split("+", 1)[1] if "+" in name else name,
        bold="bold" in low or forced or weight >= BOLD_WEIGHT,
        italic="italic" in low or "oblique" in low or slanted,
        embedded=pdfium.FPDFFont_GetIsEmbedded(font) == 1,
    )
