"""What one key does at a mark of a sheet: bind a loose figure, or say what was found."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu

from cchc_desktop.model.line_places import SIGN
from cchc_desktop.model.narrative import Bound
from cchc_desktop.ui.chips import chip_format, is_bold

if TYPE_CHECKING:
    from cchc_desktop.services.unbound import Candidate
    from cchc_desktop.ui.narrative_marks import Mark
    from cchc_desktop.ui.narrative_text import NarrativeText

_DIGITS = 9


class Fixes(QObject):
    """Go from mark to mark and deal with the one at the cursor."""

    picker_wanted = Signal()
    said = Signal(str)

    def __init__(self, sheet: NarrativeText) -> None:
        super().__init__(sheet)
        self._sheet = sheet

    def step(self, step: int) -> None:
        """Select the next or previous mark and say what it is."""
        cursor = self._sheet.textCursor()
        start = cursor.selectionStart() if step < 0 or cursor.hasSelection() else cursor.position()
        place = self._sheet.marks.step(start, step)
        if place is None:
            self.said.emit("Không có số chưa gắn hay chỗ nào cần xem trong mục này.")
            return
        selected = QTextCursor(self._sheet.document())
        selected.setPosition(place.selectionStart())
        selected.setPosition(place.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
        self._sheet.setTextCursor(selected)
        self._sheet.ensureCursorVisible()
        found = self._sheet.marks.at(place.selectionStart())
        if found:
            self.said.emit(found[0].hint)

    def fix(self) -> None:
        """Bind the loose figure at the cursor; ask which one where several are as likely."""
        cursor = self._sheet.textCursor()
        found = self._sheet.marks.at(cursor.selectionStart())
        if found is None:
            self.said.emit("Con trỏ không ở số chưa gắn nào. Alt+↓ đến số chưa gắn tiếp theo.")
            return
        mark, place = found
        if mark.loose is None:
            self.said.emit(mark.hint)
        elif len(mark.loose.candidates) == 1:
            self.bind(place, mark.loose.candidates[0])
        else:
            self._ask(mark, place)

    def bind(self, place: QTextCursor, candidate: Candidate) -> None:
        """Put the chip of a figure in place of what is written, as one step."""
        cursor = QTextCursor(self._sheet.document())
        cursor.setPosition(place.selectionStart())
        cursor.setPosition(place.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
        char = cursor.charFormat()
        bound = Bound(candidate.name, candidate.form, is_bold(char), char.fontItalic())
        self._sheet.step.emit()
        cursor.insertText(SIGN, chip_format(bound))
        self._sheet.setTextCursor(cursor)
        self._sheet.step.emit()
        self.said.emit(f"Đã gắn “{candidate.label}”. Ctrl+Z để lấy lại chữ đã gõ.")

    def menu(self, mark: Mark, place: QTextCursor) -> QMenu:
        """Return what a loose figure may be, the likeliest first."""
        menu = QMenu(self._sheet)
        for number, candidate in enumerate(mark.loose.candidates if mark.loose else (), start=1):
            key = f"&{number}  " if number <= _DIGITS else ""
            action = menu.addAction(key + candidate.label.replace("&", "&&"))
            action.triggered.connect(partial(self.bind, place, candidate))
        if not menu.isEmpty():
            menu.addSeparator()
        action = menu.addAction("Số liệu &khác…")
        action.triggered.connect(partial(self._pick, place))
        return menu

    def _ask(self, mark: Mark, place: QTextCursor) -> None:
        menu = self.menu(mark, place)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setActiveAction(menu.actions()[0])
        corner = self._sheet.cursorRect(place).bottomLeft()
        menu.popup(self._sheet.viewport().mapToGlobal(corner))

    def _pick(self, place: QTextCursor) -> None:
        self._sheet.setTextCursor(place)
        self.picker_wanted.emit()
