"""When the data file is copied by itself: after half an hour of work, on a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from cchc_desktop.errors import UserError

if TYPE_CHECKING:
    from cchc_desktop.services.backups import Backups, Errand

HALF_AN_HOUR = 30 * 60 * 1000
# What failed is tried again sooner: the stick may be back, the disk emptied.
_SOON = 5 * 60 * 1000


class WorkCopies(QObject):
    """Make copies of one data file while it is open; ``told`` says what failed, or nothing."""

    told = Signal(str)
    _done = Signal(str)

    def __init__(self, backups: Backups) -> None:
        super().__init__()
        self._backups = backups
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._running = False
        self.timer = QTimer(self, interval=HALF_AN_HOUR)
        self.timer.timeout.connect(self.copy)
        self._done.connect(self._finished)
        self.timer.start()

    def copy(self) -> None:
        """Copy now if anything changed; typing goes on meanwhile."""
        from cchc_desktop.services.backups import WORK

        if self._running:
            return
        try:
            errand = self._backups.errand(WORK)
        except UserError as error:
            self._finished(error.message)
            return
        if errand is not None:
            self._running = True
            self._pool.start(self._run(errand))

    def stop(self) -> None:
        """Wait for a copy that is being made, and make no more."""
        self.timer.stop()
        self._pool.waitForDone()

    def _run(self, errand: Errand) -> Callable[[], None]:
        def run() -> None:
            trouble = ""
            try:
                trouble = errand.run()
            finally:
                self._done.emit(trouble)

        return run

    def _finished(self, trouble: str) -> None:
        self._running = False
        self._backups.trouble = trouble
        self.timer.setInterval(_SOON if trouble else HALF_AN_HOUR)
        self.told.emit(trouble)
