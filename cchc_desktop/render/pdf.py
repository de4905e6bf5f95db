"""Placed pages drawn into a PDF file; knows no blocks and breaks no lines.

The text encoder is our own: one ``str.translate`` per run into the codes of the font's subset.
A face that meets more than one subset of letters falls back to the library's slower splitting.
"""

from codecs import BOM_UTF16_BE
from pathlib import Path
from typing import Any, BinaryIO

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFString
from reportlab.pdfgen.canvas import Canvas

from cchc_desktop.model.document import Document
from cchc_desktop.model.layout import Layout
from cchc_desktop.render.fonts import Face, Faces, load_faces
from cchc_desktop.render.pages import lay_out
from cchc_desktop.render.placed import Page, Pages, PlacedAnchor, PlacedRun

LANGUAGE = "vi-VN"
VERSION = (1, 7)
ESCAPED = frozenset(b"()\\")


def write(document: Document, layout: Layout, target: BinaryIO | Path) -> None:
    """Lay the document out and write it as a PDF; the same document gives the same bytes."""
    draw(lay_out(document, layout), document, layout, target)


def draw(pages: Pages, document: Document, layout: Layout, target: BinaryIO | Path) -> None:
    """Write pages that are already laid out, with the document's title and author."""
    faces = load_faces(layout.font_files())
    canvas = _canvas(layout, faces, target)
    canvas.setTitle(document.title)
    canvas.setAuthor(document.author)
    writer = PageWriter(canvas, faces)
    outline = _Outline(canvas)
    for page in pages:
        canvas.setPageSize((page.width, page.height))
        writer.draw(page)
        outline.add(page)
        canvas.showPage()
    outline.show()
    canvas.save()


def _canvas(layout: Layout, faces: Faces, target: BinaryIO | Path) -> Any:
    # ASCII85 costs a tenth of the time and 5 % of the size; the setting exists only globally.
    rl_config.useA85 = 0
    size = layout.body.size
    return Canvas(
        str(target) if isinstance(target, Path) else target,
        pageCompression=1,
        invariant=1,
        initialFontName=faces[0].name,
        initialFontSize=size,
        initialLeading=size,
        pdfVersion=VERSION,
        lang=LANGUAGE,
    )


class Codes(dict[int, str]):
    """The codes of one face's first subset in one document, assigned as letters are met."""

    def __init__(self, face: Face, document: Any) -> None:
        super().__init__()
        self.font = face.font
        self.document = document
        self.overflow = False
        self.split(" ")
        self.name = self.font.getSubsetInternalName(0, document)

    def __missing__(self, code: int) -> str:
        ((subset, encoded),) = self.split(chr(code))
        self.overflow = self.overflow or subset > 0
        self[code] = drawn = literal(encoded)
        return drawn

    def split(self, text: str) -> list[tuple[int, bytes]]:
        pieces: list[tuple[int, bytes]] = self.font.splitString(text, self.document)
        return pieces

    def show(self, text: str, size: float) -> str:
        """Return the operators that show a text, this face's first subset being set."""
        if not self.overflow:
            encoded = text.translate(self)
            if not self.overflow:
                return f"({encoded}) Tj"
        shown = [
            f"{self.font.getSubsetInternalName(subset, self.document)} {size:.4g} Tf"
            f" ({literal(encoded)}) Tj"
            for subset, encoded in self.split(text)
        ]
        return " ".join((*shown, f"{self.name} {size:.4g} Tf"))


class PageWriter:
    """Writes the marks of one page after the other onto a canvas."""

    def __init__(self, canvas: Any, faces: Faces) -> None:
        self.canvas = canvas
        document = canvas._doc  # noqa: SLF001 (subsets belong to the document)
        self.codes = [Codes(face, document) for face in faces]

    def draw(self, page: Page) -> None:
        """Draw rules, boxes and runs, then link every footnote mark with its note."""
        self.canvas.drawText(_Content(self._marks(page)))
        for note in page.notes:
            self.canvas.bookmarkPage(f"note-{note.number}", fit="XYZ", top=note.top, left=0)
        for run in page.runs:
            if run.mark and run.part == "text":
                rect = (run.x, run.y, run.x + run.width, run.y + run.size)
                self.canvas.linkRect("", f"note-{run.mark}", rect, relative=0)

    def _marks(self, page: Page) -> str:
        code = [
            f"{rule.thickness:.2f} w {rule.x:.2f} {rule.y:.2f} m"
            f" {rule.x + rule.length:.2f} {rule.y:.2f} l S"
            for rule in page.rules
        ]
        code += [
            f"q {_ink(box.ink)} RG {box.thickness:.2f} w"
            f" {box.x:.2f} {box.y:.2f} {box.width:.2f} {box.height:.2f} re S Q"
            for box in page.boxes
        ]
        code.append("BT")
        code += self._texts(page.runs)
        code.append("ET")
        return "\n".join(code)

    def _texts(self, runs: list[PlacedRun]) -> list[str]:
        code: list[str] = []
        add, codes = code.append, self.codes
        font, space = (-1, 0.0), 0.0
        for x, y, text, face, size, spread, _, _, _, ink in runs:
            encoder = codes[face]
            if font != (face, size):
                font = (face, size)
                add(f"{encoder.name} {size:.4g} Tf")
            if space != spread:
                space = spread
                add(f"{spread:.3f} Tw")
            shown = f"1 0 0 1 {x:.2f} {y:.2f} Tm {encoder.show(text, size)}"
            add(f"{_ink(ink)} rg {shown} 0 g" if ink else shown)
        return code


class _Content:
    """Hands finished operators to the canvas in the shape of a text object."""

    def __init__(self, code: str) -> None:
        self.code = code

    def getCode(self) -> str:  # noqa: N802 (the canvas asks by this name)
        return self.code


class _Outline:
    """Bookmarks of all headings; a level never lies more than one below the one before."""

    def __init__(self, canvas: Any) -> None:
        self.canvas = canvas
        self.level = -1
        self.count = 0

    def add(self, page: Page) -> None:
        for anchor in page.anchors:
            if anchor.level:
                self._add(anchor)

    def _add(self, anchor: PlacedAnchor) -> None:
        self.count += 1
        self.level = min(anchor.level - 1, self.level + 1)
        key = f"heading-{self.count}"
        self.canvas.bookmarkPage(key, fit="XYZ", top=anchor.y, left=0)
        title = PDFString(_text_string(anchor.title), escape=0, enc="raw")
        self.canvas.addOutlineEntry(title, key, self.level)

    def show(self) -> None:
        if self.count:
            self.canvas.showOutline()


def literal(encoded: bytes) -> str:
    """Write codes as the inside of a PDF string; all that is not plain ASCII in octal."""
    return "".join(
        f"\\{code:03o}" if code < ord(" ") or code > ord("~") or code in ESCAPED else chr(code)
        for code in encoded
    )


def _text_string(text: str) -> bytes:
    """Write a text as the inside of a PDF string; the library escapes it letter by letter."""
    encoded = BOM_UTF16_BE + text.encode("utf-16-be", "replace")
    for sign in (b"\\", b"(", b")"):
        encoded = encoded.replace(sign, b"\\" + sign)
    return encoded.replace(b"\r", b"\\r")


def _ink(ink: tuple[float, ...]) -> str:
    return " ".join(f"{part:.3g}" for part in ink)
