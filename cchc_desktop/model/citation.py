"""Legal documents cited in a text: type, number, symbol and date; knows no report and no rules.

Three forms are recognised: of the State ``145/KH-UBND``, of the Party and unions ``29-CTr/TU``,
and with the year ``22/2016/QĐ-UBND`` or ``17/2008/QH12``. Types and wording come from data.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.model.reading import open_table

_CODE = r"[^\W\d_]+\d{0,2}"
_STATE = rf"{_CODE}(?:[-&]{_CODE})+|[^\W\d_]{{2,8}}\d{{1,2}}"
_PARTY = rf"{_CODE}/{_CODE}(?:-{_CODE})*"
_CUT = re.compile(r"[-/]")


@dataclass(frozen=True)
class CitationTypes:
    """The types of documents with the codes they may carry, and the words around a citation.

    ``codes`` maps a type's name in small letters to its codes; a letter has none.
    """

    names: Mapping[str, str]
    codes: Mapping[str, tuple[str, ...]]
    cased: Mapping[str, str]
    number: str
    day: str
    month: str
    year: str
    quarter: str
    within: str
    future: tuple[str, ...]
    issued: tuple[str, ...]

    @cached_property
    def known_codes(self) -> frozenset[str]:
        return frozenset(code.casefold() for codes in self.codes.values() for code in codes)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.names.values(), key=len, reverse=True)
        names = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest_first)
        day, month, year = re.escape(self.day), re.escape(self.month), re.escape(self.year)
        return re.compile(
            rf"(?:\b(?P<type>{names})\s+)?(?:(?P<said>\b{re.escape(self.number)}\b)\s*:?\s*)?"
            r"(?<![\w/.,])(?P<number>\d{1,5})(?:/(?P<year>(?:19|20)\d{2}))?"
            rf"(?:/(?P<state>{_STATE})|-(?P<party>{_PARTY}))(?![\w/])"
            rf"(?:\s*,?\s+{day}\s+(?:(\d{{1,2}})[/.-](\d{{1,2}})[/.-](\d{{4}})"
            rf"|(\d{{1,2}})\s+{month}\s+(\d{{1,2}})\s+{year}\s+(\d{{4}})))?",
            re.IGNORECASE,
        )


@dataclass(frozen=True)
class Citation:
    """One mention of a document; ``type`` is empty and ``date`` None where not said.

    ``start`` and ``end`` bound the mention within the text it was found in.
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

    @property
    def code(self) -> str:
        """Return the first code, which names the type, or the issuer in a letter."""
        return self.codes[0].rstrip("0123456789")

    @property
    def issuer(self) -> str:
        """Return the codes of the issuing body as written after the first."""
        return "-".join(self.codes[1:]) or self.codes[0]


def named(citation: Citation) -> str:
    """Return the type of a cited document, or what a document of unsaid type is called."""
    return citation.type or messages.CITATION_DOCUMENT


def find_citations(text: str, types: CitationTypes) -> list[Citation]:
    """Return every cited document in reading order."""
    found = []
    for match in types.pattern.finditer(text):
        codes = tuple(_CUT.split(match["state"] or match["party"]))
        named = match["type"] or match["said"]
        if named or codes[0].rstrip("0123456789").casefold() in types.known_codes:
            found.append(_citation(match, codes, types))
    return found


def _citation(match: re.Match[str], codes: tuple[str, ...], types: CitationTypes) -> Citation:
    symbol = match["state"] or match["party"]
    sign = "-" if match["party"] else "/"
    year = int(match["year"]) if match["year"] else None
    written = f"{match['number']}{f'/{year}' if year else ''}{sign}{symbol}"
    name = " ".join((match["type"] or "").split()).lower()
    return Citation(
        type=types.names.get(name, ""),
        number=int(match["number"]),
        year=year,
        codes=codes,
        party=bool(match["party"]),
        symbol=written,
        date=_day(match.groups()[-6:]),
        start=match.start(),
        end=match.end(),
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
    words, codes = table.table("words"), table.table("codes")
    entries = []
    for entry in table.tables("type"):
        entries.append((entry.take("name", str), entry.texts("codes")))
        entry.close()
    types = CitationTypes(
        names={name.lower(): name for name, _ in entries},
        codes={name.lower(): found for name, found in entries},
        cased={code.casefold(): code for code in codes.texts("cased")},
        number=words.take("number", str),
        day=words.take("day", str),
        month=words.take("month", str),
        year=words.take("year", str),
        quarter=words.take("quarter", str),
        within=words.take("within", str),
        future=words.texts("future"),
        issued=words.texts("issued"),
    )
    for part in (words, codes, table):
        part.close()
    return types
