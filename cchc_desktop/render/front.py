"""The parts above the text: head, stamps and marks, title, addressees; knows no pages."""

from dataclasses import dataclass

from cchc_desktop.model.document import (
    Addressees,
    Annex,
    Head,
    Marks,
    Received,
    Title,
    Urgency,
    dashed,
)
from cchc_desktop.model.layout import Layout
from cchc_desktop.model.layout_parts import MM, Style
from cchc_desktop.render.breaking import Segment, Setter
from cchc_desktop.render.columns import (
    CENTRE,
    LEFT,
    Column,
    balanced,
    blanks,
    joined,
    level,
    set_lines,
)
from cchc_desktop.render.line import Frame, FreeArea, Line, Stroke, Structure, baseline
from cchc_desktop.render.stamps import UNBROKEN, Stamp, received_stamp, text_stamp

BLACK = (0.0, 0.0, 0.0)


@dataclass
class _Waiting:
    """Stamps that wait for the title, to stand at its left one below the other."""

    stamps: list[Stamp]
    clearance: float

    @property
    def width(self) -> float:
        return max(stamp.width for stamp in self.stamps)

    @property
    def height(self) -> float:
        between = self.clearance * (len(self.stamps) - 1)
        return sum(stamp.height for stamp in self.stamps) + between


