"""The checks between a path and an open data file; a file that is refused is never touched."""

import errno
import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from cchc_desktop import __version__, messages
from cchc_desktop.store import failures, migrations, recovery, schema, soundness
from cchc_desktop.store.publish import private_file

BeforeMigration = Callable[[sqlite3.Connection, Path], object]

_MAGIC = b"SQLite format 3\x00"
_HEADER_LENGTH = 100
_BUSY_SECONDS = 2.0
_READ_ONLY_ERRNOS = (errno.EACCES, errno.EPERM, errno.EROFS)


@dataclass(frozen=True)
class Opened:
    """Hold a checked connection and, when it must not be written, the reason.

    ``notices`` say what the user should know of the file: nothing is put right in silence.
    """

    connection: sqlite3.Connection
    read_only_reason: str | None
    notices: tuple[str, ...] = ()


def open_current(
    path: Path,
    *,
    before_migration: BeforeMigration,
    steps: tuple[migrations.Step, ...] = migrations.STEPS,
) -> Opened:
    """Open a sound data file, bringing an older schema up to date first."""
    opened = open_sound(path, known=len(steps), rebuild=True)
    with failures.told(path), _closed_on_failure(opened.connection):
        if schema_version(opened.connection) < len(steps):
            _upgrade(opened, path, before_migration, steps)
        _require_own_tables(opened.connection, path)
        if opened.read_only_reason is None:
            # A file left in WAL mode loses its latest pages when it is copied to a stick.
            opened.connection.execute("PRAGMA journal_mode = DELETE")
        oddities = tuple(_oddities(opened.connection, path))
    return replace(opened, notices=(*opened.notices, *oddities))


def open_sound(
    path: Path, *, known: int = migrations.SCHEMA_VERSION, rebuild: bool = False
) -> Opened:
    """Open a data file of this or an older schema that passed every check, as it is.

    An unfinished write is taken back; indexes that disagree with their tables are made anew if
    ``rebuild`` is wanted and damage otherwise.
    """
    inspect(path, known)
    notices = []
    reason = _why_read_only(path)
    with failures.told(path):
        if reason is None and recovery.finish(path, connect):
            notices.append(messages.FILE_FINISHED.format(path=path))
        connection = connect(path, read_only=reason is not None)
        with _closed_on_failure(connection):
            reason = reason or _why_not_writable(connection)
            _refuse_code(connection, path)
            if _require_sound(connection, path, rebuild=rebuild and reason is None):
                notices.append(messages.FILE_INDEX_REBUILT.format(path=path))
            _require_known_version(connection, path, known)
    return Opened(connection, reason, tuple(notices))


