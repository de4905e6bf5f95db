"""Where resources and the user's data live, in the source tree and in a frozen program."""

import sys
from pathlib import Path

DATA_FOLDER = "Bao cao CCHC"
DATA_FILE = "bao-cao-cchc.cchc"


def resources() -> Path:
    """Return the folder of templates, layouts, agencies, samples, fonts and icons."""
    frozen = getattr(sys, "_MEIPASS", None)
    base = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return base / "resources"


def default_data_file(documents: Path) -> Path:
    """Return the default data file below the user's documents folder."""
    return documents / DATA_FOLDER / DATA_FILE
