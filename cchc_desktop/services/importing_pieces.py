"""Paragraphs of an old report as pieces: headings, items, notes; mends what pages tore apart."""

import re
from collections import defaultdict, deque
from dataclasses import dataclass, field, replace
from enum import StrEnum

from cchc_desktop.model.template import Section
from cchc_desktop.services.importing_lines import (
    END,
    MARK,
    Paragraph,
    is_closed,
    mark_number,
    plain,
)


class PieceKind(StrEnum):
    """What a paragraph of the old text is."""

    PARAGRAPH = "paragraph"
    DASH = "dash"
    NUMBER = "number"
    NOTE = "note"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph: its text without marker, its number, and the section a heading opens."""

    kind: PieceKind
    text: str
    number: int = 0
    section: Section | None = None
    source: Paragraph | None = None


@dataclass
class NoteBodies:
    """The bodies of footnotes by number; a number used on several pages is taken in turn."""

    bodies: dict[int, deque[list[str]]] = field(default_factory=lambda: defaultdict(deque))

    def add(self, number: int, paragraphs: list[str]) -> None:
        self.bodies[number].append(paragraphs)

    def take(self, mark: str) -> list[str] | None:
        """Return the paragraphs of the note a mark calls, once; None when there is no body."""
        waiting = self.bodies.get(mark_number(mark))
        return waiting.popleft() if waiting else None

    def count(self) -> int:
        return sum(len(waiting) for waiting in self.bodies.values())

    def left(self) -> list[str]:
        """Return the bodies no mark has called."""
        return ["\n".join(body) for waiting in self.bodies.values() for body in waiting]


_NOTE = re.compile(rf"\*{{0,3}}{MARK}([^{END}]+){END}\*{{0,3}}:?\s+(\S.*)", re.DOTALL)
_DASH = re.compile(r"(?:[-+\u2022\u2013]|\*(?=\s))\s+(?=\S)")
_NUMBER = re.compile(r"(\d{1,3})\.\s+(?=\S)")
_LONGEST_LOOK = 4
_SECOND_PARAGRAPH = 400
_SURELY_TORN = 60


def piece_of(paragraph: Paragraph) -> Piece:
    """Sort a paragraph by its first signs alone; headings are told later, by the outline."""
    note = _NOTE.fullmatch(paragraph.text)
    if note:
        return Piece(PieceKind.NOTE, note[2], mark_number(note[1]), source=paragraph)
    dash = _DASH.match(paragraph.text)
    if dash:
        return Piece(PieceKind.DASH, paragraph.text[dash.end() :], source=paragraph)
    number = _NUMBER.match(paragraph.text)
    if number:
        rest = paragraph.text[number.end() :]
        return Piece(PieceKind.NUMBER, rest, int(number[1]), source=paragraph)
    return Piece(PieceKind.PARAGRAPH, paragraph.text, source=paragraph)


def take_notes(pieces: list[Piece]) -> tuple[list[Piece], NoteBodies]:
    """Take the footnotes out, with the further paragraphs that belong to them."""
    kept: list[Piece] = []
    notes = NoteBodies()
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        index += 1
        if piece.kind is not PieceKind.NOTE:
            kept.append(piece)
            continue
        run = _run(pieces, index)
        more = _of_the_note(piece, run, kept[-1] if kept else None)
        notes.add(piece.number, [piece.text, *(other.text for other in run[:more])])
        index += more
    return kept, notes


def _run(pieces: list[Piece], start: int) -> list[Piece]:
    run: list[Piece] = []
    for piece in pieces[start : start + _LONGEST_LOOK]:
        if piece.kind is not PieceKind.PARAGRAPH:
            break
        run.append(piece)
    return run


def _of_the_note(note: Piece, run: list[Piece], before: Piece | None) -> int:
    """Count the paragraphs after a note that still belong to it.

    While the body waits for the rest of a sentence, all short ones before that rest do; else
    only those that begin like a note that has no full stop.
    """
    if before is not None and is_torn(before):
        for count, piece in enumerate(run):
            if plain(piece.text)[:1].islower():
                return count
            if len(piece.text) > _SECOND_PARAGRAPH:
                return 0
        return 0
    if is_closed(note.text):
        return 0
    start = plain(note.text).split()[:2]
    alike = [plain(piece.text).split()[:2] == start for piece in run]
    return alike.index(False) if False in alike else len(alike)


def is_torn(piece: Piece) -> bool:
    """Say whether a piece stops within a sentence."""
    return piece.kind is not PieceKind.HEADING and not is_closed(piece.text)


def join_torn(pieces: list[Piece]) -> list[Piece]:
    """Join paragraphs that a page end, notes or a rule tore in two."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        if groups and _continues(groups[-1][0], groups[-1][-1], piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [replace(group[0], text=" ".join(p.text for p in group)) for group in groups]


def _continues(first: Piece, before: Piece, piece: Piece) -> bool:
    """Say whether a piece goes on where the one before it, joined or not, stopped."""
    if piece.kind is not PieceKind.PARAGRAPH or not is_torn(before):
        return False
    text = plain(before.text)
    if plain(piece.text)[:1].islower():
        return True
    if text.endswith((";", "-")) or first.kind is not PieceKind.PARAGRAPH:
        return False
    return first is not before or len(text) > _SURELY_TORN or text.endswith(",")
