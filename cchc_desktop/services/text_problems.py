"""What is wrong in the texts of an open report, worked out again only after they changed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from cchc_desktop import messages
from cchc_desktop.model.checks import HEAD, Problem
from cchc_desktop.model.citation_checks import CitationChecks, CitationReport
from cchc_desktop.model.citation_mentions import cited_documents
from cchc_desktop.model.field_types import format_day
from cchc_desktop.model.figures import base
from cchc_desktop.model.narrative import Narrative, parse_narrative
from cchc_desktop.model.period import Period, load_periods
from cchc_desktop.model.template import Strength
from cchc_desktop.model.text_checks import Report, TextChecks, flatten, neighbours
from cchc_desktop.model.values import Day
from cchc_desktop.model.vietnamese import Manner
from cchc_desktop.services.comparing import comparing_problems
from cchc_desktop.services.non_values import non_value_problems, sources
from cchc_desktop.services.register import Register
from cchc_desktop.services.sentences import spoken
from cchc_desktop.services.unbound import Unbound
from cchc_desktop.services.unprinted import unprinted_problems
from cchc_desktop.services.vietnamese import VietnameseProblems, check_passages
from cchc_desktop.services.vietnamese_ignored import without_ignored

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

UNKNOWN_NAME = "unknown_name"
RECEIVED = "received_before_issue"
NOT_VALID = "agency_not_valid"


@dataclass(frozen=True)
class _FlatText:
    """A section's text as it reads now, and the names whose change makes it read otherwise.

    ``problems`` are those about what it binds.
    """

    text: str
    names: frozenset[str]
    problems: tuple[Problem, ...]


class TextProblems:
    """The findings in the texts of a session; looked for when they are asked for."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._found: list[Problem] | None = None
        self._flat: dict[str, _FlatText] = {}

    def refresh(self, changed: frozenset[str], texts: frozenset[str]) -> None:
        """Forget the findings when a text, a figure bound in one or a date changed."""
        self.unbound.refresh(changed, texts)
        stale = [key for key, flat in self._flat.items() if key in texts or changed & flat.names]
        for key in stale:
            del self._flat[key]
        if texts or stale or any(key.startswith("head.") for key in changed):
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

    def ahead(self, sections: Iterable[str]) -> Callable[[], object]:
        """Return work on texts that changed, which may be done on any thread.

        It touches neither session nor store. What it reads is remembered by the checks, so that
        asking for the findings afterwards takes a moment only.
        """
        types, manner = self.register.types, self._vietnamese.manner
        texts = {key: self._flattened(key).text for key in sections}
        passages = [self._vietnamese.passage(key, text) for key, text in texts.items()]

        def look() -> None:
            check_passages(passages, manner)
            cited_documents(texts, types)

        return look

    def _search(self) -> list[Problem]:
        session = self._session
        texts = {
            section.key: self._flattened(section.key)
            for section in session.template.sections
            if section.has_text and session.text(section.key)
        }
        flat = {key: flat.text for key, flat in texts.items()}
        found = [*self._citations.problems(flat), *self._texts.problems(flat)]
        found += without_ignored(session, self._vietnamese.problems(flat))
        found += [problem for flat in texts.values() for problem in flat.problems]
        return [*found, *self._received(), *self._agency()]

    def _flattened(self, section: str) -> "_FlatText":
        """Return a text as it reads now; made anew only after it or a figure in it changed."""
        if section not in self._flat:
            session = self._session
            stored, sentences = session.text(section), session.template.sentences
            parsed = parse_narrative(spoken(session, section))
            names = {b.name for b in parsed.bound()}
            for bound in parse_narrative(stored).bound():
                if bound.name in sentences:
                    names |= sentences[bound.name].names
            names |= {base(session.template, name) for name in names}
            names |= {key for name in names for key in sources(session.template, name)}
            text = flatten(parsed, session.shown_binding)
            problems = (
                *self._unknown(section, parsed),
                *comparing_problems(session, section, parsed),
                *non_value_problems(session, section, parsed),
                *unprinted_problems(session, section, text),
            )
            self._flat[section] = _FlatText(text, frozenset(names), problems)
        return self._flat[section]

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
        self._flat.clear()
        self.__dict__.pop("_citations", None)

    @cached_property
    def register(self) -> Register:
        """The documents cited in this report and known to the data file."""
        return Register(self._session)

    @property
    def _day(self) -> date | None:
        value = self._session.value("head.date")
        return value.day if isinstance(value, Day) else None

    @cached_property
    def _texts(self) -> TextChecks:
        session, types = self._session, self.register.types
        report = Report(session.template, session.period, self._day, types, self._others)
        return TextChecks(report)

    @cached_property
    def _citations(self) -> CitationChecks:
        register = self.register
        report = CitationReport(
            template=self._session.template,
            day=self._day,
            on=self._session.day,
            types=register.types,
            typed=register.typed,
            issuers=register.issuers,
            own=register.own,
            regime=self._session.report.regime,
        )
        return CitationChecks(report)

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
                Strength.ERROR,
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
