"""Holds long work to leave the disk equal to the session and memory flat: a short run."""

from tests.durability.soak import GROWTH, Clerk, growth, soak


def test_sittings_of_random_work_keep_disk_and_session_equal_and_memory_flat(tmp_path):
    """R-24: as ratios; `python -m tests.durability.soak` works for hours."""
    clerk, needed = soak(tmp_path, 3, sittings=5, sitting=40)
    assert sum(clerk.done.values()) == 200
    assert growth([python for python, _ in needed]) < GROWTH


def test_many_steps_back_and_forth_end_where_they_began(tmp_path):
    """R-24: undo and redo over and over change nothing and forget nothing."""
    clerk = Clerk(tmp_path, 4)
    with clerk.library.store as store:
        first = dict(clerk.session._stored)
        for number in range(10):
            clerk.session.take_all(dict.fromkeys(clerk.fields[:5], number))
        last = dict(clerk.session._stored)
        for _ in range(8):
            while clerk.session.undo():
                pass
            assert store.answers(clerk.session.report.id) == first
            while clerk.session.redo():
                pass
        assert store.answers(clerk.session.report.id) == last
