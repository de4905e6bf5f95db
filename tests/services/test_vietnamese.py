"""The checks of wording over a real report, and the words that an agency lets pass."""

import pytest

from cchc_desktop.errors import UserError
from cchc_desktop.model.agency import Agency
from cchc_desktop.services.vietnamese_ignored import (
    Ignored,
    ignore,
    ignored,
    may_ignore,
    stop_ignoring,
)

ISO = "ket_qua.hien_dai.iso"
TAIL = {"the_thuc.luu", "the_thuc.email", "the_thuc.khan", "ky.chot_so_lieu"}


@pytest.fixture
def session(library):
    library.create("2026-6T", "can-tho", "cchc-2012")
    return library.open("2026-6T")


def rules(session, prefix="tv."):
    return [p.rule for p in session.problems if p.rule.startswith(prefix)]


def problem(session, rule):
    return next(p for p in session.problems if p.rule == rule)


def test_the_sample_has_nothing_but_what_its_original_had_in_head_and_tail(library):
    sample = library.open(library.create_sample())
    assert rules(sample) == []
    assert {p.rule for p in sample.problems if p.section == "head"} == TAIL


@pytest.mark.parametrize("agency", ["soc-trang", "can-tho", "so-noi-vu-can-tho"])
def test_the_sentences_a_new_report_begins_with_are_written_rightly(library, agency):
    for number, (edition, _) in enumerate(library.editions()):
        new = library.open(library.create(f"202{number + 5}-6T", agency, edition))
        assert [p.message for p in new.problems if p.rule.startswith("tv.")] == []


def test_a_finding_comes_and_goes_with_the_text(session):
    session.take_text(ISO, "Tỉnh đã đã ban hành kế hoạch.")
    assert problem(session, "tv.lap_tu").section == ISO
    assert problem(session, "tv.lap_tu").excerpt == "đã đã"
    session.take_text(ISO, "Tỉnh đã ban hành kế hoạch.")
    assert rules(session) == []


def test_what_the_agency_lets_pass_is_gone_from_all_its_reports(library, session):
    session.take_text(ISO, "Xã Bru, xã Bru và đã đã.")
    ignore(session, problem(session, "tv.am_tiet"))
    assert rules(session) == ["tv.lap_tu"]
    assert ignored(session) == [Ignored("tv.am_tiet", "Bru")]
    library.create("2026-N", "can-tho", "cchc-2012")
    other = library.open("2026-N")
    other.take_text(ISO, "Xã Bru.")
    assert rules(other) == []


def test_another_agency_still_finds_it(library, session):
    session.take_text(ISO, "Xã Bru.")
    ignore(session, problem(session, "tv.am_tiet"))
    library.create("2024-6T", "soc-trang", "cchc-2012")
    other = library.open("2024-6T")
    other.take_text(ISO, "Xã Bru.")
    assert rules(other) == ["tv.am_tiet"]


def test_an_entry_taken_back_is_found_again_and_listeners_hear_of_both(session):
    heard = []
    session.take_text(ISO, "Xã Bru.")
    session.listen(heard.append)
    ignore(session, problem(session, "tv.am_tiet"))
    ignore_again = ignored(session)
    stop_ignoring(session, ignore_again)
    assert ignored(session) == []
    assert rules(session) == ["tv.am_tiet"]
    assert [change.problems for change in heard] == [True, True]


def test_only_findings_about_words_can_be_let_pass(session):
    session.take_text(ISO, "Quyết định số 168/KH-UBND.")
    found = problem(session, "vien_dan.loai")
    assert not may_ignore(found)
    with pytest.raises(ValueError, match=r"vien_dan\.loai"):
        ignore(session, found)


def test_the_house_style_of_the_agency_is_kept_and_asked(library, session):
    data = session.agency.to_data()
    data["style"] = {"zero_pad": True, "ty": "i", "tone": "old", "month": "06"}
    library.store.save_agency("can-tho", data, "lan")
    held = library.open("2026-6T")
    held.take_text(ISO, "Tỷ lệ 5%. Thỏa thuận trong 6 tháng.")
    own = [p.rule for p in held.problems if p.section == ISO and "tv." in p.rule]
    assert own == ["tv.dat_dau", "tv.i_y", "tv.so_khong"]
    assert Agency.from_data(data).style.tone == "old"


def test_a_style_that_is_none_is_refused(session):
    data = session.agency.to_data()
    data["style"]["tone"] = "cũ"
    with pytest.raises(UserError, match="tone"):
        Agency.from_data(data)


def test_an_agency_stored_by_an_older_version_has_made_no_choice(session):
    data = session.agency.to_data()
    data["style"] = {"zero_pad": False}
    assert Agency.from_data(data).style.ty == ""


def test_decree_30_asks_for_addressees_and_for_the_clerks(session):
    session.take("head.addressees", "")
    session.take("head.recipients", "Như trên; Lưu: TH")
    assert set(rules(session, "the_thuc.")) == {"the_thuc.kinh_gui", "the_thuc.luu"}
    session.take("head.addressees", "Bộ Nội vụ")
    session.take("head.recipients", "Như trên; Lưu: VT, TH")
    assert rules(session, "the_thuc.") == []


def test_a_report_signed_before_its_period_ends_names_the_day_of_its_figures(session):
    session.take("head.date", "05/6/2026")
    assert rules(session, "ky.chot") == ["ky.chot_so_lieu"]
    session.take("head.window_end", "31/5/2026")
    assert rules(session, "ky.chot") == []


def test_an_urgent_report_arrives_the_next_day(session):
    session.take("head.date", "20/6/2026")
    session.take("head.urgency", "HỎA TỐC")
    session.take("head.received_date", "23/6/2026")
    assert rules(session, "the_thuc.khan") == ["the_thuc.khan"]
    session.take("head.received_date", "21/6/2026")
    assert rules(session, "the_thuc.khan") == []


def test_a_subject_is_written_out(session):
    session.take("head.subject", "Tình hình thực hiện công tác CCHC")
    assert problem(session, "tv.trich_yeu").excerpt == "CCHC"


def test_shortcomings_have_a_cause(session):
    session.take_text("danh_gia.han_che", "Một số đơn vị còn chậm.")
    assert rules(session) == ["tv.nguyen_nhan"]
    session.take_text("danh_gia.han_che", "Một số đơn vị còn chậm; nguyên nhân là thiếu người.")
    assert rules(session) == []
