"""Holds the call from a second start to the window that has the file."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cchc_desktop.ui.doorbell import Doorbell, come_forward, ring

ROOT = Path(__file__).resolve().parents[2]
RING = """
import sys
from pathlib import Path
from cchc_desktop.ui.doorbell import ring
sys.exit(0 if ring(Path(sys.argv[1])) else 1)
"""


def second_start(path):
    return subprocess.Popen([sys.executable, "-c", RING, str(path)], cwd=ROOT)


def test_a_second_start_calls_the_window(qtbot, tmp_path):
    path = tmp_path / "dữ liệu.cchc"
    calls = []
    bell = Doorbell(path, lambda: calls.append(path))
    caller = second_start(path)
    qtbot.waitUntil(lambda: caller.poll() is not None, timeout=20_000)
    assert caller.returncode == 0
    assert calls == [path]
    bell.silence()


def test_no_window_has_the_file(qtbot, tmp_path):
    path = tmp_path / "a.cchc"
    bell = Doorbell(path, lambda: None)
    assert not ring(tmp_path / "b.cchc")
    bell.silence()
    assert not ring(path)


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_a_minimised_window_comes_back(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    come_forward(window)
    assert not window.windowState() & Qt.WindowState.WindowMinimized
    assert window.isVisible()
