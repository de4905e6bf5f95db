"""Copies of the open data file: when they are made, where, and what of them can be restored."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.store import failures, keeping
from cchc_desktop.store.backup import BackupInfo, backup
from cchc_desktop.store.exchange import exchange
from cchc_desktop.store.salvage import Salvaged, salvage

if TYPE_CHECKING:
    from cchc_desktop.store.store import Store

EXIT, WORK, ASKED = keeping.EXIT, keeping.WORK, keeping.ASKED
IMPORT, RESTORE, DELETE = keeping.IMPORT, keeping.RESTORE, keeping.DELETE
SECOND = "backup.second"
# What the window shows; it does not know the store.
Copy = keeping.Copy
GoodCopy = keeping.GoodCopy
ReportState = keeping.ReportState


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Errand:
    """A copy to be made on a thread of its own; knows paths and no open file."""

    data: Path
    second: Path | None
    reason: str
    moment: datetime

    def run(self) -> str:
        """Make the copies; return the sentence that says what of them failed, or nothing."""
        try:
            keeping.keep_aside(self.data, self.reason, self.moment)
        except UserError as error:
            return error.message
        return _second_trouble(self.second, self._keep_second)

    def _keep_second(self, folder: Path) -> object:
        return keeping.keep_aside(self.data, self.reason, self.moment, folder)


def _second_trouble(folder: Path | None, keep: Callable[[Path], object]) -> str:
    if folder is None:
        return ""
    if not folder.is_dir():
        # Made anew, the folder of a stick that was pulled out would lie on this very disk.
        reason = messages.CHECK_SECOND.format(path=folder)
        return messages.BACKUP_SECOND_FAILED.format(path=folder, reason=reason)
    try:
        keep(folder)
    except UserError as error:
        # The stick may be in a drawer; the first copy is there, and the window says this.
        return messages.BACKUP_SECOND_FAILED.format(path=folder, reason=error.message)
    return ""


@dataclass(eq=False)
class Backups:
    """The copies of one open data file; ``second`` is a folder elsewhere that gets each copy too.

    ``trouble`` is the sentence that says why the last copy could not be made in one of the places,
    empty when all went well.
    """

    store: "Store"
    clock: Callable[[], datetime] = _now
    trouble: str = ""

    @property
    def second(self) -> Path | None:
        """The second folder, None when none is set."""
        kept = str(self.store.setting(SECOND, ""))
        return Path(kept) if kept else None

    def set_second(self, folder: Path | None) -> None:
        """Choose the second folder and try it at once.

        Raises:
            UserError: no copy can be made there, or it is the first folder; nothing is set.
        """
        if folder is not None:
            if folder.absolute() == keeping.folder_of(self.store.path).absolute():
                raise UserError(messages.BACKUP_SAME_PLACE.format(path=folder))
            keeping.keep(self.store.connection, self.store.path, WORK, self.clock(), folder)
        self.store.set_setting(SECOND, str(folder) if folder else "")
        self.trouble = ""

    def keep_second(self, folder: Path | None) -> None:
        """Go on with the second folder of before a restore; a backup may know none or an old one.

        Raises:
            UserError: it could not be written.
        """
        if folder is not None and not self.store.read_only:
            self.store.set_setting(SECOND, str(folder))

    def make(self, reason: str) -> BackupInfo:
        """Make a copy now, and one in the second folder.

        Raises:
            UserError: the copy in the first folder could not be made.
        """
        self.trouble = ""
        try:
            made = keeping.keep(self.store.connection, self.store.path, reason, self.clock())
        except UserError as error:
            self.trouble = error.message
            raise
        self.trouble = _second_trouble(self.second, lambda folder: self._keep(reason, folder))
        return made

    def _keep(self, reason: str, folder: Path) -> object:
        return keeping.keep(self.store.connection, self.store.path, reason, self.clock(), folder)

    @property
    def is_due(self) -> bool:
        """Say whether the content differs from that of the newest copy, or there is none.

        Raises:
            UserError: the data file cannot be read any more.
        """
        if self.store.read_only:
            return False
        known = keeping.copies(self.store.path)
        with failures.told(self.store.path):
            now = keeping.mark(self.store.connection)
        return not known or keeping.mark_of(known[0]) != now

    def make_if_changed(self, reason: str) -> BackupInfo | None:
        """Make a copy when the content changed since the last one; None when it did not.

        Raises:
            UserError: as ``make``.
        """
        return self.make(reason) if self.is_due else None

    def errand(self, reason: str) -> Errand | None:
        """Return what a thread has to do now; None when nothing changed.

        Raises:
            UserError: the data file cannot be read any more.
        """
        if not self.is_due:
            return None
        return Errand(self.store.path, self.second, reason, self.clock())

    def copies(self) -> list[Copy]:
        """Return the copies in both folders, the newest first."""
        found = keeping.copies(self.store.path)
        if self.second is not None:
            found += keeping.copies(self.store.path, self.second)
        return sorted(found, key=lambda copy: (copy.moment, copy.number), reverse=True)


def copy_told(good: GoodCopy) -> str:
    """Return the sentence about a sound copy: when, how many reports and answers."""
    return messages.GOOD_COPY.format(
        moment=moment_told(good.copy.moment), reports=good.reports, answers=good.answers
    )


def moment_told(moment: datetime) -> str:
    """Return a moment as people here write it, the hour first."""
    here = moment.astimezone()
    day = f"{here.day}/{here.month}/{here.year}"
    return messages.MOMENT.format(hour=f"{here:%H:%M}", day=day)


def newest_good(data: Path, second: Path | None = None) -> GoodCopy | None:
    """Return the newest sound copy of a data file that may itself be lost."""
    found = [keeping.newest_good(data)]
    if second is not None:
        found.append(keeping.newest_good(data, second))
    good = [each for each in found if each is not None]
    # The number only grows; moments do not where the clock was set back.
    return max(good, key=lambda each: (each.copy.moment, each.copy.number), default=None)


def good_file(path: Path) -> GoodCopy:
    """Return what a file the user chose as a backup holds; its moment is that of the file.

    Raises:
        UserError: it is no sound data file.
    """
    return keeping.good_file(path)


def first_folder(data: Path) -> Path:
    """Return the folder beside a data file that holds its copies."""
    return keeping.folder_of(data)


def is_copy(path: Path) -> bool:
    """Say whether a path is that of a copy, which nobody should work in."""
    return keeping.is_copy(path)


@dataclass(frozen=True)
class Rescue:
    """What of a damaged file came into a new one, as sentences; ``path`` is the new file."""

    path: Path
    sentences: tuple[str, ...]


def rescue(damaged: Path, helper: Copy | None) -> Rescue:
    """Save what a damaged file still holds into a new one beside it; the file stays as it is.

    Raises:
        UserError: nothing could be read of it, or nothing written.
    """
    moment = _now().astimezone().strftime("%Y%m%d-%H%M%S")
    target = damaged.with_name(f"{damaged.stem}-cuu-du-lieu-{moment}{damaged.suffix}")
    found = salvage(damaged, target, helper.path if helper else None)
    return Rescue(target, tuple(_told(found)))


def _told(found: Salvaged) -> Iterator[str]:
    yield messages.SALVAGED.format(path=found.path, reports=found.reports, answers=found.answers)
    if found.from_history:
        yield messages.SALVAGED_FROM_HISTORY.format(count=found.from_history)
    if found.strays:
        yield messages.SALVAGED_STRAYS.format(count=found.strays)
    if found.lost:
        names = ", ".join(messages.TABLES[table] for table in found.lost)
        yield messages.SALVAGED_WITH_LOSSES.format(tables=names)
    elif found.is_whole:
        yield messages.SALVAGED_WHOLE


def examine(copy: Copy) -> GoodCopy | None:
    """Return what a copy holds, None when it is damaged."""
    return keeping.examine(copy)


def bring_back(copy: Path, data: Path) -> Path:
    """Put a copy of a backup beside the data file under a free name, to be looked at first.

    The name says that it was restored; the data file and the backup stay as they are.

    Raises:
        UserError: the backup is damaged, or the copy could not be written.
    """
    moment = _now().astimezone().strftime("%Y%m%d-%H%M%S")
    target = data.with_name(f"{data.stem}-khoi-phuc-{moment}{data.suffix}")
    return backup(copy, target).path


def put_in_place(restored: Path, data: Path) -> Path | None:
    """Make a restored copy the data file; what was there is set aside and its place returned.

    At every moment a whole data file is in its place: the old one or the restored one.

    Raises:
        UserError: the system refuses; the data file is where it was.
    """
    aside = None
    try:
        if data.exists():
            moment = _now().astimezone().strftime("%Y%m%d-%H%M%S")
            aside = data.with_name(f"{data.stem}-truoc-khoi-phuc-{moment}{data.suffix}")
            exchange(restored, data, aside)
        else:
            restored.rename(data)
    except OSError as error:
        raise UserError(messages.RESTORE_REFUSED.format(path=data), str(error)) from error
    return aside


@dataclass(frozen=True)
class FileDifference:
    """How a backup differs from the data file of now, report by report, by code."""

    only_now: tuple[str, ...]
    only_then: tuple[str, ...]
    changed: tuple[tuple[ReportState, ReportState], ...]

    @property
    def is_empty(self) -> bool:
        """Say whether both hold the same."""
        return not (self.only_now or self.only_then or self.changed)


def states(path: Path) -> dict[str, ReportState]:
    """Return the state of every report of a data file, by code, changing nothing.

    Raises:
        UserError: the file cannot be read.
    """
    return keeping.report_states(path)


def difference(now: Path, then: Path) -> FileDifference:
    """Compare two data files by the answers of their reports.

    Raises:
        UserError: one of them cannot be read.
    """
    states_now, states_then = states(now), states(then)
    both = sorted(states_now.keys() & states_then.keys())
    changed = [
        (states_then[code], states_now[code])
        for code in both
        if states_then[code].answers != states_now[code].answers
    ]
    return FileDifference(
        tuple(sorted(states_now.keys() - states_then.keys())),
        tuple(sorted(states_then.keys() - states_now.keys())),
        tuple(changed),
    )
