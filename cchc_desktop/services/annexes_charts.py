"""The annex of charts: declared figures over the reports there are, the index; draws nothing."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_desktop.model.annexes import ChartAnnex, ChartPart
from cchc_desktop.model.document import Body, Chart, Column, Series, Table
from cchc_desktop.model.field_types import FIELD_TYPES
from cchc_desktop.model.template import Field
from cchc_desktop.model.values import Number, Value
from cchc_desktop.services.annexes_tables import cell
from cchc_desktop.services.trends import chosen_charts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_desktop.services.session import Session

_NAME_SHARE, _VALUE_SHARE = 2.0, 1.0


@dataclass(frozen=True)
class ChartData:
    """The values of a chart as numbers and as printed, by row and category."""

    categories: tuple[str, ...]
    names: tuple[str, ...]
    amounts: tuple[tuple[Decimal | None, ...], ...]
    shown: tuple[tuple[str, ...], ...]
    over_time: bool = True

    @property
    def is_empty(self) -> bool:
        """Say whether there is no value to draw."""
        return all(amount is None for row in self.amounts for amount in row)


def chart_blocks(session: "Session", part: ChartAnnex) -> tuple[Body, ...]:
    """Return each chart that has values, followed by the table of the same values."""
    blocks: list[Body] = []
    for chart in (*part.charts, *chosen_charts(session)):
        data = chart_data(session, part, chart)
        if not data.is_empty:
            blocks += (_chart(chart, data), _table(chart, data))
    return tuple(blocks)


def chart_data(session: "Session", part: ChartAnnex, chart: ChartPart) -> ChartData:
    """Return what a chart shows: years of the index, periods, or the figures of one report."""
    if chart.index:
        return _index(session, chart)
    fields = [session.template.fields[key] for key in chart.fields]
    reports = [(r.period.label, r.values) for r in session.earlier.all[-part.periods :]]
    reports = [(label, values) for label, values in reports if _has(values, fields)]
    own = {f.key: value for f in fields if (value := session.value(f.key)) is not None}
    label = session.period.label
    if not reports or part.periods == 1:
        return _one_report(session, label, fields, own)
    return _periods(session, fields, [*reports, (label, own)][-part.periods :])


def _has(values: "Mapping[str, Value]", fields: list[Field]) -> bool:
    return any(isinstance(values.get(field.key), Number) for field in fields)


def _index(session: "Session", chart: ChartPart) -> ChartData:
    """Return the index the agency had by the day of the report, year by year."""
    known = [i for i in session.agency.indexes if i.year <= session.period.year]
    values = [
        Number(i.score if chart.index == "score" else Decimal(i.rank))
        for i in sorted(known, key=lambda index: index.year)
    ]
    years = tuple(str(year) for year in sorted(index.year for index in known))
    shown = tuple(FIELD_TYPES["decimal"].show(value, session.view.style) for value in values)
    return ChartData(years, (chart.title,), (tuple(v.amount for v in values),), (shown,))


def _one_report(
    session: "Session", label: str, fields: list[Field], own: "Mapping[str, Value]"
) -> ChartData:
    amounts = tuple(_amount(own.get(field.key)) for field in fields)
    shown = tuple(_shown(session, field, own.get(field.key)) for field in fields)
    labels = tuple(field.printed_label for field in fields)
    return ChartData(labels, (label,), (amounts,), (shown,), over_time=False)


def _periods(
    session: "Session", fields: list[Field], reports: list[tuple[str, "Mapping[str, Value]"]]
) -> ChartData:
    rows = [[values.get(field.key) for _, values in reports] for field in fields]
    return ChartData(
        categories=tuple(label for label, _ in reports),
        names=tuple(field.printed_label for field in fields),
        amounts=tuple(tuple(_amount(value) for value in row) for row in rows),
        shown=tuple(
            tuple(_shown(session, field, value) for value in row)
            for field, row in zip(fields, rows, strict=True)
        ),
    )


def _amount(value: Value | None) -> Decimal | None:
    return value.amount if isinstance(value, Number) else None


def _shown(session: "Session", field: Field, value: Value | None) -> str:
    return "" if value is None else FIELD_TYPES[field.type].show(value, session.view.style)


def _chart(chart: ChartPart, data: ChartData) -> Chart:
    series = tuple(
        Series(name, tuple(None if amount is None else float(amount) for amount in row))
        for name, row in zip(data.names, data.amounts, strict=True)
    )
    sentences = []
    for name, row in zip(data.names, data.shown, strict=True):
        pairs = zip(data.categories, row, strict=True)
        said = ", ".join(f"{category} {shown}" for category, shown in pairs if shown)
        sentences.append(f"{name}: {said}")
    # A line joins points in time: one moment is drawn as bars whatever was declared.
    kind = chart.kind if data.over_time and len(data.categories) > 1 else "bars"
    return Chart(chart.title, chart.unit, data.categories, series, "; ".join(sentences), kind)


def _table(chart: ChartPart, data: ChartData) -> Table:
    columns = (Column(_NAME_SHARE), *(Column(_VALUE_SHARE, "right") for _ in data.categories))
    words = (chart.unit, *data.categories)
    head = tuple(cell(word, align="centre") for word in words)
    rows = tuple(
        (cell(name), *(cell(shown) for shown in row))
        for name, row in zip(data.names, data.shown, strict=True)
    )
    return Table(columns, (head,), rows)
