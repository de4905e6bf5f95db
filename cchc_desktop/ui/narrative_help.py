"""What a sheet asks of the report around its section: loose figures, findings, review, phrases.

It knows the session and places in the document; it draws nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QWidget

from cchc_desktop.model.line_places import letters
from cchc_desktop.model.narrative import Bound, NoteMark, parse_narrative
from cchc_desktop.services.register import recognised
from cchc_desktop.services.sentences import is_sentence, unfold
from cchc_desktop.services.unbound import LOOSE_NUMBER, LOOSE_PERIOD, PERIOD, UNKNOWN, loose_in_line
from cchc_desktop.ui import narrative_document as nd
from cchc_desktop.ui.dialogs.citation_picker import CitationPicker
from cchc_desktop.ui.dialogs.phrase_bank import PhraseBank
from cchc_desktop.ui.narrative_count import words_of
from cchc_desktop.ui.narrative_marks import Mark

if TYPE_CHECKING:
    from cchc_desktop.model.checks import Problem
    from cchc_desktop.services.session import Session
    from cchc_desktop.services.unbound import Loose

_SHORTEST = 2
# Only so much of a paragraph is looked at in one go; the rest of it is remembered.
_LONGEST = 1200


class SectionHelp:
    """What the report knows about the text of one section, or of a footnote in it."""

    def __init__(self, session: Session, section: str) -> None:
        self.session = session
        self.section = section
        self._findings: tuple[tuple[str, str], ...] = ()

    # --- review

    def unreviewed(self) -> list[bool]:
        """Say for each stored paragraph whether it is still to be reviewed."""
        return self.session.review.paragraphs(self.section)

    def read(self, *places: int) -> None:
        """Mark paragraphs as reviewed, all of them when none are named."""
        self.session.review.read(self.section, *places)

    # --- marks

    def take_findings(self, problems: Iterable[Problem]) -> bool:
        """Take what was found in the report; say whether it is otherwise in this section."""
        found = tuple(
            (problem.excerpt, problem.message)
            for problem in problems
            if problem.section == self.section
            and len(problem.excerpt) >= _SHORTEST
            # Loose figures are looked for here while they are being written.
            and problem.rule not in (LOOSE_NUMBER, LOOSE_PERIOD)
            and not problem.reason
        )
        changed = found != self._findings
        self._findings = found
        return changed

    def marks(self, block: QTextBlock) -> Iterator[Mark]:
        """Yield what deserves a look in one paragraph of the document."""
        text = block.text()
        if not text.strip():
            return
        for start, part in _parts(text):
            for loose in loose_in_line(part, self.session, self.section):
                yield self._loose_mark(block, text, start, loose)
        yield from self._finding_marks(block, text)
        yield from self._note_marks(block, text)

    def _loose_mark(self, block: QTextBlock, text: str, start: int, loose: Loose) -> Mark:
        first = block.position() + units(text[: start + loose.start])
        hint = loose_hint(loose)
        return Mark(first, first + units(loose.digits), loose.kind, hint, loose)

    def _finding_marks(self, block: QTextBlock, text: str) -> Iterator[Mark]:
        for words, message in self._findings:
            at = text.find(words)
            while at >= 0:
                start = block.position() + units(text[:at])
                yield Mark(start, start + units(words), "finding", message)
                at = text.find(words, at + len(words))

    def _note_marks(self, block: QTextBlock, text: str) -> Iterator[Mark]:
        """Yield the marks of footnotes in which a figure is loose."""
        if "\ufffc" not in text:
            return
        for place, inline in nd.signs_in(block):
            if isinstance(inline, NoteMark) and self._is_loose(inline):
                hint = "Chú thích này có số chưa gắn với số liệu nào. F2 mở chú thích để sửa."
                yield Mark(place, place + 1, UNKNOWN, hint)

    def _is_loose(self, note: NoteMark) -> bool:
        lines = (letters(paragraph) for paragraph in note.paragraphs)
        return any(loose_in_line(line, self.session, self.section) for line in lines)

    # --- pickers

    def citation_picker(self, before: str, parent: QWidget) -> CitationPicker:
        """Return the search for a document to cite behind the words before the cursor."""
        return CitationPicker(self.session, self.section, parent, before=before)

    def phrase_bank(self, selected: str, parent: QWidget) -> PhraseBank:
        """Return the wordings kept for use again, with the selected one offered to be kept."""
        return PhraseBank(self.session, self.section, parent, selected=selected)

    # --- sentences

    def is_sentence(self, bound: Bound) -> bool:
        """Say whether a chip is a sentence that writes itself."""
        return is_sentence(self.session, bound.name)

    def unfolded(self, bound: Bound) -> str:
        """Return the words of a sentence that writes itself as stored text; nothing for figures."""
        return unfold(self.session, bound.name) if self.is_sentence(bound) else ""

    # --- words

    def recognised(self, text: str) -> str:
        """Return the sentence about documents cited in a pasted text."""
        return recognised(text, self.session)

    def words_in_report(self) -> int:
        """Count the words of all texts as they are printed, notes included."""
        shown = self.session.shown_binding
        keys = [section.key for section in self.session.template.sections if section.has_text]
        texts = (parse_narrative(self.session.text(key)) for key in keys)
        return sum(words_of(block.inlines, shown) for text in texts for block in text.blocks)


def loose_hint(loose: Loose) -> str:
    """Say what a loose figure may be and which key binds it."""
    if not loose.candidates:
        return f"Số chưa gắn: {loose.digits} không bằng số liệu nào. F2 để chọn số liệu."
    label = loose.candidates[0].label
    what = "Kỳ viết tay" if loose.kind == PERIOD else "Số chưa gắn"
    return f"{what}: {loose.digits} là “{label}”. F2 để gắn, số sẽ tự đổi theo."


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Part a very long paragraph between sentences."""
    start = 0
    while len(text) - start > _LONGEST:
        end = text.rfind(". ", start, start + _LONGEST) + 1
        if end <= start:
            end = text.rfind(" ", start, start + _LONGEST)
        if end <= start:
            end = start + _LONGEST
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def stored_blocks(document: QTextDocument) -> list[QTextBlock]:
    """Return the blocks that are stored, in order: those that say something."""
    return [block for block in nd.blocks_of(document) if block.text().strip()]


def stored_place(block: QTextBlock) -> int:
    """Return which of the stored paragraphs a block is: those that say nothing are not stored."""
    place = 0
    above = block.previous()
    while above.isValid():
        place += bool(above.text().strip())
        above = above.previous()
    return place


def place_in(block: QTextBlock, offset: int) -> int:
    """Return the place in the document of an offset in a stored paragraph."""
    text = block.text()
    ahead = len(text) - len(text.lstrip(" "))
    return block.position() + units(text[: ahead + offset])


def units(text: str) -> int:
    """Count letters as Qt does: one beyond the basic plane counts twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
