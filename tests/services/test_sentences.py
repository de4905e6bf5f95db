"""Sentences of the outline that change with the answers, as printed and as put into the text."""

import pytest

from cchc_desktop import paths
from cchc_desktop.model.document import Paragraph
from cchc_desktop.model.layout import load_layout
from cchc_desktop.services.compose import compose
from cchc_desktop.services.sentences import field_of, is_sentence, spoken, unfold


@pytest.fixture
def session(library):
    return library.open(library.create("2018-6T", "soc-trang", "cchc-2012"))


def said(session, name):
    return session.shown_binding(name)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("-", "chưa nhận được phản ánh, kiến nghị"),
        ("0", "chưa nhận được phản ánh, kiến nghị"),
        ("?", "chưa tổng hợp được"),
        ("12", "đã tiếp nhận 12 phản ánh, kiến nghị"),
        ("", "……"),
    ],
)
def test_a_sentence_follows_its_figure(session, typed, words):
    session.take("pakn.tiep_nhan", typed)
    assert words in said(session, "cau.pakn")


def test_what_does_not_apply_is_not_said(session):
    section = session.template.section_of["pakn.tiep_nhan"].key
    assert "trên địa bàn" in session.figures.plain(_last(session, section))
    session.take("pakn.tiep_nhan", "x")
    assert said(session, "cau.pakn") == ""
    assert "cau.pakn" not in spoken(session, section)
    assert "trên địa bàn" not in session.figures.plain(_last(session, section))


def _last(session, section):
    from cchc_desktop.model.narrative import parse_narrative

    return parse_narrative(spoken(session, section)).blocks[-1].inlines


def test_an_agency_without_districts_says_nothing_of_them(library):
    session = library.open(library.create("2026-6T", "can-tho", "cchc-2012"))
    for name in ("cau.cham_diem", "cau.kiem_tra_ke_hoach", "cau.tthc_tong", "cau.mot_cua"):
        assert "cấp huyện" not in said(session, name)
        assert "không áp dụng" not in said(session, name)
    assert said(session, "cau.bo_may_huyen") == ""


def test_the_document_prints_the_wording_that_holds(session):
    session.take("kiem_tra.da_kiem_tra", "0")
    layout = load_layout(paths.resources() / "layouts" / "tt01-2011.toml")
    texts = [
        "".join(run.text for run in block.runs)
        for block in compose(session, layout).blocks
        if isinstance(block, Paragraph)
    ]
    assert any("chưa kiểm tra đơn vị nào theo kế hoạch" in text for text in texts)


def test_footnotes_in_wordings_are_counted(session):
    before = session.notes_before("chi_dao.kiem_tra")
    session.take("ke_hoach.van_ban_chi_dao", "0")
    assert session.notes_before("chi_dao.kiem_tra") == before - 1


def test_a_sentence_unfolds_into_text_with_its_chips_that_prints_the_same(session):
    session.take("pakn.tiep_nhan", "12")
    section = session.template.section_of["pakn.tiep_nhan"].key
    printed = session.figures.plain(_last(session, section))
    text = session.text(section).replace("{cau.pakn}", unfold(session, "cau.pakn"))
    session.take_text(section, text)
    assert "{pakn.tiep_nhan:phrase}" in session.text(section)
    assert session.figures.plain(_last(session, section)) == printed


def test_a_chip_leads_to_the_field_it_depends_on(session):
    assert field_of(session, "cau.cham_diem") == "chi_so.so_nganh"
    assert field_of(session, "ho_so.moi") == "ho_so.moi"
    assert is_sentence(session, "cau.pakn")
    assert not is_sentence(session, "pakn.tiep_nhan")


def test_counts_of_the_same_period_a_year_before_are_compared_where_there_are_any(library):
    first = library.open(library.create("2017-6T", "soc-trang", "cchc-2012"))
    second = library.open(library.create("2018-6T", "soc-trang", "cchc-2012"))
    assert said(second, "cau.ho_so_so_sanh") == ""
    for session, new, done in ((first, "90", "80"), (second, "100", "95")):
        session.take("ho_so.moi", new)
        session.take("ho_so.ky_truoc", "0")
        session.take("ho_so.dung_han", done)
        session.take("ho_so.qua_han", "5")
    second = library.open("2018-6T")
    words = said(second, "cau.ho_so_so_sanh")
    assert words.startswith("Số hồ sơ tiếp nhận tăng 10 hồ sơ so với 06 tháng đầu năm 2017, tỷ lệ")
    assert "tăng 0,88 điểm %" in words
