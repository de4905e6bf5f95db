"""Holds what no report may break, on hundreds of random ones, read from the layout result."""

from itertools import pairwise

import pytest

from cchc_desktop.model.layout_parts import MM
from cchc_desktop.render.line import ASCENT, DESCENT
from cchc_desktop.render.pages import lay_out
from tests.render.samples import layout, letters, note_letters, random_document, source_letters

ROUNDS = 12
DOCUMENTS_A_ROUND = 30
MUCH = 0.25
NO_ROOM = 48
LAYOUT = layout()


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_random_documents_keep_all_rules(round_):
    """PDF-8: notes at their marks, nothing lost or doubled, nothing outside the margins."""
    for seed in range(round_ * DOCUMENTS_A_ROUND, (round_ + 1) * DOCUMENTS_A_ROUND):
        document = random_document(seed)
        pages = lay_out(document, LAYOUT)
        check_letters(document, pages)
        check_note_pages(pages)
        for page in pages:
            check_page(page)
        check_headings(pages)


def check_letters(document, pages):
    text = [run.text for page in pages for run in page.runs if run.part == "text" and not run.mark]
    notes = [run.text for page in pages for run in page.runs if run.part == "note"]
    marks = [run.mark for page in pages for run in page.runs if run.part == "text" and run.mark]
    assert letters(" ".join(text)) == source_letters(document)
    assert letters(" ".join(notes)) == note_letters(document)
    assert marks == list(range(1, len(document.notes()) + 1))


def check_note_pages(pages):
    begins, seen = {}, {}
    for page in pages:
        for note in page.notes:
            begins.setdefault(note.number, page.number)
            assert seen.get(note.number, page.number - 1) == page.number - 1
            seen[note.number] = page.number
    for page in pages:
        for run in page.runs:
            if run.mark and run.part == "text" and begins[run.mark] != page.number:
                assert begins[run.mark] > page.number
                check_filled_with_notes(page)


def check_filled_with_notes(page):
    """A note may begin late only where earlier notes fill what the text leaves."""
    lowest = min(text_baselines(page))
    assert page.notes[0].top > MUCH * page.height
    assert lowest - page.notes[0].top < NO_ROOM


def check_page(page):
    paper = LAYOUT.paper
    left, right = paper.left * MM, (paper.width - paper.right) * MM
    top, bottom = (paper.height - paper.top) * MM, paper.bottom * MM
    inside = [run for run in page.runs if run.part != "number"]
    assert inside
    for run in inside:
        assert run.x >= left - 0.01
        assert run.x + run.width <= right + 0.05
        assert run.y - DESCENT * run.size >= bottom - 0.05
        assert run.y + ASCENT * run.size <= top + 0.05
    if page.notes:
        lowest = min((run.y for run in inside if run.part == "text"), default=top)
        assert lowest > page.rules[-1].y > page.notes[0].top
        assert page.notes[-1].bottom == pytest.approx(bottom, abs=0.05)
    check_lines_apart(page)


def check_lines_apart(page):
    for part, distance in (("text", 12), ("note", 12)):
        baselines = sorted({
            round(run.y, 2) for run in page.runs if run.part == part and not run.mark and run.x < 90
        })  # fmt: skip
        gaps = [upper - lower for lower, upper in pairwise(baselines)]
        assert all(gap >= distance - 0.05 for gap in gaps)


def check_headings(pages):
    for page in pages[:-1]:
        for anchor in page.anchors:
            if anchor.level:
                below = [y for y in text_baselines(page) if y < anchor.y]
                assert len(below) >= 2


def text_baselines(page):
    return {round(run.y, 2) for run in page.runs if run.part == "text" and not run.mark}


def test_same_document_gives_same_pages():
    document = random_document(7)
    assert lay_out(document, LAYOUT) == lay_out(document, LAYOUT)
