"""One figure over the periods there are reports for, beside the same period a year before."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cchc_desktop import messages
from cchc_desktop.model.annexes import ChartAnnex, ChartPart
from cchc_desktop.model.differences import worded_difference
from cchc_desktop.model.document import Chart, Series
from cchc_desktop.model.field_types import FIELD_TYPES
from cchc_desktop.model.period import Period
from cchc_desktop.model.template import Field, Template
from cchc_desktop.model.values import Number, Value

if TYPE_CHECKING:
    from cchc_desktop.services.session import Change, Session

TREND = "trend."
MOST_PERIODS = 12


@dataclass(frozen=True)
class Point:
    """One period of a trend; ``before`` is the value of the same period a year earlier.

    ``shown`` and ``shown_before`` are the values as printed, ``difference`` is in words.
    """

    label: str
    value: Value | None
    before: Value | None
    shown: str
    shown_before: str
    difference: str


def trend_fields(template: Template) -> list[Field]:
    """Return the fields that have a trend: those that hold one number."""
    return [f for f in template.fields.values() if f.is_figure and f.type != "fraction"]


def trend(session: "Session", key: str, *, same_kind: bool) -> list[Point]:
    """Return the last periods of a figure, the open report last.

    ``same_kind`` leaves out periods of another length, with which counts cannot be compared.
    """
    field = session.template.fields[key]
    known: list[tuple[Period, Value | None]] = [
        (report.period, report.values.get(key)) for report in session.earlier.all
    ]
    known.append((session.period, session.value(key)))
    by_period = {(period.kind.code, period.year): value for period, value in known}
    points = []
    for period, value in known:
        if same_kind and period.kind.code != session.period.kind.code:
            continue
        before = by_period.get((period.kind.code, period.year - 1))
        points.append(_point(session, field, period, (value, before)))
    return points[-MOST_PERIODS:]


def _point(
    session: "Session", field: Field, period: Period, values: tuple[Value | None, Value | None]
) -> Point:
    style = session.view.style
    shown = ["" if v is None else FIELD_TYPES[field.type].show(v, style) for v in values]
    difference = worded_difference(field, *values, style)
    return Point(period.label, *values, shown[0], shown[1], difference)


def trend_chart(field: Field, points: list[Point]) -> Chart:
    """Return the chart of a trend: a line over the periods and one for a year before."""
    rows = [(messages.TREND_NOW, [_amount(point.value) for point in points])]
    if any(point.before is not None for point in points):
        rows.append((messages.TREND_BEFORE, [_amount(point.before) for point in points]))
    series = tuple(
        Series(name, tuple(None if v is None else float(v) for v in values))
        for name, values in rows
    )
    said = ", ".join(f"{point.label} {point.shown}" for point in points if point.shown)
    kind = "lines" if len(points) > 1 else "bars"
    labels = tuple(point.label for point in points)
    return Chart(field.label, field.unit, labels, series, f"{field.label}: {said}", kind)


def _amount(value: Value | None) -> Decimal | None:
    return value.amount if isinstance(value, Number) else None


def chosen_charts(session: "Session") -> list[ChartPart]:
    """Return the charts of figures the user wants in the annex of charts."""
    return [
        ChartPart(title=field.label, unit=field.unit, kind="lines", fields=(field.key,), index="")
        for field in trend_fields(session.template)
        if session.stored(TREND + field.key) is True
    ]


def is_chosen(session: "Session", key: str) -> bool:
    """Say whether a figure's chart goes into the annex."""
    return session.stored(TREND + key) is True


def choose(session: "Session", key: str, *, wanted: bool) -> "Change":
    """Put a figure's chart into the annex of charts, which is then printed, or take it out.

    Raises:
        UserError: it could not be written.
    """
    changes: dict[str, Any] = {TREND + key: True if wanted else None}
    annex = charts_annex(session)
    if wanted and annex is not None:
        changes[annex.switch] = messages.ANNEX_CHOICES[0]
    return session.take_all(changes)


def charts_annex(session: "Session") -> ChartAnnex | None:
    """Return the edition's annex of charts, None when it has none."""
    return next((part for part in session.template.annexes if isinstance(part, ChartAnnex)), None)
