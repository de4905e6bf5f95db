"""Holds that nothing is cut off on a small laptop, at large text and at every scale of the screen.

``look.py`` does the same for any theme, size and scale, with pictures.
"""

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from tests.accessibility.catalogue import shown
from tests.accessibility.clipping import cut_off
from tests.walks.desk import HERE

LOOKS = (
    ("--text", "200", "--theme", "contrast"),
    ("--scale", "2.5", "--theme", "dark"),
)


@pytest.mark.parametrize("look", LOOKS, ids=" ".join)
def test_nothing_is_cut_off(look):
    """F-45: 1366 × 768; what does not fit is scrolled to."""
    command = [sys.executable, "-m", "tests.accessibility.look", *look]
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", check=False, cwd=HERE, timeout=300
    )
    assert done.stdout.strip() == "nothing is cut off", done.stdout + done.stderr


def test_the_walk_sees_what_is_cut_off(qtbot):
    made = QDialog()
    qtbot.addWidget(made)
    made.resize(200, 100)
    label, button = QLabel("Một câu dài hơn chỗ của nó", made), QPushButton("Xuất", made)
    label.setGeometry(0, 0, 60, 20)
    button.setGeometry(180, 40, 90, 40)
    shown(made)
    assert [line.partition(" ")[0] for line in cut_off(made)] == ["QLabel", "QPushButton"]
