"""Holds one data file to take another's place without a moment in which the place is empty."""

from pathlib import Path

import pytest

from cchc_desktop.store.exchange import exchange


@pytest.fixture
def files(tmp_path):
    place, new = tmp_path / "a.cchc", tmp_path / "mới.cchc"
    place.write_bytes(b"old")
    new.write_bytes(b"new")
    Path(f"{place}-journal").write_bytes(b"journal of old")
    return place, new, tmp_path / "cũ.cchc"


def contents(folder):
    return {found.name: found.read_bytes() for found in folder.iterdir()}


WANTED = {"a.cchc": b"new", "cũ.cchc": b"old", "cũ.cchc-journal": b"journal of old"}


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_the_old_file_goes_aside_with_its_journal(files, monkeypatch, links):
    """R-03, R-16: the journal of the old file is never played back into the new one."""
    place, new, aside = files
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", refuse)
    exchange(new, place, aside)
    assert contents(place.parent) == WANTED


def test_a_refusal_changes_nothing(files, monkeypatch):
    place, new, aside = files
    before = contents(place.parent)
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        exchange(new, place, aside)
    assert contents(place.parent) == before


def test_a_taken_name_is_not_overwritten(files):
    place, new, aside = files
    aside.write_bytes(b"somebody's")
    before = contents(place.parent)
    with pytest.raises(FileExistsError):
        exchange(new, place, aside)
    assert contents(place.parent) == before


def refuse(self, target):
    raise PermissionError(13, "refused")
