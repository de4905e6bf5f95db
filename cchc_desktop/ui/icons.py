"""The program's own icons by name; they always stand beside a word."""

from functools import cache

from PySide6.QtGui import QIcon

from cchc_desktop import paths


@cache
def icon(name: str) -> QIcon:
    """Load an icon of ``resources/icons``."""
    return QIcon(str(paths.resources() / "icons" / f"{name}.svg"))
