"""Finds and converts text in TCVN3 (ABC), VNI, VIQR, and UTF-8 read as Windows' western letters.

``detect`` answers with a ``Guess`` only where several words become Vietnamese syllables that were
none before; on Unicode text of any language it answers None. ``convert`` changes the runs of words
that need it and leaves the Unicode words between them alone; ``convert_all`` changes every sign,
for a run whose font is known (``font_encoding``). All are pure: text in, text in NFC out. Use them
before anything drops invisible signs, since a soft hyphen is a letter in TCVN3.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cchc_desktop.model.legacy_mojibake import MOJIBAKE, undone
from cchc_desktop.model.legacy_mojibake import WORD as MOJIBAKE_WORD
from cchc_desktop.model.legacy_syllables import has_syllable_form
from cchc_desktop.model.legacy_tables import (
    TCVN3,
    TCVN3_ALIKE,
    TO_UNICODE,
    VIQR,
    VNI,
    composed,
)

__all__ = [
    "ENCODINGS",
    "MOJIBAKE",
    "TCVN3",
    "VIQR",
    "VNI",
    "FontEncoding",
    "Guess",
    "convert",
    "convert_all",
    "detect",
    "font_encoding",
]

ENCODINGS = (MOJIBAKE, TCVN3, VNI, VIQR)
_FEWEST = {MOJIBAKE: 2, TCVN3: 2, VNI: 2, VIQR: 3}
_FEWEST_AMONG_UNICODE = 3
_LEAST_SHARE = {MOJIBAKE: 0.6, TCVN3: 0.6, VNI: 0.6, VIQR: 0.3}
_LETTER = r"[^\W\d_]"
_VIQR_WORD = (
    r"(?:[A-Za-z]|(?<=[aeouAEOU])[\^(+]|(?<=[aeiouyAEIOUY^(+])['`?~.]"
    r"|\\[\\'`?~.^(+dD]|[^\W\d_])+"
)
_ESCAPED = re.compile(r"\\([\\'`?~.^(+dD])")
_FINAL = re.compile(r"(?<=[aeiouyAEIOUY])[.?'`~]$")
_STOP_AT_END = re.compile(r"(?<=[aeiouyAEIOUY])\.$")
_SENTENCE_ENDS = re.compile(r"[)\"']*(?:[ \t]*(?:\n|$)|\s+(?=[A-Z]))")
_LEGACY, _MODERN, _UNSURE, _PLAIN = "legacy", "modern", "unsure", "plain"


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding a text seems to be in.

    ``words`` counts the words that say so, ``share`` is their part (0 to 1) of the words that
    could say anything.
    """

    encoding: str
    share: float
    words: int


@dataclass(frozen=True, slots=True)
class FontEncoding:
    """What the name of a font tells: the encoding, and whether it shows small letters as large."""

    encoding: str
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    converted: str
    label: str


def font_encoding(font: str) -> FontEncoding | None:
    """Return what a font's name says about the text set in it, None for a Unicode font."""
    name = font.strip().lower()
    if re.match(r"\.vn[a-z]", name):
        return FontEncoding(TCVN3, capitals=name.endswith("h"))
    if re.match(r"vni[- ]", name):
        return FontEncoding(VNI)
    return None


def detect(text: str, encodings: Iterable[str] = ENCODINGS, *, least: int = 0) -> Guess | None:
    """Return the encoding a text, usually a paragraph, seems to be in wholly or partly.

    ``least`` is how many different words must say so; who knows more of the document may ask for
    fewer than the usual two or three.
    """
    guesses = [guess for name in encodings if (guess := _guess(text, name, least))]
    return max(guesses, key=lambda guess: guess.words, default=None)


def _guess(text: str, encoding: str, least: int) -> Guess | None:
    words = list(_words(text, encoding))
    legacy = [word for word in words if word.label is _LEGACY]
    if not legacy:
        return None
    seen = {word.text.lower() for word in legacy}
    # Three bytes that make one letter do not come together by chance.
    count = len(seen) + (encoding == MOJIBAKE and any(len(w) > _FEWEST_AMONG_UNICODE for w in seen))
    modern = any(word.label is _MODERN for word in words)
    wanted = max(_FEWEST[encoding], _FEWEST_AMONG_UNICODE * modern)
    against = {_UNSURE, _PLAIN} if encoding == VIQR else {_UNSURE}
    neither = sum(word.label in against and not _both(word) for word in words)
    share = len(legacy) / (len(legacy) + neither)
    if count < (least or wanted) or share < _LEAST_SHARE[encoding]:
        return None
    return Guess(encoding, share, len(legacy))


def _both(word: _Word) -> bool:
    """Say whether a word means something either way, and so nothing for or against."""
    return word.label is _UNSURE and has_syllable_form(word.text)


def convert(text: str, encoding: str) -> str:
    """Return a text with its words in an encoding converted and its Unicode words as they were.

    A word that could be either goes with its nearest neighbour in the paragraph that could not; a
    paragraph of such words goes with the nearest other one.
    """
    words = [word for word in _words(text, encoding) if word.label is not _PLAIN]
    parts, end = [], 0
    for word, is_legacy in zip(words, _decided(text, words), strict=True):
        if is_legacy:
            parts += [text[end : word.start], word.converted]
            end = word.end
    return composed("".join((*parts, text[end:])))


