"""The look shared by all windows: theme, size of text, spacing and a focus that can be seen."""

from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from cchc_desktop.ui import icons, themes

GAP = 12
# Per cent of the size that the system gives to text.
SMALLEST_TEXT, USUAL_TEXT, LARGEST_TEXT = 90, 100, 200
_OWN_SIZE = "own-text-size"
_HEADING = "heading-scale"

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
QComboBox::drop-down { border: none; width: 18px; }
QComboBox::down-arrow { image: url("DROP"); width: 0.8em; height: 0.8em; }
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
# Boxes and dots have a line of the ground's colour in dark themes, so they get one that is seen.
_BOXES = """
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
    width: 1em; height: 1em; border: 1px solid palette(mid); background: palette(base);
}
QCheckBox::indicator, QAbstractItemView::indicator { border-radius: 2px; }
QRadioButton::indicator { border-radius: 0.5em; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
    background: palette(highlight); image: url("TICK");
}
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
    background: palette(mid);
}
QRadioButton::indicator:checked {
    background: qradialgradient(cx:0.5, cy:0.5, radius:0.5, fx:0.5, fy:0.5,
        stop:0 DOT, stop:0.5 DOT, stop:0.6 BASE, stop:1 BASE);
}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {
    border: 1px dotted palette(mid);
}
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
QSpinBox { border: 1px solid palette(mid); background: palette(base); }
QSpinBox:focus { border: 2px solid palette(highlight); }
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
    for widget in app.allWidgets():
        if widget.property(_HEADING):
            _enlarge(widget)
    app.setStyleSheet(_sheet(look))
    icons.recolour()


def _sheet(look: themes.Theme) -> str:
    words = {
        "UNCONFIRMED": look.own["unconfirmed"],
        "DISABLED": look.disabled,
        "DROP": icons.file_of("drop-down").as_posix(),
        "TICK": icons.file_of(look.tick).as_posix(),
        "DOT": look.own["dot"],
        "BASE": look.roles[QPalette.ColorRole.Base],
    }
    sheet = _SHEET + (_BOXES if look.tick else "") + (_LINED if look.lined else "")
    for word, value in words.items():
        sheet = sheet.replace(word, value)
    return sheet


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
    label.setProperty(_HEADING, scale)
    _enlarge(label)
    label.setWordWrap(True)
    return label


def _enlarge(label: QWidget) -> None:
    """Give a heading its size, which follows that of the text."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * float(label.property(_HEADING)))
    font.setBold(True)
    label.setFont(font)


def muted(text: str) -> QLabel:
    """Make a label for explanations, weaker than the fields it explains."""
    label = QLabel(text)
    label.setWordWrap(True)
    mute(label)
    return label


def mute(widget: QWidget) -> None:
    """Weaken the text of a widget without losing its contrast."""
    widget.setForegroundRole(QPalette.ColorRole.PlaceholderText)
