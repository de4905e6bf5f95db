"""Backups of a real data file: when they are made, and what coming back from one shows."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from cchc_desktop.errors import UserError
from cchc_desktop.services import backups
from cchc_desktop.services.backups import Backups
from cchc_desktop.store.store import Store


@pytest.fixture
def library(library):
    library.create_sample()
    return library


@pytest.fixture
def kept(library):
    return Backups(library.store)


def test_nothing_is_copied_twice_without_a_change(library, kept):
    """What counts is the newest copy, so that a session that crashed is made up for."""
    assert kept.make_if_changed(backups.WORK).reports == 1
    assert kept.make_if_changed(backups.EXIT) is None
    library.open("2018-6T").take("ho_so.moi", "1")
    library.store.set_setting("window.report", "2018-6T")
    assert Backups(library.store).make_if_changed(backups.EXIT).reports == 1
    assert kept.make_if_changed(backups.EXIT) is None
    assert [copy.reason for copy in kept.copies()] == [backups.EXIT, backups.WORK]


def test_a_newest_copy_that_is_damaged_counts_as_none(kept):
    kept.make(backups.WORK).path.write_bytes(b"hong")
    assert kept.make_if_changed(backups.EXIT) is not None


def test_a_copy_made_aside_holds_what_was_written_before_it_began(library, kept, tmp_path):
    """A writer goes on meanwhile; the copy is sound and no older than its beginning."""
    session = library.open("2018-6T")
    kept.set_second(tmp_path / "USB")
    library.open("2018-6T").take("ho_so.moi", "1")
    errand = kept.errand(backups.WORK)
    with ThreadPoolExecutor(1) as thread:
        told = thread.submit(errand.run)
        for number in range(2, 30):
            session.take("ho_so.moi", str(number))
        assert told.result() == ""
    newest = backups.newest_good(library.store.path, tmp_path / "USB")
    with Store.open(newest.copy.path) as copy:
        assert copy.answers(copy.report("2018-6T").id)["ho_so.moi"] in range(1, 30)
    assert len(list((tmp_path / "USB").glob("*.cchc"))) == 2


def test_a_thread_tells_what_failed(library, kept, tmp_path):
    library.open("2018-6T").take("ho_so.moi", "1")
    library.store.path.with_name("sao-luu").write_text("", encoding="utf-8")
    assert "sao-luu" in kept.errand(backups.WORK).run()


def test_a_second_place_gets_each_copy_and_its_loss_is_told(library, kept, tmp_path):
    stick = tmp_path / "USB của Lan"
    kept.set_second(stick)
    kept.make(backups.WORK)
    assert len(list(stick.glob("*.cchc"))) == 2
    for path in stick.iterdir():
        path.unlink()
    stick.rmdir()
    assert kept.make(backups.WORK).reports == 1
    assert str(stick) in kept.trouble
    assert not stick.exists()


def test_the_second_place_is_another_one(kept, library):
    with pytest.raises(UserError, match="nơi sao lưu thứ nhất"):
        kept.set_second(library.store.path.parent / "sao-luu")
    assert kept.second is None


def test_a_backup_comes_back_beside_the_file_and_shows_what_differs(library, kept):
    """F-21: to a copy first, with what differs; then in place, the other one set aside."""
    made = kept.make(backups.WORK)
    library.open("2018-6T").take("ho_so.moi", "1")
    library.create("2018-9T", "soc-trang")
    data = library.store.path
    restored = backups.bring_back(made.path, data)
    found = backups.difference(data, restored)
    assert (found.only_now, found.only_then) == (("2018-9T",), ())
    assert [then.code for then, _ in found.changed] == ["2018-6T"]
    library.store.close()
    aside = backups.put_in_place(restored, data)
    assert not restored.exists()
    with Store.open(data) as back, Store.open(aside) as before:
        assert back.answers(back.report("2018-6T").id)["ho_so.moi"] == 199634
        assert len(before.reports()) == 2
    assert backups.difference(data, made.path).is_empty


def test_a_damaged_backup_does_not_come_back(library, kept):
    made = kept.make(backups.WORK)
    made.path.write_bytes(made.path.read_bytes()[:6000])
    with pytest.raises(UserError):
        backups.bring_back(made.path, library.store.path)
    assert len(list(library.store.path.parent.glob("*.cchc"))) == 1
