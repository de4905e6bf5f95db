"""Holds that letters have fixed codes and fonts are built once."""

import io
import re
from itertools import pairwise

import pypdfium2
import pytest

from cchc_desktop.model.document import Document, Paragraph, Run
from cchc_desktop.render import pdf, pdf_fonts
from cchc_desktop.render.fonts import load_faces
from tests.render.pdf_objects import of_kind
from tests.render.samples import layout, letters, report

VOWELS = "aăâeêioôơuưy"


def written(*runs):
    target = io.BytesIO()
    pdf.write(Document("tt01-2011", "t", "a", (Paragraph(runs),)), layout(), target)
    return target.getvalue()


def text_of(data):
    with pypdfium2.PdfDocument(data) as opened:
        return "".join(page.get_textpage().get_text_bounded() for page in opened)


def test_common_letters_are_all_of_ascii_and_vietnamese():
    small = set(pdf_fonts.vietnamese())
    assert len(small) == 134
    assert set(VOWELS + VOWELS.upper() + "đĐ") - small <= set("aeiouyAEIOUY")
    assert set(map(chr, range(32, 127))) | small < pdf_fonts.COMMON_LETTERS


def test_ascii_is_written_as_itself():
    text = "".join(map(chr, range(32, 127)))
    assert pdf_fonts.encode(text) == text.encode("ascii")


def test_a_letter_has_one_code_in_every_face():
    found = {font.letters(0)[pdf_fonts.encode("ệ")[0]] for font in fonts()}
    assert found == {ord("ệ")}


def fonts():
    return [face.font for face in load_faces(layout().font_files())]


@pytest.mark.parametrize("style", [(False, False), (True, False), (False, True), (True, True)])
def test_all_vietnamese_letters_are_read_back_in_every_face(style):
    text = "".join(pdf_fonts.vietnamese()) + "–—‘’“”…•₫§°²³½×÷≤≥±€"
    cut = " ".join(text[start : start + 20] for start in range(0, len(text), 20))
    assert letters(text_of(written(Run(cut, *style)))) == text


def test_letters_beyond_are_read_back_between_common_ones():
    text = "aДb αβγ ệŧ ҐĀ (\\) ♀"
    assert text_of(written(Run(text))).split() == text.split()


def test_neighbours_share_a_subset_of_letters_beyond():
    pieces = pdf_fonts.split("ДЕЖ a")
    assert [subset for subset, _ in pieces] == [0x10, 0]
    assert all(later - earlier == 1 for earlier, later in pairwise(pieces[0][1]))


def test_only_faces_in_use_are_embedded():
    assert len(of_kind(written(Run("a")), b"/FontDescriptor ")) == 1
    assert len(of_kind(written(Run("a"), Run(" b", bold=True)), b"/FontDescriptor ")) == 2


def test_subsets_are_the_same_in_every_document():
    first, second = (
        set(of_kind(data, b"/Length1 ").values())
        for data in (written(Run("abc")), written(Run("xyz ệ")))
    )
    assert first == second


def test_embedded_widths_are_those_lines_were_broken_with():
    (font,) = of_kind(written(Run("a")), b"/Subtype/TrueType").values()
    widths = re.search(rb"/Widths\[(.*?)\]", font).group(1).split()
    face = load_faces(layout().font_files())[0]
    for letter in "aệ—W":
        code = pdf_fonts.encode(letter)[0]
        assert float(widths[code]) / 1000 == pytest.approx(face[letter], abs=1e-5)


def test_a_usual_report_stays_within_the_common_letters():
    texts = {run.text for block in report().blocks for run in getattr(block, "runs", ())}
    assert set("".join(texts)) <= pdf_fonts.COMMON_LETTERS
