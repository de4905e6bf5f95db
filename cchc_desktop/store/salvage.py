"""What can still be read of a damaged data file, row by row, into a new one.

The damaged file is only read, from a copy. Knows tables and rows, not what they mean.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from cchc_desktop import messages
from cchc_desktop.store import failures, history, migrations, opening
from cchc_desktop.store.backup import counts
from cchc_desktop.store.publish import (
    discard,
    private_file,
    published,
    refuse_existing,
)

_HEADER = 100
# Row numbers of a file that many people fed for decades stay below this.
_LAST_ROW = 1 << 32
# How many ranges of rows may fail in one table: a damaged page costs some dozens.
_PATIENCE = 5000
# Parents before children; what refers to a row that is lost is counted, never made up.
_TABLES = (
    "agency",
    "report",
    "answer",
    "answer_change",
    "period_preset",
    "setting",
    "cited_document",
)


@dataclass(frozen=True)
class Salvaged:
    """What came into the new file; ``lost`` are the tables in which something was unreadable.

    ``from_history`` counts answers whose own row was lost and whose last change was not;
    ``strays`` counts rows of reports that could not be read themselves.
    """

    path: Path
    reports: int
    answers: int
    from_history: int
    strays: int
    lost: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Say whether nothing was found missing."""
        return not (self.lost or self.strays or self.from_history)


def salvage(damaged: Path, target: Path, help_from: Path | None = None) -> Salvaged:
    """Write what can be read of a file into a new one; ``help_from`` is a sound older copy.

    The copy gives only reports whose own row was lost, so that their answers are not.

    Raises:
        UserError: nothing can be read, or the new file cannot be written; the damaged file is as
            it was.
    """
    refuse_existing(target)
    with published(target) as temporary:
        with failures.told(target), closing(opening.connect(temporary)) as new:
            migrations.apply(new)
            # Nobody sees the file before it is whole and written out.
            new.execute("PRAGMA synchronous = OFF")
            new.execute("PRAGMA foreign_keys = OFF")
            lost = _best_reading(damaged, new, temporary.parent)
            new.execute("BEGIN")
            if help_from is not None:
                _lost_reports(new, help_from)
            strays = _drop_strays(new)
            from_history = _answers_of_history(new)
            _history_of_answers(new)
            # Losses stay visible: what was sealed keeps its number in the chain.
            history.seal(new)
            new.execute("COMMIT")
            held = counts(new)
        if not sum(held):
            raise failures.DamagedFileError(messages.SALVAGE_NOTHING.format(path=damaged))
    return Salvaged(target, *held, from_history, strays, tuple(sorted(lost)))


def _best_reading(damaged: Path, new: sqlite3.Connection, folder: Path) -> set[str]:
    """Fill the new file from the first way of reading that finds rows; return tables with losses.

    First as the file is; then with a whole header; then with the whole first page of a new file,
    because our tables lie at the same places in all files.
    """
    copy = private_file(folder)
    try:
        for mended in (0, _HEADER, _page_size(new)):
            with failures.told_of_target(copy):
                shutil.copyfile(damaged, copy)
                _mend(copy, new, mended)
            lost = _copy_tables(copy, new)
            if sum(counts(new)):
                return lost
        return lost
    finally:
        discard(copy)


def _page_size(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA page_size").fetchone()[0])


def _mend(copy: Path, new: sqlite3.Connection, length: int) -> None:
    """Put the beginning of an empty file of ours in place of that of the copy."""
    if not length:
        return
    begin = bytearray(new.serialize()[:length])
    pages = copy.stat().st_size // _page_size(new)
    # https://www.sqlite.org/fileformat.html: the number of pages, the first and number of free
    # ones, and the two counters that say whether the number of pages holds.
    begin[28:32] = pages.to_bytes(4, "big")
    begin[32:40] = bytes(8)
    begin[92:96] = begin[24:28]
    with copy.open("rb+") as file:
        file.write(begin)


def _copy_tables(copy: Path, new: sqlite3.Connection) -> set[str]:
    """Fill the new file with all rows that can be read; return the tables with losses."""
    try:
        old = opening.connect(copy)
    except sqlite3.DatabaseError:
        # Not even the header can be read.
        return set(_TABLES)
    with closing(old):
        new.execute("BEGIN")
        lost = {table for table in _TABLES if not _copy_table(old, new, table)}
        new.execute("COMMIT")
    return lost


def _copy_table(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> bool:
    """Copy the rows of a table; False when some could not be read or cannot be right."""
    columns = _columns(new, table)
    reader = _Reader(old, table, columns)
    # STRICT tables refuse what cannot be a value of theirs.
    taken = [_put(new, table, columns, row) for row in reader.rows()]
    return all(taken) and not reader.has_losses


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})")]


