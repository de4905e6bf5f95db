"""Copies of the open data file: when they are made, where, and what of them can be restored."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.store import keeping
from cchc_desktop.store.backup import BackupInfo, backup
from cchc_desktop.store.exchange import exchange
from cchc_desktop.store.keeping import Copy, GoodCopy, ReportState

if TYPE_CHECKING:
    from cchc_desktop.store.store import Store

EXIT, WORK = keeping.EXIT, keeping.WORK
IMPORT, RESTORE, DELETE = keeping.IMPORT, keeping.RESTORE, keeping.DELETE
SECOND = "backup.second"


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(eq=False)
class Backups:
    """The copies of one open data file; ``second`` is a folder elsewhere that gets each copy too.

    ``trouble`` is the sentence that says why the last copy could not be made in one of the places,
    empty when all went well.
    """

    store: "Store"
    clock: Callable[[], datetime] = _now
    trouble: str = ""
    _mark: tuple[object, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        self._mark = keeping.mark(self.store.connection)

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
        self._mark = keeping.mark(self.store.connection)
        self._make_second(reason)
        return made

    def _make_second(self, reason: str) -> None:
        second = self.second
        if second is None:
            return
        try:
            keeping.keep(self.store.connection, self.store.path, reason, self.clock(), second)
        except UserError as error:
            # The stick may be in a drawer; the first copy is there, and the window says this.
            self.trouble = messages.BACKUP_SECOND_FAILED.format(path=second, reason=error.message)

    def make_if_changed(self, reason: str) -> BackupInfo | None:
        """Make a copy when the content changed since the last one; None when it did not.

        Raises:
            UserError: as ``make``.
        """
        if self.store.read_only or keeping.mark(self.store.connection) == self._mark:
            return None
        return self.make(reason)

    def copies(self) -> list[Copy]:
        """Return the copies in both folders, the newest first."""
        found = keeping.copies(self.store.path)
        if self.second is not None:
            found += keeping.copies(self.store.path, self.second)
        return sorted(found, key=lambda copy: (copy.moment, copy.number), reverse=True)


def newest_good(data: Path) -> GoodCopy | None:
    """Return the newest sound copy of a data file that may itself be lost."""
    return keeping.newest_good(data)


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


def difference(now: Path, then: Path) -> FileDifference:
    """Compare two data files by the answers of their reports.

    Raises:
        UserError: one of them cannot be read.
    """
    states_now, states_then = keeping.report_states(now), keeping.report_states(then)
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