def schema_version(connection: sqlite3.Connection) -> int:
    """Return the number of the last migration the file went through."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Connect to an existing file with the settings every connection of ours has."""
    mode = "ro" if read_only else "rw"
    connection = sqlite3.connect(
        f"{_uri(path)}?mode={mode}", uri=True, timeout=_BUSY_SECONDS, isolation_level=None
    )
    for setting in ("trusted_schema = OFF", "foreign_keys = ON", "synchronous = FULL"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def inspect(path: Path, known: int = migrations.SCHEMA_VERSION) -> None:
    """Refuse by kind, size and header what cannot be a data file this release understands."""
    mode, size = _kind_and_size(path)
    if stat.S_ISDIR(mode):
        raise failures.NotAFileError(messages.FILE_IS_FOLDER.format(path=path))
    if not stat.S_ISREG(mode):
        raise failures.NotAFileError(messages.FILE_NOT_REGULAR.format(path=path))
    if size == 0:
        raise failures.EmptyFileError(messages.FILE_EMPTY.format(path=path))
    header = _header(path)
    if not header.startswith(_MAGIC):
        raise failures.ForeignFileError(messages.FILE_NOT_DATABASE.format(path=path))
    if len(header) < _HEADER_LENGTH:
        raise failures.DamagedFileError(messages.FILE_DAMAGED.format(path=path))
    # Offsets of user_version and application_id: https://www.sqlite.org/fileformat.html
    if int.from_bytes(header[68:72], "big") != migrations.APPLICATION_ID:
        raise failures.ForeignFileError(messages.FILE_FOREIGN.format(path=path))
    _refuse_newer(path, int.from_bytes(header[60:64], "big"), known)


@contextmanager
def _closed_on_failure(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _uri(path: Path) -> str:
    # as_uri() gives a share the authority part file://server/, which SQLite refuses.
    plain = path.absolute()
    name = os.fsencode(plain.as_posix())
    slash = "" if name.startswith(b"/") else "/"
    return f"file://{slash}{quote(name, safe='/:')}"


def _kind_and_size(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise failures.MissingFileError(messages.FILE_MISSING.format(path=path)) from error
    except OSError as error:
        raise _unreachable(path, error) from error
    return status.st_mode, status.st_size


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEADER_LENGTH)
    except OSError as error:
        raise _unreachable(path, error) from error


def _unreachable(path: Path, error: OSError) -> failures.UnreachableFileError:
    sentence = messages.FILE_UNREACHABLE.format(path=path)
    return failures.UnreachableFileError(sentence, details=str(error))


def _why_read_only(path: Path) -> str | None:
    if not os.access(path, os.W_OK):
        return messages.REASON_FILE_READ_ONLY
    if not os.access(path.parent, os.W_OK) or not _takes_files(path.parent):
        return messages.REASON_FOLDER_READ_ONLY
    return None


def _takes_files(folder: Path) -> bool:
    # os.access() tells nothing of a folder on Windows, and every write needs a journal there.
    try:
        private_file(folder).unlink()
    except OSError as error:
        return error.errno not in _READ_ONLY_ERRNOS
    return True


def _why_not_writable(connection: sqlite3.Connection) -> str | None:
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_READONLY:
            raise
        return messages.REASON_FILE_READ_ONLY
    return None


def _require_sound(connection: sqlite3.Connection, path: Path, *, rebuild: bool) -> bool:
    """Refuse a damaged file; True when its indexes had to be made anew."""
    found = soundness.damage(connection)
    if not found:
        return False
    mendable = rebuild and soundness.only_indexes_disagree(connection)
    if mendable and soundness.rebuild_indexes(connection):
        return True
    sentence = messages.FILE_DAMAGED.format(path=path)
    raise failures.DamagedFileError(sentence, details="\n".join(found))


def _oddities(connection: sqlite3.Connection, path: Path) -> Iterator[str]:
    """Tell of what is no damage and still not as this program left it."""
    lost = soundness.gaps(connection)
    if lost:
        yield messages.FILE_HISTORY_GAP.format(path=path, count=lost)
    pages, size = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "page_size")
    )
    beyond = path.stat().st_size - pages * size
    if beyond > 0:
        yield messages.FILE_HAS_TAIL.format(path=path, count=beyond)


def _require_known_version(connection: sqlite3.Connection, path: Path, known: int) -> None:
    version = schema_version(connection)
    _refuse_newer(path, version, known)
    if version < 1:
        raise failures.DamagedFileError(messages.FILE_DAMAGED.format(path=path))


def _refuse_newer(path: Path, found: int, known: int) -> None:
    if found > known:
        sentence = messages.FILE_NEWER.format(
            path=path, found=found, known=known, program=__version__
        )
        raise failures.NewerFileError(sentence)


def _upgrade(
    opened: Opened,
    path: Path,
    before_migration: BeforeMigration,
    steps: tuple[migrations.Step, ...],
) -> None:
    if opened.read_only_reason is not None:
        sentence = messages.FILE_OLD_AND_READ_ONLY.format(path=path, reason=opened.read_only_reason)
        raise failures.ReadOnlyFileError(sentence)
    before_migration(opened.connection, path)
    migrations.apply(opened.connection, steps)


def _require_own_tables(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that lost a table, or whose tables are not as this program makes them."""
    missing = schema.missing_columns(connection, migrations.STATEMENTS)
    if missing:
        details = f"missing: {missing}"
        raise failures.DamagedFileError(messages.FILE_DAMAGED.format(path=path), details=details)


def _refuse_code(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse what SQLite would run while the file is looked at: no file of ours brings code."""
    code = schema.foreign_code(connection)
    if code:
        details = f"not ours: {code}"
        raise failures.DamagedFileError(messages.FILE_DAMAGED.format(path=path), details=details)
