"""Five steps for the first day: each is done in the report itself and leads on by itself.

It knows what is done at each step, not how; nothing is covered and no key is taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from cchc_desktop.ui.icons import show_sign
from cchc_desktop.ui.style import GAP

if TYPE_CHECKING:
    from cchc_desktop.ui.main_window import MainWindow

STORED = "stored"


@dataclass(frozen=True)
class Step:
    """What to do, and the command, or ``STORED``, by which it is done."""

    sentence: str
    done_by: str


STEPS = (
    Step(
        "Ctrl+PgDn đến mục có số liệu, gõ một số vào ô đang sáng rồi nhấn Enter. "
        "Số được ghi ngay; Ctrl+Z lấy lại số cũ.",
        STORED,
    ),
    Step(
        "Nhấn F7 sang lời văn của mục: con số vừa gõ, tỷ lệ và chú thích trong câu đã đổi theo.",
        "text",
    ),
    Step(
        "Nhấn F8 đến chỗ chương trình thấy cần xem lại (tổng không khớp, số chưa gắn, lỗi chữ).",
        "problem",
    ),
    Step("Nhấn F9 xem trang in ngay bên cạnh; trang đổi theo từng chữ gõ vào.", "preview"),
    Step("Nhấn Ctrl+Shift+E xuất báo cáo ra PDF đúng thể thức để trình ký.", "export"),
)
_END = "Đã đi hết năm bước. Nhấn Ctrl+N để tạo báo cáo của kỳ này; F1 giải thích ô đang nhập."


class Tour(QFrame):
    """A strip with the step to do; it goes away when it is closed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._window = window
        self.place = 0
        mark = QLabel()
        show_sign(mark, "state-hint", 20)
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.onward = QPushButton("Bước sau")
        self.onward.clicked.connect(self._go_on)
        self.stop = QPushButton("Thôi")
        self.stop.clicked.connect(self.end)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GAP, GAP // 2, GAP, GAP // 2)
        layout.setSpacing(GAP)
        layout.addWidget(mark)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.onward)
        layout.addWidget(self.stop)
        window.stored.connect(self._stored)
        for action in window.actions_.by_name.values():
            action.triggered.connect(self._command)
        self.hide()

    def begin(self) -> None:
        """Show the first step; the focus stays where it is."""
        self._show(0)
        self.show()

    def end(self) -> None:
        """Go away, and give the focus back to the form."""
        held = self.onward.hasFocus() or self.stop.hasFocus()
        self.hide()
        if held and self._window.workspace is not None:
            self._window.workspace.focus_form()

    def _show(self, place: int) -> None:
        self.place = place
        over = place == len(STEPS)
        sentence = _END if over else f"Bước {place + 1}/{len(STEPS)}. {STEPS[place].sentence}"
        self.text.setText(sentence)
        self.setAccessibleName(sentence)
        self.stop.setText("Đóng" if over else "Thôi")
        if over and self.onward.hasFocus():
            self.stop.setFocus()
        self.onward.setVisible(not over)

    def _go_on(self) -> None:
        self._show(self.place + 1)

    def _stored(self) -> None:
        self._done(STORED)

    def _command(self) -> None:
        self._done(self.sender().objectName())

    def _done(self, what: str) -> None:
        if self.isVisible() and self.place < len(STEPS) and STEPS[self.place].done_by == what:
            self._go_on()
