"""Whether a data file holds together: its pages, its indexes and its history.

Changes nothing but an index that no longer agrees with its table.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

_MOST = 10
# A mixture of files may lack a table: SQLite calls that an error of the statement.
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
_GAPS = """SELECT count(*) FROM (
    SELECT 1 FROM answer WHERE value IS NOT (
        SELECT new FROM answer_change AS change
        WHERE change.report_id = answer.report_id AND change.field = answer.field
        ORDER BY id DESC LIMIT 1)
    UNION ALL
    SELECT 1 FROM answer_change AS change
    WHERE new IS NOT NULL
        AND id = (SELECT max(id) FROM answer_change AS later
            WHERE later.report_id = change.report_id AND later.field = change.field)
        AND NOT EXISTS (SELECT 1 FROM answer
            WHERE answer.report_id = change.report_id AND answer.field = change.field))"""


@dataclass(frozen=True)
class State:
    """What a look at a data file found.

    ``damage`` holds SQLite's own lines, empty when all is well; ``gaps`` counts the answers that
    are not what their history says; ``last`` is the number of the last action.
    """

    damage: tuple[str, ...]
    gaps: int = 0
    last: int = 0


def damage(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return what is wrong with pages, indexes and references."""
    lines = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({_MOST})")]
    if lines != ["ok"]:
        return tuple(lines)
    strays = connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST)
    return tuple(f"row {row[1]} of {row[0]} belongs to nothing" for row in strays)


def gaps(connection: sqlite3.Connection) -> int:
    """Count the answers that disagree with the last change told of them, lost ones included."""
    return int(connection.execute(_GAPS).fetchone()[0])


def look(connect: Callable[[Path], sqlite3.Connection], path: Path) -> State:
    """Look at everything; a file that cannot even be opened is damaged."""
    try:
        with closing(connect(path)) as connection:
            found = damage(connection)
            if found:
                return State(found)
            last = connection.execute("SELECT coalesce(max(action), 0) FROM answer_change")
            return State((), gaps(connection), int(last.fetchone()[0]))
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF not in _DAMAGE:
            raise
        return State((f"{error.sqlite_errorname}: {error}",))


def only_indexes_disagree(connection: sqlite3.Connection) -> bool:
    """Say whether every page is sound, so that what is wrong can only be in indexes."""
    strays = connection.execute("PRAGMA foreign_key_check").fetchmany(1)
    pages = [str(row[0]) for row in connection.execute("PRAGMA quick_check(1)")]
    return pages == ["ok"] and not strays


def rebuild_indexes(connection: sqlite3.Connection) -> bool:
    """Make every index anew from its table; False, and nothing changed, when that does not help."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("REINDEX")
        helped = not damage(connection)
    except sqlite3.IntegrityError:
        # Two rows share what must be unique: the tables are wrong as well.
        helped = False
    except BaseException:
        connection.rollback()
        raise
    connection.execute("COMMIT" if helped else "ROLLBACK")
    return helped
