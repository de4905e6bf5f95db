"""The rows of a table field as numbers, empty sums worked out; knows no other field."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from cchc_desktop.model.field_types import FIELD_TYPES
from cchc_desktop.model.template import Column, Field
from cchc_desktop.model.values import Operand, Rows, Value, operand

ROW = "row."


@dataclass(frozen=True)
class TableRow:
    """One row: its cells as typed, and the numbers of its figures; None where one is unknown."""

    cells: Mapping[str, str]
    numbers: Mapping[str, Decimal | None]

    def lookup(self, name: str) -> Operand:
        """Return what a rule of the table may reckon with under ``row.<column>``."""
        return self.numbers.get(name.removeprefix(ROW)) if name.startswith(ROW) else None


def as_field(column: Column) -> Field:
    """Return a column as a field, whose type can then read and check its cells."""
    return Field(
        key=column.key,
        label=column.label,
        type=column.type,
        unit=column.unit,
        choices=column.choices,
    )


def read_rows(field: Field, value: Value | None) -> tuple[TableRow, ...]:
    """Return the rows of a table that hold something; none when the value is no table."""
    if not isinstance(value, Rows):
        return ()
    rows = (_row(field, dict(row)) for row in value.rows)
    return tuple(row for row in rows if any(row.cells.values()))


def _row(field: Field, cells: dict[str, str]) -> TableRow:
    """Read one row. In a row with figures an empty cell is nought, as on the printed form."""
    figures = [column for column in field.columns if column.is_figure]
    filled = any(cells.get(column.key) for column in figures)
    numbers: dict[str, Decimal | None] = {}
    for column in figures:
        typed = cells.get(column.key, "")
        if typed:
            found = operand(FIELD_TYPES[column.type].parse(typed, as_field(column)))
            numbers[column.key] = found if isinstance(found, Decimal) else None
        elif column.compute is None:
            numbers[column.key] = Decimal(0) if filled else None
    row = TableRow(cells, numbers)
    for column in figures:
        if column.key not in numbers and column.compute is not None:
            result = column.compute.evaluate(row.lookup)
            numbers[column.key] = result if isinstance(result, Decimal) else None
    return row


def total(rows: tuple[TableRow, ...], column: str) -> Decimal | None:
    """Add up a column over the rows with figures; None when one is unknown or there is none."""
    numbers = [row.numbers.get(column) for row in rows if _has_figures(row)]
    known = [number for number in numbers if number is not None]
    return sum(known, Decimal(0)) if numbers and len(known) == len(numbers) else None


def _has_figures(row: TableRow) -> bool:
    return any(row.cells.get(key) for key in row.numbers)
