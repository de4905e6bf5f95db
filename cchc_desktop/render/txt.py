"""The document as plain text in UTF-8; knows no fonts and no pages."""

from pathlib import Path
from typing import BinaryIO, assert_never

from cchc_desktop.model.document import (
    Addressees,
    Block,
    Closing,
    Document,
    Head,
    Heading,
    Item,
    Note,
    Paragraph,
    Runs,
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
    return "\n\n".join(parts) + "\n"


def _block(block: Block, layout: Layout) -> list[str]:
    match block:
        case Paragraph() | Closing():
            parts = [_runs(block.runs)]
        case Item():
            parts = [f"{block.marker} {_runs(block.runs)}"]
        case Heading():
            parts = [f"{block.number} {_runs(block.runs)}".strip()]
        case Urgency():
            parts = [block.text]
        case Head():
            words = layout.words
            parts = [
                "\n".join((*block.parent, *block.issuer)),
                f"{words.national_name}\n{words.motto}",
                block.number,
                block.date,
            ]
        case Title():
            parts = [f"{block.kind}\n{block.subject}"]
        case Addressees():
            parts = [" ".join((block.label, "; ".join(block.names)))]
        case Tail():
            parts = [
                "\n".join((block.label, *block.recipients)),
                "\n".join((*block.signature.authority, "", block.signature.name)),
            ]
        case _:
            assert_never(block)
    return parts


def _runs(runs: Runs) -> str:
    return "".join(run.text + (f"[{run.note.number}]" if run.note else "") for run in runs)


def _note(note: Note) -> str:
    return f"[{note.number}] " + "\n".join(_runs(runs) for runs in note.paragraphs)
