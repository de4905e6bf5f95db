"""A seeded search for answers that break or satisfy a rule; knows no report.

A rule that no answers can break is dead weight, and one that nothing satisfies would nag for ever.
Values are drawn when the rule asks for them, often close to one drawn before, because most rules
compare figures that nearly agree.
"""

import random
from collections.abc import Mapping
from decimal import Decimal

from cchc_desktop.model.expressions import ANSWERED, ITEMS, STATE, Operand
from cchc_desktop.model.figures import parted
from cchc_desktop.model.template import Field, Rule, Template
from cchc_desktop.model.values import MissingKind

_TRIALS = 3000
_SCALES = (0, 1, 3, 12, 100, 1000, 10**6)
_LONGEST_LIST = 60
_FACTS = {
    "period.year": (2012, 2030),
    "period.months": (3, 12),
    "period.next_months": (3, 12),
    "period.quarter": (1, 4),
}


def verdicts(template: Template, rule: Rule) -> set[bool]:
    """Return which of true and false some answers give the rule's check."""
    rng = random.Random(rule.key)  # noqa: S311 - repeatable, guards nothing
    found: set[bool] = set()
    for _ in range(_TRIALS):
        result = rule.check.evaluate(_Trial(template.fields, rng))
        if isinstance(result, bool):
            found.add(result)
        if len(found) == 2:  # noqa: PLR2004 - both
            break
    return found


class _Trial:
    """One set of answers, made up name by name."""

    def __init__(self, fields: Mapping[str, Field], rng: random.Random) -> None:
        self._fields = fields
        self._rng = rng
        self._scale = rng.choice(_SCALES)
        self._drawn: dict[str, Operand] = {}
        self._pool: list[int] = []

    def __call__(self, name: str) -> Operand:
        if name not in self._drawn:
            self._drawn[name] = self._value(name)
        return self._drawn[name]

    def _value(self, name: str) -> Operand:
        if name in _FACTS:
            return Decimal(self._rng.randint(*_FACTS[name]))
        if name.startswith(ITEMS):
            return self._list()
        if name.startswith(STATE):
            return self._state(name.removeprefix(STATE))
        which, name = parted(name)
        field = self._fields.get(name) or self._fields.get(name.rpartition(".")[0])
        if field is None:
            return None
        if field.compute is not None and not which:
            return field.compute.evaluate(self)
        return self._answer(field)

    def _state(self, name: str) -> str:
        """Return how a name is answered; one that is not has no number from then on."""
        state: str = self._rng.choice((ANSWERED, *MissingKind))
        if state != ANSWERED:
            field = self._fields.get(name)
            nought = state == MissingKind.NONE_ARISEN and (not field or field.none_is_nought)
            self._drawn[name] = Decimal(0) if nought else None
        return state

    def _answer(self, field: Field) -> Operand:
        if field.type == "names":
            return self._list()
        if not field.is_figure and field.type != "table":
            return "x"
        lowest = -self._scale if field.minimum is None else field.minimum
        highest = 100 if field.type == "percent" else 10**9
        highest = highest if field.maximum is None else field.maximum
        amount = min(max(self._draw(), lowest), highest)
        whole = field.type in {"integer", "fraction"} or self._rng.random() < 1 / 2
        part = Decimal(0) if whole else Decimal(self._rng.randint(1, 99)) / 100
        return Decimal(amount) + (part if amount < highest else 0)

    def _list(self) -> tuple[str, ...]:
        return ("x",) * min(self._draw(), _LONGEST_LIST)

    def _draw(self) -> int:
        """Return a number of the trial's size, or one close to a number drawn before."""
        if self._pool and self._rng.random() < 1 / 2:
            amount = max(0, self._rng.choice(self._pool) + self._rng.randint(-1, 1))
        else:
            amount = self._rng.randint(0, self._scale)
        self._pool.append(amount)
        return amount
