"""A strip at the top of the window: what the user must know of the data file, until it was read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from cchc_desktop.ui.icons import show_sign
from cchc_desktop.ui.style import GAP


class Notice(QFrame):
    """Show sentences one under the other; nothing but the user takes them away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._told: list[str] = []
        self._mark = QLabel()
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.read = QPushButton("Đã đọ&c")
        self.read.clicked.connect(self.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GAP, GAP // 2, GAP, GAP // 2)
        layout.setSpacing(GAP)
        layout.addWidget(self._mark)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.read)
        self.hide()

    def tell(self, sentence: str) -> None:
        """Add a sentence, unless it is there already; nobody loses the focus by it."""
        if not sentence or sentence in self._told:
            return
        self._told.append(sentence)
        self.text.setText("\n".join(self._told))
        self.setAccessibleName(self.text.text())
        show_sign(self._mark, "state-warning", 20)
        self.show()

    def clear(self) -> None:
        """Take everything away."""
        if self.read.hasFocus():
            self.focusNextChild()
        self._told.clear()
        self.hide()
