"""Opens the parts of a Word file from elsewhere without letting it do harm; knows no paragraphs.

What is packed may be far larger than the file, and XML may declare entities that grow without end
or fetch other files: sizes are limited while unpacking, and a document type is refused.
"""

from lzma import LZMAError
from pathlib import Path
from struct import error as StructError  # noqa: N812 (a class named like a function)
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 (a class named like a function)

from lxml import etree

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.render.docx_xml import Node

MOST_BYTES = 20_000_000  # of one part unpacked; the largest real report has under two
MOST_TAGS = 500_000  # of one part; each takes a hundred times its letters in memory
MOST_PARTS = 10_000
MAIN, NOTES, ENDNOTES = "word/document.xml", "word/footnotes.xml", "word/endnotes.xml"
# What zipfile lets through of damaged names, sizes and packing, beside what it says itself.
_UNREADABLE = (BadZipFile, ZlibError, LZMAError, EOFError, OSError, RuntimeError, ValueError,
               LookupError, OverflowError, StructError)  # fmt: skip
STYLES, NUMBERING = "word/styles.xml", "word/numbering.xml"


def open_parts(path: Path) -> dict[str, Node]:
    """Return the trees of the parts that hold text, styles and numbers.

    Raises:
        UserError: the file is no Word file, broken, locked, or made to harm its reader.
    """
    try:
        with ZipFile(path) as archive:
            there = set(archive.namelist())
            if len(there) > MOST_PARTS:
                raise UserError(messages.IMPORT_BOMB.format(file=path.name))
            if MAIN not in there:
                raise UserError(messages.IMPORT_NO_DOCX.format(file=path.name))
            names = (MAIN, NOTES, ENDNOTES, STYLES, NUMBERING)
            return {name: _tree(_read(archive, name, path), path) for name in names
                    if name in there}  # fmt: skip
    except _UNREADABLE as error:
        raise UserError(messages.IMPORT_NO_DOCX.format(file=path.name), str(error)) from error
    except etree.XMLSyntaxError as error:
        raise UserError(messages.IMPORT_NO_DOCX.format(file=path.name), str(error)) from error


def _read(archive: ZipFile, name: str, path: Path) -> bytes:
    with archive.open(name) as part:
        data = part.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES or data.count(b"<") > MOST_TAGS:
        raise UserError(messages.IMPORT_BOMB.format(file=path.name))
    return data


def _tree(data: bytes, path: Path) -> Node:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    tree = etree.fromstring(data, parser)
    if tree.getroottree().docinfo.doctype:
        raise UserError(messages.IMPORT_BOMB.format(file=path.name))
    return tree
