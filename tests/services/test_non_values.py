"""Sentences in which a figure is said that is none: named with their words, and reworded."""

import pytest

from cchc_desktop.services.fixes import fixes
from cchc_desktop.services.non_values import NO_FIGURE

SECTION = "chi_dao.to_chuc"
TYPED = "Năm nay tốt. Tỉnh đã có {ke_hoach.van_ban_chi_dao} văn bản đôn đốc. Còn lại đủ."


@pytest.fixture
def session(library):
    return library.open(library.create("2018-6T", "soc-trang", "cchc-2012"))


def found(session, section=SECTION):
    return [p for p in session.problems if p.rule == NO_FIGURE and p.section == section]


@pytest.mark.parametrize("typed", ["?", "-", "x"])
def test_a_sentence_that_says_a_non_value_is_named_until_there_is_a_number(session, typed):
    session.take_text(SECTION, TYPED)
    session.take("ke_hoach.van_ban_chi_dao", typed)
    (problem,) = found(session)
    assert problem.strength == "warning"
    assert problem.fields == ("ke_hoach.van_ban_chi_dao",)
    shown = session.shown_binding("ke_hoach.van_ban_chi_dao")
    assert problem.excerpt == f"Tỉnh đã có {shown} văn bản"
    session.take("ke_hoach.van_ban_chi_dao", "12")
    assert found(session) == []


def test_the_sentence_of_the_outline_is_offered_in_its_place(session):
    session.take_text(SECTION, TYPED)
    session.take("ke_hoach.van_ban_chi_dao", "-")
    (fix,) = fixes(found(session)[0], session)
    session.take_all(fix.changes)
    assert session.text(SECTION) == "Năm nay tốt. {cau.van_ban_chi_dao} Còn lại đủ."
    assert found(session) == []


def test_a_share_that_no_answer_can_give_is_named(session):
    session.take_text(SECTION, "Đạt {chi_so.ty_le} điểm chuẩn.")
    assert found(session) == []
    session.take("chi_so.diem", "x")
    assert [p.excerpt for p in found(session)] == ["Đạt …… điểm chuẩn."]


def test_a_non_value_behind_a_colon_or_as_a_phrase_reads_well(session):
    session.take_text(SECTION, "Gồm: {ke_hoach.van_ban_chi_dao}; {bo_may.da_sap_xep:phrase}.")
    session.take("ke_hoach.van_ban_chi_dao", "-")
    session.take("bo_may.da_sap_xep", "?")
    assert found(session) == []


def test_two_figures_of_one_sentence_are_one_finding(session):
    session.take_text(SECTION, "Có {chi_so.diem} điểm, hạng {chi_so.hang}. Hạng {chi_so.hang} cao.")
    session.take("chi_so.diem", "?")
    session.take("chi_so.hang", "?")
    assert [len(problem.fields) for problem in found(session)] == [2, 1]
