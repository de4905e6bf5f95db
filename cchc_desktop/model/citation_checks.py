"""What is wrong with the documents cited in a report's texts; knows no answers and no storage."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from cchc_desktop import messages
from cchc_desktop.model.checks import Problem
from cchc_desktop.model.citation import Citation, CitationTypes, named
from cchc_desktop.model.citation_mentions import Cited, Mention, find_mentions, gathered, short
from cchc_desktop.model.citation_record import Record
from cchc_desktop.model.field_types import format_day
from cchc_desktop.model.template import Strength, Template
from cchc_desktop.model.text_checks import NOTE, NOTE_END

TYPE, SPELLING, YEAR, ORDER = (
    "vien_dan.loai",
    "vien_dan.cach_viet",
    "vien_dan.nam",
    "vien_dan.thu_tu",
)
LATER, TWO_DAYS = "vien_dan.sau_ngay_ky", "vien_dan.hai_ngay"
NO_NUMBER, COMMA = "vien_dan.thieu_so", "vien_dan.dau_phay"
NOT_FULL, REPEATED = "vien_dan.chua_du", "vien_dan.nhac_lai"
RUN_ON = "vien_dan.viet_lien"
EXPIRED, REGISTERED = "vien_dan.het_hieu_luc", "vien_dan.khac_danh_muc"
RULES = (
    TYPE, SPELLING, YEAR, ORDER, LATER, TWO_DAYS, NO_NUMBER, COMMA, NOT_FULL, REPEATED, EXPIRED,
    REGISTERED, RUN_ON,
)  # fmt: skip


# A verb of issuing so near before a citation has the issuing body before itself.
_NEAR = 60


@dataclass(frozen=True)
class CitationReport:
    """What citations are held against.

    ``day`` is the report's own, ``on`` the one on which documents must be in force.
    ``typed`` returns what the user entered in the register about a cited document, ``issuers``
    the names of the body that its symbol names, of which ``own`` is the one that reports.
    ``regime`` decides which decree is quoted.
    """

    template: Template
    day: date | None
    on: date
    types: CitationTypes
    typed: Callable[[Citation], Record]
    issuers: Callable[[Citation], tuple[str, ...]]
    own: str
    regime: str


class _Checked(NamedTuple):
    """What is wrong with one document by itself, and its dated mentions with their series."""

    mentions: tuple[Mention, ...]
    problems: tuple[Problem, ...]
    dated: "tuple[tuple[_Series, Mention], ...]"


class CitationChecks:
    """The findings about the documents of one report; one that stays is not looked at again."""

    def __init__(self, report: CitationReport) -> None:
        self._report = report
        self._order = {section.key: n for n, section in enumerate(report.template.sections)}
        # By the identity of the mentions, which are kept here and hence the same.
        self._kept: dict[tuple[int, ...], _Checked] = {}
        self._mentions: tuple[tuple[Mention, ...], ...] | None = None
        self._found: list[Problem] = []

    def problems(self, texts: Mapping[str, str]) -> list[Problem]:
        """Return what is wrong in flattened texts by section, in printing order."""
        types = self._report.types
        in_order = sorted(texts, key=self._order.__getitem__)
        mentions = tuple(find_mentions(key, texts[key], types) for key in in_order)
        if mentions != self._mentions:
            self._mentions = mentions
            self._found = self._check(gathered(mentions))
        return self._found

    def _check(self, every: list[Cited]) -> list[Problem]:
        before, self._kept = self._kept, {}
        checked = []
        for cited in every:
            key = tuple(map(id, cited.mentions))
            known = before.get(key) or self._look(cited)
            self._kept[key] = known
            checked.append(known)
        problems = [problem for found in checked for problem in found.problems]
        dated = sorted((d for found in checked for d in found.dated), key=itemgetter(0))
        problems += _check_order(dated, self._report)
        return sorted(problems, key=lambda problem: self._order[problem.section])

    def _look(self, cited: Cited) -> _Checked:
        report, spellings = self._report, _spellings(cited)
        problems = [p for mention in spellings for p in _check_mention(mention, report)]
        problems += _check_wording(cited, report)
        problems += _check_run_on(cited, report)
        problems += _check_first(cited, report)
        problems += _check_two_days(spellings, report)
        problems += [_repetition(cited, mention, report) for mention in repeated(cited)]
        right = fits(cited.citation, report.types)
        dated = [(_series(m), m) for m in spellings if right and m.citation.date]
        return _Checked(cited.mentions, tuple(problems), tuple(dated))


def _spellings(cited: Cited) -> list[Mention]:
    """Return the first mention in each way the document is named."""
    firsts: dict[tuple[str, str, date | None], Mention] = {}
    for mention in cited.mentions:
        found = mention.citation
        firsts.setdefault((found.type, found.symbol, found.date), mention)
    return list(firsts.values())


def _problem(
    rule: str,
    strength: Strength,
    mention: Mention,
    report: CitationReport,
    sentence: str,
    **words: str,
) -> Problem:
    citation = mention.citation
    day = {"date": format_day(citation.date)} if citation.date else {}
    text = sentence.format(
        type=named(citation),
        symbol=citation.symbol,
        said=mention.excerpt,
        place=report.template.by_key[mention.section].label,
        article=messages.CITATION_ARTICLES[report.regime],
        codes=messages.CITATION_CODES[report.regime],
        **day,
        **words,
    )
    return Problem(rule, strength, mention.section, (), text, excerpt=mention.excerpt)


def fits(citation: Citation, types: CitationTypes) -> bool:
    """Say whether type and first code agree; a type that is not said agrees with every code."""
    if not (citation.type and citation.codes):
        return True
    codes = types.codes[citation.type.lower()]
    code = citation.code.casefold()
    if not codes:
        return code not in types.known_codes
    return code in {known.casefold() for known in codes}


def _check_mention(mention: Mention, report: CitationReport) -> Iterator[Problem]:
    """Hold one way a document is named against itself, the report's day and the register."""
    citation, types = mention.citation, report.types
    if not fits(citation, types):
        yield _problem(
            TYPE, Strength.ERROR, mention, report, messages.CITATION_TYPE, code=citation.codes[0]
        )
    wanted = types.spelled(citation.symbol)
    if (
        citation.codes
        and mention.excerpt[citation.at - citation.start : citation.until - citation.start]
        != wanted
    ):
        yield _problem(
            SPELLING, Strength.HINT, mention, report, messages.CITATION_CASE, wanted=wanted
        )
    typed = report.typed(citation)
    if named_otherwise(citation, typed):
        name = replace(typed, type=typed.type or citation.type, symbol=typed.symbol or wanted)
        sentence = messages.CITATION_REGISTERED_NAME
        words = name.short(types)
        yield _problem(REGISTERED, Strength.WARNING, mention, report, sentence, wanted=words)
    if citation.date is None:
        return
    if report.day is not None and citation.date > report.day:
        day = format_day(report.day)
        yield _problem(LATER, Strength.ERROR, mention, report, messages.CITATION_LATER, day=day)
    if citation.year is not None and citation.year != citation.date.year:
        year = str(citation.year)
        yield _problem(YEAR, Strength.ERROR, mention, report, messages.CITATION_YEAR, year=year)
    if typed.date is not None and typed.date != citation.date:
        day = format_day(typed.date)
        sentence = messages.CITATION_REGISTERED_DAY
        yield _problem(REGISTERED, Strength.WARNING, mention, report, sentence, day=day)


