"""The commands for who needs help from somebody else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_desktop.ui.main_window import MainWindow


class HelpCommands:
    """Show what a helper needs to know."""

    def __init__(self, window: MainWindow, folder: Callable[[], Path]) -> None:
        self._window = window
        self._folder = folder

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Return what to call for each command by its name."""
        return {"problem_report": self.problem_report, "tour": self._window.begin_tour}

    def problem_report(self) -> None:
        """Gather what is known of computer, program and data file, for reading before saving."""
        from cchc_desktop.ui.dialogs.problem_report import ProblemReportDialog

        workspace = self._window.workspace
        if workspace is not None:
            workspace.flush()
        ProblemReportDialog(self._window.library, self._folder(), self._window).exec()
