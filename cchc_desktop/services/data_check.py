"""The check of the data: everything that can be asked of a file, with what to do about it.

Changes nothing. Each check is made when it is asked for, so that a window can go on in between.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_desktop import __version__, messages
from cchc_desktop.errors import UserError
from cchc_desktop.services import backups, data_check_answers, places
from cchc_desktop.services.backups import copy_told, moment_told
from cchc_desktop.store import checking
from cchc_desktop.store.checking import Place
from cchc_desktop.store.publish import published

if TYPE_CHECKING:
    from cchc_desktop.services.reports import Library
    from cchc_desktop.services.session import Session

_MOST_NAMED = 12
_LEAST_FREE = 200 * 1024 * 1024
_MEGABYTE = 1024 * 1024
_OLDEST_COPY = timedelta(days=7)


@dataclass(frozen=True)
class Checked:
    """One check: what was looked at, what was found in sentences, and what to do about it."""

    key: str
    title: str
    findings: tuple[str, ...] = ()
    advice: str = ""

    @property
    def is_good(self) -> bool:
        """Say whether nothing was found."""
        return not self.findings


Check = Callable[["Library"], Iterable[str]]


def checks(
    library: "Library", session: "Session | None" = None
) -> Iterator[tuple[str, Callable[[], Checked]]]:
    """Yield the title of each check and what makes it; ``session`` is the report on the screen."""

    def formulas(library: "Library") -> Iterable[str]:
        return data_check_answers.formulas(library, session)

    every: dict[str, Check] = {
        "pages": _pages,
        "references": _references,
        "identity": _identity,
        "unreadable": _unreadable,
        "history": _history,
        "chain": _chain,
        "unknown": data_check_answers.unknown,
        "ownerless": data_check_answers.ownerless,
        "texts": data_check_answers.texts,
        "formulas": formulas,
        "fonts": data_check_answers.fonts,
        "room": _room,
        "copies": _copies,
        "place": _place,
    }
    for key, check in every.items():
        yield messages.DATA_CHECKS[key][0], _asked(key, check, library)


def _asked(key: str, check: Check, library: "Library") -> Callable[[], Checked]:
    def ask() -> Checked:
        title, advice = messages.DATA_CHECKS[key]
        try:
            findings = tuple(check(library))
        except UserError as error:
            # A page that cannot be read ends one check; the others still have their say.
            findings = (error.message,)
        return Checked(key, title, findings, advice if findings else "")

    return ask


def check_all(library: "Library", session: "Session | None" = None) -> list[Checked]:
    """Make every check."""
    return [ask() for _, ask in checks(library, session)]


def not_opened(path: Path, error: UserError) -> list[Checked]:
    """Return the one result of a file that cannot be opened, with the copy to go back to."""
    findings = [error.message]
    good = backups.newest_good(path)
    if good is not None:
        findings.append(copy_told(good))
    title, advice = messages.DATA_CHECKS["open"]
    return [Checked("open", title, tuple(findings), advice)]


def as_text(path: Path, results: Iterable[Checked], now: datetime) -> str:
    """Return the results as a text to keep or to send; it names fields, never what they hold."""
    lines = [
        messages.DATA_CHECK_HEAD.format(path=path, moment=moment_told(now), program=__version__)
    ]
    for result in results:
        sign = messages.DATA_CHECK_GOOD if result.is_good else messages.DATA_CHECK_FOUND
        lines.append(f"{result.title}: {sign}")
        lines += [f"  – {finding}" for finding in result.findings]
        lines += [f"  → {result.advice}"] if result.advice else []
    return "\n".join(lines) + "\n"


def save_text(target: Path, path: Path, results: Iterable[Checked], now: datetime) -> None:
    """Write the results as a text file.

    Raises:
        UserError: it could not be written; what was there before is as it was.
    """
    with published(target, replace=True) as place:
        place.write_text(as_text(path, results, now), encoding="utf-8")


def as_data(results: Iterable[Checked]) -> list[dict[str, Any]]:
    """Return the results as JSON holds them."""
    return [asdict(result) for result in results]


# --- the file -------------------------------------------------------------------------------------


def _pages(library: "Library") -> Iterator[str]:
    lines = checking.pages(library.store)
    if lines:
        yield messages.CHECK_PAGES.format(count=len(lines), first=lines[0])


def _references(library: "Library") -> Iterator[str]:
    if count := checking.strays(library.store):
        yield messages.CHECK_REFERENCES.format(count=count)


def _identity(library: "Library") -> Iterator[str]:
    found = checking.identity(library.store)
    if not found.is_ours:
        yield messages.CHECK_NOT_OURS
    if found.schema != found.known_schema:
        yield messages.CHECK_SCHEMA.format(found=found.schema, known=found.known_schema)
    for name in found.missing:
        yield messages.CHECK_TABLE_MISSING.format(name=messages.TABLES.get(name, name))
    for name in found.strange:
        yield messages.CHECK_STRANGE.format(name=name)
    if beyond := checking.tail(library.store):
        yield messages.CHECK_TAIL.format(count=beyond)


def _unreadable(library: "Library") -> Iterator[str]:
    return _named(messages.CHECK_UNREADABLE, checking.unreadable(library.store), library)


def _history(library: "Library") -> Iterator[str]:
    return _named(messages.CHECK_HISTORY, checking.gaps(library.store), library)


def _chain(library: "Library") -> Iterator[str]:
    found = library.store.history_faults()
    for fault in found[:_MOST_NAMED]:
        place = Place(fault.report, fault.field)
        yield messages.CHECK_CHAIN[str(fault.kind), bool(fault.field)].format(
            place=data_check_answers.place_told(library, place),
            moment=_told_if_moment(fault.at),
            count=fault.count,
        )
    if len(found) > _MOST_NAMED:
        yield messages.CHECK_MORE.format(count=len(found) - _MOST_NAMED)


def _told_if_moment(at: str) -> str:
    """Return a stored moment for people; it may have been written over by hand."""
    try:
        return moment_told(datetime.fromisoformat(at))
    except (ValueError, OverflowError):
        return messages.CHECK_NO_MOMENT


def _named(sentence: str, found: list[Place], library: "Library") -> Iterator[str]:
    for place in found[:_MOST_NAMED]:
        yield sentence.format(place=data_check_answers.place_told(library, place))
    if len(found) > _MOST_NAMED:
        yield messages.CHECK_MORE.format(count=len(found) - _MOST_NAMED)


# --- around the file ------------------------------------------------------------------------------


def _room(library: "Library") -> Iterator[str]:
    size, free = checking.room(library.store.path)
    if free < max(_LEAST_FREE, 3 * size):
        folder = library.store.path.parent
        yield messages.CHECK_ROOM.format(path=folder, free=free // _MEGABYTE)


def _copies(library: "Library") -> Iterator[str]:
    kept = library.backups
    if kept.trouble:
        yield kept.trouble
    second = kept.second
    if second is not None and not second.is_dir():
        yield messages.CHECK_SECOND.format(path=second)
    good = backups.newest_good(library.store.path, second)
    if good is None:
        yield messages.CHECK_NO_COPY
    elif kept.is_due and datetime.now(UTC) - good.copy.moment > _OLDEST_COPY:
        yield messages.CHECK_OLD_COPY.format(moment=moment_told(good.copy.moment))
    damaged = [copy for copy in kept.copies()[:5] if backups.examine(copy) is None]
    for copy in damaged:
        yield messages.CHECK_COPY_DAMAGED.format(path=copy.path)


def _place(library: "Library") -> Iterator[str]:
    if told := places.warning(library.store.path):
        yield told
