"""The program's own icons by name; they always stand beside a word."""

from functools import cache

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from cchc_desktop import paths


@cache
def icon(name: str) -> QIcon:
    """Load an icon of ``resources/icons``."""
    file = str(paths.resources() / "icons" / f"{name}.svg")
    found = QIcon(file)
    # Qt would tint the icon of a selected row, and its colour carries meaning.
    found.addFile(file, QSize(), QIcon.Mode.Selected)
    return found
