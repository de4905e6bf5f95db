"""The register of cited documents: what texts tell of them and what the user entered.

It belongs to the data file: a subject entered once serves every later report. Knows no widgets.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.model.citation import (
    Citation,
    CitationTypes,
    find_citations,
    load_citation_types,
)
from cchc_desktop.model.citation_mentions import Cited, cited_documents
from cchc_desktop.model.citation_record import Record
from cchc_desktop.model.narrative import parse_narrative
from cchc_desktop.model.text_checks import flatten

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

_TEXT = "text."
_READ = "register.read"
_OWN = "co_quan"
_TOLD, _TYPED = "told", "typed"


@dataclass(frozen=True)
class Place:
    """A section that cites a document: the first words that do, and how often it does."""

    section: str
    label: str
    excerpt: str
    count: int


@dataclass(frozen=True)
class Entry:
    """One document of the register; ``cited`` is None where the open report does not cite it."""

    key: str
    record: Record
    typed: Record
    places: tuple[Place, ...]
    cited: Cited | None

    @property
    def count(self) -> int:
        return sum(place.count for place in self.places)


class Register:
    """The documents known to a data file, seen from an open report."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._kept: dict[str, tuple[Record, Record]] | None = None
        self._by_symbol: dict[str, list[tuple[str, Record, Record]]] = {}

    @cached_property
    def types(self) -> CitationTypes:
        return load_citation_types(self._session.resources / "citations.toml")

    # --- what is known

    def texts(self) -> dict[str, str]:
        """Return the texts of the open report flattened, in printing order."""
        session = self._session
        return {
            section.key: flatten(parse_narrative(text), session.shown_binding)
            for section in session.template.sections
            if (text := session.text(section.key))
        }

    def cited(self) -> list[Cited]:
        """Return the documents that the open report cites."""
        return cited_documents(self.texts(), self.types)

    def entries(self) -> list[Entry]:
        """Return the documents of the open report and of the register, by type and day."""
        found: dict[str, Entry] = {}
        for cited in self.cited():
            key = self.key_of(cited.citation)
            known = found.get(key)
            found[key] = self._entry(key, _joined(known.cited, cited) if known else cited)
        for key in self._stored():
            if key not in found:
                found[key] = self._entry(key, None)
        return sorted(found.values(), key=_order)

    def entry(self, key: str) -> Entry:
        """Return one document of the register."""
        return next(entry for entry in self.entries() if entry.key == key)

    def typed(self, citation: Citation) -> Record:
        """Return what the user entered about a cited document."""
        return self._stored().get(self.key_of(citation), (Record(), Record()))[1]

    def record(self, cited: Cited) -> Record:
        """Return all that is known of a document the open report cites."""
        told, typed = self._stored().get(self.key_of(cited.citation), (Record(), Record()))
        return typed.over(self._told(cited)).over(told)

    def issuers(self, citation: Citation) -> tuple[str, ...]:
        """Return the names of the body in a symbol: after the type, in a letter in front."""
        codes = [code.rstrip("0123456789") for code in (*citation.codes[1:], *citation.codes[:1])]
        lines = [self.types.issuers[code] for code in codes if code in self.types.issuers]
        return tuple(self._session.figures.plain(line) for line in lines)

    @property
    def own(self) -> str:
        """The name of the body that reports."""
        return self._session.words[_OWN]

    def key_of(self, citation: Citation) -> str:
        """Return the key of a document: the stored one it is, else the one it would get."""
        fitting = [
            (_year(typed.over(told)) == _said_year(citation), _year(typed.over(told)), key)
            for key, told, typed in self._alike(citation)
            if any(_names(record, citation) for record in (told, typed.over(told)))
        ]
        if fitting:
            return max(fitting)[2]
        year = _said_year(citation)
        return "|".join((citation.symbol.casefold(), citation.type.casefold(), str(year or "")))

    def _alike(self, citation: Citation) -> list[tuple[str, Record, Record]]:
        """Return what is kept under the symbol of a citation."""
        self._stored()
        return self._by_symbol.get(citation.symbol.casefold(), [])

    def _entry(self, key: str, cited: Cited | None) -> Entry:
        told, typed = self._stored().get(key, (Record(), Record()))
        record = typed.over(self._told(cited)).over(told) if cited else typed.over(told)
        return Entry(key, record, typed, self._places(cited) if cited else (), cited)

    def _told(self, cited: Cited) -> Record:
        """Return what the texts tell, and the type and body that the symbol names."""
        citation = cited.citation
        issuer = cited.issuer or next(iter(self.issuers(citation)), "")
        return replace(told_of(cited, self.types), issuer=issuer)

    def _places(self, cited: Cited) -> tuple[Place, ...]:
        firsts: dict[str, list[str]] = {}
        for mention in cited.mentions:
            firsts.setdefault(mention.section, []).append(mention.excerpt)
        labels = self._session.template.by_key
        return tuple(Place(k, labels[k].label, said[0], len(said)) for k, said in firsts.items())

    def _stored(self) -> dict[str, tuple[Record, Record]]:
        if self._kept is None:
            self._kept = {
                key: (_read(data, _TOLD), _read(data, _TYPED))
                for key, data in self._session.store.documents().items()
            }
            self._by_symbol = {}
            for key, (told, typed) in self._kept.items():
                self._index(key, told, typed)
        return self._kept

    def _index(self, key: str, told: Record, typed: Record) -> None:
        for symbol in {record.symbol.casefold() for record in (told, typed)} - {""}:
            alike = self._by_symbol.setdefault(symbol, [])
            alike[:] = [entry for entry in alike if entry[0] != key]
            alike.append((key, told, typed))

    # --- what the user does

    def save(self, key: str, record: Record) -> None:
        """Keep what the user entered about a document; what texts tell anyway is not entered.

        Raises:
            UserError: the symbol is none, another entry is this document, or the file refused.
        """
        symbol = self._read_symbol(record)
        record = replace(record, symbol=self.types.spelled(symbol.symbol))
        self._refuse_twin(key, record)
        entry = next((entry for entry in self.entries() if entry.key == key), None)
        told = Record()
        if entry is not None:
            told = self._told(entry.cited) if entry.cited else Record()
            told = told.over(self._stored().get(key, (Record(), Record()))[0])
        self._write(key, told, _beyond(record, told))
        self._changed()

    def add(self, record: Record) -> str:
        """Add a document by hand and return its key.

        Raises:
            UserError: the symbol is none, the document is there already, or the file refused.
        """
        symbol = self._read_symbol(record)
        citation = replace(symbol, type=record.type, date=record.date)
        key = self.key_of(citation)
        if any(entry.key == key for entry in self.entries()):
            words = self.entry(key).record.short(self.types)
            raise UserError(messages.DOCUMENT_EXISTS.format(document=words))
        self.save(key, record)
        return key

    def remove(self, key: str) -> None:
        """Take a document out of the register; one that is cited stays.

        Raises:
            UserError: the open report cites it, or the file refused.
        """
        entry = self.entry(key)
        if entry.places:
            words = entry.record.short(self.types)
            place = entry.places[0].label
            raise UserError(messages.DOCUMENT_CITED.format(document=words, place=place))
        self._session.store.save_document(key, None, self._session.who)
        self._kept = None
        self._changed()

    def _changed(self) -> None:
        self._session.texts.forget()
        self._session.recheck()

    def _read_symbol(self, record: Record) -> Citation:
        words = replace(record, symbol=record.symbol.strip()).short(self.types)
        found = find_citations(words, self.types)
        if len(found) != 1 or found[0].end != found[0].until or found[0].end != len(words):
            raise UserError(messages.DOCUMENT_NO_SYMBOL.format(typed=record.symbol))
        return found[0]

    def _refuse_twin(self, key: str, record: Record) -> None:
        for entry in self.entries():
            other = entry.record
            same = other.symbol.casefold() == record.symbol.casefold()
            if entry.key != key and same and _one_kind(other.type, record.type):
                if other.date and record.date and other.date.year != record.date.year:
                    continue
                words = other.short(self.types)
                raise UserError(messages.DOCUMENT_EXISTS.format(document=words))

    def _write(self, key: str, told: Record, typed: Record) -> None:
        self._session.store.save_document(key, _data(told, typed), self._session.who)
        self._kept = None

    def _keep_all(self, found: Mapping[str, Mapping[str, Any]]) -> None:
        try:
            self._session.store.save_documents(found, self._session.who)
        except UserError:
            # What is not in the file is not known either.
            self._kept = None
            raise

    # --- what other reports tell

    def remember(self) -> None:
        """Keep what the texts of all reports tell that were changed since they were last read.

        So a document that an earlier report cites can be found in a later one.

        Raises:
            UserError: the file refused; what it holds already is known all the same.
        """
        store = self._session.store
        if store.read_only:
            return
        read: dict[str, str] = dict(store.setting(_READ, {}))
        for report in store.reports():
            changed = str(store.last_change(report.id) or report.created_at)
            if read.get(report.code) != changed:
                self._remember_report(store.answers(report.id))
                read[report.code] = changed
        if read != store.setting(_READ, {}):
            store.set_setting(_READ, read)

    def _remember_report(self, answers: Mapping[str, Any]) -> None:
        texts = {
            key: flatten(parse_narrative(str(text)), lambda name, _form: name)
            for key, text in answers.items()
            if key.startswith(_TEXT)
        }
        stored = self._stored()
        found = {}
        for cited in cited_documents(texts, self.types):
            key = self.key_of(cited.citation)
            before, typed = stored.get(key, (Record(), Record()))
            told = told_of(cited, self.types).over(before)
            if told != before:
                found[key] = _data(told, typed)
                stored[key] = (told, typed)
                self._index(key, told, typed)
        if found:
            self._keep_all(found)
            self._session.texts.forget()


