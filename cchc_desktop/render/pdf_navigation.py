"""Ways through the file: bookmarks, links between marks and notes, page labels; draws nothing."""

from functools import lru_cache
from typing import NamedTuple

from cchc_desktop import messages
from cchc_desktop.model.layout import roman
from cchc_desktop.render.pdf_file import File, text_string
from cchc_desktop.render.placed import Marked, Pages, PlacedAnchor, PlacedRun

TITLES_REMEMBERED = 4096
PRINTED = 4  # the flag of PDF/A: an annotation is printed like the page below it


class Link(NamedTuple):
    """A link on a page (counted from 0), the element it belongs to, or -1, and its object."""

    page: int
    element: int
    body: str


class _Goal(NamedTuple):
    page: int
    top: float


def find_links(pages: Pages, marked: list[list[Marked]], numbers: range) -> list[Link]:
    """Return the links from each mark to its note and from the note's number to the mark."""
    notes, marks = _goals(pages)
    links = []
    for index, page in enumerate(pages):
        for position, run in enumerate(page.runs):
            goal = (marks if run.part == "note" else notes).get(run.mark) if run.mark else None
            if goal:
                body = _annotation(run, numbers[index], _destination(numbers[goal.page], goal.top))
                links.append(Link(index, _owner(marked[index], position), body))
    return links


def _goals(pages: Pages) -> tuple[dict[int, _Goal], dict[int, _Goal]]:
    """Return where each note begins, and where it is called first."""
    notes: dict[int, _Goal] = {}
    marks: dict[int, _Goal] = {}
    for index, page in enumerate(pages):
        for note in page.notes:
            notes.setdefault(note.number, _Goal(index, note.top))
        for run in page.runs:
            if run.mark and run.part == "text":
                marks.setdefault(run.mark, _Goal(index, run.y + run.size))
    return notes, marks


def _annotation(run: PlacedRun, page: int, destination: str) -> str:
    """Return the object of a link, with a slot for its key in the structure."""
    words = messages.PDF_MARK_OF_NOTE if run.part == "note" else messages.PDF_NOTE
    right, top = run.x + run.width, run.y + run.size
    return (
        f"<</Type/Annot/Subtype/Link/F {PRINTED}/Border[0 0 0]/P {page} 0 R"
        f"/Rect[{run.x:.2f} {run.y:.2f} {right:.2f} {top:.2f}]/Dest{destination}"
        f"/Contents{_string(words.format(number=run.mark))}/StructParent %d>>"
    )


def _owner(marked: list[Marked], position: int) -> int:
    for start, end, element in marked:
        if start <= position < end:
            return element
    return -1


def _destination(page: int, top: float) -> str:
    return f"[{page} 0 R/XYZ 0 {top:.2f} null]"


@lru_cache(maxsize=TITLES_REMEMBERED)
def _string(text: str) -> str:
    return text_string(text)


class _Entry:
    """A bookmark and those below it."""

    __slots__ = ("anchor", "below", "number", "page")

    def __init__(self, number: int, anchor: PlacedAnchor, page: int) -> None:
        self.number = number
        self.anchor = anchor
        self.page = page
        self.below: list[_Entry] = []

    def count(self) -> int:
        return sum(1 + entry.count() for entry in self.below)


def write_outline(file: File, pages: Pages, numbers: range) -> int:
    """Add bookmarks of all headings and return the number of their root, 0 when there are none."""
    found = [
        (anchor, number)
        for page, number in zip(pages, numbers, strict=True)
        for anchor in page.anchors
        if anchor.level
    ]
    if not found:
        return 0
    root = file.reserve()
    entries = [
        _Entry(number, *place) for number, place in enumerate(found, file.reserve(len(found)))
    ]
    tops = _nested(entries)
    file.put(root, f"<</Type/Outlines{_span(tops)}/Count {len(entries)}>>".encode("ascii"))
    _write_entries(file, tops, root)
    return root


def _nested(entries: list[_Entry]) -> list[_Entry]:
    """Hang every entry below the last one of a higher level, however far the levels jump."""
    tops: list[_Entry] = []
    open_: list[_Entry] = []
    for entry in entries:
        while open_ and open_[-1].anchor.level >= entry.anchor.level:
            open_.pop()
        (open_[-1].below if open_ else tops).append(entry)
        open_.append(entry)
    return tops


def _span(entries: list[_Entry]) -> str:
    return f"/First {entries[0].number} 0 R/Last {entries[-1].number} 0 R" if entries else ""


def _write_entries(file: File, entries: list[_Entry], parent: int) -> None:
    for position, entry in enumerate(entries):
        before = f"/Prev {entries[position - 1].number} 0 R" if position else ""
        after = f"/Next {entries[position + 1].number} 0 R" if entry is not entries[-1] else ""
        count = f"/Count {entry.count()}" if entry.below else ""
        body = (
            f"<</Title{_string(entry.anchor.title)}/Parent {parent} 0 R{before}{after}"
            f"{_span(entry.below)}{count}/Dest{_destination(entry.page, entry.anchor.y)}>>"
        )
        file.put(entry.number, body.encode("ascii"))
        _write_entries(file, entry.below, entry.number)


def page_labels(pages: Pages) -> str:
    """Return the labels of pages as they are numbered in print, annexes with their own number."""
    labels = []
    annex = -1
    for index, page in enumerate(pages):
        if page.annex != annex:
            annex = page.annex
            prefix = f"/P({roman(annex)}-)" if annex else ""
            labels.append(f"{index}<</S/D{prefix}/St {page.number}>>")
    return f"<</Nums[{' '.join(labels)}]>>"
