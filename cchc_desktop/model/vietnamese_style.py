"""What an agency writes in one way only: tones, i or y, leading zeros, quotes, names of lists.

Where the agency has not chosen, the report is held to what it does more often.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cchc_desktop import messages
from cchc_desktop.model.checks import Problem
from cchc_desktop.model.template import Strength
from cchc_desktop.model.vietnamese import (
    WORD,
    Manner,
    Passage,
    Uniform,
    Words,
    any_of,
    begins_sentence,
    problem,
    runs,
)
from cchc_desktop.model.vietnamese_syllables import with_new_tone, with_old_tone
from cchc_desktop.model.vietnamese_words import like_case

NEW_TONE, OLD_TONE = "new", "old"
PADDED, BARE = "padded", "bare"
CURLY, STRAIGHT = "curly", "straight"
RATED, UNRATED = "rated", "unrated"
_QUARTER = r"\s+([1-4])\b(?!\s*[.,]\d)"
_FRACTION = re.compile(r"(?<![\d/.,])(\d{1,3}(?:\.\d{3})*|\d+)/(\d{1,3}(?:\.\d{3})*|\d+)(?![\d/])")
# Of so few a percentage says nothing.
_FEWEST = 5
_LATEST_DAY, _FIRST_YEAR, _LAST_YEAR = 31, 1900, 2100


@dataclass(frozen=True)
class _Seen:
    """One place where something is written in one of several ways."""

    passage: Passage
    excerpt: str
    form: str
    wanted: str = ""
    what: str = ""


def check_style(passages: Sequence[Passage], manner: Manner) -> list[Problem]:
    """Return what is written otherwise than the agency does, or than the report mostly does."""
    words, style = manner.words, manner.style
    forms, month = words.lists["style.ty"], words.word["style.month"]
    ty = {"y": forms[0], "i": forms[1]}.get(style.ty, "")
    months = {"06": PADDED, "6": BARE}.get(style.month, "")
    counts = _collected(_counts, passages, words)
    found = [
        *uneven_tones(passages, manner),
        *_strays(_collected(_ty, passages, words), forms, ty, "tv.i_y"),
        *_strays([c for c in counts if c.what == month], (PADDED, BARE), months, "tv.so_khong"),
        *_strays(
            [c for c in counts if c.what != month],
            (PADDED, BARE),
            PADDED if style.zero_pad else BARE,
            "tv.so_khong",
        ),
        *(p for uniform in words.uniform for p in _uniform(passages, uniform, words)),
        *_told(_collected(_quarters, passages, words), messages.VI_QUARTER, "tv.quy"),
    ]
    quotes = _collected(_quotes, passages, words)
    if any(quote.form == CURLY for quote in quotes):
        straight = [quote for quote in quotes if quote.form == STRAIGHT]
        found += _told(straight, messages.VI_QUOTES, "tv.ngoac_kep")
    fractions = _collected(_fractions, passages, words)
    if any(fraction.form == RATED for fraction in fractions):
        bare = [fraction for fraction in fractions if fraction.form == UNRATED]
        found += _told(bare, messages.VI_FRACTION, "tv.thieu_ty_le")
    return list(dict.fromkeys(found))


def uneven_tones(passages: Sequence[Passage], manner: Manner) -> Iterator[Problem]:
    """Return the syllables whose tone is placed otherwise than the agency or the report does."""
    seen = _collected(_tones, passages, manner.words)
    yield from _strays(seen, (NEW_TONE, OLD_TONE), manner.style.tone, "tv.dat_dau")


def _told(seen: Iterable[_Seen], message: str, rule: str) -> Iterator[Problem]:
    for one in seen:
        text = message.format(found=one.excerpt, wanted=one.wanted, place=one.passage.label)
        yield problem(one.passage, rule, Strength.HINT, text, one.excerpt, one.wanted)


_Collector = Callable[[Passage, str, Words], Iterator[_Seen]]


@lru_cache(8192)
def _in_passage(collect: _Collector, passage: Passage, words: Words) -> tuple[_Seen, ...]:
    """Return what a collector finds in a passage; a passage that stays is not read again."""
    return tuple(seen for line in runs(passage.text) for seen in collect(passage, line, words))


def _collected(collect: _Collector, passages: Iterable[Passage], words: Words) -> list[_Seen]:
    return [seen for passage in passages for seen in _in_passage(collect, passage, words)]


def _chosen(seen: Sequence[_Seen], forms: Sequence[str], choice: str) -> tuple[str, str]:
    """Return the form to keep to and why: the agency's choice, else the more frequent form."""
    if choice:
        return choice, messages.VI_BY_AGENCY
    counts = {form: sum(one.form == form for one in seen) for form in forms}
    kept = max(forms, key=lambda form: counts[form])
    count = sum(counts[form] for form in forms if form != kept)
    return kept, messages.VI_BY_REPORT.format(kept=counts[kept], other=count)


