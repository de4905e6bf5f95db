"""Where the user is: the running application and the row that has the focus."""

from PySide6.QtWidgets import QApplication, QWidget

from cchc_desktop.ui.field_row import FieldRow


def application() -> QApplication:
    """Return the running application."""
    found = QApplication.instance()
    if not isinstance(found, QApplication):
        raise TypeError(found)
    return found


def row_of(widget: QWidget | None) -> FieldRow | None:
    """Return the row a widget is part of, None when it is in none."""
    while widget is not None and not isinstance(widget, FieldRow):
        widget = widget.parentWidget()
    return widget


def focused_field() -> str:
    """Return the key of the field that has the focus, "" when none has."""
    row = row_of(QApplication.focusWidget())
    return row.field.key if row is not None else ""
