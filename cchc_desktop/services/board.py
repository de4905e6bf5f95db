"""How far each section of the open report is, counted once for all sections; changes nothing."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cchc_desktop.model.checks import HEAD, Problem
from cchc_desktop.model.template import Section, Strength

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

_SATURDAY = 5


@dataclass(frozen=True)
class BoardRow:
    """One section, or a chapter with all below it (``level`` 1 and ``is_sum``).

    ``done`` of ``total`` wanted answers are there; ``errors`` and ``warnings`` are open;
    ``unconfirmed`` figures and ``unreviewed`` paragraphs were carried over.
    """

    key: str
    label: str
    level: int
    done: int
    total: int
    errors: int
    warnings: int
    unconfirmed: int
    unreviewed: int
    is_sum: bool = False

    @property
    def is_finished(self) -> bool:
        """Say whether nothing is left to do."""
        left = self.errors + self.warnings + self.unconfirmed + self.unreviewed
        return self.done >= self.total and not left


def board(session: "Session") -> list[BoardRow]:
    """Return a row for the header form, each chapter and each section that asks for something."""
    counts = _counts(session.problems)
    rows = [_row(session, HEAD, None, counts)]
    template = session.template
    rows.append(_row(session, template.opening.key, template.opening, counts))
    for chapter in template.chapters:
        own = [_row(session, s.key, s, counts) for s in chapter.sections if _asks(s)]
        rows.append(_sum(chapter.sections[0], own))
        rows += [row for row in own if row.key != chapter.key]
    rows.append(_row(session, template.closing.key, template.closing, counts))
    return rows


def total(rows: Iterable[BoardRow]) -> BoardRow:
    """Return the whole report as one row: the chapters, and what stands outside of them."""
    return _added("", "", 0, [row for row in rows if row.is_sum or row.level == 0])


def _asks(section: Section) -> bool:
    return section.has_text or bool(section.fields)


def _counts(problems: Iterable[Problem]) -> Counter[tuple[str, Strength]]:
    return Counter((p.section, p.strength) for p in problems if not p.reason)


def _row(
    session: "Session",
    key: str,
    section: Section | None,
    counts: Counter[tuple[str, Strength]],
) -> BoardRow:
    done, wanted = session.progress(key)
    return BoardRow(
        key=key,
        label=section.label if section else "",
        level=section.level if section else 0,
        done=done,
        total=wanted,
        errors=counts[key, Strength.ERROR],
        warnings=counts[key, Strength.WARNING],
        unconfirmed=len(session.review.unconfirmed(section)) if section else 0,
        unreviewed=session.review.left(key) if section else 0,
    )


def _sum(heading: Section, rows: list[BoardRow]) -> BoardRow:
    return _added(heading.key, heading.label, heading.level, rows)


def _added(key: str, label: str, level: int, rows: list[BoardRow]) -> BoardRow:
    return BoardRow(
        key=key,
        label=label,
        level=level,
        done=sum(row.done for row in rows),
        total=sum(row.total for row in rows),
        errors=sum(row.errors for row in rows),
        warnings=sum(row.warnings for row in rows),
        unconfirmed=sum(row.unconfirmed for row in rows),
        unreviewed=sum(row.unreviewed for row in rows),
        is_sum=True,
    )


def working_days(today: date, deadline: date) -> int:
    """Return how many days from Monday to Friday are left, the deadline included, today not.

    Public holidays are not known and count as working days.
    """
    days = (deadline - today).days
    coming = (today + timedelta(days=n) for n in range(1, days + 1))
    return sum(day.weekday() < _SATURDAY for day in coming)
