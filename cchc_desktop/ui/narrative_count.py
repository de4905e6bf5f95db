"""Counts words, paragraphs and footnotes of texts; figures count as they are printed."""

from collections.abc import Callable

from PySide6.QtGui import QTextDocument

from cchc_desktop.model.line_places import SIGN
from cchc_desktop.model.narrative import Bound, Line, NoteMark, Span
from cchc_desktop.ui import narrative_document as nd
from cchc_desktop.ui.chips import Chips

Shown = Callable[[str, str], str]


def words_of(line: Line, shown: Shown) -> int:
    """Count the words of a line as it is printed, those of its notes too."""
    notes = [i for i in line if isinstance(i, NoteMark)]
    text = "".join(
        i.text if isinstance(i, Span) else shown(i.name, i.form) if isinstance(i, Bound) else ""
        for i in line
    )
    inside = (words_of(paragraph, shown) for note in notes for paragraph in note.paragraphs)
    return len(text.split()) + sum(inside)


def counted(document: QTextDocument, chips: Chips) -> str:
    """Say how long a text is: words without notes, paragraphs, notes."""
    words = paragraphs = notes = 0
    for block in nd.blocks_of(document):
        text = block.text()
        if SIGN in text:
            for place, inline in reversed(list(nd.signs_in(block))):
                notes += isinstance(inline, NoteMark)
                shown = chips.shown(inline) if isinstance(inline, Bound) else ""
                at = place - block.position()
                text = text[:at] + shown + text[at + 1 :]
        paragraphs += bool(text.strip())
        words += len(text.split())
    parts = [f"{words} từ", f"{paragraphs} đoạn"]
    return " · ".join(parts + ([f"{notes} chú thích"] if notes else []))
