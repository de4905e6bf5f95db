"""Proposes figures found in an imported text, each with the sentence it stands in; stores nothing.

A cue is a short piece of wording with slots: ``{n}`` the figure, ``{f}`` a fraction, ``{d}`` a
date, ``{t}`` a short text, ``{w}`` one word, ``{note}`` a whole footnote, ``{}`` any other figure,
an ellipsis any words of the sentence, ``[a|b]`` either wording, ``[a|]`` perhaps one. Cues come
from data and from the outline's own skeleton sentences; where none fits, the number is taken whose
neighbours name the field and its unit.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cchc_desktop.model.narrative import (
    Bound,
    Line,
    Narrative,
    NoteMark,
    Span,
    parse_narrative,
)
from cchc_desktop.model.sentences import spelled_out
from cchc_desktop.model.template import Field, Kind, Section, Template
from cchc_desktop.services.importing_lines import END, MARK, MARKED
from cchc_desktop.services.importing_vocabulary import Cue, Vocabulary
from cchc_desktop.services.importing_wordings import FREE, Wordings, match_wordings

_SLOT = re.compile(r"(\{\w*\}|\s*\u2026\s*|[\[\]|])")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z])|\n")
_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = r"(?:\d{1,3}(?:\.\d{3}){1,4}|\d{1,12})(?:,\d{1,6})?"
_TEXT_END = r"(?=[;()\n]|\.(?:\s|$)|$)"
_WITHIN = r"(?:(?!\.\s)[^\n]){0,160}?"
_CONTEXTS = ((5, 5), (3, 3), (2, 2), (0, 5), (5, 0))
_CHOICE = {"[": "(?:", "]": ")", "|": "|"}
_FEWEST_WORDS = 3
_NEAR_WORDS, _NEAR_LETTERS = 9, 200
_NAMED = 0.75


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value the old text seems to give for a field, as one would type it, and its sentence.

    It is ``doubtful`` when the same number is read as another figure too.
    """

    key: str
    typed: str
    section: str
    sentence: str
    doubtful: bool = False


@dataclass(frozen=True)
class _Text:
    """A section's text without notes, and with them between control signs."""

    bare: str
    noted: str

    @classmethod
    def of(cls, stored: str) -> "_Text":
        narrative = parse_narrative(stored)
        noted = "\n".join(_flat(block.inlines) for block in narrative.blocks)
        return cls(MARKED.sub("", noted), noted)

    def bare_place(self, start: int) -> int:
        """Return the place in the bare text for one in the text with notes."""
        before = MARKED.sub("", self.noted[:start])
        return len(before.partition(MARK)[0])

    def sentence(self, start: int) -> str:
        """Return the sentence around a place of the bare text."""
        begin = 0
        for end in _SENTENCE_END.finditer(self.bare):
            if end.start() >= start:
                return self.bare[begin : end.start()].strip()
            begin = end.end()
        return self.bare[begin:].strip()


def _flat(line: Line) -> str:
    parts = []
    for inline in line:
        if isinstance(inline, Span):
            parts.append(inline.text)
        elif isinstance(inline, NoteMark):
            body = "\n".join(_flat(paragraph) for paragraph in inline.paragraphs)
            parts.append(f"{MARK}{body}{END}")
    return "".join(parts)


