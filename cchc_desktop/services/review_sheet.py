"""The review sheet (*phiếu rà soát*): findings and their answers, notes, and what nobody confirmed.

It is made for who signs: what is still open stands first. Knows no pages and no widgets.
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop import messages
from cchc_desktop.model.checks import REQUIRED, Problem
from cchc_desktop.model.document import Caption, Column, Document, Paragraph, Row, Run, Table
from cchc_desktop.model.field_types import format_day
from cchc_desktop.model.template import Strength
from cchc_desktop.services.annexes_tables import cell, spanning
from cchc_desktop.services.export import PDF, export_document
from cchc_desktop.services.figure_notes import FigureNote
from cchc_desktop.services.review import UNREVIEWED

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

_SHARES = ((11.0, "centre"), (17.0, "left"), (100.0, "left"), (62.0, "left"))
_ORDER = tuple(Strength)
_GROUPS = (
    messages.SHEET_OPEN,
    messages.SHEET_UNCONFIRMED,
    messages.SHEET_ANSWERED,
    messages.SHEET_NOTES,
    messages.SHEET_HINTS,
)


class SheetRow(NamedTuple):
    """One line: the group it stands in, its section and field, what is said and the answer."""

    group: str
    section: str
    field: str
    place: str
    said: str
    answer: str = ""


class Left(NamedTuple):
    """How much of what was carried over nobody has looked at."""

    paragraphs: int
    figures: int

    @property
    def worded(self) -> str:
        """Return it in words, empty when nothing is left."""
        return messages.SHEET_LEFT.format(**self._asdict()) if any(self) else ""


def left_over(session: "Session") -> Left:
    """Count carried paragraphs and figures that are not confirmed."""
    return Left(session.review.left(), len(session.review.unconfirmed()))


def sheet_rows(session: "Session") -> list[SheetRow]:
    """Return all lines group by group, within a group in printing order."""
    found = [*_findings(session), *_unconfirmed(session), *_notes(session)]
    return sorted(found, key=lambda row: _GROUPS.index(row.group))


def _findings(session: "Session") -> Iterator[SheetRow]:
    # What was carried over is listed one by one, what is missing is seen in the outline.
    told = [p for p in session.problems if p.rule not in (UNREVIEWED, REQUIRED)]
    for problem in sorted(told, key=lambda p: _ORDER.index(p.strength)):
        group, strength = _group(problem), messages.SHEET_STRENGTHS[problem.strength]
        # The heading of the hints says already what they are.
        alone = group == messages.SHEET_HINTS
        yield SheetRow(
            group,
            problem.section,
            problem.fields[0] if problem.fields else "",
            _place(session, problem.section),
            problem.message if alone else f"{strength}: {problem.message}",
            _answer(problem),
        )


def _group(problem: Problem) -> str:
    if problem.reason:
        return messages.SHEET_ANSWERED
    return messages.SHEET_HINTS if problem.strength is Strength.HINT else messages.SHEET_OPEN


def _answer(problem: Problem) -> str:
    if problem.old_reason:
        return messages.SHEET_OLD_REASON.format(reason=problem.old_reason)
    return problem.reason


def _unconfirmed(session: "Session") -> Iterator[SheetRow]:
    for section in session.template.sections:
        place = _place(session, section.key)
        for key in session.review.unconfirmed(section):
            said = _figure(session, key)
            yield SheetRow(messages.SHEET_UNCONFIRMED, section.key, key, place, said)
        count = session.review.left(section.key)
        if count:
            said = messages.SHEET_PARAGRAPHS.format(count=count)
            yield SheetRow(messages.SHEET_UNCONFIRMED, section.key, "", place, said)


def _notes(session: "Session") -> Iterator[SheetRow]:
    for key, note in session.notes.all().items():
        section = session.template.section_of[key].key
        place, said = _place(session, section), _figure(session, key)
        yield SheetRow(messages.SHEET_NOTES, section, key, place, said, _worded(note))


def _worded(note: FigureNote) -> str:
    parts = [note.text]
    if note.source:
        parts.append(messages.SHEET_SOURCE.format(source=note.source))
    if note.document:
        parts.append(messages.SHEET_DOCUMENT.format(document=note.document))
    return "; ".join(filter(None, parts))


def _figure(session: "Session", key: str) -> str:
    label = session.template.fields[key].label
    return messages.SHEET_FIGURE.format(label=label, shown=session.figures.shown(key))


def _place(session: "Session", key: str) -> str:
    section = session.template.by_key.get(key)
    if section is None:
        return messages.SHEET_HEAD
    return section.label.partition(" ")[0].rstrip(".") if section.level else section.label


def summary(session: "Session") -> str:
    """Return in one sentence how much is open and how much is answered."""
    problems = session.problems
    opened = [problem for problem in problems if not problem.reason]
    counts = {s: sum(problem.strength is s for problem in opened) for s in Strength}
    return messages.SHEET_COUNTS.format(
        errors=counts[Strength.ERROR],
        warnings=counts[Strength.WARNING],
        hints=counts[Strength.HINT],
        answered=len(problems) - len(opened),
        **left_over(session)._asdict(),
    )


def sheet_document(session: "Session", day: date) -> Document:
    """Return the sheet as blocks, a table with a line for each row under its group."""
    about = messages.SHEET_ABOUT.format(period=session.words["ky"], day=format_day(day))
    columns = tuple(Column(share, align) for share, align in _SHARES)
    head = (tuple(cell(word, bold=True, align="centre") for word in messages.SHEET_COLUMNS),)
    blocks = (
        Caption((Run(messages.SHEET_TITLE, bold=True),)),
        Caption((Run(about, italic=True),)),
        Paragraph((Run(summary(session)),)),
        Table(columns, head, tuple(_table_rows(sheet_rows(session)))),
    )
    return Document(session.report.regime, messages.SHEET_TITLE, session.agency.name, blocks)


def _table_rows(rows: list[SheetRow]) -> Iterator[Row]:
    if not rows:
        yield spanning(messages.SHEET_NOTHING, len(_SHARES), italic=True)
    for group, members in groupby(rows, key=lambda row: row.group):
        yield spanning(group, len(_SHARES), bold=True)
        for number, row in enumerate(members, 1):
            texts = (str(number), row.place, row.said, row.answer)
            yield tuple(cell(text) for text in texts)


def write_sheet(session: "Session", target: Path, day: date) -> None:
    """Write the sheet as PDF in the layout of the report's regime.

    Raises:
        UserError: the file cannot be written there.
    """
    export_document(sheet_document(session, day), PDF, target)
