"""The line at the foot of the window: last save, deadline and where the data lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton, QWidget

from cchc_desktop.ui.style import GAP, mute

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path


class StatusLine(QStatusBar):
    """Say at every moment whether the work is on disk."""

    # The name of a command; each button has it as its own.
    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(GAP, 0, GAP // 2, 0)
        self._read_only = False
        self.saved = QLabel()
        self.deadline = _Shortened()
        self.path = _Shortened()
        self.path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        mute(self.path)
        self.folder = QToolButton()
        self.folder.setText("Mở thư mục")
        self.folder.setAutoRaise(True)
        self.folder.setObjectName("folder")
        self.person = QToolButton()
        self.person.setAutoRaise(True)
        self.person.setToolTip("Đổi người nhập liệu")
        self.person.setObjectName("who")
        self.person.hide()
        self.copies = QToolButton()
        self.copies.setText("Chưa sao lưu được")
        self.copies.setObjectName("copies")
        self.copies.hide()
        for button in (self.folder, self.person, self.copies):
            button.clicked.connect(self._want)
        self.addWidget(self.saved)
        self.addWidget(self.deadline)
        self.addWidget(self.copies)
        self.addPermanentWidget(self.person)
        self.addPermanentWidget(self.path)
        self.addPermanentWidget(self.folder)
        self.folder.hide()

    def _want(self) -> None:
        self.wanted.emit(self.sender().objectName())

    def show_file(self, path: Path, read_only_reason: str) -> None:
        """Say which data file is open and, when it cannot be written, why."""
        self._read_only = bool(read_only_reason)
        self.path.setText(str(path))
        self.folder.show()
        self.saved.setToolTip(read_only_reason)
        self.show_saved(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Let the path be cut first; it is in its hint and behind the button."""
        others = (self.saved, self.deadline, self.copies, self.person, self.folder)
        taken = sum(widget.sizeHint().width() + GAP for widget in others if not widget.isHidden())
        self.path.setMaximumWidth(max(self.width() - taken - 2 * GAP, 0))

    def show_person(self, name: str) -> None:
        """Say under whose name changes are kept."""
        said = f"Người nhập liệu: {name}"
        self.person.setText(said.replace("&", "&&"))
        self.person.setAccessibleName(f"{said}. Đổi người nhập liệu")
        self.person.setVisible(bool(name))
        self._share()

    def show_saved(self, moment: datetime | None, *, failed: bool = False) -> None:
        """Tell when the last change reached the disk."""
        if self._read_only:
            self.saved.setText("<b>Chỉ để xem</b>")
        elif failed:
            self.saved.setText("<b>Chưa ghi được</b>")
        else:
            self.saved.setText(_saved_words(moment) if moment else "Tự lưu sau mỗi thay đổi")

    def show_backup_trouble(self, sentence: str) -> None:
        """Say that the last backup failed, until one is made."""
        self.copies.setToolTip(sentence)
        self.copies.setAccessibleName(f"Chưa sao lưu được. {sentence}")
        self.copies.setVisible(bool(sentence))

    def show_deadline(self, deadline: date | None) -> None:
        """Tell how far the deadline of the open report is."""
        from cchc_desktop.ui.reports_page import days_left

        left = days_left(deadline, _today()) if deadline else ""
        day = f"Hạn gửi {deadline:%d/%m/%Y}, {left}" if deadline else ""
        self.deadline.setText(f"  ·  {day}" if day else "")
        self._share()


class _Shortened(QLabel):
    """A label that gives up its middle where the line is too short, whole in the hint."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._whole = ""

    def setText(self, text: str) -> None:
        self._whole = text
        self.setToolTip(text.strip(" ·"))
        self.setAccessibleName(text.strip(" ·"))
        self.updateGeometry()
        self._cut()

    def text(self) -> str:
        return self._whole

    def sizeHint(self) -> QSize:
        room = self.fontMetrics().horizontalAdvance(self._whole)
        return QSize(room + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        middle = Qt.TextElideMode.ElideMiddle
        super().setText(self.fontMetrics().elidedText(self._whole, middle, self.width()))


def _today() -> date:
    from datetime import date  # the window is shown sooner without it

    return date.today()


def _saved_words(moment: datetime) -> str:
    """Return the hour, and the day too when it was not today."""
    day = "" if moment.date() == _today() else f" ngày {moment:%d/%m/%Y}"
    return f"Đã lưu {moment:%H:%M}{day}"
