"""The cells of a table in a Word file, with how far each reaches; knows no paragraphs' signs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc_desktop.render.docx_numbers import value
from cchc_desktop.render.docx_xml import Node, name

MOST_COLUMNS = 63  # of a table in Word; a span that says more is made up
_CONTINUE = ("", "continue")


@dataclass(frozen=True, slots=True)
class WordCell:
    """The text of a cell on one line and how many columns it spans.

    ``goes_on`` is true where it belongs to the cell above.
    """

    text: str
    columns: int = 1
    goes_on: bool = False


@dataclass(frozen=True)
class WordTable:
    """The rows of a table, and the paragraphs that stand for it in the text of the file."""

    rows: tuple[tuple[WordCell, ...], ...]
    lines: tuple[str, ...]


def word_row(row: Node, cells: Sequence[tuple[Node, str]]) -> tuple[WordCell, ...]:
    """Return the cells of a row, an empty one before them where the row begins further right."""
    before = _count(value(row, "trPr/gridBefore", "0"))
    blank = (WordCell("", before),) if before else ()
    return (*blank, *_word_cells(cells))


def _word_cells(cells: Sequence[tuple[Node, str]]) -> Iterator[WordCell]:
    for node, text in cells:
        merge = node.find(f"{name('w:tcPr')}/{name('w:vMerge')}")
        goes_on = merge is not None and merge.get(name("w:val"), "") in _CONTINUE
        yield WordCell(text, max(_count(value(node, "tcPr/gridSpan", "1")), 1), goes_on)


def _count(shown: str) -> int:
    is_number = shown.isascii() and shown.isdigit() and len(shown) <= len(str(MOST_COLUMNS))
    return min(int(shown), MOST_COLUMNS) if is_number else 1
