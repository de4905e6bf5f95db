"""The library's document, written out faster and with fixed bytes; knows no pages and no report.

Objects of which there are many are given as finished bytes under their numbers; all others are
the library's own. The two may refer to each other.
"""

from hashlib import md5
from typing import Any, BinaryIO

from reportlab.pdfbase.pdfdoc import PDFCatalog, PDFDictionary, PDFDocument
from reportlab.pdfbase.pdfdoc import format as formatted

BINARY = b"%\x93\x8c\x8b\x9e\n"  # tells programs that copy files that these are no texts
FREE = b"0000000000 65535 f \n"


class Catalog(PDFCatalog):  # type: ignore[misc] # the library has no types
    """The document's root, with the entry for colours that the library does not know."""

    __NoDefault__ = [*PDFCatalog.__NoDefault__, "OutputIntents"]  # noqa: RUF012 (as the library)
    __Refs__ = __NoDefault__


class File(PDFDocument):  # type: ignore[misc] # the library has no types
    """A document to which finished objects are added by number."""

    def __init__(self, version: tuple[int, int]) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=version)
        self.Catalog = self._catalog = Catalog()
        self.Catalog.Pages = self.Pages
        self.info = PDFDictionary()
        self._bodies: dict[int, bytes] = {}

    def reserve(self, count: int = 1) -> int:
        """Set numbers aside for objects given later, and return the first of them."""
        first: int = self.objectcounter + 1
        self.objectcounter += count
        return first

    def put(self, number: int, body: bytes) -> None:
        """Give the object of a reserved number."""
        self._bodies[number] = body

    def add(self, body: bytes) -> int:
        """Give an object and return its number."""
        number = self.reserve()
        self._bodies[number] = body
        return number

    def number(self, part: Any) -> int:
        """Return the number of one of the library's own objects."""
        found: int = self.idToObjectNumberAndVersion[self.Reference(part).name][0]
        return found

    def save(self, target: BinaryIO) -> None:
        """Write the file; nothing may be added afterwards."""
        self.Reference(self.Catalog)
        self.Reference(self.info)
        for font in self.delayedFonts:
            font.addObjects(self)
        head = b"%%PDF-%d.%d\n" % self._pdfVersion + BINARY
        target.write(head)
        place, number, sign = len(head), 0, md5(usedforsecurity=False)
        places = [FREE]
        while number < self.objectcounter:  # objects may still be added while others are written
            number += 1
            body = self._bodies.pop(number, None)
            if body is None:
                body = formatted(self.idToObject[self.numberToId[number]], self, toplevel=1)
            else:
                sign.update(body)
            written = b"%d 0 obj\n%b\nendobj\n" % (number, body)
            places.append(b"%010d 00000 n \n" % place)
            place += len(written)
            target.write(written)
        target.write(b"xref\n0 %d\n%b" % (len(places), b"".join(places)))
        target.write(self._trailer(len(places), place, sign.hexdigest()))

    def _trailer(self, size: int, xref: int, sign: str) -> bytes:
        root, info = self.number(self.Catalog), self.number(self.info)
        return (
            f"trailer\n<</Size {size}/Root {root} 0 R/Info {info} 0 R/ID[<{sign}><{sign}>]>>\n"
            f"startxref\n{xref}\n%%EOF\n"
        ).encode("ascii")


def text_string(text: str) -> str:
    """Return a text as a string object of the file, in ASCII signs only."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"
