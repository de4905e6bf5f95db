"""Holds opening to refuse with the right sentence and to leave what it refuses untouched."""

import os
import shutil
import sqlite3
import subprocess
import sys

import pytest

from cchc_desktop.store import failures, migrations, opening
from cchc_desktop.store.store import Store


def contents(folder):
    return {found: found.is_file() and found.read_bytes() for found in folder.rglob("*")}


def alter(path, sql):
    connection = sqlite3.connect(path)
    connection.executescript(sql)
    connection.close()


def make_missing(path):
    path.unlink()


def make_empty(path):
    path.write_bytes(b"")


def make_folder(path):
    path.unlink()
    path.mkdir()


def make_text(path):
    path.write_text("Báo cáo " * 100, encoding="utf-8")


def make_short_text(path):
    path.write_bytes(b"x")


def make_header_zeroed(path):
    path.write_bytes(bytes(100) + path.read_bytes()[100:])


def make_foreign(path):
    alter(path, "PRAGMA application_id = 1")


def make_unmarked(path):
    alter(path, "PRAGMA application_id = 0")


def make_newer(path):
    alter(path, f"PRAGMA user_version = {migrations.SCHEMA_VERSION + 1}")


def make_versionless(path):
    alter(path, "PRAGMA user_version = 0")


def make_half(path):
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def make_header_only(path):
    path.write_bytes(path.read_bytes()[:50])


def make_hole(path):
    content = path.read_bytes()
    path.write_bytes(content[:8192] + b"\xff" * 4096 + content[12288:])


def make_tableless(path):
    alter(path, "DROP TABLE setting")


def make_triggered(path):
    alter(path, "CREATE TRIGGER t AFTER INSERT ON answer BEGIN DELETE FROM answer; END")


REFUSED = [
    (make_missing, failures.MissingFileError, "xóa"),
    (make_empty, failures.EmptyFileError, "0 byte"),
    (make_folder, failures.NotAFileError, "thư mục"),
    (make_text, failures.ForeignFileError, "không phải tệp dữ liệu"),
    (make_short_text, failures.ForeignFileError, "không phải tệp dữ liệu"),
    (make_header_zeroed, failures.ForeignFileError, "phần đầu tệp đã hỏng"),
    (make_foreign, failures.ForeignFileError, "chương trình khác"),
    (make_unmarked, failures.ForeignFileError, "chương trình khác"),
    (make_newer, failures.NewerFileError, f"định dạng dữ liệu số {migrations.SCHEMA_VERSION + 1}"),
    (make_versionless, failures.DamagedFileError, "hỏng"),
    (make_half, failures.DamagedFileError, "hỏng"),
    (make_header_only, failures.DamagedFileError, "hỏng"),
    (make_hole, failures.DamagedFileError, "hỏng"),
    (make_tableless, failures.DamagedFileError, "hỏng"),
    (make_triggered, failures.DamagedFileError, "hỏng"),
]


@pytest.mark.parametrize(
    ("spoil", "kind", "words"), REFUSED, ids=lambda v: getattr(v, "__name__", "")
)
def test_refused_file_is_named_and_untouched(path, new_report, spoil, kind, words):
    """R-12, R-14, R-15, R-45: each trouble has its own sentence and nothing is written."""
    with Store.create(path) as store:
        store.add_report(new_report(), {f"field{n}": "x" * 500 for n in range(30)})
    spoil(path)
    before = contents(path.parent)
    with pytest.raises(kind, match=words) as caught:
        Store.open(path)
    assert str(path) in caught.value.message
    assert contents(path.parent) == before


def test_missing_folder_is_a_missing_file(tmp_path):
    with pytest.raises(failures.MissingFileError):
        Store.open(tmp_path / "không có" / "a.cchc")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
def test_pipe_is_refused_without_waiting_on_it(path):
    os.mkfifo(path)
    with pytest.raises(failures.NotAFileError):
        Store.open(path)


def test_impossible_name_is_a_sentence(tmp_path):
    """R-11: a name longer than the system takes."""
    with pytest.raises(failures.UnreachableFileError):
        Store.open(tmp_path / ("a" * 300))
    with pytest.raises(failures.UnreachableFileError):
        Store.create(tmp_path / ("a" * 300))


def test_kept_settings_hold_on_every_opening(store):
    pragmas = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
    found = [store.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas]
    assert found == ["delete", 2, 1, 0]


def test_locked_file_is_a_sentence_in_bounded_time(store, monkeypatch):
    """Another program that keeps the file to itself is named, not waited for."""
    monkeypatch.setattr(opening, "_BUSY_SECONDS", 0.05)
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(failures.LockedFileError, match="thử lại"):
        Store.open(store.path)
    other.close()
    Store.open(store.path).close()


