"""The small window in which a note and the evidence of one figure are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QWidget

from cchc_desktop.model.template import Field
from cchc_desktop.model.text import clean
from cchc_desktop.services.figure_notes import FigureNote
from cchc_desktop.ui.dialogs.base import FormDialog
from cchc_desktop.ui.editors import ChoiceEditor, LineEditor
from cchc_desktop.ui.pasting import PlainText
from cchc_desktop.ui.style import muted

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

_LINES = 4
_WIDTH = 560


class FigureNoteDialog(FormDialog):
    """Ask for a note, the unit that gave the figure and the document that proves it.

    The units named before are offered, because a few of them give most figures.
    """

    def __init__(self, session: Session, key: str, parent: QWidget | None = None) -> None:
        super().__init__("Ghi chú và căn cứ của số liệu", "&Ghi nhận", parent)
        known = session.notes.of(key)
        shown = session.shown(key) or "chưa nhập"
        self.column.insertWidget(1, muted(f"{session.field(key).label}: {shown}"))
        self.text = PlainText(known.text)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.fontMetrics().lineSpacing() * (_LINES + 1))
        self.source = ChoiceEditor(Field("source", "Đơn vị", "choice", choices=_sources(session)))
        self.source.set_text(known.source)
        self.document = LineEditor(Field("document", "Văn bản", "text"))
        self.document.set_text(known.document)
        self.document.setPlaceholderText("số, ký hiệu, ngày của văn bản hoặc tên tệp")
        self.add_row("Ghi &chú:", self.text)
        self.add_row("Đơn &vị cung cấp:", self.source)
        self.add_row("Văn &bản làm căn cứ:", self.document)
        self.column.addWidget(
            muted(
                "Không in trong báo cáo. Ctrl+Enter để ghi nhận, Esc để thôi. Xóa hết chữ rồi ghi "
                "nhận thì ghi chú được bỏ."
            )
        )
        self._connect(read_only=session.read_only)
        self.finish_layout()
        self.setMinimumWidth(_WIDTH)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def written(self) -> FigureNote:
        """Return the note as it is written now."""
        return FigureNote(
            clean(self.text.toPlainText()).strip(), self.source.text(), self.document.text()
        )

    def _connect(self, *, read_only: bool) -> None:
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept)
        self.source.next_wanted.connect(self.document.focus_first)
        self.source.previous_wanted.connect(self.text.setFocus)
        self.document.next_wanted.connect(self.accept)
        self.document.previous_wanted.connect(self.source.focus_first)
        if read_only:
            self.text.setReadOnly(True)
            self.source.set_read_only(True)
            self.document.set_read_only(True)


def _sources(session: Session) -> tuple[str, ...]:
    """Return the units that gave other figures of the report."""
    return tuple(sorted({note.source for note in session.notes.all().values() if note.source}))
