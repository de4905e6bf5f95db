"""One class per field type: read what is typed, word it for an editor, print it; holds no values.

Numbers follow Vietnamese usage whatever the computer's settings: a dot or blank groups thousands,
a comma begins the decimals. They are read and printed with babel, ``locale="vi"``, strictly.
"""

import re
from abc import ABC, abstractmethod
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any

from cchc_desktop import messages
from cchc_desktop.model.number_signs import PERCENT, parted, wrong_sign
from cchc_desktop.model.template import Field
from cchc_desktop.model.text import clean, clean_line
from cchc_desktop.model.values import (
    Day,
    Fraction,
    Missing,
    MissingKind,
    Names,
    Number,
    Qualifier,
    Rows,
    Style,
    Text,
    Unparsed,
    Value,
    from_json,
)

_MOST_DIGITS = 15
_PADDED_BELOW = 10
# The figures of a report are printed over and over, and babel takes its time.
_AMOUNTS_KEPT = 2048
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:[. ]\d{3})+(?:,\d+)?\Z", re.ASCII)
_PLAIN = re.compile(r"[+-]?\d+(?:,\d+)?\Z", re.ASCII)
_DOTTED = re.compile(r"[+-]?\d+(?:\.\d+)+\Z", re.ASCII)
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\Z", re.ASCII)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)


class FieldType(ABC):
    """How one type of field reads, words and prints its values."""

    @abstractmethod
    def parse(self, typed: str, field: Field) -> Value | None:
        """Read what was typed; None when nothing was, ``Unparsed`` when it is unreadable."""

    @abstractmethod
    def show(self, value: Value, style: Style, form: str = "") -> str:
        """Return the value as printed, in an optional form."""

    def edit(self, value: Value | None) -> str:
        """Return what an editor holds for the value; ``parse`` of it gives the value again."""
        match value:
            case None:
                return ""
            case Unparsed(text, _):
                return text
            case Missing(kind):
                return _key_of(messages.MISSING_KEYS, kind)
        return self.show(value, Style(zero_pad=False), "plain")

    def read(self, data: Any, field: Field) -> Value | None:
        """Read a value from a file: JSON numbers and objects as they are, text as if typed.

        Raises:
            ValueError: the data has a shape that no field accepts.
        """
        if isinstance(data, str):
            return self.parse(data, field)
        return from_json(data)


def _key_of(table: dict[str, str], name: str) -> str:
    return next(key for key, known in table.items() if known == name)


def show_missing(value: Missing) -> str:
    """Return the words of a non-value."""
    return messages.MISSING[value.kind]


def parse_missing(typed: str) -> Missing | None:
    """Read one of the three non-values, by its key or its words."""
    folded = typed.casefold()
    kind = messages.MISSING_KEYS.get(folded)
    if kind is None:
        kind = next((k for k, words in messages.MISSING.items() if words == folded), None)
    return None if kind is None else Missing(MissingKind(kind))


def format_amount(amount: Decimal, decimals: int | None = None) -> str:
    """Return a number the Vietnamese way: ``200953`` → ``200.953``, ``78.57`` → ``78,57``."""
    if amount == amount.to_integral_value():
        decimals = 0
    elif decimals is None:
        exponent = amount.as_tuple().exponent
        decimals = -exponent if isinstance(exponent, int) else 0
    amount = amount.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return _grouped(amount, decimals)


@lru_cache(maxsize=_AMOUNTS_KEPT)
def _grouped(amount: Decimal, decimals: int) -> str:
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return str(format_decimal(amount, format=pattern, locale="vi"))


def parse_amount(typed: str) -> Decimal | str:
    """Read a number strictly; return the sentence that says why it cannot be read."""
    from babel.numbers import parse_decimal

    text = typed.replace("\u00a0", " ")
    if sum(sign.isdigit() for sign in text) > _MOST_DIGITS:
        return messages.NUMBER_TOO_LONG.format(typed=typed)
    if _GROUPED.match(text):
        # The library knows no plus.
        digits = text.removeprefix("+").replace(" ", ".")
        return Decimal(parse_decimal(digits, locale="vi", strict=True))
    if _PLAIN.match(text):
        amount = Decimal(text.replace(",", "."))
        return amount if amount else abs(amount)
    if _DOTTED.match(text):
        return messages.NUMBER_AMBIGUOUS.format(typed=typed)
    return messages.NUMBER_UNREADABLE.format(typed=typed)


def split_qualifier(typed: str) -> tuple[Qualifier | None, str]:
    """Part a qualifier, by its key or its word, from the digits after it."""
    key = messages.QUALIFIER_KEYS.get(typed[:1])
    if key is not None:
        return Qualifier(key), typed[1:].strip()
    for name, word in messages.QUALIFIERS.items():
        if typed.casefold().startswith(word + " "):
            return Qualifier(name), typed[len(word) :].strip()
    return None, typed


