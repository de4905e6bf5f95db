"""Underlines in a sheet for what deserves a look; they are drawn only, the text knows nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from cchc_desktop.ui import themes

if TYPE_CHECKING:
    from cchc_desktop.services.unbound import Loose

_Line = QTextCharFormat.UnderlineStyle
# Kinds differ by the shape of their line: not everybody tells colours apart.
_LINES = {
    "unbound": (_Line.DotLine, "mark-figure"),
    "period": (_Line.DotLine, "mark-figure"),
    "unknown": (_Line.DashUnderline, "mark-unknown"),
    "finding": (_Line.WaveUnderline, "mark-finding"),
}


@dataclass(frozen=True)
class Mark:
    """A stretch of the document, what is to be said of it, and the loose figure it is, if any."""

    start: int
    end: int
    kind: str
    hint: str
    loose: Loose | None = None


class Marks:
    """Show marks over a sheet's text and find the one at a place, wherever it has moved to."""

    def __init__(self, sheet: QTextEdit) -> None:
        self._sheet = sheet
        self._marks: tuple[Mark, ...] = ()
        self._places: list[QTextCursor] = []

    def show(self, marks: Iterable[Mark]) -> None:
        """Show marks instead of those shown before."""
        marks = tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))
        if marks == self._marks and self._are_in_place():
            return
        self._marks = marks
        self._places = [self._place(mark) for mark in marks]
        self._sheet.setExtraSelections(
            [_selection(m, place) for m, place in zip(marks, self._places, strict=True)]
        )

    def at(self, position: int) -> tuple[Mark, QTextCursor] | None:
        """Return the mark at a place and where it is now."""
        found = None
        for mark, place in zip(self._marks, self._places, strict=True):
            inside = place.selectionStart() <= position <= place.selectionEnd()
            # A figure that can be bound goes before what is said of the words around it.
            if inside and place.hasSelection() and (found is None or mark.loose is not None):
                found = (mark, place)
        return found

    def step(self, position: int, step: int) -> QTextCursor | None:
        """Return the next or previous mark seen from a place, round the end; None without marks."""
        places = [place for place in self._places if place.hasSelection()]
        if not places:
            return None
        if step > 0:
            return next((p for p in places if p.selectionStart() > position), places[0])
        return next((p for p in reversed(places) if p.selectionEnd() < position), places[-1])

    def shown(self) -> Sequence[Mark]:
        """Return the marks in reading order, as they were when they were found."""
        return self._marks

    def _place(self, mark: Mark) -> QTextCursor:
        cursor = QTextCursor(self._sheet.document())
        last = self._sheet.document().characterCount() - 1
        cursor.setPosition(min(mark.start, last))
        cursor.setPosition(min(mark.end, last), QTextCursor.MoveMode.KeepAnchor)
        # What is typed right behind a mark does not belong to it.
        cursor.setKeepPositionOnInsert(True)
        return cursor

    def _are_in_place(self) -> bool:
        pairs = zip(self._marks, self._places, strict=True)
        return all((m.start, m.end) == (p.selectionStart(), p.selectionEnd()) for m, p in pairs)


def _selection(mark: Mark, place: QTextCursor) -> QTextEdit.ExtraSelection:
    line, colour = _LINES[mark.kind]
    selection = QTextEdit.ExtraSelection()
    char = QTextCharFormat()
    char.setUnderlineStyle(line)
    char.setUnderlineColor(themes.colour(colour))
    selection.format = char
    selection.cursor = place
    return selection
