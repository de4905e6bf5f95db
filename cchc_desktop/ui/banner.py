"""A strip above the form that says what could not be written and offers the way out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from cchc_desktop.ui.icons import icon
from cchc_desktop.ui.style import GAP


class Banner(QFrame):
    """Tell of a failed write without covering what was typed."""

    retry_wanted = Signal()
    backup_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.text = QLabel()
        self.text.setWordWrap(True)
        mark = QLabel()
        mark.setPixmap(icon("state-error").pixmap(20, 20))
        self.retry = QPushButton("&Ghi lại")
        self.backup = QPushButton("Ghi bản s&ao…")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GAP, GAP // 2, GAP, GAP // 2)
        layout.setSpacing(GAP)
        layout.addWidget(mark)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.retry)
        layout.addWidget(self.backup)
        self.retry.clicked.connect(self.retry_wanted)
        self.backup.clicked.connect(self.backup_wanted)
        self.hide()

    def tell(self, sentence: str, *, retry: bool) -> None:
        """Show a sentence; writing again is offered when something waits to be written."""
        self.text.setText(sentence)
        self.retry.setVisible(retry)
        self.backup.setVisible(retry)
        self.show()
