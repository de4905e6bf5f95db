"""The backup folder on a real disk: names, thinning, damaged copies, clocks that run wrong."""

from datetime import UTC, datetime, timedelta

import pytest

from cchc_desktop.store import failures, keeping
from cchc_desktop.store.store import Store

NOON = datetime(2026, 6, 18, 12, tzinfo=UTC)


def keep(store, moment=NOON, reason=keeping.WORK):
    return keeping.keep(store.connection, store.path, reason, moment)


def test_a_copy_is_named_by_number_moment_and_reason(store, report):
    store.write(report.id, {"a": 1}, "lan")
    made = keep(store, reason=keeping.EXIT)
    assert (made.reports, made.answers) == (1, 1)
    [copy] = keeping.copies(store.path)
    assert (copy.path, copy.number, copy.reason) == (made.path, 1, keeping.EXIT)
    assert copy.moment == NOON
    with Store.open(copy.path) as kept:
        assert kept.answers(kept.report(report.code).id) == {"a": 1}


def test_copies_of_other_files_and_odd_names_are_left_alone(store):
    folder = keeping.folder_of(store.path)
    folder.mkdir()
    for name in ("khac-000001-20260618-1200-khi-thoat.cchc", "ghi chú.cchc", "a.txt"):
        (folder / name).touch()
    (folder / f"{store.path.stem}-000009-20261399-1200-khi-thoat.cchc").touch()
    for _ in range(keeping.KEPT_NEWEST + 3):
        keep(store)
    assert len(keeping.copies(store.path)) == keeping.KEPT_NEWEST
    assert len(list(folder.iterdir())) == keeping.KEPT_NEWEST + 4


def made(days):
    return [
        keeping.Copy(None, number, NOON + timedelta(days=day), keeping.EXIT)
        for number, day in enumerate(days, 1)
    ]


def test_the_newest_ten_and_the_last_of_days_weeks_and_months_stay():
    """F-21: two copies a day for two years."""
    copies = made([day for day in range(730) for _ in range(2)])
    gone = {copy.number for copy in keeping.thinned(copies)}
    stay = [copy for copy in copies if copy.number not in gone]
    assert [copy.number for copy in stay[-10:]] == list(range(1451, 1461))
    assert len({copy.moment.strftime("%Y-%m") for copy in stay}) == keeping.KEPT_MONTHS
    assert len(stay) < 60


def test_a_clock_set_back_lets_nothing_new_go():
    """R-21: copies are ordered by number; a year back by the clock is still the newest."""
    copies = made([400] * 12 + [35] * 5)
    gone = {copy.number for copy in keeping.thinned(copies)}
    assert not gone & set(range(8, 18))


def test_the_newest_sound_copy_is_found_behind_damaged_ones(store, report):
    """R-22: a damaged backup is refused and the next one offered."""
    store.write(report.id, {"a": 1}, "lan")
    good = keep(store).path
    for damage in (b"", b"SQLite format 3\x00" + b"x" * 5000):
        keep(store).path.write_bytes(damage)
    found = keeping.newest_good(store.path)
    assert (found.copy.path, found.reports, found.answers) == (good, 1, 1)


def test_without_a_sound_copy_there_is_none(store):
    assert keeping.newest_good(store.path) is None
    keep(store).path.write_bytes(b"")
    assert keeping.newest_good(store.path) is None


def test_a_copy_that_cannot_be_made_leaves_the_others(store, without_rights, shared_folder):
    with Store.create(shared_folder / "a.cchc") as owner:
        keep(owner)
        folder = keeping.folder_of(owner.path)
        folder.chmod(0o555)
        owner.path.chmod(0o644)
        with without_rights(), pytest.raises(failures.UnreachableFileError):
            keep(owner)
        folder.chmod(0o755)
        assert len(keeping.copies(owner.path)) == 1


def test_only_content_counts_as_changed(store, report):
    before = keeping.mark(store.connection)
    store.set_setting("window.section", "x")
    assert keeping.mark(store.connection) == before
    store.write(report.id, {"a": 1}, "lan")
    assert keeping.mark(store.connection) != before
