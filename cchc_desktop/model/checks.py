"""What is wrong or missing in a report, found from its figures; knows no texts and no storage."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cchc_desktop import messages
from cchc_desktop.model.field_types import FIELD_TYPES, format_amount
from cchc_desktop.model.figures import Figures, base, parted
from cchc_desktop.model.narrative import Bound, NoteMark, parse_inline
from cchc_desktop.model.period_checks import period_findings
from cchc_desktop.model.rates import share_of
from cchc_desktop.model.tables import ROW, TableRow, as_field, read_rows
from cchc_desktop.model.template import Column, Field, Kind, Rule, Strength, Template
from cchc_desktop.model.values import Day, Fraction, Number, Rows, Text, Unparsed, Value

REQUIRED = "required"
UNREADABLE = "unreadable"
BOUNDS = "bounds"
CHOICE = "choice"
WINDOW = "window"
HEAD = "head"
_WINDOW = ("head.window_start", "head.window_end")


class SectionState(StrEnum):
    """How far a section is; the gravest open problem wins over completeness.

    ``CARRIED`` is complete, but some of it comes from another report and nobody looked at it.
    """

    EMPTY = "empty"
    PARTIAL = "partial"
    CARRIED = "carried"
    DONE = "done"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Problem:
    """One finding: which rule, how grave, where, and the sentence that says what to do.

    ``reason`` is what the user answered to a warning; an answered warning stays listed. One that
    was given when the figures were others is the ``old_reason`` and answers no longer.
    ``excerpt`` are the words or the row the finding speaks of, as they stand in the section; it
    tells findings of one rule apart.
    """

    rule: str
    strength: Strength
    section: str
    fields: tuple[str, ...]
    message: str
    reason: str = ""
    excerpt: str = ""
    old_reason: str = ""

    @property
    def key(self) -> str:
        """Return what a reason or an ignored finding is kept under."""
        return f"{self.rule}:{self.excerpt}" if self.excerpt else self.rule


class Checks:
    """The findings of all fields and rules of one report, renewed only where figures changed."""

    def __init__(self, figures: Figures) -> None:
        self.figures = figures
        self.template: Template = figures.template
        self._found: dict[str, tuple[Problem, ...]] = {}
        self._rules = [(s.key, rule) for s in self.template.sections for rule in s.rules]
        self._about = {rule.key: _fields_of(self.template, rule) for _, rule in self._rules}
        self._order = {section.key: n for n, section in enumerate(self.template.sections)}
        self._readers: dict[str, list[int]] = defaultdict(list)
        for place, (_, rule) in enumerate(self._rules):
            for name in self._read_by(rule):
                self._readers[name].append(place)
        self._sorted: list[Problem] | None = None
        self.refresh(None)

    def refresh(self, changed: frozenset[str] | None, texts: frozenset[str] = frozenset()) -> None:
        """Check again what reads the changed fields and texts; all when ``changed`` is None."""
        fields, rules = self.template.fields, range(len(self._rules))
        concerned: Iterable[int] = rules
        if changed is not None:
            concerned = {place for name in changed | texts for place in self._readers.get(name, ())}
        for key in fields if changed is None else changed & fields.keys():
            section = self.template.section_of[key].key
            self._keep(key, self._field_problems(section, fields[key]))
        for place in concerned:
            section, rule = self._rules[place]
            self._keep(f"rule:{rule.key}", self._rule_problems(section, rule))

    def _keep(self, key: str, problems: Iterable[Problem]) -> None:
        found = tuple(problems)
        if self._found.get(key) != found:
            self._found[key] = found
            self._sorted = None

    def _read_by(self, rule: Rule) -> set[str]:
        """Return the fields and texts a rule's finding depends on, by what it asks and says."""
        template = self.template
        read = {*self._about[rule.key], *rule.check.sections}
        for inline in parse_inline(rule.message):
            if isinstance(inline, Bound):
                sentence = template.sentences.get(inline.name)
                shown = sentence.names if sentence else {inline.name}
                read |= {base(template, name) for name in shown}
                field = template.fields.get(inline.name)
                share = share_of(field) if field else None
                read |= {base(template, name) for name in share.whole_names} if share else set()
        return read

    def problems(self) -> list[Problem]:
        """Return the findings section by section, in printing order."""
        if self._sorted is None:
            found = (problem for problems in self._found.values() for problem in problems)
            self._sorted = sorted(found, key=lambda problem: self._order[problem.section])
        return self._sorted

    def _field_problems(self, section: str, field: Field) -> Iterator[Problem]:
        value = self.figures.value(field.key)
        if value is None:
            if field.required and field.kind is Kind.TYPED:
                message = messages.FIELD_REQUIRED.format(
                    label=field.label, section=self.template.by_key[section].label
                )
                yield Problem(REQUIRED, Strength.HINT, section, (field.key,), message)
        elif isinstance(value, Number):
            yield from self._bounds(section, field, value)
        elif isinstance(value, Fraction) and not 0 <= value.done <= value.total:
            message = messages.FRACTION_OVER.format(
                label=field.label,
                shown=FIELD_TYPES[field.type].show(value, self.figures.view.style),
                section=self.template.by_key[section].label,
            )
            yield Problem(BOUNDS, Strength.ERROR, section, (field.key,), message)
        else:
            yield from _form_problems(section, field, value)
        for found in period_findings(self.figures, section, field):
            yield Problem(found.rule, found.strength, section, (field.key,), found.message)

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
            message += self._earlier(rule) + self._wholes(rule)
            yield Problem(rule.key, rule.strength, section, self._about[rule.key], message)

    def _wholes(self, rule: Rule) -> str:
        """Return sentences that say of what the rates in a message are shares."""
        shown = [inline.name for inline in parse_inline(rule.message) if isinstance(inline, Bound)]
        said = ""
        for field in (f for name in shown if (f := self.template.fields.get(name))):
            share = share_of(field)
            # A whole that stands in the message itself needs no second word.
            wholes = {base(self.template, name) for name in share.whole_names} if share else set()
            wholes &= self.template.fields.keys()
            if wholes and not wholes <= set(shown):
                labels = messages.AND.join(
                    messages.RULE_WHOLE.format(
                        label=self.template.fields[key].label, shown=self.figures.shown(key)
                    )
                    for key in sorted(wholes)
                )
                said += messages.RULE_RATE.format(label=field.label, wholes=labels)
        return said

    def _earlier(self, rule: Rule) -> str:
        """Return sentences that say what an earlier report had, for the rules that compare."""
        said = ""
        for name in sorted(rule.check.names):
            which, key = parted(name)
            earlier, amount = self.figures.earlier.get(which), self.figures.lookup(name)
            if earlier is not None and isinstance(amount, Decimal):
                said += messages.RULE_EARLIER.format(
                    label=self.template.fields[base(self.template, key)].label,
                    shown=format_amount(amount),
                    earlier=earlier.period.words()["ky"],
                )
        return said


