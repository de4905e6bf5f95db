"""The tree of a document's structure as objects of the file; knows neither fonts nor operators.

There is about one element for every piece of text, so each is written as finished bytes at once.
"""

from typing import NamedTuple

from cchc_desktop.render.pdf_file import File, text_string
from cchc_desktop.render.placed import Element, Marked, Page, Pages, PlacedChart

WHOLE = Element("P", -1)  # holds the text of pages whose structure is not known
TOP = -1  # the parent of elements without one: the document itself
LINKED_WHOLE = frozenset({"Reference", "Lbl"})  # are links from their first to their last letter
ROLES = {"Title": "P"}  # kinds that PDF 1.7 does not know, and the ones they stand for
SCOPE = "/A<</O/Table/Scope/Column>>"


class Tagged(NamedTuple):
    """The elements of a document and, for each page, what belongs to which of them.

    From ``added`` on the elements are ours; they lie where their text begins.
    """

    elements: list[Element]
    marked: list[list[Marked]]
    added: int


def tag(pages: Pages) -> Tagged:
    """Return the elements with one more for every footnote mark, in the text and in the notes.

    Without any elements all of the document belongs to one.
    """
    elements = list(pages.elements) or [WHOLE]
    tagged = Tagged(elements, [], len(elements))
    for page in pages:
        marked = page.marked or [Marked(0, len(page.runs), 0)]
        if any(run.mark for run in page.runs):
            marked = [part for span in marked for part in _parted(page, span, elements)]
        tagged.marked.append(marked)
    return tagged


def _parted(page: Page, span: Marked, elements: list[Element]) -> list[Marked]:
    start, end, element = span
    parts: list[Marked] = []
    if element >= 0 and elements[element].kind not in LINKED_WHOLE:
        for position in range(start, end):
            run = page.runs[position]
            if run.mark:
                elements.append(Element("Lbl" if run.part == "note" else "Reference", element))
                parts.append(Marked(start, position, element))
                parts.append(Marked(position, position + 1, len(elements) - 1))
                start = position + 1
    return [part for part in (*parts, Marked(start, end, element)) if part.start < part.end]


