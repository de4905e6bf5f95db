"""What is let into the data file of a value that is about to be stored."""

from typing import Any

from cchc_desktop.model.text import clean


def cleaned(value: Any) -> Any:
    """Return a stored value with its texts cleaned; an empty text or list is no value."""
    if isinstance(value, str):
        return clean(value) or None
    if isinstance(value, list):
        return [cleaned(item) for item in value] or None
    if isinstance(value, dict):
        return {key: clean(item) if isinstance(item, str) else item for key, item in value.items()}
    return value
