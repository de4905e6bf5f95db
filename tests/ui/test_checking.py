"""Holds when findings are shown: after the changed texts were read, in the pauses of typing."""

import threading

import pytest

from cchc_desktop.ui.checking import Checking

SECTION = "ket_qua.tthc.giai_quyet"


@pytest.fixture
def checking(qapp, sample):
    made = Checking(sample)
    yield made
    made.stop()


def test_findings_are_due_once_texts_are_read(checking, sample, qtbot):
    sample.take_text(SECTION, "Đã đã họp.")
    with qtbot.waitSignals([checking.due, checking.due_later], order="strict", timeout=3000):
        checking.start([SECTION])


def test_texts_are_read_on_another_thread(checking, sample, qtbot, monkeypatch):
    threads = []
    monkeypatch.setattr(
        type(sample.texts), "ahead", lambda *_: lambda: threads.append(threading.current_thread())
    )
    with qtbot.waitSignal(checking.due, timeout=3000):
        checking.start([SECTION])
    assert threads != []
    assert threading.main_thread() not in threads


def test_nothing_is_due_while_a_text_is_still_read(checking, sample, qtbot, monkeypatch):
    read = threading.Event()
    monkeypatch.setattr(type(sample.texts), "ahead", lambda *_: lambda: read.wait(5))
    checking.start([SECTION])
    with qtbot.assertNotEmitted(checking.due, wait=400):
        pass
    with qtbot.waitSignal(checking.due, timeout=3000):
        read.set()


def test_reading_ahead_changes_no_finding(sample):
    text = "Đã đã họp theo Quyết định số 168/KH-UBND ngày 20/12/2017."
    sample.take_text(SECTION, text)
    before = sample.problems
    sample.take_text(SECTION, f"{text} ")
    sample.texts.ahead([SECTION])()
    assert sample.problems == before
