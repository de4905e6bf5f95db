"""Where a document for signing keeps places free, measured on its finished pages; draws nothing."""

from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from cchc_desktop import messages
from cchc_desktop.model.document import Document, Head
from cchc_desktop.model.field_types import format_amount
from cchc_desktop.model.layout import Layout
from cchc_desktop.model.layout_parts import MM
from cchc_desktop.render.pages import lay_out
from cchc_desktop.render.placed import Page, PlacedArea


@dataclass(frozen=True, slots=True)
class ReservedArea:
    """A free place in millimetres from the left and the upper edge of its page, counted from 1."""

    name: str
    page: int
    x: float
    y: float
    width: float
    height: float
    round: bool = False

    def as_data(self) -> dict[str, Any]:
        """Return it for JSON."""
        return asdict(self)

    def worded(self) -> str:
        """Return it as a line for people."""
        sizes = {name: _worded(getattr(self, name)) for name in ("x", "y", "width", "height")}
        name = messages.AREA_NAMES.get(self.name, self.name)
        return messages.AREA_LINE.format(name=name, page=self.page, **sizes)


def reserved_areas(document: Document, layout: Layout) -> tuple[ReservedArea, ...]:
    """Return the places kept free, but for a number and a date that are printed already."""
    boxes = {area.name: area.box for area in layout.signing}
    printed = _printed_boxes(document, layout)
    pages = enumerate(lay_out(document, layout), 1)
    return tuple(
        _measured(area, page, number)
        for number, page in pages
        for area in page.areas
        if boxes.get(area.name) not in printed
    )


def _printed_boxes(document: Document, layout: Layout) -> frozenset[str]:
    head = next(block for block in document.blocks if isinstance(block, Head))
    words = layout.words
    printed = set() if words.number_blank in head.number else {"number"}
    if words.date_blank not in head.date:
        printed |= {"day", "month"}
    return frozenset(printed)


def _measured(area: PlacedArea, page: Page, number: int) -> ReservedArea:
    left, top = area.x / MM, (page.height - area.y - area.height) / MM
    sizes = (left, top, area.width / MM, area.height / MM)
    x, y, width, height = (round(size, 1) for size in sizes)
    return ReservedArea(area.name, number, x, y, width, height, area.round)


def _worded(size: float) -> str:
    return format_amount(Decimal(str(size)))
