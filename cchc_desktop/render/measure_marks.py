"""What can be seen on a finished page: glyphs, strokes, frames and pictures; judges nothing.

Places are millimetres from the top left corner of the page as it is shown, ``y`` of a glyph being
its baseline; type sizes are points.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

Ink = tuple[float, float, float]


class Font(NamedTuple):
    """A face as the file names it."""

    name: str
    bold: bool
    italic: bool
    embedded: bool


class Glyph(NamedTuple):
    """One letter; ``mapped`` tells whether the file says which letter it is."""

    text: str
    x: float
    y: float
    right: float
    size: float
    font: Font
    ink: Ink
    mapped: bool


class Stroke(NamedTuple):
    """A straight line along one axis, or a bar as thin as one."""

    left: float
    top: float
    right: float
    bottom: float
    ink: Ink

    @property
    def length(self) -> float:
        """Return how long it is."""
        return max(self.right - self.left, self.bottom - self.top)

    @property
    def level(self) -> bool:
        """Tell whether it runs from left to right."""
        return self.right - self.left > self.bottom - self.top


class Area(NamedTuple):
    """A rectangle: a frame that is drawn, or the place of a picture."""

    left: float
    top: float
    right: float
    bottom: float
    ink: Ink = (0.0, 0.0, 0.0)

    @property
    def width(self) -> float:
        """Return the width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return the height."""
        return self.bottom - self.top


@dataclass(slots=True)
class Sheet:
    """One page: its size and everything on it; ``hidden`` counts letters nobody can see."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    frames: list[Area] = field(default_factory=list)
    pictures: list[Area] = field(default_factory=list)
    hidden: int = 0
