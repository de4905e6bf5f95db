"""The way from a document to pages of placed runs; knows no PDF."""

from cchc_desktop.model.document import Document
from cchc_desktop.model.layout import Layout
from cchc_desktop.model.layout_parts import MM
from cchc_desktop.render.breaking import Segment, Setter
from cchc_desktop.render.fonts import Faces, load_faces
from cchc_desktop.render.front import set_lines
from cchc_desktop.render.line import Line
from cchc_desktop.render.lines import Typesetter
from cchc_desktop.render.paginate import Area, Filled, paginate
from cchc_desktop.render.placed import (
    Page,
    Pages,
    PlacedAnchor,
    PlacedBox,
    PlacedNote,
    PlacedRule,
    PlacedRun,
)

NOTE_RULE_THICKNESS = 0.5


def lay_out(document: Document, layout: Layout) -> Pages:
    """Set a document into pages; the same document always gives the same pages."""
    faces = load_faces(layout.font_files())
    lines = Typesetter(layout, faces).set_document(document)
    notes = layout.notes
    area = Area(
        layout.paper.text_height,
        notes.rule_above + NOTE_RULE_THICKNESS + notes.rule_below,
        notes.text_kept * layout.body.leading,
    )
    placer = _Placer(layout, faces)
    filled = paginate(lines, area) or [Filled()]
    return Pages(placer.place(page, number) for number, page in enumerate(filled, 1))


class _Placer:
    """Turns distances from the text area's top left corner into places on the sheet."""

    def __init__(self, layout: Layout, faces: Faces) -> None:
        paper = layout.paper
        self.layout = layout
        self.setter = Setter(layout, faces)
        self.width, self.height = paper.width * MM, paper.height * MM
        self.left = paper.left * MM
        self.top = (paper.height - paper.top) * MM
        self.bottom = paper.bottom * MM

    def place(self, filled: Filled, number: int) -> Page:
        page = Page(number, self.width, self.height)
        for line, down in filled.text:
            self._place_line(page, line, self.top - down, "text")
        if filled.notes:
            self._place_notes(page, filled)
        if number > 1:
            self._place_number(page)
        return page

    def _place_line(self, page: Page, line: Line, top: float, part: str) -> None:
        left = self.left
        page.runs += _placed(line.segments, left, top - line.base, part)
        for stroke in line.strokes:
            y = top - stroke.down - stroke.thickness / 2
            page.rules.append(PlacedRule(left + stroke.x, y, stroke.length, stroke.thickness))
        for box in line.frames:
            low = top - box.down - box.height
            x = left + box.x
            page.boxes.append(PlacedBox(x, low, box.width, box.height, box.thickness, box.ink))
        if line.anchor is not None:
            anchor = line.anchor
            page.anchors.append(PlacedAnchor(anchor.level, anchor.title, anchor.section, top))

    def _place_notes(self, page: Page, filled: Filled) -> None:
        sizes = self.layout.notes
        top = self.bottom + filled.notes_height - sizes.rule_above
        page.rules.append(
            PlacedRule(
                self.left, top - NOTE_RULE_THICKNESS / 2, sizes.rule_length, NOTE_RULE_THICKNESS
            )
        )
        y = top - NOTE_RULE_THICKNESS - sizes.rule_below
        for line, number in filled.notes:
            y -= line.gap
            self._place_line(page, line, y, "note")
            begin, y = y, y - line.h
            if page.notes and page.notes[-1].number == number:
                begin = page.notes.pop().top
            page.notes.append(PlacedNote(number, begin, y))

    def _place_number(self, page: Page) -> None:
        sizes = self.layout.page_number
        ((parts, width),) = set_lines(self.setter, str(page.number), sizes.style, self.width)
        if sizes.place == "top-centre":
            x = self.left + (self.layout.paper.text_width - width) / 2
            y = self.height - sizes.edge * MM
        else:
            x = self.left + self.layout.paper.text_width - width
            y = sizes.edge * MM
        page.runs += _placed(parts, x, y, "number")


def _placed(
    segments: tuple[Segment, ...] | list[Segment], left: float, base: float, part: str
) -> list[PlacedRun]:
    return [
        PlacedRun(left + x, base + rise, text, face, size, spread, width, part, mark, ink)
        for x, rise, text, face, size, spread, width, mark, ink in segments
    ]
