"""Capitals by the annex on capitals of the decree in force; knows no other question of style."""

import re
from collections.abc import Iterator
from functools import lru_cache

from cchc_desktop import messages
from cchc_desktop.model.checks import Problem
from cchc_desktop.model.template import Strength
from cchc_desktop.model.vietnamese import (
    Manner,
    Passage,
    Words,
    any_of,
    begins_sentence,
    evened,
    problem,
    runs,
)

_LONGEST_NAME = 200  # letters behind a place in which the words of a name end


def check_capitals(passage: Passage, manner: Manner) -> list[Problem]:
    """Return names and terms of one passage with a wrong capital, each finding once."""
    found: list[Problem] = []
    for line in runs(passage.text):
        even = evened(line)
        if even == even.upper():
            continue
        for start, end, wanted, topic in _wrong(even, manner):
            said = line[start:end]
            text = messages.VI_CAPITAL.format(
                found=said,
                wanted=wanted,
                law=messages.CAPITALS_LAWS.get(manner.regime, messages.CAPITALS_LAW),
                topic=topic,
                place=passage.label,
            )
            found.append(problem(passage, "tv.viet_hoa", Strength.HINT, text, said, wanted))
    return list(dict.fromkeys(found))


_Wrong = tuple[int, int, str, str]


@lru_cache(2048)
def _wrong(line: str, manner: Manner) -> tuple[_Wrong, ...]:
    """Return start, end, the right form and the topic of every wrong capital in a line."""
    return (
        *_names(line, manner),
        *_bodies(line, manner.words),
        *_levels(line, manner.words),
        *_documents(line, manner),
        *_titles(line, manner.words),
        *_days(line, manner.words),
        *_sentences(line, manner.words),
    )


def _names(line: str, manner: Manner) -> Iterator[_Wrong]:
    """Names and terms that are written in one way."""
    for match in manner.words.any_capital.finditer(line):
        capital, said = manner.words.capitals_by_name[match[0].lower()], match[0]
        if capital.regimes and manner.regime not in capital.regimes:
            continue
        if said in capital.also or _agrees(said, capital.right, line, match.start()):
            continue
        before = line[: match.start()].lower().rstrip()
        if not before.endswith(capital.unless_after or ("\0",)):
            yield match.start(), match.end(), capital.right, capital.topic


def _agrees(said: str, right: str, line: str, start: int) -> bool:
    """Say whether a name is written rightly, in capitals throughout or at a sentence's start."""
    if said in (right, right.upper()):
        return True
    return said[1:] == right[1:] and said[0].isupper() and begins_sentence(line, start)


def _bodies(line: str, words: Words) -> Iterator[_Wrong]:
    """Ministries and departments: the kind and the first letters of what they are in charge of."""
    kinds, fields = words.lists["bodies.kinds"], words.lists["bodies.fields"]
    other = "".join(rf"(?<!\b{re.escape(w)} )" for w in words.lists["bodies.other_words"])
    kind = any_of(kinds)
    pattern = rf"\b(?=(?:{kind})\s){other}({kind})\s+({any_of(fields)})\b"
    right_fields = {field.lower(): field for field in fields}
    for match in re.finditer(pattern, line, re.IGNORECASE):
        right = f"{match[1].capitalize()} {right_fields[match[2].lower()]}"
        said = " ".join(match[0].split())
        if said not in (right, right.upper()):
            yield match.start(), match.end(), right, words.word["bodies.topic"]


