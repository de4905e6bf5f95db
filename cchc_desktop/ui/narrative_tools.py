"""The small parts around a sheet: its tools, the bars that ask something, the line that counts."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from cchc_desktop.ui.flow import FlowLayout
from cchc_desktop.ui.narrative_count import counted
from cchc_desktop.ui.narrative_text import NarrativeText
from cchc_desktop.ui.style import mute

_BUTTONS = (
    ("bold", "Đậm", "Chữ đậm (Ctrl+B)"),
    ("italic", "Nghiêng", "Chữ nghiêng (Ctrl+I)"),
    ("dash", "– Gạch", "Gạch đầu dòng (Ctrl+Shift+8, hoặc gõ “- ” ở đầu dòng)"),
    ("number", "1. Số", "Đánh số (Ctrl+Shift+7, hoặc gõ “1. ” ở đầu dòng)"),
    ("note", "Chú thích…", "Chú thích cuối trang (Ctrl+Alt+F; F2 hoặc bấm đúp để sửa)"),
    ("bind", "Số liệu…", "Chèn số liệu (Ctrl+J; F4 hoặc Ctrl+bấm chuột để đến ô)"),
)
# What only a section's text has: it needs the report around it.
_REPORT_BUTTONS = (
    ("cite", "Văn bản…", "Chèn văn bản viện dẫn (Ctrl+Shift+J)"),
    ("phrase", "Mẫu câu…", "Chèn mẫu câu, hoặc giữ câu đang chọn làm mẫu (Ctrl+Shift+B)"),
)
_PAUSE = 200
CHECKED = ("bold", "italic", "dash", "number")


class Tools(QWidget):
    """The buttons above a sheet; none of them takes the focus."""

    command = Signal(str)

    def __init__(self, *, in_report: bool) -> None:
        super().__init__()
        row = FlowLayout(self, 2)
        buttons = _BUTTONS + (_REPORT_BUTTONS if in_report else ())
        self.buttons = {name: self._button(name, *words) for name, *words in buttons}
        for button in self.buttons.values():
            row.addWidget(button)

    def show_state(self, on: dict[str, bool]) -> None:
        """Press the buttons of what holds at the cursor."""
        for name in CHECKED:
            self.buttons[name].setChecked(on.get(name, False))

    def _button(self, name: str, caption: str, hint: str) -> QToolButton:
        button = QToolButton()
        button.setText(caption)
        button.setToolTip(hint)
        button.setAutoRaise(True)
        button.setAccessibleName(hint)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCheckable(name in CHECKED)
        font = QFont(button.font())
        font.setBold(name == "bold")
        font.setItalic(name == "italic")
        button.setFont(font)
        button.clicked.connect(partial(self.command.emit, name))
        return button


class AskBar(QWidget):
    """One sentence and what can be done about it, by key too while the sheet has the focus."""

    chosen = Signal(str)

    def __init__(self, choices: tuple[tuple[str, str, str], ...], keys_of: QWidget) -> None:
        super().__init__()
        self._choices, self._keys_of = choices, keys_of
        self._keys: list[QShortcut] = []
        self._sentence: QLabel | None = None
        self.buttons: dict[str, QPushButton] = {}
        self.hide()

    def _build(self) -> QLabel:
        """Make what is seen; most texts are never asked about."""
        self._sentence = QLabel(self)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._sentence, 1)
        for name, caption, key in self._choices:
            button = QPushButton(caption)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self.chosen.emit, name))
            row.addWidget(button)
            self.buttons[name] = button
            if key:
                shortcut = QShortcut(QKeySequence(key), self._keys_of)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(partial(self.chosen.emit, name))
                self._keys.append(shortcut)
        return self._sentence

    def tell(self, sentence: str) -> None:
        """Ask with a sentence; nothing hides the bar and frees its keys."""
        if not sentence and self._sentence is None:
            return
        (self._sentence or self._build()).setText(sentence)
        self.setVisible(bool(sentence))
        for shortcut in self._keys:
            shortcut.setEnabled(bool(sentence))

    @property
    def sentence(self) -> str:
        """What is asked now."""
        return self._sentence.text() if self._sentence and not self.isHidden() else ""


class Foot(QLabel):
    """The line below a sheet that says how long the text is; its hint counts the whole report."""

    def __init__(self, sheet: NarrativeText, in_report: Callable[[], int] | None) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName("Độ dài")
        mute(self)
        self._sheet = sheet
        self._in_report = in_report
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._count)
        sheet.textChanged.connect(self._pause.start)
        sheet.selectionChanged.connect(self._pause.start)

    def event(self, event: QEvent) -> bool:
        # The whole report is counted only when somebody asks.
        if event.type() == QEvent.Type.ToolTip and self._in_report:
            self.setToolTip(f"Cả báo cáo: {self._in_report()} từ, kể cả chú thích")
        return super().event(event)

    def _count(self) -> None:
        text = counted(self._sheet.document(), self._sheet.chips)
        chosen = len(self._sheet.textCursor().selectedText().split())
        self.setText(f"{text} · đang chọn {chosen} từ" if chosen else text)


def notice_line() -> QLabel:
    """Make the line that says what has just become of something."""
    line = QLabel()
    line.setTextFormat(Qt.TextFormat.PlainText)
    line.setWordWrap(True)
    mute(line)
    line.hide()
    return line
