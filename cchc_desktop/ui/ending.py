"""The end that nobody asks the window about: logging out, shutting down, a signal.

What is typed is handed over at once and without a question; there is a second or so for it.
"""

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, Qt
from PySide6.QtWidgets import QApplication

_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK")


class Ending(QObject):
    """Save when the system says that it is over, and leave when it wants the program gone."""

    def __init__(self, application: QApplication, save: Callable[[], None]) -> None:
        super().__init__(application)
        self.is_over = False
        self._application, self._save = application, save
        application.commitDataRequest.connect(self.log_out, Qt.ConnectionType.DirectConnection)
        self._listen()

    def _listen(self) -> None:
        """Let signals wake the event loop: a handler of Python's waits for the next bytecode."""
        self._reading, self._writing = socket.socketpair()
        for end in (self._reading, self._writing):
            end.setblocking(False)
        self._before = {
            number: signal.signal(number, _do_nothing)
            for name in _SIGNALS
            if (number := getattr(signal, name, None)) is not None
        }
        self._wakeup_before = signal.set_wakeup_fd(
            self._writing.fileno(), warn_on_full_buffer=False
        )
        self._notifier = QSocketNotifier(
            self._reading.fileno(), QSocketNotifier.Type.Read, self._application
        )
        self._notifier.activated.connect(self._leave)

    def stop(self) -> None:
        """Let signals do again what they did before."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup_before)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._reading.close()
        self._writing.close()
        self._application.commitDataRequest.disconnect(self.log_out)

    def log_out(self) -> None:
        """Save, and stay as long as the session does."""
        self._save()

    def _leave(self) -> None:
        told = self._reading.recv(64)
        if any(number in self._before for number in told):
            self.is_over = True
            self._save()
            # Not quit(): that asks every window first, and one may ask the user.
            self._application.exit(0)


def listen(save: Callable[[], None]) -> Ending:
    """Begin to hear of the end of the running application."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError(application)
    return Ending(application, save)


def _do_nothing(_number: int, _frame: object) -> None:
    """Stand in the way of the default, which ends the process."""
