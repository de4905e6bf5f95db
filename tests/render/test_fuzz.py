"""Holds what no report may break, on hundreds of random ones, read from the layout result."""

from collections import Counter
from itertools import pairwise

import pytest

from cchc_desktop.model.document import Table
from cchc_desktop.model.layout_parts import MM
from cchc_desktop.render.line import ASCENT, DESCENT
from cchc_desktop.render.pages import lay_out
from tests.render.samples import (
    REGIMES,
    layout,
    letters,
    note_letters,
    random_document,
    source_letters,
)

ROUNDS = 12
DOCUMENTS_A_ROUND = 30
MUCH = 0.25
NO_ROOM = 48
LAYOUTS = {regime: layout(regime) for regime in REGIMES}


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_random_documents_keep_all_rules(round_):
    """PDF-8: notes at their marks, nothing lost or doubled, nothing outside the margins."""
    regime = REGIMES[round_ % len(REGIMES)]
    for seed in range(round_ * DOCUMENTS_A_ROUND, (round_ + 1) * DOCUMENTS_A_ROUND):
        document = random_document(seed, regime)
        pages = lay_out(document, LAYOUTS[regime])
        check_letters(document, pages)
        check_note_pages(pages)
        for page in pages:
            check_page(page, LAYOUTS[regime])
        check_headings(pages)
        check_structure(pages)
        check_numbers(document, pages)


def check_letters(document, pages):
    text = [run.text for page in pages for run in body_runs(page) if not run.mark]
    notes = [run.text for page in pages for run in page.runs if run.part == "note"]
    marks = [run.mark for page in pages for run in page.runs if run.part == "text" and run.mark]
    printed, source = letters(" ".join(text)), source_letters(document)
    if has_tables(document):
        # Cells stand side by side and heads are repeated: all letters, at least once each.
        assert not Counter(source) - Counter(printed)
    else:
        assert printed == source
    assert letters(" ".join(notes)) == note_letters(document)
    assert marks == list(range(1, len(document.notes()) + 1))


def body_runs(page):
    return [run for run in page.runs if run.part == "text"]


def has_tables(document):
    blocks = [*document.blocks, *(block for annex in document.annexes for block in annex.blocks)]
    return any(isinstance(block, Table) for block in blocks)


def check_note_pages(pages):
    begins, seen = {}, {}
    for sheet, page in enumerate(pages):
        for note in page.notes:
            begins.setdefault(note.number, sheet)
            assert seen.get(note.number, sheet - 1) == sheet - 1
            seen[note.number] = sheet
    for sheet, page in enumerate(pages):
        for run in page.runs:
            if run.mark and run.part == "text" and begins[run.mark] != sheet:
                assert begins[run.mark] > sheet
                check_filled_with_notes(page)


def check_filled_with_notes(page):
    """A note may begin late only where earlier notes fill what the text leaves."""
    lowest = min(text_baselines(page))
    assert page.notes[0].top > MUCH * page.height
    assert lowest - page.notes[0].top < NO_ROOM


def check_page(page, regime):
    paper, edges = regime.paper, regime.paper
    if page.width > page.height:
        edges = regime.landscape
    assert {page.width, page.height} == {paper.width * MM, paper.height * MM}
    left, right = edges.left * MM, page.width - edges.right * MM
    top, bottom = page.height - edges.top * MM, edges.bottom * MM
    inside = [run for run in page.runs if run.part != "number"]
    assert inside
    for run in inside:
        assert run.x >= left - 0.01
        assert run.x + run.width <= right + 0.05
        assert run.y - DESCENT * run.size >= bottom - 0.05
        assert run.y + ASCENT * run.size <= top + 0.05
    check_rules(page, (left, right, top, bottom))
    if page.notes:
        lowest = min((run.y for run in inside if run.part == "text"), default=top)
        rule = next(rule for rule in page.rules if rule.length == regime.notes.rule_length)
        assert lowest > rule.y > page.notes[0].top
        below = max((run.y + run.size for run in inside if run.part == "contact"), default=bottom)
        assert page.notes[-1].bottom >= below - 0.05
    check_lines_apart(page)


def check_rules(page, edges):
    left, right, top, bottom = edges
    for rule in page.rules:
        over, up = (0, rule.length) if rule.upright else (rule.length, 0)
        assert left - 0.5 <= rule.x <= rule.x + over <= right + 0.5
        assert bottom - 0.5 <= rule.y <= rule.y + up <= top + 0.5
    assert len(set(page.rules)) == len(page.rules)


def check_lines_apart(page):
    for part, distance in (("text", 12), ("note", 12)):
        baselines = sorted({
            round(run.y, 2) for run in page.runs if run.part == part and not run.mark and run.x < 90
        })  # fmt: skip
        gaps = [upper - lower for lower, upper in pairwise(baselines)]
        assert all(gap >= distance - 0.05 for gap in gaps)


def check_headings(pages):
    for page, after in pairwise(pages):
        if after.annex != page.annex or not body_runs(after):
            continue  # nothing follows that the heading could stand with
        for anchor in page.anchors:
            if anchor.level:
                below = [y for y in text_baselines(page) if y < anchor.y]
                assert len(below) >= 2


def check_structure(pages):
    """Every run belongs to exactly one element, and parents come before their children."""
    for page in pages:
        assert [(begin, end) for begin, end, _ in page.marked] == list(
            pairwise([0, *(end for _, end, _ in page.marked)])
        )
        assert page.marked[-1].end == len(page.runs)
        artifacts = {run.part for m in page.marked if m.element < 0
                     for run in page.runs[m.start : m.end]}  # fmt: skip
        assert artifacts <= {"number"}
    assert all(element.parent < n for n, element in enumerate(pages.elements))


def check_numbers(document, pages):
    """Annexes are numbered anew, and no first page shows its number."""
    parts = [[page for page in pages if page.annex == n] for n in range(len(document.annexes) + 1)]
    for part in parts:
        assert [page.number for page in part] == list(range(1, len(part) + 1))
        shown = [[run.text.strip() for run in page.runs if run.part == "number"] for page in part]
        assert shown == [[], *([str(n)] for n in range(2, len(part) + 1))]


def text_baselines(page):
    return {round(run.y, 2) for run in page.runs if run.part == "text" and not run.mark}


def test_same_document_gives_same_pages():
    document = random_document(7)
    assert lay_out(document, LAYOUTS[REGIMES[0]]) == lay_out(document, LAYOUTS[REGIMES[0]])
