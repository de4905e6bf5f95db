"""What a crash left beside a data file: tried on a copy before SQLite may use it on the file.

SQLite plays any journal of the right name back into the file, also one that belongs to another
file or is cut short, and would make a mixture of both.
"""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from cchc_desktop import messages
from cchc_desktop.store import failures, soundness
from cchc_desktop.store.publish import discard, private_file

Connect = Callable[..., sqlite3.Connection]

JOURNAL, WAL = "-journal", "-wal"
# https://www.sqlite.org/fileformat.html: a journal that begins otherwise is never played back.
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


def finish(path: Path, connect: Connect) -> bool:
    """Let an unfinished write be taken back; True when there was one.

    Raises:
        UserError: what lies beside the file is not its own, or the file is damaged. Nothing was
            changed.
    """
    left = _left(path, connect)
    if left is None:
        return False
    with failures.told_of_target(path):
        alone, together = _tried(path, "", connect), _tried(path, left, connect)
    _refuse_strange(path, left, alone, together)
    with closing(connect(path)) as connection:
        # The first read plays the journal back.
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return True


def _left(path: Path, connect: Connect) -> str | None:
    """Return the ending of what was left beside the file by a process that is no more."""
    journal, wal = Path(f"{path}{JOURNAL}"), Path(f"{path}{WAL}")
    if wal.exists() and wal.stat().st_size:
        return WAL
    if not _begins_with(journal, _JOURNAL_MAGIC):
        return None
    try:
        with closing(connect(path, read_only=True)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_ROLLBACK:
            raise
        return JOURNAL
    # Somebody is writing at this moment: the journal is in good hands.
    return None


def _begins_with(path: Path, magic: bytes) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(magic)) == magic
    except FileNotFoundError:
        return False


def _tried(path: Path, left: str, connect: Connect) -> soundness.State:
    """Return the state of a copy of the file, with or without what lies beside it."""
    copy = private_file(path.parent)
    try:
        shutil.copyfile(path, copy)
        if left:
            shutil.copyfile(f"{path}{left}", f"{copy}{left}")
        return soundness.look(connect, copy)
    finally:
        discard(copy)


def _refuse_strange(
    path: Path, left: str, alone: soundness.State, together: soundness.State
) -> None:
    if together.damage and alone.damage:
        sentence = messages.FILE_DAMAGED.format(path=path)
        raise failures.DamagedFileError(sentence, details="\n".join(together.damage))
    if together.damage or _is_a_mixture(left, alone, together):
        sentence = messages.FILE_LEFTOVER_STRANGE.format(path=path, leftover=f"{path.name}{left}")
        raise failures.DamagedFileError(sentence, details="\n".join(together.damage))


def _is_a_mixture(left: str, alone: soundness.State, together: soundness.State) -> bool:
    """Say whether what lies beside the file changes more than one unfinished write does."""
    if alone.damage:
        return together.gaps > 0
    steps = alone.last - together.last
    return together.gaps > alone.gaps or (left == JOURNAL and steps not in (0, 1))
