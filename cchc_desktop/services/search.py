"""Words looked for in every report of the data file, without marks or capitals; changes nothing.

The index is kept in memory, one report after another, so that building it can be parted into
short pieces; a report that was written to since is read again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from cchc_desktop import messages
from cchc_desktop.model.field_types import FIELD_TYPES
from cchc_desktop.model.text import folded
from cchc_desktop.services.figure_notes import NOTE, FigureNote
from cchc_desktop.services.reading import ReadReport, read_stored
from cchc_desktop.services.session import TEXT

if TYPE_CHECKING:
    from cchc_desktop.services.reports import Library
    from cchc_desktop.store.rows import ReportRow

MOST_FOUND = 300
_BEFORE, _AFTER = 50, 120
_QUOTE = '"'


@dataclass(frozen=True, slots=True)
class Passage:
    """One thing that can be found: where it stands, what it says, and that without marks.

    ``place`` is the store key to go to; ``label`` names the place for people.
    """

    place: str
    label: str
    said: str
    folded: str


@dataclass(frozen=True, slots=True)
class Found:
    """A passage in which the words stand; ``start`` and ``end`` bound the first of them."""

    code: str
    period: str
    passage: Passage
    start: int
    end: int

    def excerpt(self) -> tuple[str, str, str]:
        """Return what stands before the first word found, that word, and what comes after."""
        said = self.passage.said
        first = max(0, self.start - _BEFORE)
        if first:
            first = said.find(" ", first, self.start) + 1 or first
        last = self.end + _AFTER
        before = ("…" if first else "") + said[first : self.start]
        after = said[self.end : last] + ("…" if last < len(said) else "")
        return before, said[self.start : self.end], after


@dataclass
class _Indexed:
    period: str
    written: datetime | None
    passages: tuple[Passage, ...]


@dataclass
class SearchIndex:
    """What all reports of a library say; ``refresh`` it before asking."""

    library: "Library"
    _reports: dict[int, _Indexed] = field(default_factory=dict)

    def refresh(self) -> Iterator[None]:
        """Read what changed since the last time; each step reads one report at most."""
        rows = self.library.reports()
        for gone in self._reports.keys() - {row.id for row in rows}:
            del self._reports[gone]
        for row in rows:
            written = self.library.store.last_change(row.id)
            known = self._reports.get(row.id)
            if known is None or known.written != written:
                report = read_stored(self.library, row)
                passages = tuple(_passages(report))
                self._reports[row.id] = _Indexed(report.period.label, written, passages)
                yield

    def find(self, asked: str, *, within: str = "") -> list[Found]:
        """Return where all words stand together in one paragraph or figure.

        Those where they follow one another come first, then the latest period.
        Words between quotation marks must follow one another; ``within`` is the code of the only
        report to look in. At most ``MOST_FOUND`` are returned.
        """
        wanted = _wanted(asked)
        if not wanted:
            return []
        phrases: list[Found] = []
        others: list[Found] = []
        for row in self.library.reports():
            if row.id in self._reports and within in ("", row.code):
                _look_in(row, self._reports[row.id], wanted, (phrases, others))
        return [*phrases, *others][:MOST_FOUND]


def _wanted(asked: str) -> list[str]:
    """Return the words asked for; an odd quotation mark begins a phrase that runs to the end."""
    parts = folded(asked).replace("“", _QUOTE).replace("”", _QUOTE).split(_QUOTE)
    wanted: list[str] = []
    for place, part in enumerate(parts):
        words = part.split()
        wanted += [" ".join(words)] if place % 2 and words else words
    return wanted


def _look_in(
    row: "ReportRow",
    indexed: _Indexed,
    wanted: list[str],
    found: tuple[list[Found], list[Found]],
) -> None:
    """Add what one report has: where the words follow one another, and where they stand apart."""
    phrase = " ".join(wanted)
    for passage in indexed.passages:
        start = passage.folded.find(phrase)
        if start >= 0:
            found[0].append(Found(row.code, indexed.period, passage, start, start + len(phrase)))
        elif len(wanted) > 1 and all(word in passage.folded for word in wanted):
            start = passage.folded.index(wanted[0])
            end = start + len(wanted[0])
            found[1].append(Found(row.code, indexed.period, passage, start, end))


def _passages(report: ReadReport) -> Iterator[Passage]:
    for section in report.template.sections:
        for paragraph in report.paragraphs(section.key):
            yield _passage(TEXT + section.key, section.label, paragraph)
        for field_ in section.fields:
            value = report.figures.value(field_.key)
            if value is not None:
                shown = FIELD_TYPES[field_.type].show(value, report.figures.view.style)
                yield _passage(field_.key, section.label, f"{field_.label}: {shown}")
    yield from _aside(report, report.template.head_fields)


def _aside(report: ReadReport, head: Iterable[str]) -> Iterator[Passage]:
    """Yield the header lines and the notes on figures."""
    for key in head:
        value = report.value(key)
        if value is not None:
            known = report.template.head_fields[key]
            shown = FIELD_TYPES[known.type].show(value, report.figures.view.style)
            yield _passage(key, messages.SEARCH_HEAD, f"{known.label}: {shown}")
    for key, data in report.answers.items():
        owner = report.template.fields.get(key.removeprefix(NOTE))
        if key.startswith(NOTE) and owner is not None:
            note = FigureNote.from_data(data)
            said = "; ".join(filter(None, (note.text, note.source, note.document)))
            yield _passage(owner.key, messages.SEARCH_NOTE, f"{owner.label}: {said}")


def _passage(place: str, label: str, said: str) -> Passage:
    return Passage(place, label, said, folded(said))