def head_problems(template: Template, values: Mapping[str, Value]) -> list[Problem]:
    """Return what is wrong in the header form; an empty line of it may be filled in by hand."""
    found = []
    for field in template.head:
        value = values.get(field.key)
        if value is not None:
            found += list(_form_problems(HEAD, field, value))
    match [values.get(key) for key in _WINDOW]:
        case [Day(start), Day(end)] if start > end:
            message = messages.WINDOW_REVERSED
            found.append(Problem(WINDOW, Strength.ERROR, HEAD, _WINDOW, message))
    return found


def _form_problems(section: str, field: Field, value: Value) -> Iterator[Problem]:
    """Find what no value of the field's type may look like, whatever the other fields say."""
    match value:
        case Unparsed(_, reason):
            message = messages.FIELD_UNREADABLE.format(label=field.label, reason=reason)
            yield Problem(UNREADABLE, Strength.ERROR, section, (field.key,), message)
        case Text(text) if field.choices and text not in field.choices:
            message = messages.CHOICE_UNKNOWN.format(
                label=field.label, text=text, known="; ".join(field.choices)
            )
            yield Problem(CHOICE, Strength.ERROR, section, (field.key,), message)
        case Rows():
            yield from _table_problems(section, field, value)


def _table_problems(section: str, field: Field, value: Rows) -> Iterator[Problem]:
    """Find cells that cannot be read, then rows that break the rules of the table."""
    for number, row in enumerate(read_rows(field, value), 1):
        named = _row_name(field, number, row)
        for column in field.columns:
            for message in _cell_faults(field, column, named, row):
                yield Problem(UNREADABLE, Strength.ERROR, section, (field.key,), message)
        for rule in field.rules:
            if rule.check.evaluate(row.lookup) is False:
                message = messages.ROW_RULE.format(
                    label=field.label, row=named, message=_row_message(rule, row)
                )
                yield Problem(
                    rule.key, rule.strength, section, (field.key,), message, excerpt=named
                )


def _row_name(field: Field, number: int, row: TableRow) -> str:
    """Return the number of a row with the words that stand in it."""
    words = [row.cells.get(column.key, "") for column in field.columns if not column.is_figure]
    return f"{number} ({', '.join(filter(None, words))})" if any(words) else str(number)


def _row_message(rule: Rule, row: TableRow) -> str:
    """Return the sentence of a rule about rows with the numbers of one row filled in."""
    parts = []
    for inline in parse_inline(rule.message):
        if isinstance(inline, Bound):
            number = row.numbers.get(inline.name.removeprefix(ROW))
            parts.append(messages.UNANSWERED if number is None else format_amount(number))
        elif not isinstance(inline, NoteMark):
            parts.append(inline.text)
    return "".join(parts)


def _cell_faults(field: Field, column: Column, named: str, row: TableRow) -> Iterator[str]:
    where = {"label": field.label, "row": named, "column": column.label}
    value = FIELD_TYPES[column.type].parse(row.cells.get(column.key, ""), as_field(column))
    match value:
        case Unparsed(_, reason):
            yield messages.CELL_UNREADABLE.format(reason=reason, **where)
        case Number(amount) if column.is_figure and amount < 0:
            yield messages.CELL_TOO_LOW.format(shown=format_amount(amount), **where)
        case Text(text) if column.choices and text not in column.choices:
            known = "; ".join(column.choices)
            yield messages.CELL_CHOICE.format(text=text, known=known, **where)


def _fields_of(template: Template, rule: Rule) -> tuple[str, ...]:
    """Return the fields a rule speaks of, those of its own section first."""
    names = {base(template, name) for name in rule.check.names}
    own = template.section_of[rule.key]
    known = [key for key in template.fields if key in names]
    return tuple(sorted(known, key=lambda key: template.section_of[key] is not own))


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
