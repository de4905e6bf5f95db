"""Holds upgrades to be whole, preceded by a copy, and possible from every released schema."""

import os
import shutil
import signal
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from cchc_desktop.store import failures, keeping, migrations, opening
from cchc_desktop.store.store import Store

FILES = Path(__file__).resolve().parent.parent / "files"
RELEASED = sorted(FILES.glob("schema-*.cchc"))


def add_note(db):
    db.execute("ALTER TABLE report ADD COLUMN note TEXT")


def fail_half_way(db):
    db.execute("ALTER TABLE report ADD COLUMN note TEXT")
    raise RuntimeError("half way")


def upgrade(path, step):
    opened = opening.open_current(
        path, before_migration=keeping.before_migration, steps=(*migrations.STEPS, step)
    )
    opened.connection.close()


def columns(path):
    connection = opening.connect(path, read_only=True)
    found = [row[1] for row in connection.execute("PRAGMA table_info(report)")]
    version = opening.schema_version(connection)
    connection.close()
    return found, version


def test_older_file_is_copied_then_upgraded(path, new_report):
    with Store.create(path) as store:
        store.add_report(new_report(), {"a": 1})
    upgrade(path, add_note)
    assert "note" in columns(path)[0]
    assert columns(path)[1] == migrations.SCHEMA_VERSION + 1
    [copy] = (path.parent / keeping.FOLDER).iterdir()
    with Store.open(copy) as kept:
        assert kept.answers(kept.report("2018-6T").id) == {"a": 1}


def test_upgraded_file_is_newer_for_this_release(path):
    Store.create(path).close()
    upgrade(path, add_note)
    with pytest.raises(failures.NewerFileError):
        Store.open(path)


def test_failed_upgrade_leaves_the_old_schema(path):
    Store.create(path).close()
    with pytest.raises(RuntimeError):
        upgrade(path, fail_half_way)
    assert "note" not in columns(path)[0]
    Store.open(path).close()


def test_older_file_that_cannot_be_written_is_a_sentence(shared_folder, without_rights):
    path = shared_folder / "a.cchc"
    Store.create(path).close()
    path.chmod(0o444)
    shared_folder.chmod(0o555)
    with without_rights(), pytest.raises(failures.ReadOnlyFileError, match="nâng cấp"):
        upgrade(path, add_note)


KILLED = """
import os, signal, sys
from pathlib import Path
from cchc_desktop.store import keeping, migrations, opening

def add_note(db):
    db.execute("ALTER TABLE report ADD COLUMN note TEXT")
    if sys.argv[2] == "in step":
        os.kill(os.getpid(), signal.SIGKILL)

def copy(connection, path):
    keeping.before_migration(connection, path)
    if sys.argv[2] == "after copy":
        os.kill(os.getpid(), signal.SIGKILL)

opening.open_current(
    Path(sys.argv[1]), before_migration=copy, steps=(*migrations.STEPS, add_note)
)
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is not a Windows signal")
@pytest.mark.parametrize("moment", ["after copy", "in step"])
def test_killed_upgrade_has_not_begun(path, new_report, moment):
    """R-04: after a kill the old schema is there and the upgrade can start again."""
    with Store.create(path) as store:
        store.add_report(new_report(), {"a": 1})
    done = subprocess.run([sys.executable, "-c", KILLED, path, moment], check=False)
    assert done.returncode == -signal.SIGKILL
    with Store.open(path) as store:
        assert store.answers(store.report("2018-6T").id) == {"a": 1}
    upgrade(path, add_note)
    assert "note" in columns(path)[0]


def test_there_is_a_sample_of_every_released_schema():
    """R-23: each number up to today's has a file made by the release that had it."""
    names = [f"schema-{number}.cchc" for number in range(1, migrations.SCHEMA_VERSION + 1)]
    assert [path.name for path in RELEASED] == names


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_released_file_still_opens_with_all_it_holds(path, released):
    """R-23: no field of an old file is lost."""
    shutil.copyfile(released, path)
    with Store.open(path) as store:
        report = store.report("2018-6T")
        assert store.answers(report.id) == {
            "ho_so.tiep_nhan": 198912,
            "ho_so.ty_le": Decimal("99.99"),
            "text.ii_2": "Tỉnh **Sóc Trăng**^[Báo cáo quý I] đạt {ho_so.ty_le:percent}.",
        }
        assert [c.new for c in store.history(report.id, "ho_so.tiep_nhan")] == [198910, 198912]
        assert store.agency("soc-trang") == {"name": "UBND tỉnh Sóc Trăng"}
        assert [preset.kind for preset in store.period_presets(2018)] == ["6T"]
        assert store.setting("last_report") == "2018-6T"
