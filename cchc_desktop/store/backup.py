"""Copies of a data file that were opened and counted before they got their name."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop import messages
from cchc_desktop.store import failures, opening
from cchc_desktop.store.publish import published, refuse_existing

if TYPE_CHECKING:
    from cchc_desktop.store.store import Store

_PAGES = 256
_PAUSE = 0.002


@dataclass(frozen=True)
class BackupInfo:
    """Say where a backup lies and how much it holds."""

    path: Path
    reports: int
    answers: int


def backup(source: "Store | Path", target: Path, *, force: bool = False) -> BackupInfo:
    """Copy a data file, also one that is being edited; replace a file at ``target`` if forced."""
    if not isinstance(source, Path):
        return copy_open(source.connection, source.path, target, force=force)
    connection = opening.open_sound(source).connection
    with closing(connection):
        return copy_open(connection, source, target, force=force)


def copy_aside(source: Path, target: Path) -> BackupInfo:
    """Copy a data file that this process goes on writing to; may run on a thread of its own.

    A few pages are read at a time, so that a write never waits; after one the copy begins anew.
    """
    _refuse_place(source, target, force=False)
    with published(target) as temporary, failures.told(source):
        with closing(opening.connect(source, read_only=True)) as connection:
            last = _last_change(connection)
            with failures.told(target), closing(opening.connect(temporary)) as copy:
                connection.backup(copy, pages=_PAGES, progress=_give_way, sleep=_PAUSE)
        with closing(opening.connect(temporary, read_only=True)) as copy:
            held = counts(copy)
            # What was there before the copy began is in it, whatever was written meanwhile.
            last = max(last, _last_change(copy))
        _verify(temporary, target, (*held, last))
    return BackupInfo(target, *held)


def _give_way(_status: int, _remaining: int, _total: int) -> None:
    time.sleep(_PAUSE)


def _last_change(connection: sqlite3.Connection) -> int:
    found = connection.execute("SELECT coalesce(max(id), 0) FROM answer_change").fetchone()
    return int(found[0])


def copy_open(
    connection: sqlite3.Connection, source: Path, target: Path, *, force: bool = False
) -> BackupInfo:
    """Copy the data file ``source`` that a connection has open, whatever its schema."""
    _refuse_place(source, target, force=force)
    with published(target, replace=force) as temporary:
        with failures.told(source), _one_moment(connection):
            held = counts(connection)
            last = _last_change(connection)
            _fill(connection, temporary, target)
        _verify(temporary, target, (*held, last))
    return BackupInfo(target, *held)


def _refuse_place(source: Path, target: Path, *, force: bool) -> None:
    with failures.told_of_target(target):
        if target.exists() and target.samefile(source):
            raise failures.TargetExistsError(messages.TARGET_IS_SOURCE.format(path=target))
        if not force or target.is_dir():
            refuse_existing(target)


@contextmanager
def _one_moment(connection: sqlite3.Connection) -> Iterator[None]:
    """Keep what is counted and what is copied the same, whatever other processes write."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.rollback()


def counts(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return how many reports and answers a data file holds."""
    reports = connection.execute("SELECT count(*) FROM report").fetchone()[0]
    answers = connection.execute("SELECT count(*) FROM answer").fetchone()[0]
    return int(reports), int(answers)


def _fill(connection: sqlite3.Connection, temporary: Path, target: Path) -> None:
    with failures.told(target), closing(opening.connect(temporary)) as copy:
        connection.backup(copy)


def _verify(temporary: Path, target: Path, held: tuple[int, int, int]) -> None:
    with failures.told(target), closing(opening.connect(temporary, read_only=True)) as copy:
        found = [str(row[0]) for row in copy.execute("PRAGMA integrity_check(10)")]
        if found != ["ok"] or (*counts(copy), _last_change(copy)) != held:
            sentence = messages.BACKUP_NOT_SOUND.format(path=target)
            raise failures.WriteFailedError(sentence, details="\n".join(found))
