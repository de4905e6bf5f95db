"""Framed marks: urgency, secrecy, circulation, draft, and the stamp of arrival; knows no pages.

A stamp is drawn from its own top left corner; whoever places it moves it.
"""

from dataclasses import dataclass, field

from cchc_desktop.model.document import Received
from cchc_desktop.model.layout_parts import MM, ReceivedLayout, Style
from cchc_desktop.render.breaking import Segment, Setter
from cchc_desktop.render.columns import set_lines
from cchc_desktop.render.line import Stroke, baseline
from cchc_desktop.render.tokens import NBSP

UNBROKEN = 1e6  # points: a measure in which any text is one line
Ink = tuple[float, ...]


@dataclass
class Stamp:
    """A frame with what stands in it; sizes in points."""

    width: float
    height: float
    thickness: float
    ink: Ink
    segments: list[Segment] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)

    def write(self, setter: Setter, text: str, style: Style, x: float, base: float) -> None:
        """Write one line from ``x``, its letters standing ``base`` below the top."""
        solid = text.replace(" ", NBSP)
        for parts, _ in set_lines(setter, solid, style, UNBROKEN)[:1]:
            self.segments += [p._replace(x=p.x + x, rise=-base, ink=self.ink) for p in parts]


def text_stamp(setter: Setter, text: str, style: Style, frame: Stamp, padding: float) -> Stamp:
    """Write one centred line into a frame, which without a width follows the text."""
    natural = _width(setter, text, style)
    frame.width = frame.width or natural + 2 * padding
    base = (frame.height - style.leading) / 2 + baseline(style)
    frame.write(setter, text, style, (frame.width - natural) / 2, base)
    return frame


def received_stamp(setter: Setter, received: Received, sizes: ReceivedLayout) -> Stamp:
    """Set the stamp of arrival: the body on top, the word at the left, four rows to fill in.

    Decree 30/2020, annex IV, part V: 35 mm high, 50 mm wide.
    """
    stamp = Stamp(sizes.width * MM, sizes.height * MM, sizes.thickness, sizes.ink)
    names = set_lines(setter, received.agency, sizes.agency, stamp.width - 2 * sizes.padding)
    top = sizes.padding / 2
    for parts, width in names:
        x, base = (stamp.width - width) / 2, top + baseline(sizes.agency)
        stamp.segments += [p._replace(x=p.x + x, rise=-base, ink=stamp.ink) for p in parts]
        top += sizes.agency.leading
    top += sizes.padding / 2
    step = (stamp.height - top) / max(len(received.rows), 1)
    word_width, beside = sizes.word_width * MM, 2
    _rule(stamp, 0.0, top, stamp.width)
    middle = top + (beside * step - sizes.mark.leading) / 2 + baseline(sizes.mark)
    word_x = (word_width - _width(setter, sizes.word, sizes.mark)) / 2
    stamp.write(setter, sizes.word, sizes.mark, word_x, middle)
    stamp.strokes.append(Stroke(word_width, top, beside * step, stamp.thickness, True, stamp.ink))
    for n, (label, value) in enumerate(received.rows):
        left = word_width if n < beside else 0.0
        if n:
            _rule(stamp, left, top + n * step, stamp.width - left)
        base = top + n * step + (step - sizes.label.leading) / 2 + baseline(sizes.label)
        room = stamp.width - left - 2 * sizes.padding
        text = _fitting(setter, f"{label} {value}".strip(), sizes.label, room)
        stamp.write(setter, text, sizes.label, left + sizes.padding, base)
    return stamp


def _rule(stamp: Stamp, x: float, down: float, length: float) -> None:
    stamp.strokes.append(Stroke(x, down, length, stamp.thickness, False, stamp.ink))


def _width(setter: Setter, text: str, style: Style) -> float:
    lines = set_lines(setter, text.replace(" ", NBSP), style, UNBROKEN)
    return lines[0][1] if lines else 0.0


def _fitting(setter: Setter, text: str, style: Style, room: float) -> str:
    """Shorten a text that does not fit its row, with a sign that it goes on."""
    if _width(setter, text, style) <= room:
        return text
    while text and _width(setter, text + "…", style) > room:
        text = text[:-1]
    return text + "…"
