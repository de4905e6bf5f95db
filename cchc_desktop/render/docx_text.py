"""Runs of a document as runs of Word, with measured widths; knows no pages and no files.

Words that the PDF keeps on one line ("145" after "so", a number and its unit) are joined by
non-breaking spaces here, because Word breaks the lines.
"""

from itertools import pairwise

from cchc_desktop.model.document import Run, Runs
from cchc_desktop.model.layout import Layout
from cchc_desktop.model.layout_parts import Style
from cchc_desktop.render.breaking import Setter
from cchc_desktop.render.columns import set_lines
from cchc_desktop.render.docx_xml import Node, clean, emphasis, run, w
from cchc_desktop.render.fonts import load_faces
from cchc_desktop.render.tokens import NBSP


class Texts:
    """Turns runs into elements and tells how wide a text is in the regime's own faces."""

    def __init__(self, layout: Layout) -> None:
        self.setter = Setter(layout, load_faces(layout.font_files()))
        self.space = self.setter.space

    def widths(self, content: str, style: Style, measure: float) -> list[float]:
        """Return the width of each line of a centred text."""
        return [width for _, width in set_lines(self.setter, content, style, measure)]

    def verbatim(self, content: str, style: Style, measure: float) -> str:
        """Keep every blank of a line, unless it is too long for one line."""
        solid = content.replace(" ", NBSP)
        return solid if len(self.widths(solid, style, measure)) == 1 else content

    def plain(self, words: str) -> list[Node]:
        """Return the elements of a text without emphasis."""
        return self.runs((Run(words),))

    def runs(self, runs: Runs, lead: str = "") -> list[Node]:
        """Return the elements of runs and their footnote marks; ``lead`` is set before them."""
        made = [run(lead)] if lead else []
        for one, words in zip(runs, self._kept(runs), strict=True):
            if words:
                made.append(run(words, *emphasis(bold=one.bold, italic=one.italic)))
            if one.note is not None:
                made.append(note_mark(one.note.number))
        return made

    def _kept(self, runs: Runs) -> list[str]:
        """Return the texts of runs with spaces made non-breaking, over the ends of runs too."""
        texts = [clean(one.text) for one in runs]
        whole = "".join(texts)
        joined = self.kept(whole)
        kept, start = [], 0
        for words in texts:
            kept.append(joined[start : start + len(words)])
            start += len(words)
        return kept

    def kept(self, words: str) -> str:
        """Return a text as long as before, whose kept words are joined by non-breaking spaces."""
        parts = words.split(" ")
        joined = parts[0]
        for before, after in pairwise(parts):
            are_kept = before and after and self.setter.belong(before, after)
            joined += (NBSP if are_kept else " ") + after
        return joined


def note_mark(number: int) -> Node:
    """Return the mark of a footnote; Word numbers the notes in their order."""
    return w(
        "r",
        w("rPr", w("rStyle", val="FootnoteReference")),
        w("footnoteReference", id=number),
    )
