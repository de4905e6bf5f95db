"""What is told of a scanned text before it is taken over: stamps, headings, strokes."""

from functools import cache

from cchc_desktop.paths import resources
from cchc_desktop.services.importing import load_vocabulary
from cchc_desktop.services.vietnamese import words_of
from cchc_desktop.services.vietnamese_source import source_remarks


@cache
def vocabulary():
    return load_vocabulary(resources(), "cchc-2012")


def remarks(text):
    found = source_remarks(text, words_of(resources()), vocabulary())
    return [(remark.rule, remark.excerpt) for remark in found]


def test_a_received_stamp_and_its_misread_label_are_named():
    """E41, E42."""
    assert remarks("**ĐẾN** Số: 6150\nChuyên: Tỉnh báo cáo") == [
        ("nguon.dau_den", "ĐẾN"),
        ("nguon.nhan_dau", "Chuyên"),
        ("nguon.ky_hieu_may", "**"),
    ]
    assert remarks("Tỉnh báo cáo. Chuyên: sâu") == []


def test_lettered_headings_that_skip_a_letter_are_named_with_their_line():
    """E29."""
    (found,) = source_remarks("*d) Một*\n\n*e) Hai*", words_of(resources()), vocabulary())
    assert (found.rule, found.excerpt) == ("nguon.thu_tu_diem", "e) Hai")
    assert "Dòng 3" in found.message


def test_headings_pointed_unevenly_are_named():
    """E30."""
    assert remarks("*1. Một:*\n*2. Hai*") == [("nguon.dau_cuoi_tieu_de", "1. Một:")]
    assert remarks("*1. Một*\n*2. Hai*\n3. Ba.") == []


def test_strokes_of_a_pen_and_uneven_tones_are_named_but_no_addresses():
    """E40, E53."""
    text = "Hóa đơn, đơn giản hóa, HOẢ TỐC tại [cchc.a.vn](http://cchc.a.vn)\n- Lưu: TH. *lyu*"
    assert [r for r in remarks(text) if r[0] != "nguon.ky_hieu_may"] == [
        ("nguon.dat_dau", "HOẢ"),
        ("nguon.am_tiet", "lyu"),
    ]
