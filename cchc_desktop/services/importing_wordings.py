"""Finds figures by sentences they stood in before, in reports of this file and in the sample.

What the program printed itself it reads back exactly this way. Knows no other wording.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.model.narrative import Bound, Inline, Line, Span, parse_narrative
from cchc_desktop.model.template import Field, Kind, Template

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

TEXT = "text."
_SENTENCE_END = re.compile(r"(?<=[.;:])\s+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 3
_MOST_SLOTS = 40
_UNIT = r"(?:\s*%)?"
_ANY = r"[^\n]{0,300}?"

Wordings = Mapping[str, tuple[str, ...]]
Part = str | Bound


def wordings_of(session: "Session", resources: Path) -> dict[str, tuple[str, ...]]:
    """Return the stored texts with bound figures by section: this report, the last, the sample."""
    found: dict[str, list[str]] = {}
    for texts in (_own(session), _last(session), _samples(session.report.edition, resources)):
        for section, text in texts.items():
            if "{" in text and text not in found.setdefault(section, []):
                found[section].append(text)
    return {section: tuple(texts) for section, texts in found.items()}


def _own(session: "Session") -> dict[str, str]:
    return {section.key: session.text(section.key) for section in session.template.sections}


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
    """Return figures by field, with their place, where a sentence is one of the stored texts'.

    ``number`` and ``fraction`` are the patterns of a printed figure.
    """
    found: dict[str, tuple[str, int]] = {}
    for sentence in (s for narrative in stored for s in _sentences(narrative)):
        names: list[str] = []
        pattern = "".join(_pattern(part, template, names, number, fraction) for part in sentence)
        match = re.search(pattern, text, re.IGNORECASE) if 0 < len(names) <= _MOST_SLOTS else None
        for place, name in enumerate(names if match else ()):
            if match is not None and match[f"v{place}"]:
                found.setdefault(name, (match[f"v{place}"], match.start(f"v{place}")))
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
        part = _part(inline)
        if not isinstance(part, str):
            sentence += [] if part is None else [part]
            continue
        first, *more = _SENTENCE_END.split(part)
        sentence.append(first)
        for text in more:
            yield sentence
            sentence = [text]
    yield sentence


def _part(inline: Inline) -> Part | None:
    if isinstance(inline, Span):
        return inline.text
    return inline if isinstance(inline, Bound) else None


def _pattern(part: Part, template: Template, names: list[str], number: str, fraction: str) -> str:
    if isinstance(part, str):
        pieces = re.split(r"(\s+)", part)
        return "".join(r"\s+" if piece.isspace() else re.escape(piece) for piece in pieces)
    field: Field | None = template.fields.get(part.name)
    typed = field is not None and field.kind is Kind.TYPED and field.is_figure
    if field is None or not typed or part.form:
        return _ANY
    names.append(part.name)
    value = fraction if field.type == "fraction" else number
    return rf"(?P<v{len(names) - 1}>{value}){_UNIT}"
