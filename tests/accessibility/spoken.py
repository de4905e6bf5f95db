"""What a screen reader is told of a window: name, role and value of whatever can be reached."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QTabBar, QTabWidget, QWidget

_Role = QAccessible.Role
_Text = QAccessible.Text
# Roles that say nothing of what a thing does.
_VAGUE = {_Role.NoRole, _Role.Client, _Role.Pane, _Role.Whitespace}
_HOLDING = {_Role.EditableText, _Role.ComboBox, _Role.SpinBox}


@dataclass(frozen=True)
class Said:
    """One thing as it is said: its name, role, value and description."""

    name: str
    role: QAccessible.Role
    value: str
    description: str
    widget: QWidget


def said(widget: QWidget) -> Said:
    """Ask for one widget as an assistive program does."""
    found = QAccessible.queryAccessibleInterface(widget)
    value = found.text(_Text.Value)
    text = found.textInterface()
    if not value and text is not None:
        value = text.text(0, text.characterCount())
    name, about = found.text(_Text.Name), found.text(_Text.Description)
    return Said(name, found.role(), value, about, widget)


def reachable(window: QWidget) -> list[QWidget]:
    """Return the shown controls of a window that Tab leads to."""
    inside = window.findChildren(QWidget)
    return [
        widget
        for widget in inside
        if widget.isVisible()
        and widget.isEnabled()
        and widget.window() is window
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget, QTabBar | QTabWidget)  # each tab speaks for itself
        and not _is_part(widget)
    ]


def nameless(window: QWidget) -> list[str]:
    """Return a line for each control that has no name, a vague role or hides its value."""
    found = []
    for widget in reachable(window):
        one = said(widget)
        where = f"{type(widget).__name__} {widget.objectName()}".strip()
        if not one.name.strip():
            found.append(f"{where} has no name")
        if one.role in _VAGUE:
            found.append(f"{where} “{one.name}” has the role {one.role.name}")
        shown = getattr(widget, "currentText", getattr(widget, "text", str))()
        if one.role in _HOLDING and isinstance(shown, str) and shown and not one.value:
            found.append(f"{where} “{one.name}” does not tell its value")
    return found


def tree(root: QAccessibleInterface, depth: int = 0):
    """Yield everything below an interface, the way a screen reader walks."""
    yield depth, root
    for place in range(root.childCount()):
        child = root.child(place)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from tree(child, depth + 1)


def _is_part(widget: QWidget) -> bool:
    """Say whether a widget belongs to another that speaks for it."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractItemView):
            return True
        if parent.focusProxy() is widget or widget.focusProxy() is parent:
            return True
        parent = parent.parentWidget()
    return False
