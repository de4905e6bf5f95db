"""Values as JSON text and back, without ever passing a number through a float."""

import json
import unicodedata
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

# Python refuses to read an int of more than 4300 digits; a Decimal has no such limit.
_LONGEST_INT = 4000


def clean(text: str) -> str:
    """Return the text in NFC, with what UTF-8 cannot hold replaced by U+FFFD."""
    lone = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unicodedata.normalize("NFC", lone)


def dump(value: Any) -> str:
    """Write a value as JSON, each Decimal digit for digit."""
    match value:
        case str():
            return json.dumps(clean(value), ensure_ascii=False)
        case None | bool() | int():
            return json.dumps(value)
        case Decimal() if value.is_finite():
            return str(value)
        case Mapping():
            pairs = (f"{dump(str(key))}: {dump(item)}" for key, item in value.items())
            return "{" + ", ".join(pairs) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(dump, value)) + "]"
    raise TypeError(f"not storable: {type(value).__name__}")


def load(text: str) -> Any:
    """Read JSON; numbers come back as int or Decimal.

    Raises:
        ValueError: no JSON, or a number that ``dump`` does not write.
    """
    return json.loads(text, parse_float=_part, parse_int=_whole, parse_constant=_part)


def _part(digits: str) -> Decimal:
    try:
        number = Decimal(digits)
    except InvalidOperation as error:
        raise ValueError(digits[:20]) from error
    # int() of a power of ten fills the memory.
    if not number.is_finite() or abs(number.adjusted()) > _LONGEST_INT:
        raise ValueError(digits[:20])
    return number


def _whole(digits: str) -> int | Decimal:
    return int(digits) if len(digits) <= _LONGEST_INT else Decimal(digits)
