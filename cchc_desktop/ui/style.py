"""The look shared by all windows: spacing, muted text and a focus that can be seen."""

from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

GAP = 12

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
*[unconfirmed="true"] { border: 1px dashed #8a5200; }
*[unconfirmed="true"]:focus { border: 2px dashed #8a5200; }
QFrame#question { border: 1px solid #8a5200; border-radius: 3px; }
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


def apply_style(app: QApplication) -> None:
    """Give the application its even look on every system."""
    app.setStyle("Fusion")
    app.setStyleSheet(_SHEET)


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
    palette = widget.palette()
    strong = palette.color(QPalette.ColorRole.WindowText)
    strong.setAlphaF(0.68)
    palette.setColor(QPalette.ColorRole.WindowText, strong)
    widget.setPalette(palette)
