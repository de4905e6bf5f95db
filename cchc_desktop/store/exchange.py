"""One data file takes the place of another without a moment in which the place is empty."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from cchc_desktop.store.publish import flush_folder
from cchc_desktop.store.recovery import JOURNAL, WAL


def exchange(new: Path, place: Path, aside: Path) -> None:
    """Move ``new`` to ``place`` and what was there to ``aside``, all in one folder.

    What SQLite left beside the old file goes with it: played back into the new one it would make
    a mixture of both.

    Raises:
        OSError: the system refuses; the file at ``place`` is as it was.
    """
    _keep_as(place, aside)
    moved = [ending for ending in (JOURNAL, WAL) if Path(f"{place}{ending}").exists()]
    try:
        for ending in moved:
            Path(f"{place}{ending}").rename(f"{aside}{ending}")
        new.replace(place)
    except OSError:
        for ending in moved:
            with suppress(FileNotFoundError):
                Path(f"{aside}{ending}").rename(f"{place}{ending}")
        aside.unlink()
        raise
    flush_folder(place.parent)


def _keep_as(place: Path, aside: Path) -> None:
    try:
        aside.hardlink_to(place)
    except FileExistsError:
        raise
    except OSError:
        # Memory sticks (FAT) have no hard links.
        shutil.copy2(place, aside)
        with aside.open("rb+") as copy:
            os.fsync(copy.fileno())
