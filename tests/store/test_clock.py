"""Holds the order of changes and copies to the order in which they were made, not to the clock."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from cchc_desktop.store import keeping
from cchc_desktop.store.store import Store

MOMENTS = (
    datetime(2026, 6, 1, 8, tzinfo=UTC),
    datetime(2025, 6, 1, 8, tzinfo=UTC),
    datetime(2036, 6, 1, 8, tzinfo=UTC),
    datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC),
    datetime(2026, 3, 29, 2, 30, tzinfo=timezone(timedelta(hours=-11))),
    datetime(9999, 12, 31, 12, tzinfo=UTC),
    datetime(1970, 1, 2, tzinfo=UTC),
)


@pytest.fixture
def jumping(path):
    """A data file whose clock jumps with every look at it."""
    state = {"at": 0}

    def clock():
        return MOMENTS[state["at"] % len(MOMENTS)]

    with Store.create(path, clock=clock) as store:
        store.jump = lambda: state.update(at=state["at"] + 1)
        yield store


def test_history_keeps_the_order_of_writing(jumping, new_report):
    """R-21: back a year, forward ten, 2038, 9999."""
    report = jumping.add_report(new_report(), {})
    for number in range(len(MOMENTS)):
        jumping.write(report.id, {"a": number}, "An")
        assert jumping.last_change(report.id) == MOMENTS[number]
        jumping.jump()
    changes = jumping.history(report.id, "a")
    assert [change.new for change in changes] == list(range(len(MOMENTS)))
    assert [change.at for change in changes] == list(MOMENTS)
    assert keeping.report_states(jumping.path)[report.code].written == MOMENTS[-1].isoformat(
        timespec="milliseconds"
    )


def test_copies_are_numbered_on_and_the_newest_stay(jumping, new_report):
    """R-21: whatever the clock says, the last ten copies are there and found newest first."""
    report = jumping.add_report(new_report(), {})
    made = []
    for number in range(3 * len(MOMENTS)):
        jumping.write(report.id, {"a": number}, "An")
        moment = MOMENTS[number % len(MOMENTS)]
        kept = keeping.keep(jumping.connection, jumping.path, keeping.WORK, moment)
        made.append(kept.path)
    found = [copy.path for copy in keeping.copies(jumping.path)]
    newest = made[::-1][: keeping.KEPT_NEWEST]
    assert found[: keeping.KEPT_NEWEST] == newest
    assert keeping.newest_good(jumping.path).copy.path == made[-1]


def test_a_change_counts_as_one_though_the_clock_went_back(jumping):
    """R-21: the copy at the end is not left out."""
    jumping.save_agency("st", {"name": "Sở"}, "An")
    before = keeping.mark(jumping.connection)
    jumping.jump()
    jumping.save_agency("st", {"name": "Sở Nội vụ"}, "An")
    assert keeping.mark(jumping.connection) != before
