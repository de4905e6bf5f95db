"""The small parts of a field's row; they know neither the field nor its answer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from cchc_desktop.ui.icons import show_sign
from cchc_desktop.ui.style import GAP, mute


class Mark(QWidget):
    """An icon with its word, hidden until it is needed."""

    def __init__(self, name: str, word: str, parent: QWidget) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP // 3)
        sign = QLabel()
        height = self.fontMetrics().ascent()
        show_sign(sign, name, height)
        words = QLabel(word)
        mute(words)
        layout.addWidget(sign)
        layout.addWidget(words)
        self.hide()


def muted_label(label: QLabel) -> QLabel:
    """Weaken a label's text."""
    mute(label)
    return label


def last_stop(widget: QWidget) -> QWidget:
    """Return the part of a widget that the Tab key reaches last."""
    last = widget
    while (after := last.nextInFocusChain()) is not None and widget.isAncestorOf(after):
        last = after
    return last


def plain_label(text: str, letters: int = 0, parent: QWidget | None = None) -> QLabel:
    """Make a label that takes text literally and, given letters, keeps its column's width."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if letters:
        label.setFixedWidth(label.fontMetrics().averageCharWidth() * letters)
        label.setWordWrap(True)
    return label
