"""The backup folder beside a data file: which copies there are, which stay, which one is good.

Copies are ordered by a number in their name that only grows, not by the clock, which may be set
back. The folder may hold copies of several data files; each file only knows its own.
"""

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cchc_desktop.errors import UserError
from cchc_desktop.store import failures, opening
from cchc_desktop.store.backup import BackupInfo, copy_aside, copy_open, counts

FOLDER = "sao-luu"
_ATTEMPTS = 5
KEPT_NEWEST = 10
KEPT_DAYS = 14
KEPT_WEEKS = 8
KEPT_MONTHS = 24
MIGRATION, EXIT, WORK = "truoc-nang-cap", "khi-thoat", "trong-khi-lam"
ASKED = "theo-yeu-cau"
IMPORT, RESTORE, DELETE = "truoc-khi-nhap", "truoc-khi-khoi-phuc", "truoc-khi-xoa-han"
_NAME = r"-(?P<number>\d{6,})-(?P<moment>\d{8}-\d{4})-(?P<reason>[a-z-]+)"


@dataclass(frozen=True)
class Copy:
    """One copy in the folder; ``reason`` is the last part of its name."""

    path: Path
    number: int
    moment: datetime
    reason: str


def folder_of(data: Path) -> Path:
    """Return the folder that holds the copies of a data file."""
    return data.parent / FOLDER


def copies(data: Path, folder: Path | None = None) -> list[Copy]:
    """Return the copies of a data file, the newest first; files of other names are left out."""
    place = folder or folder_of(data)
    pattern = re.compile(re.escape(data.stem) + _NAME + re.escape(data.suffix))
    found = []
    for path in place.glob(f"*{data.suffix}") if place.is_dir() else ():
        match = pattern.fullmatch(path.name)
        if match is not None:
            moment = _moment(match["moment"])
            if moment is not None:
                found.append(Copy(path, int(match["number"]), moment, match["reason"]))
    return sorted(found, key=lambda copy: copy.number, reverse=True)


def _moment(text: str) -> datetime | None:
    """Read the moment of a name; a name with a day that no calendar has is not ours."""
    try:
        return datetime.strptime(text, "%Y%m%d-%H%M").astimezone()
    except (ValueError, OverflowError):
        return None


def keep(
    connection: sqlite3.Connection,
    data: Path,
    reason: str,
    now: datetime,
    folder: Path | None = None,
) -> BackupInfo:
    """Add a verified copy of an open data file to the folder and thin out the older ones.

    Raises:
        UserError: the copy could not be made; the copies there are stay as they are.
    """
    made = _numbered(
        lambda place: copy_open(connection, data, place),
        lambda: _free_place(data, reason, now, folder),
    )
    _thin_out(data, folder)
    return made


def keep_aside(data: Path, reason: str, now: datetime, folder: Path | None = None) -> BackupInfo:
    """Do the same with a connection of its own, as a thread must, without holding up writers.

    Raises:
        UserError: as ``keep``.
    """
    made = _numbered(
        lambda place: copy_aside(data, place), lambda: _free_place(data, reason, now, folder)
    )
    _thin_out(data, folder)
    return made


def _numbered(copy: Callable[[Path], BackupInfo], place: Callable[[], Path]) -> BackupInfo:
    """Copy to a free place; another process may take the next number at the same moment."""
    for _ in range(_ATTEMPTS):
        try:
            return copy(place())
        except failures.TargetExistsError:
            continue
    return copy(place())


def _free_place(data: Path, reason: str, now: datetime, folder: Path | None) -> Path:
    known = copies(data, folder)
    number = known[0].number + 1 if known else 1
    moment = now.astimezone().strftime("%Y%m%d-%H%M")
    name = f"{data.stem}-{number:06d}-{moment}-{reason}{data.suffix}"
    return (folder or folder_of(data)) / name


def _thin_out(data: Path, folder: Path | None) -> None:
    for copy in thinned(copies(data, folder)):
        copy.path.unlink(missing_ok=True)


def before_migration(connection: sqlite3.Connection, data: Path) -> BackupInfo:
    """Keep a copy in the old schema."""
    return keep(connection, data, MIGRATION, datetime.now(UTC))


