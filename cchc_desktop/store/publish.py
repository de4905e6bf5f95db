"""New files appear in their place whole or not at all; knows nothing of what is in them."""

import ctypes
import errno
import hashlib
import os
import platform
import re
import secrets
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cchc_desktop import messages
from cchc_desktop.store.failures import TargetExistsError, told_of_target

_ENDING = ".cchc-tmp"
_STALE_SECONDS = 24 * 3600
_ATTEMPTS = 10
_PAUSE = 0.1
# A virus scanner, an indexer or Word may hold a file on Windows, mostly for a moment.
_FILES_MAY_BE_HELD = os.name == "nt"
_STILL_RUNNING = 259
_QUERY_RIGHTS = 0x1000
# Named after their process, so that what a killed one left is known at once.
_NAME = re.compile(rf"\.[0-9a-f]{{16}}-(?P<host>[0-9a-f]{{8}})-(?P<process>\d+){_ENDING}.*")
_COMPANIONS = ("", "-journal", "-wal", "-shm")


@contextmanager
def published(target: Path, *, replace: bool = False) -> Iterator[Path]:
    """Yield an empty private file beside ``target`` and move it there when the block ends well.

    Without ``replace`` whatever is at ``target`` by then is left alone and the user is told.
    """
    with told_of_target(target):
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        sweep(target.parent)
        temporary = private_file(target.parent)
    try:
        yield temporary
        with told_of_target(target):
            _flush(temporary)
            move = _move_over if replace else _move_to_free_place
            move(temporary, target)
            flush_folder(target.parent)
    finally:
        discard(temporary)


def refuse_existing(target: Path) -> None:
    """Tell the user when the place of a new file is taken."""
    if os.path.lexists(target):
        raise TargetExistsError(messages.TARGET_EXISTS.format(path=target))


def private_file(folder: Path) -> Path:
    """Create an empty file only its owner may read, under a name nobody else has."""
    # Not tempfile.mkstemp: on Windows it tries thousands of names in a read-only folder.
    path = folder / f".{secrets.token_hex(8)}-{_host()}-{os.getpid()}{_ENDING}"
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    return path


def discard(temporary: Path) -> None:
    """Remove a private file and what SQLite put beside it; what stays is swept another time."""
    for ending in _COMPANIONS:
        with suppress(OSError):
            Path(f"{temporary}{ending}").unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove what a killed process left in a folder; a file still in use stays."""
    for left in folder.glob(f".*{_ENDING}*"):
        # Somebody else may sweep here too.
        with suppress(OSError):
            if _is_left(left):
                left.unlink()


def _is_left(path: Path) -> bool:
    match = _NAME.fullmatch(path.name)
    if match and match["host"] == _host() and not _is_running(int(match["process"])):
        return True
    # Another computer writes here through the network, or the number went to another process.
    return time.time() - path.stat().st_mtime > _STALE_SECONDS


def _host() -> str:
    return hashlib.sha256(platform.node().encode("utf-8")).hexdigest()[:8]


def _is_running(process: int) -> bool:
    if sys.platform == "win32":
        return _is_running_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _is_running_on_windows(process: int) -> bool:
    # There os.kill() ends the process it is asked about.
    system = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore] # not elsewhere
    handle = system.OpenProcess(_QUERY_RIGHTS, False, process)
    if not handle:
        return False
    code = ctypes.c_ulong()
    system.GetExitCodeProcess(handle, ctypes.byref(code))
    system.CloseHandle(handle)
    return code.value == _STILL_RUNNING


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Let a new name in a folder outlast a power cut, where folders can be written out."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def _move_to_free_place(temporary: Path, target: Path) -> None:
    try:
        # A link fails when the name is taken by now, where a rename would overwrite.
        target.hardlink_to(temporary)
    except FileExistsError:
        refuse_existing(target)
    except OSError:
        # Memory sticks (FAT) have no hard links.
        refuse_existing(target)
        _patiently(temporary.rename, target)


def _move_over(temporary: Path, target: Path) -> None:
    _patiently(temporary.replace, target)


def _patiently(move: Callable[[Path], object], target: Path) -> None:
    for attempt in range(_ATTEMPTS):
        try:
            move(target)
        except PermissionError:
            if not _FILES_MAY_BE_HELD or attempt == _ATTEMPTS - 1:
                raise
            time.sleep(_PAUSE)
        else:
            return
