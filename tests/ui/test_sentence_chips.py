"""Sentences that change with the answers, as chips of an editor."""

import pytest

from cchc_desktop.model.narrative import Bound
from cchc_desktop.ui.chips import DROPPED


@pytest.fixture
def page(library, page_of):
    return page_of(library.open(library.create("2018-6T", "soc-trang", "cchc-2012")))


def test_a_sentence_leads_to_the_field_it_depends_on(page):
    page.go_to_name("cau.pakn")
    assert page.current == page.session.template.section_of["pakn.tiep_nhan"].key
    assert page._form().rows["pakn.tiep_nhan"].editor.hasFocus()


def test_its_chip_follows_the_figure_and_says_when_it_is_not_printed(page):
    section = page.session.template.section_of["pakn.tiep_nhan"].key
    page.show_section(section)
    chips = page._form().narrative.sheet.chips
    page.session.take("pakn.tiep_nhan", "12")
    assert "đã tiếp nhận 12" in chips.shown(Bound("cau.pakn"))
    page.session.take("pakn.tiep_nhan", "x")
    assert chips.shown(Bound("cau.pakn")) == DROPPED


def test_footnotes_within_a_sentence_are_counted(page):
    page.show_section("chi_dao.to_chuc")
    sheet = page._form().narrative.sheet
    before = sheet.chips.note_number(sheet.document().characterCount())
    page.session.take("ke_hoach.van_ban_chi_dao", "0")
    assert sheet.chips.note_number(sheet.document().characterCount()) == before - 1
