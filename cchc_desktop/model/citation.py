"""Legal documents cited in a text: type, number, symbol and date; knows no report and no rules.

Three forms are recognised: of the State ``145/KH-UBND``, of the Party and unions ``29-CTr/TU``,
and with the year ``22/2016/QĐ-UBND`` or ``17/2008/QH12``; laws by name and year as well, whose
symbol is their name then. Types and wording come from data.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.model.citation_told import TellingWords
from cchc_desktop.model.narrative import Line, parse_inline
from cchc_desktop.model.reading import Table, open_table

_CODE = r"[^\W\d_]+\d{0,2}"
# A hyphen with a blank beside it joins codes only before capitals: a clause may follow it.
_HYPHEN = r"(?:[-&]|(?:\s-\s?|-\s)(?-i:(?=[A-Z\u0110]{2})))"
_STATE = rf"{_CODE}{_HYPHEN}{_CODE}(?:[-&]{_CODE})*|[^\W\d_]{{2,8}}\d{{1,2}}"
_PARTY = rf"{_CODE}/{_CODE}(?:-{_CODE})*"
_CUT = re.compile(r"[-/]")
_BLANKS = re.compile(r"\s+")
_NAME = r"[^.,;:()\n\x02\x03\d]"
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, eq=False)
class CitationTypes:
    """The types of documents with the codes they may carry, and the words around a citation.

    ``codes`` maps a type's name in small letters to its codes; a letter has none. ``cased`` maps
    the codes known here in small letters to how they are written. ``laws`` are the types of which
    the name stands for the document, ``last`` the codes behind which no other letters
    belong. ``issuers`` names bodies by their code.

    Equal to itself only, so that what was found in a text can be kept with it.
    """

    names: Mapping[str, str]
    codes: Mapping[str, tuple[str, ...]]
    cased: Mapping[str, str]
    laws: tuple[str, ...]
    last: tuple[str, ...]
    number: str
    day: str
    month: str
    year: str
    quarter: str
    within: str
    future: tuple[str, ...]
    issued: tuple[str, ...]
    signed: tuple[str, ...]
    means: tuple[str, ...]
    telling: TellingWords
    issuers: Mapping[str, Line]

    @cached_property
    def known_codes(self) -> frozenset[str]:
        return frozenset(code.casefold() for codes in self.codes.values() for code in codes)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.names.values(), key=len, reverse=True)
        names = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest_first)
        day, month, year = re.escape(self.day), re.escape(self.month), re.escape(self.year)
        signed = "|".join(map(re.escape, self.signed))
        return re.compile(
            rf"(?:\b(?P<type>{names})\s+)?(?:(?P<said>\b{re.escape(self.number)}\b)\s*(?::\s*)?)?"
            r"(?P<symbol>(?<![\w/.,])(?P<number>\d{1,5})(?:\s?/\s?(?P<year>(?:19|20)\d{2}))?"
            rf"(?:\s?/\s?(?P<state>{_STATE})|-(?P<party>{_PARTY})))(?![\w/])"
            rf"(?P<dated>(?P<comma>\s*,)?\s+(?:(?:{signed})\s+)?{day}\s+"
            r"(?:(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})"
            rf"|(\d{{1,2}})\s+{month}\s+(\d{{1,2}})\s+{year}\s+(\d{{4}})))?",
            re.IGNORECASE,
        )

    @cached_property
    def law_pattern(self) -> re.Pattern[str]:
        kinds = "|".join(map(re.escape, self.laws))
        return re.compile(
            rf"\b(?P<type>{kinds})\s+(?P<symbol>[^\W\d_a-z](?:{_NAME}|,\s(?=[^\W\dA-Z])){{3,90}}?"
            rf"\s+{re.escape(self.year)}\s+(?P<year>(?:19|20)\d{{2}}))\b"
        )

    def spelled(self, symbol: str) -> str:
        """Return a symbol with its codes in the letters they are written with."""
        if not symbol[:1].isdigit():
            return symbol
        return _LETTERS.sub(lambda code: self.cased.get(code[0].casefold(), code[0]), symbol)

    def run_on(self, code: str) -> str:
        """Return the letters written right behind a code that ends a symbol."""
        ends = (end for end in self.last if code.startswith(end))
        return next((code[len(end) :] for end in ends if code[len(end) :].isalpha()), "")

    def type_of(self, code: str) -> str:
        """Return the type that a code stands for and begins with, else nothing."""
        for name, codes in self.codes.items():
            if (
                codes
                and codes[0].casefold() == code.casefold()
                and self.names[name] not in self.laws
            ):
                return self.names[name]
        return ""


@dataclass(frozen=True)
class Citation:
    """One mention of a document; ``type`` is empty and ``date`` None where not said.

    ``start`` and ``end`` bound the mention within the text it was found in, ``at`` and ``until``
    its symbol, which may be written there otherwise than in ``symbol``. ``dated`` says that the
    words of a day follow; a comma before them ends at ``comma_end``, which is ``until`` for none.
    ``run_on`` are letters written right behind the symbol, which are no part of it.
    """

    type: str
    number: int
    year: int | None
    codes: tuple[str, ...]
    party: bool
    symbol: str
    date: date | None
    start: int
    end: int
    at: int
    until: int
    said: bool
    dated: bool
    comma_end: int
    run_on: str = ""

    @property
    def comma(self) -> bool:
        """Say whether a comma stands before the words of the day."""
        return self.comma_end > self.until

    @property
    def code(self) -> str:
        """Return the first code, which names the type, or the issuer in a letter."""
        return self.codes[0].rstrip("0123456789") if self.codes else ""

    @property
    def issuer(self) -> str:
        """Return the codes of the issuing body as written after the first."""
        return "-".join(self.codes[1:] or self.codes)


def named(citation: Citation) -> str:
    """Return the type of a cited document, or what a document of unsaid type is called."""
    return citation.type or messages.CITATION_DOCUMENT


def find_citations(text: str, types: CitationTypes) -> list[Citation]:
    """Return every cited document in reading order."""
    found = []
    for match in types.pattern.finditer(text):
        codes = tuple(_CUT.split(_BLANKS.sub("", match["state"] or match["party"])))
        named = match["type"] or match["said"]
        if named or codes[0].rstrip("0123456789").casefold() in types.known_codes:
            found.append(_apart(_citation(match, codes, types), types))
    found += [_law(match, types) for match in types.law_pattern.finditer(text)]
    return sorted(found, key=lambda citation: citation.start)


def _apart(citation: Citation, types: CitationTypes) -> Citation:
    """Return a citation without the letters that run on behind its symbol."""
    run_on = types.run_on(citation.codes[-1])
    if not run_on:
        return citation
    cut = len(run_on)
    until = citation.until - cut
    return replace(
        citation,
        codes=(*citation.codes[:-1], citation.codes[-1][:-cut]),
        symbol=citation.symbol[:-cut],
        date=None,
        end=until,
        until=until,
        dated=False,
        comma_end=until,
        run_on=run_on,
    )


def _law(match: re.Match[str], types: CitationTypes) -> Citation:
    """Return a law that is cited by its name and year."""
    return Citation(
        type=types.names[match["type"].lower()],
        number=0,
        year=int(match["year"]),
        codes=(),
        party=False,
        symbol=" ".join(match["symbol"].split()),
        date=None,
        start=match.start(),
        end=match.end(),
        at=match.start("symbol"),
        until=match.end("symbol"),
        said=True,
        dated=False,
        comma_end=match.end("symbol"),
    )


def _citation(match: re.Match[str], codes: tuple[str, ...], types: CitationTypes) -> Citation:
    name = " ".join((match["type"] or "").split()).lower()
    return Citation(
        type=types.names.get(name, ""),
        number=int(match["number"]),
        year=int(match["year"]) if match["year"] else None,
        codes=codes,
        party=bool(match["party"]),
        symbol=_BLANKS.sub("", match["symbol"]),
        date=_day(match.groups()[-6:]),
        start=match.start(),
        end=match.end(),
        at=match.start("symbol"),
        until=match.end("symbol"),
        said=bool(match["said"]),
        dated=bool(match["dated"]),
        comma_end=match.end("comma") if match["comma"] else match.end("symbol"),
    )


def _day(parts: tuple[str | None, ...]) -> date | None:
    """Return the day of a citation; a day that no calendar has counts as not said."""
    numbers = [int(part) for part in parts if part]
    if not numbers:
        return None
    day, month, year = numbers
    try:
        return date(year, month, day)
    except ValueError:
        return None


def load_citation_types(path: Path) -> CitationTypes:
    """Read the types of documents and the words around citations, strictly."""
    table = open_table(path, UserError)
    words, codes, issuers = table.table("words"), table.table("codes"), table.table("issuers")
    entries = []
    for entry in table.tables("type"):
        entries.append((entry.take("name", str), entry.texts("codes")))
        entry.close()
    names = issuers.words()
    every = [code for _, found in entries for code in found]
    types = CitationTypes(
        names={name.lower(): name for name, _ in entries},
        codes={name.lower(): found for name, found in entries},
        cased={code.casefold(): code for code in (*every, *names, *codes.texts("cased"))},
        laws=codes.texts("laws"),
        last=codes.texts("last"),
        telling=_telling(table.table("telling")),
        issuers={code: parse_inline(name) for code, name in names.items()},
        number=words.take("number", str),
        day=words.take("day", str),
        month=words.take("month", str),
        year=words.take("year", str),
        quarter=words.take("quarter", str),
        within=words.take("within", str),
        future=words.texts("future"),
        issued=words.texts("issued"),
        signed=words.texts("signed"),
        means=words.texts("means"),
    )
    for part in (words, codes, issuers, table):
        part.close()
    return types


def _telling(table: Table) -> TellingWords:
    words = TellingWords(
        by=table.take("by", str),
        about=table.texts("about"),
        clauses=table.texts("clauses"),
        verbs=table.texts("verbs"),
        joins=table.texts("joins"),
        lists=table.texts("lists"),
    )
    table.close()
    return words