def _decided(text: str, words: list[_Word]) -> list[bool]:
    """Say for each word whether it is legacy, paragraph by paragraph."""
    lines: list[list[_Word]] = []
    last = -1
    for word in words:
        if not lines or text.find("\n", last, word.start) >= 0:
            lines.append([])
        lines[-1].append(word)
        last = word.end
    labels = [_of_line(line) for line in lines]
    return [
        is_legacy and word.label is not _MODERN
        for line, of_line in zip(lines, _spread(labels), strict=True)
        for word, is_legacy in zip(line, _in_line(line) if of_line else [False] * len(line),
                                   strict=True)
    ]  # fmt: skip


def _of_line(line: list[_Word]) -> str:
    labels = {word.label for word in line}
    return next((label for label in (_LEGACY, _MODERN) if label in labels), _UNSURE)


def _in_line(line: list[_Word]) -> list[bool]:
    """Decide within a paragraph; a Unicode word is sure only by a letter no encoding has."""
    return _spread(
        [
            _UNSURE if w.label is _MODERN and not any(map(_foreign, w.text)) else w.label
            for w in line
        ]
    )


def _spread(labels: list[str]) -> list[bool]:
    """Say for each label whether it is legacy, deciding unsure ones by their neighbours."""
    certain = [index for index, label in enumerate(labels) if label in (_LEGACY, _MODERN)]
    if not certain:
        return [True] * len(labels)
    found, at = [], 0
    for index in range(len(labels)):
        while at + 1 < len(certain) and certain[at + 1] - index < index - certain[at]:
            at += 1
        found.append(labels[certain[at]] is _LEGACY)
    return found


def convert_all(text: str, encoding: str, *, capitals: bool = False) -> str:
    """Return a run of text, known to be in an encoding, in Unicode.

    A run that holds a letter the encoding does not have is Unicode in a left-over font and stays.
    """
    if encoding in (TCVN3, VNI) and any(_foreign(sign) for sign in text):
        return composed(text)
    made = undone(text) if encoding == MOJIBAKE else _replaced(text, encoding)
    return composed(made.upper() if capitals else made)


def _foreign(sign: str) -> bool:
    return sign > "\u00ff" and sign not in TCVN3_ALIKE and unicodedata.category(sign)[0] in "LM"


def _words(text: str, encoding: str) -> Iterator[_Word]:
    if encoding == VIQR:
        yield from _viqr_words(text)
        return
    for found in _WORDS[encoding].finditer(text):
        word = found[0]
        if word.isascii():
            continue
        made = undone(word) if encoding == MOJIBAKE else _replaced(word, encoding)
        yield _Word(found.start(), found.end(), word, made, _label(word, made))


def _label(word: str, made: str) -> str:
    """Say whether a word is Vietnamese as it stands, only when converted, or neither or both."""
    before = has_syllable_form(word)
    after = made != word and all(map(has_syllable_form, made.split()))
    if before is after:
        return _MODERN if made == word and any(map(_foreign, word)) else _UNSURE
    return _LEGACY if after else _MODERN


def _viqr_words(text: str) -> Iterator[_Word]:
    for found in _WORDS[VIQR].finditer(text):
        word, end = found[0], found.end()
        if _STOP_AT_END.search(word) and _SENTENCE_ENDS.match(text, end):
            word, end = word[:-1], end - 1
        made = _replaced(word, VIQR)
        if made != word and not has_syllable_form(made) and _FINAL.search(word):
            word, end = word[:-1], end - 1
            made = _replaced(word, VIQR)
        yield _Word(found.start(), end, word, made, _viqr_label(word, made))


def _viqr_label(word: str, made: str) -> str:
    """Say what a word is; a lone sign at its end or ``dd`` may be English too."""
    if not word.isascii():
        return _MODERN
    if made == word or not has_syllable_form(made):
        return _UNSURE if word.isupper() and "DD" in word else _PLAIN
    marked = re.search(r"[\^(+'`?~.]", word[:-1]) or word[-1] in "^+("
    return _LEGACY if marked or (word[0] in "dD" and word[1:2] in ("d", "D")) else _UNSURE


def _replaced(text: str, encoding: str) -> str:
    if encoding == TCVN3:
        return "".join(_TCVN3.get(sign, sign) for sign in text)
    table = TO_UNICODE[encoding]
    if encoding == VIQR:
        return _VIQR.sub(lambda m: m[1] or table[m[0]], text)
    return _VNI.sub(lambda m: table[m[0]], text)


def _any_of(keys: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(keys, key=len, reverse=True)))


_TCVN3 = TO_UNICODE[TCVN3] | {
    other: TO_UNICODE[TCVN3][sign]
    for other, sign in TCVN3_ALIKE.items()
    if sign in TO_UNICODE[TCVN3]
}
_VNI = re.compile(_any_of(TO_UNICODE[VNI]))
_VIQR = re.compile(f"{_ESCAPED.pattern}|{_any_of(TO_UNICODE[VIQR])}")
_WORDS = {
    MOJIBAKE: MOJIBAKE_WORD,
    TCVN3: re.compile(rf"(?:{_LETTER}|[{re.escape(''.join(_TCVN3))}])+"),
    VNI: re.compile(rf"{_LETTER}+"),
    VIQR: re.compile(_VIQR_WORD),
}
