"""The fixed codes of all letters and the font objects that embed them; knows no pages.

A letter has the same code in every face and every document: those of a Vietnamese report in the
common subset of their face, any other one in the subset of the 64 letters around it. So what is
drawn depends on nothing but itself, and a subset is built once per process.
"""

import codecs
import unicodedata
import zlib
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from threading import Lock
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject
from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, SUBSETN, TTFont

from cchc_desktop.render.tokens import NBSP

COMMON = 0  # the number of the common subset
NO_LETTER = "\ufffe"
# NUL draws nothing; LF parts operators; a CR inside a PDF string would be read as LF.
RESERVED = {0: "\0", 10: "\n", 13: NO_LETTER}
BLOCK_BITS = 6
FIRST_IN_BLOCK = 0x80
SIGNS = "–—‘’“”…•₫§°²³½\u00d7\u00f7≤≥±€−‰→·"
SUBSETS_REMEMBERED = 64
_reading = Lock()


def vietnamese() -> list[str]:
    """Return the Vietnamese letters outside ASCII, both cases, in the order of their codes."""
    plain = ("a", "a\u0306", "a\u0302", "e", "e\u0302", "i")
    vowels = (*plain, "o", "o\u0302", "o\u031b", "u", "u\u031b", "y")
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    small = {unicodedata.normalize("NFC", vowel + tone) for vowel in vowels for tone in tones}
    small.add("\u0111")
    return sorted(letter for letter in small | {s.upper() for s in small} if not letter.isascii())


def _letters_by_code() -> str:
    ascii_letters = {code: chr(code) for code in range(ord(" "), 0x7F)}
    fixed = RESERVED | ascii_letters
    free = (code for code in range(256) if code not in fixed)
    fixed.update(zip(free, (*vietnamese(), *SIGNS), strict=False))
    return "".join(fixed.get(code, NO_LETTER) for code in range(256))


LETTERS = _letters_by_code()
COMMON_LETTERS = frozenset(LETTERS) - frozenset(RESERVED.values())
_CODES = codecs.charmap_build(LETTERS)


def encode(content: str) -> bytes:
    """Return text and operators in the codes of the common subsets.

    Raises:
        UnicodeEncodeError: a letter has no code there.
    """
    return codecs.charmap_encode(content, "strict", _CODES)[0]


def split(text: str) -> list[tuple[int, bytes]]:
    """Cut a text into stretches of one subset each: its number and the codes."""
    text = text.replace(NBSP, " ")
    return [
        (subset, _encoded(subset, "".join(letters))) for subset, letters in groupby(text, subset_of)
    ]


def subset_of(letter: str) -> int:
    """Return the number of the subset that holds a letter."""
    return COMMON if letter in COMMON_LETTERS else max(ord(letter) >> BLOCK_BITS, 1)


def resource(face: int, subset: int = COMMON) -> str:
    """Return the name by which pages call a subset of a face."""
    return f"F{face}" if subset == COMMON else f"F{face}x{subset:X}"


def _encoded(subset: int, letters: str) -> bytes:
    if subset == COMMON:
        return encode(letters)
    mask = (1 << BLOCK_BITS) - 1
    return bytes(FIRST_IN_BLOCK + (ord(letter) & mask) for letter in letters)


