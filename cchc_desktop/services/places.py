"""Which folders are a risk for a data file that is written to all day: synced, remote, removable.

Looks at the path and at what the system says of its drive; reads no file of the user.
"""

import os
import re
import sys
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path

from cchc_desktop import messages, paths, windows


class Risk(StrEnum):
    """Why a place is no good for a data file."""

    SYNCED = "synced"
    REMOTE = "remote"
    REMOVABLE = "removable"


# Folders of programs that copy files while they are written, as these name them.
_SYNCED = re.compile(
    r"onedrive\b.*|dropbox\b.*|google ?drive|my drive|googledrive.*|icloud ?drive"
    r"|com~apple~clouddocs|nextcloud|owncloud|box sync|mega(sync)?|syncthing|sync",
    re.IGNORECASE,
)
_SYNC_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
# A program of that kind leaves one of these in the folder it looks after.
_SYNC_MARKS = (".dropbox", ".stfolder", ".sync", ".owncloudsync.log", ".nextcloudsync.log")
_REMOTE_SYSTEMS = (
    "nfs",
    "cifs",
    "smb",
    "afs",
    "9p",
    "davfs",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.gvfs",
)
_REMOVABLE_MOUNTS = ("/media/", "/run/media/", "/mnt/usb")


def risk_of(
    path: Path, environment: Mapping[str, str] = os.environ, mounts: str | None = None
) -> Risk | None:
    """Return what is risky about a place, None when nothing is known of that kind.

    ``mounts`` is what Linux says of its file systems.
    """
    whole = path.resolve()
    if _is_synced(whole, environment):
        return Risk.SYNCED
    if sys.platform == "win32":
        return _drive_risk(whole)
    return _mount_risk(whole, _mounts() if mounts is None else mounts)


def warning(path: Path) -> str:
    """Return the sentence that warns of a place, empty when there is nothing to warn of.

    On a stick a portable program is where it belongs.
    """
    risk = risk_of(path)
    if risk is None or (risk is Risk.REMOVABLE and paths.portable_folder() is not None):
        return ""
    return messages.PLACE_RISKS[risk].format(path=path.parent)


def _is_synced(path: Path, environment: Mapping[str, str]) -> bool:
    known = [environment.get(name, "") for name in _SYNC_VARIABLES]
    if any(folder and path.is_relative_to(folder) for folder in known):
        return True
    folders = path.parents
    if any(_SYNCED.fullmatch(folder.name) for folder in folders):
        return True
    return any((folder / mark).exists() for folder in folders for mark in _SYNC_MARKS)


def _drive_risk(path: Path) -> Risk | None:
    if path.drive.startswith("\\\\"):
        return Risk.REMOTE
    kinds = {windows.REMOTE_DRIVE: Risk.REMOTE, windows.REMOVABLE_DRIVE: Risk.REMOVABLE}
    return kinds.get(windows.drive_kind(f"{path.drive}\\"))


def _mounts() -> str:
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""


def _mount_risk(path: Path, mounts: str) -> Risk | None:
    place, system = _mount_of(path, mounts.splitlines())
    if system.startswith(_REMOTE_SYSTEMS):
        return Risk.REMOTE
    return Risk.REMOVABLE if f"{place}/".startswith(_REMOVABLE_MOUNTS) else None


def _mount_of(path: Path, lines: Iterable[str]) -> tuple[str, str]:
    """Return the innermost mounted folder that holds a path, and its file system."""
    best = ("/", "")
    for line in lines:
        _device, place, system, *_ = [*line.split(" "), "", "", ""]
        place = _unescaped(place)
        if place and path.is_relative_to(place) and len(place) >= len(best[0]):
            best = (place, system)
    return best


def _unescaped(name: str) -> str:
    """Return a folder as it is called; blanks stand there as octal numbers."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), name)
