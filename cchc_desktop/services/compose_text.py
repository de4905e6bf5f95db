"""Section texts as blocks, their figures put in and their footnotes numbered; knows no session.

What was made is remembered: a text whose figures are the same as before is not made again.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from cchc_desktop.model.document import Item, Note, Paragraph, Run, Runs
from cchc_desktop.model.narrative import (
    BlockKind,
    Bound,
    Inline,
    NoteMark,
    TextBlock,
    parse_narrative,
)

SECTIONS_REMEMBERED = 160  # a few reports
LONGEST_REMEMBERED = 20_000  # letters of a text


class Made(NamedTuple):
    """The blocks of a text, and the number of the last footnote up to its end."""

    blocks: tuple[Paragraph | Item, ...]
    notes: int


def section_blocks(section: str, text: str, notes: int, shown: Callable[[str, str], str]) -> Made:
    """Make the blocks of a section; ``notes`` is how many footnotes come before it.

    ``shown`` returns a bound figure or word in a form, as printed.
    """
    bound = tuple(shown(name, form) for name, form in _bound_in(text))
    make = _remembered if len(text) <= LONGEST_REMEMBERED else _make
    return make(section, text, notes, bound)


def inline_runs(inlines: tuple[Inline, ...], shown: Callable[[str, str], str]) -> Runs:
    """Return the runs of a title, which has no footnotes of its own."""
    names = (inline for inline in inlines if isinstance(inline, Bound))
    return _Maker(0, iter([shown(bound.name, bound.form) for bound in names])).runs(inlines)


@lru_cache(maxsize=SECTIONS_REMEMBERED)
def _bound_in(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((bound.name, bound.form) for bound in parse_narrative(text).bound())


def _make(section: str, text: str, notes: int, bound: tuple[str, ...]) -> Made:
    maker = _Maker(notes, iter(bound))
    blocks = tuple(maker.block(block, section) for block in parse_narrative(text).blocks)
    return Made(blocks, maker.notes)


_remembered = lru_cache(maxsize=SECTIONS_REMEMBERED)(_make)


class _Maker:
    """Goes through inlines in reading order, taking one shown figure for each bound one."""

    def __init__(self, notes: int, bound: Iterator[str]) -> None:
        self.notes = notes
        self.bound = bound

    def block(self, block: TextBlock, section: str) -> Paragraph | Item:
        runs = self.runs(block.inlines)
        match block.kind:
            case BlockKind.PARAGRAPH:
                return Paragraph(runs, section)
            case BlockKind.DASH:
                return Item("-", runs, section)
        return Item(f"{block.number}.", runs, section)

    def runs(self, inlines: Iterable[Inline]) -> Runs:
        """Join neighbours of the same style; a note is called after the last letter so far."""
        runs: list[Run] = []
        text, style = "", (False, False)
        for inline in inlines:
            if isinstance(inline, NoteMark):
                note = self._note(inline)
                if note is not None:
                    runs.append(Run(text, *style, note) if text else Run("", note=note))
                    text = ""
                continue
            own = (inline.bold, inline.italic)
            more = self._bound() if isinstance(inline, Bound) else inline.text.replace("\t", " ")
            if own != style and more:
                if text:
                    runs.append(Run(text, *style))
                text, style = "", own
            text += more
        if text:
            runs.append(Run(text, *style))
        return tuple(runs)

    def _bound(self) -> str:
        return next(self.bound).replace("\n", "; ").replace("\t", " ")

    def _note(self, mark: NoteMark) -> Note | None:
        """Number a footnote; one without words is left out."""
        number = self.notes + 1
        paragraphs = tuple(self.runs(paragraph) for paragraph in mark.paragraphs)
        paragraphs = tuple(p for p in paragraphs if any(run.text.strip() for run in p))
        if not paragraphs:
            return None
        self.notes = number
        return Note(number, paragraphs)