def _levels(line: str, words: Words) -> Iterator[_Wrong]:
    """A level after a body or before its own name is a common noun."""
    names = any_of(words.lists["levels.names"])
    exceptions = words.lists["levels.exceptions"]
    bodies = any_of(words.lists["levels.bodies"])
    after_body = rf"\b(?:{bodies})\s+({names})\b(?!\s+\d)"
    before_name = rf"\b({names})\s+(?=[^\W\d_a-z])(\w+)"
    for pattern, topic in (
        (after_body, words.word["levels.topic_body"]),
        (before_name, words.word["levels.topic_place"]),
    ):
        for match in re.finditer(pattern, line):
            start = match.start(1)
            own = pattern == before_name and begins_sentence(line, start)
            is_common = pattern == before_name and not match[2][0].isupper()
            said = line[match.start() : _name_end(line, match.end())]
            if own or is_common or line.startswith(exceptions, start) or said == said.upper():
                continue
            lowered = said.replace(match[1], match[1].lower(), 1)
            yield match.start(), match.start() + len(said), lowered, topic


def _name_end(line: str, end: int) -> int:
    """Return where the capitalised words end that follow a place in a line."""
    following = re.match(r"(?:\s+[^\W\d_]+)*", line[end : end + _LONGEST_NAME])
    for word in re.findall(r"\s+\w+", following[0] if following else ""):
        if not word.strip()[0].isupper():
            break
        end += len(word)
    return end


def _documents(line: str, manner: Manner) -> Iterator[_Wrong]:
    """The kind of a document that is cited by its number; parts of documents that are cited."""
    words = manner.words
    number, article = words.word["words.number"], words.word["words.article"]
    types = any_of(kind.lower() for kind in manner.types)
    if types:
        for match in re.finditer(rf"\b({types})\s+{number}\s+\u00b7", line):
            end = match.end() - 1
            said = line[match.start() : end].rstrip()
            right = said[0].upper() + said[1:]
            yield match.start(), match.start() + len(said), right, words.word["levels.documents"]
    for match in re.finditer(rf"\b{article}\s+\d+\b", line):
        yield match.start(), match.end(), match[0].capitalize(), words.word["levels.citing"]
    small = rf"\b(?:{words.word['words.clause']}\s+\d+|{words.word['words.point']}\s+[a-z\u0111])\b"
    for match in re.finditer(small, line):
        if not begins_sentence(line, match.start()):
            yield match.start(), match.end(), match[0].lower(), words.word["levels.citing"]


def _titles(line: str, words: Words) -> Iterator[_Wrong]:
    """A title right before the name of a person, which has two words or more."""
    pattern = rf"\b({any_of(words.lists['titles.names'])})\s+(\w+)\s+(\w+)"
    for match in re.finditer(pattern, line):
        first, second = match[2], match[3]
        is_name = first[0].isupper() and second[0].isupper() and first[1:].islower()
        if is_name and second[1:].islower() and first not in words.lists["titles.not_persons"]:
            right = match[0][0].upper() + match[0][1:]
            yield match.start(), match.end(), right, words.word["titles.topic_person"]


def _days(line: str, words: Words) -> Iterator[_Wrong]:
    """Weekdays and months in words; a number of things has no capital."""
    word, topic = words.word, words.word["titles.topic_day"]
    before = any_of(words.lists["titles.before_weekday"])
    weekday, weekdays = word["titles.weekday"], any_of(words.lists["titles.weekdays"])
    month, months = word["titles.month"], any_of(words.lists["titles.months"])
    for pattern in (
        rf"\b(?:{before})\s+({weekday}\s+)({weekdays})\b",
        rf"\b({month}\s+)({months})(?=\s+{word['words.year']}\s+\d{{4}})",
    ):
        for match in re.finditer(pattern, line):
            right = match[1] + match[2][0].upper() + match[2][1:]
            yield match.start(1), match.end(2), right, topic


def _sentences(line: str, words: Words) -> Iterator[_Wrong]:
    """The first letter after a full stop."""
    for match in re.finditer(r"(\S{0,40}[^\W\d_])[.!?]\s+([^\W\d_]+)", line):
        word, ended = match[2], match[1].strip("(\u201c").lower()
        if word.islower() and ended not in words.lists["titles.stops"]:
            right = match[0][: -len(word)] + word[0].upper() + word[1:]
            yield match.start(), match.end(), right, words.word["titles.topic_sentence"]
