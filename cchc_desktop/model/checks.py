"""What is wrong or missing in a report, found from its figures; knows no texts and no storage."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from cchc_desktop import messages
from cchc_desktop.model.field_types import FIELD_TYPES, format_amount
from cchc_desktop.model.figures import PREVIOUS, Figures, base
from cchc_desktop.model.narrative import parse_inline
from cchc_desktop.model.template import Field, Kind, Rule, Strength, Template
from cchc_desktop.model.values import Fraction, Number, Unparsed

REQUIRED = "required"
UNREADABLE = "unreadable"
BOUNDS = "bounds"


class SectionState(StrEnum):
    """How far a section is; the gravest open problem wins over completeness."""

    EMPTY = "empty"
    PARTIAL = "partial"
    DONE = "done"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Problem:
    """One finding: which rule, how grave, where, and the sentence that says what to do.

    ``reason`` is what the user answered to a warning; an answered warning stays listed.
    """

    rule: str
    strength: Strength
    section: str
    fields: tuple[str, ...]
    message: str
    reason: str = ""


class Checks:
    """The findings of all fields and rules of one report, renewed only where figures changed."""

    def __init__(self, figures: Figures) -> None:
        self.figures = figures
        self.template: Template = figures.template
        self._found: dict[str, tuple[Problem, ...]] = {}
        self._rules = [(s.key, rule) for s in self.template.sections for rule in s.rules]
        self._about = {rule.key: _fields_of(self.template, rule) for _, rule in self._rules}
        self.refresh(None)

    def refresh(self, changed: frozenset[str] | None) -> None:
        """Check again what mentions the changed keys; everything when ``changed`` is None."""
        for key, field in self.template.fields.items():
            if changed is None or key in changed:
                section = self.template.section_of[key].key
                self._found[key] = tuple(self._field_problems(section, field))
        for section, rule in self._rules:
            if changed is None or changed & set(self._about[rule.key]):
                self._found[f"rule:{rule.key}"] = tuple(self._rule_problems(section, rule))

    def problems(self) -> list[Problem]:
        """Return the findings section by section, in printing order."""
        order = {section.key: n for n, section in enumerate(self.template.sections)}
        found = [problem for problems in self._found.values() for problem in problems]
        return sorted(found, key=lambda problem: order[problem.section])

    def _field_problems(self, section: str, field: Field) -> Iterator[Problem]:
        value = self.figures.value(field.key)
        if value is None:
            if field.required and field.kind is Kind.TYPED:
                message = messages.FIELD_REQUIRED.format(
                    label=field.label, section=self.template.by_key[section].label
                )
                yield Problem(REQUIRED, Strength.HINT, section, (field.key,), message)
        elif isinstance(value, Unparsed):
            message = messages.FIELD_UNREADABLE.format(label=field.label, reason=value.reason)
            yield Problem(UNREADABLE, Strength.ERROR, section, (field.key,), message)
        elif isinstance(value, Number):
            yield from self._bounds(section, field, value)
        elif isinstance(value, Fraction) and value.done > value.total:
            message = messages.FRACTION_OVER.format(
                label=field.label,
                shown=FIELD_TYPES[field.type].show(value, self.figures.view.style),
                section=self.template.by_key[section].label,
            )
            yield Problem(BOUNDS, Strength.ERROR, section, (field.key,), message)

    def _bounds(self, section: str, field: Field, value: Number) -> Iterator[Problem]:
        if field.kind is not Kind.TYPED:
            return
        for limit, broken, words in (
            (field.minimum, field.minimum is not None and value.amount < field.minimum, "least"),
            (field.maximum, field.maximum is not None and value.amount > field.maximum, "most"),
        ):
            if broken:
                text = messages.FIELD_TOO_LOW if words == "least" else messages.FIELD_TOO_HIGH
                message = text.format(
                    label=field.label,
                    shown=format_amount(value.amount),
                    limit=limit,
                    section=self.template.by_key[section].label,
                )
                yield Problem(BOUNDS, Strength.ERROR, section, (field.key,), message)

    def _rule_problems(self, section: str, rule: Rule) -> Iterator[Problem]:
        if rule.check.evaluate(self.figures.lookup) is False:
            message = self.figures.plain(parse_inline(rule.message))
            yield Problem(rule.key, rule.strength, section, self._about[rule.key], message)


def _fields_of(template: Template, rule: Rule) -> tuple[str, ...]:
    """Return the fields a rule speaks of, those of its own text order first named first."""
    names = (base(template, name.removeprefix(PREVIOUS)) for name in rule.check.names)
    known = [name for name in names if name in template.fields]
    order = list(template.fields)
    return tuple(sorted(set(known), key=order.index))


def section_state(problems: Iterable[Problem], done: int, total: int) -> SectionState:
    """Return the state of a section from its own problems and its filled and wanted fields."""
    grave = {problem.strength for problem in problems if not problem.reason}
    if Strength.ERROR in grave:
        return SectionState.ERROR
    if Strength.WARNING in grave:
        return SectionState.WARNING
    if done >= total:
        return SectionState.DONE
    return SectionState.EMPTY if done == 0 else SectionState.PARTIAL
