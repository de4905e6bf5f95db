"""The annex that lists the documents cited in the texts, with what the register knows of them."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from cchc_desktop import messages
from cchc_desktop.model.annexes import CitationAnnex
from cchc_desktop.model.citation import CitationTypes
from cchc_desktop.model.document import Body, Row, Table
from cchc_desktop.model.field_types import format_day
from cchc_desktop.services.annexes_tables import cell, columns_of, head_of
from cchc_desktop.services.register import Entry

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session


def citation_blocks(session: "Session", part: CitationAnnex) -> tuple[Body, ...]:
    """Return the list of cited documents, nothing when no text cites one."""
    documents = listed_documents(session, part)
    if not documents:
        return ()
    types = session.texts.register.types
    rows = tuple(_row(n, d, session, part, types) for n, d in enumerate(documents, 1))
    return (Table(columns_of(part.columns), head_of(part.columns), rows),)


def listed_documents(session: "Session", part: CitationAnnex) -> list[Entry]:
    """Return every cited document once, by the rank of its type and then by its date."""
    cited = [entry for entry in session.texts.register.entries() if entry.cited]
    return sorted(cited, key=lambda entry: _rank(entry, part))


def _rank(entry: Entry, part: CitationAnnex) -> tuple[int, date, int]:
    order = {name.casefold(): rank for rank, name in enumerate(part.order)}
    kind = entry.record.type
    rank = order.get(kind.casefold(), len(order) + (not kind))
    number = entry.cited.citation.number if entry.cited else 0
    return rank, entry.record.date or date.max, number


def _row(
    number: int, entry: Entry, session: "Session", part: CitationAnnex, types: CitationTypes
) -> Row:
    record = entry.record
    named = record if record.type else replace(record, type=messages.CITATION_DOCUMENT)
    texts = {
        "number": str(number),
        "document": named.short(types),
        "date": format_day(record.date) if record.date else "",
        "issuer": record.issuer,
        "subject": record.subject,
        "place": _place(entry, session),
    }
    return tuple(cell(texts[column.content]) for column in part.columns)


def _place(entry: Entry, session: "Session") -> str:
    """Return the number of the section that cites a document first, its name where it has none."""
    section = session.template.by_key[entry.places[0].section]
    return section.label.split(" ")[0].rstrip(".") if section.level else section.label
