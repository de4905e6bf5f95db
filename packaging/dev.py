"""The one command for developers: make the environment, then run, test or check the program.

Needs nothing but Python's standard library; it knows nothing of what the program does.
"""

from __future__ import annotations

import argparse
import functools
import hashlib
import importlib.util
import os
import platform
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
RUN_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
OLDEST_PYTHON = (3, 11)
SAMPLE_REPORT = "2018-6T"
SAMPLE_PDF = "bao-cao-mau.pdf"

# One need each; x|y is the same library under its newer and its older name.
QT_NEEDS = ["libglib2.0-0t64|libglib2.0-0", "libgl1", "libegl1", "libxkbcommon0", "libdbus-1-3"]
TEXT_NEEDS = ["libfontconfig1", "libbrotli1", "libgssapi-krb5-2", "libxkbcommon-x11-0"]
SCREEN_NEEDS = [f"libxcb-{part}" for part in ("cursor0", "icccm4", "keysyms1", "shape0", "xkb1")]
WINDOW_LIBRARIES = QT_NEEDS + TEXT_NEEDS + SCREEN_NEEDS
WALK_TOOLS = ["xvfb", "xauth", "openbox", "xdotool", "poppler-utils"]
# Judges of written files: Preflight, which is Java, checks PDFs, and Writer opens Word files.
PREFLIGHT = ["default-jdk-headless", "libpdfbox2-java", "libjaxb-api-java", "libactivation-java"]
WRITER = ["libreoffice-writer-nogui"]
TEST_TOOLS = (WALK_TOOLS, PREFLIGHT, WRITER)
VENV_PACKAGE = "python3-venv"
APT_INSTALL = ["apt-get", "install", "-y", "--no-install-recommends"]


class SetupError(Exception):
    """Stop with a message that tells the developer what to do next."""


def parse_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """Read the command and keep everything after it verbatim for the program or pytest."""
    parser = argparse.ArgumentParser(prog="packaging/dev.py", description=__doc__)
    parser.add_argument("command", choices=("setup", "run", "test", "check"))
    parser.add_argument("rest", nargs=argparse.REMAINDER, metavar="[--] ARGS")
    asked = parser.parse_args(argv)
    asked.rest = strip_separator(asked.rest)
    return asked


def strip_separator(rest: Sequence[str]) -> list[str]:
    """Drop the first `--`, which only parts our own arguments from the passed-on ones."""
    return list(rest[1:] if rest and rest[0] == "--" else rest)