def told_of(cited: Cited, types: CitationTypes) -> Record:
    """Return what mentions tell of a document; the first code tells the type where none is said."""
    citation = cited.citation
    return Record(
        type=citation.type or types.type_of(citation.code),
        symbol=types.spelled(citation.symbol),
        date=citation.date,
        issuer=cited.issuer,
        subject=cited.subject,
    )


def recognised(text: str, session: "Session") -> str:
    """Return the sentence about documents in a pasted text, nothing where there are none.

    To be asked before the session takes the text, for what it has is no longer new.
    """
    register = session.texts.register
    keys = {register.key_of(c.citation) for c in cited_documents({"": text}, register.types)}
    if not keys:
        return ""
    new = keys - {entry.key for entry in register.entries()}
    sentence = messages.CITATION_RECOGNISED if new else messages.CITATION_RECOGNISED_ALL_KNOWN
    return sentence.format(found=len(keys), new=len(new))


def citation_words(entry: Entry, session: "Session", section: str, before: str | None) -> str:
    """Return how a document is cited in a section: in full unless something cites it before.

    ``before`` is the section's text before the place, None when any mention in it counts.
    """
    register = session.texts.register
    order = [found.key for found in session.template.sections]
    earlier = any(order.index(place.section) < order.index(section) for place in entry.places)
    if before is None:
        here = any(place.section == section for place in entry.places)
    else:
        named = find_citations(before, register.types)
        here = any(register.key_of(citation) == entry.key for citation in named)
    record = entry.record
    return record.short(register.types) if earlier or here else record.full(register.types)


