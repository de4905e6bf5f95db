"""Which syllables Vietnamese has, by Hunspell's list; knows no texts and no rules of style.

The list is read when the first syllable is asked for, never at the program's start.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from cchc_desktop import paths

if TYPE_CHECKING:
    from hunspell import Hunspell

_TONES = "\u0300\u0309\u0303\u0301\u0323"
# Open syllables in oa, oe and uy, the only ones whose tone has two places; qu- is a consonant.
_NEW = re.compile(rf"(?<![qQ])(?:([oO])([{_TONES}])([aAeE])|([uU])([{_TONES}])([yY]))$")
_OLD = re.compile(rf"(?<![qQ])(?:([oO])([aAeE])([{_TONES}])|([uU])([yY])([{_TONES}]))$")


def with_old_tone(syllable: str) -> str:
    """Return a syllable with its tone on the last vowel of oa, oe and uy."""
    return _moved(_NEW, syllable, (0, 2, 1))


def with_new_tone(syllable: str) -> str:
    """Return a syllable with its tone on the first vowel of oa, oe and uy."""
    return _moved(_OLD, syllable, (0, 2, 1))


def _moved(pattern: re.Pattern[str], syllable: str, order: tuple[int, int, int]) -> str:
    apart = unicodedata.normalize("NFD", syllable)
    match = pattern.search(apart)
    if match is None:
        return syllable
    parts = [part for part in match.groups() if part]
    moved = apart[: match.start()] + "".join(parts[index] for index in order)
    return unicodedata.normalize("NFC", moved)


@cache
def _dictionary() -> "Hunspell":
    from hunspell import Hunspell

    folder = paths.resources() / "dictionaries"
    # Said to be UTF-8 so that a folder with Vietnamese letters in its name is found on Windows.
    return Hunspell("vi_VN", hunspell_data_dir=str(folder), system_encoding="UTF-8")


@lru_cache(20_000)
def is_syllable(word: str) -> bool:
    """Say whether a word without blanks is a syllable of Vietnamese, in any case of letters."""
    small = with_old_tone(unicodedata.normalize("NFC", word).lower())
    return bool(_dictionary().spell(small))


@lru_cache(1_000)
def like(word: str) -> tuple[str, ...]:
    """Return syllables a word may stand for, the nearest first; at most three."""
    small = unicodedata.normalize("NFC", word).lower()
    found = [w for w in _dictionary().suggest(small) if w.isalpha()]
    found.sort(key=lambda other: _farness(other, small))
    return tuple(with_new_tone(w) for w in found[:3])


def bare(word: str) -> str:
    """Return a word's letters without tones, hooks and strokes."""
    apart = unicodedata.normalize("NFD", word.lower()).replace("\u0111", "d")
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _farness(word: str, other: str) -> tuple[bool, bool, bool]:
    """Return how a word differs from another: in its letters, in its tone, in how it begins."""
    tones = [
        [sign for sign in unicodedata.normalize("NFD", w) if sign in _TONES] for w in (word, other)
    ]
    return bare(word) != bare(other), tones[0] != tones[1], word[:1] != other[:1]