class Front:
    """Sets the blocks whose places are fixed by the regime, as boxes or centred lines."""

    def __init__(self, layout: Layout, setter: Setter, structure: Structure, width: float) -> None:
        self.layout = layout
        self.setter = setter
        self.structure = structure
        self.width = width
        self.parent = -1
        self._circulation = ""
        self._head: Line | None = None
        self._stamps: list[Stamp] = []

    def _column(self, x: float, width: float) -> Column:
        return Column(self.setter, self.structure, x, width, self.parent)

    def head(self, head: Head) -> Line:
        """Set issuer and national name side by side, number and date below them."""
        sizes, words = self.layout.header, self.layout.words
        right_width = sizes.right_width * MM
        left = self._column(0.0, sizes.left_width * MM)
        right = self._column(self.width - right_width, right_width)
        for name in head.parent:
            left.text(name, sizes.parent)
        longest = max((left.text(name, sizes.issuer) for name in head.issuer), default=0.0)
        left.rule(longest * sizes.issuer_rule, sizes.rule_gap, sizes.rule_thickness)
        right.text(words.national_name, sizes.nation)
        motto = right.text(words.motto, sizes.motto)
        right.rule(motto, sizes.rule_gap, sizes.rule_thickness)
        level(left, sizes.number, right, sizes.date, max(left.y, right.y) + sizes.number_gap)
        areas = self._number_areas(left, right, head)
        left.verbatim(head.number, sizes.number)
        right.verbatim(head.date, sizes.date)
        segments, parts = joined(left, right)
        line = Line(max(left.y, right.y), segments=segments, parts=parts, areas=areas)
        line.strokes = (*left.strokes, *right.strokes)
        self._head = line
        self._add_circulation()
        return line

    def _number_areas(self, left: Column, right: Column, head: Head) -> tuple[FreeArea, ...]:
        """Return the places where number, day and month are added after printing."""
        sizes = self.layout.header
        boxes = {
            "number": blanks(self.setter, head.number, sizes.number, left)[:1],
            "day": blanks(self.setter, head.date, sizes.date, right)[:1],
            "month": blanks(self.setter, head.date, sizes.date, right)[1:2],
        }
        return tuple(
            FreeArea.around(area, x, y)
            for area in self.layout.signing
            for x, y in boxes.get(area.box, [])
        )

    def _add_circulation(self) -> None:
        """Frame the circulation mark inside the top margin, above the head (box 11)."""
        line = self._head
        if not self._circulation or line is None:
            return
        sizes = self.layout.marks
        thickness = self.layout.stamp.thickness
        frame = Stamp(0.0, sizes.circulation_height * MM, thickness, BLACK)
        stamp = text_stamp(self.setter, self._circulation, sizes.style, frame, sizes.padding * MM)
        x = min(self.width * sizes.circulation_left, self.width - stamp.width)
        down = (sizes.circulation_edge - self.layout.paper.top) * MM
        self._draw(line, stamp, x, down)
        self._circulation = ""

    def _draw(self, line: Line, stamp: Stamp, x: float, down: float) -> None:
        """Put a stamp onto a line whose letters stand ``base`` below its top."""
        element = self.structure.add("P", self.parent)
        before = line.parts or ((0, line.element),)
        line.parts = (*before, (len(line.segments), element))
        moved = [s._replace(x=s.x + x, rise=s.rise - down + line.base) for s in stamp.segments]
        line.segments = [*line.segments, *moved]
        strokes = [
            Stroke(k.x + x, k.down + down, k.length, k.thickness, k.upright, k.ink)
            for k in stamp.strokes
        ]
        line.strokes = [*line.strokes, *strokes]
        frame = Frame(x, down, stamp.width, stamp.height, stamp.thickness, stamp.ink)
        line.frames = (*line.frames, frame)

    def hold_marks(self, marks: Marks) -> None:
        """Keep secrecy and draft for beside the title, circulation for above the head."""
        sizes = self.layout.marks
        self._circulation = marks.circulation
        self._add_circulation()
        for text, ink in ((marks.secrecy, self.layout.stamp.ink), (marks.draft, BLACK)):
            if text:
                height, thickness = self.layout.stamp.height * MM, self.layout.stamp.thickness
                frame = Stamp(0.0, height, thickness, ink)
                stamp = text_stamp(self.setter, text, sizes.style, frame, sizes.padding * MM)
                self._stamps.append(stamp)

    def hold_stamp(self, urgency: Urgency) -> None:
        """Keep the urgency stamp until the title is set beside it."""
        sizes = self.layout.stamp
        box = self.layout.urgency_box(urgency.text)
        width, height = (box.width, box.height) if box else (0.0, sizes.height)
        frame = Stamp(width * MM, height * MM, sizes.thickness, sizes.ink)
        padding = sizes.padding * MM
        self._stamps.append(text_stamp(self.setter, urgency.text, sizes.text, frame, padding))

    def hold_received(self, received: Received) -> None:
        """Keep the stamp of arrival; it stands above all others."""
        self._stamps.insert(0, received_stamp(self.setter, received, self.layout.received))

    def waiting_stamps(self) -> list[Line]:
        """Return the stamps on a line of their own when no title has taken them."""
        if not self._stamps:
            return []
        waiting = _Waiting(self._stamps, self.layout.stamp.clearance)
        line = Line(waiting.height, self.layout.stamp.before)
        self._stack(line, 0.0)
        return [line]

    def _stack(self, line: Line, down: float) -> None:
        for stamp in self._stamps:
            self._draw(line, stamp, 0.0, down)
            down += stamp.height + self.layout.stamp.clearance
        self._stamps = []

    def title(self, title: Title) -> list[Line]:
        """Set kind and subject centred, with the stamps at their left and a rule below."""
        sizes = self.layout.title
        element = self.structure.add("Title" if title.subject else "P", self.parent)
        kind = self._centred(title.kind, sizes.kind, element)
        subject = self._centred(title.subject, sizes.subject, element)
        lines = kind + subject
        if not lines:
            return []
        lines[0].gap = sizes.before
        above = self._stamps_beside(kind, subject)
        longest = max(_extent(line) for line in subject or lines)
        lines.append(self._rule(longest * sizes.rule_ratio, sizes.rule_gap, sizes.after))
        for line in lines[1:]:
            line.brk = False
        return above + lines

    def _rule(self, length: float, gap: float, after: float) -> Line:
        thickness = self.layout.header.rule_thickness
        stroke = Stroke((self.width - length) / 2, gap, length, thickness)
        return Line(gap + after, strokes=(stroke,), brk=False)

    def annex_head(self, annex: Annex) -> list[Line]:
        """Set number, title and reference of an annex, with a short rule below."""
        sizes = self.layout.annex
        element = self.structure.add("H1", self.parent)
        reference = self.structure.add("P", self.parent)
        named = [
            *self._centred(annex.number, sizes.number, element),
            *self._centred(annex.title, sizes.title, element),
        ]
        lines = [*named, *self._centred(annex.reference, sizes.reference, reference)]
        longest = max((_extent(line) for line in named), default=0.0)
        lines.append(self._rule(longest * sizes.rule_ratio, sizes.rule_gap, sizes.after))
        for line in lines:
            line.brk = False
        return lines

    def _stamps_beside(self, kind: list[Line], subject: list[Line]) -> list[Line]:
        if not self._stamps or not kind:
            return self.waiting_stamps()
        clearance = self.layout.stamp.clearance
        first, waiting = kind[0], _Waiting(self._stamps, clearance)
        wide, high = waiting.width + clearance, waiting.height
        if first.segments[0].x < wide:
            return self.waiting_stamps()
        lone = len(self._stamps) == 1 and high < 2 * first.h
        down = (first.h - high) / 2 if lone else 0.0
        below = down + high - first.h
        if subject and subject[0].segments[0].x < wide:
            if lone:
                subject[0].gap = max(0.0, below + clearance)
            else:  # kind and subject stay together beside the foot of the stamps
                first.gap += below + clearance
                down -= below + clearance
        self._stack(first, down)
        return []

    def _centred(self, text: str, style: Style, element: int) -> list[Line]:
        lines = []
        broken = set_lines(self.setter, text, style, self.width) if text else []
        if len(broken) > 1:
            broken = balanced(self.setter, text, style, self.width, broken)
        for parts, width in broken:
            left = (self.width - width) * CENTRE
            moved = [part._replace(x=part.x + left) for part in parts]
            lines.append(Line(style.leading, 0.0, True, baseline(style), moved, element))
        return lines

    def addressees(self, block: Addressees) -> list[Line]:
        """Set one addressee after the label, several on dashed lines below it."""
        sizes = self.layout.addressees
        style = sizes.style
        label = self._column(0.0, self.width)
        label_width = label.text(block.label, style, LEFT)
        space = self.setter.space * style.size
        names, indent = block.names, label_width + space
        if len(names) > 1:
            names = dashed(names)
            indent = label_width - space
        widths = [set_lines(self.setter, name, style, UNBROKEN) for name in names]
        widest = max((line[0][1] for line in widths if line), default=0.0)
        left = max(0.0, (self.width - indent - widest) / 2)
        column = self._column(left + indent, self.width - left - indent)
        column.y = label.y if len(names) > 1 else 0.0
        for name in names:
            column.text(name, style, LEFT)
        label.segments = [part._replace(x=part.x + left) for part in label.segments]
        segments, parts = joined(label, column)
        height = max(column.y, label.y)
        return [Line(height, sizes.before, brk=False, segments=segments, parts=parts)]


def _extent(line: Line) -> float:
    """Return how wide the centred text of a line is, stamps beside it left out."""
    own: list[Segment] = list(line.segments)
    if line.parts:
        own = own[: line.parts[1][0]]
    return own[-1].x + own[-1].width - own[0].x
