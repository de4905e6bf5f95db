"""Holds what is written about the program to what is there: files, tests and messages by name."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("cchc_desktop", "packaging", "resources", "tests")
DOCUMENTS = ("ARCHITECTURE.md", "CONTRIBUTING.md", "PROMISES.md", "README.md", "HUONG-DAN.md")
NAMED_FILE = re.compile(r"[\w./*-]+\.(?:py|toml|md)\b")


def places():
    """List every file that can be named, with its path from the root."""
    found = [path for room in ROOMS for path in (ROOT / room).rglob("*") if path.is_file()]
    return [path.relative_to(ROOT) for path in (*found, *ROOT.glob("*.*"))]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_named_in_a_document_exists(document):
    # These two are named because they are not to be committed.
    absent = {"uv.lock", "pylock.toml"}
    # A folder or name in <...> stands for many.
    text = re.sub(r"\S*<\w+>\S*", "", (ROOT / document).read_text(encoding="utf-8"))
    there = places()
    named = {name.removeprefix("./") for name in NAMED_FILE.findall(text)} - absent
    assert not [name for name in named if not any(path.match(name) for path in there)]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_test_named_in_a_document_exists(document):
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py"))
    text = (ROOT / document).read_text(encoding="utf-8")
    named = set(re.findall(r"\btest_\w+\b(?!\.py)", text))
    assert not [name for name in named if f"def {name}(" not in tests]


def test_every_message_is_used():
    catalogue = ROOT / "cchc_desktop" / "messages.py"
    tree = ast.parse(catalogue.read_text(encoding="utf-8"))
    names = {
        name.id
        for statement in tree.body
        if isinstance(statement, ast.Assign | ast.AnnAssign)
        for name in ast.walk(statement)
        if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
    }
    files = (ROOT / "cchc_desktop").rglob("*.py")
    words = [re.findall(r"\w+", path.read_text(encoding="utf-8")) for path in files]
    counted = [word for found in words for word in found if word in names]
    assert not [name for name in sorted(names) if counted.count(name) < 2]
