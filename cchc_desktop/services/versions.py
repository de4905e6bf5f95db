"""Earlier states of a report: named ones, exported ones, and the end of each working day.

Every change is in the history with what was there before, so any moment can be read again; a
version is a name for one of those moments.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from cchc_desktop import messages
from cchc_desktop.services.reading import ReadReport, read_stored

if TYPE_CHECKING:
    from cchc_desktop.services.reports import Library
    from cchc_desktop.store.rows import AnswerChange, ReportRow
    from cchc_desktop.store.store import Store

_SETTING = "versions.{id}"


@dataclass(frozen=True)
class Version:
    """A moment of a report: all changes up to the one numbered ``change``."""

    label: str
    at: datetime
    change: int


def name_version(store: "Store", row: "ReportRow", label: str) -> None:
    """Keep the present state of a report under a name; does nothing for a report without changes.

    Raises:
        UserError: it could not be written.
    """
    history = store.history(row.id)
    if history:
        kept = list(store.setting(_SETTING.format(id=row.id), []))
        kept.append({"label": label, "change": history[-1].id})
        store.set_setting(_SETTING.format(id=row.id), kept)


def versions(store: "Store", row: "ReportRow") -> list[Version]:
    """Return the versions of a report, the latest first; two of one moment are both listed."""
    history = store.history(row.id)
    at = {change.id: change.at for change in history}
    named = [
        Version(str(entry["label"]), at[entry["change"]], entry["change"])
        for entry in store.setting(_SETTING.format(id=row.id), [])
        if entry["change"] in at
    ]
    known = {version.change for version in named}
    days = [version for version in _day_ends(history) if version.change not in known]
    return sorted([*named, *days], key=lambda version: version.change, reverse=True)


def _day_ends(history: Iterable["AnswerChange"]) -> list[Version]:
    """Return the last state of each day but the one of the latest change, which is the present."""
    ends: dict[str, AnswerChange] = {}
    for change in history:
        ends[change.at.astimezone().strftime("%d/%m/%Y")] = change
    return [
        Version(messages.VERSION_DAY.format(day=day), change.at, change.id)
        for day, change in list(ends.items())[:-1]
    ]


def answers_at(store: "Store", row: "ReportRow", change: int) -> dict[str, Any]:
    """Return the stored answers of a report as they were after a change."""
    answers = store.answers(row.id)
    for later in reversed(store.history(row.id)):
        if later.id <= change:
            break
        if later.old is None:
            answers.pop(later.field, None)
        else:
            answers[later.field] = later.old
    return answers


def read_version(library: "Library", row: "ReportRow", version: Version | None) -> ReadReport:
    """Return a report as it was at a version, or as it is now."""
    if version is None:
        return read_stored(library, row)
    return read_stored(library, row, answers_at(library.store, row, version.change))
