"""The document as a flat list of lines with the rules a paginator needs; knows no pages."""

from bisect import bisect_right
from dataclasses import replace
from typing import assert_never

from cchc_desktop.model.document import (
    Addressees,
    Block,
    Closing,
    Document,
    Head,
    Heading,
    Item,
    Note,
    Paragraph,
    Run,
    Runs,
    Tail,
    Title,
    Urgency,
)
from cchc_desktop.model.layout import Layout
from cchc_desktop.model.layout_parts import MM, Style
from cchc_desktop.render.breaking import Setter, Span, Tokens
from cchc_desktop.render.fonts import NBSP, Faces
from cchc_desktop.render.front import Front
from cchc_desktop.render.line import Anchor, Line, NoteLines, baseline

KEPT_WITH_HEADING = 2


class Typesetter:
    """Turns the blocks of one document into lines."""

    def __init__(self, layout: Layout, faces: Faces) -> None:
        self.layout = layout
        self.measure = layout.paper.text_width
        self.setter = Setter(layout, faces)
        self.lines: list[Line] = []
        self._section = ""
        self._front = Front(layout, self.setter)
        self._headings_end: list[int] = []
        self._indented = {
            id(style): replace(style, indent=style.indent * MM)
            for style in (layout.body, *layout.headings)
        }

    def set_document(self, document: Document) -> list[Line]:
        """Return all lines of the document in order."""
        for block in document.blocks:
            if not isinstance(block, Title | Urgency | Head):
                self.lines.extend(self._front.waiting_stamp())
            self._set_block(block)
        self.lines.extend(self._front.waiting_stamp())
        self._keep_with_headings()
        return self.lines

    def _set_block(self, block: Block) -> None:
        match block:
            case Paragraph() | Closing():
                self._add_paragraph(block.runs, getattr(block, "section", ""))
            case Item():
                marker = Run(block.marker + NBSP)
                self._add_paragraph((marker, *block.runs), block.section)
            case Heading():
                self._add_heading(block)
            case Urgency():
                self._front.hold_stamp(block)
            case Head():
                self.lines.append(self._front.head(block))
            case Title():
                self.lines.extend(self._front.title(block))
            case Addressees():
                self.lines.extend(self._front.addressees(block))
            case Tail():
                self._add_tail(block)
            case _:
                assert_never(block)

    def _add_paragraph(self, runs: Runs, section: str) -> None:
        lines = self.paragraph(runs, self._indented[id(self.layout.body)])
        if section and section != self._section and lines:
            self._section = section
            lines[0].anchor = Anchor(0, "", section)
        self.lines.extend(lines)

    def _add_heading(self, heading: Heading) -> None:
        style = self._indented[id(self.layout.heading(heading.level))]
        runs = (Run(heading.number + NBSP), *heading.runs) if heading.number else heading.runs
        lines = self.paragraph(runs, style)
        if not lines:
            return
        for line in lines[1:]:
            line.brk = False
        title = " ".join("".join(run.text for run in runs).replace(NBSP, " ").split())
        self._section = heading.section or self._section
        lines[0].anchor = Anchor(max(heading.level, 1), title, heading.section)
        self.lines.extend(lines)
        self._headings_end.append(len(self.lines))

    def _add_tail(self, tail: Tail) -> None:
        for line in self.lines[-1:]:
            line.brk = False
        self.lines.extend(self._front.tail(tail))

    def _keep_with_headings(self) -> None:
        for end in self._headings_end:
            for line in self.lines[end : end + KEPT_WITH_HEADING]:
                if line.anchor and line.anchor.level and line is not self.lines[end]:
                    break
                line.brk = False

    def paragraph(self, runs: Runs, style: Style) -> list[Line]:
        """Set justified text with its footnotes; ``style.indent`` is in points here."""
        tokens, spans, lines = self._set(runs, style)
        if lines and style.indent:
            moved = [part._replace(x=part.x + style.indent) for part in lines[0].segments]
            lines[0].segments = moved
        for orphan_or_widow in (*lines[1:2], *lines[1:][-1:]):
            orphan_or_widow.brk = False
        ends = [span.end for span in spans]
        for place, note in tokens.notes.items():
            lines[bisect_right(ends, place)].notes += (self.note(note),)
        return lines

    def note(self, note: Note) -> NoteLines:
        """Set a footnote, its number raised before its first paragraph."""
        sizes = self.layout.notes
        style = Style(sizes.size, sizes.leading, before=sizes.before)
        lines: list[Line] = []
        for n, runs in enumerate(note.paragraphs or ((),)):
            own = tuple(replace(run, note=None) for run in runs)
            if n == 0:
                own = (Run("", note=Note(note.number, ())), Run(" "), *own)
            lines.extend(self._set(own, style)[2])
        return NoteLines(note.number, lines)

    def _set(self, runs: Runs, style: Style) -> tuple[Tokens, list[Span], list[Line]]:
        tokens = self.setter.tokens(runs, style, self.measure)
        spans = self.setter.spans(tokens, self.measure, style)
        base, last = baseline(style), len(spans) - 1
        lines = [
            Line(
                style.leading,
                0.0 if n else style.before,
                base=base,
                segments=self.setter.segments(tokens, span, style, last=n == last),
            )
            for n, span in enumerate(spans)
        ]
        return tokens, spans, lines
