"""Heads, columns and cells that the tables of all annexes share; knows no report."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from cchc_desktop.model.annexes import AnnexColumn
from cchc_desktop.model.document import Cell, Column, Row, Run

_CENTRE = "centre"


def cell(text: str, *, bold: bool = False, italic: bool = False, align: str = "") -> Cell:
    """Return a cell of one stretch of text; an empty one has no runs."""
    return Cell((Run(text, bold, italic),) if text else (), align)


def spanning(text: str, columns: int, *, bold: bool = False, italic: bool = False) -> Row:
    """Return a row of one cell as wide as the table."""
    return (Cell((Run(text, bold, italic),), "left", columns),)


def columns_of(columns: Iterable[AnnexColumn]) -> tuple[Column, ...]:
    """Return the widths and alignments of declared columns."""
    return tuple(Column(float(column.share), column.align) for column in columns)


def head_of(columns: Sequence[AnnexColumn], *, numbered: bool = False) -> tuple[Row, ...]:
    """Return the head: words shared by neighbours in one cell, single ones down to the foot."""
    depth = max(len(column.head) for column in columns)
    rows = [_head_row(columns, level, depth) for level in range(depth)]
    if numbered:
        numbers = range(1, len(columns) + 1)
        rows.append(tuple(cell(f"({number})", align=_CENTRE) for number in numbers))
    return tuple(rows)


def _head_row(columns: Sequence[AnnexColumn], level: int, depth: int) -> Row:
    cells = []
    for place, group in groupby(enumerate(columns), lambda entry: _place(entry, level)):
        if place is None:
            continue
        first, *others = [column for _, column in group]
        is_last = len(first.head) == level + 1
        text = first.head[level]
        rows = depth - level if is_last else 1
        cells.append(Cell((Run(text),), _CENTRE, 1 + len(others), rows))
    return tuple(cells)


def _place(entry: tuple[int, AnnexColumn], level: int) -> tuple[str, ...] | None:
    """Return what a head cell is told apart by; None where one from above stands."""
    index, column = entry
    if len(column.head) <= level:
        return None
    is_last = len(column.head) == level + 1
    return (*column.head[: level + 1], str(index)) if is_last else column.head[: level + 1]
