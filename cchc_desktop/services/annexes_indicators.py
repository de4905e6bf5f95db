"""The annex that lists the figures of a report beside those of earlier reports; reckons none."""

from collections.abc import Iterator, Mapping, Set
from typing import TYPE_CHECKING

from cchc_desktop import messages
from cchc_desktop.model.annex_groups import listed
from cchc_desktop.model.annexes import IndicatorAnnex
from cchc_desktop.model.document import Body, Row, Table
from cchc_desktop.model.field_types import FIELD_TYPES, FieldType, show_missing
from cchc_desktop.model.template import Field
from cchc_desktop.model.values import Missing, Number, Value
from cchc_desktop.services.annexes_tables import cell, columns_of, head_of, spanning

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

_UNITS = {"percent": "%", "percentage_point": messages.PERCENT_POINT}


def indicator_blocks(session: "Session", part: IndicatorAnnex) -> tuple[Body, ...]:
    """Return the table of all figures, nothing when the edition has none."""
    rows = tuple(_Rows(session, part).all())
    if not rows:
        return ()
    return (Table(columns_of(part.columns), head_of(part.columns), rows),)


class _Rows:
    """Makes the rows of one report; each group counts its figures from 1."""

    def __init__(self, session: "Session", part: IndicatorAnnex) -> None:
        self._session = session
        self._part = part
        earlier = session.earlier
        self._before = {
            "previous": earlier.previous.values if earlier.previous else {},
            "year_before": earlier.year_before.values if earlier.year_before else {},
        }
        self._listed = _asked(session, part)
        self._reasons = _reasons(session, {key for keys in self._listed.values() for key in keys})

    def all(self) -> Iterator[Row]:
        """Yield a row for each group, for each of its sections where it has several, and figure."""
        template, width = self._session.template, len(self._part.columns)
        for number, (group, keys) in enumerate(self._listed.items(), 1):
            if group:
                title = self._session.figures.plain(template.by_key[group].title)
                yield spanning(f"{number}. {title}", width, bold=True)
            sections = {template.section_of[key].key for key in keys}
            last = group
            for position, key in enumerate(keys, 1):
                section = template.section_of[key]
                if section.key != last and len(sections) > 1:
                    yield spanning(self._session.figures.plain(section.title), width, italic=True)
                last = section.key
                yield self._row(f"{number}.{position}", template.fields[key])

    def _row(self, code: str, field: Field) -> Row:
        value = self._session.value(field.key)
        texts = {
            "number": code,
            "label": field.printed_label,
            "unit": field.unit or _UNITS.get(field.type, ""),
            "value": self._bare(field, value),
            "remark": "; ".join(filter(None, (self._said(field, value), self._reason(field)))),
        }
        for content, values in self._before.items():
            texts[content] = self._shown(field, values.get(field.key))
        return tuple(cell(texts[column.content]) for column in self._part.columns)

    def _bare(self, field: Field, value: Value | None) -> str:
        """Return a value without its qualifier, which stands in the remark."""
        return self._shown(field, Number(value.amount) if isinstance(value, Number) else value)

    def _measured(self, field: Field) -> FieldType:
        """Return how values are printed: without the sign that stands in the column of units."""
        signed = field.type in _UNITS and any(c.content == "unit" for c in self._part.columns)
        return FIELD_TYPES["decimal" if signed else field.type]

    def _shown(self, field: Field, value: Value | None) -> str:
        match value:
            case None:
                return ""
            case Missing():
                return self._part.absent
        form = "" if field.grouped else "plain"
        return self._measured(field).show(value, self._session.view.style, form)

    def _said(self, field: Field, value: Value | None) -> str:
        match value:
            case Missing():
                return show_missing(value)
            case Number(_, qualifier) if qualifier is not None:
                return FIELD_TYPES[field.type].show(value, self._session.view.style)
        return ""

    def _reason(self, field: Field) -> str:
        return self._reasons.get(field.key, "")


def _asked(session: "Session", part: IndicatorAnnex) -> Mapping[str, list[str]]:
    """Return the figures of each group but those the agency cannot have."""
    groups = listed(session.template, part).items()
    idle = session.figures.is_idle
    asked = {group: [key for key in keys if not idle(key)] for group, keys in groups}
    return {group: keys for group, keys in asked.items() if keys}


def _reasons(session: "Session", keys: Set[str]) -> Mapping[str, str]:
    """Return the reasons given to warnings, each at the first listed figure it speaks of."""
    found: dict[str, dict[str, None]] = {}
    for problem in session.problems:
        key = next((key for key in problem.fields if key in keys), None)
        if problem.reason and key is not None:
            found.setdefault(key, {})[problem.reason] = None
    return {key: "; ".join(reasons) for key, reasons in found.items()}
