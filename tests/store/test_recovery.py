"""Holds what a crash left beside a data file to be tried before it is used, and to be told of."""

import random
import shutil
import sqlite3

import pytest

from cchc_desktop import messages
from cchc_desktop.store import failures
from cchc_desktop.store.store import Store


def crash(path, folder, steps=1, name="b.cchc"):
    """Return a copy of a data file as a power cut leaves it in the midst of writing."""
    target = folder / name
    folder.mkdir(exist_ok=True)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("BEGIN IMMEDIATE")
    for number in range(steps * 60):
        connection.execute("INSERT INTO setting VALUES (?, ?)", (f"{number}", "1" * 900))
        connection.execute("UPDATE answer SET value = ?", (f'"{number} {"x" * 700}"',))
    for ending in ("", "-journal"):
        shutil.copyfile(f"{path}{ending}", f"{target}{ending}")
    connection.execute("ROLLBACK")
    connection.close()
    return target


@pytest.fixture
def written(path, new_report):
    with Store.create(path) as store:
        store.add_report(new_report(), {f"field{n}": "y" * 700 for n in range(60)})
    return path


def answers(path):
    with Store.open(path) as store:
        return store.answers(store.report("2018-6T").id), store.notices


def test_an_unfinished_write_is_taken_back_and_told_of(written, tmp_path):
    """R-01, R-05: nothing is put right in silence."""
    crashed = crash(written, tmp_path / "sau")
    assert answers(crashed) == (answers(written)[0], (messages.FILE_FINISHED.format(path=crashed),))
    assert answers(crashed)[1] == ()
    assert [found.name for found in crashed.parent.iterdir()] == [crashed.name]


def test_the_journal_of_another_file_is_not_played_back(written, tmp_path, new_report):
    """R-16: SQLite would make a mixture of both files."""
    other = tmp_path / "khác.cchc"
    with Store.create(other) as store:
        store.add_report(new_report(), {f"other{n}": "z" * 900 for n in range(200)})
    foreign = crash(other, tmp_path / "sau")
    shutil.copyfile(f"{foreign}-journal", f"{written}-journal")
    before = written.read_bytes()
    with pytest.raises(failures.DamagedFileError, match="không khớp") as caught:
        Store.open(written)
    assert f"{written.name}-journal" in caught.value.message
    assert written.read_bytes() == before


def test_a_deleted_journal_is_noticed_or_does_not_matter(written, tmp_path):
    """R-16: half a write without its journal is damage, or a state that its history contradicts."""
    crashed = crash(written, tmp_path / "sau")
    crashed.with_name(f"{crashed.name}-journal").unlink()
    try:
        found, notices = answers(crashed)
    except failures.DamagedFileError:
        return
    assert notices or found == answers(written)[0]


def test_a_journal_cut_anywhere_gives_no_mixture(written, tmp_path):
    """R-05: the file opens as it was committed, or is refused and left alone."""
    whole = crash(written, tmp_path / "sau")
    journal = whole.with_name(f"{whole.name}-journal").read_bytes()
    good, chance = answers(written)[0], random.Random(5)
    for number in range(25):
        copy = tmp_path / f"cắt {number}" / "c.cchc"
        copy.parent.mkdir()
        shutil.copyfile(whole, copy)
        cut = chance.choice([512 * chance.randint(0, 200), chance.randint(0, len(journal))])
        copy.with_name("c.cchc-journal").write_bytes(journal[:cut])
        before = copy.read_bytes()
        try:
            found, notices = answers(copy)
        except failures.DamagedFileError:
            assert copy.read_bytes() == before
        else:
            assert found == good or messages.FILE_FINISHED.format(path=copy) not in notices
            assert found == good or any("lịch sử" in notice for notice in notices)


def test_the_journal_of_a_live_writer_is_left_alone(written):
    """R-17: who opens while somebody writes waits for him and sees no crash."""
    writer = sqlite3.connect(written, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("INSERT INTO setting VALUES ('a', '1')")
    with pytest.raises(failures.LockedFileError):
        Store.open(written)
    writer.execute("COMMIT")
    writer.close()
    with Store.open(written) as store:
        assert store.setting("a") == 1
        assert store.notices == ()


def test_stray_journals_that_hold_nothing_do_no_harm(written):
    for content in (b"", b"\0" * 2000, b"xyz" * 400):
        written.with_name(f"{written.name}-journal").write_bytes(content)
        assert answers(written)[1] == ()


def test_a_foreign_wal_is_not_mixed_in(written, tmp_path, new_report):
    """R-16: a write-ahead log of another file, valid in itself."""
    other = tmp_path / "khác.cchc"
    with Store.create(other) as store:
        store.add_report(new_report(), {f"other{n}": "z" * 900 for n in range(200)})
    connection = sqlite3.connect(other, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("UPDATE answer SET value = '1'")
    shutil.copyfile(f"{other}-wal", f"{written}-wal")
    connection.close()
    before = answers_without_wal(written, tmp_path)
    try:
        found, _ = answers(written)
    except failures.DamagedFileError:
        return
    assert found == before


def answers_without_wal(path, folder):
    copy = folder / "bản chép.cchc"
    shutil.copyfile(path, copy)
    return answers(copy)[0]
