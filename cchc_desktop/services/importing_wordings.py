"""Finds figures by sentences they stood in before, in reports of this file and in the sample.

What the program printed itself it reads back exactly this way. Knows no other wording.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop import messages
from cchc_desktop.model.narrative import Bound, Line, NoteMark, Span, parse_narrative
from cchc_desktop.model.template import Field, Kind, Template
from cchc_desktop.services.importing_lines import END, MARK

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

TEXT = "text."
# A colon right before a figure or list belongs to it.
_SENTENCE_END = re.compile(r"(?<=[.;])\s+|(?<=:)\s+(?=\S)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 3
# A figure does not begin within a word, a number or a fraction.
FREE = r"(?<![\w/.,])"
_MOST_SLOTS = 40
_UNIT = r"(?:\s*%)?"
_ANY = r"[^\n]{0,300}?"
_LISTED = rf"[^\n{MARK}{END}]{{1,3000}}?"
_STOP = r"(?=[.;]|\s*$|\n)"
_NOTE = f"{MARK}[^{END}]*{END}"
_ASIDE = f"(?:{_NOTE})?"
_NON_VALUES = "|".join(re.escape(w) for w in (*messages.MISSING.values(), messages.UNANSWERED))
# Forms in which a figure is printed so that it can be read back.
_READABLE = frozenset({"", "plain", "words", "unit"})
_LISTS = frozenset({"names", "text"})

Wordings = Mapping[str, tuple[str, ...]]
Part = str | Bound | NoteMark


def wordings_of(session: "Session", resources: Path) -> dict[str, tuple[str, ...]]:
    """Return the stored texts with bound figures by section: this report, the last, the sample."""
    found: dict[str, list[str]] = {}
    for texts in (_own(session), _last(session), _samples(session.report.edition, resources)):
        for section, text in texts.items():
            if "{" in text and text not in found.setdefault(section, []):
                found[section].append(text)
    return {section: tuple(texts) for section, texts in found.items()}


def _own(session: "Session") -> dict[str, str]:
    """Return the texts of the report, with every wording of sentences that change."""
    return {
        section.key: "\n".join(
            [session.text(section.key), *(w.text for s in section.sentences for w in s.wordings)]
        )
        for section in session.template.sections
    }


def _last(session: "Session") -> dict[str, str]:
    for report in reversed(session.earlier.all):
        if report.row.edition == session.report.edition:
            answers = session.store.answers(report.row.id)
            return {key.removeprefix(TEXT): str(text) for key, text in answers.items()
                    if key.startswith(TEXT)}  # fmt: skip
    return {}


def _samples(edition: str, resources: Path) -> dict[str, str]:
    texts: dict[str, str] = {}
    for report in sorted((resources / "samples").glob("*/report.toml")):
        if tomllib.loads(report.read_text(encoding="utf-8"))["edition"] == edition:
            for path in sorted(report.parent.glob("*.toml")):
                texts |= tomllib.loads(path.read_text(encoding="utf-8")).get("texts", {})
    return texts


def match_wordings(
    stored: Iterable[str], template: Template, text: str, number: str, fraction: str
) -> dict[str, tuple[str, int]]:
    """Return answers by field, with their place, where a sentence is one of the stored texts'.

    ``text`` holds its notes between ``MARK`` and ``END``, ``number`` and ``fraction`` are the
    patterns of a printed figure.
    """
    found: dict[str, tuple[str, int]] = {}
    for sentence in (s for narrative in stored for s in _sentences(narrative)):
        pattern = _Pattern(template, number, fraction)
        # Words of any kind before the first known one find nothing more, at 300 tries a letter.
        written = "".join(pattern.part(part) for part in sentence).removeprefix(_ANY + _ASIDE)
        written += _STOP if isinstance(sentence[-1], Bound) else ""
        names = pattern.names
        match = re.search(written, text, re.IGNORECASE) if 0 < len(names) <= _MOST_SLOTS else None
        for place, name in enumerate(names if match else ()):
            value = match[f"v{place}"] if match is not None else ""
            if match is not None and value and value != messages.UNANSWERED:
                found.setdefault(name, (value, match.start(f"v{place}")))
    return found


def _sentences(stored: str) -> Iterator[list[Part]]:
    """Yield the sentences that bind a figure and hold enough words to be known again."""
    for block in parse_narrative(stored).blocks:
        for sentence in _parted(block.inlines):
            words = _WORD.findall(" ".join(part for part in sentence if isinstance(part, str)))
            bound = any(isinstance(part, Bound) for part in sentence)
            if bound and len(words) >= _FEWEST_WORDS:
                yield sentence


def _parted(line: Line) -> Iterator[list[Part]]:
    sentence: list[Part] = []
    for inline in line:
        if not isinstance(inline, Span):
            sentence.append(inline)
            continue
        first, *more = _SENTENCE_END.split(inline.text)
        sentence.append(first)
        for text in more:
            yield sentence
            sentence = [text]
    yield sentence


class _Pattern:
    """Writes the pattern of a sentence, part by part, and remembers what its slots hold."""

    def __init__(self, template: Template, number: str, fraction: str) -> None:
        self.names: list[str] = []
        self._template, self._number, self._fraction = template, number, fraction
        self._behind_stroke = False

    def part(self, part: Part) -> str:
        if isinstance(part, NoteMark):
            return self._note(part)
        written = self._words(part) if isinstance(part, str) else self._slot(part) + _ASIDE
        self._behind_stroke = isinstance(part, str) and part.endswith("/")
        return written

    def _words(self, text: str) -> str:
        pieces = re.split(r"(\s+)", text)
        return "".join(r"\s+" if piece.isspace() else re.escape(piece) for piece in pieces)

    def _note(self, note: NoteMark) -> str:
        """Read a footnote that only lists names; of any other the place is enough."""
        (first, *others) = note.paragraphs or ((),)
        lists = [part for part in first if isinstance(part, Bound) and self._is_list(part)]
        if others or len(lists) != 1:
            return f"(?:{_NOTE})?"
        inner = (self.part(part.text if isinstance(part, Span) else part) for part in first)
        return f"{MARK}{''.join(inner).replace(_ASIDE, '')}{END}"

    def _slot(self, bound: Bound) -> str:
        field = self._template.fields.get(bound.name)
        if field is None or field.kind is not Kind.TYPED or bound.form not in _READABLE:
            return _ANY
        if field.type in _LISTS:
            return self._named(bound, _LISTED)
        if not field.is_figure:
            return _ANY
        unit = rf"(?:\s+{re.escape(field.unit)})?" if bound.form == "unit" else _UNIT
        return self._named(bound, self._figure(field)) + unit

    def _is_list(self, bound: Bound) -> bool:
        field = self._template.fields.get(bound.name)
        return field is not None and field.kind is Kind.TYPED and field.type in _LISTS

    def _figure(self, field: Field) -> str:
        value = self._fraction if field.type == "fraction" else self._number
        # Behind a stroke stands the whole of which the figure before is a part.
        value = value.removeprefix(FREE) if self._behind_stroke else value
        return f"(?:{value}|{_NON_VALUES})"

    def _named(self, bound: Bound, value: str) -> str:
        self.names.append(bound.name)
        return f"(?P<v{len(self.names) - 1}>{value})"
