"""Finds the components of an official document among the pieces of its pages; judges nothing."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from cchc_desktop.model.layout_parts import MM
from cchc_desktop.render.measure_lines import WORD_GAP, Piece, pieces_of
from cchc_desktop.render.measure_marks import Area, Sheet
from cchc_desktop.services.page_check_rules import Rules
from cchc_desktop.services.page_check_tail import Tail, find_tail

HEAD_DEPTH = 45.0  # millimetres from the national name down to number and date
EDGE = 27.0  # a page number stands this near to the upper or lower edge
SAME_LINE = 0.6  # millimetres between baselines of one line
NOTE_SIZE = 11.9  # points: up to here small type at the foot is a footnote
WRAP_DEPTH = 8.0  # millimetres from a line of the head to the one it runs on in
FEW_BLANKS = 3  # of a line that tells how wide its blanks are
EVEN = 1.5  # how much wider than the middle one the widest blank of a spread line may be
SUBJECT_DEPTH = 12.0  # millimetres between lines of the subject
SHORT_STROKE = 3.0  # millimetres; an upright one no longer than this is no side of a table
FEW_LINES = 6  # with fewer, two that agree by chance would pass for the edge
# Tone marks on the second of two vowels, where newer spelling puts them.
LATE_TONE = re.compile("([OU])([AEY])([\u0300\u0301\u0303\u0309\u0323])")


@dataclass
class Leaf:
    """One page: its pieces by what they are; ``place`` counts pages of the text or annex."""

    sheet: Sheet
    pieces: list[Piece]
    number: Piece | None = None
    body: list[Piece] = field(default_factory=list)
    notes: list[Piece] = field(default_factory=list)
    place: int = 1
    annex: bool = False

    @property
    def upright(self) -> bool:
        """Tell whether the page is taller than wide."""
        return self.sheet.height >= self.sheet.width

    @property
    def text(self) -> list[Piece]:
        """Return everything but the page number."""
        return [piece for piece in self.pieces if piece is not self.number]


@dataclass
class Parts:
    """The components that were found; ``left`` and ``right`` are the edges of the text."""

    leaves: list[Leaf]
    nation: list[Piece] = field(default_factory=list)
    motto: Piece | None = None
    issuers: list[Piece] = field(default_factory=list)
    number: Piece | None = None
    date: Piece | None = None
    kind: Piece | None = None
    subject: list[Piece] = field(default_factory=list)
    addressees: Piece | None = None
    is_letter: bool = False
    urgencies: list[Piece] = field(default_factory=list)
    tail: Tail | None = None
    left: float = 30.0
    right: float = 190.0

    @property
    def first(self) -> Leaf:
        """Return the first page."""
        return self.leaves[0]

    @property
    def middle(self) -> float:
        """Return the middle of the text."""
        return (self.left + self.right) / 2

    def share(self, x: float) -> float:
        """Return a place across the text, 0 its left and 1 its right edge."""
        return (x - self.left) / max(self.right - self.left, 1.0)


def fold(text: str) -> str:
    """Return a text in capitals, its tone marks where older spelling puts them."""
    parted = unicodedata.normalize("NFD", text.upper())
    return unicodedata.normalize("NFC", LATE_TONE.sub(r"\1\3\2", parted))


def find_parts(sheets: list[Sheet], rules: Rules) -> Parts:
    """Find head, title, body, notes, tail and page numbers."""
    parts = Parts([Leaf(sheet, pieces_of(sheet)) for sheet in sheets])
    _find_head(parts, rules)
    _find_title(parts, rules)
    _number_pages(parts, rules)
    parts.tail = find_tail([(leaf.sheet, leaf.text) for leaf in parts.leaves], rules)
    for leaf in parts.leaves:
        _find_body(leaf, parts)
    _find_edges(parts)
    return parts


def _find_head(parts: Parts, rules: Rules) -> None:
    words, leaf = rules.words, parts.first
    wanted = fold(words["nation"])
    begin = " ".join(wanted.split()[:4])
    for n, piece in enumerate(leaf.pieces):
        at = fold(piece.text).find(begin)
        if at >= 0:
            letters = len(piece.text[:at].replace(" ", ""))
            halves = piece.cut(letters) if letters else (piece,)
            leaf.pieces[n : n + 1] = halves
            parts.nation = [halves[-1]]
            break
    known = list(words["urgencies"])
    parts.urgencies = [p for p in leaf.pieces if fold(p.text) in map(fold, known)]
    if not parts.nation:
        return
    nation = parts.nation[0]
    below = [p for p in leaf.pieces if 0 < p.y - nation.y < HEAD_DEPTH]
    if fold(nation.text) != wanted:
        parts.nation += [p for p in below if _continues(p, nation, wanted)]
    motto = fold(words["motto"].split(" - ")[0])
    parts.motto = next((p for p in below if fold(p.text).startswith(motto)), None)
    _find_number_and_date(parts, below, rules)
    lowest = parts.number.y if parts.number else nation.y + HEAD_DEPTH / 2
    parts.issuers = [
        p
        for p in leaf.pieces
        if p.right < nation.left + 1
        and nation.y - WRAP_DEPTH < p.y < lowest - SAME_LINE
        and p not in parts.urgencies
    ]


def _continues(piece: Piece, nation: Piece, wanted: str) -> bool:
    near = piece.y - nation.y < WRAP_DEPTH and piece.right > nation.left
    return near and wanted.endswith(fold(piece.text))


def _find_number_and_date(parts: Parts, below: list[Piece], rules: Rules) -> None:
    nation = parts.nation[0]
    named = re.compile(re.escape(rules.words["number"]) + r"\b(?=\s*[:.]?\s*(?:\d|/|$))")
    number = next((p for p in below if named.match(p.text) and p.left < nation.centre), None)
    if number:
        same = [p for p in below if abs(p.y - number.y) < SAME_LINE and p.right <= nation.left + 1]
        parts.number = _together([number, *(p for p in same if p.left > number.left)])
    dated = re.compile(rules.words["date"])
    for piece in below:
        line = [p for p in below if abs(p.y - piece.y) < SAME_LINE]
        right = [p for p in line if p is not number and p.centre > nation.left]
        whole = _together(right) if right else None
        if whole and dated.match(whole.text):
            parts.date = whole
            return


def _together(pieces: list[Piece]) -> Piece:
    glyphs = [glyph for piece in pieces for glyph in piece.glyphs]
    return Piece(pieces[0].page, glyphs, [mark for piece in pieces for mark in piece.marks])


def _find_title(parts: Parts, rules: Rules) -> None:
    words, leaf = rules.words, parts.first
    top = max((p.y for p in (parts.number, parts.date, parts.motto) if p), default=0.0)
    below = [p for p in leaf.pieces if p.y > top + SAME_LINE and p not in parts.urgencies]
    parts.addressees = next((p for p in below if p.text.startswith(words["addressees"])), None)
    parts.is_letter = any(p.text.startswith(words["letter_subject"]) for p in leaf.pieces)
    kinds = {fold(kind) for kind in words["kinds"]}
    parts.kind = next((p for p in below if fold(p.text) in kinds), None)
    if parts.kind is None:
        return
    last = parts.kind
    for piece in (p for p in below if p.y > last.y + SAME_LINE):
        far = piece.y - last.y > SUBJECT_DEPTH or piece is parts.addressees
        more = parts.subject and (not piece.bold or rule_between(leaf.sheet, last, piece))
        if far or more:
            return
        parts.subject.append(piece)
        last = piece


def rule_between(sheet: Sheet, upper: Piece, lower: Piece) -> bool:
    """Tell whether a level stroke lies between two pieces."""
    return any(
        stroke.level and upper.y < stroke.top < lower.y - lower.size / 5 for stroke in sheet.strokes
    )


def _number_pages(parts: Parts, rules: Rules) -> None:
    pattern = re.compile(rules.words["page_number"])
    annex = re.compile(re.escape(rules.words["annex"]) + r"(?: [IVXLC\d]+)?$", re.IGNORECASE)
    place = 0
    in_annex = False
    for leaf in parts.leaves:
        leaf.number = _page_number(leaf, pattern)
        begins = any(annex.match(piece.text) for piece in leaf.text[:2])
        in_annex = in_annex or begins
        place = 1 if begins else place + 1
        leaf.place, leaf.annex = place, in_annex


def _page_number(leaf: Leaf, pattern: re.Pattern[str]) -> Piece | None:
    for piece in (*leaf.pieces[:2], *leaf.pieces[-2:]):
        others = [other for other in leaf.pieces if other is not piece]
        top = piece.y < EDGE and all(other.y > piece.y + SAME_LINE for other in others)
        height = leaf.sheet.height
        low = piece.y > height - EDGE and all(other.y < piece.y - SAME_LINE for other in others)
        if (top or low) and pattern.match(piece.text):
            return piece
    return None


def _find_body(leaf: Leaf, parts: Parts) -> None:
    tables = _tables(leaf.sheet)
    used = _used(leaf, parts)
    rest = [
        piece
        for piece in leaf.text
        if id(piece) not in used and not any(a <= piece.y <= b for a, b in tables)
    ]
    while rest and rest[-1].size <= NOTE_SIZE:
        leaf.notes.insert(0, rest.pop())
    if not leaf.annex:
        rows = groupby(rest, key=lambda piece: round(piece.y / SAME_LINE))
        lines = (_line(list(row)) for _, row in rows)
        leaf.body = [line for line in lines if line]


def _line(pieces: list[Piece]) -> Piece | None:
    """Return a row as one line, unless its pieces stand in columns.

    A loose justified line falls apart into pieces too, but all its blanks are equally wide.
    """
    whole = _together(sorted(pieces, key=lambda piece: piece.left))
    if len(pieces) == 1:
        return pieces[0]
    steps = (after.x - before.right for before, after in pairwise(whole.letters))
    gaps = sorted(step for step in steps if step > WORD_GAP * whole.size / MM)
    even = len(gaps) >= FEW_BLANKS and gaps[-1] <= EVEN * gaps[len(gaps) // 2]
    return whole if even else None


def _used(leaf: Leaf, parts: Parts) -> set[int]:
    """Return what is no text of the body: head, title, marks, tail."""
    used: list[Piece] = [*parts.urgencies]
    if leaf is parts.first:
        heads = [parts.number, parts.date, parts.motto, parts.kind, *parts.subject]
        lowest = max((p.y for p in (*heads, *parts.nation) if p), default=0.0)
        used += [piece for piece in leaf.text if piece.y <= lowest + SAME_LINE]
    if parts.addressees:
        used.append(parts.addressees)
    if parts.tail:
        used += parts.tail.on_page(leaf.sheet.number, leaf.text)
    return {id(piece) for piece in used}


def _tables(sheet: Sheet) -> list[tuple[float, float]]:
    uprights = [s for s in sheet.strokes if not s.level and s.length > SHORT_STROKE]
    boxes: list[Area] = [f for f in sheet.frames if f.height < sheet.height * 0.9]
    return [(s.top, s.bottom) for s in uprights] + [(f.top, f.bottom) for f in boxes]


def _find_edges(parts: Parts) -> None:
    lines = [piece for leaf in parts.leaves if leaf.upright for piece in leaf.body]
    lines = lines or [p for leaf in parts.leaves for p in leaf.text]
    if not lines:
        return
    parts.left = _edge([piece.left for piece in lines], min)
    parts.right = _edge([piece.right for piece in lines], max)


def _edge(values: list[float], outermost: object) -> float:
    """Return where most lines begin or end, the outermost one where no two agree."""
    common = Counter(round(value) for value in values).most_common(1)[0]
    if common[1] * 10 < len(values) or len(values) < FEW_LINES:
        return max(values) if outermost is max else min(values)
    near: Iterable[float] = [value for value in values if abs(value - common[0]) <= 1]
    return max(near) if outermost is max else min(near)
