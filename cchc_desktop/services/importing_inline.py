"""One old paragraph as stored narrative: emphasis and notes kept, links opened, else literal."""

import re

from cchc_desktop.model.narrative import (
    BlockKind,
    Line,
    Narrative,
    TextBlock,
    escape,
    parse_narrative,
    write_narrative,
)
from cchc_desktop.services.importing_lines import END, MARK
from cchc_desktop.services.importing_pieces import NoteBodies, Piece, PieceKind

_TOKEN = re.compile(
    rf"{MARK}(?P<mark>[^{END}]*){END}"
    r"|\[(?P<link>[^\[\]\n]*)\]\((?:[a-z]+:)?//[^()\s]*\)"
    r"|\[(?P<mail>[^\[\]\n]*)\]\(mailto:[^()\s]*\)"
    r"|<(?P<address>(?:https?|mailto):[^<>\s]*)>"
    r"|\\(?P<literal>[\\`*_{}\[\]()#+\-.!~|<>^])"
    r"|(?P<stars>\*{1,3})(?!\*)"
    r"|(?P<text>[^\x02\[<\\*]+|.)",
    re.DOTALL,
)
_LEADING = re.compile(r"(\d{1,3}(?=\. )|(?=-))")
_KINDS = {
    PieceKind.DASH: BlockKind.DASH,
    PieceKind.NUMBER: BlockKind.NUMBER,
}


def stored_text(pieces: list[Piece], notes: NoteBodies) -> str:
    """Return the stored narrative of a section's pieces; notes are set at their marks."""
    blocks = []
    for piece in pieces:
        line = inline(piece.text, notes)
        kind = _KINDS.get(piece.kind, BlockKind.PARAGRAPH)
        if line:
            blocks.append(TextBlock(kind, line, piece.number))
    return write_narrative(Narrative(tuple(blocks)))


def inline(text: str, notes: NoteBodies) -> Line:
    """Return one paragraph as spans and notes, its first signs taken literally."""
    stored = _stored(text, notes)
    leading = _LEADING.match(stored)
    if leading:
        stored = f"{leading[0]}\\{stored[leading.end() :]}"
    blocks = parse_narrative(stored).blocks
    return blocks[0].inlines if blocks else ()


def _stored(text: str, notes: NoteBodies | None) -> str:
    parts: list[str] = []
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup or "text"
        if kind == "mark":
            parts.append(_note(token["mark"], notes))
        elif kind == "stars":
            parts.append(token["stars"])
        else:
            parts.append(escape(token[kind]))
    return "".join(parts)


def _note(mark: str, notes: NoteBodies | None) -> str:
    """Return the note a mark calls, or the mark as it was written when nothing answers it."""
    body = notes.take(mark) if notes is not None else None
    if body is None:
        return escape(mark)
    return "^[" + "\n".join(_stored(paragraph, None) for paragraph in body) + "]"
