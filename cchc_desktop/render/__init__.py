"""The output formats by name; each is a module with ``write(document, layout, target)``."""

from importlib import import_module
from types import ModuleType

from cchc_desktop import messages
from cchc_desktop.errors import UserError

FORMATS = {
    "pdf": "cchc_desktop.render.pdf",
    "docx": "cchc_desktop.render.docx",
    "txt": "cchc_desktop.render.txt",
}


def load_format(name: str) -> ModuleType:
    """Import the module of a format on its first use; heavy libraries come with it."""
    if name not in FORMATS:
        known = ", ".join(sorted(FORMATS))
        raise UserError(messages.FORMAT_UNKNOWN.format(name=name, known=known))
    return import_module(FORMATS[name])
