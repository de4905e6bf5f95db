"""Brings the cursor of a text into view, within the sheet and within the form around it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QScrollArea

if TYPE_CHECKING:
    from cchc_desktop.ui.narrative_pad import Pad
    from cchc_desktop.ui.narrative_text import NarrativeText

_LINES_AROUND = 5


def reveal(editor: Pad) -> None:
    """Scroll text and form so that the cursor is seen, also once a new form has its heights."""
    _scroll(editor)
    QTimer.singleShot(0, editor, partial(_scroll, editor))


def leave_found(sheet: NarrativeText) -> bool:
    """Go behind the words the program has led to; Enter after a search must not replace them."""
    cursor = sheet.textCursor()
    is_found = sheet.led_to == (cursor.selectionStart(), cursor.selectionEnd())
    sheet.led_to = None
    if is_found:
        cursor.setPosition(cursor.selectionEnd())
        sheet.setTextCursor(cursor)
    return is_found


def _scroll(editor: Pad) -> None:
    sheet = editor.sheet
    sheet.ensureCursorVisible()
    area = _area_around(editor)
    body = area.widget() if area else None
    if area is None or body is None:
        return
    rect = sheet.cursorRect()
    around = _LINES_AROUND * rect.height()
    here = sheet.viewport().mapTo(body, QPoint(0, rect.center().y()))
    area.ensureVisible(0, here.y(), 0, around)


def _area_around(editor: Pad) -> QScrollArea | None:
    widget = editor.parentWidget()
    while widget is not None and not isinstance(widget, QScrollArea):
        widget = widget.parentWidget()
    return widget
