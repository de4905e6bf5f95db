"""Which figures print a number, for finding what digits in a text mean; knows no texts."""

import re
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
        self._printed: dict[str, tuple[Printed, ...]] = {}
        self._by_text: dict[str, list[Printed]] = {}
        self._by_amount: dict[Amount, list[Printed]] = {}
        self.refresh(figures.template.fields)

    def refresh(self, changed: Iterable[str]) -> bool:
        """Read figures again; say whether one of them prints otherwise."""
        fields = self._figures.template.fields
        new = {key: tuple(self._prints(fields[key])) for key in changed if key in fields}
        if all(self._printed.get(key) == printed for key, printed in new.items()):
            return False
        self._printed.update(new)
        self._gather()
        return True

    def as_text(self, text: str) -> list[Printed]:
        """Return the figures that print exactly these words."""
        return self._by_text.get(tidy(text), [])

    def as_amount(self, amount: Decimal, sign: str) -> list[Printed]:
        """Return the figures that print a number, however it is written."""
        return self._by_amount.get((amount, sign), [])

    def _gather(self) -> None:
        texts: dict[str, list[Printed]] = defaultdict(list)
        amounts: dict[Amount, list[Printed]] = defaultdict(list)
        for key in self._figures.template.fields:
            for printed in self._printed.get(key, ()):
                texts[tidy(printed.text)].append(printed)
                if printed.amount is not None:
                    amounts[printed.amount].append(printed)
        self._by_text, self._by_amount = dict(texts), dict(amounts)

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


def _amount(field: Field, value: Number | Fraction, form: str) -> Amount | None:
    """Return the number a form prints; none for words around it, which only match as a whole."""
    if isinstance(value, Number):
        return None if form == "change" else (value.amount, _SIGNS.get(field.type, ""))
    parts = {"done": value.done, "total": value.total}
    return (Decimal(parts[form]), "") if form in parts else None


def tidy(text: str) -> str:
    """Return a printed number with single spaces, small letters, its sign close, no zero before."""
    return _PADDED.sub("", " ".join(text.lower().split()).replace(" %", "%"))
