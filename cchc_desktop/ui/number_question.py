"""The strip that asks which number is meant, below the field where it was typed; knows no field.

It is no dialog: the rest of the window goes on working, and who leaves it finds it there later.
The readings have letters and Enter does nothing, because who types figures without looking at the
screen would answer by the digits and the Enter that were meant for the next field.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from cchc_desktop.model.number_question import NumberQuestion
from cchc_desktop.ui.icons import show_sign
from cchc_desktop.ui.style import GAP

LETTERS = "AB"
_BACK = (Qt.Key.Key_Escape, Qt.Key.Key_Up)


class QuestionStrip(QFrame):
    """Offer the readings of a number and a way back; ``answered`` gives it as typed clearly."""

    answered = Signal(str)
    retype_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question: NumberQuestion | None = None
        self.buttons: list[QPushButton] = []
        self.setObjectName("question")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sign = QLabel()
        self._sentence = QLabel()
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(GAP // 2, GAP // 3, GAP // 2, GAP // 3)
        self._layout.setSpacing(GAP // 2)
        self._layout.addWidget(self._sign)
        self._layout.addWidget(self._sentence, 1)
        self.hide()

    def ask(self, question: NumberQuestion | None) -> None:
        """Show a question, or nothing when there is none."""
        if question != self.question:
            self.question = question
            self._clear()
            if question is not None:
                self._fill(question)
        self.setVisible(question is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        key = Qt.Key(event.key())
        back = key in _BACK or (
            key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        )
        if back:
            self.retype_wanted.emit()
        elif letter and self.question and letter in LETTERS[: len(self.question.readings)]:
            self.answered.emit(self.question.readings[LETTERS.index(letter)].typed)
        elif letter and letter.isprintable():
            QApplication.beep()

    # --- building

    def _clear(self) -> None:
        for button in self.buttons:
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []

    def _fill(self, question: NumberQuestion) -> None:
        height = self.fontMetrics().height()
        show_sign(self._sign, "state-warning", height)
        self._sentence.setText(question.sentence)
        for letter, reading in zip(LETTERS, question.readings, strict=False):
            button = self._add(f"{reading.shown}  ({letter})")
            button.setProperty("typed", reading.typed)
            button.clicked.connect(self._pressed)
        self._add("Nhập lại  (Esc)").clicked.connect(self.retype_wanted)
        words = [button.text() for button in self.buttons]
        self.setAccessibleName(" ".join((question.sentence, *words)))

    def _add(self, caption: str) -> QPushButton:
        button = QPushButton(caption)
        button.setAutoDefault(True)
        self._layout.addWidget(button)
        self.buttons.append(button)
        return button

    def _pressed(self) -> None:
        self.answered.emit(self.sender().property("typed"))