def _put(new: sqlite3.Connection, table: str, columns: list[str], row: tuple[object, ...]) -> bool:
    marks = ", ".join("?" * len(columns))
    try:
        new.execute(
            f"INSERT INTO {table} ({', '.join(columns)})"  # noqa: S608 - names of the new file
            f" VALUES ({marks})",
            row,
        )
    except (sqlite3.IntegrityError, sqlite3.DataError):
        return False
    return True


class _Reader:
    """Reads the rows of one table around what cannot be read."""

    def __init__(self, old: sqlite3.Connection, table: str, columns: list[str]) -> None:
        self._old = old
        self._failures = 0
        self.has_losses = False
        there = self._columns(table)
        # A file of an older schema lacks columns.
        wanted = ", ".join(name if name in there else "NULL" for name in columns)
        self._sql = f"SELECT {wanted} FROM {table} NOT INDEXED"  # noqa: S608 - names of ours
        self._is_there = bool(there)

    def _columns(self, table: str) -> set[str]:
        try:
            return set(_columns(self._old, table))
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            self.has_losses = True
            return set()

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Yield every row that can be read."""
        if self._is_there:
            yield from self._between(-1, _LAST_ROW)

    def _between(self, first: int, last: int) -> Iterator[tuple[object, ...]]:
        """Read a range of rows, in halves of it where that fails."""
        waiting = [(first, last)]
        while waiting and self._failures < _PATIENCE:
            first, last = waiting.pop()
            try:
                found = self._old.execute(
                    f"{self._sql} WHERE rowid BETWEEN ? AND ?", (first, last)
                ).fetchall()
            except (sqlite3.DatabaseError, UnicodeDecodeError, OverflowError):
                self.has_losses = True
                self._failures += 1
                if first < last:
                    middle = (first + last) // 2
                    waiting += [(middle + 1, last), (first, middle)]
                continue
            yield from found


def _lost_reports(new: sqlite3.Connection, help_from: Path) -> None:
    """Take from a sound copy the rows of reports and agencies that the damage took."""
    opened = opening.open_sound(help_from)
    with closing(opened.connection) as sound:
        for table in ("report", "agency"):
            # A copy of an older schema lacks columns.
            there = _columns(sound, table)
            columns = [name for name in _columns(new, table) if name in there]
            wanted = ", ".join(columns)
            for row in sound.execute(f"SELECT {wanted} FROM {table}"):  # noqa: S608 - names of ours
                # What the file itself still holds is newer: the same key is refused.
                if table == "agency" or _is_missed(new, row[0]):
                    _put(new, table, columns, row)


def _is_missed(new: sqlite3.Connection, report: object) -> bool:
    """Say whether answers or changes of a report are there and the report is not."""
    asked = (
        "SELECT 1 FROM answer WHERE report_id = ?1"
        " UNION SELECT 1 FROM answer_change WHERE report_id = ?1"
    )
    return new.execute(asked, (report,)).fetchone() is not None


def _drop_strays(new: sqlite3.Connection) -> int:
    dropped = 0
    for table in ("answer", "answer_change"):
        done = new.execute(
            f"DELETE FROM {table}"  # noqa: S608 - two names of ours
            " WHERE report_id NOT IN (SELECT id FROM report)"
        )
        dropped += done.rowcount
    return dropped


def _answers_of_history(new: sqlite3.Connection) -> int:
    """Bring back the answers whose own row was lost from the last change told of them."""
    done = new.execute(
        "INSERT INTO answer (report_id, field, value, updated_at)"
        " SELECT report_id, field, new, at FROM answer_change AS change"
        " WHERE new IS NOT NULL AND id = (SELECT max(id) FROM answer_change AS later"
        "  WHERE later.report_id = change.report_id AND later.field = change.field)"
        " AND NOT EXISTS (SELECT 1 FROM answer WHERE answer.report_id = change.report_id"
        "  AND answer.field = change.field)"
    )
    return done.rowcount


def _history_of_answers(new: sqlite3.Connection) -> None:
    """Tell of answers whose last change was lost, so that history and answers agree again."""
    new.execute(
        "INSERT INTO answer_change (report_id, field, old, new, at, who, action)"
        " SELECT report_id, field, told, value, updated_at, ?,"
        "  (SELECT coalesce(max(action), 0) + 1 FROM answer_change)"
        " FROM (SELECT *, (SELECT new FROM answer_change AS change"
        "   WHERE change.report_id = answer.report_id AND change.field = answer.field"
        "   ORDER BY id DESC LIMIT 1) AS told FROM answer)"
        " WHERE value IS NOT told",
        (messages.SALVAGED_BY,),
    )
