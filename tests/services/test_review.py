"""Marks on what was carried over, on a real open report."""

import pytest

from cchc_desktop.model.checks import SectionState
from cchc_desktop.services.figure_notes import FigureNote
from cchc_desktop.services.review import UNREVIEWED, carried_figure, carried_text

SECTION = "chi_dao.ke_hoach"


@pytest.fixture
def session(library):
    session = library.open(library.create_sample())
    text = session.text(SECTION)
    session.take_all(carried_figure("ke_hoach.tong") | carried_text(SECTION, text))
    return session


def left(session):
    return [p.section for p in session.problems if p.rule == UNREVIEWED]


def test_what_was_carried_is_listed_once_a_section(session):
    assert session.review.unconfirmed() == ["ke_hoach.tong"]
    assert session.review.left() == session.review.left(SECTION) == 2
    assert left(session) == [SECTION]


def test_a_complete_section_that_was_only_carried_is_not_done(session):
    session.take("ke_hoach.hoan_thanh", "22")
    assert session.section_state(SECTION) is SectionState.CARRIED
    session.review.confirm("ke_hoach.tong")
    session.review.read(SECTION)
    assert session.section_state(SECTION) is SectionState.DONE


def test_confirming_a_figure_keeps_its_value_and_can_be_taken_back(session):
    session.review.confirm("ke_hoach.tong")
    assert not session.review.is_unconfirmed("ke_hoach.tong")
    assert session.edit_text("ke_hoach.tong") == "28"
    assert session.undo().focus == "review.ke_hoach.tong"
    assert session.review.is_unconfirmed("ke_hoach.tong")


def test_typing_a_figure_confirms_it_in_the_same_step(session):
    session.take("ke_hoach.tong", "30")
    assert session.review.unconfirmed() == []
    assert session.undo().focus == "ke_hoach.tong"
    assert session.review.is_unconfirmed("ke_hoach.tong")
    assert session.edit_text("ke_hoach.tong") == "28"


def test_a_changed_paragraph_counts_as_reviewed_until_it_is_taken_back(session):
    session.take_text(SECTION, session.text(SECTION).replace("Thực hiện", "Triển khai", 1))
    assert session.review.paragraphs(SECTION) == [False, True]
    session.undo()
    assert session.review.paragraphs(SECTION) == [True, True]


def test_paragraphs_are_read_one_by_one_or_together(session):
    session.review.read(SECTION, 1)
    assert session.review.paragraphs(SECTION) == [True, False]
    session.review.read(SECTION)
    assert session.review.left() == 0
    session.review.confirm("ke_hoach.tong")
    assert left(session) == []


def test_a_note_stays_with_its_figure_and_an_empty_one_goes(session):
    note = FigureNote("theo báo cáo tháng 6", "Sở Nội vụ", "145/BC-SNV")
    change = session.notes.take("ke_hoach.tong", note)
    assert change.aside == {"note.ke_hoach.tong"}
    assert session.notes.all() == {"ke_hoach.tong": note}
    session.notes.take("ke_hoach.tong", FigureNote())
    assert session.notes.all() == {}
