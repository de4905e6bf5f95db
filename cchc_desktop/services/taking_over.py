"""From a chosen file to changes of a report, for the window and the command line alike.

Reads our JSON or an old report's text and says what could be stored; stores nothing itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.model.field_types import FIELD_TYPES
from cchc_desktop.model.template import Template
from cchc_desktop.model.values import to_json
from cchc_desktop.model.vietnamese import Manner
from cchc_desktop.services.importing import OldHeading, Proposal, load_vocabulary, read_report
from cchc_desktop.services.importing_mapping import KEEP, LEAVE
from cchc_desktop.services.importing_sources import DATA, Source, read_source
from cchc_desktop.services.importing_suspects import Suspect, suspects
from cchc_desktop.services.importing_wordings import wordings_of
from cchc_desktop.services.interchange import read_json
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
    """

    changes: dict[str, Any]
    proposals: tuple[Proposal, ...] = ()
    leftovers: tuple[str, ...] = ()
    template: Template | None = None
    remarks: tuple[Remark, ...] = ()
    converted: tuple[str, ...] = ()
    headings: tuple[OldHeading, ...] = ()
    suspects: tuple[Suspect, ...] = ()

    @property
    def all_changes(self) -> dict[str, Any]:
        """Return the changes with every proposed figure accepted that is not doubtful."""
        sure = tuple(proposal for proposal in self.proposals if not proposal.doubtful)
        return {**self.changes, **self.accepted(sure)}

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
    template = session.template
    vocabulary = load_vocabulary(resources, session.report.edition)
    wordings = wordings_of(session, resources)
    text, notes = source.text(convert=convert), source.notes_of(convert=convert)
    found = read_report(text, template, vocabulary, notes, mapping, wordings)
    changes = _emptied(session) | {TEXT + key: text for key, text in found.texts.items()}
    for key, typed in found.head.items():
        changes[key] = stored_as_typed(template, key, typed)
    words = words_of(resources)
    remarks = source_remarks(text, words, vocabulary) if source.is_text else ()
    manner = Manner(words, session.view.style, session.report.regime)
    return Offer(
        changes,
        found.proposals,
        tuple(found.leftovers),
        template,
        remarks,
        source.encodings if convert else (),
        found.old_headings,
        tuple(suspects(found.texts, manner)),
    )


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
