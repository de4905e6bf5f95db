"""Word files as another program sets them: LibreOffice turns them into PDFs, which are measured.

One run of it serves all tests, because each costs seconds.
"""

import os
import re
import shutil
import subprocess
from io import BytesIO

import pypdfium2
import pytest

from cchc_desktop.render import pdf
from cchc_desktop.render.pages import lay_out
from tests.pdf_reading import read_pdf, squeeze
from tests.render.docx_samples import everything, written
from tests.render.samples import LAYOUTS, REGIMES, layout, report

FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <match target="pattern">
    <test name="family"><string>Times New Roman</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Liberation Serif</string></edit>
  </match>
</fontconfig>
"""
NEAR = 3.0  # points
pytestmark = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("office")
    config = FONTS.format(fonts=LAYOUTS.parent / "fonts", cache=place / "cache")
    (place / "fonts.conf").write_text(config, encoding="utf-8")
    names = []
    for regime in REGIMES:
        for kind, document in (("report", report(regime)), ("all", everything(regime))):
            names.append(place / f"{kind}-{regime}.docx")
            names[-1].write_bytes(written(document))
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(place / 'profile').as_uri()}", "--headless",
         "--convert-to", "pdf", "--outdir", place, *names],
        env=os.environ | {"FONTCONFIG_FILE": str(place / "fonts.conf"), "HOME": str(place)},
        capture_output=True, check=True, timeout=120,
    )  # fmt: skip
    return place


def page_texts(path):
    with pypdfium2.PdfDocument(path) as document:
        return [squeeze(page.get_textpage().get_text_range()) for page in document]


def places(source, page, wanted):
    """Return the rectangles of a text on a page."""
    with pypdfium2.PdfDocument(source) as document:
        letters = document[page].get_textpage()
        start, count = letters.search(wanted, match_case=True).get_next()
        return [letters.get_rect(n) for n in range(letters.count_rects(start, count))]


def ours(document):
    target = BytesIO()
    pdf.write(document, layout(document.regime), target)
    return target.getvalue()


@pytest.mark.parametrize("regime", REGIMES)
def test_it_has_as_many_pages_as_the_pdf(folder, regime):
    pages = lay_out(report(regime), layout(regime))
    assert abs(len(page_texts(folder / f"report-{regime}.pdf")) - len(pages)) <= 1


@pytest.mark.parametrize("regime", REGIMES)
def test_every_annex_has_the_pages_of_the_pdf(folder, regime):
    pages = lay_out(everything(regime), layout(regime))
    with pypdfium2.PdfDocument(folder / f"all-{regime}.pdf") as made:
        sizes = [page.get_size() for page in made]
    assert [width > height for width, height in sizes] == [p.width > p.height for p in pages]


@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize("part", ["national_name", "motto"])
def test_head_stands_where_the_pdf_has_it(folder, regime, part):
    wanted = getattr(layout(regime).words, part)
    made = places(folder / f"report-{regime}.pdf", 0, wanted)
    assert len(made) == 1
    assert made[0] == pytest.approx(places(ours(report(regime)), 0, wanted)[0], abs=NEAR)


@pytest.mark.parametrize("regime", REGIMES)
def test_number_of_page_two_stands_where_the_pdf_has_it(folder, regime):
    digits = [run for run in lay_out(report(regime), layout(regime))[1].runs
              if run.part == "number"]  # fmt: skip
    with pypdfium2.PdfDocument(folder / f"report-{regime}.pdf") as made:
        letters = made[1].get_textpage()
        at = (digits[0].x - NEAR, digits[0].y - NEAR, digits[0].x + 12, digits[0].y + 12)
        assert letters.get_text_bounded(*at).strip() == "2"


@pytest.mark.parametrize("regime", REGIMES)
def test_page_one_shows_no_number(folder, regime):
    with pypdfium2.PdfDocument(folder / f"report-{regime}.pdf") as made:
        letters, width, height = made[0].get_textpage(), *made[0].get_size()
        for low, high in ((0, 50), (height - 50, height)):
            assert not letters.get_text_bounded(0, low, width, high).strip()


@pytest.mark.parametrize("regime", REGIMES)
def test_footnotes_stand_on_the_page_of_their_mark(folder, regime):
    seen = []
    for page in read_pdf(folder / f"report-{regime}.pdf"):
        numbers = re.findall(r"(?<![\w,/.])\d{1,2}(?![\w,/.%])", page.small)
        called, noted = numbers[: len(numbers) // 2], numbers[len(numbers) // 2 :]
        assert called == noted
        seen += called
    assert seen == [str(note.number) for note in report(regime).notes()]


@pytest.mark.parametrize("regime", REGIMES)
def test_all_footnotes_are_there_in_order(folder, regime):
    small = "".join("".join(p.small.split()) for p in read_pdf(folder / f"report-{regime}.pdf"))
    ends = [small.find("".join(n.paragraphs[0][0].text.split())) for n in report(regime).notes()]
    assert -1 not in ends
    assert ends == sorted(ends)


@pytest.mark.parametrize("regime", REGIMES)
def test_stamps_marks_and_contact_are_shown_on_page_one(folder, regime):
    first = page_texts(folder / f"all-{regime}.pdf")[0]
    for wanted in ("HỎA TỐC", "TỐI MẬT", "XEM XONG TRẢ LẠI", "ĐẾN", "Châu Văn Tiếp"):
        assert wanted in first
    assert "Châu Văn Tiếp" not in "".join(page_texts(folder / f"all-{regime}.pdf")[1:])


@pytest.mark.parametrize("regime", REGIMES)
def test_heads_of_tables_stand_on_each_page(folder, regime):
    pages = page_texts(folder / f"all-{regime}.pdf")
    assert ["Tiếp nhận" in text for text in pages[2:5]] == [True, True, True]
