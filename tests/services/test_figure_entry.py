"""Holds the short ways to fill in figures, on real reports of two periods."""

import pytest

from cchc_desktop.model.template import Kind
from cchc_desktop.model.values import Missing, MissingKind
from cchc_desktop.services.figure_entry import (
    copy_last,
    empty_figures,
    empty_states,
    last_value,
    mark_none_arisen,
)

SECTION = "ket_qua.tthc.giai_quyet"


@pytest.fixture
def session(library):
    """An empty report on the quarter after the half-year of the sample."""
    library.create_sample()
    return library.open(library.create("2018-Q3", "soc-trang"))


def test_last_periods_value_comes_unconfirmed_and_goes_in_one_step(session):
    assert copy_last(session, ["tthc.cap_tinh"]) == 1
    assert session.edit_text("tthc.cap_tinh") == "1.403"
    assert session.review.is_unconfirmed("tthc.cap_tinh")
    session.undo()
    assert session.value("tthc.cap_tinh") is None
    assert not session.review.is_unconfirmed("tthc.cap_tinh")


def test_a_figure_of_the_first_day_is_the_last_reports_of_its_last_day(session):
    """What was carried into this period is what was left open by the one before."""
    earlier = session.earlier.just_before
    assert last_value(session, "ho_so.ky_truoc") == earlier.values["ho_so.dang_giai_quyet"]


def test_without_an_earlier_value_nothing_is_taken(session):
    before = session.earlier.previous.values
    fields = session.template.fields.values()
    empty = next(f.key for f in fields if f.kind is Kind.TYPED and f.key not in before)
    assert copy_last(session, [empty]) == 0
    assert session.undo() is None


def test_states_are_offered_and_counts_of_the_period_are_not(session):
    section = session.template.by_key["ket_qua.tthc.thuc_hien"]
    states = [field.key for field in empty_states(session, section)]
    assert "tthc.cap_tinh" in states
    assert "tthc.moi" not in states


def test_all_that_stayed_empty_is_marked_at_once(session):
    """F-09: one key; what is there stays."""
    section = session.template.by_key[SECTION]
    session.take("ho_so.moi", "7")
    empty = empty_figures(session, section)
    assert mark_none_arisen(session, section) == len(empty) > 1
    assert session.edit_text("ho_so.moi") == "7"
    assert {session.value(field.key) for field in empty} == {Missing(MissingKind.NONE_ARISEN)}
    session.undo()
    assert empty_figures(session, section) == empty
    mark_none_arisen(session, section)
    assert mark_none_arisen(session, section) == 0
