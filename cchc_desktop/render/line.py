"""A line with what is on it and how it may be parted from its neighbours; knows no pages."""

from dataclasses import dataclass

from cchc_desktop.model.layout_parts import Style
from cchc_desktop.render.breaking import Segment

ASCENT, DESCENT = 0.891, 0.216


@dataclass(slots=True)
class Stroke:
    """A horizontal rule: from (x, down) below the line's top, in points."""

    x: float
    down: float
    length: float
    thickness: float


@dataclass(slots=True)
class Frame:
    """A rectangle whose top left corner is at (x, down) below the line's top."""

    x: float
    down: float
    width: float
    height: float
    thickness: float
    ink: tuple[float, ...]


@dataclass(slots=True)
class Anchor:
    """Where a heading or a section begins; level 0 is no heading."""

    level: int
    title: str
    section: str


@dataclass(slots=True)
class NoteLines:
    """A footnote set into lines."""

    number: int
    lines: list["Line"]


@dataclass(slots=True)
class Line:
    """A line or a box: what is on it and how it may be parted from its neighbours.

    ``gap`` is dropped at a page's top; ``brk`` tells whether a page may end before it;
    segments rise from ``base``, which is measured down from the line's top.
    """

    h: float
    gap: float = 0.0
    brk: bool = True
    base: float = 0.0
    segments: tuple[Segment, ...] | list[Segment] = ()
    notes: tuple[NoteLines, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    frames: tuple[Frame, ...] = ()
    anchor: Anchor | None = None


def baseline(style: Style) -> float:
    """Return how far below its line's top the letters of a style stand."""
    return (style.leading - (ASCENT + DESCENT) * style.size) / 2 + ASCENT * style.size
