"""What to ask when a typed number may mean more than one; it never decides by itself.

Vietnamese usage groups thousands by dots and begins decimals by a comma. Who types ``78.57`` may
mean either, and who types ``4,56%`` for a difference of two shares may not have meant a share.
"""

import re
from dataclasses import dataclass

from cchc_desktop import messages
from cchc_desktop.model.field_types import FIELD_TYPES, IntegerType, split_qualifier
from cchc_desktop.model.number_signs import parted, wrong_sign
from cchc_desktop.model.template import Field
from cchc_desktop.model.text import clean_line
from cchc_desktop.model.values import Number, Style, Unparsed

_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*\Z", re.ASCII)
_COMMA_GROUPS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+\Z", re.ASCII)
_SEPARATORS = re.compile(r"[.,]")
_PLAIN = Style(zero_pad=False)


@dataclass(frozen=True)
class Reading:
    """One way to read what was typed: as it is printed, and as it would be typed clearly."""

    shown: str
    typed: str


@dataclass(frozen=True)
class NumberQuestion:
    """What is unclear, and the readings the field can take; never none."""

    sentence: str
    readings: tuple[Reading, ...]


def number_question(field: Field, typed: str) -> NumberQuestion | None:
    """Return what to ask about what was typed; None when it is clear, or cannot be read at all."""
    kind = FIELD_TYPES.get(field.type)
    text = clean_line(typed)
    if not isinstance(kind, IntegerType) or not isinstance(kind.parse(text, field), Unparsed):
        return None
    _, digits = split_qualifier(text)
    before = text[: len(text) - len(digits)]
    bare, sign = parted(digits, field.unit)
    readings = tuple(
        reading for body in _bodies(bare) if (reading := _reading(kind, field, before, body))
    )
    if not readings:
        return None
    doubt = wrong_sign(sign, kind.suffix) or _doubt(bare)
    return NumberQuestion(doubt.format(typed=text) + " " + messages.NUMBER_WHICH, readings)


def _doubt(bare: str) -> str:
    return messages.DOUBT_COMMA if "," in bare else messages.DOUBT_DOT


def _bodies(bare: str) -> list[str]:
    """Return the ways to read dots and commas, decimals first, each as it is typed clearly."""
    if not _NUMBER.match(bare):
        return []
    separators = _SEPARATORS.findall(bare)
    if not separators:
        return [bare]
    whole, decimals = bare[: (cut := _last(bare))], bare[cut + 1 :]
    found = []
    if separators.count(separators[-1]) == 1:
        found.append(f"{_SEPARATORS.sub('', whole)},{decimals}")
    if set(separators) == {"."} or _COMMA_GROUPS.match(bare):
        found.append(_SEPARATORS.sub("", bare))
    return found


def _last(bare: str) -> int:
    return max(bare.rfind("."), bare.rfind(","))


def _reading(kind: IntegerType, field: Field, before: str, body: str) -> Reading | None:
    """Return a reading when the field takes it."""
    value = kind.parse(before + body, field)
    if not isinstance(value, Number):
        return None
    return Reading(kind.show(value, _PLAIN), kind.edit(value))
