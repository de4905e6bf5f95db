"""Keys as widgets receive them: letters of any script, UniKey's corrections, input methods."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def press(widget, key, modifiers=NONE, text=""):
    """Press and release one key; `qtbot.keyClicks` aborts on letters outside ASCII."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))


def type_text(widget, text):
    """Type letters, Enter for a line break."""
    for letter in text:
        if letter == "\n":
            press(widget, Qt.Key.Key_Return, text="\r")
        else:
            press(widget, Qt.Key.Key_unknown, text=letter)


def unikey(widget, *steps):
    """Replay UniKey: type a text, take back some letters, type the corrected ones."""
    for back, text in steps:
        for _ in range(back):
            press(widget, Qt.Key.Key_Backspace, text="\b")
        type_text(widget, text)


def compose(widget, preedit):
    """Show a word that an input method is still composing."""
    QApplication.sendEvent(widget, QInputMethodEvent(preedit, []))


def compose_done(widget, text):
    """Let the input method commit its word."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)
