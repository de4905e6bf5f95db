"""A strip above the form: what could not be written with the way out, or what was just done."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from cchc_desktop.ui.icons import show_sign
from cchc_desktop.ui.style import GAP

NOTHING_LEFT = "Từ lúc mở báo cáo không còn bước nào để hoàn tác hoặc làm lại."


class Banner(QFrame):
    """Tell of a failed write, or of what a command did, without covering what was typed."""

    retry_wanted = Signal()
    reload_wanted = Signal()
    backup_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self._mark = QLabel()
        self.retry = QPushButton("&Ghi lại")
        self.reload = QPushButton("&Nạp lại")
        self.backup = QPushButton("Ghi bản s&ao…")
        self.bind = QPushButton()
        self._does: Callable[[], object] = self.hide
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GAP, GAP // 2, GAP, GAP // 2)
        layout.setSpacing(GAP)
        layout.addWidget(self._mark)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.retry)
        layout.addWidget(self.reload)
        layout.addWidget(self.backup)
        layout.addWidget(self.bind)
        self.retry.clicked.connect(self.retry_wanted)
        self.reload.clicked.connect(self.reload_wanted)
        self.backup.clicked.connect(self.backup_wanted)
        self.bind.clicked.connect(self._bind)
        self.hide()

    def tell(self, sentence: str, *, retry: bool, reload: bool = False) -> None:
        """Show a sentence; the ways out are offered when something waits to be written."""
        self._show("state-error", sentence)
        self.retry.setVisible(retry)
        self.reload.setVisible(reload)
        self.backup.setVisible(retry or reload)
        self.bind.hide()

    def inform(self, sentence: str) -> None:
        """Show what was done or why there was nothing to do; the next change takes it away."""
        if self.isVisible() and not self.backup.isHidden():
            return  # what could not be written is more important
        self._show("state-hint", sentence)
        for button in (self.retry, self.reload, self.backup, self.bind):
            button.hide()

    def offer_binding(self, count: int, does: Callable[[], object]) -> None:
        """Offer to let the figures written in the texts of an import follow their boxes."""
        self.inform(f"Lời văn vừa nhập có {count} số trùng với số liệu, chưa gắn với ô số liệu.")
        self._does = does
        if self.backup.isHidden():
            self.bind.setText(f"&Gắn {count} số…")
            self.bind.show()

    def _bind(self) -> None:
        self.hide()
        self._does()

    def _show(self, mark: str, sentence: str) -> None:
        show_sign(self._mark, mark, 20)
        self.text.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
