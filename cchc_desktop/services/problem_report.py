"""What a helper at the telephone needs to know of a computer, its program and its data file.

Not one word, name or figure of a report is in it, and no path: both may tell who somebody is.
"""

import locale
import platform
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop import __version__, faults, messages
from cchc_desktop.errors import UserError
from cchc_desktop.services import data_check
from cchc_desktop.store import checking
from cchc_desktop.store.publish import published

if TYPE_CHECKING:
    from cchc_desktop.services.reports import Library

_LOG_LINES = 200
_MEGABYTE = 1024 * 1024
_LIBRARIES = (
    *("PySide6_Essentials", "sqlite-utils", "reportlab", "babel"),
    *("python-docx", "lxml", "pypdfium2", "chunspell"),
)
# What only looks at the file; the other checks open every report, which takes its time.
_QUICK = (
    *("pages", "references", "identity", "unreadable", "history", "chain"),
    *("room", "copies", "place"),
)


def problem_report(library: "Library", surroundings: Mapping[str, str], now: datetime) -> str:
    """Return the text that a user may send; ``surroundings`` is what the window knows of itself."""
    parts = {
        messages.PROBLEM_PROGRAM: _program(now),
        messages.PROBLEM_COMPUTER: [*_computer(), *_rows(surroundings)],
        messages.PROBLEM_DATA: _data(library),
        messages.PROBLEM_CHECK: _check(library),
        messages.PROBLEM_LOG: _log(library.store.path),
    }
    return "\n\n".join("\n".join([title, *lines]) for title, lines in parts.items()) + "\n"


def save(report: str, target: Path) -> None:
    """Write the report as a text file.

    Raises:
        UserError: it could not be written; what was there before is as it was.
    """
    with published(target, replace=True) as place:
        place.write_text(report, encoding="utf-8")


def _rows(facts: Mapping[str, str]) -> Iterator[str]:
    return (f"  {name}: {value}" for name, value in facts.items())


def _program(now: datetime) -> Iterator[str]:
    yield from _rows(
        {
            messages.PROBLEM_VERSION: __version__,
            messages.PROBLEM_MOMENT: now.astimezone().isoformat(timespec="seconds"),
            "Python": platform.python_version(),
            "SQLite": checking.engine(),
        }
    )
    for name in _LIBRARIES:
        try:
            yield f"  {name}: {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            yield f"  {name}: {messages.PROBLEM_UNKNOWN}"


def _computer() -> Iterator[str]:
    # Not platform.node(): the name of a computer often is that of who sits before it.
    yield from _rows(
        {
            messages.PROBLEM_SYSTEM: platform.platform(),
            messages.PROBLEM_LOCALE: ".".join(filter(None, locale.getlocale())),
            messages.PROBLEM_ENCODING: sys.getfilesystemencoding(),
        }
    )


def _data(library: "Library") -> Iterator[str]:
    store = library.store
    try:
        reports, answers = checking.held(store)
        size, free = checking.room(store.path)
        schema = checking.identity(store).schema
    except (UserError, OSError) as error:
        return iter([f"  {type(error).__name__}"])
    read_only = messages.PROBLEM_YES if store.read_only else messages.PROBLEM_NO
    return _rows(
        {
            messages.PROBLEM_SCHEMA: str(schema),
            messages.PROBLEM_SIZE: f"{size / _MEGABYTE:.1f} MB",
            messages.PROBLEM_FREE: f"{free / _MEGABYTE:.0f} MB",
            messages.PROBLEM_REPORTS: str(reports),
            messages.PROBLEM_ANSWERS: str(answers),
            messages.PROBLEM_READ_ONLY: read_only,
        }
    )


def _check(library: "Library") -> Iterator[str]:
    """Tell how each check went, not what it found: findings name fields and places."""
    quick = {messages.DATA_CHECKS[key][0] for key in _QUICK}
    for title, ask in data_check.checks(library):
        if title in quick:
            found = len(ask().findings)
            sign = messages.PROBLEM_FOUND.format(count=found) if found else messages.DATA_CHECK_GOOD
            yield f"  {title}: {sign}"


def _log(data: Path) -> Iterator[str]:
    lines = faults.last_faults(data, _LOG_LINES)
    return (f"  {line}" for line in lines or [messages.PROBLEM_NO_LOG])
