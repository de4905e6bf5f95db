"""Opening a data file by asking the user what to do as long as that fails.

Whatever is put in the place of a file, the file itself is kept under another name.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.services import backups
from cchc_desktop.store import failures
from cchc_desktop.store.store import Store

if TYPE_CHECKING:
    from cchc_desktop.ui.dialogs.open_failure import Answer
    from cchc_desktop.ui.main_window import MainWindow

# What a copy can make up for; a file that somebody else holds is not lost.
_LOST = (
    failures.MissingFileError,
    failures.EmptyFileError,
    failures.ForeignFileError,
    failures.DamagedFileError,
)
_READABLE = (failures.ForeignFileError, failures.DamagedFileError)


class Opening:
    """One attempt of the user to get at their data; ``told`` are sentences for the window."""

    def __init__(self, window: "MainWindow | None", second: Path | None) -> None:
        self._window = window
        self._second = second
        self.told: list[str] = []

    def open(self, path: Path) -> Store | None:
        """Return the open data file, None when the user gave up."""
        create = False
        while True:
            try:
                return self._opened(path, create=create)
            except UserError as error:
                from cchc_desktop.ui.dialogs.open_failure import Answer

                answer, chosen = self._ask(path, error)
                if chosen is None:
                    return None
                path, create = chosen, answer is Answer.CREATE

    def _opened(self, path: Path, *, create: bool) -> Store:
        store = Store.create(path) if create else Store.open(path)
        if backups.is_copy(path):
            # Work in it would change the backup, and thinning out may remove it.
            store.view_only(messages.VIEWING_COPY)
        if self.told:
            backups.Backups(store).keep_second(self._second)
        return store

    def _ask(self, path: Path, error: UserError) -> "tuple[Answer, Path | None]":
        """Ask once and do what was chosen."""
        # Loaded only where something went wrong: the start is to be quick.
        from cchc_desktop.ui.dialogs.base import open_path, show_error
        from cchc_desktop.ui.dialogs.open_failure import Answer, Offer, ask_after_failure

        lost = isinstance(error, _LOST)
        good = backups.newest_good(path, self._second) if lost else None
        offer = Offer(
            good,
            rescue=isinstance(error, _READABLE),
            create=isinstance(error, failures.MissingFileError),
        )
        answer, chosen = ask_after_failure(path, error, offer, self._window)
        try:
            if answer is Answer.COPY and good is not None:
                self._use_copy(path, good)
            elif answer is Answer.RESCUE:
                self._rescue(path, good)
            elif answer is Answer.FOLDER:
                open_path(path.parent)
        except UserError as failure:
            show_error(self._window, failure)
        return answer, chosen

    def _use_copy(self, path: Path, good: backups.GoodCopy) -> None:
        aside = backups.put_in_place(backups.bring_back(good.copy.path, path), path)
        from cchc_desktop.services.backups import moment_told

        moment = moment_told(good.copy.moment)
        if aside is None:
            self.told.append(messages.RESTORED_MISSING.format(moment=moment, path=path))
        else:
            self.told.append(messages.RESTORED_NOW.format(moment=moment, aside=aside))

    def _rescue(self, path: Path, good: backups.GoodCopy | None) -> None:
        from cchc_desktop.ui.dialogs.open_failure import ask_after_rescue

        found = backups.rescue(path, good.copy if good else None)
        if ask_after_rescue(found, good, self._window):
            aside = backups.put_in_place(found.path, path)
            self.told.append(messages.SALVAGED_NOW.format(aside=aside))
