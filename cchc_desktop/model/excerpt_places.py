"""Where words that a finding quotes stand in a section's text; knows no findings and no figures."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from cchc_desktop.model.line_places import SIGN, Place, letters, lines
from cchc_desktop.model.narrative import Bound, Inline, Line, Narrative, NoteMark, Span
from cchc_desktop.model.text_checks import NOTE, NOTE_END

Shown = Callable[[str, str], str]


class Stretch(NamedTuple):
    """Letters of one line as an editor counts them, from ``start`` up to ``end``."""

    place: Place
    start: int
    end: int


def find_excerpt(narrative: Narrative, excerpt: str, shown: Shown) -> list[Stretch]:
    """Return where an excerpt stands, as printed or as an editor holds it, in reading order.

    Whole words go before parts of words, which are looked at only where there are no others.
    """
    whole = rf"(?<!\w){re.escape(excerpt)}(?!\w)"
    for pattern in (whole, re.escape(excerpt)):
        found = [s for p, line in lines(narrative) for s in _in_line(p, line, pattern, shown)]
        if found:
            return found
    return []


def stretch_at(narrative: Narrative, start: int, end: int, shown: Shown) -> Stretch | None:
    """Return the stretch between two places of the flattened text; None when it is no one line."""
    walked = list(_flat(narrative, shown))[start:end]
    if not walked or walked[0][0] != walked[-1][0]:
        return None
    return Stretch(walked[0][0], walked[0][1], walked[-1][1] + 1)


def _in_line(place: Place, line: Line, pattern: str, shown: Shown) -> Iterator[Stretch]:
    printed = [
        (letter, at) for inline, at in _counted(line) for letter, at in _own(inline, at, shown)
    ]
    text = "".join(letter for letter, _ in printed)
    found = [
        (printed[m.start()][1], printed[m.end() - 1][1] + 1) for m in re.finditer(pattern, text)
    ]
    if not found:
        found = [m.span() for m in re.finditer(pattern, letters(line))]
    for start, end in found:
        yield Stretch(place, start, end)


def _counted(line: Line) -> Iterator[tuple[Inline, int]]:
    """Yield each inline with the place where it begins."""
    at = 0
    for inline in line:
        yield inline, at
        at += len(inline.text) if isinstance(inline, Span) else len(SIGN)


def _own(inline: Inline, at: int, shown: Shown) -> Iterator[tuple[str, int]]:
    """Yield what an inline prints in its line, each letter with its place; a note prints below."""
    if isinstance(inline, Span):
        yield from zip(inline.text, range(at, at + len(inline.text)), strict=True)
    elif isinstance(inline, Bound):
        yield from ((letter, at) for letter in shown(inline.name, inline.form))


def _flat(narrative: Narrative, shown: Shown) -> Iterator[tuple[Place, int]]:
    """Yield place and offset of each letter of the flattened text."""
    for number, block in enumerate(narrative.blocks):
        if number:
            yield Place(number), 0
        notes = 0
        for inline, at in _counted(block.inlines):
            if isinstance(inline, NoteMark):
                yield from _flat_note(inline, Place(number, notes), (Place(number), at), shown)
                notes += 1
            else:
                yield from ((Place(number), where) for _, where in _own(inline, at, shown))


def _flat_note(
    note: NoteMark, place: Place, mark: tuple[Place, int], shown: Shown
) -> Iterator[tuple[Place, int]]:
    yield from (mark for _ in NOTE)
    for number, paragraph in enumerate(note.paragraphs):
        here = replace(place, paragraph=number)
        if number:
            yield here, 0
        for inline, at in _counted(paragraph):
            yield from ((here, where) for _, where in _own(inline, at, shown))
    yield from (mark for _ in NOTE_END)