def has_screen(environment: Mapping[str, str], system: str = sys.platform) -> bool:
    """Tell whether a window can open: only Linux may lack a screen to open it on."""
    if not system.startswith("linux"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(environment.get(name) for name in names)


def child_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Point PYTHONPATH at the checkout, and give Qt the UTF-8 locale it insists on."""
    names = ("LC_ALL", "LC_CTYPE", "LANG")
    locale = next((environment[name] for name in names if environment.get(name)), "")
    is_utf8 = "UTF" in locale.upper()
    return {**environment, "PYTHONPATH": str(ROOT), **({} if is_utf8 else {"LC_ALL": "C.UTF-8"})}


def suite_environment(environment: Mapping[str, str], system: str = sys.platform) -> dict[str, str]:
    """Let Qt draw into memory where there is no screen; files without encoding are reported."""
    prepared = {**child_environment(environment), "PYTHONWARNDEFAULTENCODING": "1"}
    if not has_screen(environment, system):
        prepared["QT_QPA_PLATFORM"] = "offscreen"
    return prepared


def program_command(arguments: Sequence[str]) -> list[str]:
    """Build the call; -P keeps modules lying in the caller's folder from being imported."""
    return [str(venv_python()), "-P", "-m", "cchc_desktop", *arguments]


def missing_packages(needs: Iterable[str], installed: frozenset[str]) -> list[str]:
    """List the needs of which no name is installed."""
    return [need for need in needs if not installed.intersection(need.split("|"))]


def parse_installed(listing: str) -> frozenset[str]:
    """Read `dpkg-query` lines of the form `name:arch status` into the installed names."""
    rows = (line.split() for line in listing.splitlines())
    return frozenset(row[0].split(":")[0] for row in rows if row[-1:] == ["installed"])


def installed_packages() -> frozenset[str] | None:
    """Ask dpkg what is installed; None where there is no dpkg to ask."""
    if not shutil.which("dpkg-query") or not shutil.which("apt-get"):
        return None
    form = "-f=${Package} ${db:Status-Status}\n"
    answer = subprocess.run(
        ["dpkg-query", "-W", form], capture_output=True, encoding="utf-8", check=False
    )
    return parse_installed(answer.stdout)


def is_root() -> bool:
    """Tell whether system packages may be installed without asking anybody."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def known_name(need: str) -> str:
    """Pick the name this release of Debian knows the package by."""
    *newer, oldest = need.split("|")
    for name in newer:
        asked = subprocess.run(["apt-cache", "show", name], capture_output=True, check=False)
        if asked.returncode == 0 and asked.stdout.strip():
            return name
    return oldest


def install_packages(missing: Sequence[str]) -> None:
    """Install system packages without any question being asked."""
    refresh_package_lists()
    names = [known_name(need) for need in missing]
    say(f"Installing system packages, once: {' '.join(names)}.")
    done = run_apt([*APT_INSTALL, *names])
    if done.returncode != 0:
        say(done.stdout)
        raise SetupError("apt-get could not install them (see its message above).")


@functools.cache
def refresh_package_lists() -> None:
    """Fetch the lists of packages once; where that fails, the old lists may still do."""
    say("Fetching the lists of system packages.")
    done = run_apt(["apt-get", "update"])
    if done.returncode != 0:
        say(done.stdout)


def run_apt(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run apt-get without questions, waiting for another one that holds its lock."""
    return subprocess.run(
        [*command, "-q", "-o", "DPkg::Lock::Timeout=300"],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def require_packages(needs: Iterable[str]) -> None:
    """Install what is missing, or say the exact command to somebody who may."""
    installed = installed_packages()
    if installed is None:
        return
    missing = missing_packages(needs, installed)
    if missing and not is_root():
        command = shlex.join([*APT_INSTALL, *map(known_name, missing)])
        raise SetupError(
            "system packages are missing. Run this, then start again:\n"
            f"  sudo apt-get update && sudo {command}"
        )
    if missing:
        install_packages(missing)


def offer_test_tools() -> None:
    """Install what some tests need, group by group; without root or network those are skipped."""
    installed = installed_packages()
    for tools in TEST_TOOLS if installed else ():
        missing = missing_packages(tools, installed or frozenset())
        if missing and is_root():
            try:
                install_packages(missing)
            except SetupError as problem:
                say(f"{problem} Tests that need them will be skipped.")
        elif missing:
            say(f"Not installed: {', '.join(missing)}. Tests that need them will be skipped.")


def venv_python(system: str = sys.platform) -> Path:
    """Name the environment's interpreter on this system."""
    return VENV / ("Scripts/python.exe" if system == "win32" else "bin/python")


def stamp_text(lock: Path, python: str = platform.python_version()) -> str:
    """Sum up what an environment was made from: the lock's content and Python's version."""
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    return f"{digest} python {python}\n"


def stamp_file(lock: Path) -> Path:
    """Name the file that says a lock was installed completely."""
    return VENV / f"{lock.stem}.stamp"


def is_installed(lock: Path) -> bool:
    """Tell whether a lock was installed completely and has not changed since."""
    stamp = stamp_file(lock)
    if not venv_python().exists() or not stamp.is_file():
        return False
    return stamp.read_text(encoding="utf-8") == stamp_text(lock)


def runs_this_python() -> bool:
    """Tell whether the environment's interpreter still starts and is the one running us."""
    if not venv_python().exists():
        return False
    asked = subprocess.run(
        [str(venv_python()), "-I", "-c", "import sys; print(sys.version_info[:3])"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return asked.stdout.strip() == str(tuple(sys.version_info[:3]))


def venv_needs() -> list[str]:
    """Name what Debian leaves out of its Python, as long as the environment is not made."""
    complete = venv_python().exists() or importlib.util.find_spec("ensurepip")
    return [] if complete else [VENV_PACKAGE]


def make_venv() -> None:
    """Create the environment afresh, unless a usable one is there to be updated."""
    interrupted = VENV / "installing"
    if runs_this_python() and not interrupted.exists():
        return
    require_packages(venv_needs())
    say("Making the virtual environment .venv.")
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False)
    if made.returncode != 0:
        raise SetupError(
            "Python could not make a virtual environment. On Debian run:\n"
            "  sudo apt-get update && sudo apt-get install -y python3-venv"
        )


def install_lock(lock: Path) -> None:
    """Install exactly what a lock names, and leave a stamp only when all of it went well."""
    make_venv()
    interrupted = VENV / "installing"
    interrupted.touch()
    for stamp in VENV.glob("*.stamp"):
        stamp.unlink()
    say(f"Installing the packages of {lock.name} (about 100 MB, once).")
    if subprocess.run(pip_command(lock), env=pip_environment(), check=False).returncode != 0:
        raise SetupError(
            f"pip could not install the packages of {lock.name} (see its message above).\n"
            "Check the network or pip's own settings, then start again."
        )
    stamp_file(lock).write_text(stamp_text(lock), encoding="utf-8")
    interrupted.unlink()


def pip_command(lock: Path) -> list[str]:
    """Build the pip call that takes nothing but hashed, ready-made wheels."""
    pip = [str(venv_python()), "-m", "pip", "install", "--quiet", "--no-input"]
    return [*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(lock)]


def pip_environment() -> dict[str, str]:
    """Keep the caller's pip settings but those that would install elsewhere."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return {**kept, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_USER": "0"}


def ensure_environment(*, for_tests: bool) -> None:
    """Install what the command needs; a development environment also serves for running."""
    if is_installed(DEV_LOCK) or (not for_tests and is_installed(RUN_LOCK)):
        return
    install_lock(DEV_LOCK if for_tests else RUN_LOCK)


def hand_over(command: Sequence[str], environment: Mapping[str, str]) -> NoReturn:
    """Become the child process; on Windows wait for it and pass its exit code on."""
    sys.stdout.flush()
    if sys.platform == "win32":
        sys.exit(subprocess.run(command, env=dict(environment), check=False).returncode)
    os.execve(command[0], list(command), dict(environment))


def run(arguments: Sequence[str]) -> int:
    """Start the program; without arguments and without a screen print the sample report."""
    screen = has_screen(os.environ)
    if screen:
        require_packages(WINDOW_LIBRARIES + venv_needs())
    ensure_environment(for_tests=False)
    if not arguments and not screen:
        return write_sample()
    hand_over(program_command(arguments), child_environment(os.environ))


def write_sample() -> int:
    """Make a data folder with the sample report and print that report into this folder."""
    target = Path.cwd() / SAMPLE_PDF
    say(f"There is no screen to open a window on; writing the sample report to {SAMPLE_PDF}.")
    with tempfile.TemporaryDirectory() as folder:
        data = str(Path(folder) / "data")
        code = call_program(["new", "--data", data, "--sample"])
        if code == 0:
            report = ["--report", SAMPLE_REPORT, "--format", "pdf", "--out", str(target)]
            code = call_program(["export", "--data", data, *report])
    if code == 0:
        print(target)
    return code


def call_program(arguments: Sequence[str]) -> int:
    """Run the program to its end and give back its exit code."""
    command = program_command(arguments)
    environment = child_environment(os.environ)
    return subprocess.run(command, env=environment, stdout=sys.stderr, check=False).returncode


def run_tests(arguments: Sequence[str]) -> NoReturn:
    """Run the suite in the checkout, passing arguments on to pytest."""
    prepare_tests()
    os.chdir(ROOT)
    command = without_network([str(venv_python()), "-m", "pytest", *arguments])
    hand_over(command, suite_environment(os.environ))


def without_network(command: Sequence[str]) -> list[str]:
    """Put a command where there is no network interface, if this system lets us."""
    unshare = shutil.which("unshare")
    # Only root keeps its rights over the users of some tests; others need a namespace of users.
    options = ["--net"] if is_root() else ["--user", "--map-current-user", "--net"]
    if unshare:
        alone = [unshare, *options, "--"]
        if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode == 0:
            return [*alone, *command]
    say("The network cannot be taken away on this system; the tests run beside it.")
    return list(command)


def prepare_tests() -> None:
    """Bring in everything the suite needs."""
    require_packages(WINDOW_LIBRARIES + venv_needs())
    offer_test_tools()
    ensure_environment(for_tests=True)


def check() -> int:
    """Run format, lint, types and tests, all of them even when one fails."""
    prepare_tests()
    python, environment = str(venv_python()), suite_environment(os.environ)
    steps = (
        [python, "-m", "ruff", "format", "--check", "."],
        [python, "-m", "ruff", "check", "."],
        [python, "-m", "mypy"],
        without_network([python, "-m", "pytest", "--ignore=tests/test_code.py"]),
    )
    codes = [
        subprocess.run(step, cwd=ROOT, env=environment, check=False).returncode for step in steps
    ]
    return max(codes, key=abs)


def say(message: str) -> None:
    """Tell the developer what is going on, apart from the program's own output."""
    print(f"dev.py: {message}", file=sys.stderr, flush=True)


def main(argv: Sequence[str]) -> int:
    """Do one command and give back its exit code."""
    if sys.version_info < OLDEST_PYTHON:
        say("Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ".")
        return 2
    asked = parse_arguments(argv)
    try:
        if asked.command == "run":
            return run(asked.rest)
        if asked.command == "test":
            run_tests(asked.rest)
        if asked.command == "check":
            return check()
        prepare_tests()
    except SetupError as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