class Structure:
    """Gathers what belongs to each element, page by page, then writes the tree."""

    def __init__(self, file: File, tagged: Tagged, numbers: range) -> None:
        count = len(tagged.elements)
        self.file = file
        self.elements = tagged.elements
        self.marked = tagged.marked
        self.added = tagged.added
        self.numbers = numbers
        self.root = file.reserve(2 + count)
        self.first = self.root + 2
        self._refs = [f"{number} 0 R" for number in range(self.first, self.first + count)]
        # The last place of each list stands for the document, whose index is TOP.
        self._kids: list[list[str]] = [[] for _ in range(count + 1)]
        self._below: list[list[int]] = [[] for _ in range(count + 1)]
        self._sheets = [0] * count
        self._linked = bytearray(count)
        self._boxes: dict[int, str] = {}
        self._parents: list[str] = []
        for index in range(self.added):
            self._below[self.elements[index].parent].append(index)
        for below in self._below:
            below.reverse()

    def add_page(self, index: int, page: Page) -> None:
        """Note which element each piece of a page's content belongs to, in reading order."""
        sheet = self.numbers[index]
        owners: list[str] = []
        for chart in page.charts:
            self._hold(chart.element, len(owners), sheet)
            owners.append(self._refs[chart.element])
            self._boxes[chart.element] = _layout(chart)
        for start, end, element in self.marked[index]:
            if element >= 0 and start < end:
                self._link(element)
                self._hold(element, len(owners), sheet)
                owners.append(self._refs[element])
        self._parents.append(f"{index}[{' '.join(owners)}]")

    def add_link(self, page: int, element: int, annotation: int) -> int:
        """Put a link into an element, or beside all; return its key for the annotation."""
        number, sheet = self.file.reserve(), self.numbers[page]
        kids = self._kids[element]
        held = [f"<</Type/OBJR/Obj {annotation} 0 R>>"]
        if element >= 0 and self.elements[element].kind in LINKED_WHOLE and kids:
            held = [*kids, *held]
            kids.clear()
        kids.append(f"{number} 0 R")
        parent = self.first + element
        body = f"<</S/Link/P {parent} 0 R/Pg {sheet} 0 R/K[{' '.join(held)}]>>"
        self.file.put(number, body.encode("ascii"))
        self._parents.append(f"{len(self._parents)} {number} 0 R")
        return len(self._parents) - 1

    def write(self) -> None:
        """Write the root, the document and all elements."""
        for parent in range(-1, len(self.elements)):
            self._flush(parent, -1)
        for index, element in enumerate(self.elements):
            self.file.put(self.first + index, self._body(index, element))
        file, document = self.file, self.first + TOP
        kids = " ".join(self._kids[TOP])
        file.put(document, f"<</S/Document/P {self.root} 0 R/K[{kids}]>>".encode("ascii"))
        parents = file.add(f"<</Nums[{' '.join(self._parents)}]>>".encode("ascii"))
        body = (
            f"<</Type/StructTreeRoot/K {document} 0 R/ParentTree {parents} 0 R"
            f"/ParentTreeNextKey {len(self._parents)}{self._names()}{self._roles()}>>"
        )
        file.put(self.root, body.encode("ascii"))

    def _hold(self, element: int, number: int, sheet: int) -> None:
        """Add a piece of a page's content to an element; it may go on from page to page."""
        known = self._sheets[element]
        if not known:
            self._sheets[element] = known = sheet
        here = str(number) if known == sheet else f"<</Type/MCR/Pg {sheet} 0 R/MCID {number}>>"
        self._kids[element].append(here)

    def _link(self, element: int) -> None:
        """Hang an element below its parent, at this place of what the parent holds."""
        if element >= self.added:
            parent = self.elements[element].parent
            self._link(parent)
            self._kids[parent].append(self._refs[element])
            return
        while element != TOP and not self._linked[element]:
            parent = self.elements[element].parent
            self._flush(parent, element)
            element = parent

    def _flush(self, parent: int, last: int) -> None:
        """Hang the elements of a parent up to ``last``, or all of them: empty ones keep order."""
        below, kids = self._below[parent], self._kids[parent]
        while below:
            child = below.pop()
            kids.append(self._refs[child])
            self._linked[child] = True
            if child == last:
                return

    def _body(self, index: int, element: Element) -> bytes:
        kids, sheet = self._kids[index], self._sheets[index]
        page = f"/Pg {sheet} 0 R" if sheet else ""
        held = f"/K[{' '.join(kids)}]" if len(kids) != 1 else f"/K {kids[0]}"
        more = self._more(index, element) if element.alt or element.kind in {"Note", "TH"} else ""
        parent = self.first + element.parent
        return f"<</S/{element.kind}/P {parent} 0 R{page}{more}{held}>>".encode("ascii")

    def _more(self, index: int, element: Element) -> str:
        alt = f"/Alt{text_string(element.alt)}" if element.alt else ""
        if element.kind == "Note":
            return f"{alt}/ID{_name(index)}"
        return alt + (SCOPE if element.kind == "TH" else self._boxes.get(index, ""))

    def _roles(self) -> str:
        kinds = {element.kind for element in self.elements}
        roles = "".join(f"/{kind}/{role}" for kind, role in ROLES.items() if kind in kinds)
        return f"/RoleMap<<{roles}>>" if roles else ""

    def _names(self) -> str:
        names = [
            f"{_name(index)} {self._refs[index]}"
            for index, element in enumerate(self.elements)
            if element.kind == "Note"
        ]
        return f"/IDTree<</Names[{' '.join(names)}]>>" if names else ""


def _name(index: int) -> str:
    return f"(n{index:07})"


def _layout(chart: PlacedChart) -> str:
    right, top = chart.x + chart.width, chart.y + chart.height
    return (
        f"/A<</O/Layout/Placement/Block/BBox[{chart.x:.2f} {chart.y:.2f} {right:.2f} {top:.2f}]>>"
    )
