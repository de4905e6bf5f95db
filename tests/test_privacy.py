"""Holds what the program writes to be for its user only, and its log to tell no word of it."""

import os
import subprocess
import sys

import pytest

from cchc_desktop import faults
from tests.test_architecture import ROOT

# The program as it is started, in a process of its own: window, commands, and a fault.
FORMATS = ("pdf", "docx", "txt", "json")
WORK = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from cchc_desktop import cli
from cchc_desktop.__main__ import start
from cchc_desktop.ui.preferences import Preferences

data = Path.home() / "Documents" / "Bao cao CCHC" / "bao-cao-cchc.cchc"
report = ["--data", str(data), "--report", "2018-6T"]

def do(*arguments, code=0):
    if start(arguments) != code:
        raise SystemExit(f"{arguments[0]} failed")

def fail(arguments):
    raise ValueError(str(arguments))

do("new", "--data", str(data), "--sample")
for format in ("pdf", "docx", "txt", "json"):
    do("export", *report, "--format", format, "--out", str(Path.home() / f"a.{format}"))
do("backup", "--data", str(data), "--out", str(Path.home() / "Sao" / "a.cchc"))
cli._COMMANDS["list"] = fail
do("list", "--data", str(data), code=4)
QApplication.exec = lambda *_: 0
Preferences.asks_person = property(lambda self: False)
do("gui")
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows goes by the rights of the profile's folder")
def test_nobody_else_can_read_what_the_program_writes(tmp_path):
    """R-51: data, copies, logs and settings, under the laxest habits of a system.

    What is exported is made to be handed on and stays as readable as files are here.
    """
    names = ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DOCUMENTS_DIR", "DISPLAY")
    kept = {name: value for name, value in os.environ.items() if name not in names}
    offscreen = {"HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", WORK],
        env=kept | offscreen,
        umask=0o000,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    made = sorted(tmp_path.rglob("*"))
    names = {path.name for path in made}
    assert {"bao-cao-cchc.cchc", "a.pdf", faults.LOG_FILE, "bao-cao-cchc.conf"} <= names
    open_to_others = [path for path in made if path.stat().st_mode & 0o077]
    assert {path.name for path in open_to_others} == {f"a.{ending}" for ending in FORMATS}


@pytest.fixture
def log(tmp_path):
    faults.log_beside(tmp_path / "a.cchc")
    yield tmp_path / faults.LOG_FILE
    for handler in list(faults._log.handlers):
        faults._log.removeHandler(handler)
        handler.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows goes by the rights of the profile's folder")
def test_a_log_that_began_anew_is_as_private(log, monkeypatch):
    before = os.umask(0)
    monkeypatch.setattr(faults._log.handlers[0], "maxBytes", 100)
    try:
        for number in range(20):
            faults._log.error("a line of some length, number %s", number)
    finally:
        os.umask(before)
    found = list(log.parent.glob(f"{log.name}*"))
    assert len(found) == 2
    assert not [path for path in found if path.stat().st_mode & 0o077]


def test_what_is_sent_of_the_log_are_places_in_the_code_only(log, monkeypatch, tmp_path):
    """R-49: whoever wrote something else into the log, it stays here."""
    monkeypatch.setattr(faults, "_state_folder", lambda: tmp_path / "none")
    try:
        raise ValueError("Ủy ban nhân dân tỉnh Sóc Trăng")
    except ValueError as error:
        faults._log.error("%s", faults.describe(error))
    faults._log.error("Ủy ban nhân dân 198.912 hồ sơ")
    faults._log.error("hồ sơ")
    lines = faults.last_faults(tmp_path / "a.cchc", 200)
    assert lines[1:] == [
        "ValueError",
        next(line for line in lines if line.startswith("  test_privacy.py:")),
    ]
