"""Holds that what was acknowledged survives the death of the process at any moment."""

import os
import random
import subprocess
import sys

import pytest

from cchc_desktop.store.store import Store

RUNS = 24
WRITER = """
import sys
from pathlib import Path
from cchc_desktop.store.store import Store

with Store.open(Path(sys.argv[1])) as store:
    report = store.report("2018-6T")
    start = int(sys.argv[2])
    for number in range(start, start + 100_000):
        changes = {f"field{number % 50}": number, "last": number, "text": "Sóc Trăng " * 300}
        store.write(report.id, changes | {"half": [number]}, "An")
        print(number, flush=True)
"""


def write_until_killed(path, start, wait_for):
    """Return the last number the writer acknowledged before it was killed."""
    command = [sys.executable, "-c", WRITER, path, str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as writer:
        acknowledged = [int(writer.stdout.readline()) for _ in range(wait_for)]
        writer.kill()
        acknowledged += [int(line) for line in writer.stdout if line.endswith("\n")]
    return acknowledged[-1]


@pytest.mark.skipif(os.name == "nt", reason="a killed pipe may lose its last line on Windows")
def test_kill_loses_nothing_acknowledged(path, new_report):
    """R-01: every acknowledged value is there, at most the one in hand is missing, file sound."""
    with Store.create(path) as store:
        report = store.add_report(new_report(), {"last": 0})
    moments, number = random.Random(725), 0  # noqa: S311 a repeatable choice, no secret
    for _ in range(RUNS):
        acknowledged = write_until_killed(path, number + 1, moments.randint(1, 40))
        with Store.open(path) as store:
            answers = store.answers(report.id)
            number = answers["last"]
            assert number - acknowledged in (0, 1)
            assert answers[f"field{number % 50}"] == number
            assert answers["half"] == [number]
            assert len(store.history(report.id, "last")) == number + 1
            assert store.connection.execute("PRAGMA foreign_key_check").fetchall() == []
