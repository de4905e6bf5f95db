"""Looks for what deserves a mark in a sheet, in the pauses of writing and a little at a time."""

from collections.abc import Callable, Iterator
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock

from cchc_desktop.ui import narrative_document as nd
from cchc_desktop.ui.narrative_marks import Mark
from cchc_desktop.ui.narrative_text import NarrativeText

_PAUSE = 200
# A slice is far below what a writer notices, and keys are heard between two of them.
_SLICE = 0.008

MarksOf = Callable[[QTextBlock], Iterator[Mark]]


class Marking(QObject):
    """Renew the marks of a sheet after its text, or what is said of it, changed."""

    looked = Signal()

    def __init__(self, sheet: NarrativeText, marks_of: MarksOf) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._marks_of = marks_of
        self._work: Iterator[list[Mark]] | None = None
        self._found: list[Mark] = []
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._begin)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._go_on)
        self._is_stale = False
        sheet.textChanged.connect(self.renew)
        sheet.installEventFilter(self)

    def renew(self) -> None:
        """Look again as soon as nothing is typed."""
        self._work = None
        self._next.stop()
        self._pause.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._is_stale:
            self._is_stale = False
            self.renew()
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        if not self._sheet.isVisible():
            self._is_stale = True
            return
        if self._sheet.is_composing():
            self._pause.start()
            return
        self._found = []
        self._work = self._look()
        self._go_on()

    def _look(self) -> Iterator[list[Mark]]:
        for block in nd.blocks_of(self._sheet.document()):
            yield list(self._marks_of(block))

    def _go_on(self) -> None:
        if self._work is None:
            return
        end = monotonic() + _SLICE
        for marks in self._work:
            self._found += marks
            if monotonic() > end:
                self._next.start()
                return
        self._work = None
        self._sheet.marks.show(self._found)
        self.looked.emit()
