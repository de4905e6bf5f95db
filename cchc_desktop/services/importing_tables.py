"""Proposes tables of an old report to the table fields whose columns they have; stores nothing.

A cell that cannot be read for sure stays empty and is named. Rows of sums and of groups are not
taken over as rows: sums are held against the rows, a group becomes a cell of each of its rows.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice

from cchc_desktop import messages
from cchc_desktop.model.annexes import FormAnnex
from cchc_desktop.model.field_types import FIELD_TYPES, format_amount
from cchc_desktop.model.tables import as_field, read_rows, total
from cchc_desktop.model.template import Column, Field, Template
from cchc_desktop.model.values import Number, Rows, Unparsed
from cchc_desktop.render.docx_cells import WordTable
from cchc_desktop.services.importing_table_heads import (
    Grid,
    Head,
    Slot,
    cell_text,
    grid_of,
    head_of,
    words,
)
from cchc_desktop.services.importing_vocabulary import Vocabulary

_ROMAN = re.compile(r"[IVX]{1,5}\.?")
_MARKER = re.compile(r"(?:[IVX]{1,5}|[A-Z])[.)]\s+")
_COUNTED = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?(?:\s*[=+\-]?\s*\(?\d{1,2}\)?)*")
_TEXTS = ("text", "choice", "names")
_PARAGRAPHS = "\n\n"
# Far above any report; a file made to harm may hold far more.
MOST_TABLES, MOST_ROWS = 200, 2000


@dataclass(frozen=True)
class TableProposal:
    """The rows a table of an old report gives for a field, and what is doubtful about them.

    ``section`` is where it stands, empty outside of all. ``remarks`` name cells left empty, sums
    that do not agree and columns without a place; ``doubtful`` waits for a look. ``text`` is what
    stands for it in the text of the file.
    """

    key: str
    rows: Rows
    remarks: tuple[str, ...] = ()
    doubtful: bool = False
    text: str = ""
    section: str = ""

    @property
    def shown(self) -> str:
        """Return how many rows there are, and what is doubtful."""
        count = messages.IMPORT_TABLE_ROWS.format(count=len(self.rows.rows))
        return "; ".join((count, *self.remarks))

    def place(self, template: Template) -> str:
        """Return where the table stands in the old report."""
        if not self.section:
            return messages.IMPORT_TABLE_ANNEX
        label = template.by_key[self.section].label
        return messages.IMPORT_TABLE_SECTION.format(section=label)


def find_tables(
    tables: Iterable[WordTable], text: str, template: Template, vocabulary: Vocabulary
) -> tuple[TableProposal, ...]:
    """Return one proposal for each table field that a table of the file fits, the longest."""
    fields = [f for section in template.sections for f in section.fields if f.type == "table"]
    found: dict[str, TableProposal] = {}
    likely = (t for t in tables if 1 < len(t.rows) <= MOST_ROWS)
    for table in islice(likely, MOST_TABLES) if fields else ():
        standing = _PARAGRAPHS.join(table.lines)
        proposal = _proposal(table, standing, fields, template, vocabulary)
        if proposal is None or not standing or standing not in text:
            continue
        known = found.get(proposal.key)
        if known is None or len(known.rows.rows) < len(proposal.rows.rows):
            found[proposal.key] = proposal
    return tuple(found[f.key] for f in fields if f.key in found)


def without_tables(text: str, tables: Iterable[TableProposal]) -> str:
    """Return the text without what stands for some tables."""
    for table in tables:
        text = text.replace(table.text, "", 1)
    return text


def section_with(table: TableProposal, texts: Mapping[str, str]) -> str:
    """Return the section whose text holds the rows of a table; empty when none does."""
    sought = words(" ".join(map(cell_text, table.text.split(_PARAGRAPHS)[:3])))
    for key, stored in texts.items():
        if f" {' '.join(sought)} " in f" {' '.join(words(cell_text(stored)))} ":
            return key
    return ""


def _proposal(
    table: WordTable,
    standing: str,
    fields: Sequence[Field],
    template: Template,
    vocabulary: Vocabulary,
) -> TableProposal | None:
    grid = grid_of(table)
    heads = [(head_of(grid, one, template, vocabulary.table_numbers), one) for one in fields]
    fitting = [(len(head.places), head, one) for head, one in heads if head is not None]
    most = max((count for count, _, _ in fitting), default=0)
    best = [(head, one) for count, head, one in fitting if count == most]
    if len(best) != 1:
        return None  # two fields with the same columns: nobody can tell which is meant
    head, one = best[0]
    reader = _Reader(grid, head, one, template, vocabulary)
    reader.read()
    if not reader.rows:
        return None
    unsure = bool(reader.sums or reader.strange)
    remarks = (*reader.cells, *reader.sums, *reader.columns())
    return TableProposal(one.key, Rows(tuple(reader.rows)), remarks, unsure, standing)


@dataclass
class _Reader:
    """Reads the rows of one table below its head."""

    grid: Grid
    head: Head
    table: Field
    template: Template
    words: Vocabulary
    rows: list[tuple[tuple[str, str], ...]] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    sums: list[str] = field(default_factory=list)
    group: str = ""
    begun: int = 0
    waiting: Sequence[Slot] = ()

    def __post_init__(self) -> None:
        forms = (annex for annex in self.template.annexes if isinstance(annex, FormAnnex))
        form = next((form for form in forms if form.field == self.table.key), None)
        texts = [c for c in self.table.columns if c.key in self.head.places and c.type in _TEXTS]
        self.name = texts[0].key if form is None or form.name not in self.head.places else form.name
        free = [c for c in self.table.columns if c.key not in self.head.places]
        self.grouped = next(
            (c for c in free if (form is not None and c.key == form.group) or c.type == "choice"),
            None,
        )
        self.totals = {words(name) for name in self.words.table_totals}
        if form is not None:
            self.totals.add(words(form.total))

    @property
    def strange(self) -> list[str]:
        """Return the names of columns that hold something and have no place."""
        placed = self.head.places.values()
        return [
            name
            for place, name in self.head.names.items()
            if place not in placed and any(row[place].text for row in self.grid[self.head.last :])
        ]

    def columns(self) -> Iterator[str]:
        """Name the columns that only one of the two has."""
        if self.strange:
            yield messages.IMPORT_TABLE_STRANGE.format(columns="; ".join(self.strange))
        absent = [
            column.label
            for column in self.table.columns
            if column.key not in self.head.places
            and column.compute is None
            and column is not self.grouped
        ]
        if absent:
            yield messages.IMPORT_TABLE_ABSENT.format(columns="; ".join(absent))

    def read(self) -> None:
        """Read all rows; sums of a group are checked when the next one begins."""
        heads = [[slot.text for slot in row] for row in self.grid[: self.head.last]]
        for index, row in enumerate(self.grid[self.head.last :]):
            texts = [slot.text for slot in row]
            if not any(texts) or texts in heads or (index == 0 and self._counts_columns(row)):
                continue
            if self._first(row) in self.totals:
                self._end_group()
                self._check(row, 0)
            elif self._begins_group(row):
                self._end_group()
                name = _MARKER.sub("", self._at(row, self.name), count=1)
                self.group, self.begun, self.waiting = self._choice(name), len(self.rows), row
            else:
                self.rows.append(tuple(self._cells(row)))
        self._end_group()

    def _first(self, row: Sequence[Slot]) -> tuple[str, ...]:
        place = self.head.places[self.name]
        number = self.head.number
        shown = [row[place].text] + ([] if number is None else [row[number].text])
        return words(next(filter(None, shown), ""))

    def _counts_columns(self, row: Sequence[Slot]) -> bool:
        return all(_COUNTED.fullmatch(slot.text) for slot in row if slot.text)

    def _begins_group(self, row: Sequence[Slot]) -> bool:
        if self.grouped is None:
            return False
        number = "" if self.head.number is None else row[self.head.number].text
        name = _MARKER.sub("", self._at(row, self.name), count=1)
        choices = {words(choice) for choice in self.grouped.choices}
        return _ROMAN.fullmatch(number) is not None or words(name) in choices

    def _choice(self, name: str) -> str:
        choices = self.grouped.choices if self.grouped else ()
        return next((c for c in choices if words(c) == words(name)), name)

    def _at(self, row: Sequence[Slot], key: str) -> str:
        return row[self.head.places[key]].text

    def _cells(self, row: Sequence[Slot]) -> Iterator[tuple[str, str]]:
        cells: dict[str, str] = {}
        for column in self.table.columns:
            if column is self.grouped:
                cells[column.key] = self.group
            elif column.key in self.head.places:
                cells[column.key] = self._cell(row, column)
        for column in self.table.columns:
            if column.compute is not None and cells.get(column.key):
                self._leave_to_reckon(cells, column)
        return iter([(key, text) for key, text in cells.items() if text])

    def _leave_to_reckon(self, cells: dict[str, str], column: Column) -> None:
        """Leave a sum out that the program reckons the same from the other cells."""
        told = FIELD_TYPES[column.type].parse(cells[column.key], as_field(column))
        rest = tuple((key, text) for key, text in cells.items() if key != column.key)
        for row in read_rows(self.table, Rows((rest,))):
            if isinstance(told, Number) and row.numbers.get(column.key) == told.amount:
                cells[column.key] = ""

    def _cell(self, row: Sequence[Slot], column: Column) -> str:
        slot = row[self.head.places[column.key]]
        text = slot.text
        if column.type in _TEXTS:
            return self._choice_of(column, text)
        if not text or text in self.words.table_blanks:
            return ""
        value = FIELD_TYPES[column.type].parse(text, as_field(column))
        if isinstance(value, Unparsed) or slot.across or slot.down:
            self.cells.append(
                messages.IMPORT_TABLE_CELL.format(
                    row=len(self.rows) + 1,
                    name=row[self.head.places[self.name]].text,
                    column=column.label,
                    text=text,
                )
            )
            return ""
        return text

    def _choice_of(self, column: Column, text: str) -> str:
        return next((c for c in column.choices if words(c) == words(text)), text)

    def _end_group(self) -> None:
        if self.waiting:
            self._check(self.waiting, self.begun)
        self.waiting = ()

    def _check(self, sums: Sequence[Slot], begun: int) -> None:
        """Hold a row of sums against the rows read from a place on."""
        rows = read_rows(self.table, Rows(tuple(self.rows[begun:])))
        for column in self.table.columns:
            place = self.head.places.get(column.key)
            if place is None or not column.is_figure or not rows:
                continue
            told = FIELD_TYPES[column.type].parse(sums[place].text, as_field(column))
            counted = total(rows, column.key)
            if isinstance(told, Number) and counted is not None and counted != told.amount:
                self.sums.append(self._unequal(sums, column, told.amount, counted))

    def _unequal(
        self, sums: Sequence[Slot], column: Column, told: Decimal, counted: Decimal
    ) -> str:
        return messages.IMPORT_TABLE_SUM.format(
            name=sums[self.head.places[self.name]].text,
            column=column.label,
            told=format_amount(told),
            counted=format_amount(counted),
        )
