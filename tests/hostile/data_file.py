"""A small data file that is damaged in its bytes or written to from outside, and its use."""

import json
import random
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

from cchc_desktop.errors import UserError
from cchc_desktop.services.reports import Library
from cchc_desktop.services.search import SearchIndex
from cchc_desktop.store.store import Store
from tests.hostile import mutations as m
from tests.hostile.targets import damaged_json
from tests.services.small_report import small_report


class DataFile:
    """A small data file that is damaged in its bytes or written to from outside."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "tệp"
        self.folder.mkdir()
        with small_report(self.folder) as session:
            session.take_all(
                {"a.b": 4, "text.mot.ba": "1. Một^[chú]\n\n2. Hai", "head.signer": "A"}
            )
            session.store.set_setting("x", {"a": 1})
            session.store.save_document("k", {"told": {}, "typed": {}}, "lan")
            session.store.save_agency("soc-trang", session.agency.to_data(), "lan")
        self.resources = self.folder / "resources"
        self.good = (self.folder / "bao-cao.cchc").read_bytes()
        with closing(sqlite3.connect(self.folder / "bao-cao.cchc")) as connection:
            self.columns = list(_columns(connection))
        self._numbers = count()

    def make(self, rng: random.Random) -> bytes:
        if rng.random() < 1 / 2:
            return m.damaged_bytes(self.good, rng)
        path = self.folder / "sửa.cchc"
        path.write_bytes(self.good)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for _ in range(rng.choice((1, 1, 2, 3))):
                self._write(connection, rng)
        return path.read_bytes()

    def _write(self, connection: sqlite3.Connection, rng: random.Random) -> None:
        table, column = rng.choice(self.columns)
        value = rng.choice(
            (
                m.word(rng),
                json.dumps(m.word(rng)),
                b"\xff\xfe",
                rng.randrange(-(2**63), 2**63),
                json.dumps(damaged_json({"value": 1}, rng)),
                "[" * 5000,
                "1e99999999",
                "9" * 5000,
                "9999-99-99",
                None,
                "",
                "x" * 100_000,
            )
        )
        try:
            if rng.random() < 1 / 6:
                connection.executescript(
                    rng.choice(HOSTILE_SQL).replace("{t}", table).replace("{c}", column)
                )
            else:
                connection.execute(f"UPDATE {table} SET {column} = ?", (value,))
        except (sqlite3.Error, UnicodeEncodeError):
            # Not every value fits every column; such a step leaves the file as it was.
            connection.rollback()

    def feed(self, data: bytes) -> None:
        path = self.folder / f"{next(self._numbers) % 4}.cchc"
        for left in self.folder.glob(f"{path.name}*"):
            left.unlink()
        path.write_bytes(data)
        try:
            store = Store.open(path)
        except UserError:
            assert path.read_bytes() == data, "a refused file was changed"
            raise
        with store:
            use(Library(store, self.resources, "lan"))


def use(library: Library) -> None:
    """Do with a data file what the window does when it is opened."""
    library.agencies()
    library.store.reports(trashed=True)
    library.store.setting("x")
    library.store.documents()
    for row in library.reports():
        session = library.open(row.code)
        assert session.problems is not None
        library.store.history(row.id)
        for key in session.template.fields:
            session.shown(key)
            session.edit_text(key)
    index = SearchIndex(library)
    for _ in index.refresh():
        pass
    index.find("việc")


def _columns(connection: sqlite3.Connection):
    for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'"):
        if not table.startswith("sqlite_"):
            for row in connection.execute(f"PRAGMA table_info({table})"):
                yield table, row[1]


HOSTILE_SQL = (
    "CREATE TRIGGER x AFTER UPDATE ON {t} BEGIN DELETE FROM answer; END",
    "CREATE VIEW v AS SELECT * FROM {t}",
    "CREATE TABLE other (x); INSERT INTO other SELECT zeroblob(100000)",
    "CREATE INDEX x ON {t} (length({c}))",
    "CREATE INDEX y ON answer (field) WHERE length(hex(zeroblob(20000000))) > 1",
    "CREATE UNIQUE INDEX z ON {t} ({c})",
    "ALTER TABLE {t} ADD COLUMN extra TEXT DEFAULT 'x'",
    "ALTER TABLE answer ADD COLUMN g TEXT GENERATED ALWAYS AS (hex(zeroblob(30000000))) VIRTUAL",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'TEXT', 'BLOB')",
    "PRAGMA writable_schema = ON;"
    " UPDATE sqlite_schema SET sql = 'CREATE TABLE {t} (x)' WHERE name = '{t}'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 2",
    "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = '{t}'",
    "DROP TABLE {t}",
    "DELETE FROM {t}",
    "ALTER TABLE {t} RENAME COLUMN {c} TO other",
    "PRAGMA application_id = 1",
    "PRAGMA user_version = 0",
    "PRAGMA user_version = 99",
    "PRAGMA journal_mode = WAL",
    "PRAGMA encoding = 'UTF-16'; VACUUM",
    "PRAGMA page_size = 512; VACUUM",
    "CREATE TABLE w (x); WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r"
    " LIMIT 20000) INSERT INTO w SELECT n FROM r",
)
