"""Holds pictures and search of a finished PDF: sizes in pixels, ink, bands, words over lines."""

from dataclasses import replace
from io import BytesIO

import pytest

from cchc_desktop.model.document import Paragraph, Run
from cchc_desktop.render import pdf
from cchc_desktop.render.raster import PdfPages
from tests.render.samples import PROSE, layout, report

A4 = (210 / 25.4 * 72, 297 / 25.4 * 72)


@pytest.fixture(scope="module")
def pages():
    target = BytesIO()
    document = report(paragraphs=1)
    blocks = (*document.blocks[:2], Paragraph((Run(PROSE),)))
    pdf.write(replace(document, blocks=blocks), layout(), target)
    with PdfPages(target.getvalue()) as opened:
        yield opened


def test_a_picture_has_the_size_and_the_ink_of_its_page(pages):
    assert pages.sizes[0] == pytest.approx(A4, abs=0.1)
    drawn = pages.picture(0, 2.0, grey=True)
    assert (drawn.width, drawn.height) == pytest.approx((A4[0] * 2, A4[1] * 2), abs=1)
    assert set(drawn.data[:1000]) == {255}
    assert min(drawn.data) < 60


def test_bands_make_up_the_whole_picture(pages):
    """A page for a fine printer is drawn in bands, so that memory stays small."""
    whole = pages.picture(0, 1.0)
    upper = pages.picture(0, 1.0, band=(0.0, whole.height - 300.0))
    lower = pages.picture(0, 1.0, band=(300.0, 0.0))
    assert upper.data + lower.data == whole.data


def test_words_are_found_over_line_ends_and_in_any_case(pages):
    (hit,) = pages.find(0, "thường xuyên RÀ SOÁT, thực hiện có hiệu quả những nhiệm vụ được giao")
    assert len(hit.boxes) == 2
    assert all(box.left < box.right and box.bottom < box.top for box in hit.boxes)


def test_marks_count_only_when_they_are_typed(pages):
    assert pages.find(0, "hieu qua") == pages.find(0, "hiệu quả") != []
    assert pages.find(0, "hiểu qua") == []
    assert pages.find(0, "   ") == []
