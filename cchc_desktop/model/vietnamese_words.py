"""Wrong words and signs in single passages: doubled, misspelt, mistaken, badly pointed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cchc_desktop import messages
from cchc_desktop.model.checks import Problem
from cchc_desktop.model.template import Strength
from cchc_desktop.model.vietnamese import (
    WORD,
    Manner,
    Passage,
    Words,
    any_of,
    evened,
    problem,
    runs,
)
from cchc_desktop.model.vietnamese_syllables import is_syllable, like

_TWICE = re.compile(r"\b([^\W\d_]+)(\s+)\1\b", re.IGNORECASE)
_PHRASE_TWICE = re.compile(r"\b([^\W\d_]+\s+[^\W\d_]+(?:\s+[^\W\d_]+)?)\s+\1\b", re.IGNORECASE)
_ITEM = re.compile(r"^\s*([^\W\d_])\)\s")
_SPACE_BEFORE = re.compile(r"(?<![^\W\d_])[^\W\d_]+\s+[,;:!?.](?=\s|$)")
_NO_SPACE_AFTER = re.compile(r"(?<![^\W\d_])[^\W\d_]+[,;:](?=[^\W\d_])[^\W\d_]+")
_SIGN_TWICE = re.compile(r"(?<!\S)\S*(?:,{2,}|;{2,}|:{2,}|,\s*;|;\s*,|(?<!\.)\.\.(?![.\u2026]))\S*")
_BRACKET = re.compile(r"\(\s+\S+|(?<!\S)\S+\s+\)")
_BLANKS = re.compile(r"(?<!\S)\S+ {2,}\S+")
_WORD_FOLLOWS = re.compile(r"\s+[^\W\d_]")
_YEAR_FOLLOWS = re.compile(r"\s+\d{4}")
_NEAR = 40  # letters before a word in which the one before it stands
_LEVELS = re.compile(r"(\d),(\d)(?!\d|,|%)")


def check_words(passage: Passage, manner: Manner) -> list[Problem]:
    """Return what is wrong with the words and signs of one passage, each finding once."""
    found = [*_letters(passage, manner.words)]
    place = passage.without_text
    for line in runs(passage.text):
        found += _in_line(place, line, manner)
    return list(dict.fromkeys(found))


@lru_cache(2048)
def _in_line(place: Passage, line: str, manner: Manner) -> tuple[Problem, ...]:
    """Return what is wrong in one line; it is read again only when it changed."""
    return (
        *_doubled(place, line, manner.words),
        *_syllables(place, line, manner),
        *_mistaken(place, line, manner.words),
        *_parted(place, line, manner.words),
        *_signs(place, line),
        *_levels(place, line, manner.words),
    )


def like_case(said: str, wanted: str) -> str:
    """Return words with the capitals of what they replace: all, the first, or their own."""
    if said == said.upper():
        return wanted.upper()
    return wanted[:1].upper() + wanted[1:] if said[:1].isupper() else wanted


def _doubled(passage: Passage, line: str, words: Words) -> Iterator[Problem]:
    """A word or phrase twice in a row, unless the language doubles it."""
    year = words.word["words.year"]
    taken = bytearray(len(line))
    for match in [*_PHRASE_TWICE.finditer(line), *_TWICE.finditer(line)]:
        once, start, end = match[1], match.start(), match.end()
        if taken[start]:
            continue
        small = once.lower()
        if small == year and not _YEAR_FOLLOWS.match(line, end):
            continue
        if small != year and small in words.reduplicated:
            continue
        if _adjoins(line, start, end, small, words):
            continue
        taken[start:end] = b"\x01" * (end - start)
        text = messages.VI_DOUBLED.format(found=match[0], wanted=once, place=passage.label)
        yield problem(passage, "tv.lap_tu", Strength.WARNING, text, match[0], once)


def _adjoins(line: str, start: int, end: int, once: str, words: Words) -> bool:
    """Say whether one word ends with a syllable and another begins with it by chance."""
    before = line[max(0, start - _NEAR) : start].lower().rstrip()
    last = tuple(f" {w}" for w in words.adjoining.get(once, ()))
    return f" {before}".endswith(last) and bool(_WORD_FOLLOWS.match(line, end))


def _syllables(passage: Passage, line: str, manner: Manner) -> Iterator[Problem]:
    for word in no_syllables(line, manner):
        near = messages.VI_LIKE.format(words=", ".join(like(word))) if like(word) else ""
        text = messages.VI_SYLLABLE.format(found=word, near=near, place=passage.label)
        yield problem(passage, "tv.am_tiet", Strength.WARNING, text, word)


def no_syllables(line: str, manner: Manner) -> Iterator[str]:
    """Yield words that are no syllable, no abbreviation, no name and no known foreign word."""
    for match in WORD.finditer(line):
        word = match[0]
        if is_syllable(word):
            continue
        if not _is_excused(word, line, match.end(), match.start(), manner):
            yield word


def _is_excused(word: str, line: str, end: int, start: int, manner: Manner) -> bool:
    if len(word) == 1 or word[1:] != word[1:].lower():
        return True
    if word.lower() in manner.words.loan or word.lower() in manner.names:
        return True
    beside = line[start - 1 : start] + line[end : end + 1]
    return any(sign.isdigit() or sign in "-/&\u00b7_@" for sign in beside)


def _mistaken(passage: Passage, line: str, words: Words) -> Iterator[Problem]:
    """A word that exists but stands for another one; a phrase that lacks the word before it."""
    even = evened(line)
    for entry in words.confused if words.any_confused.search(even) else ():
        for match in entry.pattern.finditer(even):
            said = line[match.start() : match.end()]
            text = messages.VI_CONFUSED.format(found=said, wanted=entry.meant, place=passage.label)
            wanted = like_case(said, entry.meant)
            yield problem(passage, "tv.nham_dau", Strength.WARNING, text, said, wanted)
    for needed in words.needed:
        pattern = rf"(?<!\S)(\S+)\s+{re.escape(needed.phrase)}\b"
        for match in re.finditer(pattern, even, re.IGNORECASE):
            last = match[1].lower().strip(",.;:")
            if match[1][-1:] in ".,;:" or any(last == w.split()[-1] for w in needed.before):
                continue
            said = line[match.start() : match.end()]
            text = messages.VI_NEEDED.format(found=said, wanted=needed.propose, place=passage.label)
            yield problem(passage, "tv.thieu_tu", Strength.HINT, text, said)


def _parted(passage: Passage, line: str, words: Words) -> Iterator[Problem]:
    """Members of a list that stand side by side without the comma between them."""
    for members in words.enumerations:
        names = any_of(members)
        listed = rf"\b(?:{names})(?:(?:\s*,)?\s+(?:{names}))+\b"
        for match in re.finditer(listed, line, re.IGNORECASE):
            parts = re.findall(names, match[0], re.IGNORECASE)
            wanted = ", ".join(parts)
            if len({part.lower() for part in parts}) < len(parts) or match[0] == wanted:
                continue
            if "," not in match[0] and len(parts) < len(members) - 1:
                continue
            text = messages.VI_COMMA.format(found=match[0], wanted=wanted, place=passage.label)
            yield problem(passage, "tv.liet_ke", Strength.HINT, text, match[0], wanted)


@dataclass(frozen=True)
class Gap:
    """A letter that does not follow the one before it, and the line that bears it."""

    index: int
    before: str
    found: str
    due: str


def _letters(passage: Passage, words: Words) -> Iterator[Problem]:
    """A lettered list that skips a letter: after d comes the letter with the stroke, then e."""
    lines = passage.text.split("\n")
    for gap in letter_gaps(lines, words.word["words.letters"]):
        text = messages.VI_LETTER.format(
            found=gap.found, before=gap.before, wanted=gap.due, place=passage.label
        )
        excerpt = lines[gap.index].strip()
        wanted = excerpt.replace(gap.found, gap.due, 1)
        yield problem(passage, "tv.thu_tu_diem", Strength.WARNING, text, excerpt, wanted)


def letter_gaps(lines: Sequence[str], letters: str) -> Iterator[Gap]:
    """Yield where the letters before the lines do not follow one another; ``a`` begins anew."""
    last = ""
    for index, line in enumerate(lines):
        match = _ITEM.match(line)
        if match is None or match[1].lower() not in letters:
            continue
        letter = match[1].lower()
        due = letters[letters.index(last) + 1 : letters.index(last) + 2] if last else ""
        if due and letter not in (due, letters[0], last):
            yield Gap(index, f"{last})", f"{letter})", f"{due})")
        last = letter


def _signs(passage: Passage, line: str) -> Iterator[Problem]:
    """Blanks and signs that are too many or too few."""
    for pattern, message, mend in (
        (_SPACE_BEFORE, messages.VI_SPACE_BEFORE, (r"\s+(?=[,;:!?.])", "")),
        (_NO_SPACE_AFTER, messages.VI_SPACE_AFTER, (r"(?<=[,;:])(?=\S)", " ")),
        (_SIGN_TWICE, messages.VI_SIGN_TWICE, (r"([,;:.])(?:\s*[,;:.])+", r"\1")),
        (_BRACKET, messages.VI_BRACKET, (r"(?<=\()\s+|\s+(?=\))", "")),
        (_BLANKS, messages.VI_BLANKS, (r" {2,}", " ")),
    ):
        for match in pattern.finditer(line):
            if "\u00b7" in match[0]:
                continue
            text = message.format(found=match[0], place=passage.label)
            wanted = re.sub(*mend, match[0])
            yield problem(passage, "tv.dau_cau", Strength.HINT, text, match[0], wanted)


def _levels(passage: Passage, line: str, words: Words) -> Iterator[Problem]:
    """Two levels with no blank between them read as one decimal number."""
    level = re.escape(words.word["words.level"])
    for match in re.finditer(rf"\b{level}\s+{_LEVELS.pattern}", line, re.IGNORECASE):
        wanted = re.sub(r",\s*", ", ", match[0])
        text = messages.VI_LEVELS.format(found=match[0], wanted=wanted, place=passage.label)
        yield problem(passage, "tv.so_le", Strength.HINT, text, match[0], wanted)
