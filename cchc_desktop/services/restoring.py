"""A backup beside the data file of now: what each report is like on either side, for the user.

The backup is looked at as a copy of its own, so that neither it nor the data file changes.
"""

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.services import backups
from cchc_desktop.services.backups import ReportState, moment_told
from cchc_desktop.services.compare_reports import ReportDifference, compare
from cchc_desktop.services.reading import read_stored
from cchc_desktop.services.reports import Library
from cchc_desktop.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

ONLY_NOW, ONLY_THEN, CHANGED, SAME = "only_now", "only_then", "changed", "same"


@dataclass(frozen=True)
class ReportLine:
    """One report on both sides: how it differs, and when it was last written to, as told."""

    code: str
    label: str
    kind: str
    changed: int
    then: str
    now: str

    @property
    def told(self) -> str:
        """Return the difference in words."""
        return messages.RESTORE_KINDS[self.kind].format(count=self.changed)


class Restored:
    """A copy of a backup beside the data file, open to be compared; ``path`` is that copy."""

    def __init__(self, backup: Path, library: Library) -> None:
        """Put the copy there and open it.

        Raises:
            UserError: the backup is damaged, or the copy could not be written.
        """
        self._library = library
        self.path = backups.bring_back(backup, library.store.path)
        try:
            with closing(Store.open(self.path)) as store:
                self.reports = len(store.reports())
        except UserError:
            self.discard()
            raise

    def discard(self) -> None:
        """Remove the copy: the backup it was made from is still there."""
        self.path.unlink(missing_ok=True)

    def lines(self) -> list[ReportLine]:
        """Return every report of either side, those that differ first."""
        then = backups.states(self.path)
        now = backups.states(self._library.store.path)
        found = [self._line(code, then, now) for code in sorted(then.keys() | now.keys())]
        return sorted(found, key=lambda line: (line.kind == SAME, line.code))

    def _line(
        self, code: str, then: dict[str, ReportState], now: dict[str, ReportState]
    ) -> ReportLine:
        before, after = then.get(code), now.get(code)
        changed = 0
        if before is None or after is None:
            kind = ONLY_NOW if before is None else ONLY_THEN
        else:
            changed = len({field for field, _ in before.answers ^ after.answers})
            kind = CHANGED if changed else SAME
        label = _label(self._library, code)
        return ReportLine(code, label, kind, changed, _written(before), _written(after))

    def details(self, code: str) -> ReportDifference:
        """Return which figures and paragraphs of a report differ.

        Raises:
            UserError: one of the files cannot be read.
        """
        with closing(Store.open(self.path)) as store:
            there = Library(store, self._library.resources)
            old = read_stored(there, store.report(code))
            return compare(old, read_stored(self._library, self._library.store.report(code)))


def detail_lines(difference: ReportDifference) -> "Iterator[str]":
    """Yield the figures that differ as lines: what it was in the backup and what it is now."""
    for change in (*difference.typed, *difference.following):
        then, now = change.old or messages.UNANSWERED, change.new or messages.UNANSWERED
        yield messages.RESTORE_FIGURE.format(label=change.label, then=then, now=now)
    sections = dict.fromkeys(change.label for change in difference.texts)
    for label in sections:
        count = sum(change.label == label for change in difference.texts)
        yield messages.RESTORE_TEXT.format(label=label, count=count)


def _label(library: Library, code: str) -> str:
    bare, _, thrown = code.partition("#")
    try:
        label = library.periods.period(bare).label
    except UserError:
        return code
    return label + (messages.CHECK_IN_TRASH if thrown else "")


def _written(state: ReportState | None) -> str:
    if state is None or not state.written:
        return ""
    return moment_told(datetime.fromisoformat(state.written))
