"""Text stacked between two vertical edges, for head, tail and stamps; knows no block."""

from cchc_desktop.model.document import Run
from cchc_desktop.model.layout_parts import Style
from cchc_desktop.render.breaking import Segment, Setter
from cchc_desktop.render.line import Stroke, Structure, baseline
from cchc_desktop.render.tokens import NBSP

LEFT, CENTRE, RIGHT = 0.0, 0.5, 1.0
BALANCING = 6  # halvings of the width in search of even lines
BLANK = "   "  # from three blanks on, a place is left for the hand
DIGITS_HIGH = 0.66  # of the type size
ALIGNS = {"left": LEFT, "centre": CENTRE, "right": RIGHT}


class Column:
    """Text stacked downwards; every text is an element of its own."""

    def __init__(
        self, setter: Setter, structure: Structure, x: float, width: float, parent: int = -1
    ) -> None:
        self.setter = setter
        self.structure = structure
        self.parent = parent
        self.x = x
        self.width = width
        self.y = 0.0
        self.segments: list[Segment] = []
        self.strokes: list[Stroke] = []
        self.parts: list[tuple[int, int]] = []

    def text(self, text: str, style: Style, align: float = CENTRE) -> float:
        """Add a text, wrapped at need; return the width of its longest line."""
        longest = 0.0
        self.parts.append((len(self.segments), self.structure.add("P", self.parent)))
        lines = set_lines(self.setter, text, style, self.width)
        if align == CENTRE and len(lines) > 1:
            lines = balanced(self.setter, text, style, self.width, lines)
        for parts, width in lines:
            left = self.x + (self.width - width) * align
            down = self.y + baseline(style)
            self.segments += [part._replace(x=part.x + left, rise=-down) for part in parts]
            self.y += style.leading
            longest = max(longest, width)
        return longest

    def verbatim(self, text: str, style: Style, align: float = CENTRE) -> None:
        """Add a line with every blank kept, unless it is too long for one line."""
        solid = text.replace(" ", NBSP)
        lines = set_lines(self.setter, solid, style, self.width)
        self.text(solid if len(lines) == 1 else text, style, align)

    def rule(self, length: float, gap: float, thickness: float) -> None:
        """Draw a centred rule below the last text."""
        left = self.x + (self.width - length) / 2
        self.strokes.append(Stroke(left, self.y + gap, length, thickness))
        self.y += gap + thickness


def level(left: Column, left_style: Style, right: Column, right_style: Style, top: float) -> None:
    """Go on at ``top`` so that the next lines of both columns stand on one baseline."""
    shift = baseline(right_style) - baseline(left_style)
    left.y, right.y = top + max(shift, 0.0), top + max(-shift, 0.0)


def joined(*columns: Column) -> tuple[list[Segment], tuple[tuple[int, int], ...]]:
    """Return the segments of several columns in reading order, and what each belongs to."""
    segments: list[Segment] = []
    parts: list[tuple[int, int]] = []
    for column in columns:
        parts += [(start + len(segments), element) for start, element in column.parts]
        segments += column.segments
    return segments, tuple(parts)


def balanced(
    setter: Setter, text: str, style: Style, width: float, lines: list[tuple[list[Segment], float]]
) -> list[tuple[list[Segment], float]]:
    """Break a centred text into as many lines, but as even ones as whole words allow."""
    low, high = width / len(lines), width
    for _ in range(BALANCING):
        middle = (low + high) / 2
        narrower = set_lines(setter, text, style, middle)
        if len(narrower) == len(lines) and max(w for _, w in narrower) <= middle:
            lines, high = narrower, middle
        else:
            low = middle
    return lines


def set_lines(
    setter: Setter, text: str, style: Style, width: float
) -> list[tuple[list[Segment], float]]:
    """Break a text into ragged lines, each with its width."""
    plain = Style(style.size, style.leading, style.bold, style.italic)
    tokens = setter.tokens((Run(text),), plain, width)
    lines = []
    for span in setter.spans(tokens, width, plain, ragged=True):
        parts = setter.segments(tokens, span, plain, last=True)
        lines.append((parts, parts[-1].x + parts[-1].width))
    return lines


def blanks(setter: Setter, text: str, style: Style, column: Column) -> list[tuple[float, float]]:
    """Return the middles of the blanks left in a centred line that is about to be added."""
    lines = set_lines(setter, text.replace(" ", NBSP), style, column.width)
    if len(lines) != 1:
        return []
    left = column.x + (column.width - lines[0][1]) / 2
    middle = column.y + baseline(style) - style.size * DIGITS_HIGH / 2
    face = setter.faces[style.bold + 2 * style.italic]
    found = []
    at = text.find(BLANK)
    while at >= 0:
        end = at + len(text[at:]) - len(text[at:].lstrip(" "))
        before, wide = text[:at].replace(" ", NBSP), NBSP * (end - at)
        x = left + (face[before] + face[wide] / 2) * style.size
        found.append((x, middle))
        at = text.find(BLANK, end)
    return found
