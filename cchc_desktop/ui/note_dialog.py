"""The small window in which the text of one footnote is written."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from cchc_desktop.model.narrative import Bound, NoteMark, Span
from cchc_desktop.ui import narrative_document as nd
from cchc_desktop.ui.binding_picker import BindingPicker
from cchc_desktop.ui.chips import ChipSource, note_body
from cchc_desktop.ui.narrative_text import NarrativeText
from cchc_desktop.ui.style import mute

_LETTERS, _LINES = 60, 7


class NoteDialog(QDialog):
    """Write a footnote: paragraphs with emphasis and bound figures."""

    def __init__(
        self, source: ChipSource, note: NoteMark, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._source = source
        self.text = NarrativeText(source, plain=True)
        self.text.setAccessibleName(title)
        self.text.show_blocks(note_body(note))
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.command.connect(self._obey)
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
        hint = QLabel("Ctrl+J chèn số liệu, Enter xuống đoạn mới, Ctrl+Enter là xong.")
        mute(hint)
        buttons = QDialogButtonBox()
        insert = buttons.addButton("Chèn &số liệu…", QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton("&Xong", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("&Bỏ", QDialogButtonBox.ButtonRole.RejectRole)
        insert.clicked.connect(self.pick)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept)
        column = QVBoxLayout(self)
        column.addWidget(self.text, 1)
        column.addWidget(hint)
        column.addWidget(buttons)
        metrics = self.fontMetrics()
        self.text.setMinimumWidth(metrics.averageCharWidth() * _LETTERS)
        self.text.setMinimumHeight(metrics.lineSpacing() * _LINES)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def pick(self) -> None:
        """Search for a figure to bind into the footnote."""
        picker = BindingPicker(self._source, self)
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.chosen.connect(self.text.insert_bound)
        picker.open()

    def _obey(self, command: str) -> None:
        if command == "bind":
            self.pick()
        elif command in ("bold", "italic"):
            self.text.toggle_style(command)
