"""Words that name a reporting period, found in plain text so that they can follow the period."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from cchc_desktop import messages
from cchc_desktop.model.narrative import (
    Bound,
    Inline,
    Line,
    Narrative,
    NoteMark,
    Span,
    parse_narrative,
    write_narrative,
)
from cchc_desktop.model.text import QUOTED

# Bound words that name a period and nothing else, the longest wording first where they overlap.
_PERIODS = ("ky", "ky_sau", "trong_ky", "tu_ngay", "ngay_chot")
_YEARS = ("nam", "nam_truoc", "nam_sau")
_QUOTED = re.compile(QUOTED)
# From a document's symbol to the end of its clause stands the document's own title.
_CITED = re.compile(r"(?<!\d)\d+(?:/\d{4})?[/-][^\W\d_][\w/-]*(?:[^.;:()]|\([^()]*\))*")


@dataclass(frozen=True)
class PeriodWord:
    """A place in a text that says what a bound word would; ``form`` is ``sentence`` for a capital.

    ``start`` and ``end`` bound the words to be replaced, without the word *năm* before a year.
    """

    start: int
    end: int
    name: str
    form: str = ""


def find_period_words(text: str, words: Mapping[str, str]) -> list[PeriodWord]:
    """Return where a text names a period in letters, quotations and titles of documents left out.

    ``words`` are the bound words of the period meant, see ``Period.words``.
    """
    return list(_find(text, tuple(words[name] for name in (*_PERIODS, *_YEARS))))


# After each change all texts are asked about; nearly all of them stay as they were.
@lru_cache(maxsize=4096)
def _find(text: str, words: tuple[str, ...]) -> tuple[PeriodWord, ...]:
    taken = bytearray(len(text))
    for pattern in (_QUOTED, _CITED):
        for match in pattern.finditer(text):
            _take(taken, *match.span())
    found: list[PeriodWord] = []
    for word in _named(text, words):
        if taken.find(1, word.start, word.end) < 0:
            found.append(word)
            _take(taken, word.start, word.end)
    return tuple(sorted(found, key=lambda word: word.start))


def _take(taken: bytearray, start: int, end: int) -> None:
    taken[start:end] = b"\x01" * (end - start)


def _named(text: str, words: tuple[str, ...]) -> Iterator[PeriodWord]:
    for name, small, pattern in _patterns(words):
        for match in pattern.finditer(text):
            capital = match[1][:1].isupper() and small
            yield PeriodWord(*match.span(1), name, "sentence" if capital else "")


# The texts of a report are searched one after another for the words of the same few periods.
@lru_cache(maxsize=16)
def _patterns(words: tuple[str, ...]) -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    """Return name, whether it begins small, and pattern of each bound word; the longest first.

    The first group of a pattern is what is said.
    """
    worded = dict(zip((*_PERIODS, *_YEARS), words, strict=True))
    longest_first = sorted(_PERIODS, key=lambda name: len(worded[name]), reverse=True)
    periods = [(name, _pattern(worded[name])) for name in longest_first]
    years = [
        (
            name,
            re.compile(rf"\b{messages.YEAR_WORD}\s+({worded[name]})(?!\w)", re.IGNORECASE),
        )
        for name in _YEARS
    ]
    return tuple(
        (name, not worded[name][:1].isupper(), pattern) for name, pattern in (*periods, *years)
    )


def _pattern(words: str) -> re.Pattern[str]:
    """Match words whatever their spaces and first capital; ``06 tháng`` is also ``6 tháng``."""
    parts = [re.escape(part) for part in words.split()]
    if parts[0].startswith("0") and parts[0].isdigit():
        parts[0] = f"0?{parts[0][1:]}"
    # A roman number decides which quarter is meant, so letters count; only the first may differ.
    first = parts[0]
    if first[:1].isalpha():
        parts[0] = f"[{first[:1].lower()}{first[:1].upper()}]{first[1:]}"
    return re.compile(r"(?<![\w/])(" + r"\s+".join(parts) + r")(?![\w/])")


def bind_period_words(text: str, words: Mapping[str, str]) -> str:
    """Return a stored text in which named periods became bound words, footnotes included."""
    blocks = parse_narrative(text).blocks
    changed = tuple(replace(b, inlines=tuple(_bound(b.inlines, words))) for b in blocks)
    return text if changed == blocks else write_narrative(Narrative(changed))


def _bound(line: Line, words: Mapping[str, str]) -> Iterator[Inline]:
    for inline in line:
        if isinstance(inline, NoteMark):
            paragraphs = tuple(tuple(_plain(_bound(p, words))) for p in inline.paragraphs)
            yield NoteMark(paragraphs)
        elif isinstance(inline, Span):
            yield from _parted(inline, words)
        else:
            yield inline


def _plain(line: Iterator[Inline]) -> Iterator[Span | Bound]:
    return (inline for inline in line if not isinstance(inline, NoteMark))


def _parted(span: Span, words: Mapping[str, str]) -> Iterator[Inline]:
    place = 0
    for word in find_period_words(span.text, words):
        if word.start > place:
            yield replace(span, text=span.text[place : word.start])
        yield Bound(word.name, word.form, span.bold, span.italic)
        place = word.end
    if place < len(span.text):
        yield replace(span, text=span.text[place:])
