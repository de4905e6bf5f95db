"""An agency's own facts, each with the days it is valid: names, signatories, units; no reports.

``Agency`` holds all of them as read from TOML or stored as JSON; ``AgencyView`` is what holds on
one day, the last of the period reported on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypeVar

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.model.reading import Table, open_table
from cchc_desktop.model.values import STYLE_CHOICES, Style

WORDS = ("tinh", "ten_tinh", "cap", "co_quan", "co_quan_tat", "cap_tren")
# A report of 2018 speaks of the index of 2017, and compares it with that of 2016.
_INDEX_YEARS_BACK = 2


@dataclass(frozen=True, kw_only=True)
class Dated:
    """Something valid from a day to a day, both included; None is open."""

    start: date | None = None
    end: date | None = None

    def holds(self, day: date) -> bool:
        """Say whether it is valid on that day."""
        return (self.start or day) <= day <= (self.end or day)

    def distance(self, day: date) -> int:
        """Return how many days off its validity is."""
        before = ((self.start or day) - day).days
        after = (day - (self.end or day)).days
        return max(before, after, 0)


@dataclass(frozen=True)
class Issuer(Dated):
    """How the agency is printed and worded; ``contact`` are its address lines, if printed."""

    parent: tuple[str, ...]
    lines: tuple[str, ...]
    symbol: str
    place: str
    words: Mapping[str, str]
    contact: tuple[str, ...] = ()


@dataclass(frozen=True)
class Signatory(Dated):
    """Who signs and with which authority; the name may still be blank."""

    key: str
    authority: tuple[str, ...]
    name: str


@dataclass(frozen=True)
class Recipients(Dated):
    """A default list of recipients."""

    key: str
    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Addressees(Dated):
    """A default list of addressees."""

    key: str
    label: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Units(Dated):
    """How many units of a kind the agency has, and their names where known."""

    key: str
    label: str
    value: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Index:
    """The published reform index of a year."""

    year: int
    score: Decimal
    rank: int


@dataclass(frozen=True)
class Fact(Dated):
    """A number or word given from outside, such as how many provinces there are."""

    key: str
    value: Decimal | str


@dataclass(frozen=True)
class Agency:
    """Everything known of an agency at all times."""

    key: str
    name: str
    issuers: tuple[Issuer, ...]
    signatories: tuple[Signatory, ...]
    recipients: tuple[Recipients, ...]
    addressees: tuple[Addressees, ...]
    units: tuple[Units, ...]
    indexes: tuple[Index, ...]
    national: tuple[Fact, ...]
    terms: tuple[Fact, ...]
    style: Style

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Agency":
        """Read stored data strictly; dates may be ISO text."""
        return _agency(Table(dict(data), str(data.get("key", "")), UserError))

    def to_data(self) -> dict[str, Any]:
        """Return plain data for JSON, with the keys of the TOML file and dates as ISO text."""
        return {
            "key": self.key,
            "name": self.name,
            "issuer": [_data(entry) for entry in self.issuers],
            "signatory": [_data(entry) for entry in self.signatories],
            "recipients": [_data(entry) for entry in self.recipients],
            "addressees": [_data(entry) for entry in self.addressees],
            "unit": [_data(entry) for entry in self.units],
            "index": [_data(entry) for entry in self.indexes],
            "national": [_data(entry) for entry in self.national],
            "term": [_data(entry) for entry in self.terms],
            "style": asdict(self.style),
        }

    def on(self, day: date) -> "AgencyView":
        """Return what holds on a day; names of the nearest time when none were valid then."""
        return AgencyView(self, day, min(self.issuers, key=lambda issuer: issuer.distance(day)))

    def profile_paths(self) -> frozenset[str]:
        """Return every path a field may take its value from, at some time."""
        paths = {f"units.{entry.key}" for entry in self.units}
        paths |= {f"national.{entry.key}" for entry in self.national}
        paths |= {f"terms.{entry.key}" for entry in self.terms}
        if self.indexes:
            paths |= {"index.previous_score", "index.previous_rank"}
        return frozenset(paths)


D = TypeVar("D", bound=Dated)


@dataclass(frozen=True)
class AgencyView:
    """An agency as it is on one day."""

    agency: Agency
    day: date
    issuer: Issuer

    @property
    def issuer_lines(self) -> tuple[str, ...]:
        return self.issuer.lines

    @property
    def parent_lines(self) -> tuple[str, ...]:
        return self.issuer.parent

    @property
    def symbol(self) -> str:
        return self.issuer.symbol

    @property
    def place(self) -> str:
        return self.issuer.place

    @property
    def words(self) -> dict[str, str]:
        """Return the bound words that texts may hold for the agency."""
        return dict(self.issuer.words)

    @property
    def signatories(self) -> tuple[Signatory, ...]:
        return self._now(self.agency.signatories)

    @property
    def recipients(self) -> tuple[Recipients, ...]:
        return self._now(self.agency.recipients)

    @property
    def addressees(self) -> tuple[Addressees, ...]:
        return self._now(self.agency.addressees)

    @property
    def units(self) -> tuple[Units, ...]:
        return self._now(self.agency.units)

    @property
    def style(self) -> Style:
        return self.agency.style

    def profile(self, path: str) -> Decimal | str | None:
        """Return the value of a path such as ``units.cap_huyen``; None when there is none then."""
        room, _, key = path.partition(".")
        if room == "index":
            return self._index(key)
        if room == "units":
            return next((Decimal(unit.value) for unit in self.units if unit.key == key), None)
        facts = {"national": self.agency.national, "terms": self.agency.terms}.get(room, ())
        return next((fact.value for fact in self._now(facts) if fact.key == key), None)

    def _index(self, key: str) -> Decimal | None:
        year = self.day.year - _INDEX_YEARS_BACK
        found = next((index for index in self.agency.indexes if index.year == year), None)
        if found is None:
            return None
        return {"previous_score": found.score, "previous_rank": Decimal(found.rank)}.get(key)

    def _now(self, entries: Iterable[D]) -> tuple[D, ...]:
        return tuple(entry for entry in entries if entry.holds(self.day))


def load_agency(path: Path) -> Agency:
    """Read an agency file strictly; name file, entry and key of the first mistake."""
    return _agency(open_table(path, UserError))


def _agency(table: Table) -> Agency:
    agency = Agency(
        key=table.take("key", str),
        name=table.take("name", str),
        issuers=tuple(_issuer(entry) for entry in table.tables("issuer")),
        signatories=tuple(_signatory(entry) for entry in table.tables("signatory")),
        recipients=tuple(_recipients(entry) for entry in table.tables("recipients")),
        addressees=tuple(_addressees(entry) for entry in table.tables("addressees")),
        units=tuple(_units(entry) for entry in table.tables("unit")),
        indexes=tuple(_index(entry) for entry in table.tables("index")),
        national=tuple(_fact(entry, int) for entry in table.tables("national")),
        terms=tuple(_fact(entry, str) for entry in table.tables("term")),
        style=_style(table.table("style")) if table.has("style") else Style(),
    )
    table.close()
    if not agency.issuers:
        raise table.fail(messages.TOML_MISSING_KEY, "issuer")
    return agency


def _style(table: Table) -> Style:
    made = {key: table.take(key, str, "") for key in STYLE_CHOICES}
    for key, choice in made.items():
        if choice and choice not in STYLE_CHOICES[key]:
            raise table.fail(messages.TOML_WRONG_TYPE, key)
    style = Style(zero_pad=table.take("zero_pad", bool, Style().zero_pad), **made)
    table.close()
    return style


def _dates(table: Table) -> dict[str, date | None]:
    """Take the days of validity, the last keys of an entry, and close it."""
    dates = {"start": table.day("from"), "end": table.day("to")}
    table.close()
    start, end = dates["start"], dates["end"]
    if start and end and start > end:
        raise table.fail(messages.DATES_REVERSED)
    return dates


def _issuer(table: Table) -> Issuer:
    words = table.table("words")
    issuer = Issuer(
        parent=table.texts("parent", ()),
        lines=table.texts("lines"),
        symbol=table.take("symbol", str),
        place=table.take("place", str),
        words={name: words.take(name, str) for name in WORDS},
        contact=table.texts("contact", ()),
        **_dates(table),
    )
    words.close()
    return issuer


def _signatory(table: Table) -> Signatory:
    key, name = table.take("key", str), table.take("name", str)
    authority = table.texts("authority", ())
    return Signatory(key, authority, name, **_dates(table))


def _recipients(table: Table) -> Recipients:
    key, label = table.take("key", str), table.take("label", str)
    lines = table.texts("lines", ())
    return Recipients(key, label, lines, **_dates(table))


def _addressees(table: Table) -> Addressees:
    key, label = table.take("key", str), table.take("label", str)
    names = table.texts("names", ())
    return Addressees(key, label, names, **_dates(table))


def _units(table: Table) -> Units:
    key, label = table.take("key", str), table.take("label", str)
    value, names = table.take("value", int), table.texts("names", ())
    return Units(key, label, value, names, **_dates(table))


def _index(table: Table) -> Index:
    score = table.one_of("score", (Decimal, int, str))
    index = Index(table.take("year", int), _number(table, score), table.take("rank", int))
    table.close()
    return index


def _number(table: Table, value: Any) -> Decimal:
    try:
        number = Decimal(value if value is not None else "")
    except InvalidOperation as error:
        raise table.fail(messages.TOML_WRONG_TYPE, "score") from error
    if not number.is_finite():
        raise table.fail(messages.TOML_WRONG_TYPE, "score")
    return number


def _fact(table: Table, kind: type[int] | type[str]) -> Fact:
    key = table.take("key", str)
    value: int | str = table.take("value", kind)
    return Fact(key, value if isinstance(value, str) else Decimal(value), **_dates(table))


def _data(entry: Any) -> dict[str, Any]:
    """Return an entry as plain data: open days left out, whole numbers as int."""
    data: dict[str, Any] = {}
    for name, value in vars(entry).items():
        key = {"start": "from", "end": "to"}.get(name, name)
        match value:
            case None:
                continue
            case date():
                data[key] = value.isoformat()
            case tuple():
                data[key] = list(value)
            case Decimal() if name == "score":
                data[key] = str(value)
            case Decimal():
                data[key] = int(value)
            case Mapping():
                data[key] = dict(value)
            case _:
                data[key] = value
    return data
