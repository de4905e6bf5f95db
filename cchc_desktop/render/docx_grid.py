"""Tables of Word with exact widths, ruled or not; knows no blocks."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cchc_desktop.render.docx_xml import Node, Para, border, plain, twips, w

SIDES = ("top", "left", "bottom", "right")


@dataclass(frozen=True, slots=True)
class GridCell:
    """The paragraphs of a cell and how many columns it spans; ``merge`` is restart or continue."""

    content: Sequence[Node]
    columns: int = 1
    merge: str = ""
    middle: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """The cells of a row; a ``head`` stands again on every page."""

    cells: Sequence[GridCell]
    head: bool = False
    whole: bool = True


def grid(
    widths: Sequence[float],
    rows: Sequence[GridRow],
    *,
    thickness: float = 0.0,
    padding: tuple[float, float] = (0.0, 0.0),
) -> Node:
    """Return a table; widths, the rules' thickness and the padding (x, y) are points."""
    properties = w(
        "tblPr",
        w("tblW", w=twips(sum(widths)), type="dxa"),
        w("tblInd", w=0, type="dxa"),
        _borders(thickness) if thickness else None,
        w("tblLayout", type="fixed"),
        _padding(padding),
    )
    columns = w("tblGrid", *(w("gridCol", w=width) for width in _exact(widths)))
    return w("tbl", properties, columns, *(_row(row, _exact(widths)) for row in rows))


def _exact(widths: Sequence[float]) -> list[int]:
    """Return widths in twips whose sum is that of the exact ones."""
    edges = [0]
    total = 0.0
    for width in widths:
        total += width
        edges.append(twips(total))
    return [end - start for start, end in pairwise(edges)]


def _borders(thickness: float) -> Node:
    sides = (*SIDES, "insideH", "insideV")
    return w("tblBorders", *(border(side, thickness) for side in sides))


def _padding(padding: tuple[float, float]) -> Node:
    across, down = (twips(part) for part in padding)
    sizes = {"top": down, "left": across, "bottom": down, "right": across}
    return w("tblCellMar", *(w(side, w=size, type="dxa") for side, size in sizes.items()))


def _row(row: GridRow, widths: list[int]) -> Node:
    cells, at = [], 0
    for cell in row.cells:
        cells.append(_cell(cell, sum(widths[at : at + cell.columns])))
        at += cell.columns
    properties = w(
        "trPr", w("cantSplit") if row.whole else None, w("tblHeader") if row.head else None
    )
    return w("tr", properties, *cells)


def _cell(cell: GridCell, width: int) -> Node:
    merge = None
    if cell.merge:
        merge = w("vMerge", val=cell.merge)
    properties = w(
        "tcPr",
        w("tcW", w=width, type="dxa"),
        w("gridSpan", val=cell.columns) if cell.columns > 1 else None,
        merge,
        w("vAlign", val="center") if cell.middle else None,
    )
    return w("tc", properties, *(cell.content or [plain("", Para("TableCell"))]))
