"""From a chosen file to changes of a report, for the window and the command line alike.

Reads our JSON or an old report's text and says what could be stored; stores nothing itself.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.model.field_types import FIELD_TYPES
from cchc_desktop.model.template import Template
from cchc_desktop.model.values import to_json
from cchc_desktop.services.importing import Proposal, load_vocabulary, read_report
from cchc_desktop.services.interchange import read_json
from cchc_desktop.services.vietnamese import words_of
from cchc_desktop.services.vietnamese_source import Remark, source_remarks

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

TEXT = "text."
# Far above any report (the real one has 53 kB); a larger file is a mistake, not a report.
MOST_BYTES = 20_000_000


@dataclass(frozen=True)
class Offer:
    """What a file holds: ``changes`` by store key, and figures that need acceptance.

    ``remarks`` say what is wrong in the file itself.
    """

    changes: dict[str, Any]
    proposals: tuple[Proposal, ...] = ()
    leftovers: tuple[str, ...] = ()
    template: Template | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def all_changes(self) -> dict[str, Any]:
        """Return the changes with every proposed figure accepted."""
        return {**self.changes, **self.accepted(self.proposals)}

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
    """Read a file of ours, or an old report's text, without storing anything.

    Raises:
        UserError: the file cannot be read, or its JSON does not fit the report.
    """
    text = read_text_file(path)
    if text.lstrip()[:1] in ("{", "["):
        return Offer(read_json(text, session.template))
    template = session.template
    vocabulary = load_vocabulary(resources, session.report.edition)
    found = read_report(text, template, vocabulary)
    changes = _emptied(session) | {TEXT + key: text for key, text in found.texts.items()}
    for key, typed in found.head.items():
        changes[key] = stored_as_typed(template, key, typed)
    remarks = source_remarks(text, words_of(resources), vocabulary)
    return Offer(changes, found.proposals, tuple(found.leftovers), template, remarks)


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


def read_text_file(path: Path) -> str:
    """Return the text of a UTF-8 file of reasonable size.

    Raises:
        UserError: the file is missing, no plain file, too large or not UTF-8.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UserError(messages.IMPORT_TOO_LARGE.format(path=path))
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(messages.IMPORT_UNREADABLE.format(path=path), str(error)) from error
