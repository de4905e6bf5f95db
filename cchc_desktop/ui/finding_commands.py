"""The commands that find and replace; what they need is loaded when they are first used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_desktop.ui.finding import Finding
    from cchc_desktop.ui.workspace import Workspace


class FindingCommands:
    """Find and replace in the open report; in the pages, when they have the focus."""

    def __init__(self, page: Callable[[], Workspace]) -> None:
        self._page = page

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Return what to call for each command by its name."""
        return {
            "find": self.find,
            "replace": self.replace,
            "find_next": partial(self.step, 1),
            "find_back": partial(self.step, -1),
        }

    def find(self) -> None:
        """Ask for words to find."""
        page = self._page()
        if page.side.pane is not None and page.side.holds_focus():
            page.side.pane.open_search()
        else:
            self._finding(page).begin()

    def replace(self) -> None:
        """Ask for words to find and others to put in their place."""
        self._finding(self._page()).begin(replacing=True)

    def step(self, step: int) -> None:
        """Go to the next or previous place found."""
        self._finding(self._page()).step(step)

    def _finding(self, page: Workspace) -> Finding:
        from cchc_desktop.ui.finding import finding_of

        return finding_of(page)
