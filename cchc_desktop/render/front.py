"""The parts set in columns: head, stamp, title, addressees and tail; knows no pages."""

from cchc_desktop.model.document import Addressees, Head, Run, Tail, Title, Urgency
from cchc_desktop.model.layout import Layout
from cchc_desktop.model.layout_parts import MM, Style
from cchc_desktop.render.breaking import Segment, Setter
from cchc_desktop.render.fonts import NBSP
from cchc_desktop.render.line import Frame, Line, Stroke, baseline

LEFT, CENTRE = 0.0, 0.5
STAMP_CLEARANCE = 3.0
RECIPIENTS_BESIDE = 220.0  # points of recipients that stay in one piece with the signature


class Column:
    """Text stacked downwards between two vertical edges."""

    def __init__(self, setter: Setter, x: float, width: float) -> None:
        self.setter = setter
        self.x = x
        self.width = width
        self.y = 0.0
        self.segments: list[Segment] = []
        self.strokes: list[Stroke] = []

    def text(self, text: str, style: Style, align: float = CENTRE) -> float:
        """Add a text, wrapped at need; return the width of its longest line."""
        longest = 0.0
        for parts, width in set_lines(self.setter, text, style, self.width):
            left = self.x + (self.width - width) * align
            down = self.y + baseline(style)
            self.segments += [part._replace(x=part.x + left, rise=-down) for part in parts]
            self.y += style.leading
            longest = max(longest, width)
        return longest

    def verbatim(self, text: str, style: Style) -> None:
        """Add a line with every blank kept, unless it is too long for one line."""
        solid = text.replace(" ", NBSP)
        lines = set_lines(self.setter, solid, style, self.width)
        self.text(solid if len(lines) == 1 else text, style)

    def rule(self, length: float, gap: float, thickness: float) -> None:
        """Draw a centred rule below the last text."""
        left = self.x + (self.width - length) / 2
        self.strokes.append(Stroke(left, self.y + gap, length, thickness))
        self.y += gap + thickness


def set_lines(
    setter: Setter, text: str, style: Style, width: float
) -> list[tuple[list[Segment], float]]:
    """Break a text into ragged lines, each with its width."""
    plain = Style(style.size, style.leading, style.bold, style.italic)
    tokens = setter.tokens((Run(text),), plain, width)
    lines = []
    for span in setter.spans(tokens, width, plain):
        parts = setter.segments(tokens, span, plain, last=True)
        lines.append((parts, parts[-1].x + parts[-1].width))
    return lines


