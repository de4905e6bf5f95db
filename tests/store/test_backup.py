"""Holds backups to be complete, sound, and never made over something else."""

import sqlite3

import pytest

from cchc_desktop.store import failures
from cchc_desktop.store.backup import BackupInfo, backup
from cchc_desktop.store.store import Store


@pytest.fixture
def full(store, report):
    store.write(report.id, {f"field{n}": "Sóc Trăng " * 50 for n in range(40)}, "An")
    return store


def test_backup_of_an_open_store_holds_everything(full, report, tmp_path):
    target = tmp_path / "Bản sao" / "a #1.cchc"
    assert backup(full, target) == BackupInfo(target, reports=1, answers=40)
    with Store.open(target) as copy:
        assert copy.answers(report.id) == full.answers(report.id)
        assert copy.history(report.id) == full.history(report.id)
    assert [found.name for found in target.parent.iterdir()] == [target.name]


def test_backup_by_path_leaves_the_file_as_it_is(full, tmp_path):
    before = full.path.read_bytes()
    assert backup(full.path, tmp_path / "a.cchc").answers == 40
    assert full.path.read_bytes() == before


def test_backup_does_not_overwrite(full, tmp_path):
    target = tmp_path / "note.txt"
    target.write_text("keep", encoding="utf-8")
    with pytest.raises(failures.TargetExistsError, match=r"note\.txt"):
        backup(full, target)
    assert target.read_text(encoding="utf-8") == "keep"


def test_forced_backup_replaces_the_older_one(full, report, tmp_path):
    target = tmp_path / "a.cchc"
    backup(full, target)
    full.write(report.id, {"new": 1}, "An")
    assert backup(full, target, force=True).answers == 41


@pytest.mark.parametrize("force", [False, True])
def test_backup_never_goes_onto_its_own_source_or_a_folder(full, tmp_path, force):
    with pytest.raises(failures.TargetExistsError, match="chính tệp"):
        backup(full, full.path, force=force)
    with pytest.raises(failures.TargetExistsError):
        backup(full, tmp_path, force=force)
    assert len(full.reports()) == 1


@pytest.mark.parametrize("spoil", [b"", b"not a database " * 20])
def test_bad_source_makes_no_backup(tmp_path, path, spoil):
    """R-22: what cannot be opened is not copied as if it were good."""
    path.write_bytes(spoil)
    with pytest.raises((failures.EmptyFileError, failures.ForeignFileError)):
        backup(path, tmp_path / "copy.cchc")
    assert list(tmp_path.iterdir()) == [path]


def test_missing_source_is_a_sentence(tmp_path):
    with pytest.raises(failures.MissingFileError):
        backup(tmp_path / "a.cchc", tmp_path / "b.cchc")


def test_backup_while_another_process_is_writing_is_of_one_moment(full, report, tmp_path):
    """R-05: an unfinished change of somebody else is not in the copy."""
    other = sqlite3.connect(full.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("DELETE FROM answer")
    assert backup(full, tmp_path / "a.cchc").answers == 40
    other.close()


def test_backup_into_a_protected_folder_is_a_sentence(full, shared_folder, without_rights):
    target = shared_folder / "a.cchc"
    with without_rights(), pytest.raises(failures.UnreachableFileError, match="thư mục khác"):
        backup(full, target)
    assert list(shared_folder.iterdir()) == []


def test_impossible_name_for_a_backup_is_a_sentence(full, tmp_path):
    with pytest.raises(failures.UnreachableFileError):
        backup(full, tmp_path / ("a" * 300))


@pytest.fixture
def file_size_limit():
    """Return a function that lets no file of this process grow beyond a size, as a full disk."""
    resource = pytest.importorskip("resource", reason="no file size limit on Windows")
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size or old[0], old[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, old)


def test_full_disk_during_backup_keeps_the_older_backup(full, report, tmp_path, file_size_limit):
    """R-07: the target is the old copy or the new one, never half."""
    target = tmp_path / "a.cchc"
    backup(full, target)
    old = target.read_bytes()
    full.write(report.id, {"big": "x" * 100_000}, "An")
    file_size_limit(len(old))
    with pytest.raises(failures.WriteFailedError):
        backup(full, target, force=True)
    assert target.read_bytes() == old
    assert sorted(tmp_path.iterdir()) == sorted([target, full.path])


def test_full_disk_while_saving_loses_nothing_and_saving_resumes(full, report, file_size_limit):
    """R-06: the sentence says the typed text is still there; after space is made it is stored."""
    old = full.answers(report.id)
    file_size_limit(full.path.stat().st_size)
    with pytest.raises(failures.WriteFailedError, match="vẫn còn trên màn hình"):
        full.write(report.id, {"big": "x" * 100_000}, "An")
    assert full.answers(report.id) == old
    file_size_limit(None)
    full.write(report.id, {"big": "x" * 100_000}, "An")
    with Store.open(full.path) as again:
        assert len(again.answers(report.id)["big"]) == 100_000
