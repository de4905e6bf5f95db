"""A text in parts between which a line may end, and the lines made of them; knows no fonts."""

from dataclasses import dataclass, field
from typing import NamedTuple

from cchc_desktop.model.document import Note

SPACE, KEPT, SYMBOL, TIGHT = range(4)  # how a token is joined to the one before
TOLERANCE = 0.01
NBSP = "\u00a0"


class Span(NamedTuple):
    """The tokens of one line and the room left beside them."""

    start: int
    end: int
    slack: float


@dataclass(slots=True)
class Tokens:
    """Parallel lists: the parts of a text between which a line may end, at need or freely."""

    texts: list[str] = field(default_factory=list)
    faces: list[int] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    joins: list[int] = field(default_factory=list)
    notes: dict[int, Note] = field(default_factory=dict)
    solid: bool = False  # whether some token holds non-breaking spaces

    def add(self, text: str, face: int, width: float, join: int) -> None:
        self.texts.append(text)
        self.faces.append(face)
        self.widths.append(width)
        self.joins.append(join)
