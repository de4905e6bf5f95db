"""Where a figure comes from, in the words of who typed it; never printed in the report."""

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cchc_desktop.services.session import Change, Session

NOTE = "note."


@dataclass(frozen=True)
class FigureNote:
    """The note of a figure: free words, the unit that gave it, the document that proves it."""

    text: str = ""
    source: str = ""
    document: str = ""

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is noted."""
        return not (self.text or self.source or self.document)

    @classmethod
    def from_data(cls, data: Any) -> "FigureNote":
        """Read a stored note; what is no note is an empty one."""
        parts = data if isinstance(data, dict) else {}
        names = ("text", "source", "document")
        return cls(*(str(parts.get(name, "")) for name in names))


class FigureNotes:
    """The notes of one open report."""

    def __init__(self, session: "Session") -> None:
        self._session = session

    def of(self, key: str) -> FigureNote:
        """Return the note of a field, an empty one when there is none."""
        return FigureNote.from_data(self._session.stored(NOTE + key))

    def all(self) -> dict[str, FigureNote]:
        """Return the notes by field, in printing order."""
        notes = {key: self.of(key) for key in self._session.template.fields}
        return {key: note for key, note in notes.items() if not note.is_empty}

    def take(self, key: str, note: FigureNote) -> "Change":
        """Keep the note of a field; an empty one is taken away."""
        return self._session.take_all({NOTE + key: None if note.is_empty else asdict(note)})
