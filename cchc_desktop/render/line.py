"""A line with what is on it and how it may be parted from its neighbours; knows no pages."""

from dataclasses import dataclass

from cchc_desktop.model.document import Chart
from cchc_desktop.model.layout_parts import MM, SigningArea, Style
from cchc_desktop.render.breaking import Segment
from cchc_desktop.render.placed import Element

ASCENT, DESCENT = 0.891, 0.216


@dataclass(slots=True)
class Stroke:
    """A rule from (x, down) below the line's top, to the right or downwards, in points."""

    x: float
    down: float
    length: float
    thickness: float
    upright: bool = False
    ink: tuple[float, ...] | None = None


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
class FreeArea:
    """A place kept free for signing: its top left corner at (x, down) below the line's top."""

    name: str
    x: float
    down: float
    width: float
    height: float
    round: bool

    @classmethod
    def around(cls, area: SigningArea, x: float, down: float) -> "FreeArea":
        """Return an area of the layout around the middle of its box, all in points."""
        width, height = area.width * MM, area.height * MM
        left, top = x + area.x * MM - width / 2, down + area.y * MM - height / 2
        return cls(area.name, left, top, width, height, area.round)


@dataclass(slots=True)
class NoteLines:
    """A footnote set into lines."""

    number: int
    lines: list["Line"]


@dataclass(slots=True)
class Line:
    """A line or a box: what is on it and how it may be parted from its neighbours.

    ``gap`` is dropped at a page's top; ``brk`` tells whether a page may end before it;
    segments rise from ``base``, which is measured down from the line's top. ``element`` is the
    element all segments belong to, unless ``parts`` names one for each segment from an index on.
    ``repeat`` are lines that stand above this one again when it begins a page, ``closing`` are
    rules that are only drawn when it ends one.
    """

    h: float
    gap: float = 0.0
    brk: bool = True
    base: float = 0.0
    segments: tuple[Segment, ...] | list[Segment] = ()
    element: int = -1
    notes: tuple[NoteLines, ...] = ()
    strokes: tuple[Stroke, ...] | list[Stroke] = ()
    frames: tuple[Frame, ...] = ()
    anchor: Anchor | None = None
    parts: tuple[tuple[int, int], ...] = ()
    repeat: tuple["Line", ...] = ()
    closing: tuple[Stroke, ...] = ()
    chart: Chart | None = None
    areas: tuple[FreeArea, ...] = ()


class Structure:
    """The elements of a document's structure in the making, parents before their children."""

    def __init__(self) -> None:
        self.elements: list[Element] = []

    def add(self, kind: str, parent: int = -1, alt: str = "") -> int:
        """Add an element and return its index."""
        self.elements.append(Element(kind, parent, alt))
        return len(self.elements) - 1


def baseline(style: Style) -> float:
    """Return how far below its line's top the letters of a style stand."""
    return (style.leading - (ASCENT + DESCENT) * style.size) / 2 + ASCENT * style.size
