"""Finds English words in what a window shows, says or offers in its menus."""

import re

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

# Words of Qt's own texts that are no Vietnamese syllable and no name used in the program.
WORDS = (
    "ok cancel close open save apply reset retry ignore abort discard help yes all undo redo cut "
    "copy paste delete select back forward parent directory folder file files name size type date "
    "modified look filter show hide details new list view detail sidebar computer rename choose "
    "unicode control character insert step up down left right scroll here page top bottom line "
    "edge and the of to is are not with press click switch toggle expand collapse activate clear"
).split()
# "to" is Vietnamese too.
_SUSPECT = set(WORDS) - {"to"}
_KEY = re.compile(r"\((?:(?:Ctrl|Shift|Alt)\+)*\w+\)")
_FORMATS = re.compile(r"\b(Word|PDF|Excel|JSON|Unicode|UniKey|ValueError|py)\b")


def english_in(text: str) -> set[str]:
    """Return the English words of a text."""
    bare = _KEY.sub("", _FORMATS.sub("", text.replace("&", "")))
    # Paths and codes are the user's own.
    bare = re.sub(r"\S*[/\\]\S*", "", bare)
    return {word for word in re.findall(r"[A-Za-zÀ-ỹ]+", bare) if word.lower() in _SUSPECT}


def shown_in(window: QWidget) -> list[str]:
    """Return a line for each English word in a window."""
    found = []
    for widget in [window, *window.findChildren(QWidget)]:
        if not widget.isVisible() or widget.window() is not window:
            continue
        for text in _texts(widget):
            found += [f"{type(widget).__name__}: “{word}”" for word in sorted(english_in(text))]
    return found


def _texts(widget: QWidget):
    yield widget.windowTitle()
    yield widget.toolTip()
    yield widget.accessibleName()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QGroupBox):
        yield widget.title()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        yield widget.placeholderText()
        yield from _menu_texts(_menu_of(widget))


def _menu_of(widget: QLineEdit | QPlainTextEdit | QTextEdit) -> QMenu | None:
    if isinstance(widget, QTextEdit):
        return widget.createStandardContextMenu(QPoint())
    return widget.createStandardContextMenu()


def _menu_texts(menu: QMenu | None):
    if menu is not None:
        yield from (action.text().partition("\t")[0] for action in menu.actions())
        menu.deleteLater()
