"""Runs set into lines of a width, remembered so that an unchanged text is not broken twice.

Knows no blocks and no pages.
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from typing import NamedTuple

from cchc_desktop.model.document import Note, Runs
from cchc_desktop.model.layout import Layout
from cchc_desktop.model.layout_parts import Style
from cchc_desktop.render.breaking import Segment, Setter
from cchc_desktop.render.fonts import Faces
from cchc_desktop.render.placed import PlacedRun

LINES_REMEMBERED = 2_000  # a few reports
LAYOUTS_REMEMBERED = 4

# Runs placed on a sheet by the identity of their segments, base, left edge and part; the segments
# are kept so that their identity is not given to others.
Placed = dict[tuple[int, float, float, str], tuple[Sequence[Segment], list[PlacedRun]]]


class SetText(NamedTuple):
    """Lines of segments, the natural width of each, and the notes called, by line."""

    lines: list[list[Segment]]
    widths: list[float]
    calls: tuple[tuple[int, Note], ...]


class Paragraphs:
    """Sets texts in the faces and habits of one layout."""

    def __init__(self, layout: Layout, faces: Faces) -> None:
        self.setter = Setter(layout, faces)
        self._set: OrderedDict[tuple[Runs, Style, float, bool], SetText] = OrderedDict()
        self._lines = 0
        self.placed: Placed = {}

    def set(self, runs: Runs, style: Style, measure: float, *, ragged: bool = False) -> SetText:
        """Break runs into lines, justified unless ``ragged``; ``style.indent`` is in points."""
        key = (runs, style, measure, ragged)
        found = self._set.get(key)
        if found is None:
            found = self._break(runs, style, measure, ragged)
            self._remember(key, found)
        return found

    def _break(self, runs: Runs, style: Style, measure: float, ragged: bool) -> SetText:
        setter = self.setter
        tokens = setter.tokens(runs, style, measure)
        spans = setter.spans(tokens, measure, style, ragged=ragged)
        last = len(spans) - 1
        lines = [
            setter.segments(tokens, span, style, last=ragged or n == last)
            for n, span in enumerate(spans)
        ]
        if lines and style.indent:
            lines[0] = [part._replace(x=part.x + style.indent) for part in lines[0]]
        ends = [span.end for span in spans]
        calls = tuple((bisect_right(ends, at), note) for at, note in tokens.notes.items())
        widths = [line[-1].x + line[-1].width if line else 0.0 for line in lines]
        return SetText(lines, widths, calls)

    def _remember(self, key: tuple[Runs, Style, float, bool], found: SetText) -> None:
        self._lines += len(found.lines)
        self._set[key] = found
        while self._lines > LINES_REMEMBERED and len(self._set) > 1:
            _, dropped = self._set.popitem(last=False)
            self._lines -= len(dropped.lines)


_known: OrderedDict[int, tuple[Layout, Paragraphs]] = OrderedDict()


def paragraphs_of(layout: Layout, faces: Faces) -> Paragraphs:
    """Return what is remembered for a layout; layouts are told apart by identity."""
    found = _known.get(id(layout))
    if found is None or found[0] is not layout:
        found = _known[id(layout)] = (layout, Paragraphs(layout, faces))
        while len(_known) > LAYOUTS_REMEMBERED:
            _known.popitem(last=False)
    return found[1]
