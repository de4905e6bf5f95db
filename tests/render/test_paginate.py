"""Holds the rules by which lines and notes go onto pages, on bare lines."""

from cchc_desktop.render.line import Line, NoteLines
from cchc_desktop.render.paginate import Area
from cchc_desktop.render.paginate import paginate as pages_of

AREA = Area(height=100, rule_height=5, text_kept=40)


def paginate(lines, area):
    return list(pages_of(lines, area))


def line(*notes, brk=True, gap=0.0, h=10.0):
    return Line(h, gap, brk, notes=notes)


def note(number, count, h=5.0):
    return NoteLines(number, [Line(h) for _ in range(count)])


def shape(pages):
    """Return lines of text and lines of notes of each page."""
    return [(len(page.text), len(page.notes)) for page in pages]


def test_pages_are_filled_with_whole_lines():
    assert shape(paginate([line() for _ in range(25)], AREA)) == [(10, 0), (10, 0), (5, 0)]


def test_gap_is_dropped_at_the_top_of_a_page():
    pages = paginate([line(gap=10) for _ in range(12)], AREA)
    assert [top for _, top in pages[1].text][:2] == [0, 20]


def test_lines_that_hold_together_move_together():
    lines = [line() for _ in range(9)] + [line(), line(brk=False), line(brk=False)]
    assert shape(paginate(lines, AREA)) == [(9, 0), (3, 0)]


def test_note_stands_on_the_page_of_its_mark():
    lines = [line() for _ in range(6)] + [line(note(1, 4)), line(), line()]
    assert shape(paginate(lines, AREA)) == [(7, 4), (2, 0)]


def test_long_note_is_cut_and_goes_on_first_on_the_next_page():
    lines = [line(), line(note(1, 25)), line(note(2, 1))]
    pages = paginate(lines, AREA)
    assert [(len(p.text), [n for _, n in p.notes]) for p in pages] == [
        (2, [1] * 15),
        (1, [1] * 10 + [2]),
    ]


def test_two_lines_of_a_cut_note_stand_on_either_page():
    lines = [line() for _ in range(7)] + [line(note(1, 4))]
    assert shape(paginate(lines, AREA)) == [(8, 2), (0, 2)]
    lines = [line() for _ in range(7)] + [line(note(1, 3, h=7.0))]
    assert shape(paginate(lines, AREA)) == [(7, 0), (1, 3)]


def test_mark_moves_on_when_its_note_finds_no_room():
    lines = [line() for _ in range(8)] + [line(note(1, 6))]
    assert shape(paginate(lines, AREA)) == [(8, 0), (1, 6)]


def test_note_of_many_pages_leaves_room_for_text_and_ends():
    lines = [line(note(1, 100)), *[line() for _ in range(10)]]
    pages = paginate(lines, AREA)
    assert sum(len(page.notes) for page in pages) == 100
    assert sum(len(page.text) for page in pages) == 11
    assert all(page.used + page.notes_height <= AREA.height for page in pages)


def test_group_taller_than_a_page_is_parted_all_the_same():
    lines = [line(brk=n == 0) for n in range(25)]
    assert shape(paginate(lines, AREA)) == [(10, 0), (10, 0), (5, 0)]


def test_box_taller_than_a_page_stands_alone():
    assert shape(paginate([line(), line(h=300), line()], AREA)) == [(1, 0), (1, 0), (1, 0)]


def test_two_page_filling_notes_on_one_line_come_one_after_the_other():
    pages = paginate([line(note(1, 30), note(2, 30)), line()], AREA)
    order = [number for page in pages for _, number in page.notes]
    assert order == [1] * 30 + [2] * 30
