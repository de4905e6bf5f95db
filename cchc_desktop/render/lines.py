"""The blocks of a document as a flat list of lines with the rules a paginator needs.

Knows no pages. What stands in columns comes from ``front`` and ``tables``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from cchc_desktop.model.document import (
    Addressees,
    Annex,
    Block,
    Caption,
    Chart,
    Closing,
    Contact,
    CopyMark,
    Document,
    Head,
    Heading,
    Item,
    Marks,
    Note,
    Paragraph,
    Received,
    Run,
    Runs,
    Table,
    Tail,
    Title,
    Urgency,
)
from cchc_desktop.model.layout import Layout
from cchc_desktop.model.layout_parts import MM, Style
from cchc_desktop.render.breaking import Segment
from cchc_desktop.render.columns import ALIGNS
from cchc_desktop.render.front import Front
from cchc_desktop.render.line import Anchor, Line, NoteLines, Structure, baseline
from cchc_desktop.render.paragraphs import Paragraphs
from cchc_desktop.render.tables import Tables
from cchc_desktop.render.tail import Ending
from cchc_desktop.render.tokens import NBSP

KEPT_WITH_HEADING = 2
DEEPEST = 6


class Typesetter:
    """Turns the blocks of a report, or of one of its annexes, into lines of a width in points."""

    def __init__(
        self, layout: Layout, paragraphs: Paragraphs, structure: Structure, width: float
    ) -> None:
        self.layout = layout
        self.measure = width
        self.paragraphs = paragraphs
        self.structure = structure
        self.lines: list[Line] = []
        self._section = ""
        self._list = -1
        self._parent = -1
        self._front = Front(layout, paragraphs.setter, structure, width)
        self._ending = Ending(layout, paragraphs.setter, structure, width)
        self._kept = 0  # lines to come that stay with a heading
        self._indented = {
            id(style): replace(style, indent=style.indent * MM)
            for style in (layout.body, *layout.headings)
        }

    def set_document(self, document: Document) -> Iterator[Line]:
        """Yield all lines of the report itself in order."""
        return self._set_blocks(document.blocks)

    def set_annex(self, annex: Annex) -> Iterator[Line]:
        """Yield all lines of an annex: its number, title and reference, then its blocks."""
        self._parent = self.structure.add("Sect")
        self._front.parent = self._parent
        self._add(self._front.annex_head(annex))
        self._kept = KEPT_WITH_HEADING
        return self._set_blocks(annex.blocks)

    def _set_blocks(self, blocks: Iterable[Block]) -> Iterator[Line]:
        """Hand out lines block by block; the last one is held back, which a tail keeps to it."""
        for block in blocks:
            if not isinstance(block, Title | Urgency | Marks | Head | Received):
                self._add(self._front.waiting_stamps())
            if not isinstance(block, Item):
                self._list = -1
            self._set_block(block)
            if len(self.lines) > 1:
                yield from self.lines[:-1]
                del self.lines[:-1]
        self._add(self._front.waiting_stamps())
        yield from self.lines

    def _add(self, lines: Iterable[Line]) -> None:
        """Add lines, the first of them kept with a heading above."""
        for line in lines:
            if self._kept:
                is_heading = line.anchor is not None and line.anchor.level > 0
                if is_heading and self._kept < KEPT_WITH_HEADING:
                    self._kept = 0
                else:
                    line.brk = False
                    self._kept -= 1
            self.lines.append(line)

    def _set_block(self, block: Block) -> None:
        match block:
            case Paragraph() | Closing():
                self._add_text(block)
            case Item():
                self._add_item(block)
            case Heading():
                self._add_heading(block)
            case Caption():
                self._add_caption(block)
            case Table():
                self._add(Tables(self, self._parent).set(block))
            case Chart():
                self._add_chart(block)
            case Contact() | Tail() | CopyMark():
                self._add_ending(block)
            case Head() | Marks() | Urgency() | Title() | Addressees() | Received():
                self._add_front(block)
            case _:
                assert_never(block)

    def _add_text(self, block: Paragraph | Closing) -> None:
        before = len(self.lines)
        element = self.structure.add("P", self._parent)
        self._add_paragraph(block.runs, block.section, element)
        if isinstance(block, Closing) and len(self.lines) == before + 1:
            self.lines[before].brk = False  # the closing sign never stands alone on a page

    def _add_front(self, block: Head | Marks | Urgency | Title | Addressees | Received) -> None:
        match block:
            case Marks():
                self._front.hold_marks(block)
            case Urgency():
                self._front.hold_stamp(block)
            case Received():
                self._front.hold_received(block)
            case Head():
                self._add((self._front.head(block),))
            case Title():
                self._add(self._front.title(block))
            case Addressees():
                self._add(self._front.addressees(block))
            case _:
                assert_never(block)

    def _add_item(self, item: Item) -> None:
        if self._list < 0:
            self._list = self.structure.add("L", self._parent)
        entry = self.structure.add("LI", self._list)
        body = self.structure.add("LBody", entry)
        self._add_paragraph((Run(item.marker + NBSP), *item.runs), item.section, body)

    def _add_paragraph(self, runs: Runs, section: str, element: int) -> None:
        lines = self.paragraph(runs, self._indented[id(self.layout.body)], element)
        if section and section != self._section and lines:
            self._section = section
            lines[0].anchor = Anchor(0, "", section)
        self._add(lines)

    def _add_heading(self, heading: Heading) -> None:
        style = self._indented[id(self.layout.heading(heading.level))]
        runs = (Run(heading.number + NBSP), *heading.runs) if heading.number else heading.runs
        element = self.structure.add(f"H{min(heading.level, DEEPEST)}", self._parent)
        lines = self.paragraph(runs, style, element)
        if not lines:
            return
        for line in lines[1:]:
            line.brk = False
        title = " ".join("".join(run.text for run in runs).replace(NBSP, " ").split())
        self._section = heading.section or self._section
        lines[0].anchor = Anchor(max(heading.level, 1), title, heading.section)
        self._add(lines)
        self._kept = KEPT_WITH_HEADING

    def _add_caption(self, caption: Caption) -> None:
        style = self.layout.tables.caption
        element = self.structure.add("P", self._parent)
        found = self.paragraphs.set(caption.runs, style, self.measure, ragged=True)
        lines = self.aligned(caption.runs, style, self.measure, caption.align, element)
        for place, note in found.calls:
            lines[place].notes += (self.note(note, element),)
        self._add(lines)
        if caption.align == "right":  # a unit of measure belongs to what follows
            self._kept = KEPT_WITH_HEADING

    def _add_chart(self, chart: Chart) -> None:
        sizes = self.layout.charts
        element = self.structure.add("Figure", self._parent, chart.text)
        title = self.structure.add("Caption", self._parent)
        lines = self.aligned((Run(chart.title),), sizes.title, self.measure, "centre", title)
        for line in lines[:1]:
            line.gap = self.layout.tables.before + self.layout.body.before
        box = Line(sizes.height * MM, self.layout.tables.before, brk=False, chart=chart)
        box.element = element
        self._add((*lines, box))
        self._kept = KEPT_WITH_HEADING  # its table of values stays with it

    def _add_ending(self, block: Contact | Tail | CopyMark) -> None:
        match block:
            case Contact():
                pass  # stands at the foot of the first page
            case Tail():
                for line in self.lines[-1:]:
                    line.brk = False
                self._add(self._ending.tail(block))
            case CopyMark():
                self._add(self._ending.copy(block))
            case _:
                assert_never(block)

    def paragraph(self, runs: Runs, style: Style, element: int) -> list[Line]:
        """Set justified text with its footnotes; ``style.indent`` is in points here."""
        text = self.paragraphs.set(runs, style, self.measure)
        lines = _lines(text.lines, style, element)
        for orphan_or_widow in (*lines[1:2], *lines[1:][-1:]):
            orphan_or_widow.brk = False
        for place, note in text.calls:
            lines[place].notes += (self.note(note, element),)
        return lines

    def aligned(
        self, runs: Runs, style: Style, width: float, align: str, element: int
    ) -> list[Line]:
        """Set ragged lines between two edges, without their footnotes."""
        text = self.paragraphs.set(runs, style, width, ragged=True)
        share = ALIGNS[align]
        moved = [
            [part._replace(x=part.x + (width - natural) * share) for part in line]
            for line, natural in zip(text.lines, text.widths, strict=True)
        ]
        return _lines(moved, style, element)

    def note(self, note: Note, parent: int) -> NoteLines:
        """Set a footnote, its number raised before its first paragraph."""
        sizes = self.layout.notes
        style = Style(sizes.size, sizes.leading, before=sizes.before)
        element = self.structure.add("Note", parent)
        lines: list[Line] = []
        for n, runs in enumerate(note.paragraphs or ((),)):
            own = tuple(replace(run, note=None) for run in runs)
            if n == 0:
                own = (Run("", note=Note(note.number, ())), Run(" "), *own)
            lines.extend(
                _lines(self.paragraphs.set(own, style, self.measure).lines, style, element)
            )
        return NoteLines(note.number, lines)


def _lines(texts: list[list[Segment]], style: Style, element: int) -> list[Line]:
    base = baseline(style)
    lines = [Line(style.leading, 0.0, True, base, text, element) for text in texts]
    for line in lines[:1]:
        line.gap = style.before
    return lines
