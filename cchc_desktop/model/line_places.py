"""Places in the lines of a text as an editor counts them; knows no figures.

A chip and a footnote mark are one letter each, ``SIGN``. A line is a block of the text or a
paragraph of one of its footnotes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from unicodedata import normalize

from cchc_desktop.model.narrative import Bound, Inline, Line, Narrative, NoteMark, Span

SIGN = "\ufffc"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line: the block, counted from 0, and within it which footnote and paragraph of that."""

    block: int
    note: int | None = None
    paragraph: int = 0


def letters(line: Iterable[Inline]) -> str:
    """Return a line as an editor holds it."""
    return "".join(inline.text if isinstance(inline, Span) else SIGN for inline in line)


def lines(narrative: Narrative) -> Iterator[tuple[Place, Line]]:
    """Yield every line; the footnotes of a block follow it."""
    for number, block in enumerate(narrative.blocks):
        yield Place(number), block.inlines
        notes = (inline for inline in block.inlines if isinstance(inline, NoteMark))
        for at, note in enumerate(notes):
            for paragraph, line in enumerate(note.paragraphs):
                yield Place(number, at, paragraph), line


def put(line: Line, start: int, end: int, new: Iterable[Inline]) -> Line:
    """Return a line with other inlines in place of what stands from ``start`` up to ``end``."""
    rest = _part(line, end, len(letters(line)))
    return joined((*_part(line, 0, start), *new, *rest))


def write_over(line: Line, start: int, end: int, text: str) -> Line:
    """Return a line with other words at a place, in the style of the first letter replaced."""
    bold, italic = style_at(line, start)
    return put(line, start, end, (Span(text, bold, italic),) if text else ())


def style_at(line: Line, place: int) -> tuple[bool, bool]:
    """Say whether the letter at a place is bold and italic."""
    style = (False, False)
    for inline in line:
        if place < 0:
            break
        if not isinstance(inline, NoteMark):
            style = (inline.bold, inline.italic)
        place -= len(inline.text) if isinstance(inline, Span) else 1
    return style


def _part(line: Line, start: int, end: int) -> Iterator[Inline]:
    at = 0
    for inline in line:
        if isinstance(inline, Span):
            text = inline.text[max(start - at, 0) : max(end - at, 0)]
            if text:
                yield replace(inline, text=text)
            at += len(inline.text)
        else:
            if start <= at < end:
                yield inline
            at += 1


def joined(inlines: Iterable[Inline]) -> Line:
    """Join neighbouring words of one style, none of them at the edge of a style a space."""
    line: list[Inline] = []
    for style, group in groupby(_styled_by_words(inlines), key=_style):
        if style is None:
            line.extend(group)
            continue
        text = "".join(span.text for span in group if isinstance(span, Span))
        line.append(Span(normalize("NFC", text), *style))
    return tuple(line)


def _style(inline: Inline) -> tuple[bool, bool] | None:
    return (inline.bold, inline.italic) if isinstance(inline, Span) else None


def _styled_by_words(inlines: Iterable[Inline]) -> list[Inline]:
    """Take the style off spaces at the edge of a styled stretch: no mark-up can say it."""
    inlines = list(inlines)
    if not any(isinstance(inline, Span) and (inline.bold or inline.italic) for inline in inlines):
        return inlines
    pieces: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Span):
            pieces.extend(replace(inline, text=part) for part in _edges(inline.text) if part)
        else:
            pieces.append(inline)
    for order in (range(len(pieces)), range(len(pieces) - 1, -1, -1)):
        _unstyle_spaces(pieces, order)
    return pieces


def _edges(text: str) -> tuple[str, str, str]:
    """Split text into the space before it, what it says, and the space behind it."""
    said = text.strip()
    start = len(text) - len(text.lstrip())
    return text[:start], said, text[start + len(said) :]


def _unstyle_spaces(pieces: list[Inline], order: range) -> None:
    bold = italic = False
    for index in order:
        piece = pieces[index]
        if isinstance(piece, NoteMark):
            continue
        if isinstance(piece, Span) and piece.text.isspace():
            piece = replace(piece, bold=piece.bold and bold, italic=piece.italic and italic)
            pieces[index] = piece
        bold, italic = piece.bold, piece.italic


def with_line(narrative: Narrative, place: Place, line: Line) -> Narrative:
    """Return a text whose line at a place is another one."""
    blocks = list(narrative.blocks)
    block = blocks[place.block]
    new = line if place.note is None else _with_note(block.inlines, place, line)
    blocks[place.block] = replace(block, inlines=new)
    return Narrative(tuple(blocks))


def _with_note(inlines: Line, place: Place, line: Line) -> Line:
    at = [n for n, inline in enumerate(inlines) if isinstance(inline, NoteMark)][place.note or 0]
    note = inlines[at]
    assert isinstance(note, NoteMark)  # noqa: S101 - chosen so in the line above
    paragraphs = list(note.paragraphs)
    paragraphs[place.paragraph] = tuple(i for i in line if isinstance(i, Span | Bound))
    return (*inlines[:at], NoteMark(tuple(paragraphs)), *inlines[at + 1 :])


def line_at(narrative: Narrative, place: Place) -> Line | None:
    """Return the line at a place, None when the text has none there."""
    return next((line for found, line in lines(narrative) if found == place), None)
