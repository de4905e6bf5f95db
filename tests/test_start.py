"""Holds the start of the process: what a program without a console says is shown in a box."""

import os
import sys

import pytest

from cchc_desktop import __main__, messages, windows


@pytest.fixture(autouse=True)
def rights_as_before():
    """The start takes rights from others to the end of the process, which is the tests' own."""
    before = os.umask(0)
    os.umask(before)
    yield
    os.umask(before)


def test_without_a_console_complaints_are_shown(monkeypatch, tmp_path):
    shown = []
    monkeypatch.setattr(windows, "show", lambda title, text: shown.append((title, text)))
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    missing = tmp_path / "không có.cchc"
    assert __main__.start(["list", "--data", str(missing)]) == 1
    [(title, text)] = shown
    assert title == messages.PROGRAM_NAME
    assert str(missing) in text


def test_with_a_console_nothing_is_shown(monkeypatch, capsys, tmp_path):
    shown = []
    monkeypatch.setattr(windows, "show", lambda *said: shown.append(said))
    assert __main__.start(["list", "--data", str(tmp_path / "a.cchc")]) == 1
    assert "a.cchc" in capsys.readouterr().err
    assert not shown
