"""Reporting periods: their kinds, data windows, deadlines and wordings; knows no reports.

A ``Period`` is one kind in one year, with the window and deadline that apply to it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.model.reading import Table, open_table

_CODE = re.compile(r"(?P<year>[12]\d{3})-(?P<kind>[A-Z0-9]+)")
_KIND_CODE = re.compile(r"[A-Z0-9]+")
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
_COMMON_YEAR = 2001


@dataclass(frozen=True)
class PeriodKind:
    """A quarter, a half-year, nine months or a year; wordings may hold {year}, {next_year}."""

    code: str
    label: str
    name: str
    in_period: str
    short: str
    next: str
    quarter: str
    months: int
    next_months: int
    order: int

    @property
    def quarter_number(self) -> int:
        """Return which quarter the period ends in."""
        return _QUARTERS[self.quarter.split()[-1]]


@dataclass(frozen=True)
class Period:
    """One kind of period in one year; the first and last day of the window both belong to it."""

    kind: PeriodKind
    year: int
    window: tuple[date, date]
    deadline: date

    @property
    def code(self) -> str:
        return f"{self.year}-{self.kind.code}"

    @property
    def label(self) -> str:
        """Word the period for lists, with a capital letter."""
        words = self._worded(self.kind.name)
        return words[:1].upper() + words[1:]

    @property
    def order(self) -> tuple[int, int]:
        """Return a key that sorts periods by the time they end."""
        return (self.year, self.kind.order)

    def words(self) -> dict[str, str]:
        """Return the bound words that texts may hold for this period."""
        # A list of periods is shown at the start, where no template with its types is needed yet.
        from cchc_desktop.model.field_types import format_day

        return {
            "ky": self._worded(self.kind.name),
            "trong_ky": self._worded(self.kind.in_period),
            "ky_ngan": self._worded(self.kind.short),
            "ky_sau": self._worded(self.kind.next),
            "nam": str(self.year),
            "nam_truoc": str(self.year - 1),
            "nam_sau": str(self.year + 1),
            "quy": self.kind.quarter,
            "tu_ngay": format_day(self.window[0]),
            "ngay_chot": format_day(self.window[1]),
        }

    def facts(self) -> dict[str, Decimal]:
        """Return the names of formulas that speak of the period."""
        return {
            "period.year": Decimal(self.year),
            "period.months": Decimal(self.kind.months),
            "period.next_months": Decimal(self.kind.next_months),
            "period.quarter": Decimal(self.kind.quarter_number),
        }

    def with_window(self, start: date, end: date, deadline: date) -> "Period":
        """Return the same period with other dates."""
        return replace(self, window=(start, end), deadline=deadline)

    def _worded(self, pattern: str) -> str:
        return pattern.replace("{year}", str(self.year)).replace("{next_year}", str(self.year + 1))


@dataclass(frozen=True)
class _Moment:
    """A day of a year counted from the report's year."""

    year: int
    month: int
    day: int

    def within(self, year: int) -> date:
        return date(year + self.year, self.month, self.day)


@dataclass(frozen=True)
class WindowRule:
    """Data window and deadline of a kind from a year on, with the document that sets them."""

    kind: str
    from_year: int
    start: _Moment
    end: _Moment
    deadline: _Moment
    source: str


@dataclass(frozen=True)
class Periods:
    """Every kind of period by code, in the order of a year, and the windows by year."""

    kinds: Mapping[str, PeriodKind]
    windows: tuple[WindowRule, ...]

    def period(self, code: str) -> Period:
        """Return the period of a code such as ``2018-6T``.

        Raises:
            UserError: the code is no year and kind, or no window is known for that year.
        """
        match = _CODE.fullmatch(code)
        if match is None or match["kind"] not in self.kinds:
            known = ", ".join(self.kinds)
            raise UserError(messages.PERIOD_UNKNOWN.format(code=code, known=known))
        year = int(match["year"])
        rule = self._rule(match["kind"], year)
        return Period(
            self.kinds[rule.kind],
            year,
            (rule.start.within(year), rule.end.within(year)),
            rule.deadline.within(year),
        )

    def source(self, code: str) -> str:
        """Say which document sets the window and deadline of a period."""
        period = self.period(code)
        return self._rule(period.kind.code, period.year).source

    def _rule(self, kind: str, year: int) -> WindowRule:
        fitting = [w for w in self.windows if w.kind == kind and w.from_year <= year]
        if not fitting:
            first = min(w.from_year for w in self.windows if w.kind == kind)
            raise UserError(messages.PERIOD_TOO_EARLY.format(code=f"{year}-{kind}", first=first))
        return max(fitting, key=lambda window: window.from_year)


def load_periods(path: Path) -> Periods:
    """Read kinds and windows strictly; name file, entry and key of the first mistake."""
    table = open_table(path, UserError)
    kinds = sorted((_kind(entry) for entry in table.tables("kind")), key=lambda kind: kind.order)
    by_code = {kind.code: kind for kind in kinds}
    windows = tuple(_window(entry, by_code) for entry in table.tables("window"))
    table.close()
    for code in by_code:
        if not any(window.kind == code for window in windows):
            raise table.fail(messages.TOML_MISSING_KEY, f"window ({code})")
    return Periods(by_code, windows)


def _kind(table: Table) -> PeriodKind:
    kind = PeriodKind(
        code=table.identifier("code", _KIND_CODE),
        label=table.take("label", str),
        name=table.take("name", str),
        in_period=table.take("in_period", str),
        short=table.take("short", str),
        next=table.take("next", str),
        quarter=table.take("quarter", str),
        months=table.take("months", int),
        next_months=table.take("next_months", int),
        order=table.take("order", int),
    )
    table.close()
    if kind.quarter.split(" ")[-1] not in _QUARTERS:
        raise table.fail(messages.TOML_WRONG_TYPE, "quarter")
    return kind


def _window(table: Table, kinds: Mapping[str, PeriodKind]) -> WindowRule:
    rule = WindowRule(
        kind=table.take("kind", str),
        from_year=table.take("from_year", int),
        start=_moment(table.table("start")),
        end=_moment(table.table("end")),
        deadline=_moment(table.table("deadline")),
        source=table.take("source", str),
    )
    table.close()
    if rule.kind not in kinds:
        raise table.fail(messages.TOML_WRONG_TYPE, "kind")
    if not rule.start.within(_COMMON_YEAR) <= rule.end.within(_COMMON_YEAR):
        raise table.fail(messages.TOML_WRONG_TYPE, "end")
    return rule


def _moment(table: Table) -> _Moment:
    moment = _Moment(table.take("year", int, 0), table.take("month", int), table.take("day", int))
    table.close()
    try:
        moment.within(_COMMON_YEAR)
    except ValueError as error:
        raise table.fail(messages.TOML_WRONG_TYPE, "day", str(error)) from error
    return moment
