"""Goes to what was found in the open report: from the list of places, and by F3 without it."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cchc_desktop.model.excerpt_places import Stretch
from cchc_desktop.model.line_places import SIGN, letters
from cchc_desktop.model.narrative import Line, NoteMark, parse_narrative
from cchc_desktop.ui.dialogs.find_replace import FindReplaceDialog
from cchc_desktop.ui.narrative_help import stored_place
from cchc_desktop.ui.text_places import show_stretch

if TYPE_CHECKING:
    from cchc_desktop.services.replacing import Hit
    from cchc_desktop.ui.workspace import Workspace

_LONGEST = 200


class Finding(QObject):
    """Keep the words looked for in one open report."""

    def __init__(self, page: Workspace) -> None:
        super().__init__(page)
        self._page = page
        self.dialog = FindReplaceDialog(page.session, page.flush, page)
        self.dialog.hit_wanted.connect(self.show)
        page.section_shown.connect(self.dialog.follow)

    def begin(self, *, replacing: bool = False) -> None:
        """Ask for words; those selected in the text are offered."""
        editor = self._page.narrative()
        words = editor.sheet.textCursor().selectedText() if editor else ""
        if "\u2029" in words or SIGN in words or len(words) > _LONGEST:
            words = ""
        self.dialog.begin(self._page.current, words, replacing=replacing)

    def step(self, step: int) -> None:
        """Go to the next or previous place seen from the cursor, and into the text."""
        if not self.dialog.what.text():
            self.begin()
            return
        hits = self.dialog.found()
        if not hits:
            self.dialog.begin(self._page.current, "", replacing=False)
            return
        here = self._here(step)
        order = sorted(((self._order(hit), hit) for hit in hits), key=itemgetter(0))
        if step > 0:
            hit = next((hit for place, hit in order if place >= here), order[0][1])
        else:
            hit = next((hit for place, hit in reversed(order) if place < here), order[-1][1])
        self.show(hit)
        if editor := self._page.narrative():
            editor.focus_first()

    def show(self, hit: Hit) -> None:
        """Open the section of a hit and select its words; in a footnote, its mark."""
        template = self._page.session.template
        if hit.section not in template.by_key:
            self._page.go_to_name(hit.section)
            return
        self._page.show_section(hit.section)
        editor = self._page.narrative()
        if editor is not None:
            show_stretch(editor, Stretch(hit.place, hit.start, hit.end), hit.found)

    def _order(self, hit: Hit) -> tuple[int, int, int]:
        session = self._page.session
        sections = list(session.template.by_key)
        if hit.section not in sections:
            return -1, hit.block, hit.start
        start = hit.start
        if hit.note is not None:
            line = parse_narrative(session.text(hit.section)).blocks[hit.block].inlines
            start = _place_of_note(line, hit.note)
        return sections.index(hit.section), hit.block, start

    def _here(self, step: int) -> tuple[int, int, int]:
        sections = list(self._page.session.template.by_key)
        section = sections.index(self._page.current) if self._page.current in sections else -1
        editor = self._page.narrative()
        if editor is None:
            return section, -1, -1
        cursor = editor.sheet.textCursor()
        at = cursor.selectionEnd() if step > 0 else cursor.selectionStart()
        block = editor.sheet.document().findBlock(at)
        return section, stored_place(block), at - block.position()


def _place_of_note(line: Line, note: int) -> int:
    """Return where in a line the mark of a note stands."""
    marks = [at for at, inline in enumerate(line) if isinstance(inline, NoteMark)]
    return len(letters(line[: marks[note]]))


def finding_of(page: Workspace) -> Finding:
    """Return the search of an open report, which is made when it is first asked for."""
    found = page.findChild(Finding)
    return found if found is not None else Finding(page)
