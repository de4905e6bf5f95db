"""Lines onto pages with their footnotes below them; knows heights and rules, not what is drawn.

Lines that no page may part form a group, which goes onto a page whole. Footnotes are placed on
the page of their line; the last one of a page may be cut, at least two lines on either side,
and its rest comes first on the next page.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from cchc_desktop.render.line import Line, NoteLines

LEAST_NOTE_LINES = 2
TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Area:
    """The text area: its height, the space the rule above notes takes, text kept beside them.

    ``first_less`` is what is taken from the foot of the first page for something else.
    """

    height: float
    rule_height: float
    text_kept: float
    first_less: float = 0.0


@dataclass(slots=True)
class Filled:
    """What stands on one page: lines with their distance from the top, and its notes' lines."""

    text: list[tuple[Line, float]] = field(default_factory=list)
    notes: list[tuple[Line, int]] = field(default_factory=list)
    used: float = 0.0
    notes_height: float = 0.0


Waiting = deque[tuple[Line, int]]


def paginate(lines: Iterable[Line], area: Area) -> Iterator[Filled]:
    """Fill pages in one pass; every page takes something, so that the pass ends.

    Lines are taken as they are needed, and there is at least one page.
    """
    groups = _Groups(lines)
    waiting: Waiting = deque()
    page, here = Filled(), replace(area, height=area.height - area.first_less)
    is_first = True
    while groups.first or waiting or is_first:
        _place_waiting(page, waiting, groups.first, here)
        while groups.first and _take(page, groups.first, waiting, here):
            groups.advance()
        if groups.first and not page.text and not page.notes:
            groups.advance(_force(page, groups.first, waiting, here))
        yield page
        page, here, is_first = Filled(), area, False


class _Groups:
    """The groups of lines that are still to be placed, the first of them at hand."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._groups = _groups(lines)
        self.first: list[Line] | None = next(self._groups, None)

    def advance(self, rest: list[Line] | None = None) -> None:
        """Go on to the next group, or to what is left of the first."""
        self.first = rest or next(self._groups, None)


def _groups(lines: Iterable[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if line.brk and group:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _place_waiting(page: Filled, waiting: Waiting, group: list[Line] | None, area: Area) -> None:
    kept = 0.0 if group is None else area.text_kept
    _fill_notes(page, waiting, area, area.height - kept)
    goes_beside = group is not None and not _notes(group) and _height(page, group) <= kept
    if waiting and not goes_beside:
        _fill_notes(page, waiting, area, area.height)
    if len(waiting) == 1 and len(page.notes) > LEAST_NOTE_LINES:
        line, number = page.notes.pop()
        page.notes_height -= line.gap + line.h
        waiting.appendleft((line, number))


def _fill_notes(page: Filled, waiting: Waiting, area: Area, limit: float) -> None:
    while waiting:
        line, number = waiting[0]
        height = page.notes_height + line.gap + line.h
        if not page.notes:
            height += area.rule_height
        if height > limit + TOLERANCE and (page.notes or page.text or limit < area.height):
            return
        page.notes.append((line, number))
        page.notes_height = height
        waiting.popleft()


def _take(page: Filled, group: list[Line], waiting: Waiting, area: Area) -> bool:
    """Put a group and its notes onto the page if they fit; tell whether they did."""
    notes = _notes(group)
    repeat = _repeated(page, group)
    room = area.height - page.used - page.notes_height - _height(page, group) + TOLERANCE
    room -= sum(line.h for line in repeat)
    if room < 0 or (waiting and notes):
        return False
    if notes:
        room -= 0.0 if page.notes else area.rule_height
        room -= sum(_note_height(note) for note in notes[:-1])
        here = _lines_here(notes[-1], room)
        if here == 0:
            return False
        _add_notes(page, notes, here, waiting, area)
    _add_text(page, (*repeat, *group))
    return True


def _repeated(page: Filled, group: Sequence[Line]) -> tuple[Line, ...]:
    """Return the head of a table that stands above a row again when it begins a page."""
    return () if page.text else group[0].repeat


def _lines_here(note: NoteLines, room: float) -> int:
    """Count the lines of a note that may stand in a room: all, none, or a fair part."""
    fitting = 0
    for line in note.lines:
        room -= line.gap + line.h
        if room < 0:
            break
        fitting += 1
    if fitting == len(note.lines):
        return fitting
    fair = min(fitting, len(note.lines) - LEAST_NOTE_LINES)
    return fair if fair >= LEAST_NOTE_LINES else 0


def _add_notes(
    page: Filled, notes: list[NoteLines], here: int, waiting: Waiting, area: Area
) -> None:
    if not page.notes:
        page.notes_height += area.rule_height
    for note in notes:
        count = here if note is notes[-1] else len(note.lines)
        for n, line in enumerate(note.lines):
            if n < count:
                page.notes.append((line, note.number))
                page.notes_height += line.gap + line.h
            else:
                waiting.append((line, note.number))


def _force(page: Filled, group: list[Line], waiting: Waiting, area: Area) -> list[Line]:
    """Put as much as can stand of a group that fits no page; return the rest of it."""
    count = 0
    repeat = _repeated(page, group)
    room = area.height + group[0].gap + TOLERANCE
    taken = sum(line.h for line in repeat)
    if taken + group[0].h > area.height:
        repeat = ()
    else:
        room -= taken
    for line in group:
        room -= line.gap + line.h
        if room < 0:
            break
        count += 1
    count = max(count, 1)
    _add_text(page, (*repeat, *group[:count]))
    waiting.extend((line, note.number) for note in _notes(group[:count]) for line in note.lines)
    _fill_notes(page, waiting, area, area.height - page.used)
    return group[count:]


def _add_text(page: Filled, group: Sequence[Line]) -> None:
    for line in group:
        top = page.used + (line.gap if page.text else 0.0)
        page.text.append((line, top))
        page.used = top + line.h


def _height(page: Filled, group: list[Line]) -> float:
    total = sum([line.gap + line.h for line in group])
    return total if page.text else total - group[0].gap


def _notes(group: list[Line]) -> list[NoteLines]:
    return [note for line in group for note in line.notes]


def _note_height(note: NoteLines) -> float:
    return sum(line.gap + line.h for line in note.lines)
