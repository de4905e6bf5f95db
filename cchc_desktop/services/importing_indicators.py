"""Proposes the figures that a printed table of indicators gives beside their names; stores nothing.

The table is known by the heads of its names and values. A name that two figures have, or that
stands there twice, gives nothing.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from cchc_desktop.model.annexes import IndicatorAnnex
from cchc_desktop.model.field_types import FIELD_TYPES, parse_missing
from cchc_desktop.model.template import Field, Kind, Template
from cchc_desktop.model.text import folded
from cchc_desktop.model.values import Missing, Number, Unparsed, Value
from cchc_desktop.render.docx_cells import WordTable
from cchc_desktop.services.importing_figures import Proposal
from cchc_desktop.services.importing_table_heads import Grid, Slot, grid_of, words
from cchc_desktop.services.importing_tables import MOST_ROWS, MOST_TABLES

_WORD = re.compile(r"[a-z0-9]+")


def read_indicators(tables: Iterable[WordTable], template: Template) -> Iterator[Proposal]:
    """Yield a proposal for each typed figure of the tables, the first one of each."""
    annexes = [annex for annex in template.annexes if isinstance(annex, IndicatorAnnex)]
    likely = (t for t in tables if 1 < len(t.rows) <= MOST_ROWS)
    seen: set[str] = set()
    for table in islice(likely, MOST_TABLES) if annexes else ():
        grid = grid_of(table)
        for annex in annexes:
            for proposal in _in_grid(grid, annex, template):
                if proposal.key not in seen:
                    seen.add(proposal.key)
                    yield proposal


def _in_grid(grid: Grid, annex: IndicatorAnnex, template: Template) -> Iterator[Proposal]:
    places = _places(grid[0], annex)
    if not {"label", "value"} <= places.keys():
        return
    fields = _by_name(template)
    rows = [row for row in grid[1:] if not row[places["label"]].across]
    names = Counter(_name(row[places["label"]].text) for row in rows)
    for row in rows:
        name = _name(row[places["label"]].text)
        field = fields.get(name) if names[name] == 1 else None
        if field is None:
            continue
        shown = {content: row[place].text for content, place in places.items()}
        typed = _typed(field, shown["value"], shown.get("remark", ""), annex.absent)
        if typed:
            told = "; ".join(filter(None, (slot.text for slot in row)))
            yield Proposal(field.key, typed, template.section_of[field.key].key, told)


def _places(row: Sequence[Slot], annex: IndicatorAnnex) -> dict[str, int]:
    """Return where the columns of the printed table stand, those whose words are the same."""
    heads = [words(slot.text) for slot in row]
    wanted = {column.content: words(" ".join(column.head)) for column in annex.columns}
    return {content: heads.index(head) for content, head in wanted.items()
            if heads.count(head) == 1}  # fmt: skip


def _name(text: str) -> str:
    return " ".join(_WORD.findall(folded(text)))


def _by_name(template: Template) -> dict[str, Field]:
    """Return the typed figures by their printed names, those that no other figure has."""
    named: dict[str, list[Field]] = {}
    for field in template.fields.values():
        if field.is_figure:
            named.setdefault(_name(field.printed_label), []).append(field)
    alone = {name: fields[0] for name, fields in named.items() if len(fields) == 1}
    return {name: field for name, field in alone.items() if field.kind is Kind.TYPED}


def _typed(field: Field, value: str, remark: str, absent: str) -> str:
    """Return what one would type: the words for no figure and an estimate stand in the remark."""
    said = remark.partition(";")[0].strip()
    if value == absent:
        return said if parse_missing(said) else ""
    read = FIELD_TYPES[field.type].parse(value, field)
    if read is None or isinstance(read, Unparsed | Missing):
        return ""
    return said if _is_estimate(FIELD_TYPES[field.type].parse(said, field), read) else value


def _is_estimate(said: Value | None, read: Value) -> bool:
    if not isinstance(said, Number) or not isinstance(read, Number):
        return False
    return said.qualifier is not None and said.amount == read.amount
