"""Tests what packaging/dev.py decides; what it installs is tried on fresh machines."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPT = ROOT / "packaging" / "dev.py"
SPEC = importlib.util.spec_from_file_location("dev", SCRIPT)
dev = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(dev)


def test_a_library_counts_under_its_old_and_its_new_name():
    needs = ["libglib2.0-0t64|libglib2.0-0", "libgl1"]
    assert dev.missing_packages(needs, frozenset({"libglib2.0-0", "libgl1"})) == []
    assert dev.missing_packages(needs, frozenset({"libglib2.0-0t64", "libgl1"})) == []
    assert dev.missing_packages(needs, frozenset({"libgl1"})) == [needs[0]]


def test_only_fully_installed_packages_count():
    listing = "libgl1 installed\nlibegl1:amd64 installed\nxvfb config-files\n\n"
    assert dev.parse_installed(listing) == {"libgl1", "libegl1"}


@pytest.mark.parametrize(
    ("environment", "system", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_only_linux_may_lack_a_screen(environment, system, expected):
    assert dev.has_screen(environment, system) is expected


def test_the_suite_draws_into_memory_only_without_a_screen():
    assert dev.suite_environment({}, "linux")["QT_QPA_PLATFORM"] == "offscreen"
    assert "QT_QPA_PLATFORM" not in dev.suite_environment({"DISPLAY": ":9"}, "linux")


@pytest.mark.parametrize(
    ("given", "passed_on"),
    [
        (["run"], []),
        (["run", "--", "list", "--data", "x y.cchc"], ["list", "--data", "x y.cchc"]),
        (["run", "--", "--version"], ["--version"]),
        (["run", "--", "new", "--", "a"], ["new", "--", "a"]),
        (["test", "-k", "a or b", "-q"], ["-k", "a or b", "-q"]),
        (["test", "tests/model"], ["tests/model"]),
    ],
)
def test_arguments_are_passed_on_verbatim(given, passed_on):
    assert dev.parse_arguments(given).rest == passed_on


def test_the_program_is_found_from_any_folder():
    """Modules lying in the caller's folder must not be imported instead of ours."""
    command = dev.program_command(["--version"])
    assert command[1:] == ["-P", "-m", "cchc_desktop", "--version"]
    assert dev.child_environment({"PYTHONPATH": "elsewhere"})["PYTHONPATH"] == str(ROOT)


@pytest.mark.parametrize(
    ("environment", "locale"),
    [
        ({}, "C.UTF-8"),
        ({"LC_ALL": "C", "LANG": "vi_VN.UTF-8"}, "C.UTF-8"),
        ({"LANG": "vi_VN.utf8"}, None),
        ({"LC_ALL": "vi_VN.UTF-8"}, "vi_VN.UTF-8"),
    ],
)
def test_the_program_gets_a_locale_that_can_write_vietnamese(environment, locale):
    assert dev.child_environment(environment).get("LC_ALL") == locale


def test_the_stamp_changes_with_the_lock_and_with_python(tmp_path):
    lock = tmp_path / "requirements.lock"
    lock.write_text("a==1\n", encoding="utf-8")
    first = dev.stamp_text(lock, "3.11.2")
    assert dev.stamp_text(lock, "3.11.2") == first
    assert dev.stamp_text(lock, "3.12.0") != first
    lock.write_text("a==2\n", encoding="utf-8")
    assert dev.stamp_text(lock, "3.11.2") != first


def test_an_environment_counts_only_with_its_stamp(tmp_path, monkeypatch):
    lock = tmp_path / "requirements.lock"
    lock.write_text("a==1\n", encoding="utf-8")
    monkeypatch.setattr(dev, "VENV", tmp_path / "venv")
    dev.venv_python().parent.mkdir(parents=True)
    dev.venv_python().touch()
    assert not dev.is_installed(lock)
    dev.stamp_file(lock).write_text(dev.stamp_text(lock), encoding="utf-8")
    assert dev.is_installed(lock)


def test_windows_keeps_its_interpreter_elsewhere():
    assert dev.venv_python("win32").parts[-2:] == ("Scripts", "python.exe")
    assert dev.venv_python("linux").parts[-2:] == ("bin", "python")


def test_pip_takes_nothing_but_hashed_wheels(tmp_path):
    command = " ".join(dev.pip_command(tmp_path / "requirements.lock"))
    assert "--require-hashes --only-binary :all:" in command


def test_an_old_python_is_told_so(monkeypatch, capsys):
    monkeypatch.setattr(dev, "OLDEST_PYTHON", (99, 0))
    assert dev.main(["run"]) == 2
    assert "is needed" in capsys.readouterr().err


def test_missing_libraries_are_named_to_those_who_may_not_install(monkeypatch):
    monkeypatch.setattr(dev, "installed_packages", frozenset)
    monkeypatch.setattr(dev, "is_root", lambda: False)
    with pytest.raises(dev.SetupError, match="sudo apt-get install"):
        dev.require_packages(["no-such-library"])


def test_tools_that_cannot_be_installed_do_not_keep_others_away(monkeypatch, capsys):
    asked = []

    def install(names):
        asked.append(names)
        raise dev.SetupError("no network.")

    monkeypatch.setattr(dev, "installed_packages", lambda: frozenset({"xvfb"}))
    monkeypatch.setattr(dev, "is_root", lambda: True)
    monkeypatch.setattr(dev, "install_packages", install)
    dev.offer_test_tools()
    assert [names[0] for names in asked] == ["xauth", *(group[0] for group in dev.TEST_TOOLS[1:])]
    assert capsys.readouterr().err.count("will be skipped") == len(dev.TEST_TOOLS)


INTERFACES = "import socket; print([name for _, name in socket.if_nameindex()])"


def test_the_suite_runs_without_a_network_interface():
    """R-53: only the loop to itself is there, and it is down."""
    command = dev.without_network([sys.executable, "-c", INTERFACES])
    if command[0] == sys.executable:
        pytest.skip("this system lets nobody take the network away")
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.strip() == "['lo']", done.stderr


def test_where_the_network_stays_the_tests_run_and_it_is_said(monkeypatch, capsys):
    monkeypatch.setattr(dev.shutil, "which", lambda _: None)
    assert dev.without_network(["pytest", "-q"]) == ["pytest", "-q"]
    assert "cannot be taken away" in capsys.readouterr().err


def test_the_script_needs_only_the_standard_library():
    done = subprocess.run(
        [sys.executable, "-S", "-I", str(SCRIPT), "--help"], capture_output=True, check=False
    )
    assert done.returncode == 0
