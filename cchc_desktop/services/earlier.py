"""The reports of the same agency before the open one, with their figures; changes none of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.model.agency import Agency
from cchc_desktop.model.differences import Earlier
from cchc_desktop.model.figures import EARLIER, Figures
from cchc_desktop.model.loader import load_template
from cchc_desktop.model.narrative import count_items
from cchc_desktop.model.period import Period, Periods, load_periods
from cchc_desktop.model.template import Template
from cchc_desktop.model.values import Value, from_stored
from cchc_desktop.store.rows import NewReport, ReportRow

if TYPE_CHECKING:
    from cchc_desktop.store.store import Store

_TEXT = "text."


@dataclass(eq=False)
class EarlierReport:
    """One earlier report: its period, and its figures that the open report's edition knows too."""

    row: ReportRow
    _reports: "EarlierReports" = field(repr=False)

    @cached_property
    def period(self) -> Period:
        """The period it reports on, with its own dates."""
        return self._reports.period_of(self.row)

    @cached_property
    def values(self) -> Mapping[str, Value]:
        """The figures by field, computed ones too."""
        return self._reports.values_of(self)


@dataclass(eq=False)
class EarlierReports:
    """Finds the earlier reports of a report; each is read once, when it is asked for."""

    store: "Store"
    report: NewReport
    template: Template
    agency: Agency
    resources: Path

    @cached_property
    def all(self) -> tuple[EarlierReport, ...]:
        """Every earlier report, the oldest first."""
        mine = [row for row in self.store.reports() if row.agency == self.report.agency]
        rows = [row for row in reversed(mine) if row.window_end < self.report.window_end]
        return tuple(EarlierReport(row, self) for row in rows)

    @property
    def previous(self) -> EarlierReport | None:
        """The report before this one."""
        return self.all[-1] if self.all else None

    @property
    def year_before(self) -> EarlierReport | None:
        """The report on the same kind of period one year earlier."""
        wanted = (self.report.kind, self.report.year - 1)
        found = (r for r in reversed(self.all) if (r.row.kind, r.row.year) == wanted)
        return next(found, None)

    @property
    def just_before(self) -> EarlierReport | None:
        """The latest report whose window ends on the day before this one's begins."""
        day = self.report.window_start - timedelta(days=1)
        return next((r for r in reversed(self.all) if r.row.window_end == day), None)

    @property
    def same_start(self) -> EarlierReport | None:
        """The latest report whose window begins on the same day, so that this one's contains it."""
        start = self.report.window_start
        return next((r for r in reversed(self.all) if r.row.window_start == start), None)

    def named(self) -> dict[str, Earlier]:
        """Return the figures of the earlier reports that formulas and texts may speak of."""
        found = {name: getattr(self, name) for name in EARLIER}
        return {n: Earlier(r.values, r.period) for n, r in found.items() if r is not None}

    @cached_property
    def _periods(self) -> Periods:
        return load_periods(self.resources / "periods.toml")

    def period_of(self, row: ReportRow) -> Period:
        """Return the period of a report with the dates it was made with."""
        period = self._periods.period(f"{row.year}-{row.kind}")
        return period.with_window(row.window_start, row.window_end, row.deadline)

    def values_of(self, earlier: EarlierReport) -> Mapping[str, Value]:
        """Read the answers of a report and work out what follows from them, in its own edition."""
        row, template = earlier.row, self.template
        stored = self.store.answers(row.id)
        if row.edition != self.report.edition:
            template = load_template(self.resources / "templates" / row.edition)
        figures = Figures(template, self.agency.on(row.window_end), earlier.period)
        given = {k: from_stored(v) for k, v in stored.items() if k in template.fields}
        texts = {s.key: str(stored.get(_TEXT + s.key, "")) for s in template.sections}
        figures.load(
            {k: v for k, v in given.items() if v is not None},
            {key: count_items(text) for key, text in texts.items()},
        )
        values = {key: figures.value(key) for key in self.template.fields}
        return {key: value for key, value in values.items() if value is not None}
