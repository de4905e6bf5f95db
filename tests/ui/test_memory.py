"""Holds what keeps memory flat: it is asked for where the system offers it, and only there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from cchc_desktop.render.raster import Raster
from cchc_desktop.ui import memory
from cchc_desktop.ui.preview_worker import image_of

ROOT = Path(__file__).resolve().parents[2]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has these calls")


def resident():
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


# Frees pictures that lie between things that stay, after a large one made the library keep them.
PICTURES = """
import sys
from tests.ui.test_memory import memory, resident
if sys.argv[1] == "told":
    memory.keep_returnable()
large = bytearray(20_000_000)
del large
pictures, kept = [], []
for _ in range(40):
    pictures.append(bytearray(1_000_000))
    kept.append(bytearray(50_000))
full = resident()
pictures.clear()
print(full - resident())
"""


def returned(how):
    command = [sys.executable, "-c", PICTURES, how]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", cwd=ROOT)
    return int(done.stdout)


@LINUX
def test_pictures_go_back_to_the_system_when_they_are_let_go():
    assert returned("told") > 30_000_000
    assert returned("untold") < 10_000_000


@LINUX
def test_what_lies_below_something_kept_is_given_back_when_asked_for():
    held = [bytearray(100_000) for _ in range(400)]
    full = resident()
    del held[:-1]
    memory.give_back()
    assert full - resident() > 30_000_000


@LINUX
def test_free_memory_is_given_back_all_the_time(qapp, qtbot, monkeypatch):
    monkeypatch.setattr(memory, "_TIDY", 20)
    given = []
    monkeypatch.setattr(memory, "give_back", lambda: given.append(1))
    owner = QObject(qapp)
    memory.keep_flat(owner)
    qtbot.waitUntil(lambda: len(given) > 1)
    owner.deleteLater()


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_are_left_alone(monkeypatch, platform):
    monkeypatch.setattr(sys, "platform", platform)
    memory.keep_returnable()
    memory.give_back()
    assert memory._call("malloc_trim") is None


def picture(*pixels):
    data = b"".join(bytes(pixel) + b"\xff" for pixel in pixels)
    return image_of(Raster(data, len(pixels), 1, len(data), grey=False))


def test_a_page_without_colour_takes_a_byte_a_pixel():
    image = picture((0, 0, 0), (128, 128, 128), (255, 255, 255))
    assert image.format() == QImage.Format.Format_Grayscale8
    assert [image.pixelColor(x, 0).red() for x in range(3)] == [0, 128, 255]


def test_a_page_with_a_red_stamp_keeps_its_colour():
    image = picture((0, 0, 200), (255, 255, 255))
    assert image.pixelColor(0, 0).getRgb()[:3] == (200, 0, 0)
