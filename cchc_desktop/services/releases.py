"""What each release brought, in the words of its users; knows nothing of how it is shown."""

from dataclasses import dataclass
from pathlib import Path

from cchc_desktop.errors import UserError
from cchc_desktop.model.reading import open_table


@dataclass(frozen=True)
class Release:
    """One release and what it brought, a sentence each."""

    version: str
    lines: tuple[str, ...]


def load_releases(resources: Path) -> tuple[Release, ...]:
    """Read the releases, the newest first."""
    table = open_table(resources / "whats-new.toml", UserError)
    releases = []
    for part in table.tables("release"):
        releases.append(Release(part.take("version", str), part.texts("lines")))
        part.close()
    table.close()
    return tuple(releases)
