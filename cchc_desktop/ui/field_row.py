"""The row of one field: label, editor, unit, last period's value and the message below them."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from cchc_desktop.model.template import Field, Kind
from cchc_desktop.ui.editors import EDITORS, Editor, FigureEditor, LineEditor
from cchc_desktop.ui.icons import icon
from cchc_desktop.ui.style import GAP, mute
from cchc_desktop.ui.table_editor import TableEditor

STRENGTHS = {
    "error": ("state-error", "Lỗi"),
    "warning": ("state-warning", "Cảnh báo"),
    "hint": ("state-hint", "Gợi ý"),
}
_SOURCES = {Kind.COMPUTED: "tự tính", Kind.PROFILE: "từ hồ sơ cơ quan"}
_LABEL, _EDITOR, _UNIT, _PREVIOUS = range(4)
_NARROWEST_LABEL = 14
_UNIT_LETTERS = 12
_PREVIOUS_LETTERS = 18


class FieldRow(QWidget):
    """Ask for one field; computed and profile fields are shown locked with where they come from.

    Enter walks past locked rows, because a form connects ``next_wanted`` of typed rows only; Tab
    still reaches them, so that they can be read and copied.
    """

    committed = Signal(str, str)
    next_wanted = Signal()
    previous_wanted = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.is_locked = field.kind is not Kind.TYPED
        self.editor = self._make_editor()
        self._label = QLabel(field.label)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setBuddy(self.editor)
        self._unit = _plain_label(field.unit, _UNIT_LETTERS)
        self._previous = _plain_label("", _PREVIOUS_LETTERS)
        self._formula = _plain_label("")
        self._sign = QLabel()
        self._message = _plain_label("")
        self._lay_out()
        self._explain()
        self._connect()

    # --- showing

    def set_text(self, text: str) -> None:
        """Show an answer: the typed form of a typed field, the printed form of a locked one."""
        self.editor.set_text(text)

    def text(self) -> str:
        """Return what the editor holds."""
        return self.editor.text()

    @property
    def is_pending(self) -> bool:
        """Say whether something is typed that was not handed over yet."""
        return self.editor.text() != self.editor.known

    def set_formula(self, formula: str) -> None:
        """Show where the value of a locked field comes from."""
        source = _SOURCES.get(self.field.kind, "")
        self._formula.setText(f"= {formula}" if formula else source)
        self._formula.setVisible(bool(self._formula.text()))

    def set_previous(self, value: str, label: str) -> None:
        """Show the value of the last report; ``label`` names that report."""
        self._previous.setText(f"kỳ trước: {value}" if value else "")
        self._previous.setToolTip(f"{label}: {value}" if value else "")
        self._previous.setVisible(bool(label) and self.field.is_figure)

    def set_message(self, message: str, strength: str) -> None:
        """Show what is wrong with the answer, by icon, word and sentence; empty takes it away."""
        name, word = STRENGTHS.get(strength, ("", ""))
        self._message.setText(f"{word}: {message}" if message else "")
        if message:
            self._sign.setPixmap(icon(name).pixmap(self._sign_size()))
        for widget in (self._sign, self._message):
            widget.setVisible(bool(message))
        self.editor.setAccessibleDescription(message or self.field.help)

    def help_text(self) -> str:
        """Return what the field means and where its figure is found."""
        return self.field.help

    def set_read_only(self, read_only: bool) -> None:
        """Allow or forbid changes; a locked field stays locked."""
        self.editor.set_read_only(read_only or self.is_locked)

    def focus_first(self) -> None:
        """Take the focus, everything selected."""
        self.editor.focus_first()

    # --- building

    def _make_editor(self) -> Editor:
        if not self.is_locked:
            return EDITORS[self.field.type](self.field, self)
        shape = FigureEditor if self.field.is_figure else LineEditor
        editor = shape(self.field, self)
        editor.set_read_only(True)
        editor.addAction(icon("lock"), LineEditor.ActionPosition.LeadingPosition)
        return editor

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GAP // 4)
        # The label takes what the others leave, so that the columns of all rows stand in line.
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._label.setMinimumWidth(self.fontMetrics().averageCharWidth() * _NARROWEST_LABEL)
        wide = isinstance(self.editor, TableEditor) and self.editor.is_wide
        grid.addWidget(self._label, 0, _LABEL, 1, 4 if wide else 1)
        if self.field.is_figure:
            grid.addWidget(self.editor, 0, _EDITOR, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(self._unit, 0, _UNIT)
            grid.addWidget(self._previous, 0, _PREVIOUS)
            grid.setColumnStretch(_LABEL, 1)
        elif wide:
            grid.addWidget(self.editor, 1, _LABEL, 1, 4)
            self._unit.hide()
        else:
            grid.addWidget(self.editor, 0, _EDITOR, 1, 3)
            grid.setColumnStretch(_LABEL, 2)
            grid.setColumnStretch(_PREVIOUS, 3)
            self._unit.hide()
            if self.field.type == "table":
                self._label.setAlignment(Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._formula, 2, _LABEL, 1, 4)
        message = QHBoxLayout()
        message.setSpacing(GAP // 2)
        message.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        message.addWidget(self._message, 1)
        grid.addLayout(message, 3, _LABEL, 1, 4)
        self._dress()

    def _dress(self) -> None:
        for label in (self._unit, self._previous, self._formula):
            mute(label)
        for label in (self._formula, self._message):
            label.setWordWrap(True)
        for widget in (self._formula, self._sign, self._message, self._previous):
            widget.hide()

    def _explain(self) -> None:
        """Tell mouse, F1 and screen readers what the field is."""
        name = f"{self.field.label} ({self.field.unit})" if self.field.unit else self.field.label
        self.editor.setAccessibleName(name)
        self.editor.setAccessibleDescription(self.field.help)
        for widget in (self._label, self.editor):
            widget.setToolTip(_wrapped(self.field.help))
            widget.setWhatsThis(_wrapped(self.field.help))

    def _connect(self) -> None:
        self.editor.committed.connect(self._committed)
        self.editor.next_wanted.connect(self.next_wanted)
        self.editor.previous_wanted.connect(self.previous_wanted)

    def _committed(self, text: str) -> None:
        self.committed.emit(self.field.key, text)

    def _sign_size(self) -> QSize:
        height = self.fontMetrics().height()
        return QSize(height, height)


def _plain_label(text: str, letters: int = 0) -> QLabel:
    """Make a label that takes text literally and, given letters, keeps its column's width."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if letters:
        label.setFixedWidth(label.fontMetrics().averageCharWidth() * letters)
        label.setWordWrap(True)
    return label


def _wrapped(text: str) -> str:
    """Return a help text as a tooltip that breaks its lines."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return f"<p>{escaped}</p>" if text else ""