def _read(data: Mapping[str, Any], part: str) -> Record:
    return Record.from_data(data.get(part) or {})


def _data(told: Record, typed: Record) -> dict[str, Any]:
    return {_TOLD: told.data(), _TYPED: typed.data()}


def _beyond(record: Record, told: Record) -> Record:
    """Return what a record says otherwise than what texts tell."""
    return Record.from_data({k: v for k, v in record.data().items() if told.data().get(k) != v})


def _joined(one: Cited | None, other: Cited) -> Cited:
    return Cited((*one.mentions, *other.mentions)) if one else other


def _names(record: Record, citation: Citation) -> bool:
    """Say whether a citation names the document of a record."""
    if record.symbol.casefold() != citation.symbol.casefold():
        return False
    years = {year for year in (_year(record), _said_year(citation)) if year}
    one_year = citation.year is not None or len(years) <= 1
    return _one_kind(record.type, citation.type) and one_year


def _one_kind(one: str, other: str) -> bool:
    return one == other or not (one and other)


def _year(record: Record) -> int:
    return record.date.year if record.date else 0


def _said_year(citation: Citation) -> int:
    """Return the year that tells documents of one symbol apart, if it does not name its year."""
    return citation.date.year if citation.date and citation.year is None else 0


def _order(entry: Entry) -> tuple[bool, str, int, str]:
    record = entry.record
    return (not record.type, record.type, record.date.toordinal() if record.date else 0, entry.key)