class FigureType(FieldType):
    """A figure; whatever its form, one of the three non-values may stand for it."""

    def parse(self, typed: str, field: Field) -> Value | None:
        text = clean_line(typed)
        if not text:
            return None
        return parse_missing(text) or self.parse_figure(text, field)

    @abstractmethod
    def parse_figure(self, text: str, field: Field) -> Value:
        """Read a figure from a clean line; ``Unparsed`` when it is unreadable."""


class IntegerType(FigureType):
    """A count; 1 to 9 are printed with a leading zero where the house style asks for it."""

    whole = True
    suffix = ""

    def parse_figure(self, text: str, field: Field) -> Value:
        qualifier, digits = split_qualifier(text)
        bare, sign = parted(digits, field.unit)
        if doubt := wrong_sign(sign, self.suffix):
            return Unparsed(text, f"{doubt.format(typed=text)} {messages.NUMBER_KEPT}")
        amount = parse_amount(bare)
        if isinstance(amount, str):
            return Unparsed(text, amount)
        if self.whole and amount != amount.to_integral_value():
            return Unparsed(text, messages.NUMBER_NOT_WHOLE.format(typed=text))
        return Number(amount, qualifier)

    def show(self, value: Value, style: Style, form: str = "") -> str:
        if not isinstance(value, Number):
            return _show_other(value)
        if form == "change":
            return self._change(value.amount, style)
        shown = self._digits(value.amount, style, form)
        if value.qualifier is not None:
            shown = f"{messages.QUALIFIERS[value.qualifier]} {shown}"
        return shown

    def edit(self, value: Value | None) -> str:
        if isinstance(value, Number):
            digits = format_amount(value.amount)
            return (
                digits
                if value.qualifier is None
                else (_key_of(messages.QUALIFIER_KEYS, value.qualifier) + digits)
            )
        return super().edit(value)

    def _change(self, amount: Decimal, style: Style) -> str:
        if amount == 0:
            return messages.UNCHANGED
        word = messages.RISE if amount > 0 else messages.FALL
        return word.format(amount=self._digits(abs(amount), style, ""))

    def _digits(self, amount: Decimal, style: Style, form: str) -> str:
        small = amount == amount.to_integral_value() and 0 <= amount < len(messages.SMALL_NUMBERS)
        if form == "words" and small:
            return messages.SMALL_NUMBERS[int(amount)]
        if form == "plain" and amount == amount.to_integral_value():
            return str(int(amount))
        if style.zero_pad and self.whole and 0 < amount < _PADDED_BELOW:
            return f"0{int(amount)}"
        return format_amount(amount)


class DecimalType(IntegerType):
    """A measured or rated quantity, printed with the decimals it has."""

    whole = False


class PercentType(DecimalType):
    """A share; printed with its sign, whole or with the decimals it has."""

    suffix = PERCENT

    def _digits(self, amount: Decimal, style: Style, form: str) -> str:
        return f"{format_amount(amount)}%"


class PercentagePointType(DecimalType):
    """A difference of two shares; printed in percentage points, never as a percentage."""

    suffix = messages.PERCENT_POINT

    def _digits(self, amount: Decimal, style: Style, form: str) -> str:
        return f"{format_amount(amount)} {messages.PERCENT_POINT}"


class FractionType(FigureType):
    """So many done of a total, typed and printed ``12/12``; ``12/`` stands for all, ``12/12``."""

    def parse_figure(self, text: str, field: Field) -> Value:
        done, slash, total = text.partition("/")
        pieces = (done, total if total.strip() else done) if slash else (done,)
        parts = [parse_amount(piece.strip()) for piece in pieces]
        counts = [p for p in parts if isinstance(p, Decimal) and p == p.to_integral_value()]
        if len(parts) != len(counts) or len(parts) != len(("done", "total")):
            return Unparsed(text, messages.FRACTION_UNREADABLE.format(typed=text))
        return Fraction(int(counts[0]), int(counts[1]))

    def show(self, value: Value, style: Style, form: str = "") -> str:
        if not isinstance(value, Fraction):
            return _show_other(value)
        if form == "percent":
            share = share_of(Decimal(value.done), Decimal(value.total))
            return messages.UNANSWERED if share is None else f"{format_amount(share)}%"
        counter = IntegerType()
        done = counter.show(Number(Decimal(value.done)), style, form)
        total = counter.show(Number(Decimal(value.total)), style, form)
        return {"done": done, "total": total}.get(form, f"{done}/{total}")

    def read(self, data: Any, field: Field) -> Value | None:
        match data:
            case [int() as done, int() as total]:
                return Fraction(done, total)
        return super().read(data, field)


