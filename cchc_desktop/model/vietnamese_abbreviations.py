"""Abbreviations: explained where they first stand, once, and the same ever after."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from cchc_desktop import messages
from cchc_desktop.model.checks import Problem
from cchc_desktop.model.template import Strength
from cchc_desktop.model.vietnamese import NOTE, NOTE_END, Manner, Passage, Words, problem, runs

_CAPITAL = r"[A-Z\u0110]"
SHORT = re.compile(rf"(?<![\w&/\u00b7-]){_CAPITAL}(?:{_CAPITAL}|&(?={_CAPITAL}))+(?![\w&/-])")
_EXPLAINED = re.compile(rf"\(\s*((?:{_CAPITAL}[A-Z\u0110&]++\s?)++)\)")
_ROMAN = re.compile(r"[IVXLC]+")
_SHORTEST_TYPO = 4


@dataclass
class _Use:
    """Where an abbreviation stands: first, where it is explained, and where again."""

    short: str
    first: tuple[int, int]
    explained: list[tuple[int, int]] = field(default_factory=list)


def check_abbreviations(passages: Sequence[Passage], manner: Manner) -> list[Problem]:
    """Return what is wrong with the abbreviations of a whole report, in reading order."""
    uses = _collect(passages, manner)
    found: list[Problem] = []
    for use in uses.values():
        found += _early(use, passages, manner)
        found += _again(use, passages, manner.words)
        if not use.explained:
            found += _unexplained(use, uses, passages, manner)
    return found


def _collect(passages: Sequence[Passage], manner: Manner) -> dict[str, _Use]:
    """Return every abbreviation of the texts; a place is passage and position, -1 a heading.

    Headings are the outline's own and cannot be changed: what they explain counts, not what they
    leave unexplained.
    """
    uses: dict[str, _Use] = {}
    read = [_read(passage, manner.words) for passage in passages]
    for index, (shorts, _) in enumerate(read):
        for short, position in shorts:
            if short not in uses:
                uses[short] = _Use(short, (index, position))
    for index, (_, explained) in enumerate(read):
        for short, position in explained:
            if short in uses:
                uses[short].explained.append((index, position))
    return uses


_Places = tuple[tuple[str, int], ...]


@lru_cache(256)
def _read(passage: Passage, words: Words) -> tuple[_Places, _Places]:
    """Return where abbreviations first stand in a passage and where they are explained."""
    shorts: dict[str, int] = {}
    explained: list[tuple[str, int]] = []
    for heading, text in ((True, passage.label), (False, _in_order(passage.text))):
        loud = text == text.upper()
        for match in SHORT.finditer(text):
            is_known = match[0] in words.abbreviations
            if not _ROMAN.fullmatch(match[0]) and (is_known or not loud) and not heading:
                shorts.setdefault(match[0], match.start())
        for match in _EXPLAINED.finditer(text):
            position = -1 if heading else match.start()
            explained += [(short, position) for short in match[1].split()]
    return tuple(shorts.items()), tuple(explained)


def explained_in(text: str) -> list[str]:
    """Return the abbreviations that stand in brackets after what they stand for."""
    return [short for match in _EXPLAINED.finditer(text) for short in match[1].split()]


def _in_order(text: str) -> str:
    """Return a text without addresses and symbols, notes standing where they are called."""
    return "\n".join(runs(text.replace(NOTE, "\n").replace(NOTE_END, "\n")))


def _early(use: _Use, passages: Sequence[Passage], manner: Manner) -> Iterator[Problem]:
    """An abbreviation that stands before the place that explains it."""
    if not use.explained or use.short in manner.words.plain:
        return
    first = use.explained[0]
    # The explanation itself begins one bracket before the abbreviation.
    if use.first[0] < first[0] or (use.first[0] == first[0] and use.first[1] + 1 < first[1]):
        full = _full(use.short, manner.words)
        text = messages.VI_SHORT_EARLY.format(
            short=use.short,
            full=full or use.short,
            later=passages[first[0]].label,
            place=passages[use.first[0]].label,
        )
        passage = passages[use.first[0]]
        yield problem(passage, "tv.viet_tat.truoc", Strength.HINT, text, use.short, full)


def _full(short: str, words: Words) -> str:
    """Return what an abbreviation stands for with itself in brackets; nothing for an unknown."""
    full = words.abbreviations.get(short)
    return messages.VI_FULL.format(full=full, short=short) if full else ""


@lru_cache(256)
def _written_out(short: str, text: str, words: Words) -> str:
    """Return an explained abbreviation as a text has it; nothing where it has none."""
    found = re.search(re.escape(_full(short, words)), text, re.IGNORECASE)
    return found[0] if found else ""


def _again(use: _Use, passages: Sequence[Passage], words: Words) -> Iterator[Problem]:
    """An abbreviation that is explained a second time; headings are the outline's own."""
    own = [at for at in use.explained if at[1] >= 0]
    for at in own[1:]:
        text = messages.VI_SHORT_AGAIN.format(
            short=use.short, first=passages[own[0][0]].label, place=passages[at[0]].label
        )
        said, passage = f"({use.short})", passages[at[0]]
        # Both explanations in one passage look the same; which of them goes is for the writer.
        whole = _written_out(use.short, passage.text, words) if at[0] != own[0][0] else ""
        excerpt, wanted = (whole, use.short) if whole else (said, "")
        yield problem(passage, "tv.viet_tat.lai", Strength.HINT, text, excerpt, wanted)


def _unexplained(
    use: _Use, uses: dict[str, _Use], passages: Sequence[Passage], manner: Manner
) -> Iterator[Problem]:
    """An abbreviation nobody explains: mistyped, or to be written out."""
    words = manner.words
    if use.short in words.plain:
        return
    passage = passages[use.first[0]]
    known = {*words.abbreviations, *(short for short, other in uses.items() if other.explained)}
    meant = [] if use.short in known else [k for k in sorted(known) if _is_near(use.short, k)]
    if meant:
        text = messages.VI_SHORT_TYPO.format(short=use.short, meant=meant[0], place=passage.label)
        yield problem(passage, "tv.viet_tat.nham", Strength.WARNING, text, use.short, meant[0])
        return
    full = _full(use.short, words)
    message = messages.VI_SHORT_FULL if full else messages.VI_SHORT_UNKNOWN
    text = message.format(short=use.short, full=full, place=passage.label)
    yield problem(passage, "tv.viet_tat.chua", Strength.HINT, text, use.short, full)


def _is_near(short: str, known: str) -> bool:
    """Say whether one letter is wrong; short ones are near to too many others."""
    if len(short) != len(known) or len(short) < _SHORTEST_TYPO:
        return False
    return sum(a != b for a, b in zip(short, known, strict=True)) == 1
