"""The annex that makes a table field an official form with sums; knows no form by name."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

from cchc_desktop.model.annexes import NUMBER, FormAnnex
from cchc_desktop.model.document import Body, Caption, Cell, Column, Row, Run, Table
from cchc_desktop.model.field_types import format_amount
from cchc_desktop.model.layout import roman
from cchc_desktop.model.narrative import Line
from cchc_desktop.model.tables import TableRow, read_rows, total
from cchc_desktop.services.annexes_tables import cell, columns_of, head_of

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

_BLOCK = (Column(1.0, "left"), Column(1.0, "centre"), Column(1.0, "left"))


def form_blocks(session: "Session", part: FormAnnex) -> tuple[Body, ...]:
    """Return the form's own head and its table, nothing while the table is empty."""
    rows = form_rows(session, part)
    if not rows:
        return ()
    blocks: list[Body] = [*_block(session, part)]
    unit = session.figures.plain(part.unit)
    if unit:
        blocks.append(Caption((Run(unit, italic=True),), "right"))
    head = head_of(part.columns, numbered=part.numbered)
    body = tuple(_Rows(session, part).all(rows))
    return (*blocks, Table(columns_of(part.columns), head, body))


def form_rows(session: "Session", part: FormAnnex) -> tuple[TableRow, ...]:
    """Return the filled rows of the table the form is made of."""
    return read_rows(session.template.fields[part.field], session.value(part.field))


def _block(session: "Session", part: FormAnnex) -> Iterator[Table]:
    """Yield what stands above the table: which form it is, the period, who reports to whom."""
    columns = (part.wording(session.day), part.centre, part.right)
    rows = tuple(tuple(_line(session, line) for line in lines) for lines in zip_longest(*columns))
    if rows:
        yield Table(_BLOCK, (), rows, ruled=False)


def _line(session: "Session", line: Line | None) -> Cell:
    return cell(session.figures.plain(line or ()))


class _Rows:
    """Makes the rows of one form; rows of a group stand together, groups as first met."""

    def __init__(self, session: "Session", part: FormAnnex) -> None:
        self._part = part
        self._field = session.template.fields[part.field]
        self._figures = {column.key for column in self._field.columns if column.is_figure}

    def all(self, rows: tuple[TableRow, ...]) -> Iterator[Row]:
        """Yield each group with its sums and its rows, at the end the sums of all."""
        groups: dict[str, list[TableRow]] = {}
        for row in rows:
            groups.setdefault(row.cells.get(self._part.group, ""), []).append(row)
        for number, (name, members) in enumerate(groups.items(), 1):
            if name or len(groups) > 1:
                yield self._sums(roman(number), name, tuple(members))
            yield from (self._row(str(n), row) for n, row in enumerate(members, 1))
        yield self._sums("", self._part.total, rows)

    def _sums(self, number: str, name: str, rows: tuple[TableRow, ...]) -> Row:
        cells = []
        for column in self._part.columns:
            if column.content == NUMBER:
                text = number
            elif column.content == self._part.name:
                text = name
            elif column.content in self._figures:
                amount = total(rows, column.content)
                text = "" if amount is None else format_amount(amount)
            else:
                text = ""
            cells.append(cell(text, bold=True))
        return tuple(cells)

    def _row(self, number: str, row: TableRow) -> Row:
        return tuple(
            cell(number if column.content == NUMBER else self._text(row, column.content))
            for column in self._part.columns
        )

    def _text(self, row: TableRow, content: str) -> str:
        """Return a cell as typed, numbers as printed; a sum that was left empty is worked out."""
        amount = row.numbers.get(content)
        typed = row.cells.get(content, "")
        computed = any(c.key == content and c.compute for c in self._field.columns)
        if amount is None or not (typed or computed):
            return typed
        return format_amount(amount)
