"""Finds chips, footnote marks and words of a sheet beside the cursor and under the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor

from cchc_desktop.model.narrative import Bound, Narrative, NoteMark, write_narrative
from cchc_desktop.ui import narrative_clipboard as clipboard
from cchc_desktop.ui import narrative_document as nd
from cchc_desktop.ui.chips import format_at, inline_of

if TYPE_CHECKING:
    from cchc_desktop.ui.narrative_text import NarrativeText

_OPENING, _CLOSING = "([“‘", ".,;:!?)]”’%"


def meaning(sheet: NarrativeText, position: int) -> Bound | NoteMark | None:
    """Return what stands at a place, None when it is ordinary text."""
    return inline_of(format_at(sheet.document(), position))


def near(sheet: NarrativeText) -> list[int]:
    """Return the place of the only selected sign, or those on both sides of the cursor."""
    cursor = sheet.textCursor()
    if cursor.hasSelection():
        alone = cursor.selectionEnd() - cursor.selectionStart() == 1
        return [cursor.selectionStart()] if alone else []
    return [at for at in (cursor.position() - 1, cursor.position()) if at >= 0]


def sign_near(sheet: NarrativeText) -> Bound | NoteMark | None:
    """Return what the selected sign stands for, or the one beside the cursor."""
    signs = (meaning(sheet, at) for at in near(sheet))
    return next((sign for sign in signs if sign is not None), None)


def hint_at(sheet: NarrativeText, point: QPoint) -> str:
    """Return what a chip is bound to, what a footnote says, or what a mark means."""
    position = sign_at(sheet, point)
    if position is None:
        found = sheet.marks.at(sheet.cursorForPosition(point).position())
        return found[0].hint if found else ""
    inline = meaning(sheet, position)
    if isinstance(inline, Bound):
        return f"{sheet.chips.label(inline)}: {sheet.chips.shown(inline)}"
    if isinstance(inline, NoteMark):
        return "\n".join(clipboard.as_printed(line, sheet.chips) for line in inline.paragraphs)
    return ""


def sign_at(sheet: NarrativeText, point: QPoint) -> int | None:
    """Return the place of the chip or mark drawn at a point of the viewport."""
    scrolled = QPointF(sheet.horizontalScrollBar().value(), sheet.verticalScrollBar().value())
    layout = sheet.document().documentLayout()
    hit = layout.hitTest(QPointF(point) + scrolled, Qt.HitTestAccuracy.ExactHit)
    for position in (hit, hit - 1):
        if position < 0 or meaning(sheet, position) is None:
            continue
        if _left(sheet, position) <= point.x() <= _left(sheet, position + 1):
            return position
    return None


def _left(sheet: NarrativeText, position: int) -> int:
    cursor = QTextCursor(sheet.document())
    cursor.setPosition(position)
    return sheet.cursorRect(cursor).left()


def is_behind_word(sheet: NarrativeText) -> bool:
    """Say whether the cursor stands where no word is being written."""
    cursor = sheet.textCursor()
    before = cursor.block().text()[: cursor.positionInBlock()][-1:]
    # A sign like “,” is taken back with the word before it.
    return not before or before.isspace()


def words_before(sheet: NarrativeText) -> str:
    """Return the words before the cursor, a sign for each chip and mark."""
    cursor = QTextCursor(sheet.document())
    cursor.setPosition(sheet.textCursor().selectionStart(), QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u2029", "\n")


def gaps_around(sheet: NarrativeText, words: str) -> tuple[str, str]:
    """Return the spaces that words need to stand apart from what is around the selection."""
    document, cursor = sheet.document(), sheet.textCursor()
    before = document.characterAt(cursor.selectionStart() - 1) if cursor.selectionStart() else ""
    after = document.characterAt(cursor.selectionEnd())
    apart = before and not before.isspace() and before not in _OPENING
    joins = apart and words.strip() and not words[0].isspace() and words[0] not in _CLOSING
    ends = after and (after.isalnum() or after in _OPENING) and not words[-1:].isspace()
    return " " if joins else "", " " if ends else ""


def selected_text(sheet: NarrativeText) -> str:
    """Return what is selected, as it would be stored."""
    if not sheet.textCursor().hasSelection():
        return ""
    return write_narrative(Narrative(tuple(nd.copied(sheet.textCursor()))))
