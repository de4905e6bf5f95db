"""The commands about the data file as a whole: its copies, the way back, a check, another file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.errors import UserError

if TYPE_CHECKING:
    from cchc_desktop.services.backups import Copy
    from cchc_desktop.services.reports import Library
    from cchc_desktop.services.restoring import Restored
    from cchc_desktop.ui.data_file_tools import Restoring
    from cchc_desktop.ui.main_window import MainWindow


class DataFileCommands:
    """Ask through dialogs, then hand the answer to a service or to the file's owner."""

    def __init__(
        self,
        window: MainWindow,
        backup: Callable[[Path], object],
        switch: Callable[[Path], None],
        restoring: Restoring | None,
    ) -> None:
        self._window = window
        self._backup = backup
        self._switch = switch
        self._restoring = restoring

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Return what to call for each command by its name."""
        return {
            "copies": self.copies,
            "backup": self.backup,
            "check_data": self.check_data,
            "folder": self.folder,
            "other": self.other,
        }

    @property
    def _library(self) -> Library:
        return self._window.library

    def copies(self) -> None:
        """List the copies; go back to one of them."""
        from cchc_desktop.ui.dialogs.backups import BackupsDialog

        self._flush()
        dialog = BackupsDialog(self._library, self._window)
        dialog.exec()
        self._window.show_backup_trouble(self._library.backups.trouble)
        if dialog.chosen is not None:
            self._restore(dialog.chosen)

    def _restore(self, copy: Copy) -> None:
        """Show what a backup holds beside the data of now, and do what the user decides."""
        from cchc_desktop.services.restoring import Restored
        from cchc_desktop.ui.dialogs.base import show_error
        from cchc_desktop.ui.dialogs.restore import RestoreDialog, Wish

        try:
            restored = Restored(copy.path, self._library)
        except UserError as error:
            show_error(self._window, error)
            return
        may_use = self._restoring is not None and not self._library.store.read_only
        dialog = RestoreDialog(restored, copy, may_use=may_use, parent=self._window)
        dialog.exec()
        if dialog.wish is Wish.LEAVE or self._restoring is None:
            restored.discard()
        elif dialog.wish is Wish.VIEW:
            self._restoring.view(restored.path, dialog.moment)
        else:
            self._use(restored, dialog.moment)

    def _use(self, restored: Restored, moment: str) -> None:
        from cchc_desktop.services.backups import RESTORE

        # What cannot be copied now is not lost: the file of now stays, under another name.
        with suppress(UserError):
            self._library.backups.make(RESTORE)
        if self._restoring is not None:
            self._restoring.use(restored.path, moment)

    def backup(self) -> None:
        """Copy the data file to a place of the user's choice."""
        from PySide6.QtWidgets import QFileDialog, QMessageBox

        from cchc_desktop.ui.dialogs.base import show_error

        path = self._library.store.path
        near = path.with_name(f"{path.stem}-{datetime.now():%Y%m%d-%H%M}{path.suffix}")
        name, _ = QFileDialog.getSaveFileName(
            self._window, "Ghi bản sao dữ liệu", str(near), "Tệp dữ liệu (*.cchc)",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )  # fmt: skip
        if not name:
            return
        target = Path(name)
        target = target if target.suffix else target.with_suffix(path.suffix)
        try:
            self._backup(target)
        except UserError as error:
            show_error(self._window, error)
        else:
            text = f"Đã ghi bản sao vào {target} và kiểm tra lại bản sao."
            QMessageBox.information(self._window, "Ghi bản sao dữ liệu", text)

    def check_data(self) -> None:
        """Ask everything that can be asked of the data file."""
        from cchc_desktop.ui.commands import documents
        from cchc_desktop.ui.dialogs.data_check import DataCheckDialog

        self._flush()
        workspace = self._window.workspace
        session = workspace.session if workspace is not None else None
        dialog = DataCheckDialog(self._library, session, documents(), self._window)
        dialog.exec()
        if dialog.wants_backups:
            self.copies()

    def folder(self) -> None:
        """Show the data file's folder in the system's file manager."""
        from cchc_desktop.ui.dialogs.base import open_path

        open_path(self._library.store.path.parent)

    def other(self) -> None:
        """Go on with another data file."""
        from cchc_desktop.ui.dialogs.open_failure import choose_data_file

        chosen = choose_data_file(self._library.store.path, self._window)
        if chosen:
            self._switch(chosen)

    def copy_before(self, reason: str) -> None:
        """Make a copy before a deed that can be taken back; a failure is shown, nobody waits."""
        # Its sentence is the trouble of the copies, shown below.
        with suppress(UserError):
            self._library.backups.make(reason)
        self._window.show_backup_trouble(self._library.backups.trouble)

    def _flush(self) -> None:
        if self._window.workspace is not None:
            self._window.workspace.flush()
