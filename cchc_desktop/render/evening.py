"""Breaks a paragraph anew as a whole where line by line it came out too loose; knows no fonts.

Among all ways to break the one is taken whose spaces are least uneven, in time linear to the text:
a line can only begin as far back as one measure reaches. Spaces may shrink a little. Breaks at a
kept space or inside a symbol cost as much as a very loose line.
"""

from typing import NamedTuple

from cchc_desktop.model.layout_parts import Justify
from cchc_desktop.render.tokens import KEPT, SPACE, TIGHT, TOLERANCE, Span, Tokens

BLOCK = 40  # lines of a very long paragraph that are looked at together
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
        if _is_uneven(tokens, block, measure.space, habits, is_last=is_last):
            own = measure if begin == 0 else measure._replace(indent=0.0)
            block = _best(tokens, block, own, habits, is_last=is_last) or block
        result += block
    return result


def _is_uneven(
    tokens: Tokens, spans: list[Span], space: float, habits: Justify, *, is_last: bool
) -> bool:
    for span in spans[:-1] if is_last else spans:
        if tokens.joins[span.end : span.end + 1] not in ([SPACE], []):
            return True
        gaps = _gaps(tokens, span.start, span.end)
        if span.slack > gaps * space * (habits.even_beyond - 1):
            return True
    return False


def _gaps(tokens: Tokens, start: int, end: int) -> int:
    joins = tokens.joins[start + 1 : end]
    return joins.count(SPACE) + joins.count(KEPT)


def _best(
    tokens: Tokens, spans: list[Span], measure: Measure, habits: Justify, *, is_last: bool
) -> list[Span]:
    """Find the cheapest breaks from the first token of the spans to the last."""
    start, end = spans[0].start, spans[-1].end
    costs = {start: 0.0}
    came: dict[int, tuple[int, float]] = {}
    for stop in range(start + 1, end + 1):
        if stop < end and tokens.joins[stop] == TIGHT:
            continue
        ends_text = stop == end and is_last
        penalty = _penalty(tokens, stop, habits) if stop < end else 0.0
        found = _cheapest(tokens, costs, (start, stop), measure, habits, ends_text=ends_text)
        if found:
            cost, begin, slack = found
            costs[stop] = cost + penalty
            came[stop] = (begin, slack)
    result: list[Span] = []
    stop = end
    while stop in came:
        begin, slack = came[stop]
        result.append(Span(begin, stop, slack))
        stop = begin
    return result[::-1] if stop == start else []


def _cheapest(
    tokens: Tokens,
    costs: dict[int, float],
    reach: tuple[int, int],
    measure: Measure,
    habits: Justify,
    *,
    ends_text: bool,
) -> tuple[float, int, float] | None:
    """Return the least cost of a line that ends before a token, its begin and its slack."""
    start, stop = reach
    widths, joins, space = tokens.widths, tokens.joins, measure.space
    best, natural, gaps = None, 0.0, 0
    least = INFINITE
    tight = 1 - habits.tightest  # how far a space may shrink
    for begin in range(stop - 1, start - 1, -1):
        natural += widths[begin]
        room = measure.width - (measure.indent if begin == start else 0.0)
        slack = room - natural - gaps * space
        least_slack = 0.0 if ends_text else -gaps * space * tight
        if slack < least_slack - TOLERANCE:
            if begin > start + 1 or begin == start:
                break
        elif begin in costs:
            cost = costs[begin] + _cost(slack, gaps, space, ends_text=ends_text)
            if cost < least:
                least = cost
                best = (cost, begin, 0.0 if ends_text and slack > 0 else slack)
        if joins[begin] <= KEPT:
            gaps += 1
    return best


def _cost(slack: float, gaps: int, space: float, *, ends_text: bool) -> float:
    """Return how ugly a line is: one, and the cube of what its spaces gained, in spaces."""
    if ends_text and slack >= 0:
        return 1.0
    share = slack / (max(gaps, 1) * space)
    return 1.0 + abs(share if share >= 0 else share * 4) ** 3


def _penalty(tokens: Tokens, stop: int, habits: Justify) -> float:
    join = tokens.joins[stop]
    if join == SPACE:
        return 0.0
    return habits.kept_cost if join == KEPT else habits.symbol_cost