def _strays(
    seen: Sequence[_Seen], forms: Sequence[str], choice: str, rule: str
) -> Iterator[Problem]:
    """Return those that are not written in the form to keep to."""
    kept, why = _chosen(seen, forms, choice)
    for one in seen:
        if one.form == kept:
            continue
        wanted = one.wanted or (kept if kept[:1].isupper() else like_case(one.excerpt, kept))
        text = messages.VI_STYLE.format(
            found=one.excerpt, wanted=wanted, why=why, place=one.passage.label
        )
        yield problem(one.passage, rule, Strength.HINT, text, one.excerpt, wanted)


def _tones(passage: Passage, line: str, words: Words) -> Iterator[_Seen]:
    """Tones of oa, oe and uy, which have two places."""
    for word in WORD.findall(line):
        new, old = with_new_tone(word), with_old_tone(word)
        if new != old:
            form = NEW_TONE if word == new else OLD_TONE
            yield _Seen(passage, word, form, old if form == NEW_TONE else new)


def _ty(passage: Passage, line: str, words: Words) -> Iterator[_Seen]:
    """The word for a rate or a milliard, with y or with i."""
    forms, after = words.lists["style.ty"], words.lists["style.ty_after"]
    for match in re.finditer(rf"\b({any_of(forms)})\s+(?:{any_of(after)})\b", line, re.IGNORECASE):
        form = match[1].lower()
        other = next(f for f in forms if f != form)
        other = other.capitalize() if match[1][0].isupper() else other
        yield _Seen(passage, match[0], form, other + match[0][len(form) :])


def _counts(passage: Passage, line: str, words: Words) -> Iterator[_Seen]:
    """Counts from 1 to 9 with and without their zero; ``what`` is counted."""
    skipped = "".join(
        rf"(?<!\b(?i:{re.escape(w)}) )" for w in words.lists["style.not_counts_after"]
    )
    counted = any_of(words.lists["style.counted"])
    for match in re.finditer(rf"{skipped}(?<![\d.,/:-])(0?)([1-9])\s+({counted})\b", line):
        form, other = (PADDED, "") if match[1] else (BARE, "0")
        wanted = other + match[0][len(match[1]) :]
        yield _Seen(passage, match[0], form, wanted, match[3])


def _uniform(passages: Sequence[Passage], uniform: Uniform, words: Words) -> Iterator[Problem]:
    """Names and words that have several forms of which a report keeps to one."""
    seen = [s for s in _collected(_forms, passages, words) if s.what == uniform.forms[0]]
    forms = uniform.forms if uniform.cased else tuple(form.lower() for form in uniform.forms)
    yield from _strays(seen, forms, "", "tv.thong_nhat")


def _forms(passage: Passage, line: str, words: Words) -> Iterator[_Seen]:
    for uniform in words.uniform:
        flags = re.NOFLAG if uniform.cased else re.IGNORECASE
        for match in re.finditer(rf"\b(?:{any_of(uniform.forms)})\b", line, flags):
            said = match[0]
            if uniform.cased and said[0].isupper() and begins_sentence(line, match.start()):
                continue
            form = said if uniform.cased else said.lower()
            yield _Seen(passage, said, form, "", uniform.forms[0])


def _quarters(passage: Passage, line: str, words: Words) -> Iterator[_Seen]:
    """Quarters have Roman numerals, as in the names of periods."""
    quarter = words.word["style.quarter"]
    for match in re.finditer(rf"\b{quarter}{_QUARTER}", line, re.IGNORECASE):
        roman = words.lists["style.roman"][int(match[1]) - 1]
        yield _Seen(passage, match[0], "", f"{match[0][:-1]}{roman}")


def _quotes(passage: Passage, line: str, words: Words) -> Iterator[_Seen]:
    """Quotes, straight and curly."""
    for match in re.finditer(r'"[^"]*"|"|\u201c', line):
        form = CURLY if match[0] == "\u201c" else STRAIGHT
        wanted = f"\u201c{match[0][1:-1]}\u201d" if len(match[0]) > 1 else ""
        yield _Seen(passage, match[0], form, wanted)


def _fractions(passage: Passage, line: str, words: Words) -> Iterator[_Seen]:
    """So many of so many, with and without the percentage."""
    for match in _FRACTION.finditer(line):
        done, total = (int(part.replace(".", "")) for part in match.groups())
        before = line[: match.start()].rstrip().lower()
        is_rank = before.endswith(words.lists["style.ranks"])
        if done >= total or total < _FEWEST or _is_date(done, total) or is_rank:
            continue
        rest = re.split(r"[.;]\s|\d/\d", line[match.end() :], maxsplit=1)[0]
        yield _Seen(passage, match[0], RATED if "%" in rest else UNRATED)


def _is_date(done: int, total: int) -> bool:
    return done <= _LATEST_DAY and _FIRST_YEAR <= total <= _LAST_YEAR
