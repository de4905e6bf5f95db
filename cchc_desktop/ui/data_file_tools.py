"""What only the owner of the data file, the program's start, can do for a window's commands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from cchc_desktop.ui.preferences import Preferences


@dataclass(frozen=True)
class Restoring:
    """What can be done with a backup that was looked at.

    Both are given the copy beside the data file and the moment of the backup as told to people.
    """

    use: Callable[[Path, str], None]
    view: Callable[[Path, str], None]


@dataclass(frozen=True)
class DataFileTools:
    """Copy the open file, go on with another one, know who works here."""

    backup: Callable[[Path], object]
    switch: Callable[[Path], None]
    preferences: Preferences = field(default_factory=Preferences)
    restoring: Restoring | None = None
