"""A thorough look at an open data file: what each table holds and whether it can be right.

Changes nothing and names places, not words: what an answer means is for others to say.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_desktop.store import codec, failures, migrations, opening
from cchc_desktop.store.backup import counts

if TYPE_CHECKING:
    from cchc_desktop.store.store import Store

# As soundness.gaps, but telling each place: an answer that is not what its last change says, and
# a last change whose answer is gone.
_GAPS = """SELECT report.code, answer.field FROM answer JOIN report ON report.id = report_id
    WHERE value IS NOT (
        SELECT new FROM answer_change AS change
        WHERE change.report_id = answer.report_id AND change.field = answer.field
        ORDER BY id DESC LIMIT 1)
    UNION
    SELECT report.code, change.field FROM answer_change AS change
    JOIN report ON report.id = change.report_id
    WHERE new IS NOT NULL
        AND change.id = (SELECT max(id) FROM answer_change AS later
            WHERE later.report_id = change.report_id AND later.field = change.field)
        AND NOT EXISTS (SELECT 1 FROM answer
            WHERE answer.report_id = change.report_id AND answer.field = change.field)
    ORDER BY 1, 2"""


@dataclass(frozen=True)
class Place:
    """One answer of one report by its code; a report in the trash has a code with its number."""

    report: str
    field: str


@dataclass(frozen=True)
class Identity:
    """What the file says it is, beside what this release expects."""

    is_ours: bool
    schema: int
    known_schema: int
    missing: tuple[str, ...]
    strange: tuple[str, ...]


def pages(store: "Store") -> tuple[str, ...]:
    """Return SQLite's own lines about damaged pages and indexes."""
    with failures.told(store.path):
        lines = [str(row[0]) for row in store.connection.execute("PRAGMA integrity_check(100)")]
    return () if lines == ["ok"] else tuple(lines)


def strays(store: "Store") -> int:
    """Count the rows that belong to a report which is not there."""
    with failures.told(store.path):
        return len(store.connection.execute("PRAGMA foreign_key_check").fetchall())


def identity(store: "Store") -> Identity:
    """Return what marks the file as ours."""
    connection = store.connection
    with failures.told(store.path):
        rows = connection.execute("SELECT type, name FROM sqlite_schema").fetchall()
        marked = connection.execute("PRAGMA application_id").fetchone()[0]
        schema = opening.schema_version(connection)
    tables = {str(name) for kind, name in rows if kind == "table"}
    code = sorted(str(name) for kind, name in rows if kind in ("trigger", "view"))
    return Identity(
        marked == migrations.APPLICATION_ID,
        schema,
        migrations.SCHEMA_VERSION,
        tuple(sorted(migrations.TABLES - tables)),
        tuple(code),
    )


def gaps(store: "Store") -> list[Place]:
    """Return the answers that are not what their history says."""
    with failures.told(store.path):
        return [Place(*row) for row in store.connection.execute(_GAPS)]


def unreadable(store: "Store") -> list[Place]:
    """Return the places whose stored value is no value at all, in answers and in their history."""
    asked = (
        "SELECT code, field, value FROM answer JOIN report ON report.id = report_id",
        "SELECT code, field, old FROM answer_change JOIN report ON report.id = report_id",
        "SELECT code, field, new FROM answer_change JOIN report ON report.id = report_id",
        "SELECT '', key, value FROM setting",
        "SELECT '', key, data FROM agency",
        "SELECT '', key, data FROM cited_document",
    )
    found: dict[Place, None] = {}
    for sql in asked:
        found.update(dict.fromkeys(_unreadable(store, sql)))
    return list(found)


def _unreadable(store: "Store", sql: str) -> Iterator[Place]:
    with failures.told(store.path):
        for code, field, value in store.connection.execute(sql):
            if value is not None and not _is_readable(value):
                yield Place(str(code), str(field))


def _is_readable(value: Any) -> bool:
    try:
        codec.load(value)
    except (ValueError, ArithmeticError, RecursionError):
        return False
    return True


def tail(store: "Store") -> int:
    """Return how many bytes lie behind the last page."""
    with failures.told(store.path):
        count, size = (
            int(store.connection.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("page_count", "page_size")
        )
    return max(store.path.stat().st_size - count * size, 0)


def room(path: Path) -> tuple[int, int]:
    """Return the bytes of a data file and the bytes left on its disk."""
    return path.stat().st_size, shutil.disk_usage(path.parent).free


def held(store: "Store") -> tuple[int, int]:
    """Return how many reports and answers a data file holds."""
    with failures.told(store.path):
        return counts(store.connection)


def engine() -> str:
    """Return the version of SQLite."""
    return sqlite3.sqlite_version
