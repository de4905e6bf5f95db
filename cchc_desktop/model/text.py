"""What letters are let in from typing, files and the clipboard; knows no fields and no storage."""

import unicodedata

_KEPT = frozenset("\n\t")
# A quotation, another one in it or not. Of an opening sign without its end nothing is gone over
# twice, so that a text of nothing else takes no longer than any other.
QUOTED = r"“(?:[^“”]++|“[^“”]*+”)*+”|\"[^\"]*\""


def clean(text: str) -> str:
    """Return ``text`` in NFC with one kind of line end and no control signs but tab and newline.

    Zero-width and direction signs, unpaired surrogates and the byte-order mark go; every letter
    and visible sign stays.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and text.isprintable():
        return text
    kept = "".join(
        sign
        for sign in text
        if sign in _KEPT or unicodedata.category(sign) not in {"Cc", "Cs", "Cf"}
    )
    return unicodedata.normalize("NFC", kept)


def clean_line(text: str) -> str:
    """Return ``text`` cleaned, on one line, without blanks at its ends."""
    return " ".join(clean(text).split())


class _Folds(dict[int, str]):
    """Each letter's plain small letter, worked out when it is first met."""

    def __missing__(self, sign: int) -> str:
        letter = chr(sign).lower()
        plain = unicodedata.normalize("NFD", letter.replace("\u0111", "d"))[:1]
        self[sign] = plain
        return plain


_FOLDS = _Folds()


def folded(text: str) -> str:
    """Return text without marks and capitals, as people type when they search; đ is d.

    Of text in NFC every sign keeps its place.
    """
    return text.translate(_FOLDS)
