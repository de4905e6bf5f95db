"""Numbers written in letters of a text that may be figures; knows no figures and no texts.

Numbers in cited documents, quotations, dates, periods, laws, telephone numbers, headings and names
are left out. What counts as a name is data.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from pathlib import Path

from cchc_desktop.errors import UserError
from cchc_desktop.model.citation import CitationTypes, find_citations
from cchc_desktop.model.line_places import SIGN
from cchc_desktop.model.reading import open_table
from cchc_desktop.model.text import QUOTED

_KEPT = 2048
_WORD = 24  # letters before a number in which its name may stand
_AMOUNT = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)"
_MASKS = tuple(
    re.compile(pattern)
    for pattern in (
        QUOTED,
        r"(?<!\S)\S+@\S+|https?://\S+|www\.\S+",
        r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}",
        r"(?<!\d)\(?0\d{1,4}\)?(?:[ .-]?\d{2,4}){2,4}(?!\d)",
        r"\A\s*(?:\d{1,2}\.)+\d{0,2}(?=\s)|\A\s*\d{1,2}\)|\(\d{1,2}\)",
        # A number of four digits without its dot is a year.
        r"(?<![\d.,/])(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?(?![\d,%]|\.\d)",
    )
)


@dataclass(frozen=True)
class LooseWords:
    """What may stand before and behind numbers that are no figures."""

    names: tuple[str, ...]
    proper: tuple[str, ...]
    maybe: tuple[str, ...]
    counting: tuple[str, ...]
    after: tuple[str, ...]
    points: tuple[str, ...]
    joins: tuple[str, ...]


def load_loose_words(path: Path) -> LooseWords:
    """Read the words strictly."""
    table = open_table(path, UserError)
    words = LooseWords(
        names=table.texts("names"),
        proper=table.texts("proper"),
        maybe=table.texts("maybe"),
        counting=table.texts("counting"),
        after=table.texts("after"),
        points=table.texts("points"),
        joins=table.texts("joins"),
    )
    table.close()
    return words


@dataclass(frozen=True, slots=True)
class LooseNumber:
    """One number: its place, its amount and sign; ``over`` is the whole of a fraction.

    ``maybe`` is the word before it that makes it a figure only where one is called so.
    """

    start: int
    end: int
    digits: str
    amount: Decimal
    sign: str = ""
    over: Decimal | None = None
    maybe: str = ""

    def parts(self) -> "tuple[LooseNumber, ...]":
        """Return done and whole of a fraction as two numbers, or the number itself."""
        if self.over is None:
            return (self,)
        first, _, second = self.digits.partition("/")
        middle = self.start + len(first)
        return (
            LooseNumber(self.start, middle, first, self.amount, maybe=self.maybe),
            LooseNumber(middle + 1, self.end, second, self.over),
        )


class NumberFinder:
    """Finds numbers in lines; what was found in a line is remembered."""

    def __init__(self, words: LooseWords, types: CitationTypes) -> None:
        self._words = words
        self._types = types
        self.find = lru_cache(maxsize=_KEPT)(self._find)

    def _find(self, line: str) -> tuple[LooseNumber, ...]:
        if not any(letter.isdigit() for letter in line):
            return ()
        masked = self._masked(line)
        found = (self._number(line, match) for match in self._numbers.finditer(masked))
        return tuple(number for number in found if number is not None)

    def _masked(self, line: str) -> str:
        """Put lines over what holds no figures, letter for letter."""
        hidden = [(c.start, c.end) for c in find_citations(line, self._types)]
        hidden += [match.span() for mask in _MASKS for match in mask.finditer(line)]
        hidden += [match.span("number") for match in self._named.finditer(line)]
        hidden += [match.span() for match in self._followed.finditer(line)]
        signs = list(line)
        for start, end in hidden:
            signs[start:end] = "_" * (end - start)
        return "".join(signs)

    def _number(self, line: str, match: re.Match[str]) -> LooseNumber | None:
        sign = "".join((match["sign"] or "").split())
        second = match["second"]
        if sign and second:
            return None
        before = self._maybe.search(line[max(match.start() - _WORD, 0) : match.start()])
        return LooseNumber(
            match.start(),
            match.end(),
            line[match.start() : match.end()],
            _amount(match["first"]),
            sign[:1] and ("%" if sign == "%" else "points"),
            _amount(second) if second else None,
            before["word"].lower() if before and not second else "",
        )

    @cached_property
    def _numbers(self) -> re.Pattern[str]:
        points = "|".join(w.replace(r"\ ", r"\s+") for w in _longest_first(self._words.points))
        return re.compile(
            rf"(?:(?<={SIGN}/)|(?<![\w.,/\-:]))(?P<first>{_AMOUNT})(?:/(?P<second>{_AMOUNT}))?"
            rf"(?P<sign>\s?%|\s+(?:{points}))?(?![\w%]|[.,/:\-]\d|/\w)"
        )

    @cached_property
    def _named(self) -> re.Pattern[str]:
        counting = "".join(rf"(?<!\b{re.escape(word)} )" for word in self._words.counting)
        names = "|".join(_longest_first(self._words.names))
        proper = "|".join(_longest_first(self._words.proper))
        joins = "|".join(_longest_first(self._words.joins))
        close = rf"\d\b(?![.,/]\d)|\d\d(?=[,.;)]|\s+(?:{joins})|\s*\Z)"
        more = rf"(?:\s*(?:{joins})\s*(?:{close}))*"
        numbers = rf"(?P<number>{_AMOUNT}(?:[/:.\-]\d+)*{more})"
        return re.compile(rf"{counting}\b(?:(?i:{names})|{proper})\s+{numbers}")

    @cached_property
    def _followed(self) -> re.Pattern[str]:
        return re.compile(rf"\b\d+(?=\s+(?:{'|'.join(_longest_first(self._words.after))})\b)")

    @cached_property
    def _maybe(self) -> re.Pattern[str]:
        words = "|".join(_longest_first(self._words.maybe))
        return re.compile(rf"\b(?P<word>{words})\s+\Z", re.IGNORECASE)


def _longest_first(words: tuple[str, ...]) -> Iterator[str]:
    return map(re.escape, sorted(words, key=len, reverse=True))


def _amount(digits: str) -> Decimal:
    return Decimal(digits.replace(".", "").replace(",", "."))
