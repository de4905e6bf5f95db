"""Breaks a paragraph anew as a whole where line by line it came out too loose; knows no fonts.

Among all ways to break the one is taken whose spaces are least uneven, in time linear to the text:
a line can only begin as far back as one measure reaches. Spaces may shrink a little. Breaks at a
kept space or inside a symbol cost as much as a very loose line.
"""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from cchc_desktop.model.layout_parts import Justify
from cchc_desktop.render.tokens import KEPT, SPACE, TIGHT, TOLERANCE, Span, Tokens

BLOCK = 40  # lines of a very long paragraph that are looked at together
FULL_ENOUGH = 0.5  # emptier lines are not looked at
INFINITE = float("inf")


class Measure(NamedTuple):
    """How wide lines are, how much narrower the first is, and how wide a space; in points."""

    width: float
    indent: float
    space: float


def evened(tokens: Tokens, spans: list[Span], measure: Measure, habits: Justify) -> list[Span]:
    """Return better lines for a paragraph whose lines are too loose, else the same ones."""
    result: list[Span] = []
    for begin in range(0, len(spans), BLOCK):
        block = spans[begin : begin + BLOCK]
        is_last = begin + BLOCK >= len(spans)
        if _is_uneven(tokens, block, measure, habits, is_last=is_last):
            own = measure if begin == 0 else measure._replace(indent=0.0)
            block = _best(tokens, block, own, habits, is_last=is_last) or block
        result += block
    return result


def _is_uneven(
    tokens: Tokens, spans: list[Span], measure: Measure, habits: Justify, *, is_last: bool
) -> bool:
    if is_last and len(spans) > 1 and measure.width - spans[-1].slack < _short(measure, habits):
        return True
    for span in spans[:-1] if is_last else spans:
        if tokens.joins[span.end : span.end + 1] not in ([SPACE], []):
            return True
        gaps = _gaps(tokens, span.start, span.end)
        if span.slack > gaps * measure.space * (habits.even_beyond - 1):
            return True
    return False


def _short(measure: Measure, habits: Justify) -> float:
    return measure.width * habits.short_last


def _gaps(tokens: Tokens, start: int, end: int) -> int:
    joins = tokens.joins[start + 1 : end]
    return joins.count(SPACE) + joins.count(KEPT)


class _Ruler:
    """Where the tokens of a text would begin and end if all stood on one line."""

    def __init__(self, tokens: Tokens, start: int, end: int, space: float) -> None:
        self.start = start
        self.begins: list[float] = []
        self.ends: list[float] = []
        self.gaps: list[int] = []
        self.known = (self.begins, self.gaps)
        x, gaps = 0.0, 0
        widths, joins = tokens.widths, tokens.joins
        for at in range(start, end):
            if at > start and joins[at] <= KEPT:
                x += space
                gaps += 1
            self.begins.append(x)
            x += widths[at]
            self.ends.append(x)
            self.gaps.append(gaps)


def _best(
    tokens: Tokens, spans: list[Span], measure: Measure, habits: Justify, *, is_last: bool
) -> list[Span]:
    """Find the cheapest breaks from the first token of the spans to the last."""
    start, count = spans[0].start, spans[-1].end - spans[0].start
    ruler = _Ruler(tokens, start, spans[-1].end, measure.space)
    costs = [0.0, *([INFINITE] * count)]
    came: dict[int, tuple[int, float]] = {}
    joins = tokens.joins
    for stop in range(1, count + 1):
        at_end = stop == count
        join = SPACE if at_end else joins[start + stop]
        if join == TIGHT:
            continue
        penalty = 0.0
        if join != SPACE:
            penalty = habits.kept_cost if join == KEPT else habits.symbol_cost
        ends_text = at_end and is_last
        cost, begin, slack = _cheapest(ruler, costs, stop, measure, habits, ends_text)
        if begin >= 0:
            costs[stop] = cost + penalty
            came[stop] = (begin, slack)
    result: list[Span] = []
    stop = count
    while stop in came:
        begin, slack = came[stop]
        result.append(Span(start + begin, start + stop, slack))
        stop = begin
    return result[::-1] if stop == 0 else []


def _cheapest(
    ruler: _Ruler,
    costs: list[float],
    stop: int,
    measure: Measure,
    habits: Justify,
    ends_text: bool,
) -> tuple[float, int, float]:
    """Return the least cost of a line that ends before a token, its begin and its slack.

    A line costs one, and the cube of what its spaces gained, in spaces. This loop is the busiest
    part of breaking anew, so it calls nothing.
    """
    width, indent, space = measure
    end, last_gaps, begins, all_gaps = ruler.ends[stop - 1], ruler.gaps[stop - 1], *ruler.known
    tight = 0.0 if ends_text else 1 - habits.tightest
    first = bisect_left(begins, end - width * (1 + tight) - TOLERANCE, 0, stop)
    fullest = end if ends_text else end - FULL_ENOUGH * width
    last = bisect_right(begins, fullest, first, stop)
    least, found, left = INFINITE, -1, 0.0
    for begin in range(first, last):
        cost = costs[begin] + 1.0
        if cost >= least:
            continue
        gaps = last_gaps - all_gaps[begin]
        slack = width - end + begins[begin]
        if begin == 0:
            slack -= indent
        if slack < 0.0:
            if slack < -gaps * space * tight - TOLERANCE:
                continue
            share = 4 * slack / (gaps * space) if gaps else 0.0
            cost -= share * share * share
        elif not ends_text:
            share = slack / (gaps * space) if gaps else slack / space
            cost += share * share * share
        elif width - slack < habits.short_last * width:
            cost += habits.short_cost
        if cost < least:
            least, found, left = cost, begin, slack
    return least, found, 0.0 if ends_text and left > 0 else left
