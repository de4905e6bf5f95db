"""The zip of a Word file: parts, relations, properties; knows nothing of what the parts say.

No part points outside the file, and the same parts give the same bytes: every date is fixed.
"""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

from cchc_desktop.render.docx_xml import Node, clean, serialized

ISSUED = datetime(2000, 1, 1, tzinfo=UTC)
ZIPPED = (1980, 1, 1, 0, 0, 0)
LONGEST_PROPERTY = 255
FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
KINDS = {
    "styles": (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "settings": (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "fontTable": (CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
    "numbering": (CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING),
    "footnotes": (FOOTNOTES_TYPE, RELATIONSHIP_TYPE.FOOTNOTES),
    "header": (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
    "footer": (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
}


class _Main(Part):
    """The part of the document itself, whose tree is known only at the end."""

    tree: Node = None

    @property
    def blob(self) -> bytes:
        return serialized(self.tree)


class WordPackage:
    """Collects the parts of one file."""

    def __init__(self) -> None:
        self._package = Package()
        place = PackURI("/word/document.xml")
        self._main = _Main(place, CONTENT_TYPE.WML_DOCUMENT_MAIN, None, self._package)
        self._package.relate_to(self._main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
        self._count = 0

    def add(self, kind: str, tree: Node, number: int = 0) -> str:
        """Add a part, ``number`` where there are several of a kind; return its relation."""
        content, relation = KINDS[kind]
        place = PackURI(f"/word/{kind}{number or ''}.xml")
        return self._main.relate_to(Part(place, content, serialized(tree), self._package), relation)

    def add_picture(self, data: bytes) -> str:
        """Add a PNG picture and return its relation."""
        self._count += 1
        part = Part(
            PackURI(f"/word/media/image{self._count}.png"), CONTENT_TYPE.PNG, data, self._package
        )
        return self._main.relate_to(part, RELATIONSHIP_TYPE.IMAGE)

    def describe(self, title: str, author: str, language: str) -> None:
        """Set the properties that file managers show; a property has a greatest length."""
        properties = self._package.core_properties
        properties.title = clean(title)[:LONGEST_PROPERTY]
        properties.author = properties.last_modified_by = clean(author)[:LONGEST_PROPERTY]
        properties.language = language
        properties.created = properties.modified = ISSUED
        properties.revision = 1

    def save(self, tree: Node, target: BinaryIO | Path) -> None:
        """Write the file with ``tree`` as its document."""
        self._main.tree = tree
        made, fixed = BytesIO(), BytesIO()
        self._package.save(made)
        with ZipFile(made) as source, ZipFile(fixed, "w") as copy:
            for entry in source.infolist():
                place = ZipInfo(entry.filename, ZIPPED)
                place.compress_type = ZIP_DEFLATED
                copy.writestr(place, source.read(entry))
        if isinstance(target, Path):
            target.write_bytes(fixed.getvalue())
        else:
            target.write(fixed.getvalue())
