"""What the register knows of a document, told by texts or typed; how it is cited in words."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Self

from cchc_desktop.model.citation import CitationTypes
from cchc_desktop.model.field_types import format_day
from cchc_desktop.model.text import clean_line

_DAYS = ("date", "expires")
# A field of the record has the name of its type.
_Date = date


@dataclass(frozen=True)
class Record:
    """One document; what is not known is empty. ``replaced_by`` names the document after it."""

    type: str = ""
    symbol: str = ""
    date: _Date | None = None
    issuer: str = ""
    subject: str = ""
    expires: _Date | None = None
    replaced_by: str = ""

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Read a stored record; keys of a later version are left alone."""
        known = {f.name: data[f.name] for f in fields(cls) if data.get(f.name)}
        days = {key: date.fromisoformat(known[key]) for key in _DAYS if key in known}
        return cls(**known | days)

    def data(self) -> dict[str, Any]:
        """Return what is stored of a record, the empty left out."""
        found = {field.name: getattr(self, field.name) for field in fields(self)}
        return {
            key: value.isoformat() if isinstance(value, date) else clean_line(value)
            for key, value in found.items()
            if value
        }

    def over(self, other: "Record") -> "Record":
        """Return this record, with what it does not know taken from another."""
        return replace(other, **{f.name: v for f in fields(self) if (v := getattr(self, f.name))})

    def missing(self, types: CitationTypes) -> tuple[str, ...]:
        """Return what a first citation needs and is not known; a law is cited by its name."""
        law = self.type in types.laws
        if self.is_named:
            return ()
        wanted = ("type", "subject") if law else ("type", "date", "issuer", "subject")
        return tuple(name for name in wanted if not getattr(self, name))

    def short(self, types: CitationTypes) -> str:
        """Return the words of every citation after the first."""
        number = "" if self.is_named else types.number
        return " ".join(filter(None, (self.type, number, self.symbol)))

    @property
    def is_named(self) -> bool:
        """Say whether the symbol is the name of a law and no number."""
        return bool(self.symbol) and not self.symbol[0].isdigit()

    def full(self, types: CitationTypes) -> str:
        """Return the words of the first citation, as far as they are known."""
        if self.is_named:
            return self.short(types)
        words = [self.short(types)]
        if self.date:
            words += [types.day, format_day(self.date)]
        if self.issuer:
            words += [types.telling.by, self.issuer]
        if self.subject:
            words.append(self.about(types))
        return " ".join(words)

    def about(self, types: CitationTypes) -> str:
        """Return the subject with the word that leads to it."""
        led = self.subject.startswith(types.telling.about)
        return self.subject if led else f"{types.telling.about[0]} {self.subject}"
