"""New files appear in their place whole or not at all; knows nothing of what is in them."""

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cchc_desktop import messages
from cchc_desktop.store.failures import TargetExistsError, told_of_target

_ENDING = ".cchc-tmp"
_STALE_SECONDS = 24 * 3600
_ATTEMPTS = 10
_PAUSE = 0.1


@contextmanager
def published(target: Path, *, replace: bool = False) -> Iterator[Path]:
    """Yield an empty private file beside ``target`` and move it there when the block ends well.

    Without ``replace`` whatever is at ``target`` by then is left alone and the user is told.
    """
    with told_of_target(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target.parent)
        temporary = private_file(target.parent)
    try:
        yield temporary
        with told_of_target(target):
            _flush(temporary)
            move = _move_over if replace else _move_to_free_place
            move(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)


def refuse_existing(target: Path) -> None:
    """Tell the user when the place of a new file is taken."""
    if os.path.lexists(target):
        raise TargetExistsError(messages.TARGET_EXISTS.format(path=target))


def private_file(folder: Path) -> Path:
    """Create an empty file only its owner may read, under a name nobody else has."""
    # Not tempfile.mkstemp: on Windows it tries thousands of names in a read-only folder.
    path = folder / f".{secrets.token_hex(8)}{_ENDING}"
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    return path


def _sweep(folder: Path) -> None:
    """Remove what a killed process left here; a younger file may still be in use."""
    for left in folder.glob(f".*{_ENDING}"):
        if time.time() - left.stat().st_mtime > _STALE_SECONDS:
            left.unlink()


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _move_to_free_place(temporary: Path, target: Path) -> None:
    try:
        # A link fails when the name is taken by now, where a rename would overwrite.
        target.hardlink_to(temporary)
    except FileExistsError:
        refuse_existing(target)
    except OSError:
        # Memory sticks (FAT) have no hard links.
        refuse_existing(target)
        temporary.rename(target)


def _move_over(temporary: Path, target: Path) -> None:
    for attempt in range(_ATTEMPTS):
        try:
            temporary.replace(target)
        except PermissionError:
            # A virus scanner or indexer may hold a fresh file for a moment on Windows.
            if os.name != "nt" or attempt == _ATTEMPTS - 1:
                raise
            time.sleep(_PAUSE)
        else:
            return
