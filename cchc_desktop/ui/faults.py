"""What happens when the program itself is at fault: save, log, and show a report to copy."""

import sys
from collections.abc import Callable
from functools import partial
from types import TracebackType

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication


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
        # Loaded at the first fault only: logging costs the start more than it is worth.
        import logging

        from cchc_desktop.faults import describe

        log = logging.getLogger("cchc_desktop")
        report = describe(error)
        log.error("%s", report)
        if self._shown:
            return
        self._shown = True
        second = self._save_or_describe()
        if second:
            # The report of the first fault matters more than that saving failed as well.
            log.error("%s", second)
            report += "\n\n" + second
        QTimer.singleShot(0, partial(self._show, report))

    def _save_or_describe(self) -> str:
        from cchc_desktop.faults import describe

        try:
            self._save()
        except Exception as error:
            return describe(error)
        return ""

    def _show(self, report: str) -> None:
        from cchc_desktop.ui.dialogs.texts import FaultDialog

        FaultDialog(report, QApplication.activeWindow()).exec()
        self._shown = False
