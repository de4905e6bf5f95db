"""Holds text stacked in columns: where its lines stand and how even they are."""

import pytest

from cchc_desktop.model.layout_parts import Style
from cchc_desktop.render.breaking import Setter
from cchc_desktop.render.columns import CENTRE, LEFT, RIGHT, Column, balanced, joined, set_lines
from cchc_desktop.render.fonts import load_faces
from cchc_desktop.render.line import Structure
from tests.render.samples import layout

SETTER = Setter(layout(), load_faces(layout().font_files()))
STYLE = Style(14, 18)
SUBJECT = "Tình hình thực hiện công tác cải cách hành chính 06 tháng đầu năm 2018"


def column(x=0.0, width=200.0):
    return Column(SETTER, Structure(), x, width)


def lengths(lines):
    return [width for _, width in lines]


def words_of(lines):
    return " ".join("".join(part.text for part in parts).strip() for parts, _ in lines)


@pytest.mark.parametrize("width", [150.0, 220.0, 300.0])
def test_balanced_lines_are_as_many_but_more_even(width):
    greedy = set_lines(SETTER, SUBJECT, STYLE, width)
    even = balanced(SETTER, SUBJECT, STYLE, width, greedy)
    assert len(even) == len(greedy) > 1
    assert words_of(even) == SUBJECT
    assert max(lengths(even)) <= max(lengths(greedy))


def test_a_lone_word_on_the_last_line_gets_company():
    width = set_lines(SETTER, SUBJECT, STYLE, 1e6)[0][1] - 1
    greedy = set_lines(SETTER, SUBJECT, STYLE, width)
    even = balanced(SETTER, SUBJECT, STYLE, width, greedy)
    assert lengths(greedy)[1] < 0.2 * lengths(greedy)[0]
    assert lengths(even)[1] > 0.8 * lengths(even)[0]


def test_a_word_wider_than_the_column_ends_the_search_unharmed():
    word = "m" * 60
    greedy = set_lines(SETTER, word, STYLE, 100.0)
    even = balanced(SETTER, word, STYLE, 100.0, greedy)
    assert words_of(even).replace(" ", "") == word
    assert max(lengths(even)) <= 100.0


@pytest.mark.parametrize(("align", "share"), [(LEFT, 0.0), (CENTRE, 0.5), (RIGHT, 1.0)])
def test_text_stands_between_the_edges_of_its_column(align, share):
    made = column(x=50.0)
    longest = made.text("Nơi nhận:", STYLE, align)
    assert made.segments[0].x == pytest.approx(50.0 + (200.0 - longest) * share)


def test_every_text_goes_below_the_one_before_and_is_an_element_of_its_own():
    made = column()
    made.text("một", STYLE)
    made.text("hai", STYLE)
    first, second = made.segments
    assert first.rise - second.rise == pytest.approx(STYLE.leading)
    assert made.y == 2 * STYLE.leading
    assert [element.kind for element in made.structure.elements] == ["P", "P"]


def test_blanks_for_the_hand_are_kept_as_wide_as_they_were_typed():
    made = column()
    made.verbatim("Số:      /BC-UBND", STYLE)
    collapsed = set_lines(SETTER, "Số: /BC-UBND", STYLE, 200.0)[0][1]
    assert made.segments[-1].text.rstrip() == "Số:      /BC-UBND"
    assert made.segments[-1].width == pytest.approx(collapsed + 5 * SETTER.space * STYLE.size)


def test_joined_columns_keep_what_each_text_belongs_to():
    left, right = column(), column(x=200.0)
    left.text("một", STYLE)
    right.text("hai", STYLE)
    segments, parts = joined(left, right)
    assert [segment.text.strip() for segment in segments] == ["một", "hai"]
    assert parts == ((0, left.parts[0][1]), (1, right.parts[0][1]))