class EmbeddedFont(TTFont):  # type: ignore[misc] # the library has no types
    """A face whose subsets and codes are the same in every document."""

    def __init__(self, name: str, path: Path, index: int) -> None:
        super().__init__(name, str(path))
        self.index = index

    def splitString(  # noqa: N802 (the library asks by this name)
        self, text: str, doc: object, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """Cut a text into stretches of one subset each."""
        del doc, encoding
        return split(text)

    def getSubsetInternalName(  # noqa: N802 (the library asks by this name)
        self, subset: int, doc: Any
    ) -> str:
        """Return the name of a subset, and see to it that the document embeds it."""
        name = resource(self.index, subset)
        if name not in doc.fontMapping:
            doc.fontMapping[name] = f"/{name}"
            doc.delayedFonts.append(_Embedding(self, subset))
        return f"/{name}"

    def letters(self, subset: int) -> list[int]:
        """Return the letters of a subset by their codes, 0 where there is none."""
        known = self.face.charToGlyph
        if subset == COMMON:
            letters = [0 if RESERVED.get(code) else ord(LETTERS[code]) for code in range(256)]
        else:
            first = subset << BLOCK_BITS
            letters = [0] * FIRST_IN_BLOCK + list(range(first, first + (1 << BLOCK_BITS)))
        return [letter if letter in known else 0 for letter in letters]


class _Embedding:
    """Adds the objects of a subset when the document is finished."""

    def __init__(self, font: EmbeddedFont, subset: int) -> None:
        self.font = font
        self.subset = subset

    def addObjects(self, doc: Any) -> None:  # noqa: N802 (the library asks by this name)
        """Put a subset's four objects into the document, and its name into the fonts' list."""
        file, codes, descriptor, widths = _subset(self.font, self.subset)
        descriptor %= _number(doc, file)
        body = widths % (_number(doc, codes), _number(doc, descriptor))
        name = resource(self.font.index, self.subset)
        font = Ready(body)
        doc.Reference(font)
        doc.idToObject["BasicFonts"].dict[name] = font


class Ready(PDFObject):  # type: ignore[misc] # the library has no types
    """A finished object of the file, always referred to by its number."""

    __RefOnly__ = 1

    def __init__(self, body: bytes) -> None:
        self.body = body

    def format(self, _document: object) -> bytes:
        """Return the object as it is."""
        return self.body


def stream(content: bytes, entries: str = "", *, compressed: bool = True) -> bytes:
    """Return a stream object with the line end before ``endstream`` that PDF/A demands."""
    if compressed:
        content, entries = zlib.compress(content), f"/Filter/FlateDecode{entries}"
    head = f"<<{entries}/Length {len(content)}>>\nstream\n".encode("ascii")
    return b"".join((head, content, b"\nendstream"))


def _number(document: Any, body: bytes) -> int:
    name = document.Reference(Ready(body)).name
    number: int = document.idToObjectNumberAndVersion[name][0]
    return number


@lru_cache(maxsize=SUBSETS_REMEMBERED)
def _subset(font: EmbeddedFont, subset: int) -> tuple[bytes, bytes, bytes, bytes]:
    """Return font file, map of codes, descriptor and font, the last two with slots to refer."""
    face, letters = font.face, font.letters(subset)
    with _reading:  # the library reads its tables with one common position
        file = face.makeSubset(letters)
    name = (SUBSETN(subset) + b"+" + face.name).decode("ascii")
    flags = face.flags & ~FF_NONSYMBOLIC | FF_SYMBOLIC
    box = " ".join(f"{edge:.0f}" for edge in face.bbox)
    descriptor = (
        f"<</Type/FontDescriptor/FontName/{name}/Flags {flags}/FontBBox[{box}]"
        f"/ItalicAngle {face.italicAngle:.6g}/Ascent {face.ascent:.6g}/Descent {face.descent:.6g}"
        f"/CapHeight {face.capHeight:.6g}/StemV {face.stemV:.6g}"
        f"/MissingWidth {face.defaultWidth:.6g}/FontFile2 %d 0 R>>"
    )
    widths = " ".join(f"{face.getCharWidth(letter):.6g}" for letter in letters)
    entry = (
        f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar 0/LastChar {len(letters) - 1}"
        f"/Widths[{widths}]/ToUnicode %d 0 R/FontDescriptor %d 0 R>>"
    )
    return (
        stream(file, f"/Length1 {len(file)}"),
        stream(_to_unicode(letters)),
        descriptor.encode("ascii"),
        entry.encode("ascii"),
    )


def _to_unicode(letters: list[int]) -> bytes:
    pairs = [
        f"<{code:02X}> <{chr(letter).encode('utf-16-be').hex().upper()}>"
        for code, letter in enumerate(letters)
        if letter
    ]
    lists = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for some in lists:
        lines += [f"{len(some)} beginbfchar", *some, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode("ascii")
