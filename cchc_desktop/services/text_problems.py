"""What is wrong in the texts of an open report, worked out again only after they changed."""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from cchc_desktop import messages
from cchc_desktop.model.checks import HEAD, Problem
from cchc_desktop.model.citation_checks import CitationReport, check_citations
from cchc_desktop.model.field_types import format_day
from cchc_desktop.model.narrative import Narrative, parse_narrative
from cchc_desktop.model.period import Period, load_periods
from cchc_desktop.model.template import Strength
from cchc_desktop.model.text_checks import Report, check_texts, flatten, neighbours
from cchc_desktop.model.values import Day
from cchc_desktop.model.vietnamese import Manner
from cchc_desktop.services.comparing import comparing_problems
from cchc_desktop.services.register import Register
from cchc_desktop.services.sentences import spoken
from cchc_desktop.services.unbound import Unbound
from cchc_desktop.services.vietnamese import VietnameseProblems
from cchc_desktop.services.vietnamese_ignored import without_ignored

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

UNKNOWN_NAME = "unknown_name"
RECEIVED = "received_before_issue"
NOT_VALID = "agency_not_valid"


class TextProblems:
    """The findings in the texts of a session; looked for when they are asked for."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._found: list[Problem] | None = None
        self._names: frozenset[str] = frozenset()

    def refresh(self, changed: frozenset[str], texts: frozenset[str]) -> None:
        """Forget the findings when a text, a figure bound in one or a date changed."""
        self.unbound.refresh(changed)
        if texts or changed & self._names or any(key.startswith("head.") for key in changed):
            self._found = None

    def problems(self) -> list[Problem]:
        """Return the findings in printing order."""
        if self._found is None:
            self._found = self._search()
        return [*self._found, *self.unbound.problems()]

    @cached_property
    def unbound(self) -> Unbound:
        """The numbers and periods in the texts that follow no figure."""
        return Unbound(self._session)

    def _search(self) -> list[Problem]:
        session = self._session
        parsed = {
            section.key: parse_narrative(spoken(session, section.key))
            for section in session.template.sections
            if section.has_text and session.text(section.key)
        }
        self._names = frozenset(b.name for text in parsed.values() for b in text.bound())
        self._names = self._names.union(*(s.names for s in session.template.sentences.values()))
        flat = {key: flatten(text, session.shown_binding) for key, text in parsed.items()}
        found = check_citations(flat, self._citations()) + check_texts(flat, self._report())
        found += without_ignored(session, self._vietnamese.problems(flat))
        found += [p for key, text in parsed.items() for p in self._unknown(key, text)]
        found += [p for key, text in parsed.items() for p in comparing_problems(session, key, text)]
        return [*found, *self._received(), *self._agency()]

    @cached_property
    def _vietnamese(self) -> VietnameseProblems:
        return VietnameseProblems(self._session, tuple(self.register.types.codes))

    @property
    def manner(self) -> Manner:
        """What the Vietnamese of the report is held to."""
        return self._vietnamese.manner

    def forget(self) -> None:
        """Look for everything anew when it is asked for next."""
        self._found = None

    @cached_property
    def register(self) -> Register:
        """The documents cited in this report and known to the data file."""
        return Register(self._session)

    @property
    def _day(self) -> date | None:
        value = self._session.value("head.date")
        return value.day if isinstance(value, Day) else None

    def _report(self) -> Report:
        session, types = self._session, self.register.types
        return Report(session.template, session.period, self._day, types, self._others)

    def _citations(self) -> CitationReport:
        register = self.register
        return CitationReport(
            template=self._session.template,
            day=self._day,
            on=self._session.day,
            types=register.types,
            typed=register.typed,
            issuers=register.issuers,
            own=register.own,
            regime=self._session.report.regime,
        )

    @cached_property
    def _others(self) -> tuple[Period, ...]:
        periods = load_periods(self._session.resources / "periods.toml")
        year = self._session.period.year
        others = [periods.period(f"{year}-{kind}") for kind in periods.kinds]
        return neighbours(self._session.period, others)

    def _unknown(self, section: str, text: Narrative) -> list[Problem]:
        """Name bound figures that this edition does not have; they print as they stand."""
        figures = self._session.figures
        names = {b.name for b in text.bound() if "." in b.name and not figures.knows(b.name)}
        label = self._session.template.by_key[section].label
        return [
            Problem(
                UNKNOWN_NAME,
                Strength.HINT,
                section,
                (),
                messages.UNKNOWN_NAME.format(name=name, section=label),
            )
            for name in sorted(names)
        ]

    def _received(self) -> list[Problem]:
        """R47: a report is not received before it is issued."""
        session = self._session
        issued, received = session.value("head.date"), session.value("head.received_date")
        if not (isinstance(issued, Day) and isinstance(received, Day)):
            return []
        if received.day >= issued.day:
            return []
        message = messages.RECEIVED_BEFORE_ISSUE.format(
            received=session.shown("head.received_date"), issued=session.shown("head.date")
        )
        fields = ("head.received_date", "head.date")
        return [Problem(RECEIVED, Strength.ERROR, HEAD, fields, message)]

    def _agency(self) -> list[Problem]:
        """F-43: an agency that did not exist on the day of the report is named."""
        session = self._session
        if any(issuer.holds(session.day) for issuer in session.agency.issuers):
            return []
        message = messages.AGENCY_NOT_VALID.format(
            agency=session.agency.name, day=format_day(session.day)
        )
        return [Problem(NOT_VALID, Strength.WARNING, HEAD, ("head.date",), message)]
