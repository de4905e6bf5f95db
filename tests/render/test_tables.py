"""Holds tables set as lines: where cells stand, what a page may part, what stands again."""

import pytest

from cchc_desktop.model.document import Cell, Column, Note, Run, Table
from cchc_desktop.render.fonts import load_faces
from cchc_desktop.render.line import Structure
from cchc_desktop.render.lines import Typesetter
from cchc_desktop.render.paragraphs import Paragraphs
from cchc_desktop.render.tables import TALLEST, Tables
from tests.render.samples import layout, letters, seeded, words

LAYOUT = layout()
SIZES = LAYOUT.tables
WIDTH = 400.0
COLUMNS = (Column(1, "centre"), Column(2), Column(1, "right"))
EDGES = (0.0, 100.0, 300.0, 400.0)


def cell(text, **rest):
    return Cell((Run(text),), **rest)


def row(*texts):
    return tuple(cell(text) for text in texts)


def made(*rows, head=(), ruled=True):
    """Return the lines of a table, without the gap below it, and its elements."""
    typesetter = Typesetter(
        LAYOUT, Paragraphs(LAYOUT, load_faces(LAYOUT.font_files())), Structure(), WIDTH
    )
    lines = Tables(typesetter, -1).set(Table(COLUMNS, tuple(head), tuple(rows), ruled))
    return lines[:-1], typesetter.structure.elements


def uprights(line):
    return {round(stroke.x, 3) for stroke in line.strokes if stroke.upright}


def texts(line):
    return [segment.text.strip() for segment in line.segments]


def test_a_row_is_one_box_as_high_as_its_tallest_cell():
    (line,), _ = made(row("1", words(seeded(1), 20), "2"))
    count = len({segment.rise for segment in line.segments})
    assert count > 1
    assert line.h == pytest.approx(count * SIZES.cell.leading + 2 * SIZES.padding_y)


def test_cells_stand_as_their_columns_are_aligned():
    (line,), _ = made(row("một", "hai", "ba"))
    first, second, third = line.segments
    assert first.x + first.width / 2 == pytest.approx(50.0)
    assert second.x == pytest.approx(100.0 + SIZES.padding_x)
    assert third.x + third.width == pytest.approx(400.0 - SIZES.padding_x)


@pytest.mark.parametrize(("ruled", "edges"), [(True, set(EDGES)), (False, set())])
def test_rules_stand_on_the_edges_of_columns_or_nowhere(ruled, edges):
    lines, _ = made(row("1", "2", "3"), row("4", "5", "6"), ruled=ruled)
    assert all(uprights(line) == edges for line in lines)


def test_a_spanning_cell_has_no_rule_inside():
    (line,), _ = made((cell("tên nhóm", columns=3),))
    assert uprights(line) == {0.0, 400.0}


def test_a_head_cell_over_two_rows_stands_in_their_middle():
    head = ((cell("STT", rows=2), cell("Số liệu", columns=2)), row("Kỳ này", "Kỳ trước"))
    (box, _), _ = made(row("1", "2", "3"), head=head)
    number, above, *below = sorted(box.segments, key=lambda part: (part.x, -part.rise))[:3]
    rises = [part.rise for part in box.segments if part is not number]
    assert min(rises) < number.rise < max(rises)
    assert box.h == pytest.approx(2 * (SIZES.head.leading + 2 * SIZES.padding_y))
    assert above.x > EDGES[1]
    assert below


def test_head_stands_again_above_every_row_but_is_kept_with_the_first():
    lines, _ = made(*(row(str(n), "a", "b") for n in range(5)), head=(row("A", "B", "C"),))
    head, *rows = lines
    assert all(line.repeat == (head,) for line in rows)
    assert [line.brk for line in lines] == [True, False, True, True, True, False]


def test_a_row_that_names_a_group_is_kept_with_the_row_below_it():
    group = (cell("Nhóm", columns=3),)
    lines, _ = made(row("1", "a", "b"), row("2", "a", "b"), group, row("3", "a", "b"),
                    row("4", "a", "b"), row("5", "a", "b"))  # fmt: skip
    assert [line.brk for line in lines][2:5] == [True, False, True]


def test_a_very_tall_row_below_a_group_may_still_be_parted():
    group = (cell("Nhóm", columns=3),)
    lines, _ = made(group, row("1", words(seeded(1), 400), "2"), row("3", "4", "5"))
    assert len(lines) > 4
    assert [line.brk for line in lines[1:]] == [False, *[True] * (len(lines) - 3), False]


def test_a_very_tall_row_is_parted_into_boxes_that_lose_no_word():
    text = words(seeded(2), 300)
    boxes, _ = made(row("1", text, ""), row("2", "", ""), row("3", "", ""))
    parts = boxes[:-2]
    assert len(parts) > 2
    assert all(box.h <= TALLEST * SIZES.cell.leading + 2 * SIZES.padding_y for box in parts)
    assert letters(" ".join(t for box in parts for t in texts(box) if t != "1")) == letters(text)


def test_a_parted_row_is_ruled_off_only_where_a_page_ends_inside_it():
    boxes, _ = made(row("1", words(seeded(2), 300), ""))
    across = [[s.down for s in box.strokes if not s.upright] for box in boxes]
    assert across[0] == [0.0] * 3
    assert all(not between for between in across[1:-1])
    assert across[-1] == [boxes[-1].h] * 3
    assert all({stroke.down for stroke in box.closing} == {box.h} for box in boxes)


def test_an_empty_row_is_still_a_line_high():
    (line,), _ = made(row("", "", ""))
    assert line.h == pytest.approx(SIZES.cell.leading + 2 * SIZES.padding_y)


def test_a_note_is_called_by_the_box_its_mark_stands_in():
    note = Note(1, ((Run("n"),),))
    long = Run(words(seeded(2), 300), note=note)
    boxes, _ = made((cell("1"), Cell((long,)), cell("")))
    marks = [[part.mark for part in box.segments if part.mark] for box in boxes]
    assert marks == [*([[]] * (len(boxes) - 1)), [1]]
    assert [[found.number for found in box.notes] for box in boxes] == marks


def test_cells_are_tagged_below_their_rows():
    _, elements = made(row("1", "2", "3"), head=(row("A", "B", "C"),))
    kinds = [element.kind for element in elements]
    assert kinds == ["Table", "TR", "TH", "TH", "TH", "TR", "TD", "TD", "TD"]
    assert [elements[element.parent].kind for element in elements[2:5]] == ["TR"] * 3


def test_cells_beyond_the_last_column_lose_no_text():
    (line,), _ = made(row("1", "2", "3", "thừa"))
    assert "thừa" in texts(line)
