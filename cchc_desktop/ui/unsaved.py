"""What was typed and could not be written: kept, told of, and written again by itself.

It knows neither report nor file; how something is written is given to it.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from cchc_desktop.errors import ChangedOutsideError, UserError
from cchc_desktop.ui.banner import Banner

# Kind ("field" or "text") and key → what was typed.
Typed = dict[tuple[str, str], str]
_AGAIN = 3000


class Unsaved(QObject):
    """Write what is typed; keep it and try again every few seconds as long as that fails."""

    failed = Signal()

    def __init__(
        self, banner: Banner, write: Callable[[str, str, str], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._banner, self._write = banner, write
        self._waiting: Typed = {}
        self._again = QTimer(self)
        self._again.setInterval(_AGAIN)
        self._again.timeout.connect(self.retry)
        banner.retry_wanted.connect(self.retry)

    def __contains__(self, place: tuple[str, str]) -> bool:
        return place in self._waiting

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def write(self, kind: str, key: str, typed: str) -> None:
        """Write something, or keep it and say why it could not be written."""
        try:
            self._write(kind, key, typed)
        except UserError as error:
            self._waiting[kind, key] = typed
            outside = isinstance(error, ChangedOutsideError)
            self._banner.tell(error.message, retry=not outside, reload=outside)
            if not outside:
                self._again.start()
            self.failed.emit()
        else:
            self._waiting.pop((kind, key), None)
            if not self._waiting:
                self._banner.hide()
                self._again.stop()

    def retry(self) -> None:
        """Write again what could not be written."""
        for (kind, key), typed in list(self._waiting.items()):
            self.write(kind, key, typed)

    def stop(self) -> None:
        """Try no more: the page is closed, whoever closed it was told."""
        self._again.stop()

    def hand_over(self) -> Typed:
        """Give away what waits, for another page of the same report to write."""
        self.stop()
        waiting, self._waiting = self._waiting, {}
        return waiting

    def adopt(self, waiting: Typed) -> None:
        """Write what another page of the same report could not."""
        self._waiting |= waiting
        self.retry()
