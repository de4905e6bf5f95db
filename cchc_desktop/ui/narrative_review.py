"""Shows which paragraphs of a sheet are still to be reviewed, and marks them as read one by one."""

from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QWidget

from cchc_desktop.ui.narrative_handing import Handing
from cchc_desktop.ui.narrative_help import SectionHelp, stored_blocks, stored_place
from cchc_desktop.ui.narrative_text import NarrativeText
from cchc_desktop.ui.narrative_tools import AskBar

_CHOICES = (
    ("here", "Đã rà soát (Ctrl+Enter)", ""),
    ("all", "Đã rà soát cả mục", ""),
)


class ReviewBar(AskBar):
    """The sentence below a sheet, there only while something is to be reviewed."""

    def __init__(self, sheet: NarrativeText, handing: Handing, help_: SectionHelp) -> None:
        super().__init__(_CHOICES, QWidget())
        self._sheet = sheet
        self._handing = handing
        self._help = help_
        self._waiting: list[bool] = []
        sheet.cursorPositionChanged.connect(self._tell_here)
        # An empty paragraph is not stored, so nobody else tells that the others moved.
        sheet.document().blockCountChanged.connect(self._moved)
        self.chosen.connect(self._answer)

    def refresh(self) -> None:
        """Ask the report again."""
        self._waiting = self._help.unreviewed()
        blocks = stored_blocks(self._sheet.document())
        # While a paragraph is being added the two do not fit; the next hand-over puts it right.
        fits = any(self._waiting) and len(blocks) == len(self._waiting)
        pairs = zip(blocks, self._waiting, strict=True) if fits else ()
        self._sheet.to_review = frozenset(b.blockNumber() for b, waits in pairs if waits)
        self._sheet.viewport().update()
        self._tell_here()

    def _moved(self, _count: int) -> None:
        if any(self._waiting):
            self.refresh()

    def read_here(self) -> bool:
        """Mark the cursor's paragraph as read and go to the next one; False when none is left."""
        self._handing.flush()
        self.refresh()
        here = self._sheet.textCursor().block()
        if here.blockNumber() in self._sheet.to_review:
            self._help.read(stored_place(here))
            self.refresh()
        elif not self._sheet.to_review:
            return False
        self._go_to_next(here)
        return True

    def _go_to_next(self, here: QTextBlock) -> None:
        places = sorted(self._sheet.to_review)
        if not places:
            return
        number = next((at for at in places if at > here.blockNumber()), places[0])
        self._sheet.setTextCursor(QTextCursor(self._sheet.document().findBlockByNumber(number)))
        self._sheet.ensureCursorVisible()

    def _tell_here(self) -> None:
        left = sum(self._waiting)
        if not left:
            self.tell("")
            return
        is_here = self._sheet.textCursor().blockNumber() in self._sheet.to_review
        # Beside the pages the sentence has no more than a third of the line.
        here = "Đoạn này chưa rà soát, mục còn" if is_here else "Mục còn"
        self.tell(f"{here} {left} đoạn." if is_here else f"{here} {left} đoạn chưa rà soát.")
        caption = _CHOICES[0][1] if is_here else "Đến đoạn ấy (Ctrl+Enter)"
        self.buttons["here"].setText(caption)
        for button in self.buttons.values():
            button.setEnabled(not self._sheet.isReadOnly())

    def _answer(self, answer: str) -> None:
        if answer == "all":
            self._handing.flush()
            self._help.read()
            self.refresh()
        else:
            self.read_here()
        self._sheet.setFocus()
