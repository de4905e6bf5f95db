"""The columns beside the figures: the report before and the one a year earlier; works nothing out.

They stand at the right edge of every row and have fixed widths, so that they are in line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from cchc_desktop.model.number_signs import PERCENT
from cchc_desktop.ui.style import GAP, mute

if TYPE_CHECKING:
    from cchc_desktop.services.comparison import Compared, Comparison

# Windows narrower than this show the figures alone.
NARROW = 1200
_LETTERS = 14
_PREVIOUS, _YEAR = "Kỳ trước", "Cùng kỳ năm trước"


def described(compared: tuple[Compared | None, Compared | None]) -> list[str]:
    """Return a sentence for each earlier value, for tooltips and screen readers."""
    found = []
    for caption, one in zip((_PREVIOUS, _YEAR), compared, strict=True):
        if one is not None and one.shown:
            words = f"{one.shown}, {one.difference}" if one.difference else one.shown
            found.append(f"{caption} ({one.period}): {words}")
    return found


def shown_columns(comparison: Comparison) -> tuple[bool, bool]:
    """Say which columns tell something; one report that is both is shown once."""
    earlier, year = comparison.periods
    return bool(earlier), bool(year) and year != earlier


class ComparedCells(QWidget):
    """The two cells beside one figure, each with the value and below it the difference."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = (_cell(), _cell())
        layout = _row(self)
        for cell in self.cells:
            mute(cell)
            layout.addWidget(cell)

    def show_compared(self, compared: tuple[Compared | None, Compared | None], unit: str) -> None:
        """Show the values of earlier reports; the unit stands beside them already."""
        for cell, one in zip(self.cells, compared, strict=True):
            lines: tuple[str, ...] = ()
            if one is not None:
                bare = one.difference.removesuffix(f" {unit}")
                lines = (one.shown, one.difference if unit == PERCENT else bare)
            cell.setText("\n".join(line for line in lines if line))

    def show_columns(self, columns: tuple[bool, bool]) -> None:
        """Show the columns that tell something."""
        for cell, there in zip(self.cells, columns, strict=True):
            cell.setVisible(there)


class ComparedHeader(QWidget):
    """Name the reports of the columns, or say that there is none yet and offer to fetch one."""

    import_wanted = Signal()

    def __init__(self, comparison: Comparison, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = shown_columns(comparison)
        layout = _row(self)
        layout.addStretch(1)
        self.fetch: QPushButton | None = None
        if any(self.columns):
            for caption, period in self._captions(comparison):
                cell = _cell(f"{caption}\n{period}")
                mute(cell)
                layout.addWidget(cell)
        else:
            layout.addWidget(_nothing())
            self.fetch = QPushButton("Nhập báo cáo &cũ…")
            self.fetch.setAutoDefault(True)
            self.fetch.clicked.connect(self.import_wanted)
            layout.addWidget(self.fetch)

    def set_read_only(self, read_only: bool) -> None:
        """Offer to fetch a report only where one can be stored."""
        if self.fetch is not None:
            self.fetch.setEnabled(not read_only)

    def _captions(self, comparison: Comparison) -> list[tuple[str, str]]:
        earlier, year = comparison.periods
        if earlier == year:
            return [(f"{_PREVIOUS}, {_YEAR.lower()}", earlier)]
        captions = zip((_PREVIOUS, _YEAR), (earlier, year), self.columns, strict=True)
        return [(caption, period) for caption, period, there in captions if there]

    @property
    def width_of_columns(self) -> int:
        """Return the room that the shown columns take in every row."""
        return sum(self.columns) * (_width(self) + GAP)


def _row(widget: QWidget) -> QHBoxLayout:
    layout = QHBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GAP)
    return layout


def _width(widget: QWidget) -> int:
    return widget.fontMetrics().averageCharWidth() * _LETTERS


def _cell(text: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    label.setFixedWidth(_width(label))
    return label


def _nothing() -> QLabel:
    label = QLabel("Chưa có kỳ trước để so sánh.")
    mute(label)
    return label
