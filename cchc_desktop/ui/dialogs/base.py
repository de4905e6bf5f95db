"""What the dialogs share: a heading, captions beside inputs, buttons that are verbs."""

from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.errors import UserError
from cchc_desktop.ui.fitting import Dialog
from cchc_desktop.ui.style import GAP, heading, muted

DAY = "%d/%m/%Y"
_ROLE = QDialogButtonBox.ButtonRole


class FormDialog(Dialog):
    """Ask for a few things; the first button is the one Enter presses."""

    def __init__(self, title: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, GAP)
        self.column.setSpacing(GAP)
        self.column.addWidget(heading(title))
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(GAP)
        self.form.setVerticalSpacing(GAP * 2 // 3)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.column.addLayout(self.form)
        self.note = muted("")
        self.note.hide()
        self.buttons = QDialogButtonBox()
        self.accept_button: QPushButton | None = None
        if verb:
            self.accept_button = self.buttons.addButton(verb, _ROLE.AcceptRole)
        self.close_button = self.buttons.addButton("Hủy" if verb else "Đóng", _ROLE.RejectRole)
        self.close_button.setAutoDefault(not verb)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def finish_layout(self) -> None:
        """Put the note and the buttons below what the dialog added."""
        self.column.addWidget(self.note)
        self.column.addWidget(self.buttons)
        self.pinned = self.buttons
        # Only a button that is in the dialog already becomes the one Enter presses.
        if self.accept_button:
            self.accept_button.setDefault(True)

    def add_row(self, caption: str, widget: QWidget) -> None:
        """Add an input with its caption, which also names it for screen readers."""
        label = QLabel(caption)
        label.setBuddy(widget)
        widget.setAccessibleName(caption.replace("&", "").rstrip(":"))
        self.form.addRow(label, widget)

    def tell(self, sentence: str) -> None:
        """Show a sentence above the buttons, or nothing."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        if self.isVisible():
            self.fit()


def read_day(typed: str) -> date | None:
    """Read a day written as d/m/yyyy."""
    try:
        return datetime.strptime(typed.strip(), DAY).date()
    except ValueError:
        return None


def show_error(parent: QWidget | None, error: UserError) -> None:
    """Show the sentence of an error with its technical part folded away."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Chưa thực hiện được")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(error.message)
    if error.details:
        box.setDetailedText(error.details)
    box.addButton("Đóng", QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def is_wanted(
    parent: QWidget | None, title: str, text: str, *, verb: str, stay: str, harms: bool = False
) -> bool:
    """Ask whether to do what ``verb`` says; ``stay`` and Esc leave everything as it is.

    Enter does it, unless it ``harms``.
    """
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning if harms else QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    role = QMessageBox.ButtonRole
    does = box.addButton(verb, role.DestructiveRole if harms else role.AcceptRole)
    leaves = box.addButton(stay, role.RejectRole)
    box.setDefaultButton(leaves if harms else does)
    box.setEscapeButton(leaves)
    box.exec()
    return box.clickedButton() is does


def open_path(path: Path) -> None:
    """Open a file or folder with the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
