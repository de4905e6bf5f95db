"""The commands about the window itself: its look, and the name of who works in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_desktop.ui.main_window import MainWindow
    from cchc_desktop.ui.preferences import Preferences


class LookCommands:
    """Ask for settings and name, and let the window follow."""

    def __init__(
        self, window: MainWindow, preferences: Preferences, folder: Callable[[], Path]
    ) -> None:
        self._window = window
        self._folder = folder
        self._preferences = preferences

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Return what to call for each command by its name."""
        return {"settings": self.settings, "who": self.who}

    def settings(self) -> None:
        """Choose the look of the window and say who works."""
        from cchc_desktop.ui.dialogs.settings import SettingsDialog

        before = self._preferences.theme, self._preferences.text_percent
        # Settings read from a file stay, whichever button closes the dialog.
        SettingsDialog(self._preferences, self._folder(), self._window).exec()
        self._window.show_person(self._preferences.person)
        if (self._preferences.theme, self._preferences.text_percent) != before:
            self._window.rebuild()

    def who(self) -> None:
        """Say who works from now on."""
        from cchc_desktop.ui.dialogs.settings import PersonDialog

        if PersonDialog(self._preferences, self._window).exec():
            self._window.show_person(self._preferences.person)
