"""Calls the window that has a data file to the front, from a second start of the program."""

import getpass
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

from cchc_desktop import windows

_WAIT = 2000  # milliseconds; a window that hangs does not answer
_ANSWER = b"."


def ring(path: Path) -> bool:
    """Call the window that has a data file; False when there is none, or it does not answer."""
    socket = QLocalSocket()
    socket.connectToServer(_name(path))
    if not socket.waitForConnected(_WAIT):
        return False
    windows.let_others_come_forward()
    socket.write(_ANSWER)
    return bool(socket.waitForBytesWritten(_WAIT) and socket.waitForReadyRead(_WAIT))


class Doorbell(QObject):
    """Waits for calls for one data file, as long as its window holds it."""

    def __init__(self, path: Path, called: Callable[[], None]) -> None:
        super().__init__()
        self._called = called
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._admit)
        # Only the holder of a file listens: what is there was left by a program that was killed.
        QLocalServer.removeServer(_name(path))
        self._server.listen(_name(path))

    def silence(self) -> None:
        """Answer no more."""
        self._server.close()

    def _admit(self) -> None:
        caller = self._server.nextPendingConnection()
        caller.disconnected.connect(caller.deleteLater)
        caller.readyRead.connect(lambda: self._answer(caller))

    def _answer(self, caller: QLocalSocket) -> None:
        caller.readAll()
        caller.write(_ANSWER)
        caller.flush()
        self._called()


def come_forward(window: QWidget) -> None:
    """Show a window in front of the others, with its size as it was."""
    if window.isMinimized():
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def _name(path: Path) -> str:
    """Name the bell of a data file; other users have bells of their own."""
    whole = f"{getpass.getuser()}\n{os.path.normcase(path.resolve())}"
    return "bao-cao-cchc-" + hashlib.sha256(whole.encode("utf-8")).hexdigest()[:24]
