"""The finished report as plain blocks; knows nothing of pages, files, forms or answers.

Every printed output (PDF, plain text) starts from these blocks. A writer handles each kind with
``match`` and ends in ``assert_never`` so that a new kind cannot be forgotten.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its number in the whole document and its paragraphs of runs."""

    number: int
    paragraphs: tuple[tuple["Run", ...], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; a note, if any, is called right after its last letter.

    The text is final: NFC, no markup, no control characters. A run that only carries a note
    has an empty text.
    """

    text: str
    bold: bool = False
    italic: bool = False
    note: Note | None = None


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The boxes 1 to 4 of the first page (Decree 30/2020, annex I): who, number, place and date.

    ``number`` and ``date`` are the whole lines as printed, blanks included when not yet issued.
    """

    parent: tuple[str, ...]
    issuer: tuple[str, ...]
    number: str
    date: str


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks beside the head: secrecy (box 10a), circulation (box 11) and draft; empty when none.

    The draft mark has a box only in Circular 01/2011 (box 12).
    """

    secrecy: str = ""
    circulation: str = ""
    draft: str = ""


@dataclass(frozen=True, slots=True)
class Urgency:
    """The urgency stamp (box 10b), with the wording of the regime."""

    text: str


@dataclass(frozen=True, slots=True)
class Title:
    """Kind of document and subject (box 5a), both centred, with a rule below."""

    kind: str
    subject: str


@dataclass(frozen=True, slots=True)
class Addressees:
    """The addressees (box 9a): on one line when single, dashed lines when several."""

    label: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its printed number (``II.``, ``2.``, ``2.1.``, ``a)``); level 1 to 4.

    ``section`` is the key of the section it opens, for bookmarks.
    """

    level: int
    number: str
    runs: Runs
    section: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A justified paragraph with first-line indent; ``section`` is the section it belongs to."""

    runs: Runs
    section: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: ``marker`` is printed before its text (``-`` or ``12.``)."""

    marker: str
    runs: Runs
    section: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """The closing paragraph, which ends with the closing sign ``./.``.

    ``section`` is the section it belongs to.
    """

    runs: Runs
    section: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """The signature block (box 7): lines of authority and position, then the signer's name."""

    authority: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Tail:
    """Recipients (box 9b) at the left and the signature block at the right, kept together.

    ``recipients`` are whole lines as printed: leading dash, final semicolon or full stop.
    ``drafter`` is the mark of who drafted and how many copies (box 12), or empty.
    """

    label: str
    recipients: tuple[str, ...]
    signature: Signature
    drafter: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """The agency's address lines at the foot of the first page (Decree box 13)."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; ``columns`` and, in the head only, ``rows`` are how many it spans.

    ``align`` is left, centre or right; empty for that of its column.
    """

    runs: Runs = ()
    align: str = ""
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its share of the width relative to the others, and its alignment."""

    share: float
    align: str = "left"


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: head rows are repeated on every page; without ``ruled`` it has no lines.

    A head cell that spans rows is given in its first row only.
    """

    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    ruled: bool = True
    section: str = ""


@dataclass(frozen=True, slots=True)
class Caption:
    """A line of its own without indent: a unit of measure, a period, a place and date."""

    runs: Runs
    align: str = "centre"


@dataclass(frozen=True, slots=True)
class Series:
    """One row of values of a chart, one for each of its categories; None where there is none."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of figures; ``kind`` is bars or lines, ``text`` says in words what it shows."""

    title: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    text: str
    kind: str = "bars"


@dataclass(frozen=True, slots=True)
class CopyMark:
    """The form of a certified copy (SAO Y, TRÍCH SAO, SAO LỤC), below the copied document.

    ``number`` and ``date`` are whole lines, as in the head.
    """

    form: str
    parent: tuple[str, ...]
    issuer: tuple[str, ...]
    number: str
    date: str
    tail: Tail


@dataclass(frozen=True, slots=True)
class Received:
    """The stamp of arrival (ĐẾN, 35 x 50 mm) on the copy of the body that received it.

    ``rows`` are label and value as printed; a value may be empty, to be written by hand.
    """

    agency: str
    rows: tuple[tuple[str, str], ...]


Body = Heading | Paragraph | Item | Caption | Table | Chart | Closing
Block = Head | Marks | Urgency | Title | Addressees | Body | Tail | Contact | CopyMark | Received


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex with its own page numbers; ``number`` is its printed name (``Phụ lục I``).

    ``reference`` is the line in brackets that names the document it belongs to.
    """

    number: str
    title: str
    reference: str
    blocks: tuple[Body, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report: its regime, its blocks in printing order, title and author for metadata."""

    regime: str
    title: str
    author: str
    blocks: tuple[Block, ...]
    annexes: tuple[Annex, ...] = ()

    def notes(self) -> tuple[Note, ...]:
        """Return all footnotes in order of their marks."""
        return tuple(run.note for runs in self.all_runs() for run in runs if run.note)

    def all_runs(self) -> Iterator[Runs]:
        """Yield the text of every block and annex, footnotes apart."""
        yield from _runs_of(self.blocks)
        for annex in self.annexes:
            yield from _runs_of(annex.blocks)


def dashed(names: Iterable[str]) -> tuple[str, ...]:
    """Return names as a dashed list: a semicolon after each, a full stop after the last."""
    bare = [name.strip().lstrip("-–• ").rstrip("; ").removesuffix(".") for name in names]
    return tuple(f"- {name}{'.' if n == len(bare) else ';'}" for n, name in enumerate(bare, 1))


def _runs_of(blocks: tuple[Block, ...]) -> Iterator[Runs]:
    for block in blocks:
        if isinstance(block, Heading | Paragraph | Item | Caption | Closing):
            yield block.runs
        elif isinstance(block, Table):
            for row in (*block.head, *block.rows):
                yield from (cell.runs for cell in row)
