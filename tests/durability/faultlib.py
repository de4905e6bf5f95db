"""Builds the library between the program and the disk and steers it from within a process."""

import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = Path(__file__).with_name("faults.c")
KILL = -1

needs_faults = pytest.mark.skipif(
    not (sys.platform.startswith("linux") and shutil.which("gcc")),
    reason="faults of the disk are made by a library that gcc builds on Linux",
)


def run_with_faults(module, *arguments):
    """Run a module of the tests in a process whose disk can be made to fail; return its result."""
    with tempfile.TemporaryDirectory() as folder:
        return subprocess.run(
            [sys.executable, "-m", module, *map(str, arguments)],
            cwd=ROOT,
            env=environment(Path(folder)),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )


def run_again(module):
    """Run this very command again with the library, its output going where ours goes."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", module, *sys.argv[1:]]
        return subprocess.run(
            command, cwd=ROOT, env=environment(Path(folder)), check=False
        ).returncode


def environment(folder):
    """Build the library in a folder and return an environment that loads it."""
    library = folder / "faults.so"
    command = ["gcc", "-shared", "-fPIC", "-O1", "-o", library, SOURCE, "-ldl"]
    subprocess.run(command, check=True)
    return os.environ | {
        "LD_PRELOAD": str(library),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def is_loaded():
    """Say whether this process has the library."""
    return hasattr(ctypes.CDLL(None), "fault_arm")


def arm(nth, error, *, stays=False):
    """Let the n-th change of a file fail with an error number, or kill; 0 disarms."""
    ctypes.CDLL(None).fault_arm(ctypes.c_long(nth), error, int(stays))


def seen():
    """Return how many changes of files there were since arming."""
    return ctypes.CDLL(None).fault_seen()
