"""The ways a data file can fail its user, and which SQLite error means which of them."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cchc_desktop import messages
from cchc_desktop.errors import UserError


class MissingFileError(UserError):
    """Tell that there is no file at the path."""


class EmptyFileError(UserError):
    """Tell that the file has no content left, which is a loss and not a new file."""


class NotAFileError(UserError):
    """Tell that the path leads to a folder or a device."""


class ForeignFileError(UserError):
    """Tell that the file was not made by this program."""


class NewerFileError(UserError):
    """Tell that a later release of the program wrote the file."""


class DamagedFileError(UserError):
    """Tell that the file is ours but its content no longer holds together."""


class LockedFileError(UserError):
    """Tell that another program keeps the file to itself."""


class ReadOnlyFileError(UserError):
    """Tell that the file can be read but not written."""


class UnreachableFileError(UserError):
    """Tell that the system does not let the file be opened or its place be used."""


class WriteFailedError(UserError):
    """Tell that a change did not reach the disk, although the file is sound."""


class TargetExistsError(UserError):
    """Tell that something is in the place where a new file should go."""


class UnknownReportError(UserError):
    """Tell that no report has the code, and which codes there are."""


class DuplicateReportError(UserError):
    """Tell that the code is already taken by a report."""


_BY_EXTENDED_CODE: dict[int, tuple[type[UserError], str]] = {
    sqlite3.SQLITE_READONLY_DBMOVED: (MissingFileError, messages.FILE_MOVED),
    sqlite3.SQLITE_READONLY_ROLLBACK: (ReadOnlyFileError, messages.FILE_UNFINISHED),
}
_BY_CODE: dict[int, tuple[type[UserError], str]] = {
    sqlite3.SQLITE_BUSY: (LockedFileError, messages.FILE_LOCKED),
    sqlite3.SQLITE_LOCKED: (LockedFileError, messages.FILE_LOCKED),
    sqlite3.SQLITE_FULL: (WriteFailedError, messages.DISK_FULL),
    sqlite3.SQLITE_IOERR: (WriteFailedError, messages.DISK_ERROR),
    sqlite3.SQLITE_READONLY: (ReadOnlyFileError, messages.FILE_BECAME_READ_ONLY),
    sqlite3.SQLITE_CANTOPEN: (UnreachableFileError, messages.FILE_UNREACHABLE),
    sqlite3.SQLITE_PERM: (UnreachableFileError, messages.FILE_UNREACHABLE),
    sqlite3.SQLITE_CORRUPT: (DamagedFileError, messages.FILE_DAMAGED),
    sqlite3.SQLITE_NOTADB: (DamagedFileError, messages.FILE_DAMAGED),
}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn the world's faults met by SQLite into sentences; our own mistakes rise unchanged."""
    try:
        yield
    except UnicodeDecodeError as error:
        # SQLite names what it found in the file, and that is no UTF-8.
        raise DamagedFileError(messages.FILE_DAMAGED.format(path=path), str(error)) from error
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        if code is None and isinstance(error, sqlite3.OperationalError):
            # The module itself says so of letters that are no UTF-8.
            raise DamagedFileError(messages.FILE_DAMAGED.format(path=path), str(error)) from error
        if code is None:
            raise
        known = _BY_EXTENDED_CODE.get(code) or _BY_CODE.get(code & 0xFF)
        if known is None:
            raise
        kind, sentence = known
        details = f"{error.sqlite_errorname}: {error}"
        raise kind(sentence.format(path=path), details) from error


@contextmanager
def told_of_content(path: Path) -> Iterator[None]:
    """Turn a row that cannot be read, in a file that SQLite finds sound, into a sentence."""
    try:
        yield
    except (ValueError, TypeError, LookupError, OverflowError, RecursionError) as error:
        sentence = messages.FILE_DAMAGED.format(path=path)
        raise DamagedFileError(sentence, f"{type(error).__name__}: {str(error)[:200]}") from error


@contextmanager
def told_of_target(path: Path) -> Iterator[None]:
    """Turn the system's refusal to write a new file at ``path`` into a sentence."""
    try:
        yield
    except OSError as error:
        sentence = messages.TARGET_UNREACHABLE
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            sentence = messages.TARGET_DISK_FULL
        raise UnreachableFileError(sentence.format(path=path), details=str(error)) from error
