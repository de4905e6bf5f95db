"""What becomes of a pasted paragraph: its kind, its words with the notes in them, its spaces."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from cchc_desktop.model.narrative import BlockKind, Bound, Line, NoteMark, Span, TextBlock

_WIDE = re.compile("(?<![ \u00a0])[ \u00a0]*(?: \u00a0|\u00a0 |\u00a0\u00a0)[ \u00a0]*")
# Browsers write a no-break space for any space; one that holds a number is meant.
_LOOSE = re.compile("(?<![0-9])\u00a0(?![0-9])")
_TYPED_DASH = re.compile("[-–•·▪●◦\uf0b7\uf0a7\uf02d][ \u00a0]+")
_NUMBER = re.compile(r"(\d{1,3})[.)]?$", re.ASCII)
_LETTER = re.compile(r"\(?\w{1,5}[.)]$")

Bodies = dict[str, list[tuple[Span | Bound, ...]]]


@dataclass
class Call:
    """A place where a note is called, and the letters that stand there."""

    key: str
    shown: str = ""


@dataclass
class Paragraph:
    """A paragraph while it is read; ``mark`` is what Word shows before an item."""

    kind: BlockKind = BlockKind.PARAGRAPH
    number: int = 0
    prefix: str = ""
    parts: list[Span | Call] = field(default_factory=list)
    note: str = ""
    is_item: bool = False
    mark: str = ""


def block_of(paragraph: Paragraph, bodies: Bodies) -> TextBlock:
    """Return a paragraph as it is stored, each note where it is called."""
    kind, number, prefix = paragraph.kind, paragraph.number, paragraph.prefix
    if mark := paragraph.mark.strip(" \u00a0"):
        kind, number, prefix = _marked(mark)
    line = _noted(paragraph.parts, bodies)
    first = line[0] if line else None
    if kind is BlockKind.PARAGRAPH and not prefix and isinstance(first, Span):
        dash = _TYPED_DASH.match(first.text)
        if dash:
            kind, rest = BlockKind.DASH, first.text[dash.end() :]
            line = ((replace(first, text=rest),) if rest else ()) + line[1:]
    return TextBlock(kind, (Span(prefix), *line) if prefix and line else line, number)


def _marked(mark: str) -> tuple[BlockKind, int, str]:
    """Say what Word's mark before an item makes of its paragraph."""
    number = _NUMBER.match(mark)
    if number:
        return BlockKind.NUMBER, int(number[1]), ""
    if _LETTER.match(mark) or "." in mark.strip("."):
        return BlockKind.PARAGRAPH, 0, f"{mark} "
    return BlockKind.DASH, 0, ""


def _noted(parts: Iterable[Span | Call], bodies: Bodies) -> Line:
    """Put the notes where they are called; a call without its words stays as it was shown."""
    line: list[Span | NoteMark] = []
    for part in parts:
        if isinstance(part, Span):
            line.append(part)
        elif part.key in bodies:
            line.append(NoteMark(tuple(bodies[part.key])))
        elif part.shown.strip():
            line.append(Span(part.shown.strip()))
    return tidied(line)


def spans(parts: Iterable[Span | Call]) -> Iterator[Span]:
    """Return a paragraph's words, calls of notes as they were shown."""
    for part in parts:
        yield part if isinstance(part, Span) else Span(part.shown)


def tidied(parts: Iterable[Span | NoteMark]) -> Line:
    """Join neighbours of one style, keep one space where there were several, none at the ends."""
    line: list[Span | NoteMark] = []
    for part in parts:
        last = line[-1] if line else None
        if isinstance(part, Span) and isinstance(last, Span):
            line[-1:] = _side_by_side(last, part)
        else:
            line.append(part)
    line = [_narrowed(part) if isinstance(part, Span) else part for part in line]
    if line and isinstance(line[0], Span):
        line[0] = replace(line[0], text=line[0].text.lstrip(" \u00a0"))
    if line and isinstance(line[-1], Span):
        line[-1] = replace(line[-1], text=line[-1].text.rstrip(" \u00a0"))
    return tuple(part for part in line if not isinstance(part, Span) or part.text)


def _side_by_side(last: Span, part: Span) -> list[Span]:
    text = part.text.lstrip(" ") if last.text.endswith(" ") else part.text
    if not text:
        return [last]
    if not text.strip() and (last.bold, last.italic) != (part.bold, part.italic):
        # A space between two styles has neither.
        return [last, Span(text)]
    if (last.bold, last.italic) == (part.bold, part.italic):
        return [replace(last, text=last.text + text)]
    return [last, replace(part, text=text)]


def _narrowed(span: Span) -> Span:
    return replace(span, text=_LOOSE.sub(" ", _WIDE.sub(" ", span.text)))
