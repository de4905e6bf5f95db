"""Turns a section's text into the blocks of a Qt document and back; knows neither keys nor mouse.

A paragraph is a block, an item is an indented block, because Qt itself takes the indent away when
Backspace is pressed at its start. Bold and italic are the only styles read; a bound figure or a
footnote is one sign with an object format of ``chips``.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from unicodedata import normalize

from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from cchc_desktop.model.line_places import SIGN, joined
from cchc_desktop.model.narrative import (
    BlockKind,
    Bound,
    Inline,
    Line,
    Narrative,
    NoteMark,
    Span,
    TextBlock,
    parse_narrative,
    write_inline,
)
from cchc_desktop.ui.chips import chip_format, inline_of, is_bold, note_format

_KIND = QTextFormat.Property.UserProperty + 11
_NUMBER = QTextFormat.Property.UserProperty + 12
_MOST_NUMBERED = 1000
_SPACE_BELOW = 0.4
_BREAKS = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
# Controls, direction overrides, zero-width signs, lone surrogates and non-characters.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff\ud800-\udfff]"
)
_TYPED_ITEM = re.compile(r"(?:(?P<dash>[-–])|(?P<number>\d{1,3})\.) +")


def clean(text: str) -> str:
    """Return text as it may be stored: composed letters, nothing that cannot be printed."""
    return normalize("NFC", _UNPRINTABLE.sub("", text.replace("\t", " ")))


def clean_lines(text: str) -> list[str]:
    """Split a pasted text into clean lines that hold something."""
    return [line for line in map(clean, _BREAKS.split(text)) if line.strip()]


# --- formats --------------------------------------------------------------------------------


def block_format(kind: BlockKind, number: int = 0) -> QTextBlockFormat:
    """Return the format of a paragraph or item; ``number`` counts when it begins a list."""
    block = QTextBlockFormat()
    block.setBottomMargin(_space_below())
    if kind is not BlockKind.PARAGRAPH:
        block.setIndent(1)
        block.setProperty(_KIND, kind.value)
        block.setProperty(_NUMBER, number or 1)
    return block


@cache
def _space_below() -> float:
    return QFontMetricsF(QGuiApplication.font()).height() * _SPACE_BELOW


def kind_of(block: QTextBlock) -> BlockKind:
    """Say what a block of the document is."""
    block_form = block.blockFormat()
    kind = block_form.property(_KIND)
    return BlockKind(kind) if kind and block_form.indent() > 0 else BlockKind.PARAGRAPH


def number_of(block: QTextBlock) -> int:
    """Return the printed number of a numbered item: its list's first number and its place."""
    above = 0
    while kind_of(block.previous()) is BlockKind.NUMBER:
        block = block.previous()
        above += 1
    return int(block.blockFormat().property(_NUMBER)) + above


def text_format(*, bold: bool = False, italic: bool = False) -> QTextCharFormat:
    """Return the format of literal text."""
    char = QTextCharFormat()
    char.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    char.setFontItalic(italic)
    return char


# --- text to document -----------------------------------------------------------------------


