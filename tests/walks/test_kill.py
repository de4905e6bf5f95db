"""A power cut in the middle of a sentence: what had been handed over is there afterwards."""

import time

import pytest

from tests.walks.desk import DataFile, kill, until
from tests.walks.steps import REPORT, go_to, new_report

pytestmark = pytest.mark.walk

# Who never pauses waits longer for the text to be safe than who stops for a moment.
LATEST, LONG = 3.5, 6
SECTION = "ket_qua.tthc.thuc_hien"
FIGURES = {"tthc.quyet_dinh_cong_bo": 50, "tthc.moi": 377, "tthc.sua_doi": 6}


def test_a_kill_in_mid_sentence_loses_nothing_acknowledged(desk):
    """R-01, U-07: figures and text survive a kill, and work goes on in the same section."""
    path = desk.folder / "số liệu 2018.cchc"
    file = DataFile(path)
    program = desk.start("gui", "--data", str(path))
    make_report(desk, file)
    desk.type("".join(f"{amount}\n" for amount in FIGURES.values()))
    write_sentences(desk, file)
    kept = file.answers()
    kill(program)

    desk.start("gui", "--data", str(path))
    desk.window(REPORT)
    desk.look("after-kill")
    assert file.section() == SECTION
    assert kept.items() <= file.answers().items()
    assert {key: file.value(key) for key in FIGURES} == FIGURES
    assert "\n\nCau thu nhat da go xong." in file.text(SECTION)
    go_on_writing(desk, file)
    assert not desk.complaints.read_text(encoding="utf-8")


def test_a_kill_while_typing_without_a_pause_takes_the_last_words_only(desk):
    """U-07: a fast typist's text is on disk too, though no quiet moment ever came."""
    path = desk.folder / "du-lieu.cchc"
    file = DataFile(path)
    program = desk.start("gui", "--data", str(path))
    make_report(desk, file)
    desk.keys("F7", "ctrl+End", "Return")
    typed = type_without_pause(desk)
    killed = time.monotonic()
    kill(program)
    safe = [word for word, at in typed if at < killed - LATEST]
    assert len(safe) > 10
    assert " ".join(safe) in file.text(SECTION)


def type_without_pause(desk):
    """Type numbered words for a while and return each with the moment it was typed."""
    typed = []
    end = time.monotonic() + LONG
    while (now := time.monotonic()) < end:
        word = f"tu{len(typed)}"
        desk.type(f"{word} ")
        typed.append((word, now))
    return typed


def make_report(desk, file):
    """Let the missing data file be made, and begin a report in it."""
    desk.window("Chưa mở được dữ liệu")
    desk.look("missing-file")
    desk.keys("alt+m")
    until(lambda: "window.report" in file.settings(), "the empty list of reports")
    desk.window("Báo cáo CCHC")
    desk.look("empty-list")
    desk.keys("ctrl+n")
    desk.window("Tạo báo cáo")
    new_report(desk, file)
    go_to(desk, file, SECTION)


def write_sentences(desk, file):
    """Write one sentence until it is on disk and stop in the middle of the next."""
    desk.keys("F7", "ctrl+End", "Return")
    desk.type("Cau thu nhat da go xong.")
    until(lambda: "nhat da go xong" in file.text(SECTION), "the first sentence", patience=2)
    desk.look("before-kill")
    desk.type(" Cau thu hai dang go d")


def go_on_writing(desk, file):
    """Find the form ready for the next figure."""
    desk.type("381\n")
    until(lambda: file.value("tthc.bai_bo") == 381, "the figure after the kill")
    desk.look("gone-on")
