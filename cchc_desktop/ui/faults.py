"""What happens when the program itself is at fault: save, log, and show a report to copy."""

import logging
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from cchc_desktop.faults import describe

_log = logging.getLogger("cchc_desktop")


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
