"""The schema, one function per release; a released step is never edited."""

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

from cchc_desktop.store import history

if TYPE_CHECKING:
    from sqlite_utils import Database

# "CCHC" in ASCII, in the file's header: tells our files from any other SQLite file.
APPLICATION_ID = 0x43434843


def first_tables(db: "Database") -> None:
    """Create the tables of schema 1."""
    for statement in _SCHEMA_1:
        db.execute(statement)


_SCHEMA_1 = (
    """CREATE TABLE agency (
        key TEXT PRIMARY KEY,
        data TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        updated_by TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE report (
        id INTEGER PRIMARY KEY,
        code TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        year INTEGER NOT NULL,
        agency TEXT NOT NULL,
        edition TEXT NOT NULL,
        regime TEXT NOT NULL,
        window_start TEXT NOT NULL,
        window_end TEXT NOT NULL,
        deadline TEXT NOT NULL,
        created_at TEXT NOT NULL,
        archived_at TEXT
    ) STRICT""",
    """CREATE TABLE answer (
        report_id INTEGER NOT NULL REFERENCES report (id),
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (report_id, field)
    ) STRICT""",
    """CREATE TABLE answer_change (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        report_id INTEGER NOT NULL REFERENCES report (id),
        field TEXT NOT NULL,
        old TEXT,
        new TEXT,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        action INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX answer_change_field ON answer_change (report_id, field)",
    "CREATE INDEX answer_change_action ON answer_change (action)",
    """CREATE TABLE period_preset (
        year INTEGER NOT NULL,
        kind TEXT NOT NULL,
        window_start TEXT NOT NULL,
        window_end TEXT NOT NULL,
        deadline TEXT NOT NULL,
        PRIMARY KEY (year, kind)
    ) STRICT""",
    "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
)


def shelves(db: "Database") -> None:
    """Make room for thrown-away reports and for the register of cited documents (schema 2)."""
    for statement in _SCHEMA_2:
        db.execute(statement)


_SCHEMA_2 = (
    "ALTER TABLE report ADD COLUMN trashed_at TEXT",
    """CREATE TABLE cited_document (
        key TEXT PRIMARY KEY,
        data TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        updated_by TEXT NOT NULL
    ) STRICT""",
)


def sealed_history(db: "Database") -> None:
    """Link each change to the one before it, those of older releases as they are (schema 3)."""
    for statement in _SCHEMA_3:
        db.execute(statement)
    history.seal(db.conn)


# That of a change is its seal, that of a report the seal of its last change.
_SCHEMA_3 = (
    "ALTER TABLE answer_change ADD COLUMN chain TEXT",
    "ALTER TABLE report ADD COLUMN chain TEXT",
)

# What makes the tables of the last schema from nothing.
STATEMENTS = (*_SCHEMA_1, *_SCHEMA_2, *_SCHEMA_3)
Step = Callable[["Database"], None]

STEPS: tuple[Step, ...] = (first_tables, shelves, sealed_history)
SCHEMA_VERSION = len(STEPS)
TABLES = frozenset(
    {"agency", "report", "answer", "answer_change", "period_preset", "setting"} | {"cited_document"}
)


def apply(connection: sqlite3.Connection, steps: tuple[Step, ...] = STEPS) -> None:
    """Bring the file to the last step, wholly or not at all."""
    # Importing sqlite-utils takes 0.1 s, which opening an up-to-date file need not pay.
    from sqlite_utils import Database, Migrations

    db = Database(connection, execute_plugins=False)
    migrations = Migrations("cchc_desktop")
    for step in steps:
        migrations(name=step.__name__)(step)
    # IMMEDIATE: two processes that read first and write later would not wait for each other.
    connection.execute("BEGIN IMMEDIATE")
    try:
        migrations.apply(db)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
        db.execute(f"PRAGMA user_version = {len(steps):d}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise
