"""Who may write to a data file: one window at a time, told by a lock file beside it."""

import os
from pathlib import Path

from PySide6.QtCore import QLockFile

SUFFIX = ".lock"


def may_be_held(path: Path) -> bool:
    """Say whether a window could have a data file; where no lock file can be made, one could."""
    return Path(f"{path}{SUFFIX}").exists() or not os.access(path.parent, os.W_OK)


class Holding:
    """The right of this window to write to one data file.

    The lock names process and computer, so one that a killed program left behind is seen to be
    stale and taken over. A folder where no lock file can be made holds nobody back.
    """

    def __init__(self, path: Path) -> None:
        self._lock = QLockFile(f"{path}{SUFFIX}")
        # Never stale by age: a window may stay open for days.
        self._lock.setStaleLockTime(0)
        if not self._lock.tryLock(0) and self._owner_is_dead():
            self._lock.removeStaleLockFile()
            self._lock.tryLock(0)

    def _owner_is_dead(self) -> bool:
        """Say whether the owner was killed but not yet waited for; Qt takes it for running."""
        pid = self._lock.getLockInfo()[0]
        try:
            state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            return False
        return state[0] == "Z"

    @property
    def is_elsewhere(self) -> bool:
        """Say whether another window of the program has the file."""
        return self._lock.error() == QLockFile.LockError.LockFailedError

    def release(self) -> None:
        """Let the next window write."""
        if self._lock.isLocked():
            self._lock.unlock()
