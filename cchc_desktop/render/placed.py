"""The layout result: pages of placed runs and what structure they have; knows no PDF.

The PDF writer, the preview and the tests read this. Coordinates are points from the lower left
corner of the sheet; a run stands on its baseline.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from cchc_desktop.model.document import Chart


class PlacedRun(NamedTuple):
    """Text in one face; ``spread`` is added to every space, ``width`` is all that is seen.

    ``face`` is 0 regular, 1 bold, 2 italic, 3 bold italic; ``part`` is text, note or number;
    ``mark`` is the number of the footnote that is called here, or 0.
    """

    x: float
    y: float
    text: str
    face: int
    size: float
    spread: float
    width: float
    part: str
    mark: int = 0
    ink: tuple[float, ...] | None = None


class PlacedRule(NamedTuple):
    """A rule from its left or lower end, to the right or, when upright, upwards."""

    x: float
    y: float
    length: float
    thickness: float
    upright: bool = False
    ink: tuple[float, ...] | None = None


class PlacedBox(NamedTuple):
    """A framed rectangle given by its lower left corner."""

    x: float
    y: float
    width: float
    height: float
    thickness: float
    ink: tuple[float, ...]


class PlacedAnchor(NamedTuple):
    """The top of a heading (level from 1) or of the first text of a section (level 0)."""

    level: int
    title: str
    section: str
    y: float


class PlacedNote(NamedTuple):
    """The lines of one footnote on one page, from ``top`` down to ``bottom``."""

    number: int
    top: float
    bottom: float


class PlacedChart(NamedTuple):
    """A chart in the rectangle given by its lower left corner; a figure of the structure."""

    x: float
    y: float
    width: float
    height: float
    chart: Chart
    element: int


class PlacedArea(NamedTuple):
    """A place kept free for signing, given by its lower left corner; nothing is drawn there."""

    name: str
    x: float
    y: float
    width: float
    height: float
    round: bool


class Element(NamedTuple):
    """A node of the document's structure, named as in PDF (``H1``, ``P``, ``LI``, ``Note``, ...).

    ``parent`` is the index of another element, or -1; ``alt`` says in words what a figure shows.
    """

    kind: str
    parent: int
    alt: str = ""


class Marked(NamedTuple):
    """The runs from ``start`` up to ``end`` of a page belong to an element, or -1: to none."""

    start: int
    end: int
    element: int


@dataclass(slots=True)
class Page:
    """One sheet: its size and all that is drawn on it, in reading order.

    ``number`` counts from 1 in the report itself and anew in every annex; ``marked`` covers all
    runs in their order.
    """

    number: int
    width: float
    height: float
    runs: list[PlacedRun] = field(default_factory=list)
    rules: list[PlacedRule] = field(default_factory=list)
    boxes: list[PlacedBox] = field(default_factory=list)
    anchors: list[PlacedAnchor] = field(default_factory=list)
    notes: list[PlacedNote] = field(default_factory=list)
    marked: list[Marked] = field(default_factory=list)
    charts: list[PlacedChart] = field(default_factory=list)
    areas: list[PlacedArea] = field(default_factory=list)
    annex: int = 0


class Pages(list[Page]):
    """All pages of a document in order, and the elements of its structure, parents first."""

    elements: list[Element]

    def __init__(self, pages: Iterable[Page] = (), elements: Iterable[Element] = ()) -> None:
        super().__init__(pages)
        self.elements = list(elements)
