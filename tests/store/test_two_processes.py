"""Holds two processes on one file to wait for each other, whichever comes first or dies."""

import os
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from cchc_desktop.errors import ChangedOutsideError
from cchc_desktop.store import failures, keeping, migrations
from cchc_desktop.store.store import Store

SCHEMA_1 = Path(__file__).resolve().parent.parent / "files" / "schema-1.cchc"
OPENER = """
import sys
from pathlib import Path
from cchc_desktop.errors import UserError
from cchc_desktop.store.store import Store
print("ready", flush=True)
sys.stdin.readline()
path = Path(sys.argv[2])
try:
    with Store.create(path) if sys.argv[1] == "create" else Store.open(path) as store:
        for number in range(20):
            store.set_setting(sys.argv[3], number)
except UserError as error:
    sys.exit(type(error).__name__)
"""


def together(what, path, count=2):
    """Start processes that begin within a moment of each other; return what each said."""
    command = [sys.executable, "-c", OPENER, what, str(path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    running = [subprocess.Popen([*command, str(n)], text=True, encoding="utf-8", **pipes)
               for n in range(count)]  # fmt: skip
    for process in running:
        process.stdout.readline()
    for process in running:
        process.stdin.write("\n")
        process.stdin.flush()
    return sorted(process.communicate(timeout=60)[1].strip() for process in running)


def test_two_that_upgrade_at_once_upgrade_once(tmp_path):
    """R-17: the second finds the work done, and every write of both is there."""
    path = tmp_path / "cũ.cchc"
    shutil.copyfile(SCHEMA_1, path)
    assert together("open", path) == ["", ""]
    with Store.open(path) as store:
        assert [store.setting(str(n)) for n in range(2)] == [19, 19]
        assert store.notices == ()
        version = store.connection.execute("PRAGMA user_version").fetchone()[0]
    assert version == migrations.SCHEMA_VERSION
    assert keeping.newest_good(path) is not None


def test_two_that_make_the_same_file_do_not_overwrite_each_other(tmp_path):
    """R-17: one makes it, the other is told that it is there."""
    path = tmp_path / "mới.cchc"
    assert together("create", path) == ["", "TargetExistsError"]
    with Store.open(path) as store:
        assert {store.setting("0"), store.setting("1")} == {19, None}
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


def test_a_change_by_another_program_is_noticed_before_the_next_write(path, new_report):
    """R-20: nothing is written over what was not seen; read again, work goes on."""
    with Store.create(path) as mine, Store.open(path) as other:
        report = mine.add_report(new_report(), {"a": 1})
        known = mine.answers(report.id)
        other.write(report.id, {"b": 2}, "Hùng")
        with pytest.raises(ChangedOutsideError, match="Nạp lại"):
            mine.write(report.id, {"a": 3}, "An", known)
        assert mine.answers(report.id) == {"a": 1, "b": 2}
        mine.write(report.id, {"a": 3}, "An", mine.answers(report.id))
        assert other.answers(report.id) == {"a": 3, "b": 2}


def test_a_change_elsewhere_in_the_file_stops_nobody(path, new_report):
    with Store.create(path) as mine, Store.open(path) as other:
        report = mine.add_report(new_report(), {"a": 1})
        known = mine.answers(report.id)
        other.add_report(new_report("2018-9T"), {"a": 5})
        assert mine.write(report.id, {"a": 2}, "An", known)


def renamed(path):
    path.rename(path.with_name("tên khác.cchc"))


def replaced(path):
    copy = path.with_name("thay thế.cchc")
    shutil.copyfile(path, copy)
    copy.replace(path)


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let go of an open file")
@pytest.mark.parametrize("move", [renamed, replaced, Path.unlink])
def test_a_file_that_is_no_longer_in_its_place_is_not_written(path, new_report, move):
    """R-10: noticed at the next write; what is open can still be copied elsewhere."""
    from cchc_desktop.store.backup import backup

    with Store.create(path) as store:
        report = store.add_report(new_report(), {"a": 1})
        move(path)
        after = {found: found.read_bytes() for found in path.parent.glob("*.cchc")}
        with pytest.raises(failures.MissingFileError, match="vẫn còn trên màn hình"):
            store.write(report.id, {"a": 2}, "An")
        assert {found: found.read_bytes() for found in path.parent.glob("*.cchc")} == after
        assert backup(store, path.parent / "sao" / "a.cchc").answers == 1


NAMES = (
    "Báo cáo CCHC Đợt 1.cchc",
    unicodedata.normalize("NFD", "Báo cáo Sở Nội vụ.cchc"),
    "a b  c.cchc",
    "#%&'?=+;@!$(),[]{}~`^.cchc",
    'ngoặc "kép" %20 file:.cchc',
    "CON.db",
    "-rf",
    "..cchc",
    "không đuôi",
    "x" * 200 + ".cchc",
    "dòng\nmới.cchc",
)


@pytest.mark.skipif(os.name == "nt", reason="Windows forbids some of these names itself")
@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_odd_names_work(tmp_path, new_report, name):
    """R-11: made, written, copied, opened again."""
    path = tmp_path / "Đợt 1 #2" / name
    with Store.create(path) as store:
        store.add_report(new_report(), {"a": 1})
        keeping.before_migration(store.connection, path)
    assert keeping.newest_good(path).answers == 1
    with Store.open(path) as store:
        assert store.notices == ()
    assert sorted(found.name for found in path.parent.iterdir()) == sorted([name, keeping.FOLDER])


@pytest.mark.skipif(os.name == "nt", reason="the limit of SQLite on Unix")
def test_a_path_too_long_for_the_database_is_a_sentence(tmp_path):
    """R-11: the system would take it, SQLite does not."""
    path = tmp_path.joinpath(*["thư mục rất dài " * 4] * 9) / "a.cchc"
    with pytest.raises(failures.UnreachableFileError, match="đường dẫn"):
        Store.create(path)
