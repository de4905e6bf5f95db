"""How a figure differs from the same figure of an earlier report, in words; holds no values."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from cchc_desktop import messages
from cchc_desktop.model.field_types import FIELD_TYPES
from cchc_desktop.model.period import Period
from cchc_desktop.model.template import Field
from cchc_desktop.model.values import Missing, Number, Style, Value, operand

# Forms of a figure that word its difference to an earlier report: form → which report.
COMPARING = {
    "change_previous": "previous",
    "change_year": "year_before",
    "since_previous": "previous",
    "since_year": "year_before",
}
_SINCE = "since_"

# Shares and ratings tell of a state; counts of two periods compare only over equally long ones.
_ANY_LENGTH = frozenset({"percent", "percentage_point", "decimal", "fraction"})


class Earlier(NamedTuple):
    """The figures of an earlier report, and its period."""

    values: Mapping[str, Value]
    period: Period


def comparable(field: Field, period: Period, earlier: Period) -> bool:
    """Say whether a difference between two periods tells anything.

    A count of what happened in six months is no more than one of three months by being larger.
    """
    alike = period.kind.months == earlier.kind.months
    return field.is_figure and (alike or not field.flow or field.type in _ANY_LENGTH)


def difference(field: Field, now: Value | None, before: Value | None) -> Decimal | None:
    """Return by how much a figure rose (fell, when negative); None when either is no number.

    Of a rank the smaller number is the higher one, so its fall is a rise. Fractions have no
    difference: their totals differ too.
    """
    if not field.none_is_nought and (isinstance(now, Missing) or isinstance(before, Missing)):
        return None
    after, earlier = operand(now), operand(before)
    if not isinstance(after, Decimal) or not isinstance(earlier, Decimal):
        return None
    return earlier - after if field.rank else after - earlier


def worded_difference(field: Field, now: Value | None, before: Value | None, style: Style) -> str:
    """Return ``tăng 0,12 điểm %``, ``giảm 12 hồ sơ``, ``tăng 3 bậc``; empty when there is none."""
    amount = difference(field, now, before)
    if amount is None:
        return ""
    if amount == 0:
        return messages.UNCHANGED
    kind = "percentage_point" if field.type == "percent" else field.type
    unit = messages.RANK_STEPS if field.rank else field.unit
    worded = FIELD_TYPES[kind].show(Number(amount), style, "change")
    return worded if kind == "percentage_point" or not unit else f"{worded} {unit}"


def compared(
    field: Field, now: Value, earlier: Earlier | None, form: str, period: Period, style: Style
) -> str:
    """Return a figure in one of the forms ``COMPARING``; empty where there is nothing to compare.

    ``since_…`` names the other period: ``tăng 12 hồ sơ so với quý I năm 2018``.
    """
    if earlier is None or not comparable(field, period, earlier.period):
        return ""
    worded = worded_difference(field, now, earlier.values.get(field.key), style)
    if not worded or not form.startswith(_SINCE):
        return worded
    return messages.SINCE.format(difference=worded, period=earlier.period.words()["ky"])