class Finder:
    """Look for the typed fields of one template in imported texts."""

    def __init__(
        self, template: Template, words: Vocabulary, wordings: Wordings | None = None
    ) -> None:
        self.template = template
        self.words = words
        self.wordings = wordings or {}
        self._cues: dict[str, list[Cue]] = {}
        for cue in words.cues:
            self._cues.setdefault(cue.key, []).append(cue)
        spelled = "|".join(sorted(map(re.escape, words.number_words), key=len, reverse=True))
        qualifiers = "|".join(map(re.escape, words.qualifiers))
        self._number = rf"(?:(?:{qualifiers})\s+)?(?:{_DIGITS}|\b(?:{spelled})\b)"
        self._figure = re.compile(rf"{FREE}{self._number}(?![\d\w]|[.,]\d)", re.IGNORECASE)

    def proposals(self, texts: Mapping[str, str]) -> Iterator[Proposal]:
        """Yield the proposals in the outline's order."""
        for section in self.template.sections:
            stored = texts.get(section.key)
            if stored:
                yield from self._in_section(section, _Text.of(stored))

    def _in_section(self, section: Section, text: _Text) -> Iterator[Proposal]:
        typed = [field for field in section.fields if field.kind is Kind.TYPED]
        # Of a sentence that changes with the answers the common wording stands in old reports.
        spelled = spelled_out(section.skeleton or "", self.template.sentences, lambda _: None)
        skeleton = parse_narrative(spelled)
        known = self._by_wordings(section, text)
        found = {field.key: known[field.key] for field in typed if field.key in known}
        for field in typed:
            if field.key in found:
                continue
            cues = [*self._cues.get(field.key, ()), *_skeleton_cues(field, skeleton)]
            match = self._by_cues(cues, text)
            if match is not None:
                found[field.key] = match
        for field in typed:
            if field.key not in found and field.is_figure:
                taken = {start for _, start in found.values()}
                match = self._by_name(field, text.bare, taken)
                if match is not None:
                    found[field.key] = match
        places = Counter(start for key, (_, start) in found.items() if self._is_figure(key))
        for field in typed:
            if field.key in found:
                value, start = found[field.key]
                doubtful = field.is_figure and places[start] > 1 and field.key not in known
                sentence = text.sentence(start)
                yield Proposal(field.key, value, section.key, sentence, doubtful)

    def _is_figure(self, key: str) -> bool:
        return self.template.fields[key].is_figure

    def _by_wordings(self, section: Section, text: _Text) -> dict[str, tuple[str, int]]:
        """Take the figures of sentences that are known word by word."""
        stored = self.wordings.get(section.key, ())
        number, fraction = rf"{FREE}{self._number}", rf"{FREE}{_DIGITS}\s*/\s*{_DIGITS}"
        found = match_wordings(stored, self.template, text.noted, number, fraction)
        return {
            key: (self._as_digits(value), text.bare_place(start))
            for key, (value, start) in found.items()
        }

    def _by_cues(self, cues: Iterable[Cue], text: _Text) -> tuple[str, int] | None:
        for cue in cues:
            in_note = "{note}" in cue.find
            body = text.noted if in_note else text.bare
            match = self._pattern(cue.find).search(body)
            if match is not None:
                start = match.start("value") if "value" in match.re.groupindex else match.start()
                if in_note:
                    start = text.bare_place(start)
                return self._typed(cue, match), start
        return None

    def _pattern(self, find: str) -> re.Pattern[str]:
        text_end = _TEXT_END if find.endswith("{t}") else ""
        slots = {
            "{n}": rf"{FREE}(?P<value>{self._number})(?![\d]|[.,]\d)",
            "{}": rf"{self._number}",
            "{f}": rf"{FREE}(?P<value>{_DIGITS}\s*/\s*{_DIGITS})(?!\d|[.,]\d)",
            "{d}": r"(?P<value>\d{1,2}/\d{1,2}/\d{4})",
            "{t}": r"(?P<value>(?:(?!\.(?:\s|$))[^\n;()])+?)" + text_end,
            "{w}": r"(?P<value>[^\s,;()]+?)(?=[,;()\s]|\.\s|$)",
            "{note}": rf"{MARK}(?P<value>[^{END}]*){END}",
            "\u2026": _WITHIN,
        }
        parts: list[str] = []
        for part in filter(None, _SLOT.split(find)):
            if part.strip() in slots:
                slot = slots[part.strip()]
                parts.append(slot.removeprefix(FREE) if parts[-1:] == ["/"] else slot)
            elif part in _CHOICE:
                parts.append(_CHOICE[part])
            else:
                parts.append(_words(part, parts[-2:] == ["|", ")"]))
        return re.compile("".join(parts), re.IGNORECASE)

    def _typed(self, cue: Cue, match: re.Match[str]) -> str:
        if cue.typed:
            return cue.typed
        value = match["value"].strip()
        if cue.separator:
            return "\n".join(self._names(value, cue.separator))
        return self._as_digits(value)

    def _as_digits(self, value: str) -> str:
        """Return a figure as typed, its number word turned into digits."""
        head, _, last = value.rpartition(" ")
        number = self.words.number_words.get(last.lower())
        return f"{head} {number}".strip() if number is not None else value

    def _names(self, value: str, separator: str) -> list[str]:
        """Cut a list of names; the last of them may hold two joined by a word."""
        names = value.rstrip(" .").split(separator if separator != "\\n" else "\n")
        joint = f" {self.words.list_joint} "
        if separator != "\\n" and len(names) > 1:
            names[-1:] = names[-1].split(joint, 1)
        return [name.strip(" .;") for name in names if name.strip(" .;")]

    def _by_name(self, field: Field, text: str, taken: set[int]) -> tuple[str, int] | None:
        """Take the one number whose neighbours hold the unit and most words of the label."""
        unit = field.unit.split(",")[0].lower()
        wanted = set(_small(field.label)) - set(_small(unit))
        if not wanted or not unit:
            return None
        ranked: list[tuple[float, int, str]] = []
        for match in self._figure.finditer(text):
            after = text[match.end() : match.end() + _NEAR_LETTERS].lstrip()
            if match.start() in taken or not after.lower().startswith(unit):
                continue
            before = text[max(0, match.start() - _NEAR_LETTERS) : match.start()]
            left = _WORD.findall(_clause(before, -1))[-_NEAR_WORDS:]
            right = _WORD.findall(_clause(after, 0))[:_NEAR_WORDS]
            near = {word.lower() for word in (*left, *right)}
            ranked.append((len(wanted & near) / len(wanted), match.start(), match[0]))
        ranked.sort(reverse=True)
        if not ranked or ranked[0][0] < _NAMED:
            return None
        if len(ranked) > 1 and ranked[1][0] == ranked[0][0]:
            return None
        return self._as_digits(ranked[0][2]), ranked[0][1]


