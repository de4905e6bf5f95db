"""The look shared by all windows: theme, size of text, spacing and a focus that can be seen."""

from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from cchc_desktop.ui import icons, themes

GAP = 12
# Per cent of the size that the system gives to text.
SMALLEST_TEXT, USUAL_TEXT, LARGEST_TEXT = 90, 100, 200
_OWN_SIZE = "own-text-size"

_SHEET = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox {
    border: 1px solid palette(mid); border-radius: 3px; padding: 3px 5px;
    background: palette(base); color: palette(text);
    selection-background-color: palette(highlight);
    selection-color: palette(highlighted-text);
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus {
    border: 2px solid palette(highlight); padding: 2px 4px;
}
*[unconfirmed="true"] { border: 1px dashed UNCONFIRMED; }
*[unconfirmed="true"]:focus { border: 2px dashed UNCONFIRMED; }
QFrame#question { border: 1px solid UNCONFIRMED; border-radius: 3px; }
QFrame#question:focus { border: 2px solid palette(highlight); }
QLineEdit:read-only { background: palette(window); }
QComboBox { padding-right: 18px; min-height: 1.5em; combobox-popup: 0; }
QComboBox QLineEdit, QComboBox QLineEdit:focus {
    border: none; padding: 0; background: transparent;
}
QTreeView, QTableView, QListView {
    border: 1px solid palette(mid); border-radius: 3px;
}
QTreeView:focus, QTableView:focus, QListView:focus { border: 2px solid palette(highlight); }
QPushButton:focus, QToolButton:focus { border: 2px solid palette(highlight); border-radius: 3px; }
QPushButton { padding: 4px 12px; min-height: 1.5em; }
QSpinBox { min-height: 1.7em; }
"""
# Where faces and ground have one colour, lines say what can be pressed and what is chosen.
_LINED = """
QPushButton, QToolButton {
    border: 1px solid palette(mid); border-radius: 3px; background: palette(button);
    color: palette(button-text);
}
QToolButton { padding: 3px 6px; }
QPushButton:disabled, QToolButton:disabled { border: 1px dotted DISABLED; color: DISABLED; }
QPushButton:hover, QToolButton:hover { border: 2px solid palette(mid); }
QPushButton:default { border: 2px solid palette(mid); }
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked {
    background: palette(highlight); color: palette(highlighted-text);
}
QPushButton:focus, QToolButton:focus { border: 3px solid palette(highlight); }
QMenu, QToolTip, QToolBar, QStatusBar, QTabWidget::pane { border: 1px solid palette(mid); }
"""


def apply_style(
    app: QApplication, theme: str = themes.SYSTEM, text_percent: int = USUAL_TEXT
) -> None:
    """Give the application its even look on every system, and again when the user changes it."""
    name = themes.chosen(theme)
    look = themes.show(name)
    app.setStyle("Fusion")
    app.setPalette(look.palette())
    app.setFont(_scaled(app, text_percent))
    sheet = _SHEET + (_LINED if look.lined else "")
    sheet = sheet.replace("UNCONFIRMED", look.own["unconfirmed"])
    app.setStyleSheet(sheet.replace("DISABLED", look.disabled))
    icons.recolour()


def _scaled(app: QApplication, percent: int) -> QFont:
    """Return the system's font in another size; the size it had first is kept beside it."""
    own = app.property(_OWN_SIZE)
    if own is None:
        own = app.font().pointSizeF()
        app.setProperty(_OWN_SIZE, own)
    font = QFont(app.font())
    font.setPointSizeF(own * min(max(percent, SMALLEST_TEXT), LARGEST_TEXT) / USUAL_TEXT)
    return font


def heading(text: str, scale: float = 1.35) -> QLabel:
    """Make a label that stands out as the title of what is below it."""
    label = QLabel(text)
    font = QFont(label.font())
    font.setPointSizeF(font.pointSizeF() * scale)
    font.setBold(True)
    label.setFont(font)
    label.setWordWrap(True)
    return label


def muted(text: str) -> QLabel:
    """Make a label for explanations, weaker than the fields it explains."""
    label = QLabel(text)
    label.setWordWrap(True)
    mute(label)
    return label


def mute(widget: QWidget) -> None:
    """Weaken the text of a widget without losing its contrast."""
    widget.setForegroundRole(QPalette.ColorRole.PlaceholderText)
