"""When findings are looked for: in the pauses of typing, texts first on a thread of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

_PAUSE = 200


class Checking(QObject):
    """Wait until what changed has been read, then ask for the findings to be shown.

    They are gathered, then shown in outline and list, with room for keys in between.
    """

    due = Signal()
    due_later = Signal()
    _read = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._waiting = 0
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._steps: list[Callable[[], object]] = []
        self._pause.timeout.connect(self._paused)
        self._later.timeout.connect(self._go_on)
        self._read.connect(self._done)

    def start(self, texts: Iterable[str]) -> None:
        """Take note of a change, of texts of sections above all."""
        self._pause.start()
        if texts:
            self._waiting += 1
            self._pool.start(self._reading(self._session.texts.ahead(texts)))

    def stop(self) -> None:
        """Show nothing any more."""
        self._pause.stop()
        self._later.stop()
        self._pool.waitForDone()

    def _reading(self, look: Callable[[], object]) -> Callable[[], None]:
        def read() -> None:
            try:
                look()
            finally:
                self._read.emit()

        return read

    def _done(self) -> None:
        self._waiting -= 1

    def _paused(self) -> None:
        if self._waiting:
            self._pause.start()
            return
        self._steps = [self._gather, self.due.emit, self.due_later.emit]
        self._go_on()

    def _go_on(self) -> None:
        self._steps.pop(0)()
        if self._steps:
            self._later.start()

    def _gather(self) -> None:
        """Let the session put together what it remembers; who asks next is answered at once."""
        tuple(self._session.problems)