def test_write_into_a_locked_file_can_be_tried_again(path, new_report, monkeypatch):
    monkeypatch.setattr(opening, "_BUSY_SECONDS", 0.05)
    with Store.create(path) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(failures.LockedFileError):
            store.add_report(new_report())
        other.close()
        assert store.add_report(new_report()).code == "2018-6T"


def test_file_in_wal_mode_is_one_file_again(path):
    """The data file is a document that people copy."""
    Store.create(path).close()
    alter(path, "PRAGMA journal_mode = WAL")
    with Store.open(path) as store:
        store.set_setting("a", 1)
        assert [found.name for found in path.parent.iterdir()] == [path.name]


def copy_in_mid_write(store, report, target):
    """Copy the file and its journal while an unfinished change is partly in the file."""
    connection = store.connection
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    for n in range(200):
        connection.execute("INSERT INTO setting VALUES (?, ?)", (str(n), "1" * 900))
    for ending in ("", "-journal"):
        shutil.copyfile(f"{store.path}{ending}", f"{target}{ending}")
    connection.execute("ROLLBACK")


def test_copy_taken_in_mid_write_opens_without_the_unfinished_part(store, report, tmp_path):
    """R-05: a committed state, never a mixture."""
    target = tmp_path / "chép.cchc"
    copy_in_mid_write(store, report, target)
    with Store.open(target) as copy:
        assert copy.reports() == [report]
        assert copy.setting("0") is None


def test_unfinished_write_in_a_protected_folder_is_a_sentence(
    store, report, shared_folder, without_rights
):
    """R-09: reading alone cannot finish what a crash left; the sentence says what to copy."""
    target = shared_folder / "a.cchc"
    copy_in_mid_write(store, report, target)
    shared_folder.chmod(0o555)
    with without_rights(), pytest.raises(failures.ReadOnlyFileError, match="-journal"):
        Store.open(target)


def test_opening_does_not_load_what_only_upgrades_need(store):
    """Starting the window does not wait for sqlite-utils."""
    program = (
        "import sys; from pathlib import Path; from cchc_desktop.store.store import Store;"
        "Store.open(Path(sys.argv[1])).close(); sys.exit('sqlite_utils' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program, store.path], check=False).returncode == 0


def test_deleted_file_is_noticed_and_not_made_anew(store, report):
    """R-10: the next write says that the file is gone."""
    store.path.unlink()
    with pytest.raises(failures.MissingFileError, match="vẫn còn trên màn hình"):
        store.write(report.id, {"a": 1}, "An")
    assert not store.path.exists()


@pytest.fixture
def shared_file(shared_folder):
    path = shared_folder / "chỉ đọc #1.cchc"
    Store.create(path).close()
    path.chmod(0o666)
    return path


def read_only_file(path):
    path.chmod(0o444)


def read_only_folder(path):
    path.parent.chmod(0o555)


@pytest.mark.parametrize(
    ("protect", "words"), [(read_only_file, "thuộc tính chỉ đọc"), (read_only_folder, "thư mục")]
)
def test_protected_file_opens_for_reading_only(
    shared_file, without_rights, new_report, protect, words
):
    """R-09: the file can be read, the reason is known, a write is refused."""
    protect(shared_file)
    with without_rights(), Store.open(shared_file) as store:
        assert store.read_only
        assert words in store.read_only_reason
        assert store.reports() == []
        with pytest.raises(failures.ReadOnlyFileError, match="chỉ để xem"):
            store.add_report(new_report())


@pytest.mark.parametrize("protect", [read_only_file, read_only_folder])
def test_protection_is_found_by_trying_where_the_system_says_nothing(
    shared_file, without_rights, monkeypatch, protect
):
    """On Windows the rights of a folder show only in an attempt."""
    protect(shared_file)
    monkeypatch.setattr(os, "access", lambda *_: True)
    with without_rights(), Store.open(shared_file) as store:
        assert store.read_only


def test_unreadable_file_is_a_sentence(shared_file, without_rights):
    shared_file.chmod(0o000)
    with without_rights(), pytest.raises(failures.UnreachableFileError, match="quyền"):
        Store.open(shared_file)


def test_create_in_a_protected_folder_is_a_sentence(shared_folder, without_rights):
    with without_rights(), pytest.raises(failures.UnreachableFileError, match="thư mục khác"):
        Store.create(shared_folder / "a.cchc")
    assert list(shared_folder.iterdir()) == []
