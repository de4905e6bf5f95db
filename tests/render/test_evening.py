"""Holds what breaking a loose paragraph anew is for: even spaces, no stub at its end."""

from dataclasses import replace

import pytest

from cchc_desktop.render.evening import BLOCK, Measure, evened
from cchc_desktop.render.tokens import KEPT, SPACE, SYMBOL, TIGHT, Span, Tokens
from tests.render.samples import layout

HABITS = layout().justify
MEASURE = Measure(100.0, 0.0, 5.0)


def text(*widths, joins=None):
    """Return tokens of these widths, all parted by spaces unless joins are given."""
    tokens = Tokens()
    for n, width in enumerate(widths):
        tokens.add(f"w{n}", 0, width, joins[n] if joins else (SPACE if n else TIGHT))
    return tokens


def natural(tokens, start, end):
    return sum(tokens.widths[start:end]) + MEASURE.space * (end - start - 1)


def spans(tokens, *ends):
    starts = (0, *ends[:-1])
    return [Span(a, b, 100.0 - natural(tokens, a, b)) for a, b in zip(starts, ends, strict=True)]


def ends(found):
    return [span.end for span in found]


def covered(found):
    return [token for span in found for token in range(span.start, span.end)]


def test_a_paragraph_of_even_lines_stays_as_it_is():
    tokens = text(30, 30, 30, 30, 30, 30, 30, 30)
    greedy = spans(tokens, 3, 6, 8)
    assert evened(tokens, greedy, MEASURE, HABITS) == greedy


def test_a_loose_line_takes_a_word_from_the_full_line_before_it():
    tokens = text(20, 20, 20, 20, 30, 80, 30)
    greedy = spans(tokens, 4, 5, 6, 7)
    found = evened(tokens, greedy, MEASURE, HABITS)
    assert ends(found)[:2] == [3, 5]
    assert covered(found) == list(range(7))


def test_slack_of_every_line_is_what_is_left_of_the_measure():
    tokens = text(20, 20, 20, 20, 30, 80, 30)
    found = evened(tokens, spans(tokens, 4, 5, 6, 7), MEASURE, HABITS)
    assert len(found) > 2
    for span in found[:-1]:
        assert span.slack == pytest.approx(100 - natural(tokens, span.start, span.end))


def test_spaces_shrink_no_further_than_the_habits_allow():
    # Three words fit a line when each space gives up 30 %.
    tokens = text(31, 31, 31, 90)
    greedy = spans(tokens, 2, 3, 4)
    assert HABITS.tightest > 0.7
    assert ends(evened(tokens, greedy, MEASURE, replace(HABITS, tightest=0.65))) == [3, 4]
    assert ends(evened(tokens, greedy, MEASURE, HABITS)) == [2, 3, 4]


def test_a_stub_at_the_end_gets_company():
    tokens = text(30, 30, 30, 30, 30, 30, 3)
    found = evened(tokens, spans(tokens, 3, 6, 7), MEASURE, replace(HABITS, short_cost=1e6))
    assert len(found) == 3
    assert ends(found)[1] < 6


def test_the_indent_narrows_only_the_first_line():
    tokens = text(20, 20, 20, 20, 30, 80, 30)
    measure = MEASURE._replace(indent=30.0)
    found = evened(tokens, spans(tokens, 4, 5, 6, 7), measure, HABITS)
    assert natural(tokens, 0, found[0].end) + found[0].slack == pytest.approx(70)
    assert natural(tokens, found[1].start, found[1].end) + found[1].slack == pytest.approx(100)


@pytest.mark.parametrize(("join", "cost"), [(KEPT, "kept_cost"), (SYMBOL, "symbol_cost")])
def test_a_break_inside_a_unit_is_taken_only_while_it_is_cheap(join, cost):
    tokens = text(60, 30, 30, 60, joins=[TIGHT, SPACE, join, SPACE])
    greedy = spans(tokens, 1, 3, 4)
    dear = evened(tokens, greedy, MEASURE, replace(HABITS, **{cost: 1e9}))
    cheap = evened(tokens, greedy, MEASURE, replace(HABITS, **{cost: 0.0}))
    assert 2 not in ends(dear)
    assert 2 in ends(cheap)


def test_no_line_begins_inside_a_word():
    tokens = text(60, 30, 30, 60, joins=[TIGHT, SPACE, TIGHT, SPACE])
    assert ends(evened(tokens, spans(tokens, 1, 3, 4), MEASURE, HABITS)) == [1, 3, 4]


def test_lines_that_cannot_be_broken_better_stay():
    tokens = text(99, 20, 99, 99)
    greedy = spans(tokens, 1, 2, 3, 4)
    assert ends(evened(tokens, greedy, MEASURE, HABITS)) == [1, 2, 3, 4]


def test_a_very_long_paragraph_keeps_all_words_over_the_blocks():
    count = 3 * BLOCK * 2
    tokens = text(*([45, 30] * (count // 2)))
    greedy = spans(tokens, *range(2, count + 1, 2))
    tokens.widths[7] = 10
    found = evened(tokens, greedy, MEASURE, replace(HABITS, even_beyond=1.0))
    assert covered(found) == list(range(count))
