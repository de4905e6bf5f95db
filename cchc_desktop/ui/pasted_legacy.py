"""How a pasted piece reads in Unicode when it seems to be in an encoding from before Unicode."""

from collections.abc import Callable
from dataclasses import replace

from cchc_desktop.model.legacy_text import MOJIBAKE, TCVN3, VIQR, VNI, convert, detect
from cchc_desktop.model.narrative import Bound, Line, NoteMark, Span, TextBlock
from cchc_desktop.ui.pasted_html import Pasted, read_html

NAMES = {
    TCVN3: "mã TCVN3 (ABC)",
    VNI: "mã VNI",
    VIQR: "kiểu gõ VIQR",
    MOJIBAKE: "chữ Unicode bị đọc sai mã",
}
_LONGEST = 200_000


def in_unicode(found: Pasted, html: str) -> tuple[str, list[TextBlock]]:
    """Return the old encoding and the piece in Unicode, two empty things for a Unicode piece."""
    if found.old_font:
        return found.old_font, read_html(html, convert_fonts=True).blocks
    guess = detect("\n".join(words(block.inlines) for block in found.blocks)[:_LONGEST])
    if guess is None:
        return "", []
    blocks = [_converted(block, guess.encoding) for block in found.blocks]
    return guess.encoding, blocks


def _converted(block: TextBlock, encoding: str) -> TextBlock:
    if detect(words(block.inlines), (encoding,), least=1) is None:
        return block
    return replace(block, inlines=spelled(block.inlines, lambda text: convert(text, encoding)))


def words(line: Line) -> str:
    """Return the literal words of a line, those of its notes behind it."""
    notes = [words(part) for i in line if isinstance(i, NoteMark) for part in i.paragraphs]
    return "\n".join(("".join(i.text for i in line if isinstance(i, Span)), *notes))


def spelled(line: Line, spell: Callable[[str], str]) -> Line:
    """Return a line with every literal text respelled, those of its notes too."""
    found: list[Span | Bound | NoteMark] = []
    for inline in line:
        if isinstance(inline, Span):
            found.append(replace(inline, text=spell(inline.text)))
        elif isinstance(inline, NoteMark):
            found.append(NoteMark(tuple(_plain(spelled(p, spell)) for p in inline.paragraphs)))
        else:
            found.append(inline)
    return tuple(found)


def _plain(line: Line) -> tuple[Span | Bound, ...]:
    return tuple(inline for inline in line if not isinstance(inline, NoteMark))
