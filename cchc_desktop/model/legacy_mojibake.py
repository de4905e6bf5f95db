"""UTF-8 that was read as Windows-1252 or Latin-1, once or more: how it looks and how it is undone.

Knows no sentences. A no-break space within a letter has often become a space since.
"""

import re

MOJIBAKE = "UTF-8"
_MOST_TIMES = 3
_FIRST_LEADING = 0xC0


def _shown(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)  # five codes are free in Windows-1252


_BYTES = {_shown(byte): byte for byte in range(0x80, 0x100)} | {
    chr(byte): byte for byte in range(0x80, 0x100)
}
_FOLLOWING = "".join(sign for sign, byte in _BYTES.items() if byte < _FIRST_LEADING)
_NEXT = f"[{re.escape(_FOLLOWING)}]"
# The letters of Vietnamese whose last byte is a no-break space begin with these.
_SPACED = "[\u00c2\u00c3\u00c6] |\u00e1[\u00ba\u00bb] "
_LETTER = re.compile(
    f"[\u00c2-\u00df]{_NEXT}|[\u00e0-\u00ef]{_NEXT}{{2}}|[\u00f0-\u00f4]{_NEXT}{{3}}|{_SPACED}"
)
# A word with all that may be the rest of a letter, but no comma or bracket.
WORD = re.compile(f"(?:[^\\W\\d_]|{_NEXT}|(?<=[\u00c2\u00c3\u00c6]) |(?<=\u00e1[\u00ba\u00bb]) )+")


def undone(text: str) -> str:
    """Return a text with its letters put together again, as often as they were taken apart."""
    made = text
    for _ in range(_MOST_TIMES):
        text, made = made, _LETTER.sub(_decoded, made)
        if made == text:
            break
    return made


def _decoded(found: re.Match[str]) -> str:
    signs = found[0].replace(" ", "\u00a0")
    try:
        return bytes(_BYTES[sign] for sign in signs).decode("utf-8")
    except UnicodeDecodeError:
        return found[0]
