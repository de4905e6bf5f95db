"""The open data file: reports, answers and their history; field names mean nothing to it."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from cchc_desktop import messages
from cchc_desktop.errors import ChangedOutsideError
from cchc_desktop.store import codec, failures, history, migrations, opening, rows
from cchc_desktop.store.history import HistoryFault
from cchc_desktop.store.keeping import before_migration, folder_of
from cchc_desktop.store.publish import published, refuse_existing, sweep
from cchc_desktop.store.rows import AnswerChange, NewReport, PeriodPreset, ReportRow

Clock = Callable[[], datetime]
T = TypeVar("T")


def _now() -> datetime:
    return datetime.now(UTC)


def _iso(day: date) -> str:
    return day.isoformat()


class Store:
    """Read and write one data file; each write is one transaction that is on disk on return."""

    def __init__(self, path: Path, opened: opening.Opened, clock: Clock) -> None:
        self.path = path
        self.read_only_reason = opened.read_only_reason
        self.notices = opened.notices
        self._connection = opened.connection
        self._connection.row_factory = sqlite3.Row
        self._clock = clock
        self._outside = self._outside_writes()

    @classmethod
    def create(cls, path: Path, *, clock: Clock = _now) -> Self:
        """Make a new data file where nothing is yet, with its folders, and open it."""
        refuse_existing(path)
        with (
            published(path) as temporary,
            failures.told(path),
            closing(opening.connect(temporary)) as connection,
        ):
            migrations.apply(connection)
        return cls.open(path, clock=clock)

    @classmethod
    def open(cls, path: Path, *, clock: Clock = _now) -> Self:
        """Open an existing data file, or tell the user why not and leave it untouched."""
        opened = opening.open_current(path, before_migration=before_migration)
        if opened.read_only_reason is None:
            for folder in (path.parent, folder_of(path)):
                sweep(folder)
        return cls(path, opened, clock)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def view_only(self, reason: str) -> None:
        """Refuse every write from now on, for a reason told to the user."""
        self.read_only_reason = self.read_only_reason or reason

    @property
    def read_only(self) -> bool:
        """Say whether every write will be refused."""
        return self.read_only_reason is not None

    @property
    def connection(self) -> sqlite3.Connection:
        """Give the connection to the other modules of the store."""
        return self._connection

    # --- reports

    def reports(self, *, trashed: bool = False) -> list[ReportRow]:
        """List the reports in use, archived ones included, or those in the trash; latest first."""
        return self._made(
            rows.report_row,
            "SELECT * FROM report WHERE (trashed_at IS NOT NULL) = ?"
            " ORDER BY window_end DESC, window_start, id",
            trashed,
        )

    def report(self, code: str) -> ReportRow:
        """Find a report by its code, or tell which codes there are."""
        sql = "SELECT * FROM report WHERE code = ?"
        found = self._made(rows.report_row, sql, codec.clean(code))
        if found:
            return found[0]
        codes = ", ".join(sorted(report.code for report in self.reports()))
        sentence = messages.REPORT_UNKNOWN if codes else messages.REPORT_UNKNOWN_NONE
        raise failures.UnknownReportError(sentence.format(code=code, path=self.path, codes=codes))

    def add_report(
        self, report: NewReport, answers: Mapping[str, Any] | None = None, who: str = ""
    ) -> ReportRow:
        """Add a report together with its first answers, or neither."""
        code = codec.clean(report.code)
        texts = (report.kind, report.agency, report.edition, report.regime)
        days = (report.window_start, report.window_end, report.deadline)
        with self._transaction() as connection:
            self._refuse_taken(code)
            added = connection.execute(
                "INSERT INTO report (code, year, kind, agency, edition, regime, window_start,"
                " window_end, deadline, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (code, report.year, *map(codec.clean, texts), *map(_iso, days), self._moment()),
            )
            if added.lastrowid is not None:
                self._change(added.lastrowid, answers or {}, who)
        return self.report(code)

    def archive(self, report_id: int, *, away: bool = True) -> None:
        """Put a report away as finished, or take it out again."""
        moment = self._moment() if away else None
        with self._transaction() as connection:
            connection.execute(
                "UPDATE report SET archived_at = ? WHERE id = ?", (moment, report_id)
            )

    def trash(self, report_id: int) -> None:
        """Throw a report away for the time being; its code is free for another report."""
        with self._transaction() as connection:
            connection.execute(
                "UPDATE report SET trashed_at = ?1, code = code || '#' || id"
                " WHERE id = ?2 AND trashed_at IS NULL",
                (self._moment(), report_id),
            )

    def restore(self, report_id: int) -> ReportRow:
        """Take a report out of the trash, or tell that its code has been used again."""
        with self._transaction() as connection:
            found = self._all("SELECT code FROM report WHERE id = ?", report_id)
            code = str(found[0]["code"]).partition("#")[0]
            self._refuse_taken(code)
            connection.execute(
                "UPDATE report SET trashed_at = NULL, code = ? WHERE id = ?", (code, report_id)
            )
        return self.report(code)

    def delete(self, report_id: int) -> None:
        """Remove a report of the trash with its answers and its history for ever."""
        with self._transaction() as connection:
            for table in ("answer_change", "answer"):
                connection.execute(
                    f"DELETE FROM {table} WHERE report_id IN"  # noqa: S608 - two names of ours
                    " (SELECT id FROM report WHERE id = ? AND trashed_at IS NOT NULL)",
                    (report_id,),
                )
            connection.execute(
                "DELETE FROM report WHERE id = ? AND trashed_at IS NOT NULL", (report_id,)
            )

    def _refuse_taken(self, code: str) -> None:
        if self._all("SELECT 1 FROM report WHERE code = ?", code):
            raise failures.DuplicateReportError(
                messages.REPORT_EXISTS.format(code=code, path=self.path)
            )

    # --- answers

    def answers(self, report_id: int) -> dict[str, Any]:
        """Return every answer of a report; an empty field has none."""
        sql = "SELECT field, value FROM answer WHERE report_id = ?"
        return dict(self._made(rows.named, sql, report_id))

    def write(
        self,
        report_id: int,
        changes: Mapping[str, Any],
        who: str,
        known: Mapping[str, Any] | None = None,
    ) -> int:
        """Store answers (None empties a field) and return the action's number, 0 if all equal.

        Raises:
            ChangedOutsideError: another program wrote, and the answers are not those ``known``.
        """
        with self._transaction():
            outside = self._outside_writes()
            if known is not None and outside != self._outside:
                self._require_known(report_id, known)
                self._outside = outside
            return self._change(report_id, changes, who)

    def _outside_writes(self) -> int:
        """Return a number that changes when somebody else wrote to the file."""
        with failures.told(self.path):
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def _require_known(self, report_id: int, known: Mapping[str, Any]) -> None:
        found = self._all("SELECT field, value FROM answer WHERE report_id = ?", report_id)
        stored = {row["field"]: row["value"] for row in found}
        if stored != {codec.clean(key): codec.dump(value) for key, value in known.items()}:
            raise ChangedOutsideError(messages.FILE_CHANGED_OUTSIDE.format(path=self.path))

    def history(self, report_id: int, field: str | None = None) -> list[AnswerChange]:
        """Return the changes of one field, or of the whole report, oldest first."""
        return self._made(
            rows.answer_change,
            "SELECT * FROM answer_change WHERE report_id = ?1 AND (?2 IS NULL OR field = ?2)"
            " ORDER BY id",
            report_id,
            None if field is None else codec.clean(field),
        )

    def history_faults(self) -> list[HistoryFault]:
        """Return where somebody edited, removed or added changes without this program."""
        with failures.told(self.path):
            return history.faults(self._connection)

    def last_change(self, report_id: int) -> datetime | None:
        """Return when the report was last written to, None when never."""
        # By the order of writing: a clock that was set back makes later moments look earlier.
        found = self._made(
            lambda row: datetime.fromisoformat(row["at"]),
            "SELECT at FROM answer_change WHERE report_id = ? ORDER BY id DESC LIMIT 1",
            report_id,
        )
        return found[0] if found else None

    def _change(self, report_id: int, changes: Mapping[str, Any], who: str) -> int:
        moment = self._moment()
        action = self._next_action()
        before = seal = self._last_seal(report_id)
        for name, value in changes.items():
            field = codec.clean(name)
            old = self._stored(report_id, field)
            new = None if value is None else codec.dump(value)
            if new != old:
                self._put(report_id, field, new, moment)
                change = (report_id, field, old, new, moment, codec.clean(who), action)
                seal = history.link(seal, *change)
                self._log((*change, seal))
        if seal == before:
            return 0
        self._connection.execute("UPDATE report SET chain = ? WHERE id = ?", (seal, report_id))
        return action

    def _last_seal(self, report_id: int) -> str:
        found = self._all("SELECT chain FROM report WHERE id = ?", report_id)
        return str(found[0]["chain"] or "") if found else ""

    def _stored(self, report_id: int, field: str) -> str | None:
        found = self._all(
            "SELECT value FROM answer WHERE report_id = ? AND field = ?", report_id, field
        )
        return str(found[0]["value"]) if found else None

    def _put(self, report_id: int, field: str, value: str | None, moment: str) -> None:
        if value is None:
            self._connection.execute(
                "DELETE FROM answer WHERE report_id = ? AND field = ?", (report_id, field)
            )
            return
        self._connection.execute(
            "INSERT INTO answer (report_id, field, value, updated_at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (report_id, field)"
            " DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at",
            (report_id, field, value, moment),
        )

    def _log(self, change: tuple[int, str, str | None, str | None, str, str, int, str]) -> None:
        self._connection.execute(
            "INSERT INTO answer_change (report_id, field, old, new, at, who, action, chain)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            change,
        )

    def _next_action(self) -> int:
        return int(self._all("SELECT coalesce(max(action), 0) + 1 FROM answer_change")[0][0])

    # --- cited documents

    def documents(self) -> dict[str, dict[str, Any]]:
        """Return what is known of each cited document, by the key the register gives it."""
        return dict(self._made(rows.described, "SELECT key, data FROM cited_document ORDER BY key"))

    def save_document(self, key: str, data: Mapping[str, Any] | None, who: str) -> None:
        """Keep what is known of a cited document; None forgets it."""
        self.save_documents({key: data}, who)

    def save_documents(self, found: Mapping[str, Mapping[str, Any] | None], who: str) -> None:
        """Keep what is known of several cited documents, all of them or none."""
        with self._transaction() as connection:
            for name, data in found.items():
                key = codec.clean(name)
                connection.execute("DELETE FROM cited_document WHERE key = ?", (key,))
                if data is not None:
                    connection.execute(
                        "INSERT INTO cited_document (key, data, updated_at, updated_by)"
                        " VALUES (?, ?, ?, ?)",
                        (key, codec.dump(data), self._moment(), codec.clean(who)),
                    )

    # --- agencies, periods and settings

    def agencies(self) -> dict[str, dict[str, Any]]:
        """Return every stored agency profile by its key."""
        return dict(self._made(rows.described, "SELECT key, data FROM agency ORDER BY key"))

    def agency(self, key: str) -> dict[str, Any] | None:
        """Return an agency profile, None when the file holds none under the key."""
        return self.agencies().get(codec.clean(key))

    def save_agency(self, key: str, data: Mapping[str, Any], who: str) -> None:
        """Store an agency profile in place of the one with the same key."""
        with self._transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO agency (key, data, updated_at, updated_by)"
                " VALUES (?, ?, ?, ?)",
                (codec.clean(key), codec.dump(data), self._moment(), codec.clean(who)),
            )

    def period_presets(self, year: int) -> list[PeriodPreset]:
        """Return the presets changed for a year; kinds without one follow the built-in dates."""
        sql = "SELECT * FROM period_preset WHERE year = ? ORDER BY window_end"
        return self._made(rows.period_preset, sql, year)

    def save_period_preset(self, preset: PeriodPreset) -> None:
        """Store the dates of a kind of period in a year."""
        days = (preset.window_start, preset.window_end, preset.deadline)
        with self._transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO period_preset"
                " (year, kind, window_start, window_end, deadline) VALUES (?, ?, ?, ?, ?)",
                (preset.year, codec.clean(preset.kind), *map(_iso, days)),
            )

    def setting(self, key: str, default: Any = None) -> Any:
        """Return a setting kept in the data file, or the default."""
        sql = "SELECT value FROM setting WHERE key = ?"
        found = self._made(lambda row: codec.load(row["value"]), sql, codec.clean(key))
        return found[0] if found else default

    def set_setting(self, key: str, value: Any) -> None:
        """Keep a setting in the data file."""
        with self._transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)",
                (codec.clean(key), codec.dump(value)),
            )

    # --- plumbing

    def _moment(self) -> str:
        return self._clock().isoformat(timespec="milliseconds")

    def _made(self, make: Callable[[sqlite3.Row], T], sql: str, *values: Any) -> list[T]:
        """Return what each row found is read as; a row that cannot be read is damage."""
        found = self._all(sql, *values)
        with failures.told_of_content(self.path):
            return [make(row) for row in found]

    def _all(self, sql: str, *values: Any) -> list[sqlite3.Row]:
        with failures.told(self.path):
            return self._connection.execute(sql, values).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """Commit when the block ends well, leave no trace of it otherwise."""
        if self.read_only_reason is not None:
            sentence = messages.FILE_OPENED_READ_ONLY.format(
                path=self.path, reason=self.read_only_reason
            )
            raise failures.ReadOnlyFileError(sentence)
        with failures.told(self.path):
            # IMMEDIATE: two processes that read first and write later would both be refused.
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.rollback()
                raise
