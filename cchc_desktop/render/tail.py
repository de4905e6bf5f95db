"""The parts below the text: recipients and signature, copies, address lines; knows no pages."""

from cchc_desktop.model.document import Contact, CopyMark, Tail
from cchc_desktop.model.layout import Layout
from cchc_desktop.model.layout_parts import MM
from cchc_desktop.render.breaking import Setter
from cchc_desktop.render.columns import LEFT, RIGHT, Column, joined, level, set_lines
from cchc_desktop.render.line import FreeArea, Line, Stroke, Structure, baseline


class Ending:
    """Sets what stands in two columns at the end of a report."""

    def __init__(self, layout: Layout, setter: Setter, structure: Structure, width: float) -> None:
        self.layout = layout
        self.setter = setter
        self.structure = structure
        self.width = width

    def _columns(self) -> tuple[Column, Column]:
        left_width = self.layout.tail.left_width * MM
        left = Column(self.setter, self.structure, 0.0, left_width)
        right = Column(self.setter, self.structure, left_width, self.width - left_width)
        return left, right

    def tail(self, tail: Tail) -> list[Line]:
        """Set the recipients beside the signature; a very long list runs on below."""
        left, right = self._columns()
        rest, areas = self._fill(tail, left, right)
        segments, parts = joined(left, right)
        box = Line(max(left.y, right.y), self.layout.tail.before, brk=False, segments=segments)
        box.parts, box.areas = parts, areas
        return [box, *self._more_recipients(rest, left.width)]

    def _fill(
        self, tail: Tail, left: Column, right: Column
    ) -> tuple[list[str], tuple[FreeArea, ...]]:
        sizes, signature = self.layout.tail, tail.signature
        level(left, sizes.label, right, sizes.authority, left.y)
        if tail.recipients:
            left.text(tail.label, sizes.label, LEFT)
        for line in signature.authority:
            right.text(line, sizes.authority)
        areas = self._signing_areas(right)
        right.y += sizes.signature_space * MM
        right.text(signature.name, sizes.name)
        rest = list(tail.recipients)
        beside = max(sizes.recipients_beside, right.y - sizes.recipients.leading)
        while rest and left.y < beside:
            left.text(rest.pop(0), sizes.recipients, LEFT)
        if tail.drafter and not rest:
            left.text(tail.drafter, sizes.drafter, RIGHT)
        elif tail.drafter:
            rest.append(tail.drafter)
        return rest, areas

    def _signing_areas(self, right: Column) -> tuple[FreeArea, ...]:
        """Return the places of signature and seal, from the middle of what is left free."""
        middle_x = right.x + right.width / 2
        middle_y = right.y + self.layout.tail.signature_space * MM / 2
        signing = (area for area in self.layout.signing if area.box == "signature")
        return tuple(FreeArea.around(area, middle_x, middle_y) for area in signing)

    def _more_recipients(self, texts: list[str], width: float) -> list[Line]:
        style = self.layout.tail.recipients
        base = baseline(style)
        return [
            Line(style.leading, 0.0, True, base, parts, self.structure.add("P"))
            for text in texts
            for parts, _ in set_lines(self.setter, text, style, width)
        ]

    def copy(self, mark: CopyMark) -> list[Line]:
        """Set the form of a certified copy below a rule as wide as the text, in one piece.

        Decree 30/2020, annex III, form 3.1: issuer and number at the left, kind of copy, place
        and date at the right, then recipients and signature.
        """
        sizes, header = self.layout.copies, self.layout.header
        left = Column(self.setter, self.structure, 0.0, header.left_width * MM)
        right_width = header.right_width * MM
        right = Column(self.setter, self.structure, self.width - right_width, right_width)
        for name in mark.parent:
            left.text(name, header.parent)
        longest = max((left.text(name, header.issuer) for name in mark.issuer), default=0.0)
        left.rule(longest * header.issuer_rule, header.rule_gap, header.rule_thickness)
        right.text(mark.form, sizes.form)
        level(left, header.number, right, header.date, max(left.y, right.y) + header.number_gap)
        left.verbatim(mark.number, header.number)
        right.verbatim(mark.date, header.date)
        below_left, below_right = self._columns()
        below_left.y = below_right.y = max(left.y, right.y) + self.layout.tail.before
        rest, areas = self._fill(mark.tail, below_left, below_right)
        segments, parts = joined(left, right, below_left, below_right)
        rule = Line(sizes.rule_gap, sizes.before, brk=False)
        rule.strokes = (Stroke(0.0, 0.0, self.width, sizes.rule_thickness),)
        rule.brk = True
        height = max(below_left.y, below_right.y)
        box = Line(height, brk=False, segments=segments, parts=parts, areas=areas)
        box.strokes = left.strokes
        return [rule, box, *self._more_recipients(rest, below_left.width)]


def contact_box(layout: Layout, setter: Setter, structure: Structure, contact: Contact) -> Line:
    """Set the agency's address lines under a rule as wide as the text (box 13)."""
    sizes, width = layout.contact, layout.paper.text_width
    column = Column(setter, structure, 0.0, width)
    column.y = sizes.rule_gap + layout.notes.rule_above
    column.strokes.append(Stroke(0.0, layout.notes.rule_above, width, sizes.rule_thickness))
    for line in contact.lines:
        column.text(line, sizes.style)
    segments, parts = joined(column)
    return Line(column.y, segments=segments, parts=parts, strokes=column.strokes)
