"""The document as a Word file that looks like the PDF and can be edited; breaks no lines itself.

Word sets the lines: styles carry the layout, and the parts are tables, lists and footnotes as
somebody would make them there.
"""

from collections.abc import Iterable
from itertools import zip_longest
from pathlib import Path
from typing import BinaryIO, assert_never

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
    Paragraph,
    Received,
    Run,
    Table,
    Tail,
    Title,
    Urgency,
)
from cchc_desktop.model.layout import Layout
from cchc_desktop.render.docx_columns import copy_mark, head, tail
from cchc_desktop.render.docx_front import Front
from cchc_desktop.render.docx_notes import footnotes
from cchc_desktop.render.docx_package import WordPackage
from cchc_desktop.render.docx_sections import Sections
from cchc_desktop.render.docx_styles import LANGUAGE, font_table, lists, settings, styles
from cchc_desktop.render.docx_tables import caption, table
from cchc_desktop.render.docx_text import Texts
from cchc_desktop.render.docx_work import Work
from cchc_desktop.render.docx_xml import (
    SMALLEST_TYPE,
    TINY,
    Node,
    Para,
    keep_with_next,
    name,
    paragraph,
    root,
    spacer,
    w,
)
from cchc_desktop.render.tokens import NBSP


def write(document: Document, layout: Layout, target: BinaryIO | Path) -> None:
    """Write the document as DOCX; the same document gives the same bytes."""
    package = WordPackage()
    texts = Texts(layout)
    work = Work(layout, texts, package, layout.paper.text_width)
    package.add("styles", styles(layout))
    package.add("settings", settings())
    package.add("fontTable", font_table())
    package.add("footnotes", footnotes(document.notes(), texts, layout))
    body = _Body(work, Sections(layout, package)).of(document)
    package.add("numbering", lists(layout, work.starts))
    package.describe(document.title, document.author, LANGUAGE)
    package.save(root("w:document", body), target)


class _Body:
    """Makes the body: one section for the report, one for each annex."""

    def __init__(self, work: Work, sections: Sections) -> None:
        self.work = work
        self.sections = sections
        self.front = Front(work)
        self.content: list[Node] = []

    def of(self, document: Document) -> Node:
        contact = next((b for b in document.blocks if isinstance(b, Contact)), None)
        # Tables may not begin a document: some programs put a whole empty line before one.
        self.content.append(spacer(SMALLEST_TYPE))
        self._add_blocks(document.blocks)
        properties = self.sections.properties(landscape=False, contact=contact)
        for annex in document.annexes:
            self._end_section(properties)
            properties = self._add_annex(annex)
        self._end_with_text()
        return w("body", *self.content, properties)

    def _add_annex(self, annex: Annex) -> Node:
        self.work.width = self.work.layout.sheet(landscape=annex.landscape).text_width
        self.content += self.front.annex_head(annex)
        self._add_blocks(annex.blocks)
        return self.sections.properties(landscape=annex.landscape)

    def _end_section(self, properties: Node) -> None:
        self.content.append(spacer(TINY, keep_next=False, section=properties))

    def _end_with_text(self) -> None:
        """Word asks for a paragraph after the last table."""
        if not self.content or self.content[-1].tag != name("w:p"):
            self.content.append(spacer(TINY, keep_next=False))

    def _add_blocks(self, blocks: Iterable[Block]) -> None:
        given = tuple(blocks)
        for block, after in zip_longest(given, given[1:]):
            if not isinstance(block, Title | Urgency | Marks | Head | Received | Contact):
                self.content += self.front.waiting()
            self._add(block, is_closed=isinstance(after, Closing))
        self.content += self.front.waiting()

    def _add(self, block: Block, *, is_closed: bool) -> None:
        match block:
            case Head() | Marks() | Urgency() | Received() | Title() | Addressees():
                self._add_front(block)
            case Heading() | Paragraph() | Closing() | Item():
                self.content.append(self._text(block))
            case Table():
                self.content += table(block, self.work, closed=is_closed)
            case Caption():
                self.content.append(caption(block, self.work))
            case Chart():
                from cchc_desktop.render.docx_charts import chart  # most reports have no charts

                self.content += chart(block, self.work)
            case Tail() | CopyMark():
                self._add_ending(block)
            case Contact():
                return  # stands in the footer of the first page
            case _:
                assert_never(block)

    def _add_front(self, block: Head | Marks | Urgency | Received | Title | Addressees) -> None:
        match block:
            case Head():
                self.content += head(block, self.work)
            case Marks():
                self.front.hold_marks(block)
            case Urgency():
                self.front.hold_urgency(block)
            case Received():
                self.front.hold_received(block)
            case Title():
                self.content += self.front.title(block)
            case Addressees():
                self.content += self.front.addressees(block)
            case _:
                assert_never(block)

    def _add_ending(self, block: Tail | CopyMark) -> None:
        if isinstance(block, CopyMark):
            self.content += copy_mark(block, self.work)
            return
        for last in self.content[-1:]:
            if last.tag == name("w:p"):
                keep_with_next(last)
        self.content += tail(block, self.work)

    def _text(self, block: Heading | Paragraph | Closing | Item) -> Node:
        texts = self.work.texts
        match block:
            case Heading():
                level = min(max(block.level, 1), 4)
                lead = block.number + NBSP if block.number else ""
                return paragraph(Para(f"Heading{level}"), *texts.runs(block.runs, lead))
            case Item():
                number = self.work.numbering(block.marker)
                runs = block.runs if number else (Run(block.marker + NBSP), *block.runs)
                return paragraph(Para("List", numbering=number), *texts.runs(runs))
        return paragraph(Para("BodyText"), *texts.runs(block.runs))
