"""The bytes of an export in memory, and where each section stands in them.

It knows neither screen nor printer, and reads no answer: it may run beside the window.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cchc_desktop.model.document import Document
    from cchc_desktop.model.layout import Layout
    from cchc_desktop.render.placed import Page

# What a page holds beside its ink, and may count anew when a page before it changes.
_UNSEEN = frozenset({"number", "annex", "anchors", "notes", "marked", "areas"})


class Place(NamedTuple):
    """A height on a page, in points from the lower edge of the sheet; pages count from 0."""

    page: int
    y: float


@dataclass(frozen=True)
class Preview:
    """A finished PDF with the sizes of its pages in points.

    ``looks`` has a number for each page that is the same as long as the page looks the same.
    """

    content: bytes
    sizes: tuple[tuple[float, float], ...]
    places: Mapping[str, Place]
    looks: tuple[int, ...]
    _pages: "list[Page]" = field(repr=False, default_factory=list)

    def change_since(self, older: "Preview", section: str) -> Place | None:
        """Find the first line of a section that was not there or read otherwise in ``older``."""
        last = None
        lines = zip_longest(self._lines(section), older._lines(section))  # noqa: SLF001 (same class)
        for here, before in lines:
            if here is None:
                return last
            last = here[0]
            if before is None or here[1] != before[1]:
                return last
        return None

    def _lines(self, section: str) -> Iterator[tuple[Place, str]]:
        """Go through the text of a section, from its anchor to that of the next section."""
        start = self.places.get(section)
        if start is None:
            return
        later = [(place.page, -place.y) for place in self.places.values()]
        end = min((p for p in later if p > (start.page, -start.y)), default=(len(self.sizes), 0.0))
        for index in range(start.page, min(end[0] + 1, len(self._pages))):
            for run in self._pages[index].runs:
                if run.part == "text" and (start.page, -start.y) <= (index, -run.y) < end:
                    yield Place(index, run.y), run.text


def render(document: "Document", layout: "Layout") -> Preview:
    """Make the very PDF an export would write.

    Raises:
        UserError: a font of the program cannot be read.
    """
    # The libraries behind these are loaded with the first PDF, not with the window.
    from cchc_desktop.render import pdf
    from cchc_desktop.render.pages import lay_out

    pages = lay_out(document, layout)
    target = BytesIO()
    pdf.draw(pages, document, layout, target)
    return Preview(
        target.getvalue(),
        tuple((page.width, page.height) for page in pages),
        _places(pages),
        tuple(_look(page) for page in pages),
        pages,
    )


def _places(pages: "list[Page]") -> dict[str, Place]:
    """Return the first place of each section that begins on a page."""
    places: dict[str, Place] = {}
    for index, page in enumerate(pages):
        for anchor in page.anchors:
            if anchor.section:
                places.setdefault(anchor.section, Place(index, anchor.y))
    return places


def _look(page: "Page") -> int:
    """Sum up all that is drawn on a page, whatever kinds of marks there are."""
    parts = (getattr(page, part.name) for part in fields(page) if part.name not in _UNSEEN)
    return hash(tuple(tuple(part) if isinstance(part, list) else part for part in parts))
