"""Tests that the fonts shipped beside the program can write Vietnamese in all four styles."""

import unicodedata
from itertools import product
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

FOLDER = Path(__file__).resolve().parent.parent.parent / "resources" / "fonts"
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VOWELS = "aăâeêioôơuưy"


def vietnamese_letters():
    """Build the letters that ASCII lacks: twelve vowels in six tones, and đ, in both cases."""
    toned = (unicodedata.normalize("NFC", v + t) for v, t in product(VOWELS, TONES))
    small = {letter for letter in toned if not letter.isascii()} | {"đ"}
    return small | {letter.upper() for letter in small}


@pytest.mark.parametrize("style", STYLES)
def test_every_vietnamese_letter_has_a_glyph(style):
    face = TTFontFile(str(FOLDER / f"LiberationSerif-{style}.ttf"))
    letters = vietnamese_letters() | set("“”‘’–—…§%./-")
    assert {letter for letter in letters if not face.charToGlyph.get(ord(letter))} == set()


def test_the_fonts_bring_their_licence():
    licence = (FOLDER / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Reserved Font Name Liberation" in licence