class Front:
    """Sets the blocks whose places are fixed by the regime, as boxes or centred lines."""

    def __init__(self, layout: Layout, setter: Setter) -> None:
        self.layout = layout
        self.setter = setter
        self.width = layout.paper.text_width
        self._stamp: Urgency | None = None

    def head(self, head: Head) -> Line:
        """Set issuer and national name side by side, number and date below them."""
        sizes, words = self.layout.header, self.layout.words
        right_width = sizes.right_width * MM
        left = Column(self.setter, 0.0, sizes.left_width * MM)
        right = Column(self.setter, self.width - right_width, right_width)
        for name in head.parent:
            left.text(name, sizes.parent)
        longest = max((left.text(name, sizes.issuer) for name in head.issuer), default=0.0)
        left.rule(longest * sizes.issuer_rule, sizes.rule_gap, sizes.rule_thickness)
        right.text(words.national_name, sizes.nation)
        motto = right.text(words.motto, sizes.motto)
        right.rule(motto, sizes.rule_gap, sizes.rule_thickness)
        top = max(left.y, right.y) + sizes.number_gap
        shift = baseline(sizes.date) - baseline(sizes.number)
        left.y, right.y = top + max(shift, 0.0), top + max(-shift, 0.0)
        left.verbatim(head.number, sizes.number)
        right.verbatim(head.date, sizes.date)
        return Line(
            max(left.y, right.y),
            segments=left.segments + right.segments,
            strokes=(*left.strokes, *right.strokes),
        )

    def hold_stamp(self, urgency: Urgency) -> None:
        """Keep the stamp until the title is set beside it."""
        self._stamp = urgency

    def waiting_stamp(self) -> list[Line]:
        """Return the stamp on a line of its own when no title has taken it."""
        if self._stamp is None:
            return []
        segment, frame = self._framed(self._stamp.text)
        self._stamp = None
        return [Line(frame.height, self.layout.stamp.before, segments=[segment], frames=(frame,))]

    def _framed(self, text: str, down: float = 0.0) -> tuple[Segment, Frame]:
        stamp = self.layout.stamp
        style = stamp.text
        parts, width = set_lines(self.setter, text.replace(" ", NBSP), style, self.width)[0]
        box = next((known for known in self.layout.urgencies if known.text == text), None)
        wide = box.width * MM if box else width + 2 * stamp.padding * MM
        high = (box.height if box else stamp.height) * MM
        middle = down + (high - style.leading) / 2 + baseline(style)
        segment = parts[0]._replace(x=(wide - width) / 2, rise=-middle, ink=stamp.ink)
        return segment, Frame(0.0, down, wide, high, stamp.thickness, stamp.ink)

    def title(self, title: Title) -> list[Line]:
        """Set kind and subject centred, with the stamp at their left and a rule below."""
        sizes = self.layout.title
        kind = self._centred(title.kind, sizes.kind)
        subject = self._centred(title.subject, sizes.subject)
        lines = kind + subject
        if not lines:
            return []
        lines[0].gap = sizes.before
        above = self._stamp_beside(kind, subject)
        longest = max(line.segments[-1].x + line.segments[-1].width - line.segments[0].x
                      for line in subject or lines)  # fmt: skip
        length = longest * sizes.rule_ratio
        stroke = Stroke(
            (self.width - length) / 2, sizes.rule_gap, length, self.layout.header.rule_thickness
        )
        lines.append(Line(sizes.rule_gap + sizes.after, strokes=(stroke,)))
        for line in lines[1:]:
            line.brk = False
        return above + lines

    def _stamp_beside(self, kind: list[Line], subject: list[Line]) -> list[Line]:
        if self._stamp is None or not kind:
            return self.waiting_stamp()
        first = kind[0]
        segment, frame = self._framed(self._stamp.text)
        if first.segments[0].x < frame.width + STAMP_CLEARANCE:
            return self.waiting_stamp()
        self._stamp = None
        frame.down = (first.h - frame.height) / 2
        lowered = first.base - frame.down + segment.rise
        first.segments = [*first.segments, segment._replace(rise=lowered)]
        first.frames = (frame,)
        below = frame.down + frame.height - first.h
        if subject and subject[0].segments[0].x < frame.width + STAMP_CLEARANCE:
            subject[0].gap = max(0.0, below + STAMP_CLEARANCE)
        return []

    def _centred(self, text: str, style: Style) -> list[Line]:
        lines = []
        for parts, width in set_lines(self.setter, text, style, self.width):
            left = (self.width - width) / 2
            moved = [part._replace(x=part.x + left) for part in parts]
            lines.append(Line(style.leading, base=baseline(style), segments=moved))
        return lines

    def addressees(self, block: Addressees) -> list[Line]:
        """Set one addressee after the label, several on dashed lines below it."""
        sizes = self.layout.addressees
        style = sizes.style
        label = Column(self.setter, 0.0, self.width)
        label_width = label.text(block.label, style, LEFT)
        space = self.setter.space * style.size
        names, indent = block.names, label_width + space
        if len(names) > 1:
            names = _dashed(names)
            indent = label_width - space
        widths = [set_lines(self.setter, name, style, 1e6) for name in names]
        widest = max((line[0][1] for line in widths if line), default=0.0)
        left = max(0.0, (self.width - indent - widest) / 2)
        column = Column(self.setter, left + indent, self.width - left - indent)
        column.y = label.y if len(names) > 1 else 0.0
        for name in names:
            column.text(name, style, LEFT)
        moved = [part._replace(x=part.x + left) for part in label.segments]
        height = max(column.y, label.y)
        return [Line(height, sizes.before, brk=False, segments=moved + column.segments)]

    def tail(self, tail: Tail) -> list[Line]:
        """Set the recipients beside the signature; a very long list runs on below."""
        sizes, signature = self.layout.tail, tail.signature
        left_width = sizes.left_width * MM
        left = Column(self.setter, 0.0, left_width)
        right = Column(self.setter, left_width, self.width - left_width)
        left.y = max(0.0, baseline(sizes.authority) - baseline(sizes.label))
        left.text(tail.label, sizes.label, LEFT)
        for line in signature.authority:
            right.text(line, sizes.authority)
        right.y += sizes.signature_space * MM
        right.text(signature.name, sizes.name)
        rest = list(tail.recipients)
        while rest and left.y < max(RECIPIENTS_BESIDE, right.y - sizes.recipients.leading):
            left.text(rest.pop(0), sizes.recipients, LEFT)
        box = Line(
            max(left.y, right.y), sizes.before, brk=False, segments=left.segments + right.segments
        )
        return [box, *self._more_recipients(rest, left_width)]

    def _more_recipients(self, texts: list[str], width: float) -> list[Line]:
        style = self.layout.tail.recipients
        return [
            Line(style.leading, base=baseline(style), segments=parts)
            for text in texts
            for parts, _ in set_lines(self.setter, text, style, width)
        ]


def _dashed(names: tuple[str, ...]) -> tuple[str, ...]:
    bare = [name.lstrip("- ").rstrip(" ;.") for name in names]
    return tuple(f"- {name}{'.' if name is bare[-1] else ';'}" for name in bare)
