"""Holds what is typed to be stored when the system ends the program without asking."""

import os
import signal
import sqlite3
import subprocess
import sys

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from cchc_desktop import app, paths
from cchc_desktop.services.reports import SAMPLE, Library
from cchc_desktop.store.store import Store
from cchc_desktop.ui.ending import Ending
from tests.ui.keys import type_text

TTHC = "ket_qua.tthc.giai_quyet"
# Types into the real window, says so, and goes on as a program in use does.
TYPIST = """
import faulthandler
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from cchc_desktop import app
from cchc_desktop.ui.preview_worker import PreviewWorker
from tests.ui.keys import type_text

def type_it():
    window = next(w for w in QApplication.topLevelWidgets() if hasattr(w, "workspace"))
    window.open_report(sys.argv[2])
    window.actions_.by_name["preview"].trigger()
    workers = window.findChildren(PreviewWorker)
    type_when_pages_are_made(window, workers)

def type_when_pages_are_made(window, workers):
    if not any(worker.isRunning() for worker in workers):
        QTimer.singleShot(20, lambda: type_when_pages_are_made(window, workers))
        return
    window.workspace.open_section(sys.argv[3])
    window.workspace._form().focus_field("ho_so.moi")
    type_text(window.workspace.focusWidget(), "4711")
    print("typed", flush=True)

# Without an end of its own a fault before "typed" would block the test that waits for the word.
faulthandler.dump_traceback_later(60, exit=True)
application = app.make_application()
QTimer.singleShot(300, type_it)
sys.exit(app.run(Path(sys.argv[1])))
"""


@pytest.fixture
def data(tmp_path):
    path = tmp_path / "dữ liệu.cchc"
    with Store.create(path) as store:
        Library(store, paths.resources(), "lan").create("2018-6T", "soc-trang")
    return path


def stored(path):
    with Store.open(path) as store:
        return store.answers(store.report(SAMPLE).id).get("ho_so.moi")


@pytest.mark.skipif(os.name == "nt", reason="Windows tells of its end by the session manager")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_saves_what_is_in_hand_and_ends_the_program(data, tmp_path, number):
    """R-26: the figure in hand is stored; no thread of the pages outlives the window."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    command = [sys.executable, "-c", TYPIST, str(data), SAMPLE, TTHC]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as program:
        assert program.stdout.readline() == b"typed\n"
        program.send_signal(number)
        assert program.wait(20) == 0
    assert stored(data) == 4711


@pytest.fixture
def program(qtbot, data, tmp_path):
    program = app.Program(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    program.start(data)
    qtbot.waitUntil(program.window.isVisible)
    ending = Ending(QApplication.instance(), program.end)
    program.ending = ending
    yield program
    ending.stop()
    program.window.close()
    program.close()


def type_figure(program):
    program.window.open_report(SAMPLE)
    program.window.activateWindow()
    program.window.workspace.open_section(TTHC)
    program.window.workspace._form().focus_field("ho_so.moi")
    type_text(program.window.workspace.focusWidget(), "4711")


def test_logging_out_saves_what_is_in_hand(program, data):
    """R-26: the session manager asks once, and nothing is left to be asked."""
    type_figure(program)
    program.ending.log_out()
    assert stored(data) == 4711


def test_nobody_is_asked_when_the_end_cannot_be_put_off(program, data):
    """A question at shutdown would let the system kill the program."""
    type_figure(program)
    program.window.library.store.connection.execute("PRAGMA busy_timeout = 1")
    other = sqlite3.connect(data, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    program.end()
    assert program.window.workspace.has_unsaved
    assert program.window.close()
    other.close()
