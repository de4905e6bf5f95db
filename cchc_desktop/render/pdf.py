"""Placed pages drawn into a PDF file for the archive, with its structure; breaks no lines.

The parts are kept by what they show: letters and faces for good, pages and charts for the next
export, so that after a change little is drawn again.
"""

from pathlib import Path
from typing import BinaryIO

from reportlab.pdfbase.pdfdoc import PDFString

from cchc_desktop.model.document import Document
from cchc_desktop.model.layout import Layout
from cchc_desktop.render import pdf_archive
from cchc_desktop.render.collecting import collector_paused
from cchc_desktop.render.fonts import Faces, load_faces
from cchc_desktop.render.pages import lay_out
from cchc_desktop.render.pdf_content import Content, Drawing, Figure, Tag, content
from cchc_desktop.render.pdf_file import File
from cchc_desktop.render.pdf_fonts import COMMON
from cchc_desktop.render.pdf_navigation import Link, find_links, page_labels, write_outline
from cchc_desktop.render.pdf_structure import Structure, tag
from cchc_desktop.render.placed import Marked, Page, Pages, PlacedChart

LATEST = 2  # the part of PDF/A that is written


def write(document: Document, layout: Layout, target: BinaryIO | Path) -> None:
    """Lay the document out and write it as a PDF; the same document gives the same bytes."""
    draw(lay_out(document, layout), document, layout, target)


def draw(
    pages: Pages,
    document: Document,
    layout: Layout,
    target: BinaryIO | Path,
    part: int = LATEST,
) -> None:
    """Write pages that are already laid out, with the document's title, author and date."""
    file = File(pdf_archive.VERSIONS[part])
    pdf_archive.set_colours(file)
    with collector_paused():
        _Writer(file, pages, layout).write()
    pdf_archive.describe(file, document, part)
    if isinstance(target, Path):
        with target.open("wb") as opened:
            file.save(opened)
    else:
        file.save(target)


class _Writer:
    """Puts pages and all that refers to them into a file."""

    def __init__(self, file: File, pages: Pages, layout: Layout) -> None:
        self.file = file
        self.pages = pages
        self.layout = layout
        self.faces: Faces = load_faces(layout.font_files())
        self.tagged = tag(pages)
        first = file.reserve(len(pages))
        self.numbers = range(first, first + len(pages))
        self.parent = file.number(file.Pages)
        self.resources = file.number(file.idToObject["BasicFonts"])

    def write(self) -> None:
        """Write all pages, then the structure, the bookmarks and the document's root."""
        structure = Structure(self.file, self.tagged, self.numbers)
        drawn = []
        for index, page in enumerate(self.pages):
            drawn.append(self._content(page, self.tagged.marked[index]))
            structure.add_page(index, page)
        links = find_links(self.pages, self.tagged.marked, self.numbers)
        annotations = self._write_links(links, structure)
        structure.write()
        for index, page in enumerate(self.pages):
            self._write_page(index, page, drawn[index], annotations.get(index, []))
        self._embed(set().union(*(made.fonts for made in drawn)))
        self._write_root(structure)

    def _content(self, page: Page, marked: list[Marked]) -> Content:
        elements = self.tagged.elements
        return content(
            Drawing(
                tuple(page.runs),
                tuple(page.rules),
                tuple(page.boxes),
                tuple(
                    Tag(start, end, elements[element].kind if element >= 0 else "")
                    for start, end, element in marked
                ),
                tuple(self._figure(chart) for chart in page.charts),
            )
        )

    def _figure(self, placed: PlacedChart) -> Figure:
        width, height = placed.width, placed.height
        from cchc_desktop.render.pdf_charts import chart_figure  # most reports have no charts

        code, fonts = chart_figure(
            placed.chart, self.layout.charts, self.layout.font_files(), width, height
        )
        return Figure(placed.x, placed.y, code, fonts)

    def _write_links(self, links: list[Link], structure: Structure) -> dict[int, list[int]]:
        annotations: dict[int, list[int]] = {}
        for link in links:
            number = self.file.reserve()
            key = structure.add_link(link.page, link.element, number)
            self.file.put(number, (link.body % key).encode("ascii"))
            annotations.setdefault(link.page, []).append(number)
        return annotations

    def _write_page(self, index: int, page: Page, drawn: Content, annotations: list[int]) -> None:
        number = self.file.add(drawn.body)
        links = "".join(f"{annotation} 0 R " for annotation in annotations)
        body = (
            f"<</Type/Page/Parent {self.parent} 0 R"
            f"/MediaBox[0 0 {page.width:.7g} {page.height:.7g}]"
            f"/Resources<</Font {self.resources} 0 R>>/Contents {number} 0 R"
            f"/StructParents {index}/Tabs/S{f'/Annots[{links}]' if links else ''}>>"
        )
        self.file.put(self.numbers[index], body.encode("ascii"))
        self.file.Pages.addPage(f"{self.numbers[index]} 0 R")

    def _embed(self, fonts: set[str]) -> None:
        """See to it that the file embeds the subsets its pages call."""
        for name in sorted(fonts):
            face, _, subset = name[1:].partition("x")
            font = self.faces[int(face)].font
            font.getSubsetInternalName(int(subset, 16) if subset else COMMON, self.file)

    def _write_root(self, structure: Structure) -> None:
        root = self.file.Catalog
        root.Lang = PDFString(pdf_archive.LANGUAGE)
        root.MarkInfo = "<</Marked true>>"
        root.ViewerPreferences = "<</DisplayDocTitle true>>"
        root.StructTreeRoot = f"{structure.root} 0 R"
        root.PageLabels = page_labels(self.pages)
        outline = write_outline(self.file, self.pages, self.numbers)
        root.Outlines = f"{outline} 0 R" if outline else None
        if outline:
            root.showOutline()
