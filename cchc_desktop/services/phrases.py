"""The phrase bank: wordings kept for use again, with chips and period words; knows no widgets.

Phrases shipped with the program stand beside those an agency saved in the data file. A shipped
phrase that is changed is saved as the agency's own; taking that away brings the shipped one back.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_desktop.errors import UserError
from cchc_desktop.model.narrative import Bound, NoteMark, Span, parse_narrative
from cchc_desktop.model.period_words import bind_period_words
from cchc_desktop.model.reading import KEY, open_table
from cchc_desktop.model.text import clean, clean_line, folded

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

FILE = "phrases.toml"
_SETTING = "phrases."
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Phrase:
    """A wording as stored text; ``section`` is the section it is meant for, or a chapter above.

    ``key`` is empty for one that was never saved; ``shipped`` says that it came with the program.
    """

    name: str
    text: str
    section: str = ""
    key: str = ""
    shipped: bool = False


def phrases(session: "Session", section: str = "") -> list[Phrase]:
    """Return all phrases: those meant for a section first, the agency's own before the shipped."""
    own = _own(session)
    shipped = [p for p in load_phrases(session.resources / FILE) if p.key not in own]
    found = sorted(own.values(), key=lambda phrase: folded(phrase.name)) + shipped
    return sorted(found, key=lambda phrase: not _meant_for(phrase, section))


def search(found: Iterable[Phrase], typed: str) -> list[Phrase]:
    """Return the phrases in whose name or words every typed word stands, marks left out."""
    words = folded(typed).split()
    return [p for p in found if all(word in folded(f"{p.name} {p.text}") for word in words)]


def save(session: "Session", phrase: Phrase) -> Phrase:
    """Keep a phrase, a new one under a new key; return it as kept.

    A period named in letters becomes its bound word, so that the phrase fits every period.

    Raises:
        UserError: it could not be written.
    """
    own = _own(session)
    text = bind_period_words(clean(phrase.text).strip(), session.period.words())
    name = clean_line(phrase.name) or name_of(text)
    key = phrase.key or _new_key(own)
    kept = replace(phrase, key=key, name=name, text=text, shipped=False)
    _write(session, {**own, key: kept})
    return kept


def remove(session: "Session", key: str) -> None:
    """Take away one of the agency's own phrases.

    Raises:
        UserError: it could not be written.
    """
    _write(session, {k: phrase for k, phrase in _own(session).items() if k != key})


def name_of(text: str) -> str:
    """Return the first words of a stored text, as a name for it."""
    blocks = parse_narrative(text).blocks
    said = "".join(_said(inline) for inline in blocks[0].inlines) if blocks else ""
    said = clean_line(said)
    if len(said) <= _LONGEST_NAME:
        return said
    return said[:_LONGEST_NAME].rpartition(" ")[0] + "…"


def _said(inline: Span | Bound | NoteMark) -> str:
    return inline.text if isinstance(inline, Span) else " … " if isinstance(inline, Bound) else ""


def load_phrases(path: Path) -> list[Phrase]:
    """Read the shipped phrases strictly."""
    table = open_table(path, UserError)
    found = []
    for entry in table.tables("phrase"):
        phrase = Phrase(
            key=entry.identifier(pattern=KEY),
            name=entry.take("name", str),
            text=entry.take("text", str).strip(),
            section=entry.take("section", str, ""),
            shipped=True,
        )
        entry.close()
        found.append(phrase)
    table.close()
    return found


def _meant_for(phrase: Phrase, section: str) -> bool:
    meant = phrase.section
    return bool(meant) and (section == meant or section.startswith(f"{meant}."))


def _own(session: "Session") -> dict[str, Phrase]:
    stored = session.store.setting(_SETTING + session.report.agency, {})
    return {key: Phrase(key=key, **data) for key, data in stored.items()}


def _new_key(own: dict[str, Phrase]) -> str:
    number = len(own) + 1
    while f"own{number}" in own:
        number += 1
    return f"own{number}"


def _write(session: "Session", own: dict[str, Phrase]) -> None:
    data: dict[str, dict[str, Any]] = {
        key: {"name": phrase.name, "text": phrase.text, "section": phrase.section}
        for key, phrase in own.items()
    }
    session.store.set_setting(_SETTING + session.report.agency, data)
