"""The second process that measures a file from elsewhere: its limits and how it tells its result.

On Windows no limit of memory can be set this way; there the limit of time holds alone. Never called
within the program itself, because limits are of a whole process and end it.
"""

import faulthandler
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from cchc_desktop.errors import UserError
from cchc_desktop.services.importing_pdf import read_pdf
from cchc_desktop.services.page_check import check_here

# A file of as many pages and letters as are allowed takes half of it.
MOST_MEMORY = 1 << 30


def answer(path: Path, regime: str | None, seconds: float, *, text: bool = False) -> None:
    """Measure a file under limits; write pages reached and then the result to the pipe.

    With ``text`` the result is not what deviates but what the file says.
    """
    # The number instead of sys.stdout, which a windowed executable does not have.
    with (
        Path(os.devnull).open("w", encoding="utf-8") as nowhere,
        open(1, "w", encoding="ascii", closefd=False) as pipe,
    ):
        _limit(seconds, nowhere)
        try:
            _measure(path, regime, pipe, text=text)
        finally:
            faulthandler.cancel_dump_traceback_later()


def _measure(path: Path, regime: str | None, pipe: IO[str], *, text: bool) -> None:
    def step(page: int, pages: int) -> bool:
        return _tell(pipe, page=page, pages=pages)

    try:
        if text:
            made = asdict(read_pdf(path, step))
        else:
            made = {"result": asdict(check_here(path, regime, step))}
    except UserError as error:
        _tell(pipe, refused=error.message, details=error.details)
    except MemoryError:
        _tell(pipe, outgrown=True)
    else:
        _tell(pipe, **made)


def _limit(seconds: float, nowhere: IO[str]) -> None:
    """Bound time and memory, should nobody be left to end this process, and leave no core file."""
    faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = MOST_MEMORY if hard == resource.RLIM_INFINITY else min(MOST_MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _tell(pipe: IO[str], **answer: Any) -> bool:
    pipe.write(json.dumps(answer) + "\n")
    pipe.flush()
    return True