class TextType(FieldType):
    """One line of text, printed as typed; a choice is one too."""

    def parse(self, typed: str, field: Field) -> Value | None:
        text = clean_line(typed)
        return Text(text) if text else None

    def show(self, value: Value, style: Style, form: str = "") -> str:
        return value.text if isinstance(value, Text) else _show_other(value)

    def edit(self, value: Value | None) -> str:
        return value.text if isinstance(value, Text) else super().edit(value)


class DateType(FieldType):
    """A day, typed and printed ``05/6/2018``: zeros before days to 9 and months 1 and 2 only."""

    def parse(self, typed: str, field: Field) -> Value | None:
        text = clean_line(typed)
        if not text:
            return None
        match = _DAY.match(text)
        try:
            if match:
                return Day(date(int(match[3]), int(match[2]), int(match[1])))
            if _ISO_DAY.match(text):
                return Day(date.fromisoformat(text))
        except ValueError:
            pass  # a day that is not in the calendar is kept as typed, like any unreadable text
        return Unparsed(text, messages.DATE_UNREADABLE.format(typed=text))

    def show(self, value: Value, style: Style, form: str = "") -> str:
        return format_day(value.day) if isinstance(value, Day) else _show_other(value)


def format_day(day: date) -> str:
    """Return a day as printed in running text (Decree 30/2020, annex I: zeros for 1 and 2)."""
    return f"{day.day:02}/{pad_month(day.month)}/{day.year}"


def pad_month(month: int) -> str:
    """Return the month with a leading zero for January and February only."""
    return f"{month:02}" if month in {1, 2} else str(month)


class NamesType(FieldType):
    """A list of names, typed and printed with semicolons."""

    def parse(self, typed: str, field: Field) -> Value | None:
        pieces = (clean_line(piece) for piece in re.split(r"[;\n]", clean(typed)))
        names = tuple(name for name in pieces if name)
        return Names(names) if names else None

    def show(self, value: Value, style: Style, form: str = "") -> str:
        return "; ".join(value.names) if isinstance(value, Names) else _show_other(value)


class TableType(FieldType):
    """Rows of typed cells; an editor exchanges them as lines of tab-separated cells."""

    def parse(self, typed: str, field: Field) -> Value | None:
        lines = [line for line in clean(typed).split("\n") if line.strip()]
        keys = [column.key for column in field.columns]
        rows = []
        for line in lines:
            cells = [clean_line(cell) for cell in line.split("\t")]
            if len(cells) > len(keys):
                return Unparsed(clean(typed), messages.TABLE_UNREADABLE)
            rows.append(tuple(zip(keys, cells, strict=False)))
        return Rows(tuple(rows)) if rows else None

    def show(self, value: Value, style: Style, form: str = "") -> str:
        if not isinstance(value, Rows):
            return _show_other(value)
        return "\n".join("\t".join(cell for _, cell in row) for row in value.rows)


def _show_other(value: Value) -> str:
    """Print a value of another type than the field's, as after a change of edition."""
    if isinstance(value, Unparsed):
        return value.text
    if isinstance(value, Missing):
        return show_missing(value)
    own = next(kind for known, kind in _OWN_TYPES if isinstance(value, known))
    return own.show(value, Style())


def share_of(done: Decimal, whole: Decimal) -> Decimal | None:
    """Return ``done`` of ``whole`` in percent, two decimals, half up; None when whole is nought.

    A part that is neither nothing nor all never shows as 0 or 100 (10 late files of 198.912 are
    0,01 %, however few).
    """
    if whole == 0:
        return None
    share = (done * 100 / whole).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    if 0 < done < whole:
        share = min(max(share, Decimal("0.01")), Decimal("99.99"))
    return share


FIELD_TYPES: dict[str, FieldType] = {
    "integer": IntegerType(),
    "decimal": DecimalType(),
    "percent": PercentType(),
    "percentage_point": PercentagePointType(),
    "fraction": FractionType(),
    "text": TextType(),
    "choice": TextType(),
    "date": DateType(),
    "names": NamesType(),
    "table": TableType(),
}

_OWN_TYPES: tuple[tuple[type, FieldType], ...] = (
    (Number, FIELD_TYPES["decimal"]),
    (Fraction, FIELD_TYPES["fraction"]),
    (Text, FIELD_TYPES["text"]),
    (Day, FIELD_TYPES["date"]),
    (Names, FIELD_TYPES["names"]),
    (Rows, FIELD_TYPES["table"]),
)
