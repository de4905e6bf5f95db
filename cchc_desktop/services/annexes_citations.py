"""The annex that lists the documents cited in the texts; knows of them what the texts tell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from cchc_desktop import messages
from cchc_desktop.model.annexes import CitationAnnex
from cchc_desktop.model.citation import (
    Citation,
    CitationTypes,
    find_citations,
    load_citation_types,
)
from cchc_desktop.model.document import Body, Row, Table
from cchc_desktop.model.field_types import format_day
from cchc_desktop.model.narrative import parse_narrative
from cchc_desktop.model.text_checks import NOTE, NOTE_END, flatten
from cchc_desktop.services.annexes_tables import cell, columns_of, head_of

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

# What follows a citation is read up to here; a subject is rarely longer than two lines.
_READ_ON = 300


@dataclass(frozen=True)
class CitedDocument:
    """One document, put together from all its mentions; ``place`` is the first one's section."""

    citation: Citation
    issuer: str
    subject: str
    place: str

    def joined(self, other: "CitedDocument") -> "CitedDocument":
        """Return the document with what a later mention tells beyond this one."""
        first, second = self.citation, other.citation
        citation = replace(first, type=first.type or second.type, date=first.date or second.date)
        issuer, subject = self.issuer or other.issuer, self.subject or other.subject
        return CitedDocument(citation, issuer, subject, self.place)


def citation_blocks(session: "Session", part: CitationAnnex) -> tuple[Body, ...]:
    """Return the list of cited documents, nothing when no text cites one."""
    documents = cited_documents(session, part)
    if not documents:
        return ()
    types = citation_types(session)
    rows = tuple(_row(n, d, session, part, types) for n, d in enumerate(documents, 1))
    return (Table(columns_of(part.columns), head_of(part.columns), rows),)


def cited_documents(session: "Session", part: CitationAnnex) -> list[CitedDocument]:
    """Return every cited document once, by the rank of its type and then by its date."""
    types = citation_types(session)
    found: list[CitedDocument] = []
    for section in session.template.sections:
        text = flatten(parse_narrative(session.text(section.key)), session.shown_binding)
        place = section.label.split(" ")[0].rstrip(".") if section.level else section.label
        citations = find_citations(text, types)
        ends = [*(other.start for other in citations[1:]), len(text)]
        for citation, end in zip(citations, ends, strict=False):
            rest = text[citation.end : min(end, citation.end + _READ_ON)]
            issuer, subject = _told(rest, part)
            _add(found, CitedDocument(citation, issuer, subject, place))
    return sorted(found, key=lambda document: _rank(document.citation, part))


def citation_types(session: "Session") -> CitationTypes:
    """Return the types of documents and the words around a citation."""
    return load_citation_types(session.resources / "citations.toml")


def _add(found: list[CitedDocument], document: CitedDocument) -> None:
    for index, known in enumerate(found):
        if _same(known.citation, document.citation):
            found[index] = known.joined(document)
            return
    found.append(document)


def _same(one: Citation, other: Citation) -> bool:
    """Say whether two mentions name one document; numbers begin anew each year."""
    if one.symbol.casefold() != other.symbol.casefold():
        return False
    fits = one.type == other.type or not (one.type and other.type)
    years = {c.date.year for c in (one, other) if c.date is not None}
    return fits and len(years) <= 1


def _rank(citation: Citation, part: CitationAnnex) -> tuple[int, date, int]:
    order = {name.casefold(): rank for rank, name in enumerate(part.order)}
    rank = order.get(citation.type.casefold(), len(order) + (not citation.type))
    return rank, citation.date or date.max, citation.number


def _told(rest: str, part: CitationAnnex) -> tuple[str, str]:
    """Return issuer and subject as the words after a citation tell them, empty where not."""
    stop = rf".;:()\n{NOTE}{NOTE_END}"
    about = "|".join(map(re.escape, part.about))
    issued = re.match(
        rf"\s+{re.escape(part.by)}\s+(?P<name>[^{stop},]+?)(?=\s+(?:{about})\b|\s*[{stop},]|\s*$)",
        rest,
    )
    after = rest[issued.end() :] if issued else rest
    subject = re.match(rf",?\s*(?P<said>(?:{about})\b[^{stop}]+)", after)
    name = _without_joins(issued["name"], part) if issued else ""
    return name if name[:1].isupper() else "", _cut(subject["said"], part) if subject else ""


def _cut(said: str, part: CitationAnnex) -> str:
    """Return a subject up to where the sentence goes on with a clause or a name of its own."""
    kept: list[str] = []
    for piece in " ".join(said.split()).split(", "):
        words = piece.split()
        verb = next((n for n, word in enumerate(words) if n and word in part.verbs), None)
        if kept and (piece[:1].isupper() or verb or piece.startswith(part.clauses)):
            break
        kept.append(" ".join(words[:verb]))
        if verb:
            break
    return _without_joins(", ".join(kept), part)


def _without_joins(text: str, part: CitationAnnex) -> str:
    words = text.split()
    while words and words[-1].rstrip(",") in part.joins:
        words.pop()
    return " ".join(words).rstrip(",")


def _row(
    number: int,
    document: CitedDocument,
    session: "Session",
    part: CitationAnnex,
    types: CitationTypes,
) -> Row:
    citation = document.citation
    named = citation.type or messages.CITATION_DOCUMENT.capitalize()
    texts = {
        "number": str(number),
        "document": f"{named} {types.number} {citation.symbol}",
        "date": format_day(citation.date) if citation.date else "",
        "issuer": document.issuer or _issuer(session, citation, part),
        "subject": document.subject,
        "place": document.place,
    }
    return tuple(cell(texts[column.content]) for column in part.columns)


def _issuer(session: "Session", citation: Citation, part: CitationAnnex) -> str:
    """Return the issuer by its code; it stands after the type's code, in a letter in front."""
    return next(_named_issuers(session, citation, part), "")


def _named_issuers(session: "Session", citation: Citation, part: CitationAnnex) -> Iterator[str]:
    for code in (*citation.codes[1:], citation.codes[0]):
        name = part.issuers.get(code.rstrip("0123456789"))
        if name is not None:
            yield session.figures.plain(name)
