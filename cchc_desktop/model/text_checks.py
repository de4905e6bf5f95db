"""What can be wrong in the texts themselves: the periods they name; knows no answers.

Texts come flattened: figures as printed, each footnote where it is called, between the signs
``NOTE`` and ``NOTE_END``, so that a note belongs to its sentence.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from cchc_desktop import messages
from cchc_desktop.model.checks import Problem
from cchc_desktop.model.citation import Citation, CitationTypes, find_citations, named
from cchc_desktop.model.field_types import format_day
from cchc_desktop.model.narrative import Bound, Inline, Narrative, Span
from cchc_desktop.model.period import Period
from cchc_desktop.model.template import Strength, Template

NOTE, NOTE_END = "\x02", "\x03"
_NOTE = re.compile(f"{NOTE}[^{NOTE}{NOTE_END}]*{NOTE_END}")
_END = re.compile(r"[.!?]\s+(?=(\S))|\n")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_QUARTER_DAYS = 100
_ISSUED_NEAR = 60
_YEAR_MONTHS = 12


@dataclass(frozen=True)
class Report:
    """What the texts are held against."""

    template: Template
    period: Period
    day: date | None
    types: CitationTypes
    others: tuple[Period, ...] = ()


def flatten(narrative: Narrative, shown: Callable[[str, str], str]) -> str:
    """Return a text as checked here; ``shown`` prints a bound figure by name and form."""
    return "\n".join(
        "".join(_flat(inline, shown) for inline in block.inlines) for block in narrative.blocks
    )


def _flat(inline: Inline, shown: Callable[[str, str], str]) -> str:
    if isinstance(inline, Span):
        return inline.text
    if isinstance(inline, Bound):
        return shown(inline.name, inline.form)
    body = "\n".join("".join(_flat(part, shown) for part in p) for p in inline.paragraphs)
    return f"{NOTE}{body}{NOTE_END}"


class TextChecks:
    """The findings in the texts of one report; a text that stays is not read again."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._kept: dict[str, tuple[str, list[Problem]]] = {}

    def problems(self, texts: Mapping[str, str]) -> list[Problem]:
        """Return what is wrong or doubtful in flattened texts by section, in printing order."""
        sections = (section.key for section in self._report.template.sections)
        return [p for key in sections for p in self._section(key, texts.get(key, ""))]

    def _section(self, key: str, text: str) -> list[Problem]:
        known = self._kept.get(key)
        if known is None or known[0] != text:
            report = self._report
            found = list(_check_quarters(key, text, report)) if text else []
            if key in (report.template.opening.key, report.template.closing.key):
                found += _check_other_periods(key, text, report)
            known = self._kept[key] = (text, found)
        return known[1]


def _problem(rule: str, section: str, report: Report, message: str, excerpt: str) -> Problem:
    label = report.template.by_key[section].label
    message = message.replace("{place}", label)
    return Problem(rule, Strength.WARNING, section, (), message, excerpt=excerpt)


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences with their notes; a full stop within a note ends nothing."""
    masked = _NOTE.sub(lambda note: "_" * len(note[0]), text)
    start = 0
    for end in _END.finditer(masked):
        if end[1] is None or end[1].isupper():
            yield text[start : end.end()]
            start = end.end()
    yield text[start:]


def _check_quarters(section: str, text: str, report: Report) -> Iterator[Problem]:
    """Find what is said of one quarter in a report that covers more, and what lies outside it."""
    start, end = report.period.window
    if (end - start).days <= _QUARTER_DAYS:
        return
    for sentence in _sentences(text):
        match = _first_quarter(sentence, report.types)
        if match is None:
            continue
        number = _ROMAN.get(match["quarter"].lower()) or int(match["quarter"])
        first, last = _quarter(int(match["year"] or report.period.year), number)
        if first > end or last < start:
            continue
        said = " ".join(match["said"].split())
        words = {"quarter": said, "place": "{place}"}
        message = messages.PERIOD_QUARTER.format(period=report.period.words()["ky"], **words)
        yield _problem("ky.quy", section, report, message, match["said"])
        outside = _outside(sentence, match.end(), (first, last), report)
        if outside:
            named_all = "; ".join(
                f"{named(citation)} {citation.symbol} ({format_day(citation.date)})"
                for citation in outside
                if citation.date
            )
            message = messages.PERIOD_OUTSIDE.format(documents=named_all, **words)
            yield _problem("ky.vien_dan", section, report, message, outside[0].symbol)


@lru_cache(4096)
def _first_quarter(sentence: str, types: CitationTypes) -> re.Match[str] | None:
    """Return the first quarter a sentence speaks of as past, not as planned."""
    within, quarter, year = (re.escape(w) for w in (types.within, types.quarter, types.year))
    match = re.search(
        rf"\b{within}\s+(?P<said>{quarter}\s+(?P<quarter>IV|I{{1,3}}|[1-4])\b"
        rf"(?:(?:\s*/\s*|\s+{year}\s+|\s+)(?P<year>\d{{4}}))?)",
        sentence,
        re.IGNORECASE,
    )
    if match is None:
        return None
    before = sentence[: match.start()].lower()
    planned = "|".join(map(re.escape, types.future))
    return None if re.search(rf"\b(?:{planned})\b", before) else match


def _quarter(year: int, number: int) -> tuple[date, date]:
    first = date(year, 3 * number - 2, 1)
    following = date(year + number // 4, 3 * number % 12 + 1, 1)
    return first, following - timedelta(days=1)


def _outside(
    sentence: str, start: int, quarter: tuple[date, date], report: Report
) -> list[Citation]:
    """List the documents a sentence counts to a quarter though their dates lie outside it.

    Counted are those in its notes and those right after a verb of issuing; a document that is
    only carried out may be of any age.
    """
    notes = [note.span() for note in _NOTE.finditer(sentence)]
    found = []
    for citation in find_citations(sentence, report.types):
        if citation.date is None or quarter[0] <= citation.date <= quarter[1]:
            continue
        noted = any(first < citation.start < last for first, last in notes)
        near = sentence[max(start, citation.start - _ISSUED_NEAR) : citation.start].lower()
        issued = near.rstrip().endswith(report.types.issued)
        if citation.start > start and (noted or issued):
            found.append(citation)
    return found


def _check_other_periods(section: str, text: str, report: Report) -> Iterator[Problem]:
    """Find an opening or closing that names another period and not its own."""
    own = report.period.words()
    known = {own["ky"].casefold(), own["ky_sau"].casefold()}
    names = [other.words()["ky"] for other in report.others]
    whole = text
    text = " ".join(text.casefold().split())
    for name in (n for n in names if not any(n.casefold() in mine for mine in known)):
        said = re.search(rf"\b{re.escape(name.casefold())}\b", text)
        if said and own["ky"].casefold() not in text.replace(said[0], ""):
            message = messages.PERIOD_OTHER.format(other=name, period=own["ky"], place="{place}")
            printed = re.search(r"\s+".join(map(re.escape, name.split())), whole, re.IGNORECASE)
            yield _problem("ky.khac", section, report, message, printed[0] if printed else "")


def neighbours(period: Period, others: Iterable[Period]) -> tuple[Period, ...]:
    """Return the periods shorter than a year whose names an old text may still hold."""
    return tuple(o for o in others if o.code != period.code and o.kind.months < _YEAR_MONTHS)
