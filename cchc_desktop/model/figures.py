"""All values of one report by name, computed ones kept up to date; knows no storage and no rules.

A *name* is a field key (``ho_so.moi``), a part of a fraction (``vtvl.tu_chu.total``), the sum of a
table's column (``ho_so.bieu.tiep_nhan``), a fact of the period (``period.year``), a value of the
earlier report (``previous.ho_so.moi``, see ``EARLIER``) or, in texts only, a bound word (``ky``) or
a sentence that changes with the answers (``cau.pakn``).
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from cchc_desktop import messages
from cchc_desktop.model.agency import AgencyView
from cchc_desktop.model.differences import COMPARING, Earlier, compared
from cchc_desktop.model.expressions import ANSWERED, ITEMS, NOUGHT, STATE
from cchc_desktop.model.field_types import FIELD_TYPES, format_amount
from cchc_desktop.model.narrative import Bound, Inline, NoteMark, parse_inline
from cchc_desktop.model.period import Period
from cchc_desktop.model.tables import read_rows, total
from cchc_desktop.model.template import Field, Kind, Template
from cchc_desktop.model.values import (
    Fraction,
    Missing,
    MissingKind,
    Number,
    Operand,
    Text,
    Unparsed,
    Value,
    operand,
    part,
)

# Which earlier report a name speaks of: the latest one; the one of the same kind a year before; the
# one whose window ends where this one's begins; the latest whose window begins on the same day, so
# that its counts are contained in this one's.
EARLIER = ("previous", "year_before", "just_before", "same_start")
_PARTS = ("done", "total")
_UNIT_WITHIN = frozenset({"percent", "percentage_point"})
_NOT_APPLICABLE = Missing(MissingKind.NOT_APPLICABLE)
_NONE_ARISEN = Missing(MissingKind.NONE_ARISEN)
_NOUGHT = (Number(Decimal(0)), Fraction(0, 0))


def parted(name: str) -> tuple[str, str]:
    """Return which earlier report a name speaks of, empty for this one, and the rest of it."""
    first, _, rest = name.partition(".")
    return (first, rest) if first in EARLIER else ("", name)


def base(template: Template, name: str) -> str:
    """Return the field a name of an expression speaks of: ``previous.a.b.total`` → ``a.b``."""
    name = parted(name)[1]
    owner = name.rpartition(".")[0]
    return owner if name not in template.fields and owner in template.fields else name


class Figures:
    """The values of a report: typed ones given, computed and profile ones worked out."""

    def __init__(
        self,
        template: Template,
        view: AgencyView,
        period: Period,
        earlier: Mapping[str, Earlier] | None = None,
    ) -> None:
        self.template = template
        self.view = view
        self.period = period
        self.earlier = earlier or {}
        self._values: dict[str, Value] = {}
        self._items: dict[str, int] = {}
        self._idle: set[str] = set()
        self._order = list(_computed_order(template))
        self._readers = _readers(template)
        self._words = {**view.words, **period.words()}
        for field in template.fields.values():
            if field.kind is Kind.PROFILE:
                self._values[field.key] = _profile_value(view.profile(field.profile))
            elif field.needs and view.profile(field.needs) is None:
                self._idle.add(field.key)
                self._values[field.key] = _NOT_APPLICABLE

    @property
    def words(self) -> dict[str, str]:
        """Return the bound words of period and agency."""
        return dict(self._words)

    def load(self, values: Mapping[str, Value], items: Mapping[str, int]) -> None:
        """Take all typed values and counts of numbered items, then compute everything."""
        self._values.update(values)
        self._items = dict(items)
        for field in self._order:
            self._compute(field)

    def set(self, key: str, value: Value | None) -> frozenset[str]:
        """Change one typed value; return every key whose value changed, its own included."""
        if self._values.get(key) == value:
            return frozenset()
        self._put(key, value)
        return frozenset((key, *self._follow([key])))

    def set_items(self, section: str, count: int) -> frozenset[str]:
        """Change how many numbered items a section has; return the keys that changed."""
        if self._items.get(section, 0) == count:
            return frozenset()
        self._items[section] = count
        return frozenset(self._follow([ITEMS + section]))

    def value(self, key: str) -> Value | None:
        return self._values.get(key)

    def is_idle(self, key: str) -> bool:
        """Say whether the agency cannot have a figure and nobody typed one all the same."""
        return key in self._idle and self._values.get(key) == _NOT_APPLICABLE

    def lookup(self, name: str) -> Operand:
        """Return what a formula may reckon with under a name; None when it is unknown."""
        if name.startswith(ITEMS):
            return ("",) * self._items.get(name.removeprefix(ITEMS), 0)
        if name.startswith("period."):
            return self.period.facts().get(name)
        if name.startswith(STATE):
            return self._state(name.removeprefix(STATE))
        which, name = parted(name)
        source = self._values_of(which)
        if name in source:
            idle = not which and self.is_idle(name)
            return Decimal(0) if idle else operand(self._counted(name, source[name]))
        key, _, suffix = name.rpartition(".")
        if suffix in _PARTS:
            return part(self._counted(key, source.get(key)), suffix)
        return self._column_total(name, source)

    def _counted(self, key: str, value: Value | None) -> Value | None:
        """Return a value to reckon with: of what is no count, *không phát sinh* is no nought."""
        field = self.template.fields.get(key)
        uncounted = field is not None and not field.none_is_nought
        return None if uncounted and value == _NONE_ARISEN else value

    def _values_of(self, which: str) -> Mapping[str, Value]:
        if not which:
            return self._values
        return self.earlier[which].values if which in self.earlier else {}

    def _state(self, name: str) -> str | None:
        """Say how a name is answered: a kind of non-value, nought, answered or None."""
        which, key = parted(name)
        value = self._values_of(which).get(base(self.template, key))
        if isinstance(value, Missing):
            return str(value.kind)
        if value is None or isinstance(value, Unparsed):
            return None
        return NOUGHT if value in _NOUGHT else ANSWERED

    def _column_total(self, name: str, source: Mapping[str, Value]) -> Decimal | None:
        found = self.template.column(name)
        if found is None:
            return None
        table, column = found
        return total(read_rows(table, source.get(table.key)), column.key)

    def knows(self, name: str) -> bool:
        """Say whether a text may bind a name."""
        sentences, fields = self.template.sentences, self.template.fields
        known = name in fields or name in self._words or name in sentences
        return known or self.template.column(name) is not None

    def shown(self, name: str, form: str = "") -> str:
        """Return a bound figure or word as printed; an unknown name is printed literally."""
        if name in self._words:
            return _worded(self._words[name], form)
        if name in self.template.sentences:
            return self.plain(parse_inline(self.template.sentences[name].said(self.lookup)))
        field = self.template.fields.get(name)
        if field is None and self.template.column(name):
            amount = self._column_total(name, self._values)
            return messages.UNANSWERED if amount is None else format_amount(amount)
        if field is None:
            return f"{{{name}:{form}}}" if form else f"{{{name}}}"
        value = self._values.get(name)
        if value is None:
            return messages.UNANSWERED
        return self._shown_value(field, value, form)

    def _shown_value(self, field: Field, value: Value, form: str) -> str:
        kind = FIELD_TYPES[field.type]
        if not form and not field.grouped:
            form = "plain"
        if form == "phrase":
            return self._phrase(field, value)
        if form in COMPARING:
            earlier = self.earlier.get(COMPARING[form])
            told = compared(field, value, earlier, form, self.period, self.view.style)
            return told or messages.UNANSWERED
        if form == "unit":
            shown = kind.show(value, self.view.style)
            has_unit = not isinstance(value, Missing) and field.type not in _UNIT_WITHIN
            return f"{shown} {field.unit}".rstrip() if has_unit else shown
        if form in {"upper", "sentence"}:
            return _worded(kind.show(value, self.view.style), form)
        return kind.show(value, self.view.style, form)

    def _phrase(self, field: Field, value: Value) -> str:
        none = value == Missing(MissingKind.NONE_ARISEN) or value in _NOUGHT
        none = none or self.is_idle(field.key)
        if none and field.zero:
            return field.zero
        if isinstance(value, Missing) and value.kind in messages.PHRASE_MISSING:
            label = field.label[:1].lower() + field.label[1:]
            named = field.label if field.label[1:2].isupper() else label
            return messages.PHRASE_MISSING[value.kind].format(label=named)
        shown = FIELD_TYPES[field.type].show(value, self.view.style)
        if isinstance(value, Missing) or not field.some:
            return shown
        return field.some.replace("{}", shown)

    def plain(self, line: Iterable[Inline]) -> str:
        """Return a line of stored text as printed, footnotes left out."""
        return "".join(
            self.shown(inline.name, inline.form) if isinstance(inline, Bound) else inline.text
            for inline in line
            if not isinstance(inline, NoteMark)
        )

    def _put(self, key: str, value: Value | None) -> None:
        if value is None and key in self._idle:
            self._values[key] = _NOT_APPLICABLE
        elif value is None:
            self._values.pop(key, None)
        else:
            self._values[key] = value

    def _follow(self, names: list[str]) -> Iterator[str]:
        """Recompute what depends on names, in an order that needs no second pass."""
        touched = set(names)
        for field in self._order:
            if touched & self._readers[field.key] and self._compute(field):
                touched.add(field.key)
                yield field.key

    def _compute(self, field: Field) -> bool:
        result = field.compute.evaluate(self.lookup) if field.compute else None
        value = Number(result) if isinstance(result, Decimal) else None
        if value is None and self.is_idle(field.key):
            return False
        if self._values.get(field.key) == value:
            return False
        self._put(field.key, value)
        return True


def _readers(template: Template) -> dict[str, frozenset[str]]:
    """Return for each computed field the names whose change concerns it."""
    found = {}
    for field in template.fields.values():
        if field.compute is not None:
            names = {base(template, name) for name in field.compute.names}
            names |= {ITEMS + section for section in field.compute.sections}
            found[field.key] = frozenset(names)
    return found


def _computed_order(template: Template) -> Iterator[Field]:
    """Yield computed fields after everything they read; the lint has refused cycles."""
    readers = _readers(template)
    done: set[str] = set()

    def visit(key: str) -> Iterator[Field]:
        if key in done or key not in readers:
            return
        done.add(key)
        for name in sorted(readers[key]):
            yield from visit(name)
        yield template.fields[key]

    for key in readers:
        yield from visit(key)


def _profile_value(found: Decimal | str | None) -> Value:
    if found is None:
        return _NOT_APPLICABLE
    return Text(found) if isinstance(found, str) else Number(found)


def _worded(text: str, form: str) -> str:
    if form == "upper":
        return text.upper()
    return text[:1].upper() + text[1:] if form == "sentence" else text