def _words(text: str, after_optional: bool) -> str:
    """Return the pattern of literal words, any white space between them."""
    words = [re.escape(word) for word in text.split()]
    lead = (r"\s*" if after_optional else r"\s+") if text[:1].isspace() else ""
    trail = r"\s+" if text[-1:].isspace() and words else ""
    return lead + r"\s+".join(words) + trail


def _small(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _clause(text: str, side: int) -> str:
    """Return the stretch next to the number, up to a full stop, semicolon or line end."""
    return re.split(r"[;\n]|\.\s", text)[side]


def _skeleton_cues(field: Field, skeleton: Narrative) -> Iterator[Cue]:
    """Yield the words around a field in the outline's own sentence, the longest first."""
    slot = "{f}" if field.type == "fraction" else "{n}"
    if not field.is_figure:
        return
    wordings = [field.some.replace("{}", slot)] if "{}" in field.some else []
    yield from (Cue(field.key, wording) for wording in wordings)
    for block in skeleton.blocks:
        for index, inline in enumerate(block.inlines):
            if isinstance(inline, Bound) and inline.name == field.key and inline.form != "phrase":
                before = _side(block.inlines[index - 1 :: -1] if index else (), -1)
                after = _side(block.inlines[index + 1 :], 0)
                for left, right in _CONTEXTS:
                    cue = _context(before, after, (left, right), slot)
                    if cue:
                        yield Cue(field.key, cue)


def _side(inlines: Line, end: int) -> str:
    """Return the literal text that touches a bound figure on one side, notes passed over."""
    for inline in inlines:
        if isinstance(inline, Span):
            return re.split(r"[;:()\[\]|\u2026]|\.\s", inline.text)[end]
        if isinstance(inline, Bound):
            break
    return ""


def _context(before: str, after: str, counts: tuple[int, int], slot: str) -> str:
    left, right = before.split()[-counts[0] :] if counts[0] else [], after.split()[: counts[1]]
    words = _WORD.findall(" ".join((*left, *right)))
    if len(words) < _FEWEST_WORDS:
        return ""
    start = " ".join(left) + (" " if before[-1:].isspace() and left else "")
    end = (" " if after[:1].isspace() and right else "") + " ".join(right)
    return f"{start}{slot}{end}"
