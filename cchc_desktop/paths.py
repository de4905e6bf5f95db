"""Where resources and the user's data live: in the source tree, installed, or on a stick."""

import sys
from functools import cache
from pathlib import Path

DATA_FOLDER = "Bao cao CCHC"
DATA_FILE = "bao-cao-cchc.cchc"
# A file of this name beside the program keeps everything of the user in the folder beside it.
PORTABLE_MARKER = "portable.txt"
PORTABLE_FOLDER = "Du lieu"
SETTINGS_FILE = "cai-dat.ini"


def resources() -> Path:
    """Return the folder of templates, layouts, agencies, samples, fonts and icons."""
    return _code_folder() / "resources"


def program_folder() -> Path:
    """Return the folder a user knows as the program's."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    code = _code_folder()
    # The Windows build keeps code, libraries and Python in folders of their own.
    return code.parent if (code.parent / "runtime").is_dir() else code


def portable_folder() -> Path | None:
    """Return the folder of data and settings beside the program; None when it is installed."""
    program = program_folder()
    return program / PORTABLE_FOLDER if (program / PORTABLE_MARKER).is_file() else None


def default_data_file(documents: Path) -> Path:
    """Return the default data file, below the user's documents folder or beside the program."""
    return (portable_folder() or documents / DATA_FOLDER) / DATA_FILE


def settings_file() -> Path | None:
    """Return the file for settings of a portable program; None where the system keeps them."""
    portable = portable_folder()
    return portable / SETTINGS_FILE if portable else None


def to_keep(path: Path) -> str:
    """Return a path as settings keep it: a stick has another drive letter on every computer."""
    program = program_folder()
    if portable_folder() and path.is_absolute() and path.is_relative_to(program):
        return path.relative_to(program).as_posix()
    return str(path)


def from_kept(kept: str) -> Path:
    """Return the path that settings kept."""
    return program_folder() / kept if portable_folder() else Path(kept)


def _code_folder() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else _folder_of(__file__)


@cache
def _folder_of(file: str) -> Path:
    # Following links takes its time, and icons are asked for by the dozen.
    return Path(file).resolve().parent.parent
