"""What is left to do, section by section, on a real open report."""

from datetime import date

import pytest

from cchc_desktop.services.board import board, total, working_days


@pytest.fixture
def session(library):
    library.create_sample()
    code = library.create("2018-9T", "soc-trang", "cchc-2012", copy_from="2018-6T")
    return library.open(code)


def row(session, key):
    return next(row for row in board(session) if row.key == key)


def test_the_board_counts_what_the_report_counts(session):
    whole = total(board(session))
    assert whole.unreviewed == session.review.left()
    assert whole.unconfirmed == len(session.review.unconfirmed())
    open_ones = [p for p in session.problems if not p.reason]
    assert whole.warnings == sum(p.strength == "warning" for p in open_ones)


def test_a_row_moves_with_what_is_done(session):
    before = row(session, "chi_dao.ke_hoach")
    assert (before.done, before.unreviewed) == (1, 2)
    session.take("ke_hoach.hoan_thanh", "25")
    session.take("ke_hoach.so_nganh_dat", ">85")
    session.review.confirm("ke_hoach.tong")
    session.review.read("chi_dao.ke_hoach")
    assert row(session, "chi_dao.ke_hoach").is_finished
    chapter = row(session, "chi_dao")
    assert chapter.is_sum
    assert not chapter.is_finished


def test_working_days_leave_out_weekends():
    friday = date(2018, 6, 15)
    assert working_days(friday, date(2018, 6, 20)) == 3
    assert working_days(friday, friday) == 0
    assert working_days(friday, date(2018, 6, 1)) == 0
