"""Settings of the window as a file, for another computer or after a new one was set up.

It knows names and values, not what they mean; nothing of any report is in it.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.store.publish import published

_KIND = "bao-cao-cchc-settings"
# Ours has under 1 kB.
_MOST_BYTES = 100_000


def write_settings(values: Mapping[str, str], target: Path) -> None:
    """Write the values; a file of that name is replaced, as the file dialog has asked.

    Raises:
        UserError: the place cannot be written.
    """
    with published(target, replace=True) as temporary:
        whole = {"kind": _KIND, "settings": dict(values)}
        text = json.dumps(whole, ensure_ascii=False, indent=2)
        temporary.write_text(f"{text}\n", encoding="utf-8")


def read_settings(path: Path) -> dict[str, str]:
    """Read what ``write_settings`` wrote.

    Raises:
        UserError: the file cannot be read or is something else.
    """
    try:
        with path.open("rb") as file:
            # A longer file is cut, which makes it no JSON.
            whole = json.loads(file.read(_MOST_BYTES).decode("utf-8-sig"))
        values = _settings_of(whole).items()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UserError(messages.SETTINGS_UNREADABLE.format(path=path), str(error)) from error
    return {name: value for name, value in values if isinstance(value, str)}


def _settings_of(whole: Any) -> dict[str, Any]:
    """Return the values of a file of ours; raise for whatever else JSON can hold."""
    if whole["kind"] != _KIND:
        raise ValueError("another kind of file")
    found: dict[str, Any] = whole["settings"]
    return found
