"""Holds where the program looks: installed, frozen, or on a stick with everything beside it."""

import sys
from pathlib import Path

import pytest

from cchc_desktop import faults, paths


@pytest.fixture
def frozen(tmp_path, monkeypatch):
    """Pretend to be the one executable in a folder with Vietnamese letters."""
    folder = tmp_path / "Thẻ nhớ Đông" / "Bao cao CCHC"
    folder.mkdir(parents=True)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "bao-cao-cchc"))
    return folder


@pytest.fixture
def portable(frozen):
    (frozen / paths.PORTABLE_MARKER).touch()
    return frozen


def test_an_installed_program_keeps_data_in_the_documents(frozen, tmp_path):
    assert paths.portable_folder() is None
    assert paths.settings_file() is None
    assert paths.default_data_file(tmp_path) == tmp_path / paths.DATA_FOLDER / paths.DATA_FILE


def test_a_marker_keeps_data_and_settings_beside_the_program(portable, tmp_path):
    beside = portable / paths.PORTABLE_FOLDER
    assert paths.default_data_file(tmp_path) == beside / paths.DATA_FILE
    assert paths.settings_file() == beside / paths.SETTINGS_FILE


def test_a_stick_finds_its_data_on_another_computer(portable, monkeypatch):
    kept = paths.to_keep(portable / paths.PORTABLE_FOLDER / "a.cchc")
    elsewhere = portable.parent / "E"
    portable.rename(elsewhere)
    monkeypatch.setattr(sys, "executable", str(elsewhere / "bao-cao-cchc"))
    assert paths.from_kept(kept) == elsewhere / paths.PORTABLE_FOLDER / "a.cchc"


def test_data_elsewhere_is_kept_as_it_is(portable, tmp_path):
    outside = tmp_path / "a.cchc"
    assert paths.from_kept(paths.to_keep(outside)) == outside


def test_the_log_of_a_stick_stays_on_the_stick(portable):
    assert faults.log_fault(ValueError()).parent == portable / paths.PORTABLE_FOLDER


def test_the_windows_build_has_its_code_one_folder_down(tmp_path, monkeypatch):
    (tmp_path / "runtime").mkdir()
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "app" / "cchc_desktop" / "paths.py"))
    assert paths.resources() == Path(tmp_path).resolve() / "app" / "resources"
    assert paths.program_folder() == Path(tmp_path).resolve()