def fill(document: QTextDocument, blocks: Iterable[TextBlock]) -> None:
    """Replace the whole document by blocks, as one step of undo."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    cursor.setBlockFormat(block_format(BlockKind.PARAGRAPH))
    insert_blocks(cursor, blocks)
    cursor.endEditBlock()


def insert_blocks(cursor: QTextCursor, blocks: Iterable[TextBlock]) -> None:
    """Insert blocks; the first continues the block at the cursor, or shapes it when empty."""
    for index, block in enumerate(blocks):
        if index:
            cursor.insertBlock(block_format(block.kind, block.number))
        elif cursor.block().length() == 1 and block.kind is not BlockKind.PARAGRAPH:
            cursor.setBlockFormat(block_format(block.kind, block.number))
        insert_line(cursor, block.inlines)


def insert_line(cursor: QTextCursor, line: Line) -> None:
    """Insert literal text, chips and marks at the cursor."""
    for inline in line:
        match inline:
            case Span():
                char = text_format(bold=inline.bold, italic=inline.italic)
                cursor.insertText(inline.text, char)
            case Bound():
                cursor.insertText(SIGN, chip_format(inline))
            case NoteMark():
                cursor.insertText(SIGN, note_format(inline))


# --- document to text -----------------------------------------------------------------------


def read(document: QTextDocument) -> Narrative:
    """Return what the document says, in the form in which it is stored."""
    blocks: list[TextBlock] = []
    for block in blocks_of(document):
        line = line_of(block)
        if not says_something(line):
            continue
        kind = kind_of(block)
        number = 0
        if kind is BlockKind.NUMBER:
            above = blocks[-1] if blocks and blocks[-1].kind is kind else None
            number = above.number + 1 if above else int(block.blockFormat().property(_NUMBER))
        blocks.append(TextBlock(kind, line, number))
    return Narrative(tuple(blocks))


def blocks_of(document: QTextDocument) -> Iterator[QTextBlock]:
    """Yield the blocks of a document from first to last."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def signs_in(block: QTextBlock) -> Iterator[tuple[int, Bound | NoteMark]]:
    """Yield place in the document and meaning of every chip and mark of a block."""
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        inline = inline_of(fragment.charFormat())
        if inline is not None:
            for offset in range(fragment.length()):
                yield fragment.position() + offset, inline
        place += 1


def line_of(block: QTextBlock) -> Line:
    """Return the literal text, chips and marks of one block."""
    line = joined(_inlines(block))
    if line and isinstance(line[0], Span):
        first = replace(line[0], text=line[0].text.lstrip(" "))
        line = (first, *line[1:]) if first.text else line[1:]
    return line


def raw_line_of(block: QTextBlock) -> Line:
    """Return one block's inlines with the spaces at its start, as a clipboard wants them."""
    return joined(_inlines(block))


def _inlines(block: QTextBlock) -> Iterator[Inline]:
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        char = fragment.charFormat()
        inline = inline_of(char)
        if inline is not None:
            yield from [inline] * fragment.length()
        else:
            text = clean(fragment.text().replace("\u2028", " "))
            yield Span(text, is_bold(char), char.fontItalic())
        place += 1


def says_something(line: Line) -> bool:
    """Say whether a line is stored: it has a letter, a chip or a mark."""
    return any(not isinstance(inline, Span) or inline.text.strip() for inline in line)


def typed_item(block: QTextBlock) -> tuple[BlockKind, int, int] | None:
    """Return kind, number and length of an item mark typed at the start of a paragraph."""
    found = _TYPED_ITEM.match(block.text())
    if found is None or kind_of(block) is not BlockKind.PARAGRAPH:
        return None
    if found["dash"]:
        return BlockKind.DASH, 0, found.end()
    return BlockKind.NUMBER, int(found["number"]), found.end()


# --- clipboard ------------------------------------------------------------------------------


def copied(cursor: QTextCursor) -> list[TextBlock]:
    """Return the selected part of a text."""
    document = QTextDocument()
    QTextCursor(document).insertFragment(cursor.selection())
    return [
        TextBlock(kind_of(block), raw_line_of(block), first_number(block))
        for block in blocks_of(document)
    ]


def first_number(block: QTextBlock) -> int:
    """Return the number a block gives its list when it begins one."""
    return int(block.blockFormat().property(_NUMBER) or 0)


def to_clipboard(blocks: Iterable[TextBlock]) -> bytes:
    """Return blocks as bytes that only this program pastes."""
    rows = [[block.kind.value, block.number, write_inline(block.inlines)] for block in blocks]
    return json.dumps(rows, ensure_ascii=False).encode("utf-8")


def from_clipboard(data: bytes) -> list[TextBlock]:
    """Read what ``to_clipboard`` wrote; nothing when another program wrote something else."""
    try:
        return [
            TextBlock(BlockKind(kind), _exact_line(clean(stored)), int(number) % _MOST_NUMBERED)
            for kind, number, stored in json.loads(data.decode("utf-8"))
        ]
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, OverflowError):
        return []


def _exact_line(stored: str) -> Line:
    """Read a stored line with its leading spaces, which a paragraph of its own would lose."""
    return parse_narrative(f"^[]{stored}").blocks[0].inlines[1:]
