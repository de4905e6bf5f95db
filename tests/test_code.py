"""Holds the code to its format, its lint rules and its types, so that one command judges all."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "--output-format=concise", "."),
    ("mypy",),
)


@pytest.mark.parametrize("check", CHECKS, ids=" ".join)
def test_code_is_clean(check):
    """Rule 38 of the house style: format, lint and types are green before a push."""
    done = subprocess.run(
        [sys.executable, "-m", *check], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
