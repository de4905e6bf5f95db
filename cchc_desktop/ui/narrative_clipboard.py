"""What goes from a sheet to the clipboard and back; knows neither keys nor what is stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCharFormat, QTextCursor

from cchc_desktop.model.narrative import BlockKind, Bound, Line, NoteMark, Span, TextBlock
from cchc_desktop.ui import narrative_document as nd
from cchc_desktop.ui.chips import is_bold
from cchc_desktop.ui.pasted_html import Pasted, read_html
from cchc_desktop.ui.pasted_legacy import in_unicode, spelled, words

if TYPE_CHECKING:
    from cchc_desktop.ui.chips import Chips

MIME = "application/x-cchc-narrative"
# Four times the text of a whole report; what is longer would keep the window busy for seconds.
MOST_PASTED = 200_000
MOST_HTML = 4_000_000


@dataclass(frozen=True)
class Piece:
    """What was pasted: where, its words, what became of it, and how it reads in Unicode."""

    start: int
    end: int
    text: str
    told: str = ""
    encoding: str = ""
    converted: tuple[TextBlock, ...] = ()


def copied_data(cursor: QTextCursor, chips: Chips) -> QMimeData:
    """Return the selected text as we paste it, and as others do."""
    blocks = nd.copied(cursor)
    data = QMimeData()
    data.setData(MIME, nd.to_clipboard(blocks))
    data.setText("\n".join(as_printed(block.inlines, chips) for block in blocks))
    return data


def as_printed(line: Line, chips: Chips) -> str:
    """Return a line with its figures as they are printed and without its notes."""
    return "".join(
        i.text if isinstance(i, Span) else chips.shown(i) if isinstance(i, Bound) else ""
        for i in line
    )


def can_paste(source: QMimeData) -> bool:
    """Say whether there is something to paste."""
    return source.hasFormat(MIME) or source.hasHtml() or source.hasText()


def refusal(source: QMimeData, *, plain: bool) -> str:
    """Return why something is not pasted, nothing when it may be."""
    html = len(source.html()) if source.hasHtml() and not plain else 0
    length = len(source.text())
    if length <= MOST_PASTED and html <= MOST_HTML:
        return ""
    length, most = (length, MOST_PASTED) if length > MOST_PASTED else (html, MOST_HTML)
    return f"Chưa dán: nội dung dài {length} ký tự, tối đa {most}. Chép từng phần rồi dán."


def paste(cursor: QTextCursor, source: QMimeData, *, plain: bool, in_note: bool) -> Piece:
    """Put the clipboard in place of the selection."""
    start = cursor.selectionStart()
    char = QTextCharFormat(cursor.charFormat())
    cursor.removeSelectedText()
    encoding, converted = "", list[TextBlock]()
    if source.hasFormat(MIME) and not plain:
        found = Pasted(nd.from_clipboard(bytes(source.data(MIME).data())))
    else:
        html = source.html() if source.hasHtml() and not plain else ""
        found = read_html(html)
        if not found.blocks:
            kind = nd.kind_of(cursor.block())
            found = Pasted(_plain_blocks(source.text(), char, kind))
        encoding, converted = in_unicode(found, html)
    put(cursor, found.blocks, in_note=in_note)
    text = "\n".join(words(block.inlines) for block in found.blocks)
    told = _told(found, in_note=in_note)
    return Piece(start, cursor.position(), text, told, encoding, tuple(converted))


def put(cursor: QTextCursor, blocks: list[TextBlock], *, in_note: bool) -> None:
    """Insert pasted blocks; a footnote takes neither items nor notes."""
    blocks = [_without_notes(block) for block in blocks] if in_note else blocks
    clean = [replace(b, inlines=spelled(b.inlines, _without_soft_hyphens)) for b in blocks]
    nd.insert_blocks(cursor, clean)


def _without_soft_hyphens(text: str) -> str:
    return text.replace("\u00ad", "")


def _plain_blocks(text: str, char: QTextCharFormat, kind: BlockKind) -> list[TextBlock]:
    """Return plain words as paragraphs like the one they are pasted into."""
    bold, italic = is_bold(char), char.fontItalic()
    lines = nd.clean_lines(text)
    return [TextBlock(kind, (Span(line, bold, italic),)) for line in lines]


def _without_notes(block: TextBlock) -> TextBlock:
    line = tuple(i for i in block.inlines if not isinstance(i, NoteMark))
    return TextBlock(BlockKind.PARAGRAPH, line)


def _told(found: Pasted, *, in_note: bool) -> str:
    """Say what was kept or changed beyond paragraphs, so that nobody has to look for it."""
    parts = []
    if found.notes and in_note:
        parts.append("Chú thích của đoạn dán bị bỏ vì đang ở trong một chú thích.")
    elif found.notes:
        parts.append(f"Đã dán cùng {found.notes} chú thích cuối trang.")
    if found.rows:
        parts.append(f"Bảng {found.rows} hàng được dán thành các đoạn, ô cách nhau bằng dấu “;”.")
    return " ".join(parts)
