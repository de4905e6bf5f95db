"""What a new report takes over from an earlier one, and what it leaves; stores nothing.

Texts come with every paragraph marked unreviewed and with the old period's words made to follow
the new one; states of things come as unconfirmed figures; what was counted within the old period
stays behind. Between editions a section or field goes where the edition map says.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cchc_desktop.model.agency import AgencyView
from cchc_desktop.model.period_words import bind_period_words
from cchc_desktop.model.template import Field, Kind, Template
from cchc_desktop.model.values import Rows, Value, from_stored, to_json
from cchc_desktop.services.carried_words import fitted
from cchc_desktop.services.earlier import EarlierReport, EarlierReports
from cchc_desktop.services.edition_map import EditionMap, field_map
from cchc_desktop.services.review import carried_figure, carried_text, digests
from cchc_desktop.services.session import HEAD, TEXT

if TYPE_CHECKING:
    from cchc_desktop.services.reports import Library
    from cchc_desktop.store.rows import NewReport

_NEVER = frozenset({"head.number", "head.date", "head.draft", "head.subject", "head.urgency"})
# What was written on one printed copy of a report says nothing of the next report.
_OF_A_COPY = ("head.received_", "head.copy_")


@dataclass
class Carried:
    """What is carried over, as stored answers with their marks, and what a user wants to know.

    ``paragraphs`` counts those to be reviewed, ``kept`` the figures and lines to be confirmed,
    ``emptied`` the figures that are counted anew; ``without_place`` names what the new edition has
    no place for.
    """

    answers: dict[str, Any] = field(default_factory=dict)
    paragraphs: int = 0
    kept: int = 0
    emptied: int = 0
    without_place: tuple[str, ...] = ()


def carry_forward(library: "Library", source: str, new: "NewReport") -> Carried:
    """Work out what a report that is about to be made takes over from the one with a code.

    Raises:
        UserError: there is no report with the code.
    """
    row = library.store.report(source)
    template, old = library.template(new.edition), library.template(row.edition)
    edition_map = field_map(old, template)
    carrier = _Carrier(template, old, edition_map, library.periods.period(row.code).words())
    carrier.has_same_agency = row.agency == new.agency
    carrier.lacking = _lacking(template, library.agency(new.agency).on(new.window_end))
    carrier.take(library.store.answers(row.id))
    earlier = EarlierReports(
        library.store, new, template, library.agency(new.agency), library.resources
    )
    carrier.open(earlier)
    carried = carrier.carried
    carried.without_place = tuple(edition_map.labels_without_place(carrier.filled))
    return carried


class _Carrier:
    """Collects what is carried, answer by answer."""

    def __init__(
        self, template: Template, old: Template, places: EditionMap, words: Mapping[str, str]
    ) -> None:
        self.template = template
        self.old = old
        self.places = places
        self.words = words
        self.lacking: frozenset[str] = frozenset()
        self.has_same_agency = True
        self.carried = Carried()
        self.filled: set[str] = set()

    def take(self, answers: Mapping[str, Any]) -> None:
        for key, data in answers.items():
            if key.startswith(TEXT):
                self._text(key.removeprefix(TEXT), str(data))
            elif key.startswith(HEAD):
                self._head(key, data)
            else:
                self._value(key, data)

    def _head(self, key: str, data: Any) -> None:
        """Keep who signs, the symbol and the place, unless they are those of another agency."""
        is_kept = key not in _NEVER and not key.startswith(_OF_A_COPY)
        if is_kept and self.has_same_agency:
            self.carried.answers[key] = data

    def _text(self, old: str, text: str) -> None:
        self.filled.add(old)
        section = self.places.sections.get(old)
        if section is None or not self.template.by_key[section].has_text:
            return
        text = bind_period_words(fitted(text, self.old, self.template, self.places), self.words)
        self.carried.answers |= {TEXT + section: text, **carried_text(section, text)}
        self.carried.paragraphs += len(digests(text))

    def _value(self, old: str, data: Any) -> None:
        place = self.template.fields.get(self.places.fields.get(old, ""))
        self.filled.add(old)
        if place is None or place.kind is not Kind.TYPED or place.key in self.lacking:
            return
        value = _kept(place, from_stored(data))
        if value is None:
            self.carried.emptied += 1
        else:
            self._keep(place.key, value)

    def _keep(self, key: str, value: Value) -> None:
        self.carried.kept += f"review.{key}" not in self.carried.answers
        self.carried.answers |= {key: to_json(value), **carried_figure(key)}

    def open(self, earlier: EarlierReports) -> None:
        """Fill figures that say what stood at the first day of the window."""
        for key, value in _opening_values(self.template, earlier):
            self._keep(key, value)


def _lacking(template: Template, view: AgencyView) -> frozenset[str]:
    """Return the figures an agency cannot have, such as those of districts after 2025."""
    needing = (field for field in template.fields.values() if field.needs)
    return frozenset(field.key for field in needing if view.profile(field.needs) is None)


def _kept(place: Field, value: Value | None) -> Value | None:
    """Return what of an answer still holds in another period, None for what is counted anew."""
    if isinstance(value, Rows) and place.flow:
        words = {column.key for column in place.columns if not column.is_figure}
        rows = tuple(tuple(cell for cell in row if cell[0] in words) for row in value.rows)
        return Rows(rows) if any(rows) else None
    return None if place.is_figure and place.flow else value


def _opening_values(template: Template, earlier: EarlierReports) -> Iterator[tuple[str, Value]]:
    """Yield what the first day's figures were at the end of the report just before.

    A report that begins on the same day as an earlier one of the year has its opening figures.
    """
    for opened in template.fields.values():
        if not opened.opening:
            continue
        sources: tuple[tuple[EarlierReport | None, str], ...] = (
            (earlier.same_start, opened.key),
            (earlier.just_before, opened.opening),
        )
        values = (report.values.get(key) for report, key in sources if report is not None)
        value = next((value for value in values if value is not None), None)
        if value is not None:
            yield opened.key, value
