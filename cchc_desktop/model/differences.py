"""How a figure differs from the same figure of an earlier report, in words; holds no values."""

from decimal import Decimal

from cchc_desktop import messages
from cchc_desktop.model.field_types import FIELD_TYPES
from cchc_desktop.model.period import Period
from cchc_desktop.model.template import Field
from cchc_desktop.model.values import Number, Style, Value, operand

# Shares and ratings tell of a state; counts of two periods compare only over equally long ones.
_ANY_LENGTH = frozenset({"percent", "percentage_point", "decimal", "fraction"})


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
