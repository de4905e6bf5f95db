"""The letters of TCVN3, VNI and VIQR beside Unicode, both ways; knows no texts.

A text in TCVN3 or VNI is met as the signs of Windows' western code page, as Word shows and stores
it when its font is missing. The tables are made from the order of the letters in each encoding.
"""

import unicodedata

TCVN3, VNI, VIQR = "TCVN3", "VNI", "VIQR"
GRAVE, HOOK, TILDE, ACUTE, DOT = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
HAT, BREVE, HORN = "\u0302", "\u0306", "\u031b"
_IN_ORDER = (GRAVE, HOOK, TILDE, ACUTE, DOT)
_SHAPES = {"^": HAT, "(": BREVE, "+": HORN, "": ""}
CROSSED = "\u0111"

# TCVN 5712 VN3: capitals with a shape at A1, small ones at A8, then vowel by vowel from B5; a gap
# in the codes is a space.
_TCVN3_CAPITALS = ("A(", "A^", "E^", "O^", "O+", "U+", "DD")
_TCVN3_TONED = (
    ("a", 0xB5, "`?~'."),
    ("a(", 0xBB, "`?~'"),
    ("a(", 0xC6, "."),
    ("a^", 0xC7, "`?~'."),
    ("e", 0xCC, "` ?~'."),
    ("e^", 0xD2, "`?~'."),
    ("i", 0xD7, "`?   ~'."),
    ("o", 0xDF, "` ?~'."),
    ("o^", 0xE5, "`?~'."),
    ("o+", 0xEA, "`?~'."),
    ("u", 0xEF, "` ?~'."),
    ("u+", 0xF5, "`?~'."),
    ("y", 0xFA, "`?~'."),
)
TONE_SIGNS = dict(zip("`?~'.", _IN_ORDER, strict=True))
# VNI puts a second sign behind the vowel: a tone, or a shape with or without a tone.
_VNI_TONES = "\u00f8\u00fb\u00f5\u00f9\u00ef"
_VNI_HATTED = "\u00e2\u00e0\u00e5\u00e3\u00e1\u00e4"
_VNI_BREVED = "\u00ea\u00e8\u00fa\u00fc\u00e9\u00eb"
_VNI_ALONE = {
    "\u00f1": CROSSED,
    "\u00ec": "i" + GRAVE,
    "\u00ed": "i" + ACUTE,
    "\u00e6": "i" + HOOK,
    "\u00f3": "i" + TILDE,
    "\u00f2": "i" + DOT,
    "\u00ee": "y" + DOT,
    "\u00f4": "o" + HORN,
    "\u00f6": "u" + HORN,
}
# What programs make of a sign on its way through the clipboard and other code pages.
TCVN3_ALIKE = {"\u2219": "\u00b7", "\u03bc": "\u00b5", "\u02c9": "\u00af"}


def composed(text: str) -> str:
    """Return a text with every letter as one sign where Unicode has it."""
    return unicodedata.normalize("NFC", text)


def _shaped(letter: str) -> str:
    """Return a letter written with a VIQR shape, such as ``o+``, in Unicode."""
    if letter in ("DD", "dd"):
        return CROSSED.upper() if letter == "DD" else CROSSED
    return composed(letter[0] + _SHAPES[letter[1:]])


def _tcvn3() -> dict[str, str]:
    table: dict[str, str] = {}
    for place, letter in enumerate(_TCVN3_CAPITALS):
        table[chr(0xA1 + place)] = _shaped(letter)
        table[chr(0xA8 + place)] = _shaped(letter).lower()
    for vowel, start, tones in _TCVN3_TONED:
        for place, tone in enumerate(tones):
            if tone != " ":
                table[chr(start + place)] = composed(_shaped(vowel) + TONE_SIGNS[tone])
    return table


def _vni() -> dict[str, str]:
    table = {legacy: composed(letter) for legacy, letter in _VNI_ALONE.items()}
    for vowel in "aeouy":
        _add_tones(table, vowel, vowel)
    _add_tones(table, "\u00f4", "o" + HORN)
    _add_tones(table, "\u00f6", "u" + HORN)
    for vowels, shape, signs in (("aeo", HAT, _VNI_HATTED), ("a", BREVE, _VNI_BREVED)):
        for vowel in vowels:
            for sign, tone in zip(signs, ("", *_IN_ORDER), strict=True):
                table[vowel + sign] = composed(vowel + shape + tone)
    del table["y\u00ef"]  # it has a sign of its own
    return table | {
        capital: letter.upper()
        for legacy, letter in table.items()
        for capital in (legacy.upper(), legacy[0].upper() + legacy[1:])
    }


def _add_tones(table: dict[str, str], legacy: str, vowel: str) -> None:
    for sign, tone in zip(_VNI_TONES, _IN_ORDER, strict=True):
        table[legacy + sign] = composed(vowel + tone)


def _viqr() -> dict[str, str]:
    table = {"dd": CROSSED, "DD": CROSSED.upper(), "Dd": CROSSED.upper(), "dD": CROSSED.upper()}
    for vowel in ("a", "a(", "a^", "e", "e^", "i", "o", "o^", "o+", "u", "u+", "y"):
        for small in (vowel, vowel.upper()):
            if len(small) > 1:
                table[small] = _shaped(small)
            for sign, tone in TONE_SIGNS.items():
                table[small + sign] = composed(_shaped(small) + tone)
    return table


TO_UNICODE = {TCVN3: _tcvn3(), VNI: _vni(), VIQR: _viqr()}
