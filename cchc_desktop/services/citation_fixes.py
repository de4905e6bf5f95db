"""What can be done about a finding on a cited document: the texts with the words set right."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from cchc_desktop import messages
from cchc_desktop.model.checks import Problem
from cchc_desktop.model.citation import CitationTypes
from cchc_desktop.model.citation_checks import (
    COMMA,
    EXPIRED,
    NO_NUMBER,
    NOT_FULL,
    REGISTERED,
    REPEATED,
    RULES,
    RUN_ON,
    SPELLING,
    TWO_DAYS,
    TYPE,
    lacks_number,
    missing_at_first,
    named_otherwise,
    repeated,
)
from cchc_desktop.model.citation_mentions import Cited, Mention, short
from cchc_desktop.model.citation_record import Record
from cchc_desktop.model.field_types import format_day
from cchc_desktop.model.narrative import parse_narrative, write_narrative
from cchc_desktop.model.text_edits import Edit, edited

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

_TEXT = "text."


@dataclass(frozen=True)
class Fix:
    """One way to set a finding right; ``changes`` go to ``session.take_all`` as one step."""

    label: str
    changes: dict[str, Any]


@dataclass(frozen=True)
class _Place:
    """A mention and what is to stand there from ``start`` up to ``end`` of its text."""

    mention: Mention
    edit: Edit


def fixes(problem: Problem, session: "Session") -> list[Fix]:
    """Return what can be done about a finding of the citation checks; nothing for others."""
    find = _FINDERS.get(problem.rule)
    if find is None or session.read_only:
        return []
    work = _Work(session, problem)
    if work.mention is None:
        return []
    return [fix for label, places in find(work) if (fix := _fix(label, places, session))]


def mention_of(problem: Problem, session: "Session") -> Mention | None:
    """Return the citation that a finding was found at; None for findings of other checks."""
    return _Work(session, problem).mention if problem.rule in RULES else None


class _Work:
    """The document a finding is about, and the mention it was found at."""

    def __init__(self, session: "Session", problem: Problem) -> None:
        self.template = session.template
        self.register = session.texts.register
        self.types: CitationTypes = self.register.types
        self.cited: Cited | None = None
        self.mention: Mention | None = None
        for cited in self.register.cited():
            asked = repeated(cited) if problem.rule == REPEATED else cited.mentions
            for mention in asked:
                said = (mention.section, mention.excerpt) == (problem.section, problem.excerpt)
                if said and (problem.rule != RUN_ON or mention.citation.run_on):
                    self.cited, self.mention = cited, mention
                    return

    @property
    def mentions(self) -> tuple[Mention, ...]:
        return self.cited.mentions if self.cited else ()

    @property
    def at(self) -> Mention:
        if self.mention is None:
            raise ValueError("no citation for this finding")
        return self.mention

    def known(self) -> Record:
        return self.register.record(self.cited) if self.cited else Record()

    def offers(self, label: str, places: list[_Place]) -> "Iterator[_Offer]":
        """Yield a change at the finding's own place, then the same at all, each of them named."""
        here = [place for place in places if place.mention is self.at]
        if here:
            yield label, here
        if len(places) > len(here):
            sections = dict.fromkeys(place.mention.section for place in places)
            named = ", ".join(self._numbered(section) for section in sections)
            words = messages.CITATION_FIX_PLACES
            yield words.format(label=label, count=len(places), places=named), places

    def _numbered(self, section: str) -> str:
        found = self.template.by_key[section]
        return found.label.partition(" ")[0].rstrip(".") if found.level else found.label


_Offer = tuple[str, list[_Place]]


def _spelling(work: _Work) -> Iterator[_Offer]:
    citation = work.at.citation
    wanted = work.types.spelled(citation.symbol)
    same = [m for m in work.mentions if m.citation.symbol == citation.symbol]
    yield from work.offers(_write(wanted), [_symbol(mention, wanted) for mention in same])


def _number(work: _Work) -> Iterator[_Offer]:
    bare = [m for m in work.mentions if lacks_number(m.citation)]
    places = [_at(m, m.citation.at, m.citation.at, f"{work.types.number} ") for m in bare]
    yield from work.offers(_write(short(work.at.citation, work.types)), places)


def _comma(work: _Work) -> Iterator[_Offer]:
    marked = [m for m in work.mentions if m.citation.comma]
    places = [_at(m, m.citation.until, m.citation.comma_end, "") for m in marked]
    yield from work.offers(_write(work.at.excerpt.replace(",", "")), places)


def _run_on(work: _Work) -> Iterator[_Offer]:
    citation = work.at.citation
    words = f"{work.at.excerpt} {citation.run_on}"
    yield _write(words), [_at(work.at, citation.until, citation.until, " ")]


