"""When what is written in a sheet is handed over, and how a text from elsewhere gets into it.

Each hand-over is one step of undo, so the steps are what is written between two rests: some words,
a pasted piece, a change of style. What an input method takes back and types again is never seen.
"""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from cchc_desktop.model.narrative import parse_narrative, write_narrative
from cchc_desktop.ui import narrative_document as nd
from cchc_desktop.ui.narrative_signs import is_behind_word
from cchc_desktop.ui.narrative_text import NarrativeText

QUIET = 800
# Who writes on without a pause does not wait longer than this for the text to be safe, ...
LONGEST = 2000
# ... but for the end of the word: in a word Vietnamese keyboards take back and type again.
LONGEST_WORD = 3000


class Handing(QObject):
    """Hand over a sheet's text in quiet moments, around commands, on leaving and on ``flush``."""

    committed = Signal(str)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, sheet: NarrativeText) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._known = ""
        self._written = ""
        self._read: tuple[int, str] | None = None
        self._quiet = QTimer(self, singleShot=True)
        self._quiet.timeout.connect(self._quiet_now)
        self._waiting = QElapsedTimer()
        sheet.document().contentsChange.connect(self._forget)
        sheet.textChanged.connect(self._changed)
        sheet.step.connect(self._step)
        sheet.left.connect(self._left)
        sheet.undo_wanted.connect(self._undo)
        sheet.redo_wanted.connect(self._redo)

    # --- text

    def load(self, text: str) -> None:
        """Show a stored text with nothing to undo."""
        self._sheet.show_blocks(list(parse_narrative(text).blocks))
        self._know(text)

    def stored_text(self) -> str:
        """Return the text as it is stored; letter by letter what was loaded until it changes."""
        written = self._write()
        return self._known if written == self._written else written

    def set_text(self, text: str) -> bool:
        """Show a text changed elsewhere, the cursor behind the change; False in mid-composition."""
        sheet = self._sheet
        if sheet.is_composing():
            return False
        before = sheet.document().toRawText()
        scrolled = sheet.verticalScrollBar().value()
        sheet.patch(list(parse_narrative(text).blocks))
        self._know(text)
        after = sheet.document().toRawText()
        if after != before:
            cursor = sheet.textCursor()
            cursor.setPosition(end_of_change(before, after))
            sheet.setTextCursor(cursor)
        sheet.verticalScrollBar().setValue(scrolled)
        sheet.ensureCursorVisible()
        return True

    def flush(self) -> None:
        """Hand over at once what is written, the word being composed included."""
        if self._sheet.is_composing():
            QGuiApplication.inputMethod().commit()
        self.hand_over()

    def hand_over(self) -> bool:
        """Hand over what is written; say whether there was anything new."""
        self._quiet.stop()
        text = self.stored_text()
        if text == self._known or self._sheet.isReadOnly():
            return False
        self._known = self._written = text
        self._sheet.document().clearUndoRedoStacks()
        self.committed.emit(text)
        return True

    def _know(self, text: str) -> None:
        self._known, self._written = text, self._write()
        self._quiet.stop()

    def _write(self) -> str:
        """Return the text as it stands; dozens of sheets are asked for theirs at once."""
        document = self._sheet.document()
        if self._read is None or self._read[0] != document.revision():
            self._read = (document.revision(), write_narrative(nd.read(document)))
        return self._read[1]

    def _forget(self) -> None:
        self._read = None

    # --- moments

    def _changed(self) -> None:
        if self._sheet.is_composing():
            return
        if not self._quiet.isActive():
            self._waiting.start()
        waited = self._waiting.elapsed()
        ends_word = is_behind_word(self._sheet) or waited >= LONGEST_WORD
        self._quiet.start(0 if waited >= LONGEST and ends_word else QUIET)

    def _quiet_now(self) -> None:
        if self._sheet.is_composing():
            self._quiet.start(QUIET)
        else:
            self.hand_over()

    def _step(self) -> None:
        """Begin or end a step of its own: a command, a paste, writing at another place."""
        if not self._sheet.is_composing() and self._sheet.document().isUndoAvailable():
            self.hand_over()

    def _left(self) -> None:
        self._sheet.shape_item()
        self.hand_over()

    def _undo(self) -> None:
        if self._sheet.is_composing():
            return
        # An empty paragraph is nothing that is stored, yet it is what came last.
        if self.hand_over() or not self._sheet.undo_all():
            self.undo_wanted.emit()

    def _redo(self) -> None:
        if self._sheet.is_composing():
            return
        self.hand_over()
        self.redo_wanted.emit()


class Recall(QObject):
    """The steps of a text that nobody else keeps, such as a footnote while its window is open."""

    def __init__(self, handing: Handing) -> None:
        super().__init__(handing)
        self._handing = handing
        self._past: list[str] = []
        self._future: list[str] = []
        self._now = handing.stored_text()
        handing.committed.connect(self._take)
        handing.undo_wanted.connect(self._back)
        handing.redo_wanted.connect(self._forth)

    def _take(self, text: str) -> None:
        self._past.append(self._now)
        self._future.clear()
        self._now = text

    def _back(self) -> None:
        if self._past:
            self._future.append(self._now)
            self._show(self._past.pop())

    def _forth(self) -> None:
        if self._future:
            self._past.append(self._now)
            self._show(self._future.pop())

    def _show(self, text: str) -> None:
        self._now = text
        self._handing.set_text(text)


def end_of_change(before: str, after: str) -> int:
    """Return the place in ``after`` behind what differs, counted as Qt counts (UTF-16)."""
    old, new = before.encode("utf-16-le"), after.encode("utf-16-le")
    tail = _shared(old[::-1], new[::-1]) // 2
    return max(_shared(old, new) // 2, len(new) // 2 - tail)


def _shared(one: bytes, other: bytes) -> int:
    """Return how many bytes two strings have in common at their start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))
