"""Each figure of the open report beside the same figure of earlier reports; changes nothing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.model.differences import comparable, worded_difference
from cchc_desktop.model.field_types import FIELD_TYPES
from cchc_desktop.model.values import Value
from cchc_desktop.services.earlier import EarlierReport

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session


@dataclass(frozen=True)
class Compared:
    """A figure as an earlier report has it; ``difference`` is empty where it tells nothing."""

    period: str
    value: Value | None
    shown: str
    difference: str


class Comparison:
    """The report before the open one and the one of the same period a year earlier."""

    def __init__(self, session: "Session") -> None:
        self._session = session

    @property
    def periods(self) -> tuple[str, str]:
        """Return the names of the periods compared with; empty where there is no such report."""
        found = (self._session.earlier.previous, self._session.earlier.year_before)
        previous, year_before = ("" if one is None else one.period.label for one in found)
        return previous, year_before

    def previous(self, key: str) -> Compared | None:
        """Return a figure as the latest earlier report has it; None without such a report."""
        return self._compared(key, self._session.earlier.previous)

    def year_before(self, key: str) -> Compared | None:
        """Return a figure as the report of the same period a year earlier has it."""
        return self._compared(key, self._session.earlier.year_before)

    def _compared(self, key: str, earlier: EarlierReport | None) -> Compared | None:
        if earlier is None:
            return None
        session = self._session
        field = session.field(key)
        value = earlier.values.get(key)
        style, form = session.view.style, "" if field.grouped else "plain"
        shown = "" if value is None else FIELD_TYPES[field.type].show(value, style, form)
        worded = ""
        if comparable(field, session.period, earlier.period):
            worded = worded_difference(field, session.value(key), value, style)
        return Compared(earlier.period.label, value, shown, worded)