def _type(work: _Work) -> Iterator[_Offer]:
    """Offer the type of the code, then the code of the type: only the original tells which."""
    citation, types = work.at.citation, work.types
    same = [m for m in work.mentions if m.citation.type == citation.type]
    kind = types.type_of(citation.code)
    if kind:
        places = [
            _at(m, m.citation.start, m.citation.start + len(citation.type), kind) for m in same
        ]
        yield from work.offers(_write(f"{kind} {types.number} {citation.symbol}"), places)
    codes = types.codes[citation.type.lower()]
    if codes and kind:
        symbol = citation.symbol.replace(citation.codes[0], codes[0], 1)
        places = [_symbol(mention, symbol) for mention in same]
        yield from work.offers(_write(f"{citation.type} {types.number} {symbol}"), places)


def _repeated(work: _Work) -> Iterator[_Offer]:
    wanted = short(work.at.citation, work.types)
    again = repeated(work.cited) if work.cited else []
    yield _write(wanted), [_shortened(work.at, wanted)]
    if len(again) > 1:
        label = messages.CITATION_FIX_EVERY.format(count=len(again))
        yield label, [_shortened(mention, wanted) for mention in again]


def _shortened(mention: Mention, wanted: str) -> _Place:
    return _at(mention, mention.citation.start, mention.citation.end + mention.told.end, wanted)


def _full(work: _Work) -> Iterator[_Offer]:
    """Put in what the register knows and the first mention does not say."""
    if work.cited is None:
        return
    first, types, known = work.at, work.types, work.known()
    register = work.register
    issuers = register.issuers(first.citation)
    missing = missing_at_first(work.cited, types, issuers, register.own)
    words = []
    if "date" in missing and known.date:
        words.append((first.citation.until, f"{types.day} {format_day(known.date)}"))
    if "issuer" in missing and known.issuer:
        words.append((first.citation.end, f"{types.telling.by} {known.issuer}"))
    if "subject" in missing and known.subject:
        told = first.told.end if first.told.issuer else 0
        words.append((first.citation.end + told, known.about(types)))
    if words:
        places = [_at(first, start, start, f" {text}") for start, text in _joined(words)]
        yield _write(known.full(types)), places


def _joined(words: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Join what is put into one place, in its order."""
    found: dict[int, list[str]] = {}
    for start, text in words:
        found.setdefault(start, []).append(text)
    return [(start, " ".join(texts)) for start, texts in found.items()]


def _one_day(work: _Work) -> Iterator[_Offer]:
    days = {m.citation.date for m in work.mentions if m.citation.date}
    for day in sorted(days):
        yield from _dated(work, day)


def _registered(work: _Work) -> Iterator[_Offer]:
    """Offer what the register says: type and symbol, or the day."""
    citation = work.at.citation
    typed = work.register.typed(citation)
    if named_otherwise(citation, typed):
        wanted = work.known().short(work.types)
        same = [m for m in work.mentions if m.citation.symbol == citation.symbol]
        places = [_at(m, m.citation.start, m.citation.until, wanted) for m in same]
        yield from work.offers(_write(wanted), places)
    if typed.date and citation.date not in (None, typed.date):
        yield from _dated(work, typed.date)


def _dated(work: _Work, day: date) -> Iterator[_Offer]:
    written = f" {work.types.day} {format_day(day)}"
    places = [
        _at(m, m.citation.until, m.citation.end, written)
        for m in work.mentions
        if m.citation.date not in (None, day)
    ]
    yield from work.offers(messages.CITATION_FIX_DAY.format(day=format_day(day)), places)


def _replaced(work: _Work) -> Iterator[_Offer]:
    by = work.known().replaced_by
    if by:
        places = [_at(m, m.citation.start, m.citation.end + m.told.end, by) for m in work.mentions]
        yield from work.offers(_write(by), places)


_FINDERS: dict[str, Callable[[_Work], Iterable[_Offer]]] = {
    SPELLING: _spelling,
    NO_NUMBER: _number,
    COMMA: _comma,
    TYPE: _type,
    RUN_ON: _run_on,
    REPEATED: _repeated,
    NOT_FULL: _full,
    TWO_DAYS: _one_day,
    REGISTERED: _registered,
    EXPIRED: _replaced,
}


def _write(wanted: str) -> str:
    return messages.CITATION_FIX.format(wanted=wanted)


def _at(mention: Mention, start: int, end: int, text: str) -> _Place:
    return _Place(mention, Edit(start, end, text))


def _symbol(mention: Mention, wanted: str) -> _Place:
    return _at(mention, mention.citation.at, mention.citation.until, wanted)


def _fix(label: str, places: list[_Place], session: "Session") -> Fix | None:
    """Return the texts with all changes made; words partly in another style are left alone."""
    changes: dict[str, Any] = {}
    for section in dict.fromkeys(place.mention.section for place in places):
        narrative = parse_narrative(session.text(section))
        edits = [place.edit for place in places if place.mention.section == section]
        changed, done = edited(narrative, edits, session.shown_binding)
        if done:
            changes[_TEXT + section] = write_narrative(changed)
    return Fix(label, changes) if changes else None
