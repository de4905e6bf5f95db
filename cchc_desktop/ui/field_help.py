"""Help in place: what a field means, how it is worked out, where its figure comes from, an example.

It stands beside the field and never takes the focus, so that typing goes on under it.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from cchc_desktop.services.examples import example
from cchc_desktop.ui.style import GAP

if TYPE_CHECKING:
    from cchc_desktop.model.template import Section
    from cchc_desktop.services.session import Session
    from cchc_desktop.ui.field_row import FieldRow

_SOURCE = "Nguồn:"
_LETTERS = 64
_HOW_ON = "F1 lần nữa: các phím tắt. Gõ tiếp hoặc Esc: đóng."
Lines = list[tuple[str, str]]


def lines_of(row: FieldRow, session: Session) -> Lines:
    """Return what is said of a field, each line with its caption, its meaning first."""
    first, *rest = row.help_text().split("\n")
    meaning, _, source = first.partition(_SOURCE)
    lines = [("", meaning.strip())]
    if source:
        lines.append(("Nguồn", source.strip()))
    for line in rest:
        caption, colon, words = line.partition(": ")
        lines.append((caption, words) if colon else ("", line))
    typed, shown = example(row.field, session.view.style, session.resources)
    if typed:
        same = f"gõ {typed}" if typed == shown else f"gõ {typed}, in ra {shown}"
        lines.append(("Ví dụ", same))
    return [(caption, words) for caption, words in lines if words]


class HelpBubble(QFrame):
    """Show help beside a widget until something is typed or the focus goes elsewhere."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.Box)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.setAutoFillBackground(True)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setWordWrap(True)
        self.words.setForegroundRole(QPalette.ColorRole.ToolTipText)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP // 2, GAP, GAP // 2)
        column.addWidget(self.words)
        self._watched: QWidget | None = None
        self.hide()

    def explain(
        self, session: Session, section: Section | None, row: FieldRow | None, page: QWidget
    ) -> bool:
        """Explain a field, else the section; False when help was there or there is none."""
        if self.isVisible():
            self.hide()
        elif row is not None:
            self.show_beside(row.editor, row.field.label, lines_of(row, session))
        elif section is not None and section.help:
            target = QApplication.focusWidget() or page
            self.show_beside(target, section.label, [("", section.help)])
        return self.isVisible()

    def show_beside(self, target: QWidget, title: str, lines: Lines) -> None:
        """Show lines of help under a widget, or above it where the screen ends."""
        self.words.setText(_rich(title, [*lines, ("", _HOW_ON)]))
        said = " ".join([title, *(f"{c}: {w}" if c else w for c, w in lines)])
        self.setAccessibleName(said)
        self._place(target)
        self.show()
        self.raise_()
        self._watch(QApplication.focusWidget())
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(target, said))

    def hide(self) -> None:
        self._watch(None)
        super().hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.MouseButtonPress):
            self.hide()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            closes = event.key() == Qt.Key.Key_Escape
            self.hide()
            return closes
        return False

    def _watch(self, widget: QWidget | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        self._watched = widget
        if widget is not None:
            widget.installEventFilter(self)

    def _place(self, target: QWidget) -> None:
        over = self.parentWidget() or target.window()
        room = over.rect()
        width = min(self.fontMetrics().averageCharWidth() * _LETTERS, room.width())
        around = 2 * self.frameWidth()
        self.resize(width, self.words.heightForWidth(width - 2 * GAP - around) + GAP + around)
        origin = over.mapFromGlobal(target.mapToGlobal(QPoint(0, 0)))
        top = origin.y() + target.height() + 2
        if top + self.height() > room.bottom():
            top = origin.y() - self.height() - 2
        left = min(origin.x(), room.width() - self.width())
        self.move(max(left, 0), max(top, 0))


def _rich(title: str, lines: Lines) -> str:
    parts = [f"<p><b>{escape(title)}</b></p>"]
    for caption, words in lines:
        lead = f"<b>{escape(caption)}:</b> " if caption else ""
        parts.append(f"<p style='margin: 3px 0'>{lead}{escape(words)}</p>")
    return "".join(parts)
