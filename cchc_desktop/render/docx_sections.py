"""Sections of a Word file: sheet, margins, page numbers, the contact line; knows no body text."""

from cchc_desktop.model.document import Contact
from cchc_desktop.model.layout import Layout
from cchc_desktop.model.layout_parts import MM, Paper
from cchc_desktop.render.docx_package import WordPackage
from cchc_desktop.render.docx_xml import (
    Node,
    Para,
    field,
    node,
    paragraph,
    plain,
    root,
    rule,
    spacer,
    twips,
    twips_mm,
    w,
)
from cchc_desktop.render.line import baseline

PARTS = ("header", "footer")


class Sections:
    """Makes the headers and footers once and the properties of every section."""

    def __init__(self, layout: Layout, package: WordPackage) -> None:
        self.layout = layout
        self.package = package
        self._count = {"header": 0, "footer": 0}
        self._numbered = {part: self._part(part, self._number_line(part)) for part in PARTS}
        self._blank = {part: self._part(part, [plain("", Para("Spacer"))]) for part in PARTS}

    def _part(self, part: str, content: list[Node]) -> str:
        self._count[part] += 1
        tree = root("w:hdr" if part == "header" else "w:ftr", *content)
        return self.package.add(part, tree, self._count[part])

    def _number_line(self, part: str) -> list[Node]:
        at_top = self.layout.page_number.place == "top-centre"
        if at_top != (part == "header"):
            return [plain("", Para("Spacer"))]
        return [paragraph(Para(part.capitalize()), *field("PAGE", "2"))]

    def properties(self, *, landscape: bool, contact: Contact | None = None) -> Node:
        """Return the properties of a section whose first page has no number."""
        paper = self.layout.sheet(landscape=landscape)
        first = dict(self._blank)
        if contact and contact.lines:
            first["footer"] = self._part("footer", self._contact(contact, paper))
        size: dict[str, object] = {"w": twips_mm(paper.width), "h": twips_mm(paper.height)}
        if landscape:
            size["orient"] = "landscape"
        return w(
            "sectPr",
            *(_reference(part, "default", self._numbered[part]) for part in PARTS),
            *(_reference(part, "first", first[part]) for part in PARTS),
            w("type", val="nextPage"),
            w("pgSz", **size),
            self._margins(paper),
            w("pgNumType", start=1),
            w("cols", space=0),
            w("titlePg"),
        )

    def _margins(self, paper: Paper) -> Node:
        header, footer = self._distances()
        return w(
            "pgMar",
            top=twips_mm(paper.top),
            right=twips_mm(paper.right),
            bottom=twips_mm(paper.bottom),
            left=twips_mm(paper.left),
            header=twips(header),
            footer=twips(footer),
            gutter=0,
        )

    def _distances(self) -> tuple[float, float]:
        """Return how far header and footer lie from the edges, so that digits stand in place."""
        number = self.layout.page_number
        edge, base = number.edge * MM, baseline(number.style)
        return edge - base, edge - (number.style.leading - base)

    def _contact(self, contact: Contact, paper: Paper) -> list[Node]:
        """Return the address lines under a rule, which end where the text would end."""
        sizes = self.layout.contact
        below = paper.bottom * MM - self._distances()[1]
        lines = [plain(line, Para("Contact")) for line in contact.lines]
        above = self.layout.notes.rule_above
        line = rule(sizes.rule_thickness, above, 0.0, 0.0, after=sizes.rule_gap)
        return [line, *lines, spacer(below, keep_next=False)]


def _reference(part: str, pages: str, relation: str) -> Node:
    return node(f"w:{part}Reference", {"w:type": pages, "r:id": relation})
