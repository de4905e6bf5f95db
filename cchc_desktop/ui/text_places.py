"""Shows a stretch of a stored text in its editor: selected, in view, and said when it is a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.model.narrative import NoteMark
from cchc_desktop.services.finding_places import is_in_text, place_of, words_at
from cchc_desktop.ui import narrative_document as nd
from cchc_desktop.ui.narrative_help import place_in, stored_blocks
from cchc_desktop.ui.narrative_view import reveal

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock

    from cchc_desktop.model.checks import Problem
    from cchc_desktop.model.excerpt_places import Stretch
    from cchc_desktop.ui.narrative_editor import NarrativeEditor
    from cchc_desktop.ui.workspace import Workspace


def show_words(page: Workspace, words: str) -> None:
    """Select words in the text of the shown section, where it has them."""
    editor = page.narrative()
    found = words_at(page.session, page.current, words) if editor else None
    if editor is not None and found is not None:
        show_stretch(editor, found, words)


def go_to_problem(page: Workspace, problem: Problem, before: int) -> None:
    """Show what a finding speaks of: its words in the text, else its field.

    ``before`` counts the findings ahead of it that quote the same words.
    """
    page.flush()
    if not is_in_text(problem, page.session):
        page.go_to(problem.section, problem.fields[0] if problem.fields else "")
        return
    page.show_section(problem.section)
    editor = page.narrative()
    if editor is None:
        return
    editor.focus_first()
    found = place_of(problem, page.session, before)
    if found is not None:
        show_stretch(editor, found, problem.excerpt)
    else:
        editor.say(f"Không còn thấy “{problem.excerpt}” trong lời văn: chỗ này đã sửa.")


def show_stretch(editor: NarrativeEditor, stretch: Stretch, words: str = "") -> None:
    """Select a stretch and bring it into view; of a footnote its mark, and say in which it is."""
    blocks = stored_blocks(editor.sheet.document())
    if not blocks:
        return
    block = blocks[min(stretch.place.block, len(blocks) - 1)]
    if stretch.place.note is None:
        editor.select(place_in(block, stretch.start), place_in(block, stretch.end))
    else:
        _show_note(editor, block, stretch.place.note, words)
    reveal(editor)


def _show_note(editor: NarrativeEditor, block: QTextBlock, note: int, words: str) -> None:
    marks = [place for place, inline in nd.signs_in(block) if isinstance(inline, NoteMark)]
    if not marks:
        return
    mark = marks[min(note, len(marks) - 1)]
    editor.select(mark, mark + 1)
    said = f": “{words}”" if words else ""
    number = editor.sheet.chips.note_number(mark)
    editor.say(f"Trong chú thích {number}{said}. F2 mở chú thích để xem và sửa.")
