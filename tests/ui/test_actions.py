"""Holds the table of commands: every command has a key or an access key, and none clash."""

import re
from collections import Counter
from pathlib import Path

from cchc_desktop import messages
from cchc_desktop.ui.actions import CHAPTER_KEYS, MENUS, commands
from cchc_desktop.ui.commands import documents


def access_key(caption):
    return caption[caption.index("&") + 1].lower()


def test_access_keys_are_unique_and_ascii():
    """F-46: access keys without clash in Vietnamese menus."""
    menus = [[caption for caption, _ in MENUS]]
    menus += [[c.caption for c in entries if c] for _, entries in MENUS]
    for captions in menus:
        keys = [access_key(caption) for caption in captions]
        assert all(key.isascii() for key in keys), captions
        assert len(set(keys)) == len(keys), captions


def test_shortcuts_are_unique():
    keys = Counter(key for command in commands() for key in command.keys)
    keys.update(f"Ctrl+{number}" for number in CHAPTER_KEYS)
    assert [key for key, count in keys.items() if count > 1] == []


def test_files_are_offered_a_folder_that_exists(monkeypatch, tmp_path):
    """A fresh Linux account has no folder of documents yet."""
    monkeypatch.setenv("HOME", str(tmp_path))
    assert documents().is_dir()


def test_the_guide_names_menus_and_signs_as_they_are():
    """A path through the menus in the guide leads somewhere; the signs of figures are right."""
    guide = (Path(__file__).parents[2] / "HUONG-DAN.md").read_text(encoding="utf-8")
    paths = {
        f"{menu} ▸ {c.caption}".replace("&", "") for menu, entries in MENUS for c in entries if c
    }
    named = set(re.findall(r"\*([^*\n]+ ▸ [^*\n]+)\*", guide))
    assert named
    assert named <= paths
    for sign, kind in messages.MISSING_KEYS.items():
        assert f"`{sign}` là *{messages.MISSING[kind]}*" in guide
    assert f"`>600` là *{messages.QUALIFIERS['more']} 600*" in guide
