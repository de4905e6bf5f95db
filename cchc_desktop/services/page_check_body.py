"""Compares paragraphs, footnotes, numbering and the closing sign with the regime."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from cchc_desktop import messages
from cchc_desktop.model.layout import roman
from cchc_desktop.model.layout_parts import MM
from cchc_desktop.render.measure_lines import Piece
from cchc_desktop.services.page_check_parts import Parts
from cchc_desktop.services.page_check_report import Findings, number, span, within

LEAST_INDENT = 3.0  # millimetres
FARTHEST = 40.0  # points: farther lines have something between them
FEW_LETTERS = 5
FEW_LINES = 5
RAGGED = 1.0  # millimetres a full line may end before the edge
BLANK = 0.25  # of the size
MOST_NAMED = 5
NO_NOTE_AFTER = "m"  # square and cubic metres


@dataclass(frozen=True)
class Line:
    """One line of the body; ``starts`` tells whether a paragraph begins with it."""

    piece: Piece
    starts: bool
    centred: bool


def check_body(parts: Parts, out: Findings) -> None:
    """Look at sizes, indents, spacing, line pitch and justification."""
    lines = _lines(parts)
    if not lines:
        return
    _sizes(lines, out)
    _indents(lines, parts, out)
    pitches = _pitches(lines)
    _spacing(lines, pitches, out)
    _leading(lines, pitches, out)
    _justified(lines, parts, out)
    _numbering(lines, out)
    _closing(lines, out)


def _lines(parts: Parts) -> list[Line]:
    lines: list[Line] = []
    before: Piece | None = None
    for piece in (piece for leaf in parts.leaves if leaf.upright for piece in leaf.body):
        indent, rest = piece.left - parts.left, parts.right - piece.right
        centred = min(indent, rest) > LEAST_INDENT and abs(indent - rest) < LEAST_INDENT
        starts = before is None or _starts(piece, before, indent, parts)
        lines.append(Line(piece, starts, centred))
        before = piece
    return lines


def _starts(piece: Piece, before: Piece, indent: float, parts: Parts) -> bool:
    blank = BLANK * piece.size / MM
    if before.right + blank + piece.first_word <= parts.right - RAGGED:
        return True
    return indent >= LEAST_INDENT and before.left < piece.left - 1


def _sizes(lines: list[Line], out: Findings) -> None:
    out.look("body")
    wanted = out.rules.looks["body"].size
    pages: dict[float, list[Piece]] = {}
    for line in lines:
        sizes = Counter(round(glyph.size * 2) / 2 for glyph in line.piece.letters)
        for size, count in sizes.items():
            if count >= FEW_LETTERS and not within(size, wanted, out.rules.pt):
                pages.setdefault(size, []).append(line.piece)
    for size, pieces in list(pages.items())[:MOST_NAMED]:
        for piece in pieces:
            texts = {"measured": number(size), "expected": span(wanted)}
            out.add("body", "size", piece.page, piece, **texts)


def _indents(lines: list[Line], parts: Parts, out: Findings) -> None:
    out.look("indent")
    allowed = [(float(low), float(high)) for low, high in out.rules.limits["indents"]]
    wrong: dict[str, list[Piece]] = {}
    for line in lines:
        if line.starts and not line.centred:
            indent = max(line.piece.left - parts.left, 0.0)
            if not any(within(indent, limits, out.rules.mm) for limits in allowed):
                wrong.setdefault(number(round(indent * 2) / 2), []).append(line.piece)
    expected = messages.PAGE_CHECK_OR.join(span(limits) for limits in allowed)
    common = sorted(wrong.items(), key=lambda entry: -len(entry[1]))[:MOST_NAMED]
    for measured, pieces in common:
        for piece in pieces:
            out.add("indent", "indent", piece.page, piece, measured=measured, expected=expected)


def _pitches(lines: list[Line]) -> dict[int, float]:
    """Return how far lines of one paragraph stand apart on each page, in points."""
    found: dict[int, Counter[float]] = {}
    for above, line in pairwise(lines):
        down = (line.piece.y - above.piece.y) * MM
        same = line.piece.page == above.piece.page and not line.starts and 0 < down < FARTHEST
        if same and line.piece.size == above.piece.size:
            found.setdefault(line.piece.page, Counter())[round(down, 1)] += 1
    return {page: steps.most_common(1)[0][0] for page, steps in found.items()}


def _spacing(lines: list[Line], pitches: dict[int, float], out: Findings) -> None:
    usual = Counter(pitches.values()).most_common(1)
    least = out.rules.limits["paragraph_gap"]
    narrow: list[tuple[float, Piece]] = []
    for above, line in pairwise(lines):
        piece = line.piece
        if not line.starts or piece.page != above.piece.page:
            continue
        out.look("spacing")
        single = out.rules.limits["line_pitch"][0] * piece.size
        pitch = pitches.get(piece.page, usual[0][0] if usual else single)
        gap = (piece.y - above.piece.y) * MM - pitch
        if gap < least - out.rules.pt:
            narrow.append((gap, piece))
    for _, piece in narrow:
        texts = {"measured": number(max(min(narrow, key=lambda n: n[0])[0], 0.0))}
        out.add(
            "spacing", "gap", piece.page, piece, count=len(narrow), expected=least, **texts
        )  # fmt: skip


def _leading(lines: list[Line], pitches: dict[int, float], out: Findings) -> None:
    if not pitches:
        return
    out.look("leading")
    size = Counter(line.piece.size for line in lines).most_common(1)[0][0]
    low, high = (share * size for share in out.rules.limit("line_pitch"))
    low = min(low, out.rules.limits["least_pitch"] or low)
    for page, pitch in pitches.items():
        if not within(pitch, (low, high), out.rules.pt):
            texts = {"measured": number(pitch), "expected": span((low, high))}
            out.add("leading", "pitch", page, None, **texts)


def _justified(lines: list[Line], parts: Parts, out: Findings) -> None:
    full = [a.piece for a, b in pairwise(lines) if not b.starts and not a.centred]
    if len(full) < FEW_LINES:
        return
    out.look("justified")
    ragged = [piece for piece in full if parts.right - piece.right > RAGGED]
    if len(ragged) > out.rules.limits["ragged_share"] * len(full):
        for piece in ragged:
            texts = {"measured": len(ragged), "count": len(full)}
            out.add("justified", "ragged", piece.page, piece, **texts)


def _closing(lines: list[Line], out: Findings) -> None:
    last = lines[-1].piece
    out.look("closing")
    if not last.text.replace(" ", "").endswith(out.rules.words["closing"]):
        out.add("closing", "missing", last.page, last)


def _numbering(lines: list[Line], out: Findings) -> None:
    counters = Counters(out.rules.words["alphabet"], out)
    for line in lines:
        if line.starts:
            counters.take(line.piece)


class Counters:
    """Follows the numbers of headings and points, each kind and weight on its own."""

    def __init__(self, alphabet: str, out: Findings) -> None:
        self.alphabet = alphabet
        self.out = out
        self.last: dict[tuple[str, bool, bool], int] = {}
        self.above: tuple[int, ...] = ()
        self.patterns = (
            (self._roman, re.compile(r"([IVXL]+)\.\s")),
            (self._nested, re.compile(r"(\d{1,2}(?:\.\d{1,2})+)\.?\s(?=[^\W\d_])")),
            (self._arabic, re.compile(r"(\d{1,2})\.\s")),
            (self._letter, re.compile(rf"([{alphabet}])\)\s")),
        )

    def take(self, piece: Piece) -> None:
        """Compare the number a paragraph begins with, if it does, with the one before."""
        for compare, pattern in self.patterns:
            match = pattern.match(piece.text)
            if match:
                first = piece.letters[0].font
                compare(match[1], piece, first.bold, first.italic)
                return

    def _roman(self, text: str, piece: Piece, bold: bool, italic: bool) -> None:
        values = {roman(n): n for n in range(1, 90)}
        if bold and text in values:
            self._compare(("roman", bold, italic), values[text], "{}.", piece)
            self.last = {key: n for key, n in self.last.items() if key[0] == "roman"}
            self.above = ()

    def _arabic(self, text: str, piece: Piece, bold: bool, italic: bool) -> None:
        self._compare(("arabic", bold, italic), int(text), "{}.", piece)
        if bold:
            kept = ("roman", "arabic")
            self.last = {
                k: n for k, n in self.last.items() if k[0] == kept[0] or k[1:] == (True, italic)
            }
            self.above = (int(text),)

    def _nested(self, text: str, piece: Piece, bold: bool, italic: bool) -> None:
        numbers = tuple(int(part) for part in text.split("."))
        if self.above and numbers[0] != self.above[0]:
            texts = {"measured": text, "before": self.above[0], "expected": self.above[0]}
            self.out.add("numbering", "parent", piece.page, piece, **texts)
        head = ".".join(map(str, numbers[:-1]))
        self._compare((f"nested {head}", bold, italic), numbers[-1], head + ".{}.", piece)
        self.last = {k: n for k, n in self.last.items() if k[0] != "letter"}

    def _letter(self, text: str, piece: Piece, bold: bool, italic: bool) -> None:
        self._compare(("letter", bold, italic), self.alphabet.index(text) + 1, "{})", piece)

    def _compare(self, key: tuple[str, bool, bool], value: int, form: str, piece: Piece) -> None:
        self.out.look("numbering")
        before = self.last.get(key)
        self.last[key] = value
        if value in (1, (before or 0) + 1):
            return
        texts = {"measured": self._written(key[0], value, form)}
        if before is None:
            texts["expected"] = self._written(key[0], 1, form)
            self.out.add("numbering", "start", piece.page, piece, **texts)
            return
        texts["before"] = self._written(key[0], before, form)
        texts["expected"] = self._written(key[0], before + 1, form)
        self.out.add("numbering", "order", piece.page, piece, **texts)

    def _written(self, kind: str, value: int, form: str) -> str:
        if kind == "roman":
            return form.format(roman(value))
        if kind == "letter":
            return form.format(self.alphabet[min(value, len(self.alphabet)) - 1])
        return form.format(value)


def check_notes(parts: Parts, out: Findings) -> None:
    """Look whether footnotes run from 1 on and begin on the page of their mark."""
    expected = 0
    for leaf in parts.leaves:
        called = [
            int(mark.text)
            for piece in (*leaf.body, *parts.subject)
            if piece.page == leaf.sheet.number
            for mark in piece.marks
            if mark.text.isdigit() and mark.after != NO_NOTE_AFTER
        ]
        begun = _begun(leaf.notes, called)
        for mark in called:
            _note_order(mark, expected, leaf.sheet.number, out)
            expected = mark
            if mark not in begun:
                out.add("notes", "away", leaf.sheet.number, measured=mark)
        for mark in begun:
            if mark not in called:
                out.add("notes", "orphan", leaf.sheet.number, measured=mark)


def _note_order(mark: int, before: int, page: int, out: Findings) -> None:
    out.look("notes")
    if mark != before + 1:
        texts = {"measured": mark, "before": before, "expected": before + 1}
        out.add("notes", "order", page, None, **texts)


def _begun(notes: list[Piece], called: list[int]) -> list[int]:
    """Return the numbers notes begin with: raised ones, or plain ones that are called here."""
    begun = []
    for piece in notes:
        raised = [m for m in piece.marks if m.text.isdigit() and not m.after]
        plain = re.match(r"(\d{1,3})[.)]?\s*\D", piece.text)
        if raised:
            begun.append(int(raised[0].text))
        elif plain and int(plain[1]) in called:
            begun.append(int(plain[1]))
    return begun
