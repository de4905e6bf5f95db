"""The finished report as plain blocks; knows nothing of pages, files, forms or answers.

Every printed output (PDF, plain text) starts from these blocks. A writer handles each kind with
``match`` and ends in ``assert_never`` so that a new kind cannot be forgotten.
"""

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
    """The closing paragraph, which ends with the closing sign ``./.``."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Signature:
    """The signature block (box 7): lines of authority and position, then the signer's name."""

    authority: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Tail:
    """Recipients (box 9b) at the left and the signature block at the right, kept together.

    ``recipients`` are whole lines as printed: leading dash, final semicolon or full stop.
    """

    label: str
    recipients: tuple[str, ...]
    signature: Signature


Block = Head | Urgency | Title | Addressees | Heading | Paragraph | Item | Closing | Tail


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report: its regime, its blocks in printing order, title and author for metadata."""

    regime: str
    title: str
    author: str
    blocks: tuple[Block, ...]

    def notes(self) -> tuple[Note, ...]:
        """Return all footnotes in order of their marks."""
        return tuple(run.note for runs in self._all_runs() for run in runs if run.note)

    def _all_runs(self) -> tuple[Runs, ...]:
        return tuple(
            block.runs
            for block in self.blocks
            if isinstance(block, Heading | Paragraph | Item | Closing)
        )
