"""Which figures print a number, for finding what digits in a text mean; knows no texts."""

import re
from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from cchc_desktop import messages
from cchc_desktop.model.figures import Figures
from cchc_desktop.model.template import Field
from cchc_desktop.model.values import Fraction, Number

_FORMS = {
    "integer": ("", "plain", "change"),
    "decimal": ("", "plain", "change"),
    "percent": ("",),
    "percentage_point": ("", "change"),
    "fraction": ("", "done", "total", "percent"),
}
_SIGNS = {"percent": "%", "percentage_point": "points"}
Amount = tuple[Decimal, str]
# What one may ask for: words as printed and tidied, or an amount.
Asked = str | Amount
_PADDED = re.compile(r"(?<![\d.,])0(?=\d(?!\d))")


class Printed(NamedTuple):
    """A figure in a form, as printed, and the number that is printed."""

    name: str
    form: str
    label: str
    unit: str
    section: str
    text: str
    amount: Amount | None


class PrintedFigures:
    """All numbers a report prints; renewed only for the figures that changed."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures
        self._order = {key: place for place, key in enumerate(figures.template.fields)}
        self._printed: dict[str, tuple[Printed, ...]] = {}
        # By words and by amount, each with the places of the figures in printing order.
        self._by: dict[Asked, list[tuple[int, Printed]]] = defaultdict(list)
        self.refresh(figures.template.fields)

    def refresh(self, changed: Iterable[str]) -> frozenset[Asked]:
        """Read figures again; return the words and amounts that are answered otherwise now."""
        fields = self._figures.template.fields
        asked: set[Asked] = set()
        for key in changed:
            if key not in fields:
                continue
            printed = tuple(self._prints(fields[key]))
            if self._printed.get(key, ()) != printed:
                asked |= self._replace(key, printed)
        return frozenset(asked)

    def _replace(self, key: str, printed: tuple[Printed, ...]) -> set[Asked]:
        place = self._order[key]
        gone = {name for old in self._printed.get(key, ()) for name in _asked(old)}
        for name in gone:
            self._by[name] = [entry for entry in self._by[name] if entry[0] != place]
        self._printed[key] = printed
        come = [(name, new) for new in printed for name in _asked(new)]
        for name, new in come:
            insort(self._by[name], (place, new), key=_place)
        return gone.union(name for name, _ in come)

    def as_text(self, text: str) -> list[Printed]:
        """Return the figures that print exactly these words, tidied."""
        return self._found(text)

    def as_amount(self, amount: Decimal, sign: str) -> list[Printed]:
        """Return the figures that print a number, however it is written."""
        return self._found((amount, sign))

    def _found(self, asked: Asked) -> list[Printed]:
        return [printed for _, printed in self._by.get(asked, ())]

    def _prints(self, field: Field) -> Iterator[Printed]:
        if field.type == "table":
            yield from self._columns(field)
            return
        if not field.is_figure:
            return
        value = self._figures.value(field.key)
        if not isinstance(value, Number | Fraction):
            return
        section = self._figures.template.section_of[field.key].key
        seen: set[str] = set()
        for form in _FORMS[field.type]:
            text = self._figures.shown(field.key, form)
            if text not in seen and text != messages.UNANSWERED:
                seen.add(text)
                amount = _amount(field, value, form)
                yield Printed(field.key, form, field.label, field.unit, section, text, amount)

    def _columns(self, field: Field) -> Iterator[Printed]:
        section = self._figures.template.section_of[field.key].key
        for column in field.columns:
            name = f"{field.key}.{column.key}"
            amount = self._figures.lookup(name) if column.is_figure else None
            if isinstance(amount, Decimal):
                label, text = f"{field.label}: {column.label}", self._figures.shown(name)
                yield Printed(name, "", label, column.unit, section, text, (amount, ""))


def _place(entry: tuple[int, Printed]) -> int:
    return entry[0]


def _asked(printed: Printed) -> Iterator[Asked]:
    yield tidy(printed.text)
    if printed.amount is not None:
        yield printed.amount


def _amount(field: Field, value: Number | Fraction, form: str) -> Amount | None:
    """Return the number a form prints; none for words around it, which only match as a whole."""
    if isinstance(value, Number):
        return None if form == "change" else (value.amount, _SIGNS.get(field.type, ""))
    parts = {"done": value.done, "total": value.total}
    return (Decimal(parts[form]), "") if form in parts else None


def tidy(text: str) -> str:
    """Return a printed number with single spaces, small letters, its sign close, no zero before."""
    return _PADDED.sub("", " ".join(text.lower().split()).replace(" %", "%"))
