"""Places in lines as an editor counts them, and putting something there."""

import pytest

from cchc_desktop.model.line_places import (
    SIGN,
    Place,
    letters,
    line_at,
    lines,
    put,
    with_line,
    write_over,
)
from cchc_desktop.model.narrative import Bound, Span, parse_narrative, write_narrative

TEXT = "Đạt *12* {a.b}^[xem 3\ncòn {a.c} 4] hết\n\n- mục 5"


def test_chips_and_marks_count_as_one_letter():
    found = [(place, letters(line)) for place, line in lines(parse_narrative(TEXT))]
    assert found == [
        (Place(0), f"Đạt 12 {SIGN}{SIGN} hết"),
        (Place(0, 0, 0), "xem 3"),
        (Place(0, 0, 1), f"còn {SIGN} 4"),
        (Place(1), "mục 5"),
    ]


@pytest.mark.parametrize(
    ("place", "start", "end", "text"),
    [
        (Place(0), 4, 6, TEXT.replace("12", "{x.y}")),
        (Place(0, 0, 1), 6, 7, TEXT.replace("4", "{x.y}")),
        (Place(1), 4, 5, TEXT.replace("5", "{x.y}")),
    ],
)
def test_an_inline_is_put_anywhere_and_the_rest_stays(place, start, end, text):
    narrative = parse_narrative(TEXT)
    chip = Bound("x.y", italic=place == Place(0))
    line = put(line_at(narrative, place), start, end, (chip,))
    assert write_narrative(with_line(narrative, place, line)) == text


def test_words_written_over_others_keep_their_style():
    line = parse_narrative("a **bc** d").blocks[0].inlines
    assert write_over(line, 2, 4, "xyz")[1] == Span("xyz", bold=True)
    assert write_over(line, 0, 1, "")[0] == Span(" ")


def test_a_place_that_is_not_there_has_no_line():
    assert line_at(parse_narrative("a"), Place(3)) is None
