"""Tests that what is in version control is complete, pinned and free of anybody's machine."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
# Put together here, so that this file does not find itself.
MACHINE = re.compile(
    "|".join([r"py" r"pi\.org", r"python" r"hosted", r"index" r"-url", r"find" r"-links"])
    + r"|(?<![\w.])/(?:work|ro"
    r"ot|home/\w+)/"
)


def tracked_files():
    """List what git tracks, or everything but the environment where there is no git."""
    asked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    if asked.returncode == 0:
        return [ROOT / name for name in asked.stdout.split("\0") if name]
    return [p for p in ROOT.rglob("*") if p.is_file() and ".venv" not in p.parts]


def requirements(lock):
    """Read a lock into name → (version, number of hashes)."""
    found = {}
    for block in re.split(r"\n(?=\w)", (ROOT / lock).read_text(encoding="utf-8")):
        name, version = re.match(r"([\w.-]+)==([\w.]+)", block).groups()
        found[name] = (version, len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", block)))
    return found


def test_no_tracked_file_names_a_machine_or_a_registry():
    guilty = []
    for path in tracked_files():
        if path.is_file() and b"\0" not in (raw := path.read_bytes()):
            hit = MACHINE.search(raw.decode("utf-8"))
            guilty += [f"{path.relative_to(ROOT)}: {hit.group()}"] if hit else []
    assert not guilty


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_its_hash(lock):
    found = requirements(lock)
    assert found
    assert [name for name, (_, hashes) in found.items() if not hashes] == []


def test_tests_run_on_the_versions_that_are_shipped():
    shipped, tested = (requirements(lock) for lock in LOCKS)
    assert shipped.items() <= tested.items()


def test_every_dependency_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = [re.match(r"[\w-]+", d).group().lower() for d in project["project"]["dependencies"]]
    dev_names = [re.match(r"[\w-]+", d).group() for d in project["dependency-groups"]["dev"]]
    assert set(names) <= requirements(LOCKS[0]).keys()
    assert set(dev_names) <= requirements(LOCKS[1]).keys()


def test_version_is_written_alike_in_both_places():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    package = (ROOT / "cchc_desktop" / "__init__.py").read_text(encoding="utf-8")
    assert f'"{project["project"]["version"]}"' in package


def test_ci_runs_the_test_command_of_the_readme():
    command = "python3 packaging/dev.py test"
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")
