"""Which columns of a table of an old report are those of a table field; reads no data.

Words are compared without marks, capitals, signs and units in brackets. A column may be named by
its own words or by those above it in the official form, whole or from below.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cchc_desktop.model.annexes import FormAnnex
from cchc_desktop.model.template import Field, Template
from cchc_desktop.model.text import folded
from cchc_desktop.render.docx_cells import MOST_COLUMNS, WordTable
from cchc_desktop.services.importing_lines import clean, plain

Words = tuple[str, ...]
_BRACKETS = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[a-z0-9]+")
_ESCAPED = re.compile(r"\\(.)")
_DEEPEST, _MOST_TITLES = 4, 2
_FEWEST, _SHARE = 2, 0.6  # columns, or words of a name; the part of all columns that must agree


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a table's grid; ``across`` and ``down`` say that its cell began before."""

    text: str = ""
    across: bool = False
    down: bool = False


Grid = Sequence[Sequence[Slot]]


@dataclass(frozen=True)
class Head:
    """Where the columns of a field stand in a table, and in which row its data begin."""

    places: Mapping[str, int]
    number: int | None
    first: int
    last: int
    names: Mapping[int, str]


@dataclass(frozen=True)
class _Names:
    """What a column is called: whole, and from below in parts."""

    whole: frozenset[Words]
    ends: frozenset[Words]


def words(text: str) -> Words:
    """Return what a name is compared by."""
    return tuple(_WORD.findall(folded(_BRACKETS.sub(" ", text))))


def cell_text(text: str) -> str:
    """Return the letters of a cell without signs of emphasis and notes."""
    return _ESCAPED.sub(r"\1", plain(clean(text)))


def grid_of(table: WordTable) -> list[list[Slot]]:
    """Return a table with every cell in all the places it covers, all rows of one length."""
    rows: list[list[Slot]] = []
    for row in table.rows:
        slots: list[Slot] = []
        for cell in row:
            above = rows[-1][len(slots)] if rows and len(slots) < len(rows[-1]) else None
            down = cell.goes_on and above is not None
            text = above.text if down and above is not None else cell_text(cell.text)
            slots += [Slot(text, bool(n), down) for n in range(cell.columns)]
        rows.append(slots[:MOST_COLUMNS])
    wide = max(map(len, rows), default=0)
    return [row + [Slot()] * (wide - len(row)) for row in rows]


def head_of(grid: Grid, field: Field, template: Template, numbers: Iterable[str]) -> Head | None:
    """Return the head of a table whose columns are those of a field; None when they are not."""
    names = {column.key: _names(field, column.key, column.label, template)
             for column in field.columns}  # fmt: skip
    counting = {words(number) for number in numbers}
    best: Head | None = None
    for first in range(min(_MOST_TITLES + 1, len(grid))):
        if any(len({slot.text for slot in row if slot.text}) > 1 for row in grid[:first]):
            break  # only a title as wide as the table may stand above the head
        for last in range(first + 1, min(first + _DEEPEST, len(grid) - 1) + 1):
            head = _head(grid, first, last, names, counting)
            if best is None or len(head.places) > len(best.places):
                best = head
    return best if best is not None and _is_enough(best, grid, field) else None


def _head(
    grid: Grid, first: int, last: int, names: Mapping[str, _Names], counting: set[Words]
) -> Head:
    paths = {place: _path(grid[first:last], place) for place in range(len(grid[first]))}
    number = next((p for p, path in paths.items() if words(" ".join(path)) in counting), None)
    own = {place: _of_path(path) for place, path in paths.items() if path and place != number}
    shown = {place: " ".join(paths[place]) for place in own}
    return Head(_assigned(own, names), number, first, last, shown)


def _path(rows: Grid, place: int) -> list[str]:
    """Return the words above a column from the widest group down, each cell once."""
    path: list[str] = []
    for row in rows:
        slot = row[place]
        if slot.text and not slot.down and slot.text not in path[-1:]:
            path.append(slot.text)
    return path


def _of_path(path: Sequence[str]) -> _Names:
    ends = (words(" ".join(path[n:])) for n in range(len(path)))
    return _Names(frozenset({words(" ".join(path))}), frozenset(filter(None, ends)))


def _names(field: Field, key: str, label: str, template: Template) -> _Names:
    paths = [[label]]
    for annex in template.annexes:
        if isinstance(annex, FormAnnex) and annex.field == field.key:
            paths += [list(column.head) for column in annex.columns if column.content == key]
    made = [_of_path(path) for path in paths]
    return _Names(frozenset().union(*(name.whole for name in made)),
                  frozenset().union(*(name.ends for name in made)))  # fmt: skip


def _assigned(paths: Mapping[int, _Names], names: Mapping[str, _Names]) -> dict[str, int]:
    """Match the surest names first; what could be two columns is left to the surer ones."""
    found: dict[str, int] = {}
    for fits in (_same, _ends_so, _ends_alike, _ends_near):
        pairs = [
            (place, key)
            for place, path in paths.items()
            for key, name in names.items()
            if place not in found.values() and key not in found and fits(path, name)
        ]
        places = Counter(place for place, _ in pairs)
        keys = Counter(key for _, key in pairs)
        found |= {key: place for place, key in pairs if places[place] == keys[key] == 1}
    return found


def _same(path: _Names, name: _Names) -> bool:
    return bool(path.whole & name.whole)


def _ends_so(path: _Names, name: _Names) -> bool:
    return any(_ends(long, short) for long in path.whole for short in name.whole) or any(
        _ends(long, short) for long in name.whole for short in path.whole
    )


def _ends(long: Words, short: Words) -> bool:
    return bool(short) and long[-len(short) :] == short


def _ends_alike(path: _Names, name: _Names) -> bool:
    return bool(path.ends & name.ends)


def _ends_near(path: _Names, name: _Names) -> bool:
    return any(len(end) >= _FEWEST and _ends(long, end) for long in name.whole for end in path.ends)


def _is_enough(head: Head, grid: Grid, field: Field) -> bool:
    """Say whether so much agrees that the table cannot be another one."""
    wanted = [c.key for c in field.columns if c.compute is None and c.type != "choice"]
    there = [key for key in wanted if key in head.places]
    filled = [place for place in head.names if any(row[place].text for row in grid[head.last :])]
    placed = [place for place in filled if place in head.places.values()]
    names = [c.key for c in field.columns if not c.is_figure and c.type != "choice"]
    return (
        len(placed) >= _FEWEST
        and len(there) >= _SHARE * len(wanted)
        and len(placed) >= _SHARE * len(filled)
        and (not names or any(key in head.places for key in names))
    )
