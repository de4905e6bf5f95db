"""Strict reading of TOML tables, every key named and typed; knows no template and no agency.

A reader takes what it knows out of a ``Table`` and closes it; whatever is left is an unknown key.
Every error says file > section > field, so that its author finds the line.
"""

import re
import tomllib
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypeVar

from cchc_desktop import messages
from cchc_desktop.errors import UserError

T = TypeVar("T")
KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")
DOTTED_KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")
_NEEDED: Any = object()
# The largest of ours has under 60 kB.
_MOST_BYTES = 1_000_000
_LONGEST_NUMBER = 30


class Table:
    """One TOML table with its place in words; ``error`` is the class of what it raises."""

    def __init__(self, data: dict[str, Any], where: str, error: type[UserError]) -> None:
        self.where = where
        self._left = dict(data)
        self._error = error

    def fail(self, message: str, key: str = "", details: str = "") -> UserError:
        """Return the error for a message with the slot ``where``, naming this place."""
        where = f"{self.where} > {key}" if key else self.where
        return self._error(message.replace("{where}", where), details)

    def take(self, key: str, kind: type[T], default: T = _NEEDED) -> T:
        """Take a value of exactly this type, or the default when the key is absent."""
        if key not in self._left:
            if default is _NEEDED:
                raise self.fail(messages.TOML_MISSING_KEY, key)
            return default
        value = self._left.pop(key)
        if type(value) is not kind:
            raise self.fail(messages.TOML_WRONG_TYPE, key)
        return value

    def has(self, key: str) -> bool:
        return key in self._left

    @property
    def left(self) -> tuple[str, ...]:
        """The keys that nobody has taken yet."""
        return tuple(self._left)

    def one_of(self, key: str, kinds: tuple[type, ...]) -> Any:
        """Take a value of one of the types, or None when the key is absent."""
        if key not in self._left:
            return None
        value = self._left.pop(key)
        if type(value) not in kinds:
            raise self.fail(messages.TOML_WRONG_TYPE, key)
        return value

    def texts(self, key: str, default: tuple[str, ...] = _NEEDED) -> tuple[str, ...]:
        """Take a list of texts."""
        if key not in self._left and default is not _NEEDED:
            return default
        values = self.take(key, list)
        if not all(isinstance(value, str) for value in values):
            raise self.fail(messages.TOML_WRONG_TYPE, key)
        return tuple(values)

    def day(self, key: str) -> date | None:
        """Take a date, as TOML writes it or as ISO text; None when the key is absent."""
        value = self._left.pop(key, None)
        if isinstance(value, str):
            try:
                return date.fromisoformat(value)
            except ValueError as error:
                raise self.fail(messages.TOML_WRONG_TYPE, key, str(error)) from error
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        raise self.fail(messages.TOML_WRONG_TYPE, key)

    def table(self, key: str) -> "Table":
        """Take a table below this one."""
        return Table(self.take(key, dict), f"{self.where} > {key}", self._error)

    def tables(self, key: str) -> list["Table"]:
        """Take a list of tables, each placed by its ``key`` or its position."""
        found = []
        for position, data in enumerate(self.take(key, list, []), 1):
            if not isinstance(data, dict):
                raise self.fail(messages.TOML_WRONG_TYPE, key)
            name = data.get("key")
            place = name if isinstance(name, str) and name else f"{key} {position}"
            found.append(Table(data, f"{self.where} > {place}", self._error))
        return found

    def words(self) -> dict[str, str]:
        """Take all that is left as texts by name."""
        return {key: self.take(key, str) for key in tuple(self._left)}

    def identifier(self, key: str = "key", pattern: re.Pattern[str] = DOTTED_KEY) -> str:
        """Take a lower-case identifier."""
        value = self.take(key, str)
        if not pattern.fullmatch(value):
            raise self.fail(messages.TOML_BAD_IDENTIFIER, key)
        return value

    def close(self) -> None:
        """Refuse what nobody took."""
        for key in self._left:
            raise self.fail(messages.TOML_UNKNOWN_KEY, key)


def open_table(path: Path, error: type[UserError]) -> Table:
    """Read a TOML file as the outermost table."""
    try:
        data = tomllib.loads(_text(path), parse_float=_decimal)
    except (OSError, ValueError, RecursionError) as cause:
        raise error(messages.TOML_UNREADABLE.format(file=path.name), str(cause)) from cause
    return Table(data, path.name, error)


def _text(path: Path) -> str:
    with path.open("rb") as file:
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise ValueError(f"larger than {_MOST_BYTES} bytes")
    return data.decode("utf-8").replace("\r\n", "\n")


def _decimal(digits: str) -> Decimal:
    """Read a number with a point or an exponent; no table of ours holds one of many digits."""
    try:
        number = Decimal(digits)
    except InvalidOperation as error:
        raise ValueError(digits[:_LONGEST_NUMBER]) from error
    if not number.is_finite() or abs(number.adjusted()) > _LONGEST_NUMBER:
        raise ValueError(digits[:_LONGEST_NUMBER])
    return number
