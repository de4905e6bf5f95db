"""What the tables hold, as facts the rest of the program passes around."""

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cchc_desktop.store import codec


@dataclass(frozen=True, kw_only=True)
class NewReport:
    """Say what must be known to begin a report."""

    code: str
    kind: str
    year: int
    agency: str
    edition: str
    regime: str
    window_start: date
    window_end: date
    deadline: date


@dataclass(frozen=True, kw_only=True)
class ReportRow(NewReport):
    """Describe one stored report; its answers are asked for by its id."""

    id: int
    created_at: datetime
    archived_at: datetime | None = None
    trashed_at: datetime | None = None


@dataclass(frozen=True)
class AnswerChange:
    """Say how one answer changed; rows of one user action share ``action``; None is empty."""

    id: int
    report_id: int
    field: str
    old: Any
    new: Any
    at: datetime
    who: str
    action: int


@dataclass(frozen=True)
class PeriodPreset:
    """Give the data window and the deadline an agency uses for a kind of period in a year."""

    year: int
    kind: str
    window_start: date
    window_end: date
    deadline: date


def report_row(row: sqlite3.Row) -> ReportRow:
    """Read a row of ``report``."""
    return ReportRow(
        id=row["id"],
        code=row["code"],
        kind=row["kind"],
        year=row["year"],
        agency=row["agency"],
        edition=row["edition"],
        regime=row["regime"],
        window_start=date.fromisoformat(row["window_start"]),
        window_end=date.fromisoformat(row["window_end"]),
        deadline=date.fromisoformat(row["deadline"]),
        created_at=datetime.fromisoformat(row["created_at"]),
        archived_at=_moment(row["archived_at"]),
        trashed_at=_moment(row["trashed_at"]),
    )


def answer_change(row: sqlite3.Row) -> AnswerChange:
    """Read a row of ``answer_change``."""
    return AnswerChange(
        id=row["id"],
        report_id=row["report_id"],
        field=row["field"],
        old=_optional(row["old"]),
        new=_optional(row["new"]),
        at=datetime.fromisoformat(row["at"]),
        who=row["who"],
        action=row["action"],
    )


def period_preset(row: sqlite3.Row) -> PeriodPreset:
    """Read a row of ``period_preset``."""
    return PeriodPreset(
        year=row["year"],
        kind=row["kind"],
        window_start=date.fromisoformat(row["window_start"]),
        window_end=date.fromisoformat(row["window_end"]),
        deadline=date.fromisoformat(row["deadline"]),
    )


def named(row: sqlite3.Row) -> tuple[str, Any]:
    """Read the name and value of an answer."""
    return row["field"], codec.load(row["value"])


def described(row: sqlite3.Row) -> tuple[str, dict[str, Any]]:
    """Read the key of an agency or a document and what is known of it."""
    data = codec.load(row["data"])
    if not isinstance(data, dict):
        raise TypeError(row["key"])
    return row["key"], data


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _optional(text: str | None) -> Any:
    return None if text is None else codec.load(text)
