"""From a chosen file to changes of a report, for the window and the command line alike.

Reads our JSON or an old report's text and says what could be stored; stores nothing itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.model.field_types import FIELD_TYPES
from cchc_desktop.model.template import Template
from cchc_desktop.model.values import to_json
from cchc_desktop.model.vietnamese import Manner
from cchc_desktop.services.importing import (
    ImportedReport,
    OldHeading,
    Proposal,
    load_vocabulary,
    read_report,
)
from cchc_desktop.services.importing_indicators import read_indicators
from cchc_desktop.services.importing_mapping import KEEP, LEAVE
from cchc_desktop.services.importing_sources import DATA, Source, read_source
from cchc_desktop.services.importing_suspects import Suspect, suspects
from cchc_desktop.services.importing_tables import (
    TableProposal,
    find_tables,
    section_with,
    without_tables,
)
from cchc_desktop.services.importing_wordings import wordings_of
from cchc_desktop.services.interchange import read_json
from cchc_desktop.services.review import carried_figure
from cchc_desktop.services.vietnamese import words_of
from cchc_desktop.services.vietnamese_source import Remark, source_remarks

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

TEXT = "text."
HEADINGS = "import.headings."


@dataclass(frozen=True)
class Offer:
    """What a file holds: ``changes`` by store key, and figures that need acceptance.

    ``remarks`` say what is wrong in the file itself, ``converted`` from which encodings it was
    converted, ``headings`` which headings it has, ``suspects`` what a scanner may have misread.
    The rows of ``tables`` stand in the texts as long as they are not taken, see ``taking``.
    """

    changes: dict[str, Any]
    proposals: tuple[Proposal, ...] = ()
    leftovers: tuple[str, ...] = ()
    template: Template | None = None
    remarks: tuple[Remark, ...] = ()
    converted: tuple[str, ...] = ()
    headings: tuple[OldHeading, ...] = ()
    suspects: tuple[Suspect, ...] = ()
    tables: tuple[TableProposal, ...] = ()
    reread: "Callable[[frozenset[str]], Offer] | None" = None

    @property
    def all_changes(self) -> dict[str, Any]:
        """Return the changes with all figures and tables accepted that are not doubtful."""
        taken = frozenset(table.key for table in self.tables if not table.doubtful)
        settled = self.taking(taken)
        sure = tuple(proposal for proposal in settled.proposals if not proposal.doubtful)
        tables = [table for table in self.tables if table.key in taken]
        changes = {**settled.changes, **self.accepted(sure)}
        for table in tables:
            changes |= table_change(table.key, to_json(table.rows))
        return changes

    def taking(self, tables: frozenset[str]) -> "Offer":
        """Return the offer as it is when some tables are taken: their rows are no text then."""
        return self.reread(tables) if self.reread is not None and tables else self

    @property
    def emptied(self) -> tuple[str, ...]:
        """Return the sections that an old report leaves without a text."""
        if self.template is None:
            return ()
        texts = (key for key, value in self.changes.items() if key.startswith(TEXT) and not value)
        return tuple(key.removeprefix(TEXT) for key in texts)

    def accepted(self, proposals: tuple[Proposal, ...]) -> dict[str, Any]:
        """Return the stored values of some of the proposals."""
        if self.template is None:
            return {}
        return {p.key: stored_as_typed(self.template, p.key, p.typed) for p in proposals}


def table_change(key: str, value: Any) -> dict[str, Any]:
    """Return what storing an imported table changes: its many cells are still to be looked at."""
    return {key: value, **carried_figure(key)}


def stored_as_typed(template: Template, key: str, typed: str) -> Any:
    """Return the stored form of what was typed into a field or a box of the header form."""
    field = template.fields.get(key) or template.head_fields[key]
    return to_json(FIELD_TYPES[field.type].parse(typed, field))


def read_file(path: Path, session: "Session", resources: Path) -> Offer:
    """Read a file of ours, or an old report of any kind, without storing anything.

    Old encodings are converted, and headings go where they went before.

    Raises:
        UserError: the file cannot be read, its JSON does not fit the report, or none of its
            headings leads to a section.
    """
    source = read_source(path)
    if is_ours(source):
        return Offer(read_json(source.original, session.template))
    mapping = remembered(session)
    offer = offer_of(source, session, resources, mapping)
    if not any(heading.found or heading.key in mapping for heading in offer.headings):
        raise UserError(messages.IMPORT_NO_HEADING)
    return offer


def is_ours(source: Source) -> bool:
    """Say whether a file holds our JSON."""
    return source.is_text and source.original.lstrip()[:1] in DATA


def offer_of(
    source: Source,
    session: "Session",
    resources: Path,
    mapping: Mapping[str, str],
    *,
    convert: bool = True,
) -> Offer:
    """Take a file that was read apart: ``convert`` its old encodings, map its headings.

    Raises:
        UserError: nothing in it looks like a heading.
    """
    return _OldFile(source, session, resources, mapping, convert=convert).offer()


class _OldFile:
    """An old report that was read, to be taken apart with some of its tables or without."""

    def __init__(
        self,
        source: Source,
        session: "Session",
        resources: Path,
        mapping: Mapping[str, str],
        *,
        convert: bool,
    ) -> None:
        self._source, self._session, self._mapping = source, session, mapping
        self._template = session.template
        self._convert = convert
        self._vocabulary = load_vocabulary(resources, session.report.edition)
        self._wordings = wordings_of(session, resources)
        self._words = words_of(resources)
        self._text = source.text(convert=convert)
        self._tables = find_tables(
            source.tables_of(convert=convert), self._text, self._template, self._vocabulary
        )

    def offer(self, taken: frozenset[str] = frozenset()) -> Offer:
        """Take the text apart without the rows of the tables that are taken."""
        tables = [table for table in self._tables if table.key in taken]
        found = self._found(without_tables(self._text, tables))
        if not taken:
            self._tables = tuple(
                replace(table, section=section_with(table, found.texts)) for table in self._tables
            )
        words, source = self._words, self._source
        remarks = source_remarks(self._text, words, self._vocabulary) if source.is_text else ()
        manner = Manner(words, self._session.view.style, self._session.report.regime)
        return Offer(
            self._changes(found),
            (*found.proposals, *self._listed(found)),
            tuple(found.leftovers),
            self._template,
            remarks,
            source.encodings if self._convert else (),
            found.old_headings,
            tuple(suspects(found.texts, manner)),
            self._tables,
            self.offer,
        )

    def _found(self, text: str) -> ImportedReport:
        notes = self._source.notes_of(convert=self._convert)
        return read_report(
            text, self._template, self._vocabulary, notes, self._mapping, self._wordings
        )

    def _listed(self, found: ImportedReport) -> tuple[Proposal, ...]:
        """Return the figures that only a table of indicators gives, not the text."""
        known = {proposal.key for proposal in found.proposals}
        tables = self._source.tables_of(convert=self._convert)
        listed = read_indicators(tables, self._template)
        return tuple(proposal for proposal in listed if proposal.key not in known)

    def _changes(self, found: ImportedReport) -> dict[str, Any]:
        changes = _emptied(self._session)
        changes |= {TEXT + key: text for key, text in found.texts.items()}
        for key, typed in found.head.items():
            changes[key] = stored_as_typed(self._template, key, typed)
        return changes


def remembered(session: "Session") -> dict[str, str]:
    """Return where headings of old reports lead in this edition, as chosen before."""
    kept = session.store.setting(HEADINGS + session.report.edition, {})
    sections = session.template.by_key
    known = {str(key): str(choice) for key, choice in dict(kept).items()}
    return {key: choice for key, choice in known.items()
            if choice in (KEEP, LEAVE) or choice in sections}  # fmt: skip


def remember(session: "Session", mapping: Mapping[str, str]) -> None:
    """Keep in the data file where headings lead, beside those of other reports."""
    kept = remembered(session)
    if mapping and not session.read_only and {**kept, **mapping} != kept:
        session.store.set_setting(HEADINGS + session.report.edition, {**kept, **mapping})


def _emptied(session: "Session") -> dict[str, Any]:
    """Return an empty text for every section that still holds the skeleton's sentences.

    A skeleton sentence that stayed where the old report says nothing would speak in its name;
    what somebody wrote is never emptied.
    """
    sections = (s for s in session.template.sections if s.skeleton is not None)
    untouched = (
        s.key for s in sections if s.skeleton and s.skeleton.strip() == session.text(s.key)
    )
    return {TEXT + key: "" for key in untouched}
