"""A report's typed answers as readable JSON and back; computes nothing and stores nothing."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, NoReturn

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.model.field_types import FIELD_TYPES, format_amount
from cchc_desktop.model.template import FIGURE_TYPES, Field, Kind, Template
from cchc_desktop.model.text import clean
from cchc_desktop.model.values import (
    Day,
    Fraction,
    Missing,
    Names,
    Number,
    Rows,
    Text,
    Unparsed,
    Value,
    to_json,
)
from cchc_desktop.services.reasons import read_reason
from cchc_desktop.store import codec

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

# The longest number a field takes by typing; it also keeps 1e999999 from filling the memory.
_MOST_DIGITS = 15
_MOST_NAMED = 12
# Room of the file → prefix of its names in the store. The room "report" only tells the reader.
_ROOMS = {"answers": "", "head": "head.", "texts": "text.", "reasons": "reason."}
_TOLD = "report"
# Findings on periods are made for every figure and text; the outline does not list them.
_PERIODS = "ky."
_ACCEPTED: dict[str, tuple[type[Any], ...]] = {
    **dict.fromkeys(FIGURE_TYPES, (Number,)),
    "fraction": (Fraction,),
    "text": (Text,),
    "choice": (Text,),
    "date": (Day,),
    "names": (Names,),
    "table": (Rows,),
}


def write_json(session: "Session") -> str:
    """Return everything typed into a report, one answer a line, in the order of the outline."""
    stored = session.store.answers(session.report.id)
    report = session.report
    rooms: dict[str, dict[str, Any]] = {
        _TOLD: {
            "code": report.code,
            "agency": report.agency,
            "edition": report.edition,
            "regime": report.regime,
        }
    }
    for room, prefix in _ROOMS.items():
        names = _names(session.template, room)
        if room == "reasons":
            names = [key.removeprefix(prefix) for key in stored if key.startswith(prefix)]
        rooms[room] = {
            name: _as_typed(stored[prefix + name]) for name in names if prefix + name in stored
        }
    return "{\n" + ",\n".join(_room(name, rows) for name, rows in rooms.items()) + "\n}\n"


def _room(name: str, rows: Mapping[str, Any]) -> str:
    lines = ",\n".join(f"    {codec.dump(key)}: {codec.dump(rows[key])}" for key in rows)
    return f"  {codec.dump(name)}: " + (f"{{\n{lines}\n  }}" if lines else "{}")


def _as_typed(stored: Any) -> Any:
    """Return an unreadable answer as the text it was typed as, the rest as it is stored."""
    match stored:
        case {"raw": str() as text}:
            return text
    return stored


def _names(template: Template, room: str) -> list[str]:
    match room:
        case "answers":
            return [key for key, f in template.fields.items() if f.kind is Kind.TYPED]
        case "head":
            return [key.removeprefix("head.") for key in template.head_fields]
        case "texts":
            return [section.key for section in template.sections if section.has_text]
    rules = [rule for section in template.sections for rule in section.rules]
    rules += [rule for field in template.fields.values() for rule in field.rules]
    return [rule.key for rule in rules]


def read_json(text: str, template: Template) -> dict[str, Any]:
    """Return the changes a file of ours asks for, by the names of the store; it may be partial.

    Text is taken as if typed, so what a field cannot read is kept and named by the checks.

    Raises:
        UserError: no JSON, a wrong shape, or a name or value that the outline does not accept.
    """
    data = _load(text)
    if not isinstance(data, dict):
        raise UserError(messages.JSON_SHAPE.format(where="JSON"))
    unknown = [name for name in data if name not in _ROOMS and name != _TOLD]
    if unknown:
        raise UserError(messages.JSON_UNKNOWN.format(names=_listed(unknown)))
    for room, rows in data.items():
        if not isinstance(rows, dict):
            raise UserError(messages.JSON_SHAPE.format(where=room))
    return _Reader(template).read({room: data.get(room, {}) for room in _ROOMS})


@dataclass
class _Reader:
    """Collects every name and value that does not fit, so that all are told at once."""

    template: Template
    changes: dict[str, Any] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    not_typed: list[str] = field(default_factory=list)
    unfit: list[str] = field(default_factory=list)

    def read(self, rooms: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        for room, rows in rooms.items():
            known = frozenset(_names(self.template, room))
            for name, data in rows.items():
                self._take(room, name.removeprefix("head.") if room == "head" else name,
                           data, known)  # fmt: skip
        for names, sentence in (
            (self.unknown, messages.JSON_UNKNOWN),
            (self.not_typed, messages.JSON_NOT_TYPED),
            (self.unfit, messages.JSON_VALUE),
        ):
            if names:
                raise UserError(sentence.format(names=_listed(names)))
        return self.changes

    def _take(self, room: str, name: str, data: Any, known: frozenset[str]) -> None:
        key = _ROOMS[room] + name
        if name not in known and not (room == "reasons" and _is_found(name, known)):
            computed = room == "answers" and name in self.template.fields
            (self.not_typed if computed else self.unknown).append(key)
            return
        try:
            if room in ("answers", "head"):
                found = self.template.fields.get(key) or self.template.head_fields[key]
                self.changes[key] = to_json(_value(data, found))
            elif room == "reasons":
                self.changes[key] = read_reason(data)
            else:
                self.changes[key] = _text(data)
        except (ValueError, ArithmeticError):
            self.unfit.append(key)


def _is_found(key: str, known: frozenset[str]) -> bool:
    """Say whether a reason answers a finding that is no rule of the outline, or one of many."""
    return key.partition(":")[0] in known or ":" in key or key.startswith(_PERIODS)


def is_reason_known(template: Template, key: str) -> bool:
    """Say whether a reason answers a rule of the outline, or one of several findings."""
    known = frozenset(_names(template, "reasons"))
    return key in known or _is_found(key, known)


def _text(data: Any) -> str | None:
    if data is not None and not isinstance(data, str):
        raise ValueError(data)
    return (clean(data) or None) if data else None


def _value(data: Any, found: Field) -> Value | None:
    """Read a value strictly; raise ``ValueError`` when its shape is not one of the field's."""
    reader = FIELD_TYPES[found.type]
    value = reader.read(_tidied(data), found)
    match value:
        case None | Missing() | Names(()):
            return None if value == Names(()) else value
        case Unparsed(text, _):
            return reader.parse(text, found)
        case Number(amount, None) if found.type in ("text", "choice"):
            return reader.parse(str(amount), found)
        case Number(amount, _) if found.type == "integer" and amount != int(amount):
            return Unparsed(
                format_amount(amount),
                messages.NUMBER_NOT_WHOLE.format(typed=format_amount(amount)),
            )
        case Rows(rows) if found.type == "table":
            _refuse_columns(rows, found)
    if not _fits(value, found):
        raise ValueError(data)
    return value


