"""What an agency writes in one way only: tones, i or y, leading zeros, quotes, names of lists.

Where the agency has not chosen, the report is held to what it does more often.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from cchc_desktop import messages
from cchc_desktop.model.checks import Problem
from cchc_desktop.model.template import Strength
from cchc_desktop.model.vietnamese import (
    WORD,
    Manner,
    Passage,
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
# The questions of style; each name or word with several forms is one more.
_TONES, _TY, _MONTHS, _COUNTS, _QUARTERS, _QUOTES, _FRACTIONS = (
    "tones", "ty", "months", "counts", "quarters", "quotes", "fractions",
)  # fmt: skip
_UNIFORM = "uniform:"
_QUARTER = r"\s+([1-4])\b(?!\s*[.,]\d)"
_COUNT = r"(\d{1,3}(?:\.\d{3}){0,4}|\d{1,15})"
_FRACTION = re.compile(rf"(?<![\d/.,]){_COUNT}/{_COUNT}(?![\d/])")
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


class _Group(NamedTuple):
    """What a passage has of one question of style: its places, and how many are of each form."""

    seen: tuple[_Seen, ...]
    counts: Mapping[str, int]


_Reading = Mapping[str, _Group]


def check_style(passages: Sequence[Passage], manner: Manner) -> list[Problem]:
    """Return what is written otherwise than the agency does, or than the report mostly does."""
    words, style = manner.words, manner.style
    readings = [_read(passage, words) for passage in passages]
    forms = words.lists["style.ty"]
    ty = {"y": forms[0], "i": forms[1]}.get(style.ty, "")
    months = {"06": PADDED, "6": BARE}.get(style.month, "")
    zeros = PADDED if style.zero_pad else BARE
    found = [
        *_strays(readings, _TONES, (NEW_TONE, OLD_TONE), style.tone, "tv.dat_dau"),
        *_strays(readings, _TY, forms, ty, "tv.i_y"),
        *_strays(readings, _MONTHS, (PADDED, BARE), months, "tv.so_khong"),
        *_strays(readings, _COUNTS, (PADDED, BARE), zeros, "tv.so_khong"),
    ]
    for uniform in words.uniform:
        forms = uniform.forms if uniform.cased else tuple(form.lower() for form in uniform.forms)
        found += _strays(readings, _UNIFORM + uniform.forms[0], forms, "", "tv.thong_nhat")
    found += _told(_all(readings, _QUARTERS), messages.VI_QUARTER, "tv.quy")
    if _has(readings, _QUOTES, CURLY):
        found += _told(_all(readings, _QUOTES, STRAIGHT), messages.VI_QUOTES, "tv.ngoac_kep")
    if _has(readings, _FRACTIONS, RATED):
        bare = _all(readings, _FRACTIONS, UNRATED)
        found += _told(bare, messages.VI_FRACTION, "tv.thieu_ty_le")
    return list(dict.fromkeys(found))


def uneven_tones(passages: Sequence[Passage], manner: Manner) -> Iterator[Problem]:
    """Return the syllables whose tone is placed otherwise than the agency or the report does."""
    readings = [_read(passage, manner.words) for passage in passages]
    yield from _strays(readings, _TONES, (NEW_TONE, OLD_TONE), manner.style.tone, "tv.dat_dau")


@lru_cache(256)
def _read(passage: Passage, words: Words) -> _Reading:
    """Return what a passage has of each question; one that stays is not read again."""
    groups: dict[str, list[_Seen]] = defaultdict(list)
    place = passage.without_text
    for line in runs(passage.text):
        for name, seen in _in_line(place, line, words):
            groups[name].append(seen)
    return {
        name: _Group(tuple(seen), Counter(one.form for one in seen))
        for name, seen in groups.items()
    }


@lru_cache(2048)
def _in_line(place: Passage, line: str, words: Words) -> tuple[tuple[str, _Seen], ...]:
    month = words.word["style.month"]
    return (
        *((_TONES, seen) for seen in _tones(place, line)),
        *((_TY, seen) for seen in _ty(place, line, words)),
        *((_MONTHS if s.what == month else _COUNTS, s) for s in _counts(place, line, words)),
        *((_UNIFORM + seen.what, seen) for seen in _forms(place, line, words)),
        *((_QUARTERS, seen) for seen in _quarters(place, line, words)),
        *((_QUOTES, seen) for seen in _quotes(place, line)),
        *((_FRACTIONS, seen) for seen in _fractions(place, line, words)),
    )


def _has(readings: Iterable[_Reading], name: str, form: str) -> bool:
    return any(name in reading and form in reading[name].counts for reading in readings)


def _all(readings: Iterable[_Reading], name: str, form: str = "") -> Iterator[_Seen]:
    for reading in readings:
        seen = reading[name].seen if name in reading else ()
        yield from (one for one in seen if one.form == form)


def _told(seen: Iterable[_Seen], message: str, rule: str) -> Iterator[Problem]:
    for one in seen:
        text = message.format(found=one.excerpt, wanted=one.wanted, place=one.passage.label)
        yield problem(one.passage, rule, Strength.HINT, text, one.excerpt, one.wanted)


def _chosen(groups: Sequence[_Group], forms: Sequence[str], choice: str) -> tuple[str, str]:
    """Return the form to keep to and why: the agency's choice, else the more frequent form."""
    if choice:
        return choice, messages.VI_BY_AGENCY
    counts = {form: sum(group.counts.get(form, 0) for group in groups) for form in forms}
    kept = max(forms, key=lambda form: counts[form])
    count = sum(counts[form] for form in forms if form != kept)
    return kept, messages.VI_BY_REPORT.format(kept=counts[kept], other=count)


def _strays(
    readings: Iterable[_Reading], name: str, forms: Sequence[str], choice: str, rule: str
) -> Iterator[Problem]:
    """Return those that are not written in the form to keep to."""
    groups = [reading[name] for reading in readings if name in reading]
    kept, why = _chosen(groups, forms, choice)
    for group in groups:
        # Most passages keep to it throughout.
        for one in group.seen if group.counts.keys() != {kept} else ():
            if one.form == kept:
                continue
            wanted = one.wanted or (kept if kept[:1].isupper() else like_case(one.excerpt, kept))
            text = messages.VI_STYLE.format(
                found=one.excerpt, wanted=wanted, why=why, place=one.passage.label
            )
            yield problem(one.passage, rule, Strength.HINT, text, one.excerpt, wanted)


def _tones(passage: Passage, line: str) -> Iterator[_Seen]:
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
    # Digits are looked for first: they are rarer than what may not stand before them.
    pattern = rf"(?=\d){skipped}(?<![\d.,/:-])(0?)([1-9])\s+({counted})\b"
    for match in re.finditer(pattern, line):
        form, other = (PADDED, "") if match[1] else (BARE, "0")
        wanted = other + match[0][len(match[1]) :]
        yield _Seen(passage, match[0], form, wanted, match[3])


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


def _quotes(passage: Passage, line: str) -> Iterator[_Seen]:
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
