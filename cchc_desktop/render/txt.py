"""The document as plain text in UTF-8; knows no fonts and no pages."""

from pathlib import Path
from typing import BinaryIO, assert_never

from cchc_desktop.model.document import (
    Addressees,
    Annex,
    Block,
    Caption,
    Chart,
    Closing,
    Contact,
    CopyMark,
    Document,
    Head,
    Heading,
    Item,
    Marks,
    Note,
    Paragraph,
    Received,
    Row,
    Runs,
    Table,
    Tail,
    Title,
    Urgency,
)
from cchc_desktop.model.layout import Layout


def write(document: Document, layout: Layout, target: BinaryIO | Path) -> None:
    """Write one paragraph a line, an empty line between; footnotes follow the closing line."""
    data = text(document, layout).encode("utf-8")
    if isinstance(target, Path):
        target.write_bytes(data)
    else:
        target.write(data)


def text(document: Document, layout: Layout) -> str:
    """Return the whole document as text, footnote marks as ``[1]``."""
    parts: list[str] = []
    tails = [block for block in document.blocks if isinstance(block, Tail)]
    for block in document.blocks:
        if not isinstance(block, Tail):
            parts += _block(block, layout)
    parts += [_note(note) for note in document.notes()]
    for tail in tails:
        parts += _block(tail, layout)
    for annex in document.annexes:
        parts += _annex(annex, layout)
    return "\n\n".join(parts) + "\n"


def _annex(annex: Annex, layout: Layout) -> list[str]:
    head = "\n".join(filter(None, (annex.number, annex.title, annex.reference)))
    return [head, *(part for block in annex.blocks for part in _block(block, layout))]


def _block(block: Block, layout: Layout) -> list[str]:
    match block:
        case Paragraph() | Caption() | Closing():
            parts = [_runs(block.runs)]
        case Item():
            parts = [f"{block.marker} {_runs(block.runs)}"]
        case Heading():
            parts = [f"{block.number} {_runs(block.runs)}".strip()]
        case Table():
            parts = ["\n".join(_row(row) for row in (*block.head, *block.rows))]
        case Chart():
            parts = [f"{block.title}\n{block.text}"]
        case Tail():
            parts = _tail(block)
        case CopyMark():
            issuer = "\n".join((*block.parent, *block.issuer))
            parts = [issuer, block.form, block.number, block.date, *_tail(block.tail)]
        case _:
            parts = _front(block, layout)
    return parts


Front = Urgency | Marks | Head | Title | Addressees | Contact | Received


def _front(block: Front, layout: Layout) -> list[str]:
    words = layout.words
    match block:
        case Urgency():
            parts = [block.text]
        case Marks():
            parts = [mark for mark in (block.circulation, block.secrecy, block.draft) if mark]
        case Head():
            issuer = "\n".join((*block.parent, *block.issuer))
            parts = [issuer, f"{words.national_name}\n{words.motto}", block.number, block.date]
        case Title():
            parts = [f"{block.kind}\n{block.subject}"]
        case Addressees():
            parts = [" ".join((block.label, "; ".join(block.names)))]
        case Contact():
            parts = ["\n".join(block.lines)]
        case Received():
            rows = (" ".join(row).strip() for row in block.rows)
            parts = ["\n".join((block.agency, layout.received.word, *rows))]
        case _:
            assert_never(block)
    return parts


def _tail(tail: Tail) -> list[str]:
    recipients = "\n".join(filter(None, (tail.label, *tail.recipients, tail.drafter)))
    return [recipients, "\n".join((*tail.signature.authority, "", tail.signature.name))]


def _row(row: Row) -> str:
    return "\t".join(_runs(cell.runs) for cell in row)


def _runs(runs: Runs) -> str:
    return "".join(run.text + (f"[{run.note.number}]" if run.note else "") for run in runs)


def _note(note: Note) -> str:
    return f"[{note.number}] " + "\n".join(_runs(runs) for runs in note.paragraphs)
