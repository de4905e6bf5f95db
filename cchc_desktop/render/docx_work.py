"""What the parts of a Word file need from each other while it is made; knows no blocks."""

import re
from dataclasses import dataclass, field

from cchc_desktop.model.layout import Layout
from cchc_desktop.render.docx_package import WordPackage
from cchc_desktop.render.docx_styles import BULLET
from cchc_desktop.render.docx_text import Texts

DASH = "-"
NUMBERED = re.compile(r"([1-9][0-9]{0,4})\.", re.ASCII)


@dataclass
class Work:
    """The layout, the width of the current section in points, and what is counted through."""

    layout: Layout
    texts: Texts
    package: WordPackage
    width: float
    starts: list[int] = field(default_factory=list)
    _drawings: int = 0
    _last: int = 0

    def drawing(self) -> int:
        """Return the number of the next drawing."""
        self._drawings += 1
        return self._drawings

    def numbering(self, marker: str) -> int:
        """Return the list an item belongs to, or 0 when its marker is none Word can count."""
        if marker == DASH:
            return BULLET
        found = NUMBERED.fullmatch(marker)
        if found is None:
            return 0
        number = int(found[1])
        if not self.starts or number != self._last + 1:
            self.starts.append(number)
        self._last = number
        return BULLET + len(self.starts)
