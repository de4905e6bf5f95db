"""Runs of text into tokens, tokens into lines of a given width; knows no page and no document.

Greedy, in time linear to the text. Lines end at spaces. Inside a unit without ordinary spaces
(a document number, a number and its unit) they end only where the line would else be too loose
or too wide: first at a kept space, then after "/" or "-", at last anywhere.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import compress, count
from typing import NamedTuple

from cchc_desktop.model.document import Run, Runs
from cchc_desktop.model.layout import Layout
from cchc_desktop.model.layout_parts import Style
from cchc_desktop.render.evening import Measure, evened
from cchc_desktop.render.fonts import WORDS_REMEMBERED, Faces
from cchc_desktop.render.tokens import KEPT, NBSP, SPACE, SYMBOL, TIGHT, TOLERANCE, Span, Tokens

MARK = 4  # the "face" of a footnote mark
CHUNK = 4
DIGITS = frozenset("0123456789")
DASHES = frozenset("-–")
INFINITE = float("inf")
SYMBOL_POINT = re.compile(r"(?<=[^\W_][/-])(?=[^\W\d_])")


class Segment(NamedTuple):
    """Text in one face on one line: place from the line's start, space added at each gap."""

    x: float
    rise: float
    text: str
    face: int
    size: float
    spread: float
    width: float
    mark: int = 0
    ink: tuple[float, ...] | None = None


class Setter:
    """Sets runs in the faces and habits of one layout."""

    def __init__(self, layout: Layout, faces: Faces) -> None:
        self.faces = faces
        self.space = faces[0].space
        self.habits = layout.justify
        self.loosest = (layout.justify.loosest_kept - 1, layout.justify.loosest_space - 1)
        self.mark_scale = layout.notes.mark_scale
        self.mark_rise = layout.notes.mark_rise
        self.before_number = frozenset(layout.words.kept_before_number)
        self.after_number = frozenset(layout.words.kept_after_number)
        self.odd = _odd_words(self.after_number)

    def tokens(self, runs: Runs, style: Style, measure: float) -> Tokens:
        """Cut runs into tokens no wider than a line."""
        tokens = Tokens()
        join = TIGHT
        for run in runs:
            join = self._add_run(tokens, run, style, measure, join)
            if run.note is not None:
                mark = str(run.note.number)
                width = self.faces[0][mark] * style.size * self.mark_scale
                tokens.notes[len(tokens.texts)] = run.note
                tokens.add(mark, MARK, width, TIGHT)
        return tokens

    def _add_run(self, tokens: Tokens, run: Run, style: Style, measure: float, join: int) -> int:
        number = (run.bold or style.bold) + 2 * (run.italic or style.italic)
        cut, size = self.faces[number].cut(run.text), style.size
        words, widths = cut.words, cut.widths
        tokens.solid = tokens.solid or cut.solid
        if not words:
            return SPACE if cut.blank_after else join
        if cut.widest * size > measure:
            odd: Iterable[int] = range(len(words))
        else:
            odd = compress(count(), map(self.odd.__getitem__, words))
        join = SPACE if cut.blank_before else join
        start = 0
        for n in odd:
            if n > start:
                _extend(tokens, words[start:n], number, widths[start:n], size, join)
                join = SPACE
            self._add_odd(tokens, words[n], number, size, measure, join)
            start, join = n + 1, SPACE
        if start < len(words):
            _extend(tokens, words[start:], number, widths[start:], size, join)
        return SPACE if cut.blank_after else TIGHT

    def _add_odd(
        self, tokens: Tokens, word: str, number: int, size: float, measure: float, join: int
    ) -> None:
        """Add a word that may be kept with the one before, or be parted inside."""
        face, texts = self.faces[number], tokens.texts
        if join == SPACE and texts and self.belong(texts[-1], word):
            join = KEPT
        too_wide = face[word] * size > measure
        for part in _parts(word, too_wide):
            tokens.add(part, number, face[part] * size, join)
            join = SYMBOL

    def belong(self, before: str, after: str) -> bool:
        """Tell whether two words stay together.

        A name and its number do, a number and its unit, and a word and the dash after it.
        """
        if after in DASHES:
            return True
        if after[0] in DIGITS and before in self.before_number:
            return True
        return before[-1] in DIGITS and _bare(after) in self.after_number

    def segments(self, tokens: Tokens, span: Span, style: Style, *, last: bool) -> list[Segment]:
        """Place the tokens of one line, spread over its slack unless it is the last."""
        gaps = 0 if last else self._gaps(tokens, span)
        spread = span.slack / gaps if gaps else 0.0
        space = self.space * style.size + spread
        texts, faces, joins = tokens.texts, tokens.faces, tokens.joins
        placed: list[Segment] = []
        x, begin = 0.0, span.start
        while begin < span.end:
            end, face = begin + 1, faces[begin]
            while end < span.end and faces[end] == face and face != MARK:
                end += 1
            if SYMBOL in joins[begin + 1 : end] or TIGHT in joins[begin + 1 : end]:
                text = _joined(texts, joins, begin, end)
            else:
                text = " ".join(texts[begin:end])
            if end < span.end:
                text += " " if joins[end] <= KEPT else ""
            elif end == len(joins) or joins[end] <= KEPT:
                text += " "  # so that extracted words do not run into the next line's
            natural = sum(tokens.widths[begin:end])
            x = self._place(placed, x, text, begin, tokens, style, (natural, space, spread))
            begin = end
        return placed

    def _place(
        self,
        placed: list[Segment],
        x: float,
        text: str,
        begin: int,
        tokens: Tokens,
        style: Style,
        sizes: tuple[float, float, float],
    ) -> float:
        natural, space, spread = sizes
        if NBSP in text:
            natural += text.count(NBSP) * spread
            inner = text.replace(NBSP, " ")
            spaces = text.count(" ")
        else:
            inner, spaces = text, text.count(" ")
        advance = natural + spaces * space
        shown = advance - (space if text.endswith(" ") else 0)
        face, size, rise, mark = tokens.faces[begin], style.size, 0.0, 0
        if face == MARK:
            face, mark = 0, tokens.notes[begin].number
            rise, size = size * self.mark_rise, size * self.mark_scale
        placed.append(Segment(x, rise, inner, face, size, spread, shown, mark))
        return x + advance

    def _gaps(self, tokens: Tokens, span: Span) -> int:
        joins = tokens.joins[span.start + 1 : span.end]
        gaps = joins.count(SPACE) + joins.count(KEPT)
        if not tokens.solid:
            return gaps
        return gaps + sum(text.count(NBSP) for text in tokens.texts[span.start : span.end])

    def spans(
        self, tokens: Tokens, measure: float, style: Style, *, ragged: bool = False
    ) -> list[Span]:
        """Break the tokens into lines; the first one is shorter by the style's indent.

        Where justified lines would be too loose the paragraph is broken anew as a whole.
        """
        space = self.space * style.size
        if ragged:  # a line that is not spread is never too loose
            return _break(tokens, measure, style.indent, space, (INFINITE, INFINITE))
        spans = _break(tokens, measure, style.indent, space, self.loosest)
        return evened(tokens, spans, Measure(measure, style.indent, space), self.habits)


