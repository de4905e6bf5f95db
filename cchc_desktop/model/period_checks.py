"""What a figure says against the same figure of earlier reports; needs no line in a template.

A count that goes on from the same day never falls, what a period begins with stays the same while
it goes on, and no figure is suddenly ten times another. Knows no sections and no other figures.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from cchc_desktop import messages
from cchc_desktop.model.differences import Earlier
from cchc_desktop.model.field_types import format_amount, format_day
from cchc_desktop.model.figures import Figures
from cchc_desktop.model.template import Field, Kind, Strength
from cchc_desktop.model.values import Fraction, Missing, MissingKind, Number, Value

FALLS, OPENS, OUTLIER, JUMP = "ky.luy_ke", "ky.dau_ky", "ky.bat_thuong", "ky.bien_dong"
SAME_START, PREVIOUS, YEAR_BEFORE = "same_start", "previous", "year_before"
_COUNTED = frozenset({"integer", "decimal", "fraction"})
# Small figures grow tenfold by chance, larger ones do not from one period to the next.
_TENFOLD = 10
_ENOUGH = 20
# A state (units, staff, procedures) moves slowly; a fifth of it more or less deserves a look.
_PART = 5


class PeriodFinding(NamedTuple):
    """One finding about one field; the field stands in the rule, so each has its own reason."""

    rule: str
    strength: Strength
    message: str


def period_findings(figures: Figures, section: str, field: Field) -> Iterator[PeriodFinding]:
    """Yield what the value of a field cannot or hardly be after those of earlier reports."""
    if field.kind is not Kind.TYPED or field.type not in _COUNTED or not figures.earlier:
        return
    check = _Check(figures, section, field)
    if field.opening:
        yield from check.opens()
    elif field.flow:
        yield from check.falls()
    big = list(check.outlier())
    yield from big
    if not field.flow and not big:
        yield from check.jumps()


class _Check:
    """One field against the earlier reports of its report."""

    def __init__(self, figures: Figures, section: str, field: Field) -> None:
        self._figures, self._section, self._field = figures, section, field

    def opens(self) -> Iterator[PeriodFinding]:
        """Compare what was carried in with what a report begun on the same day says of it."""
        for earlier, now, before in self._pairs(SAME_START):
            if now != before:
                yield self._finding(OPENS, Strength.WARNING, messages.PERIOD_OPENS, before, earlier)
                return

    def falls(self) -> Iterator[PeriodFinding]:
        """Compare a count with the one that was begun on the same day and ended earlier."""
        for earlier, now, before in self._pairs(SAME_START):
            if now < before:
                yield self._finding(FALLS, Strength.WARNING, messages.PERIOD_FALLS, before, earlier)
                return

    def outlier(self) -> Iterator[PeriodFinding]:
        """Name a figure that is ten times, or a tenth of, the same figure of a like period."""
        # Counts compare over equally long periods only, states at any time.
        for name in (YEAR_BEFORE,) if self._field.flow else (PREVIOUS, YEAR_BEFORE):
            for earlier, now, before in self._pairs(name):
                low, high = sorted((now, before))
                if high >= _ENOUGH and high >= _TENFOLD * low:
                    words = messages.PERIOD_OUTLIER
                    yield self._finding(OUTLIER, Strength.HINT, words, before, earlier)
                    return

    def jumps(self) -> Iterator[PeriodFinding]:
        """Name a state that is far from what it last was."""
        for earlier, now, before in self._pairs(PREVIOUS):
            if max(now, before) >= _ENOUGH and abs(now - before) * _PART > before:
                yield self._finding(JUMP, Strength.HINT, messages.PERIOD_JUMP, before, earlier)
                return

    def _pairs(self, name: str) -> Iterator[tuple[Earlier, Decimal, Decimal]]:
        """Yield an earlier report with the numbers of now and then, fractions part by part."""
        earlier = self._figures.earlier.get(name)
        if earlier is None:
            return
        now = _numbers(self._field, self._figures.value(self._field.key))
        before = _numbers(self._field, earlier.values.get(self._field.key))
        # A fraction against a number says nothing; nor does anything against nothing.
        if len(now) == len(before):
            yield from ((earlier, *pair) for pair in zip(now, before, strict=True))

    def _finding(
        self, rule: str, strength: Strength, words: str, before: Decimal, earlier: Earlier
    ) -> PeriodFinding:
        figures, field = self._figures, self._field
        message = words.format(
            label=field.label,
            shown=figures.shown(field.key),
            section=figures.template.by_key[self._section].label,
            before=format_amount(before),
            earlier=earlier.period.words()["ky"],
            period=figures.period.words()["ky"],
            start=format_day(figures.period.window[0]),
        )
        return PeriodFinding(f"{rule}.{field.key}", strength, message)


def _numbers(field: Field, value: Value | None) -> tuple[Decimal, ...]:
    match value:
        case Number(amount):
            return (amount,)
        case Fraction(done, total):
            return (Decimal(done), Decimal(total))
        case Missing(MissingKind.NONE_ARISEN) if field.none_is_nought:
            return (Decimal(0),)
        case _:
            return ()
