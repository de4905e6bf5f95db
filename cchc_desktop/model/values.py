"""Values of answers and their stored form as JSON; knows no storage and no field types.

Each field type (``field_types.py``) knows three forms of a value:

* *typed*: what stands in an editor (``199634``, ``>600``, ``?``);
* *stored*: JSON (``199634``, ``{"value": 600, "qualifier": "more"}``, ``{"missing": "no_data"}``);
* *shown*: what is printed (``199.634``, ``hơn 600``).

Reading never fails: what cannot be understood is kept as ``Unparsed`` with the reason.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from cchc_desktop import messages

# Of the power of ten of a number: fields take 15 digits, and printing reckons with 28.
_LARGEST = 20
_LONGEST_SHOWN = 200


class Qualifier(StrEnum):
    """How an approximate figure is meant; the words are in ``messages.QUALIFIERS``."""

    OVER = "over"
    MORE = "more"
    NEARLY = "nearly"
    ABOUT = "about"


class MissingKind(StrEnum):
    """Why there is no figure; distinct from zero and from an empty field."""

    NO_DATA = "no_data"
    NONE_ARISEN = "none_arisen"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Number:
    """A figure with its optional qualifier."""

    amount: Decimal
    qualifier: Qualifier | None = None


@dataclass(frozen=True, slots=True)
class Fraction:
    """So many done of a total."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Missing:
    """A deliberate non-value."""

    kind: MissingKind


@dataclass(frozen=True, slots=True)
class Unparsed:
    """Text kept as typed because its type cannot read it; ``reason`` is a whole sentence."""

    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text or a choice."""

    text: str


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day."""

    day: date


@dataclass(frozen=True, slots=True)
class Names:
    """A list of names, none empty."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table: column key → typed text."""

    rows: tuple[tuple[tuple[str, str], ...], ...]


Value = Number | Fraction | Missing | Unparsed | Text | Day | Names | Rows
Operand = Decimal | bool | str | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Style:
    """The house style of the agency: are counts from 1 to 9 written with a leading zero.

    The others are choices of ``STYLE_CHOICES``; an empty one is not made.
    """

    zero_pad: bool = True
    ty: str = ""
    tone: str = ""
    month: str = ""


# How an agency may choose to write what the language leaves open: the vowel of a rate or milliard,
# the place of the tone in oa, oe and uy, months of a period with or without their zero.
STYLE_CHOICES: Mapping[str, tuple[str, ...]] = {
    "ty": ("y", "i"),
    "tone": ("new", "old"),
    "month": ("06", "6"),
}


def operand(value: Value | None) -> Operand:
    """Return what a rule may reckon with; *không phát sinh* is nought, the rest unknown."""
    match value:
        case Number(amount):
            return amount
        case Missing(MissingKind.NONE_ARISEN):
            return Decimal(0)
        case Names(names):
            return names
        case Text(text):
            return text
    return None


def part(value: Value | None, name: str) -> Decimal | None:
    """Return ``done`` or ``total`` of a fraction, None for anything else."""
    match value:
        case Fraction(done, total):
            return Decimal(done if name == "done" else total)
        case Missing(MissingKind.NONE_ARISEN):
            return Decimal(0)
    return None


def from_json(data: Any) -> Value | None:
    """Read a stored value; the shape tells its class, text and lists are given as such.

    Raises:
        ValueError: the shape is none of those this module writes.
    """
    match data:
        case None:
            return None
        case bool():
            raise ValueError(data)
        case int() | Decimal():
            return Number(Decimal(data))
        case str():
            return Text(data)
        case list():
            return _list_from_json(data)
        case dict():
            return _object_from_json(data)
    raise ValueError(data)


def from_stored(data: Any) -> Value | None:
    """Read a value of a data file; what no field of ours writes is kept as text to be looked at."""
    try:
        value = from_json(data)
    except (ValueError, ArithmeticError):
        return Unparsed(_shortened(data), messages.STORED_UNREADABLE)
    if isinstance(value, Number) and abs(value.amount.adjusted()) > _LARGEST:
        return Unparsed(_shortened(data), messages.STORED_UNREADABLE)
    return value


def _shortened(data: Any) -> str:
    return " ".join(str(data).split())[:_LONGEST_SHOWN]


def _list_from_json(data: list[Any]) -> Value:
    if data and all(isinstance(row, dict) for row in data):
        return Rows(tuple(tuple((str(k), _cell(v)) for k, v in row.items()) for row in data))
    if not all(isinstance(name, str) for name in data):
        raise ValueError(data)
    return Names(tuple(data))


def _cell(data: Any) -> str:
    """Return a cell as it would be typed; a number from a file has its decimals after a comma."""
    match data:
        case Decimal():
            return str(data).replace(".", ",")
        case str() | int():
            return str(data)
    raise ValueError(data)


def _object_from_json(data: Mapping[str, Any]) -> Value:
    match data:
        case {"value": int() | Decimal() as amount, "qualifier": str() as qualifier}:
            return Number(Decimal(amount), Qualifier(qualifier))
        case {"done": int() as done, "total": int() as total}:
            return Fraction(done, total)
        case {"missing": str() as kind}:
            return Missing(MissingKind(kind))
        case {"day": str() as day}:
            return Day(date.fromisoformat(day))
        case {"raw": str() as text}:
            return Unparsed(text, str(data.get("reason", "")))
    raise ValueError(data)


def to_json(value: Value | None) -> Any:
    """Return the stored form: None, int, Decimal, str, list or dict."""
    return None if value is None else _WRITERS[type(value)](value)


def _amount(amount: Decimal) -> int | Decimal:
    return int(amount) if amount == amount.to_integral_value() else amount


def _number_to_json(value: Number) -> Any:
    amount = _amount(value.amount)
    if value.qualifier is None:
        return amount
    return {"value": amount, "qualifier": str(value.qualifier)}


_WRITERS: dict[type, Callable[[Any], Any]] = {
    Number: _number_to_json,
    Fraction: lambda value: {"done": value.done, "total": value.total},
    Missing: lambda value: {"missing": str(value.kind)},
    Unparsed: lambda value: {"raw": value.text, "reason": value.reason},
    Text: lambda value: value.text,
    Day: lambda value: {"day": value.day.isoformat()},
    Names: lambda value: list(value.names),
    Rows: lambda value: [dict(row) for row in value.rows],
}
