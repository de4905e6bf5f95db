"""What only the owner of the data file, the program's start, can do for a window's commands.

Like all that the first window needs it does without dataclasses, which are slow to load.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from cchc_desktop.ui.preferences import Preferences


class Restoring(NamedTuple):
    """What can be done with a backup that was looked at.

    Both are given the copy beside the data file and the moment of the backup as told to people.
    """

    use: Callable[[Path, str], None]
    view: Callable[[Path, str], None]


class DataFileTools:
    """Copy the open file, go on with another one, know who works here."""

    def __init__(
        self,
        backup: Callable[[Path], object],
        switch: Callable[[Path], None],
        preferences: Preferences | None = None,
        restoring: Restoring | None = None,
    ) -> None:
        self.backup, self.switch, self.restoring = backup, switch, restoring
        self.preferences = preferences or Preferences()
