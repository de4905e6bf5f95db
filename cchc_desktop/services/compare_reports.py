"""What differs between two reports, or two versions of one: figures and words apart; pure.

Figures are compared by value, texts by their stored form, so that a sentence whose figure changed
is not itself a change. What follows from other figures is told apart from what was typed.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from cchc_desktop.model.differences import worded_difference
from cchc_desktop.model.field_types import FIELD_TYPES
from cchc_desktop.model.narrative import (
    Bound,
    Inline,
    Narrative,
    NoteMark,
    Span,
    TextBlock,
    parse_narrative,
    write_narrative,
)
from cchc_desktop.model.template import Field, Kind
from cchc_desktop.model.values import Value
from cchc_desktop.services.edition_map import field_map
from cchc_desktop.services.reading import ReadReport

_WORD = re.compile(r"\s*\S+\s*|\s+")
_ALIKE = 0.4


class Side(StrEnum):
    """On which side a piece of a changed paragraph stands."""

    BOTH = "both"
    OLD = "old"
    NEW = "new"


@dataclass(frozen=True)
class FigureChange:
    """One field with two values; ``section`` is a key, empty for the header form."""

    key: str
    label: str
    section: str
    old: str
    new: str
    difference: str
    follows: bool


@dataclass(frozen=True)
class Piece:
    """Neighbouring words of a changed paragraph that stand on the same side."""

    side: Side
    text: str


@dataclass(frozen=True)
class TextChange:
    """One paragraph that is new, gone or worded otherwise."""

    section: str
    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class ReportDifference:
    """All that differs: what was typed, what follows from it, and the words."""

    typed: tuple[FigureChange, ...]
    following: tuple[FigureChange, ...]
    texts: tuple[TextChange, ...]

    @property
    def count(self) -> int:
        """Return how many figures and paragraphs somebody changed."""
        return len(self.typed) + len(self.texts)


def compare(old: ReadReport, new: ReadReport) -> ReportDifference:
    """Return what differs, in the printing order of the newer report."""
    places = field_map(old.template, new.template)
    back = {place: key for key, place in places.fields.items()}
    figures = list(_figures(old, new, back))
    sections = {place: key for key, place in places.sections.items()}
    return ReportDifference(
        tuple(change for change in figures if not change.follows),
        tuple(change for change in figures if change.follows),
        tuple(_texts(old, new, sections)),
    )


def _figures(old: ReadReport, new: ReadReport, back: dict[str, str]) -> Iterator[FigureChange]:
    head = [(field, field.key, "") for field in new.template.head]
    fields = [
        (field, back.get(field.key, ""), section.key)
        for section in new.template.sections
        for field in section.fields
    ]
    for field, before, section in (*head, *fields):
        was, now = old.value(before), new.value(field.key)
        if was != now:
            style = new.figures.view.style
            yield FigureChange(
                field.key,
                field.label,
                section,
                _shown(field, was, old),
                _shown(field, now, new),
                worded_difference(field, now, was, style) if field.is_figure else "",
                follows=field.kind is not Kind.TYPED,
            )


def _shown(field: Field, value: Value | None, report: ReadReport) -> str:
    if value is None:
        return ""
    return FIELD_TYPES[field.type].show(value, report.figures.view.style)


def _texts(old: ReadReport, new: ReadReport, back: dict[str, str]) -> Iterator[TextChange]:
    for section in new.template.sections:
        before = _paragraphs(old, back.get(section.key, section.key))
        after = _paragraphs(new, section.key)
        for was, now in _paired([p.stored for p in before], [p.stored for p in after]):
            pieces = _pieces(
                before[was].words if was is not None else [],
                after[now].words if now is not None else [],
            )
            yield TextChange(section.key, section.label, tuple(pieces))


@dataclass(frozen=True)
class _Paragraph:
    """A paragraph's stored form, and its words: what each is compared by and printed as."""

    stored: str
    words: list[tuple[str, str]]


def _paragraphs(report: ReadReport, section: str) -> list[_Paragraph]:
    return [
        _Paragraph(_stored(block), list(_words(block.inlines, report.figures.shown)))
        for block in parse_narrative(report.text(section)).blocks
    ]


def _stored(block: TextBlock) -> str:
    alone = TextBlock(block.kind, block.inlines, 1)
    return write_narrative(Narrative((alone,)))


def _words(line: tuple[Inline, ...], shown: Callable[[str, str], str]) -> Iterator[tuple[str, str]]:
    for inline in line:
        if isinstance(inline, Span):
            yield from ((word.strip(), word) for word in _WORD.findall(inline.text))
        elif isinstance(inline, Bound):
            yield f"{{{inline.name}:{inline.form}}}", shown(inline.name, inline.form)
        elif isinstance(inline, NoteMark):
            yield "^[", " ["
            for paragraph in inline.paragraphs:
                yield from _words(paragraph, shown)
            yield "]", "]"


def _paired(before: list[str], after: list[str]) -> Iterator[tuple[int | None, int | None]]:
    """Yield the places of paragraphs that differ, those that resemble one another together."""
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        gone = list(range(i1, i2))
        for now in range(j1, j2):
            best = max(gone, key=lambda was: _likeness(before[was], after[now]), default=None)
            if best is not None and _likeness(before[best], after[now]) >= _ALIKE:
                # What stands before the pair in the old text is gone.
                while gone[0] < best:
                    yield gone.pop(0), None
                gone.pop(0)
                yield best, now
            else:
                yield None, now
        yield from ((was, None) for was in gone)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _pieces(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> Iterator[Piece]:
    matcher = SequenceMatcher(
        None, [word for word, _ in before], [word for word, _ in after], autojunk=False
    )
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            yield Piece(Side.BOTH, "".join(shown for _, shown in after[j1:j2]))
            continue
        if i2 > i1:
            yield Piece(Side.OLD, "".join(shown for _, shown in before[i1:i2]))
        if j2 > j1:
            yield Piece(Side.NEW, "".join(shown for _, shown in after[j1:j2]))
