"""Holds what is kept of pages copied in Word, LibreOffice, Google Docs and a browser."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.model.narrative import Narrative, write_narrative
from cchc_desktop.ui.pasted_html import read_html

FILES = Path(__file__).resolve().parents[1] / "files" / "pasted"
TAGS = ["<p>", "</p>", "<li>", "<ul>", "</ul>", "<td>", "<tr>", "<table>", "<b>", "</i>", "<!--"]
TAGS += ["<![if x]>", "<![x", "<!", "&#147;", "<a href='#_ftn1'>", "<div id=ftn1>", "<style>", "x"]
TAGS += ["<p style='mso-list:l0'>", "<span style='mso-list:Ignore'>", "</a>", "]]>", "&", "<ol>"]


def stored(html):
    return write_narrative(Narrative(tuple(read_html(html).blocks)))


def pasted(name):
    return stored((FILES / name).read_text(encoding="utf-8")).split("\n\n")


def test_word_keeps_lists_emphasis_and_footnotes():
    assert pasted("word.html") == [
        "Sở Nội vụ đã **tham mưu** ban hành *Kế hoạch^[Kế hoạch số 145/KH-UBND *ngày* 20/12/2018.\n"
        "Đoạn hai.]* năm **2018**; “đạt” 12\u00a0m².",
        "- Việc thứ nhất",
        "a) Điểm a",
        "3. Mục ba",
        "1\\. Đoạn tự đánh số",
        "Huyện A; 12",
    ]


def test_libreoffice_keeps_lists_emphasis_and_footnotes():
    assert pasted("libreoffice.html") == [
        "Sở Nội vụ **đã tham mưu** ban hành *Kế hoạch^[Kế hoạch số 145/KH-UBND ngày 20/12/2018.\n"
        "Đoạn hai của chú thích.]* năm.",
        "- Việc thứ nhất",
        "a) chi tiết một",
        "b) chi tiết hai",
        "- Việc thứ hai",
        "1. Một",
        "2. Hai",
        "1\\. Đoạn tự đánh số bằng tay",
        "Huyện A; 12",
        "Huyện B; 30",
        "Hết “trích dẫn”.",
    ]


def test_a_browser_s_page_keeps_words_lists_and_rows():
    assert pasted("browser.html") == [
        "**Kết quả nổi bật**",
        "Tỉnh **đạt** *92,4%* theo Quyết định.",
        "Dòng hai",
        "2. Hai",
        "- nhỏ",
        "3. Ba",
        "a) chữ a",
        "b) chữ b",
        "đoạn phụ",
        "**Đơn vị**; **Số**",
        "A; 1",
    ]


def test_google_docs_bold_frame_makes_nothing_bold():
    assert pasted("google-docs.html") == ["Sở **đã*** trình^[Theo Nghị quyết 30c]*", "- Một"]


def test_rows_and_notes_are_counted_for_the_notice():
    found = read_html((FILES / "libreoffice.html").read_text(encoding="utf-8"))
    assert (found.notes, found.rows) == (1, 2)


def test_a_called_note_without_its_words_stays_as_shown():
    html = '<p>a<a href="#_ftn9" name="_ftnref9">[9]</a> b</p>'
    assert stored(html) == "a\\[9\\] b"


def test_a_note_copied_alone_is_text():
    html = '<div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> Theo báo cáo</p></div>'
    assert stored(html) == "Theo báo cáo"


def test_what_is_hidden_deleted_or_commented_is_not_pasted():
    html = "<p>a<del>b</del><span style='display:none'>c</span><!-- d --><script>e</script>f</p>"
    assert stored(html) == "af"


def test_classes_of_a_style_sheet_hold():
    html = "<style>p.dam, .nghieng {font-style:italic} p.dam{font-weight:700}</style>"
    html += "<p class=dam>a</p><p><span class=nghieng>b</span></p>"
    assert stored(html) == "***a***\n\n*b*"


def test_an_old_font_is_told_and_converted_when_asked():
    html = "<p><span style='font-family:.VnTime'>TØnh §ång Th¸p</span> và Unicode</p>"
    assert read_html(html).old_font == "TCVN3"
    (block,) = read_html(html, convert_fonts=True).blocks
    assert block.inlines[0].text == "Tỉnh Đồng Tháp và Unicode"


@given(st.lists(st.sampled_from(TAGS), max_size=30).map("".join))
def test_no_page_is_refused(html):
    assert read_html(html).notes >= 0


@pytest.mark.parametrize("piece", ["<b>", "<p><ul><li>", "<![if ", "<!--", "<a href='#_ftn1'>"])
def test_a_page_that_never_closes_is_read_in_one_go(piece):
    """Time grows with the length, not with its square."""
    assert read_html(piece * 20_000).rows == 0