def _break(
    tokens: Tokens, measure: float, indent: float, space: float, loosest: tuple[float, float]
) -> list[Span]:
    widths, joins = tokens.widths, tokens.joins
    spans: list[Span] = []
    start = i = 0
    x, room, count = 0.0, measure - indent + TOLERANCE, len(widths)
    while i < count:
        j, need = i + 1, widths[i]
        while j < count and joins[j] != SPACE and need <= measure:
            need += widths[j] + (space if joins[j] == KEPT else 0.0)
            j += 1
        lead = space if i > start else 0.0
        if x + lead + need <= room:
            x += lead + need
            i = j
            continue
        left = room - x - lead
        gaps = joins[start + 1 : i].count(SPACE) + joins[start + 1 : i].count(KEPT)
        if i == start or left > gaps * loosest[0] * space:
            allowed = gaps * loosest[1] * space
            point, width = _point(tokens, i, j, space, left, allowed, forced=i == start)
            if point > i:
                x += lead + width
                i = point
        spans.append(Span(start, i, room - TOLERANCE - x))
        start, x, room = i, 0.0, measure + TOLERANCE
    if start < count:
        spans.append(Span(start, count, room - TOLERANCE - x))
    return spans


def _point(
    tokens: Tokens, i: int, j: int, space: float, left: float, allowed: float, *, forced: bool
) -> tuple[int, float]:
    """Find where a unit that does not fit may be broken: the token index and the width taken."""
    best: dict[int, tuple[int, float]] = {}
    width, k = tokens.widths[i], i + 1
    if width > left and forced:
        return k, width
    while k <= j and width <= left:
        if k == j:
            break
        best[tokens.joins[k]] = (k, width)
        width += tokens.widths[k] + (space if tokens.joins[k] == KEPT else 0.0)
        k += 1
    kept, symbol = best.get(KEPT), best.get(SYMBOL)
    if not forced and left <= allowed:
        symbol = None
    if kept and (not symbol or left - kept[1] <= allowed):
        return kept
    if symbol:
        return symbol
    return best.get(TIGHT, (i, 0.0)) if forced else (i, 0.0)


class OddWords(dict[str, bool]):
    """Tell the words that need a closer look from the many that do not."""

    def __init__(self, units: frozenset[str]) -> None:
        super().__init__()
        self.units = units

    def __missing__(self, word: str) -> bool:
        if len(self) > WORDS_REMEMBERED:
            self.clear()
        odd = word[0] in DIGITS or "/" in word or "-" in word or _bare(word) in self.units
        self[word] = odd
        return odd


@lru_cache(maxsize=4)
def _odd_words(units: frozenset[str]) -> OddWords:
    return OddWords(units)


def _bare(word: str) -> str:
    return word.rstrip(".,;)")


def _extend(
    tokens: Tokens, words: list[str], number: int, widths: list[float], size: float, join: int
) -> None:
    """Add plain words at once: this is the busiest part of the whole build."""
    tokens.texts += words
    tokens.faces += [number] * len(words)
    tokens.widths += [width * size for width in widths]
    tokens.joins.append(join)
    tokens.joins += [SPACE] * (len(words) - 1)


def _parts(word: str, too_wide: bool) -> list[str]:
    parts = SYMBOL_POINT.split(word)
    if not too_wide:
        return parts
    return [part[k : k + CHUNK] for part in parts for k in range(0, len(part), CHUNK)]


def _joined(texts: list[str], joins: list[int], begin: int, end: int) -> str:
    rest = [" " + texts[k] if joins[k] <= KEPT else texts[k] for k in range(begin + 1, end)]
    return texts[begin] + "".join(rest)
