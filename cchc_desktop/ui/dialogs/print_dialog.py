"""The dialog that asks which pages go to which printer; it prints nothing itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.ui.dialogs.base import FormDialog

Duplex = QPrinter.DuplexMode
_SIDES = (
    ("Một mặt", Duplex.DuplexNone),
    ("Hai mặt, lật theo cạnh dài", Duplex.DuplexLongSide),
    ("Hai mặt, lật theo cạnh ngắn", Duplex.DuplexShortSide),
)
_ALL, _CURRENT, _CHOSEN = range(3)
_MOST_COPIES = 999
_PART = re.compile(r"(\d+)(?:\s*[-–]\s*(\d*))?", re.ASCII)


@dataclass(frozen=True)
class PrinterChoice:
    """A printer of this computer and how it can turn paper."""

    name: str
    description: str
    duplex: tuple[QPrinter.DuplexMode, ...] = ()


@dataclass(frozen=True)
class Wish:
    """What the user wants printed; pages count from 0."""

    pages: tuple[int, ...]
    copies: int
    collate: bool
    duplex: QPrinter.DuplexMode
    grey: bool

    def order(self) -> list[int | None]:
        """List every side for a printer that makes no copies by itself; None is a blank side.

        With both sides printed, each copy begins on a leaf of its own.
        """
        sides = 1 if self.duplex == Duplex.DuplexNone else 2
        parts = [self.pages[n : n + sides] for n in range(0, len(self.pages), sides)]
        leaves: list[tuple[int | None, ...]] = [
            part + (None,) * (sides - len(part)) for part in parts
        ]
        if self.collate:
            leaves *= self.copies
        else:
            leaves = [leaf for leaf in leaves for _ in range(self.copies)]
        order = [side for leaf in leaves for side in leaf]
        return order[:-1] if order[-1:] == [None] else order


def read_pages(typed: str, count: int) -> tuple[int, ...]:
    """Read pages typed as ``1-3,7`` into places counted from 0, each one once.

    Raises:
        UserError: something is no page, or no page of this report.
    """
    pages: dict[int, None] = {}
    for part in filter(None, (part.strip() for part in re.split("[,;]", typed))):
        found = _PART.fullmatch(part)
        if found is None:
            raise UserError(messages.PAGES_UNREADABLE.format(typed=part))
        first = int(found[1])
        last = int(found[2] or count) if found[2] is not None else first
        if not 1 <= first <= last <= count:
            raise UserError(messages.PAGES_OUTSIDE.format(typed=part, count=count))
        pages |= dict.fromkeys(range(first - 1, last))
    if not pages:
        raise UserError(messages.PAGES_MISSING)
    return tuple(pages)


class PrintDialog(FormDialog):
    """Take a wish apart from the printer that will fulfil it."""

    def __init__(
        self,
        printers: list[PrinterChoice],
        count: int,
        current: int,
        parent: QWidget | None = None,
        warning: str = "",
    ) -> None:
        super().__init__("In báo cáo", "&In", parent)
        self.wish = Wish((), 1, collate=True, duplex=Duplex.DuplexNone, grey=False)
        self._printers, self._count, self._current = printers, count, current
        self.printer = QComboBox()
        self.which = QComboBox()
        self.pages = QLineEdit()
        self.copies = QSpinBox()
        self.collate = QCheckBox("Xếp theo &bộ (1, 2, 3, 1, 2, 3)")
        self.sides = QComboBox()
        self.grey = QCheckBox("In đen &trắng, kể cả dấu độ khẩn")
        self._fill()
        self._lay_out()
        self.tell(warning)
        self.printer.currentIndexChanged.connect(self._printer_changed)
        self.which.currentIndexChanged.connect(self._which_changed)
        self.copies.valueChanged.connect(self._copies_changed)
        self._printer_changed()
        self._which_changed()
        self._copies_changed()

    @property
    def printer_name(self) -> str:
        """The system's name of the printer that was chosen."""
        return self._printers[self.printer.currentIndex()].name

    def _fill(self) -> None:
        for printer in self._printers:
            other = printer.description and printer.description != printer.name
            self.printer.addItem(
                f"{printer.name} ({printer.description})" if other else printer.name
            )
        self.which.addItem(f"Tất cả ({self._count} trang)")
        self.which.addItem(f"Trang đang xem (trang {self._current + 1})")
        self.which.addItem("Các trang ghi ở ô dưới")
        self.pages.setPlaceholderText("ví dụ 1-3,7")
        self.copies.setRange(1, _MOST_COPIES)
        self.collate.setChecked(True)

    def _lay_out(self) -> None:
        self.add_row("&Máy in:", self.printer)
        self.add_row("T&rang in:", self.which)
        self.add_row("&Các trang:", self.pages)
        self.add_row("&Số bản:", self.copies)
        self.form.addRow("", self.collate)
        self.add_row("Mặt &giấy:", self.sides)
        self.form.addRow("", self.grey)
        self.finish_layout()
        self.setMinimumWidth(520)

    def _printer_changed(self) -> None:
        """Offer both sides only where the printer can turn paper."""
        possible = self._printers[self.printer.currentIndex()].duplex
        self.sides.clear()
        for caption, mode in _SIDES:
            if mode == Duplex.DuplexNone or mode in possible or Duplex.DuplexAuto in possible:
                self.sides.addItem(caption, mode)
        self.sides.setEnabled(self.sides.count() > 1)

    def _which_changed(self) -> None:
        chosen = self.which.currentIndex() == _CHOSEN
        self.pages.setEnabled(chosen)
        if chosen:
            self.pages.setFocus()

    def _copies_changed(self) -> None:
        self.collate.setEnabled(self.copies.value() > 1)

    def accept(self) -> None:
        """Read the wish; stay and say why when it cannot be fulfilled."""
        try:
            pages = self._chosen_pages()
        except UserError as error:
            self.tell(error.message)
            self.pages.setFocus()
            self.pages.selectAll()
            return
        self.wish = Wish(
            pages,
            self.copies.value(),
            self.collate.isChecked(),
            self.sides.currentData(),
            self.grey.isChecked(),
        )
        super().accept()

    def _chosen_pages(self) -> tuple[int, ...]:
        which = self.which.currentIndex()
        if which == _CURRENT:
            return (self._current,)
        if which == _ALL:
            return tuple(range(self._count))
        return read_pages(self.pages.text(), self._count)