def _fits(value: Value, found: Field) -> bool:
    return isinstance(value, _ACCEPTED[found.type])


def _refuse_columns(rows: tuple[tuple[tuple[str, str], ...], ...], found: Field) -> None:
    columns = {column.key for column in found.columns}
    for row in rows:
        for key, _ in row:
            if key not in columns:
                raise ValueError(key)


def _tidied(data: Any) -> Any:
    """Clean every text within a value; there is no place for true and false."""
    match data:
        case bool():
            raise ValueError(data)
        case str():
            return clean(data)
        case list():
            return [item for item in map(_tidied, data) if item != ""]
        case dict():
            return {clean(key): _tidied(item) for key, item in data.items()}
    return data


def _listed(names: list[str]) -> str:
    shown = [clean(name) for name in names[:_MOST_NAMED]]
    return ", ".join(shown) + ("…" if len(names) > _MOST_NAMED else "")


def _load(text: str) -> Any:
    try:
        return json.loads(
            text.removeprefix("\ufeff"),
            parse_float=_number,
            parse_int=_number,
            parse_constant=_refuse_number,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        sentence = messages.JSON_SYNTAX.format(line=error.lineno, column=error.colno)
        raise UserError(sentence, str(error)) from error
    except RecursionError as error:
        raise UserError(messages.JSON_TOO_DEEP) from error


def _number(digits: str) -> int | Decimal:
    try:
        number = Decimal(digits)
    except InvalidOperation:
        _refuse_number(digits)
    places = -int(number.as_tuple().exponent)
    if not number.is_finite() or max(number.adjusted() + 1, places) > _MOST_DIGITS:
        _refuse_number(digits)
    return int(number) if digits.lstrip("-").isdigit() else number


def _refuse_number(digits: str) -> NoReturn:
    raise UserError(messages.JSON_NUMBER.format(number=digits[:30]))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    for name in _repeated(pairs):
        raise UserError(messages.JSON_DUPLICATE.format(name=clean(name)))
    return dict(pairs)


def _repeated(pairs: list[tuple[str, Any]]) -> Iterator[str]:
    seen: set[str] = set()
    for name, _ in pairs:
        if name in seen:
            yield name
        seen.add(name)
