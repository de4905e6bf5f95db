"""One window writes to a data file at a time."""

import subprocess
import sys

import pytest

from cchc_desktop import app, messages
from cchc_desktop.errors import UserError
from cchc_desktop.services.reports import Library
from cchc_desktop.store.store import Store
from cchc_desktop.ui.dialogs import base
from cchc_desktop.ui.holding import Holding

HOLDER = """
import sys
from pathlib import Path
from cchc_desktop.ui.holding import Holding
held = Holding(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "dữ liệu.cchc"
    Store.create(made).close()
    return made


@pytest.fixture
def other(path):
    """Another process that holds the file."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    process.stdout.readline()
    yield process
    process.kill()
    process.communicate()


def test_the_second_window_only_shows(qtbot, path, other, monkeypatch, tmp_path):
    """R-17: one writer; the second says why it only shows, and writes nothing."""
    told = []
    monkeypatch.setattr(base, "show_error", lambda _parent, error: told.append(error.message))
    program = app.Program(app.QSettings(str(tmp_path / "s.ini"), app.QSettings.Format.IniFormat))
    assert program.start(path)
    assert told == [messages.FILE_OPEN_ELSEWHERE.format(path=path)]
    with pytest.raises(UserError):
        program.window.library.create("2018-6T", "soc-trang")
    program.window.close()
    program.close()
    with Store.open(path) as store:
        assert store.reports() == []


def test_a_killed_window_holds_nobody_back(path, other):
    """R-17: a stale lock is known by its process, reaped or not."""
    assert Holding(path).is_elsewhere
    other.kill()
    other.stdout.read()
    held = Holding(path)
    assert not held.is_elsewhere
    held.release()


def test_a_closed_window_lets_the_next_one_write(qtbot, path, tmp_path):
    settings = app.QSettings(str(tmp_path / "s.ini"), app.QSettings.Format.IniFormat)
    for _ in range(2):
        program = app.Program(settings)
        assert program.start(path)
        assert isinstance(program.window.library, Library)
        assert not program.window.library.store.read_only
        program.switch(path)
        assert not program.window.library.store.read_only
        program.window.close()
        program.close()
    assert [found.name for found in path.parent.glob("*.lock")] == []
