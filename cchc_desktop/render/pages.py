"""The way from a document to pages of placed runs; knows no PDF."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cchc_desktop.model.document import Contact, Document
from cchc_desktop.model.layout import Layout
from cchc_desktop.model.layout_parts import MM, Paper
from cchc_desktop.render.collecting import collector_paused
from cchc_desktop.render.columns import set_lines
from cchc_desktop.render.fonts import load_faces
from cchc_desktop.render.line import Line, Stroke, Structure
from cchc_desktop.render.lines import Typesetter
from cchc_desktop.render.paginate import Area, Filled, paginate
from cchc_desktop.render.paragraphs import LINES_REMEMBERED, Paragraphs, paragraphs_of
from cchc_desktop.render.placed import (
    Marked,
    Page,
    Pages,
    PlacedAnchor,
    PlacedArea,
    PlacedBox,
    PlacedChart,
    PlacedNote,
    PlacedRule,
    PlacedRun,
)
from cchc_desktop.render.tail import contact_box


def lay_out(document: Document, layout: Layout) -> Pages:
    """Set a document into pages; the same document always gives the same pages."""
    with collector_paused():
        return _lay_out(document, layout)


def _lay_out(document: Document, layout: Layout) -> Pages:
    faces = load_faces(layout.font_files())
    paragraphs = paragraphs_of(layout, faces)
    structure = Structure()
    pages = Pages()
    sheet = layout.paper
    typesetter = Typesetter(layout, paragraphs, structure, sheet.text_width)
    lines = typesetter.set_document(document)
    contact = next((block for block in document.blocks if isinstance(block, Contact)), None)
    box = contact_box(layout, paragraphs.setter, structure, contact) if contact else None
    pages += _filled(lines, layout, paragraphs, sheet, 0, box)
    for number, annex in enumerate(document.annexes, 1):
        sheet = layout.sheet(landscape=annex.landscape)
        typesetter = Typesetter(layout, paragraphs, structure, sheet.text_width)
        lines = typesetter.set_annex(annex)
        pages += _filled(lines, layout, paragraphs, sheet, number, None)
    pages.elements = structure.elements
    return pages


def _filled(
    lines: Iterable[Line],
    layout: Layout,
    paragraphs: Paragraphs,
    sheet: Paper,
    annex: int,
    contact: Line | None,
) -> Iterator[Page]:
    notes = layout.notes
    area = Area(
        sheet.text_height,
        notes.rule_above + notes.rule_thickness + notes.rule_below,
        notes.text_kept * layout.body.leading,
        contact.h if contact else 0.0,
    )
    placer = _Placer(layout, paragraphs, sheet, annex, contact)
    filled = paginate(lines, area)
    return (placer.place(page, number) for number, page in enumerate(filled, 1))


class _Placer:
    """Turns distances from the text area's top left corner into places on the sheet."""

    def __init__(
        self,
        layout: Layout,
        paragraphs: Paragraphs,
        paper: Paper,
        annex: int,
        contact: Line | None,
    ) -> None:
        self.layout = layout
        self.setter = paragraphs.setter
        self.placed = paragraphs.placed
        self.annex = annex
        self.contact = contact
        self.width, self.height = paper.width * MM, paper.height * MM
        self.text_width = paper.text_width
        self.left = paper.left * MM
        self.top = (paper.height - paper.top) * MM
        self.bottom = paper.bottom * MM

    def place(self, filled: Filled, number: int) -> Page:
        page = Page(number, self.width, self.height, annex=self.annex)
        for line, down in filled.text:
            self._place_line(page, line, self.top - down, "text")
        for line, down in filled.text[-1:]:
            page.rules += self._strokes(line.closing, self.top - down)
        contact = self.contact if number == 1 else None
        if filled.notes:
            self._place_notes(page, filled, self.bottom + (contact.h if contact else 0.0))
        if contact is not None:
            self._place_line(page, contact, self.bottom + contact.h, "contact")
        if number > 1:
            self._place_number(page)
        page.rules = list(dict.fromkeys(page.rules))  # neighbouring cells share theirs
        return page

    def _place_line(self, page: Page, line: Line, top: float, part: str) -> None:
        left = self.left
        if line.segments:
            begin = len(page.runs)
            page.runs += self._runs(line, top - line.base, part)
            self._mark(page, line, begin)
        if line.strokes:
            page.rules += self._strokes(line.strokes, top)
        for box in line.frames:
            low = top - box.down - box.height
            x = left + box.x
            page.boxes.append(PlacedBox(x, low, box.width, box.height, box.thickness, box.ink))
        for area in line.areas:
            low = top - area.down - area.height
            page.areas.append(
                PlacedArea(area.name, left + area.x, low, area.width, area.height, area.round)
            )
        if line.chart is not None:
            untitled = replace(line.chart, title="")  # the title stands above as text
            page.charts.append(
                PlacedChart(left, top - line.h, self.text_width, line.h, untitled, line.element)
            )
        if line.anchor is not None:
            anchor = line.anchor
            page.anchors.append(PlacedAnchor(anchor.level, anchor.title, anchor.section, top))

    def _runs(self, line: Line, base: float, part: str) -> list[PlacedRun]:
        """Place the runs of a line; those of a line that did not move are the same ones again."""
        left, segments = self.left, line.segments
        key = (id(segments), base, left, part)
        known = self.placed.get(key)
        if known is None or known[0] is not segments:
            if len(self.placed) > LINES_REMEMBERED:
                self.placed.clear()
            runs = [
                PlacedRun(
                    left + x if x else left,
                    base + rise if rise else base,
                    *(text, face, size, spread, width, part, mark, ink),
                )
                for x, rise, text, face, size, spread, width, mark, ink in segments
            ]
            known = self.placed[key] = (segments, runs)
        return known[1]

    def _mark(self, page: Page, line: Line, begin: int) -> None:
        """Tell which element the runs of a line belong to, together with the line before."""
        marked, end = page.marked, len(page.runs)
        if line.parts:
            starts = [begin + start for start, _ in line.parts]
            for start, stop, part in zip(starts, [*starts[1:], end], line.parts, strict=True):
                if stop > start:
                    marked.append(Marked(start, stop, part[1]))
        elif marked and marked[-1].element == line.element and marked[-1].end == begin:
            marked[-1] = Marked(marked[-1].start, end, line.element)
        else:
            marked.append(Marked(begin, end, line.element))

    def _strokes(self, strokes: Sequence[Stroke], top: float) -> Iterator[PlacedRule]:
        for stroke in strokes:
            x, y = self.left + stroke.x, top - stroke.down
            y -= stroke.length if stroke.upright else stroke.thickness / 2
            yield PlacedRule(
                round(x, 3), round(y, 3), stroke.length, stroke.thickness, stroke.upright,
                stroke.ink,
            )  # fmt: skip

    def _place_notes(self, page: Page, filled: Filled, bottom: float) -> None:
        sizes = self.layout.notes
        top = bottom + filled.notes_height - sizes.rule_above
        y = top - sizes.rule_thickness / 2
        page.rules.append(PlacedRule(self.left, y, sizes.rule_length, sizes.rule_thickness))
        y = top - sizes.rule_thickness - sizes.rule_below
        for line, number in filled.notes:
            y -= line.gap
            self._place_line(page, line, y, "note")
            begin, y = y, y - line.h
            if page.notes and page.notes[-1].number == number:
                begin = page.notes.pop().top
            page.notes.append(PlacedNote(number, begin, y))

    def _place_number(self, page: Page) -> None:
        sizes = self.layout.page_number
        ((parts, width),) = set_lines(self.setter, str(page.number), sizes.style, self.text_width)
        if sizes.place == "top-centre":
            x = self.left + (self.text_width - width) / 2
            y = self.height - sizes.edge * MM
        else:
            x = self.left + self.text_width - width
            y = sizes.edge * MM
        line = Line(
            sizes.style.leading, segments=[p._replace(x=p.x + x - self.left) for p in parts]
        )
        self._place_line(page, line, y, "number")
