"""The small window in which the text of one footnote is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from cchc_desktop.model.narrative import Bound, Narrative, NoteMark, Span, write_narrative
from cchc_desktop.ui import narrative_document as nd
from cchc_desktop.ui.chips import note_body
from cchc_desktop.ui.fitting import Dialog
from cchc_desktop.ui.narrative_handing import Recall
from cchc_desktop.ui.narrative_pad import Pad
from cchc_desktop.ui.style import mute

if TYPE_CHECKING:
    from cchc_desktop.ui.chips import ChipSource
    from cchc_desktop.ui.narrative_help import SectionHelp

_LETTERS, _LINES = 60, 7


class NoteDialog(Dialog):
    """Write a footnote: paragraphs with emphasis and bound figures.

    Without ``help_`` there is no report around it: nothing is marked and no document cited.
    """

    def __init__(
        self,
        source: ChipSource,
        note: NoteMark,
        title: str,
        parent: QWidget | None = None,
        *,
        help_: SectionHelp | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.pad = Pad(source, help_, plain=True)
        self.text = self.pad.sheet
        self.text.setAccessibleName(title)
        self.pad.handing.load(write_narrative(Narrative(tuple(note_body(note)))))
        # The report takes the note as a whole; until then its steps are known here only.
        self._steps = Recall(self.pad.handing)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self._lay_out()

    def note(self) -> NoteMark:
        """Return the footnote as it is written now; no paragraphs when it says nothing."""
        return NoteMark(
            tuple(
                tuple(inline for inline in block.inlines if isinstance(inline, Span | Bound))
                for block in nd.read(self.text.document()).blocks
            )
        )

    def _lay_out(self) -> None:
        cites = "Ctrl+Shift+J chèn văn bản viện dẫn, " if self.pad.help else ""
        hint = QLabel(f"Ctrl+J chèn số liệu, {cites}Enter xuống đoạn mới, Ctrl+Enter là xong.")
        hint.setWordWrap(True)
        mute(hint)
        buttons = QDialogButtonBox()
        insert = buttons.addButton("Chèn &số liệu…", QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton("&Xong", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("&Bỏ", QDialogButtonBox.ButtonRole.RejectRole)
        insert.clicked.connect(self.pad.pick)
        if self.pad.help:
            cite = buttons.addButton("Chèn &văn bản…", QDialogButtonBox.ButtonRole.ActionRole)
            cite.clicked.connect(self.pad.pick_citation)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept)
        column = QVBoxLayout(self)
        column.addWidget(self.pad, 1)
        column.addWidget(hint)
        column.addWidget(buttons)
        metrics = self.fontMetrics()
        self.text.setMinimumWidth(metrics.averageCharWidth() * _LETTERS)
        self.text.setMinimumHeight(metrics.lineSpacing() * _LINES)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
