"""The keys of the sheets on which texts are written; what they do stands elsewhere."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NONE = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
# Shift turns 7 and 8 into & and * on the keyboards in use here.
COMMANDS = {
    (Qt.Key.Key_B, _CONTROL): "bold",
    (Qt.Key.Key_I, _CONTROL): "italic",
    (Qt.Key.Key_J, _CONTROL): "bind",
    (Qt.Key.Key_J, _CONTROL | _SHIFT): "cite",
    (Qt.Key.Key_G, _CONTROL | _SHIFT): "unfold",
    (Qt.Key.Key_B, _CONTROL | _SHIFT): "phrase",
    (Qt.Key.Key_V, _CONTROL | _SHIFT): "paste_plain",
    (Qt.Key.Key_F, _CONTROL | _ALT): "note",
    (Qt.Key.Key_8, _CONTROL | _SHIFT): "dash",
    (Qt.Key.Key_Asterisk, _CONTROL | _SHIFT): "dash",
    (Qt.Key.Key_7, _CONTROL | _SHIFT): "number",
    (Qt.Key.Key_Ampersand, _CONTROL | _SHIFT): "number",
    (Qt.Key.Key_Return, _CONTROL): "reviewed",
    (Qt.Key.Key_Enter, _CONTROL): "reviewed",
    (Qt.Key.Key_Return, _ALT): "fix",
    (Qt.Key.Key_Enter, _ALT): "fix",
    (Qt.Key.Key_F4, _NONE): "goto",
    (Qt.Key.Key_F2, _NONE): "edit",
    (Qt.Key.Key_Down, _ALT): "next_mark",
    (Qt.Key.Key_Up, _ALT): "previous_mark",
}
# What may be done to a text that may not be changed.
HARMLESS = frozenset(("goto", "next_mark", "previous_mark"))
# What a footnote's text does not have: items, notes of its own, marks of review.
_NOT_IN_NOTES = frozenset(("dash", "number", "note", "reviewed", "unfold"))
_MOVES = frozenset(
    (
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    )
)
_OWN_STEPS = (
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.DeleteStartOfWord,
    QKeySequence.StandardKey.DeleteEndOfWord,
)


def command_of(event: QKeyEvent, *, in_note: bool) -> str:
    """Return the command a key stands for, nothing when it is an ordinary key."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    command = COMMANDS.get((Qt.Key(event.key()), modifiers), "")
    return "" if in_note and command in _NOT_IN_NOTES else command


def begins_step(event: QKeyEvent, *, selected: bool) -> bool:
    """Say whether a key ends the run of typing before it: the cursor goes, a selection is lost."""
    if event.key() in _MOVES or any(event.matches(key) for key in _OWN_STEPS):
        return True
    is_change = bool(event.text()) and not event.modifiers() & (_CONTROL | _ALT)
    return selected and (is_change or event.key() == Qt.Key.Key_Delete)
