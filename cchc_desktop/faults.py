"""Where the program's own faults are written down: places in the code, never words of a report."""

import io
import logging
import os
import re
import sys
import traceback
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

from cchc_desktop import __version__, paths

LOG_FILE = "nhat-ky.log"
_LOG_BYTES = 500_000
_log = logging.getLogger("cchc_desktop")
# The lines that describe() makes. Whatever else gets into the log stays out of what people send.
_OURS = re.compile(
    r"(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} [A-Z]+ )?cchc_desktop \S+, Python [\d.]+\w*, \w+"
    r"|[A-Za-z_]\w*"
    r"|  (?:[\w.-]+\.py|<[\w ]+>):\d+ (?:\w+|<\w+>)",
    re.ASCII,
)


class _PrivateLog(RotatingFileHandler):
    """A log that other users of the computer cannot read, also after it began anew."""

    def _open(self) -> io.TextIOWrapper:
        _make_private(self.baseFilename)
        return super()._open()


def _make_private(path: str | Path) -> None:
    os.close(os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600))


def log_beside(path: Path) -> None:
    """Write the log into the folder of the data file, as far as that can be written."""
    for handler in list(_log.handlers):
        _log.removeHandler(handler)
        handler.close()
    try:
        handler = _PrivateLog(
            path.parent / LOG_FILE, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8", delay=True
        )
        _make_private(path.parent / LOG_FILE)
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
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    log_beside(folder / LOG_FILE)
    _log.error("%s", describe(error))
    return folder / LOG_FILE


def last_faults(data: Path, most: int) -> list[str]:
    """Return the last lines of the logs of window and command line that tell places in the code."""
    folders = [paths.portable_folder() or _state_folder(), data.parent]
    lines = [line for folder in dict.fromkeys(folders) for line in _lines(folder / LOG_FILE)]
    known = [line for line in lines if _OURS.fullmatch(line)][-most:]
    whole = next((n for n, line in enumerate(known) if line[:1].isdigit()), len(known))
    return known[whole:]


def _lines(log: Path) -> Iterator[str]:
    for path in (log.with_name(f"{log.name}.1"), log):
        if path.is_file():
            yield from path.read_text(encoding="utf-8", errors="replace").splitlines()


def _state_folder() -> Path:
    base = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_STATE_HOME")
    return (Path(base) if base else Path.home() / ".local" / "state") / "cchc-desktop"
