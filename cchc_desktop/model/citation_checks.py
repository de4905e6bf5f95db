"""What is wrong with the documents cited in a report's texts; knows no answers and no storage."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from cchc_desktop import messages
from cchc_desktop.model.checks import Problem
from cchc_desktop.model.citation import Citation, CitationTypes, find_citations, named
from cchc_desktop.model.field_types import format_day
from cchc_desktop.model.template import Strength
from cchc_desktop.model.text_checks import Report


@dataclass(frozen=True)
class _Found:
    """A citation and the section it is first mentioned in."""

    section: str
    citation: Citation


def check_citations(texts: Mapping[str, str], report: Report) -> list[Problem]:
    """Return what is wrong or doubtful in flattened texts by section, in printing order."""
    sections = [s.key for s in report.template.sections if texts.get(s.key)]
    every = [_Found(k, c) for k in sections for c in find_citations(texts[k], report.types)]
    firsts = {(f.citation.type, f.citation.symbol, f.citation.date): f for f in reversed(every)}
    cited = [found for found in every if firsts[_identity(found)] is found]
    problems = [p for found in cited for p in _check_citation(found, report)]
    problems += _check_order([f for f in cited if _fits(f.citation, report.types)], report)
    problems += _check_two_days(cited, report)
    order = {key: index for index, key in enumerate(sections)}
    return sorted(problems, key=lambda problem: order[problem.section])


def _identity(found: _Found) -> tuple[str, str, date | None]:
    return (found.citation.type, found.citation.symbol, found.citation.date)


def _problem(rule: str, strength: Strength, section: str, report: Report, message: str) -> Problem:
    label = report.template.by_key[section].label
    return Problem(rule, strength, section, (), message.replace("{place}", label))


def _fits(citation: Citation, types: CitationTypes) -> bool:
    """Say whether type and first code agree; a type that is not said agrees with every code."""
    if not citation.type:
        return True
    codes = types.codes[citation.type.lower()]
    code = citation.code.casefold()
    if not codes:
        return code not in types.known_codes
    return code in {known.casefold() for known in codes}


def _check_citation(found: _Found, report: Report) -> Iterator[Problem]:
    citation, section = found.citation, found.section
    words = {"type": named(citation), "symbol": citation.symbol, "place": "{place}"}
    if citation.date is not None:
        words["date"] = format_day(citation.date)
    if not _fits(citation, report.types):
        text = messages.CITATION_TYPE.format(code=citation.codes[0], **words)
        yield _problem("vien_dan.loai", Strength.ERROR, section, report, text)
    right = [report.types.cased.get(code.casefold(), code) for code in citation.codes]
    for code, wanted in zip(citation.codes, right, strict=True):
        if code != wanted:
            text = messages.CITATION_CASE.format(code=code, wanted=wanted, **words)
            yield _problem("vien_dan.cach_viet", Strength.HINT, section, report, text)
    if citation.date is None:
        return
    if report.day is not None and citation.date > report.day:
        text = messages.CITATION_LATER.format(day=format_day(report.day), **words)
        yield _problem("vien_dan.sau_ngay_ky", Strength.ERROR, section, report, text)
    if citation.year is not None and citation.year != citation.date.year:
        text = messages.CITATION_YEAR.format(year=citation.year, **words)
        yield _problem("vien_dan.nam", Strength.ERROR, section, report, text)


def _series(found: _Found) -> tuple[str, str, bool, bool, int]:
    """Return what documents share that are numbered in one row."""
    citation = found.citation
    year = citation.date.year if citation.date else 0
    codes = "-".join(citation.codes)
    return (citation.type, codes.casefold(), citation.party, citation.year is not None, year)


def _check_order(cited: list[_Found], report: Report) -> Iterator[Problem]:
    """Hold the numbers of one body's documents of one type and year against their dates."""
    dated = sorted((f for f in cited if f.citation.date), key=_series)
    for _, group in groupby(dated, key=_series):
        row = sorted(group, key=lambda f: (f.citation.number, f.citation.date or date.min))
        for before, after in pairwise(row):
            first, second = before.citation, after.citation
            if first.date and second.date and first.date > second.date:
                if first.number == second.number:
                    continue
                text = messages.CITATION_ORDER.format(
                    type=named(second),
                    symbol=second.symbol,
                    date=format_day(second.date),
                    other=first.symbol,
                    other_date=format_day(first.date),
                    place="{place}",
                )
                yield _problem("vien_dan.thu_tu", Strength.HINT, after.section, report, text)


def _check_two_days(cited: list[_Found], report: Report) -> Iterator[Problem]:
    """Find one document that is given two dates; numbers begin anew each year."""
    seen: dict[tuple[str, str, int], Citation] = {}
    for found in cited:
        citation = found.citation
        if citation.date is None:
            continue
        year = citation.year or citation.date.year
        first = seen.setdefault((citation.type, citation.symbol.casefold(), year), citation)
        if first.date is not None and first.date != citation.date:
            text = messages.CITATION_TWO_DAYS.format(
                type=named(citation),
                symbol=citation.symbol,
                date=format_day(citation.date),
                other_date=format_day(first.date),
                place="{place}",
            )
            yield _problem("vien_dan.hai_ngay", Strength.WARNING, found.section, report, text)
