"""Makes a document say another text, touching only the paragraphs that differ."""

from collections.abc import Sequence

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from cchc_desktop.model.narrative import BlockKind, TextBlock
from cchc_desktop.ui import narrative_document as nd


def patch(document: QTextDocument, blocks: list[TextBlock]) -> None:
    """Make the document say ``blocks``, touching only the paragraphs that differ."""
    there = _said(document)
    first = _shared(there, blocks)
    left = min(len(there), len(blocks)) - first
    last = min(_shared(there[::-1], blocks[::-1]), left)
    gone, new = len(there) - first - last, blocks[first : len(blocks) - last]
    if not gone and not new:
        return
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    if not gone and last:
        _put_before(cursor, document.findBlockByNumber(first), new)
    elif not gone:
        cursor.movePosition(QTextCursor.MoveOperation.End)
        _put_behind(cursor, new)
    else:
        _put_instead(cursor, document.findBlockByNumber(first), gone, new, is_last=not last)
    if last:
        _number_anew(document.findBlockByNumber(len(blocks) - last), blocks[len(blocks) - last])
    cursor.endEditBlock()


def _said(document: QTextDocument) -> list[TextBlock | None]:
    """Return every block as it would be stored, None where one says nothing."""
    said: list[TextBlock | None] = []
    number = 0
    for block in nd.blocks_of(document):
        kind, line = nd.kind_of(block), nd.line_of(block)
        if kind is not BlockKind.NUMBER:
            number = 0
        else:
            number = number + 1 if number else nd.first_number(block)
        said.append(TextBlock(kind, line, number) if nd.says_something(line) else None)
    return said


def _shared(one: Sequence[TextBlock | None], other: Sequence[TextBlock | None]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))


def _put_before(cursor: QTextCursor, block: QTextBlock, new: list[TextBlock]) -> None:
    form = block.blockFormat()
    cursor.setPosition(block.position())
    for found in new:
        cursor.setBlockFormat(nd.block_format(found.kind, found.number))
        nd.insert_line(cursor, found.inlines)
        cursor.insertBlock(form, nd.text_format())


def _put_behind(cursor: QTextCursor, new: list[TextBlock]) -> None:
    for found in new:
        cursor.insertBlock(nd.block_format(found.kind, found.number), nd.text_format())
        nd.insert_line(cursor, found.inlines)


def _put_instead(
    cursor: QTextCursor, block: QTextBlock, gone: int, new: list[TextBlock], *, is_last: bool
) -> None:
    """Replace blocks by others; none at all takes the break of a paragraph with them."""
    after = block.document().findBlockByNumber(block.blockNumber() + gone)
    form = after.blockFormat()
    start, end = block.position(), after.position() if after.isValid() else 0
    if not after.isValid():
        end = block.document().characterCount() - 1
    if new:
        end -= after.isValid()
    elif is_last and start:
        start -= 1
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    if new:
        cursor.setBlockFormat(nd.block_format(new[0].kind, new[0].number))
        nd.insert_line(cursor, new[0].inlines)
        _put_behind(cursor, new[1:])
    elif after.isValid():
        cursor.setBlockFormat(form)
    elif not start:
        cursor.setBlockFormat(nd.block_format(BlockKind.PARAGRAPH))


def _number_anew(block: QTextBlock, wanted: TextBlock) -> None:
    if wanted.kind is BlockKind.NUMBER and nd.first_number(block) != wanted.number:
        QTextCursor(block).setBlockFormat(nd.block_format(wanted.kind, wanted.number))
