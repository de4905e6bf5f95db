"""What happens when the program itself is at fault: save, log, and show a report to copy."""

import logging
import sys
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from cchc_desktop import __version__

LOG_FILE = "nhat-ky.log"
_LOG_BYTES = 500_000
_log = logging.getLogger("cchc_desktop")


def log_beside(path: Path) -> None:
    """Write the log into the folder of the data file, as far as that can be written."""
    for handler in list(_log.handlers):
        _log.removeHandler(handler)
        handler.close()
    try:
        handler = RotatingFileHandler(
            path.parent / LOG_FILE, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8", delay=True
        )
        with (path.parent / LOG_FILE).open("a", encoding="utf-8"):
            pass
    except OSError:
        # A read-only folder: the report is still shown on the screen.
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _log.addHandler(handler)


def describe(error: BaseException) -> str:
    """Return where an error happened, without the values that may hold words of a report."""
    lines = [f"Báo cáo CCHC {__version__}, Python {sys.version.split()[0]}, {sys.platform}"]
    chain: BaseException | None = error
    while chain is not None:
        lines.append(type(chain).__name__)
        frames = traceback.extract_tb(chain.__traceback__)
        lines += [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
        chain = chain.__cause__ or chain.__context__
    return "\n".join(lines)


class FaultHandler(QObject):
    """Be the one excepthook of the program."""

    def __init__(self, save: Callable[[], None]) -> None:
        super().__init__()
        self._save = save
        self._shown = False

    def install(self) -> None:
        """Hear of every error nobody expected."""
        sys.excepthook = self.handle

    def handle(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Save what is typed, log where it happened and tell the user once."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        report = describe(error)
        _log.error("%s", report)
        if self._shown:
            return
        self._shown = True
        try:
            self._save()
        except Exception as second:
            # The report of the first fault matters more than that saving failed as well.
            report += "\n\n" + describe(second)
            _log.error("saving after a fault failed: %s", type(second).__name__)
        QTimer.singleShot(0, lambda: self._show(report))

    def _show(self, report: str) -> None:
        from cchc_desktop.ui.dialogs.texts import FaultDialog

        FaultDialog(report, QApplication.activeWindow()).exec()
        self._shown = False
