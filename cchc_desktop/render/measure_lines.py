"""Puts the glyphs of a page into lines and pieces of lines; knows no rule of any regime.

A piece is what stands together on one baseline: a line of text, or one side of a head in columns.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from cchc_desktop.model.layout_parts import MM
from cchc_desktop.render.measure_marks import Glyph, Sheet

SAME_LINE = 0.35  # millimetres between baselines of one line
SMALL = 0.8  # of the size of a line: a raised sign
RAISED = (0.12, 0.65)  # how far up, of the size of the line
BESIDE = 5.0  # millimetres
WORD_GAP = 0.15  # of the size: a blank that the file did not write
COLUMN_GAP, COLUMN_GAP_SPARSE = 0.5, 1.0  # of the size, between letters without a blank
COLUMN_GAP_BARE, COLUMN_GAP_BLANKS = 1.2, 4.0  # beside blanks, and blanks included
BLANKS_WRITTEN = 0.05


@dataclass(frozen=True)
class Mark:
    """A raised number and the letter before it, as footnotes are called by one."""

    text: str
    x: float
    after: str


@dataclass
class Piece:
    """Glyphs that stand together on one baseline, blanks included, raised signs apart."""

    page: int
    glyphs: list[Glyph]
    marks: list[Mark] = field(default_factory=list)

    @cached_property
    def letters(self) -> list[Glyph]:
        """Return the glyphs that are no blanks."""
        return [glyph for glyph in self.glyphs if not glyph.text.isspace()]

    @cached_property
    def text(self) -> str:
        """Return the text with single blanks."""
        parts: list[str] = []
        last: Glyph | None = None
        for glyph in self.glyphs:
            if last and glyph.x - last.right > WORD_GAP * last.size / MM:
                parts.append(" ")
            parts.append(glyph.text)
            last = glyph
        return unicodedata.normalize("NFC", " ".join("".join(parts).split()))

    @cached_property
    def left(self) -> float:
        """Return where the first letter begins."""
        return min(glyph.x for glyph in self.letters)

    @cached_property
    def right(self) -> float:
        """Return where the last letter ends."""
        return max(glyph.right for glyph in self.letters)

    @property
    def width(self) -> float:
        """Return the width of what is seen."""
        return self.right - self.left

    @property
    def centre(self) -> float:
        """Return the middle between both ends."""
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        """Return the baseline."""
        return self.letters[0].y

    @cached_property
    def size(self) -> float:
        """Return the size of most letters."""
        return Counter(round(glyph.size, 1) for glyph in self.letters).most_common(1)[0][0]

    @property
    def bold(self) -> bool:
        """Tell whether most letters are bold."""
        return sum(glyph.font.bold for glyph in self.letters) * 2 > len(self.letters)

    @property
    def italic(self) -> bool:
        """Tell whether most letters are slanted."""
        return sum(glyph.font.italic for glyph in self.letters) * 2 > len(self.letters)

    @property
    def first_word(self) -> float:
        """Return the width of the first word."""
        width = 0.0
        for glyph in self.glyphs:
            if glyph.text.isspace():
                break
            width = glyph.right - self.left
        return width

    def cut(self, at: int) -> tuple["Piece", "Piece"]:
        """Part the piece before its letter number ``at``."""
        border = self.glyphs.index(self.letters[at])
        x = self.letters[at].x
        left = Piece(self.page, self.glyphs[:border], [m for m in self.marks if m.x < x])
        return left, Piece(self.page, self.glyphs[border:], [m for m in self.marks if m.x >= x])


def pieces_of(sheet: Sheet) -> list[Piece]:
    """Return the pieces of a page from top to bottom, those of one line from left to right."""
    written = sum(glyph.text.isspace() for glyph in sheet.glyphs)
    sparse = written < BLANKS_WRITTEN * len(sheet.glyphs)
    rows, raised = _lift(list(_lines(sheet.glyphs)))
    gap = COLUMN_GAP_SPARSE if sparse else COLUMN_GAP
    pieces = [
        Piece(sheet.number, part)
        for row in rows
        for part in _parts(row, [sign for sign in raised if _over(sign, row)], gap)
        if any(not glyph.text.isspace() for glyph in part)
    ]
    for sign in raised:
        _attach(sign, pieces)
    return pieces


def _lines(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    line: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.y):
        if line and glyph.y - line[-1].y > SAME_LINE:
            yield sorted(line, key=lambda glyph: glyph.x)
            line = []
        line.append(glyph)
    if line:
        yield sorted(line, key=lambda glyph: glyph.x)


def _lift(lines: list[list[Glyph]]) -> tuple[list[list[Glyph]], list[Glyph]]:
    """Part lines of text from signs that hang above the line that follows."""
    kept: list[list[Glyph]] = []
    raised: list[Glyph] = []
    for n, line in enumerate(lines):
        below = [glyph for later in lines[n + 1 : n + 4] for glyph in later]
        hanging = [g for g in line if not g.text.isspace() and _hangs(g, below)]
        raised += hanging
        rest = [glyph for glyph in line if glyph not in hanging]
        if any(not glyph.text.isspace() for glyph in rest):
            kept.append(rest)
    return kept, raised


def _over(sign: Glyph, row: list[Glyph]) -> bool:
    return 0 < (row[0].y - sign.y) * MM <= RAISED[1] * max(glyph.size for glyph in row)


def _hangs(glyph: Glyph, below: list[Glyph]) -> bool:
    return any(
        glyph.size < SMALL * other.size
        and RAISED[0] <= (other.y - glyph.y) * MM / other.size <= RAISED[1]
        and other.x - BESIDE <= glyph.right
        and glyph.x <= other.right + BESIDE
        for other in below
        if not other.text.isspace()
    )


def _parts(row: list[Glyph], signs: list[Glyph], gap: float) -> Iterator[list[Glyph]]:
    """Part a line at wide gaps; the signs raised above it fill theirs."""
    part: list[Glyph] = []
    last: Glyph | None = None
    before: Glyph | None = None
    for glyph in sorted((*row, *signs), key=lambda glyph: glyph.x):
        raised = glyph in signs
        if not raised and not glyph.text.isspace():
            if last and before and _parted(before, last, glyph, gap):
                yield part
                part = []
            last = glyph
        if not raised:
            part.append(glyph)
        before = glyph
    if part:
        yield part


def _parted(before: Glyph, last: Glyph, glyph: Glyph, gap: float) -> bool:
    """Tell whether two letters are too far apart for one piece, with what blanks cover."""
    em = max(glyph.size, last.size) / MM
    if before is last:
        return glyph.x - last.right > gap * em
    bare = glyph.x - max(before.right, last.right)
    return bare > COLUMN_GAP_BARE * em or glyph.x - last.right > COLUMN_GAP_BLANKS * em


def _attach(glyph: Glyph, pieces: list[Piece]) -> None:
    owners = [
        piece
        for piece in pieces
        if piece.left - BESIDE <= glyph.x <= piece.right + BESIDE
        and 0 < (piece.y - glyph.y) * MM <= RAISED[1] * piece.size
    ]
    if not owners:
        return
    owner = min(owners, key=lambda piece: piece.y - glyph.y)
    last = owner.marks[-1] if owner.marks else None
    if last and last.text.isdigit() and glyph.text.isdigit() and _next_to(glyph, last):
        owner.marks[-1] = Mark(last.text + glyph.text, last.x, last.after)
        return
    before = [other.text for other in owner.letters if other.x < glyph.x]
    owner.marks.append(Mark(glyph.text, glyph.x, before[-1] if before else ""))


def _next_to(glyph: Glyph, mark: Mark) -> bool:
    return 0 <= glyph.x - mark.x <= (len(mark.text) + 0.5) * glyph.size / 2 / MM
