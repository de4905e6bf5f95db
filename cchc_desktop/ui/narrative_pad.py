"""A sheet with what it asks of the report: marks, pickers and the bar below it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from cchc_desktop.model.narrative import Bound, Span, parse_narrative
from cchc_desktop.ui.binding_picker import BindingPicker
from cchc_desktop.ui.narrative_clipboard import as_printed
from cchc_desktop.ui.narrative_fixes import Fixes
from cchc_desktop.ui.narrative_handing import Handing
from cchc_desktop.ui.narrative_marking import Marking
from cchc_desktop.ui.narrative_signs import gaps_around, selected_text, sign_near, words_before
from cchc_desktop.ui.narrative_text import NarrativeText
from cchc_desktop.ui.narrative_tools import AskBar, notice_line
from cchc_desktop.ui.narrative_view import reveal
from cchc_desktop.ui.pasted_legacy import NAMES

if TYPE_CHECKING:
    from cchc_desktop.ui.chips import ChipSource
    from cchc_desktop.ui.narrative_clipboard import Piece
    from cchc_desktop.ui.narrative_help import SectionHelp

_LEGACY = (("convert", "Chuyển (Alt+C)", "Alt+C"), ("keep", "Giữ nguyên (Alt+G)", "Alt+G"))


class Pad(QWidget):
    """Write a text; without ``help_`` there is no report around it and nothing is marked."""

    def __init__(
        self,
        source: ChipSource,
        help_: SectionHelp | None,
        parent: QWidget | None = None,
        *,
        plain: bool = False,
    ) -> None:
        super().__init__(parent)
        self.source = source
        self.help = help_
        self.sheet = NarrativeText(source, plain=plain)
        if help_:
            self.sheet.in_report = True
            self.sheet.can_unfold = help_.is_sentence
        self.setFocusProxy(self.sheet)
        self.handing = Handing(self.sheet)
        self.fixes = Fixes(self.sheet)
        self.marking = Marking(self.sheet, help_.marks) if help_ else None
        self.legacy = AskBar(_LEGACY, self)
        self.notice = notice_line()
        self._piece: Piece | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.column.addWidget(self.sheet, 1)
        self.column.addWidget(self.legacy)
        self.column.addWidget(self.notice)
        self._connect()

    def _connect(self) -> None:
        self.sheet.textChanged.connect(self._changed)
        self.sheet.noticed.connect(self.say)
        self.sheet.pasted.connect(self._pasted)
        self.sheet.command.connect(self.obey)
        self.fixes.said.connect(self.say)
        self.fixes.picker_wanted.connect(self.pick)
        self.legacy.chosen.connect(self._answer_legacy)

    # --- commands

    def obey(self, command: str) -> None:
        """Carry out a command of a tool, a menu or a key."""
        self.acts()[command]()

    def acts(self) -> dict[str, Callable[[], object]]:
        """Return what can be done here, by the names of the commands."""
        return {
            "bold": partial(self.sheet.toggle_style, "bold"),
            "italic": partial(self.sheet.toggle_style, "italic"),
            "bind": self.pick,
            "cite": self.pick_citation,
            "phrase": self.pick_phrase,
            "unfold": self.unfold,
            "fix": self.fixes.fix,
            "next_mark": partial(self.fixes.step, 1),
            "previous_mark": partial(self.fixes.step, -1),
        }

    def pick(self) -> None:
        """Search for a figure to bind into the text."""
        section = self.help.section if self.help else ""
        picker = BindingPicker(self.source, self, section=section)
        picker.chosen.connect(self.sheet.insert_bound)
        self._open(picker)

    def pick_citation(self) -> None:
        """Search for a document to cite."""
        if self.help:
            self.handing.flush()
            picker = self.help.citation_picker(words_before(self.sheet), self)
            picker.chosen.connect(self.sheet.insert_words)
            self._open(picker)

    def pick_phrase(self) -> None:
        """Search for a wording kept for use again, or keep the selected one."""
        if self.help:
            self.handing.flush()
            bank = self.help.phrase_bank(selected_text(self.sheet), self)
            bank.chosen.connect(self._insert_phrase)
            self._open(bank)

    def unfold(self) -> None:
        """Make ordinary words of the sentence that writes itself at the cursor."""
        sign = sign_near(self.sheet)
        words = self.help.unfolded(sign) if self.help and isinstance(sign, Bound) else ""
        if words:
            self.sheet.select_sign()
            self._insert_stored(words)
        else:
            self.say("Con trỏ không ở câu tự viết nào để tách thành chữ.")

    def _insert_phrase(self, text: str) -> None:
        blocks = list(parse_narrative(text).blocks)
        if len(blocks) == 1:
            before, after = gaps_around(self.sheet, as_printed(blocks[0].inlines, self.sheet.chips))
            inlines = (Span(before), *blocks[0].inlines, Span(after))
            blocks = [replace(blocks[0], inlines=tuple(i for i in inlines if i != Span("")))]
        self.sheet.insert_blocks(blocks)

    def _insert_stored(self, text: str) -> None:
        self.sheet.insert_blocks(list(parse_narrative(text).blocks))

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # --- what is said

    def say(self, sentence: str) -> None:
        """Show a sentence below the text until it changes; nothing takes it away."""
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))

    def _pasted(self, piece: Piece) -> None:
        cited = self.help.recognised(piece.text) if self.help else ""
        self.say(" ".join(filter(None, (piece.told, cited))))
        if piece.encoding:
            self._piece = piece
            self.legacy.tell(f"Đoạn vừa dán có vẻ là {NAMES[piece.encoding]}.")

    def _answer_legacy(self, answer: str) -> None:
        piece, self._piece = self._piece, None
        self.legacy.tell("")
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)
        if piece is not None and answer == "convert":
            self.sheet.put_instead(piece)
            self.say("Đã chuyển sang Unicode. Ctrl+Z để lấy lại chữ như khi dán.")
            # The bar that went and the line that came moved the edge of the sheet.
            reveal(self)

    def _changed(self) -> None:
        self.say("")
        if self._piece is not None:
            # The place of the piece is no longer certain.
            self._piece = None
            self.legacy.tell("")
