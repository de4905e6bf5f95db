"""Where the program's own faults are written down: places in the code, never words of a report."""

import logging
import os
import sys
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

from cchc_desktop import __version__, paths

LOG_FILE = "nhat-ky.log"
_LOG_BYTES = 500_000
_log = logging.getLogger("cchc_desktop")


def log_beside(path: Path) -> None:
    """Write the log into the folder of the data file, as far as that can be written."""
    for handler in list(_log.handlers):
        _log.removeHandler(handler)
        handler.close()
    try:
        handler = RotatingFileHandler(
            path.parent / LOG_FILE, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8", delay=True
        )
        with (path.parent / LOG_FILE).open("a", encoding="utf-8"):
            pass
    except OSError:
        # A read-only folder: the report is still shown on the screen.
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _log.addHandler(handler)


def describe(error: BaseException) -> str:
    """Return where an error happened, without the values that may hold words of a report."""
    lines = [f"cchc_desktop {__version__}, Python {sys.version.split()[0]}, {sys.platform}"]
    chain: BaseException | None = error
    while chain is not None:
        lines.append(type(chain).__name__)
        frames = traceback.extract_tb(chain.__traceback__)
        lines += [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
        chain = chain.__cause__ or chain.__context__
    return "\n".join(lines)


def log_fault(error: BaseException) -> Path:
    """Write a fault of a command without a window into the user's own log; return its path."""
    folder = paths.portable_folder() or _state_folder()
    folder.mkdir(parents=True, exist_ok=True)
    log_beside(folder / LOG_FILE)
    _log.error("%s", describe(error))
    return folder / LOG_FILE


def _state_folder() -> Path:
    base = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_STATE_HOME")
    return (Path(base) if base else Path.home() / ".local" / "state") / "cchc-desktop"
