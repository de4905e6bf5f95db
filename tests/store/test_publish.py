"""Holds new files to appear whole, private, and never over somebody else's."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cchc_desktop.store import publish
from cchc_desktop.store.failures import TargetExistsError, UnreachableFileError
from cchc_desktop.store.publish import private_file, published, sweep


def test_file_appears_when_the_block_ends(tmp_path):
    target = tmp_path / "new" / "a.txt"
    with published(target) as temporary:
        temporary.write_text("whole", encoding="utf-8")
        assert not target.exists()
    assert target.read_text(encoding="utf-8") == "whole"
    assert list(target.parent.iterdir()) == [target]


def test_failure_leaves_nothing(tmp_path):
    with pytest.raises(RuntimeError), published(tmp_path / "a.txt"):
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_file_that_came_in_between_is_kept(tmp_path, monkeypatch, links):
    """R-17: two programs that start within 10 ms do not overwrite each other's new file."""
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", refuse_link)
    target = tmp_path / "a.txt"
    with pytest.raises(TargetExistsError), published(target):
        target.write_text("first", encoding="utf-8")
    assert target.read_text(encoding="utf-8") == "first"
    assert list(tmp_path.iterdir()) == [target]


def test_old_leftover_of_a_killed_process_is_removed(tmp_path):
    """R-02: a young one may belong to a process that is still writing."""
    old, young = (tmp_path / f".{name}.cchc-tmp" for name in ("old", "young"))
    for left in (old, young):
        left.write_bytes(b"half")
    os.utime(old, (0, 0))
    with published(tmp_path / "a.txt"):
        pass
    assert not old.exists()
    assert young.exists()


def refuse_link(self, target):
    raise OSError(os.strerror(1))


def test_file_appears_where_links_do_not_exist(tmp_path, monkeypatch):
    """A memory stick with FAT has no hard links."""
    monkeypatch.setattr(Path, "hardlink_to", refuse_link)
    target = tmp_path / "a.txt"
    with published(target) as temporary:
        temporary.write_text("whole", encoding="utf-8")
    assert target.read_text(encoding="utf-8") == "whole"


def test_what_a_killed_process_left_goes_at_once(tmp_path):
    """R-02, R-17: known by the process, not by age; SQLite's companions go with it."""
    program = "import sys; from pathlib import Path; from cchc_desktop.store import publish;"
    program += "print(publish.private_file(Path(sys.argv[1])).name)"
    command = [sys.executable, "-c", program, tmp_path]
    left = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout.strip()
    (tmp_path / f"{left}-journal").write_bytes(b"half")
    mine = private_file(tmp_path)
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == [mine]


@pytest.mark.parametrize("attempts", [3, 99])
@pytest.mark.parametrize("replace", [True, False])
def test_a_file_held_for_a_moment_is_waited_for(tmp_path, monkeypatch, attempts, replace):
    """R-25: a virus scanner lets go, Word does not; never a part of a file."""
    monkeypatch.setattr(publish, "_FILES_MAY_BE_HELD", True)
    monkeypatch.setattr(publish, "_PAUSE", 0)
    monkeypatch.setattr(Path, "hardlink_to", refuse_link)
    real, tried = Path.replace, []

    def held(self, target):
        tried.append(target)
        if len(tried) < attempts:
            raise PermissionError(13, "in use")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(Path, "rename", held)
    target = tmp_path / "a.txt"
    if attempts == 99:
        with pytest.raises(UnreachableFileError):
            write(target, replace)
        assert not target.exists()
    else:
        write(target, replace)
        assert target.read_text(encoding="utf-8") == "whole"
    assert len(list(tmp_path.iterdir())) == (attempts == 3)


def write(target, replace):
    with published(target, replace=replace) as temporary:
        temporary.write_text("whole", encoding="utf-8")
