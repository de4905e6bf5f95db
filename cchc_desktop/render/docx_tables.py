"""Tables and captions of a report in Word: heads repeat, rows stay whole; knows no sections."""

from collections.abc import Sequence

from cchc_desktop.model.document import Caption, Cell, Row, Table
from cchc_desktop.render.docx_grid import GridCell, GridRow, grid
from cchc_desktop.render.docx_work import Work
from cchc_desktop.render.docx_xml import Node, Para, paragraph, spacer

KEPT_ROWS = 2  # rows that stay with the head, and with what closes the table


def table(block: Table, work: Work, *, closed: bool = False) -> list[Node]:
    """Return a table between two gaps, which also keep it apart from another one.

    Its last rows stay with what follows when that is the sign that ends the text.
    """
    sizes = work.layout.tables
    total = sum(column.share for column in block.columns)
    widths = [work.width * column.share / total for column in block.columns]
    rows = _head(block, work)
    count = len(block.rows)
    for n, row in enumerate(block.rows):
        kept = n < KEPT_ROWS - 1 or n == count - KEPT_ROWS
        rows.append(_row(block, row, work, keep_next=closed if n == count - 1 else kept))
    made = grid(
        widths,
        rows,
        thickness=sizes.thickness if block.ruled else 0.0,
        padding=(sizes.padding_x, sizes.padding_y),
    )
    return [spacer(sizes.before), made, spacer(sizes.after, keep_next=closed)]


def caption(block: Caption, work: Work) -> Node:
    """Return a line of its own."""
    para = Para("Caption", align=block.align)
    return paragraph(para, *work.texts.runs(block.runs))


def _row(block: Table, row: Row, work: Work, *, keep_next: bool) -> GridRow:
    cells, at = [], 0
    for cell in row:
        span = min(cell.columns, len(block.columns) - at)
        if not span:
            break
        align = cell.align or block.columns[at].align
        para = Para("TableCell", align=align, keep_next=keep_next)
        cells.append(GridCell([paragraph(para, *work.texts.runs(cell.runs))], span))
        at += span
    return GridRow(cells + _missing(len(block.columns) - at))


def _missing(columns: int) -> list[GridCell]:
    """Return a cell for the columns a row does not fill, which Word would report as damage."""
    return [GridCell((), columns)] if columns else []


def _head(block: Table, work: Work) -> list[GridRow]:
    """Return the head; a cell that reaches down is taken up again in each row below it."""
    columns, last = len(block.columns), len(block.head)
    reaching: dict[int, tuple[int, int]] = {}  # column: rows still to come, columns spanned
    rows = []
    for n, row in enumerate(block.head):
        cells: list[GridCell] = []
        waiting, at = list(row), 0
        while at < columns and (waiting or at in reaching):
            if at in reaching:
                at += _go_on(reaching, at, cells)
            else:
                cell = waiting.pop(0)
                span = _span(cell, at, columns, reaching)
                if min(cell.rows, last - n) > 1:
                    reaching[at] = (min(cell.rows, last - n) - 1, span)
                cells.append(_head_cell(cell, span, work, reaches=at in reaching))
                at += span
        rows.append(GridRow(cells + _missing(columns - at), head=True))
    return rows


def _go_on(reaching: dict[int, tuple[int, int]], at: int, cells: list[GridCell]) -> int:
    """Add what a cell from above takes of this row; return how many columns it spans."""
    rows, span = reaching.pop(at)
    if rows > 1:
        reaching[at] = (rows - 1, span)
    cells.append(GridCell((), span, "continue"))
    return span


def _span(cell: Cell, at: int, columns: int, reaching: dict[int, tuple[int, int]]) -> int:
    """Return how many columns a cell may span before the edge or a cell from above."""
    next_taken = min((column for column in reaching if column > at), default=columns)
    return max(1, min(cell.columns, next_taken - at))


def _head_cell(cell: Cell, span: int, work: Work, *, reaches: bool) -> GridCell:
    para = Para("TableHead", align=cell.align, keep_next=True)
    content: Sequence[Node] = [paragraph(para, *work.texts.runs(cell.runs))]
    return GridCell(content, span, "restart" if reaches else "", middle=True)
