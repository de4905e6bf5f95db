"""Holds that the bundled faces have every Vietnamese letter and hide no missing one."""

import unicodedata

import pytest

from cchc_desktop.errors import UserError
from cchc_desktop.render.fonts import MISSING, load_faces
from tests.render.samples import LAYOUTS, layout

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VIETNAMESE = [
    unicodedata.normalize("NFC", letter + tone) for letter in "aăâeêioôơuưy" for tone in TONES
] + ["đ"]
FACES = load_faces(layout().font_files())


def test_all_vietnamese_letters_are_in_all_faces():
    letters = VIETNAMESE + [letter.upper() for letter in VIETNAMESE]
    assert len(set(letters)) == 146
    text = "".join(letters) + "–—“”‘’…§°²³½×≤≥"
    assert [face.printable(text) for face in FACES] == [text] * len(FACES)


def test_missing_letters_are_drawn_as_boxes():
    assert FACES[0].printable("a漢b\U0001f600") == f"a{MISSING}b{MISSING}"


def test_control_and_invisible_letters_are_dropped():
    assert FACES[1].printable("a\x00b\u200bc\u00add\ne\tf\ud800g") == "abcd e fg"


def test_faces_are_loaded_once():
    files = layout("nd30-2020").font_files()
    assert load_faces(files) is load_faces(files)


def test_missing_file_is_named(tmp_path):
    files = [tmp_path / f"{n}.ttf" for n in range(4)]
    with pytest.raises(UserError, match=r"0\.ttf"):
        load_faces(tuple(files))


def test_licence_stands_beside_the_fonts():
    assert "SIL OPEN FONT LICENSE" in (LAYOUTS.parent / "fonts" / "OFL.txt").read_text(
        encoding="utf-8"
    )
