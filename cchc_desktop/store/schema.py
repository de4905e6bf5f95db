"""What a data file is made of, held against the tables of this program; knows no values.

A file from elsewhere may bring code that SQLite runs when the file is read: triggers, views,
checks, columns and indexes that are worked out.
"""

import sqlite3
from functools import cache

_OWN_NAMES = ("sqlite_", "_sqlite_migrations")
_WORKED_OUT = -2
_Columns = frozenset[tuple[str, str, int, int]]


def foreign_code(connection: sqlite3.Connection) -> list[str]:
    """Return the names of all that SQLite would run and this program never writes."""
    found = []
    for kind, name, table, sql in connection.execute(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema"
    ).fetchall():
        is_foreign = kind in ("trigger", "view")
        is_foreign |= kind == "table" and _is_worked_out(connection, sql, name)
        is_foreign |= kind == "index" and _is_foreign_index(connection, name, table)
        if is_foreign:
            found.append(str(name))
    return sorted(found)


def _is_worked_out(connection: sqlite3.Connection, sql: str, name: str) -> bool:
    said = sql.upper()
    if "CHECK" in said or "GENERATED" in said or said.startswith("CREATE VIRTUAL"):
        return True
    rows = connection.execute("SELECT hidden FROM pragma_table_xinfo(?)", (name,)).fetchall()
    return any(hidden for (hidden,) in rows)


def _is_foreign_index(connection: sqlite3.Connection, name: str, table: str) -> bool:
    listed = connection.execute(
        "SELECT partial FROM pragma_index_list(?) WHERE name = ?", (table, name)
    ).fetchall()
    columns = connection.execute("SELECT cid FROM pragma_index_xinfo(?)", (name,)).fetchall()
    return any(partial for (partial,) in listed) or (_WORKED_OUT,) in columns


def missing_columns(connection: sqlite3.Connection, statements: tuple[str, ...]) -> list[str]:
    """Return the columns that the tables made by statements have and the file has otherwise."""
    return sorted(
        f"{table}.{column[0]}"
        for table, columns in _made_by(statements).items()
        for column in columns - _columns(connection, table)
    )


@cache
def _made_by(statements: tuple[str, ...]) -> dict[str, _Columns]:
    connection = sqlite3.connect(":memory:")
    try:
        for statement in statements:
            connection.execute(statement)
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        return {
            name: _columns(connection, name) for (name,) in names if not name.startswith(_OWN_NAMES)
        }
    finally:
        connection.close()


def _columns(connection: sqlite3.Connection, table: str) -> _Columns:
    rows = connection.execute(
        'SELECT name, type, "notnull", pk FROM pragma_table_info(?)', (table,)
    ).fetchall()
    return frozenset(tuple(row) for row in rows)