def named_otherwise(citation: Citation, typed: Record) -> bool:
    """Say whether the user entered another type or symbol than the text has."""
    symbol = typed.symbol and typed.symbol.casefold() != citation.symbol.casefold()
    return bool(symbol or (citation.type and typed.type and typed.type != citation.type))


def _check_wording(cited: Cited, report: CitationReport) -> Iterator[Problem]:
    """Find the word before a number that is missing, and the comma before a day."""
    bare = next((m for m in cited.mentions if lacks_number(m.citation)), None)
    if bare is not None:
        wanted = short(bare.citation, report.types)
        sentence = messages.CITATION_NO_NUMBER
        yield _problem(NO_NUMBER, Strength.HINT, bare, report, sentence, wanted=wanted)
    comma = next((m for m in cited.mentions if m.citation.comma), None)
    if comma is not None:
        yield _problem(COMMA, Strength.HINT, comma, report, messages.CITATION_COMMA)


def _check_run_on(cited: Cited, report: CitationReport) -> Iterator[Problem]:
    """Find letters written right behind a symbol."""
    for mention in cited.mentions:
        run_on, sentence = mention.citation.run_on, messages.CITATION_RUN_ON
        if run_on:
            yield _problem(RUN_ON, Strength.WARNING, mention, report, sentence, run_on=run_on)