def thinned(known: Iterable[Copy]) -> list[Copy]:
    """Return which copies may go: not the newest ten, nor the last of a day, week or month.

    Days, weeks and months are those that have copies, so that a clock that runs wrong or a year
    without work lets nothing go.
    """
    ordered = sorted(known, key=lambda copy: copy.number, reverse=True)
    stay = {copy.number for copy in ordered[:KEPT_NEWEST]}
    for kept, span in ((KEPT_DAYS, "%Y-%j"), (KEPT_WEEKS, "%G-%V"), (KEPT_MONTHS, "%Y-%m")):
        stay |= set(_last_of_each(ordered, span, kept))
    return [copy for copy in ordered if copy.number not in stay]


def _last_of_each(ordered: list[Copy], span: str, kept: int) -> Iterator[int]:
    seen: set[str] = set()
    for copy in ordered:
        period = copy.moment.strftime(span)
        if period not in seen and len(seen) < kept:
            seen.add(period)
            yield copy.number


@dataclass(frozen=True)
class GoodCopy:
    """A copy that opened and held together, with what it holds."""

    copy: Copy
    reports: int
    answers: int


def newest_good(data: Path, folder: Path | None = None) -> GoodCopy | None:
    """Return the newest copy that is sound, opening one after another; None when none is."""
    return next((good for copy in copies(data, folder) if (good := examine(copy))), None)


def examine(copy: Copy) -> GoodCopy | None:
    """Open a copy as it is, without changing it; None when it does not hold together."""
    try:
        return _opened(copy)
    except UserError:
        return None


def good_file(path: Path) -> GoodCopy:
    """Return what any file holds that is to serve as a copy.

    Raises:
        UserError: it is no sound data file.
    """
    found = re.search(_NAME + re.escape(path.suffix) + r"\Z", path.name)
    moment = _moment(found["moment"]) if found else None
    return _opened(Copy(path, 0, moment or _written(path), found["reason"] if found else ""))


def _written(path: Path) -> datetime:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError:
        # Opening it says why.
        return datetime.now(UTC)


def _opened(copy: Copy) -> GoodCopy:
    opened = opening.open_sound(copy.path)
    with failures.told(copy.path), closing(opened.connection) as connection:
        return GoodCopy(copy, *counts(connection))


def mark(connection: sqlite3.Connection) -> tuple[object, ...]:
    """Return what tells whether the content changed since another moment.

    Which window was open last is no content.
    """
    asked = (
        "SELECT coalesce(max(id), 0) FROM answer_change",
        "SELECT count(*), count(archived_at), count(trashed_at) FROM report",
        # Every moment, not the latest: after the clock was set back a change is not the latest.
        "SELECT count(*), group_concat(updated_at) FROM agency",
        "SELECT count(*), group_concat(updated_at) FROM cited_document",
        "SELECT group_concat(year || kind || window_start || window_end || deadline)"
        " FROM period_preset",
    )
    return tuple(value for sql in asked for value in connection.execute(sql).fetchone())


def mark_of(copy: Copy) -> tuple[object, ...] | None:
    """Return the mark of a copy as it was made, None when it cannot be read."""
    try:
        with closing(opening.connect(copy.path, read_only=True)) as connection:
            return mark(connection)
    except sqlite3.DatabaseError:
        # Damaged, gone with its stick, or of an older schema: what is there now is not in it.
        return None


def is_copy(path: Path) -> bool:
    """Say whether a path is that of a copy in a backup folder."""
    return re.search(_NAME + re.escape(path.suffix) + r"\Z", path.name) is not None


@dataclass(frozen=True)
class ReportState:
    """One report in a data file: its stored answers and when it was last written to, as text."""

    code: str
    answers: frozenset[tuple[str, str]]
    written: str


def report_states(path: Path) -> dict[str, ReportState]:
    """Read the state of every report of a data file, by code, changing nothing.

    Raises:
        UserError: the file cannot be read.
    """
    opened = opening.open_sound(path)
    with failures.told(path), closing(opened.connection) as connection:
        reports = connection.execute("SELECT id, code FROM report ORDER BY id").fetchall()
        return {code: _state(connection, number, code) for number, code in reports}


def _state(connection: sqlite3.Connection, number: int, code: str) -> ReportState:
    answers = connection.execute("SELECT field, value FROM answer WHERE report_id = ?", (number,))
    written = connection.execute(
        "SELECT at FROM answer_change WHERE report_id = ? ORDER BY id DESC LIMIT 1", (number,)
    ).fetchone()
    moment = str(written[0]) if written else ""
    return ReportState(code, frozenset(map(tuple, answers.fetchall())), moment)