def lacks_number(citation: Citation) -> bool:
    """Say whether a type is followed by its number without the word for it."""
    return bool(citation.type) and not citation.said


def _check_first(cited: Cited, report: CitationReport) -> Iterator[Problem]:
    """Find a document that is no longer in force, and a first citation that is not full."""
    first, typed = cited.first, report.typed(cited.citation)
    if typed.expires and typed.expires <= report.on:
        sentence, words = messages.CITATION_EXPIRED, {"day": format_day(typed.expires)}
        if typed.replaced_by:
            sentence = messages.CITATION_REPLACED
            words["replaced"] = typed.replaced_by
        yield _problem(EXPIRED, Strength.WARNING, first, report, sentence, **words)
    missing = missing_at_first(cited, report.types, report.issuers(cited.citation), report.own)
    if missing:
        names = ", ".join(messages.CITATION_PARTS[part] for part in missing)
        sentence = messages.CITATION_NOT_FULL
        yield _problem(NOT_FULL, Strength.HINT, first, report, sentence, missing=names)


def missing_at_first(
    cited: Cited, types: CitationTypes, issuers: tuple[str, ...], own: str
) -> tuple[str, ...]:
    """Return what the first mention does not say though it must; one of a list says it later.

    A sentence may name the body before, and what the document is about: a note always stands
    behind the words it is about. The body that reports need not name itself.
    """
    first = cited.first
    citation = first.citation
    if not citation.type or citation.type in types.laws:
        return ()
    before = _sentence_before(first.before)
    noted = first.before.rfind(NOTE) > first.before.rfind(NOTE_END)
    known = any(name in before for name in (*issuers, *citation.codes))
    issued = known or own in issuers[:1] or any(word in before[-_NEAR:] for word in types.issued)
    said = {
        "date": citation.dated,
        "issuer": bool(first.told.issuer) or issued,
        "subject": bool(first.told.subject) or noted or before.rstrip().endswith(types.means),
    }
    return tuple(part for part, there in said.items() if not there)


def _sentence_before(text: str) -> str:
    return text[max(text.rfind(". "), text.rfind("\n")) + 1 :]


def repeated(cited: Cited) -> list[Mention]:
    """Return the later mentions that tell the day again, after a first that told it."""
    if cited.first.citation.date is None:
        return []
    day = cited.first.citation.date
    return [m for m in cited.mentions[1:] if m.citation.type and m.citation.date == day]


def _repetition(cited: Cited, mention: Mention, report: CitationReport) -> Problem:
    first = report.template.by_key[cited.first.section].label
    wanted = short(mention.citation, report.types)
    sentence = messages.CITATION_REPEATED
    return _problem(REPEATED, Strength.HINT, mention, report, sentence, first=first, wanted=wanted)


_Series = tuple[str, str, bool, bool, int]


def _series(mention: Mention) -> _Series:
    """Return what documents share that are numbered in one row."""
    citation = mention.citation
    year = citation.date.year if citation.date else 0
    codes = "-".join(citation.codes)
    return (citation.type, codes.casefold(), citation.party, citation.year is not None, year)


def _check_order(dated: list[tuple[_Series, Mention]], report: CitationReport) -> Iterator[Problem]:
    """Hold the numbers of one body's documents of one type and year against their dates."""
    for _, members in groupby(dated, key=itemgetter(0)):
        group = [mention for _, mention in members]
        row = sorted(group, key=lambda m: (m.citation.number, m.citation.date or date.min))
        for before, after in pairwise(row):
            first, second = before.citation, after.citation
            if not (first.date and second.date and first.date > second.date):
                continue
            if first.number != second.number:
                words = {"other": first.symbol, "other_date": format_day(first.date)}
                sentence = messages.CITATION_ORDER
                yield _problem(ORDER, Strength.HINT, after, report, sentence, **words)


def _check_two_days(spellings: list[Mention], report: CitationReport) -> Iterator[Problem]:
    """Find one document that is given two dates."""
    dated = [mention for mention in spellings if mention.citation.date]
    for mention in dated[1:]:
        first = dated[0].citation.date
        if first is not None and mention.citation.date != first:
            words = {"other_date": format_day(first)}
            sentence = messages.CITATION_TWO_DAYS
            yield _problem(TWO_DAYS, Strength.WARNING, mention, report, sentence, **words)
