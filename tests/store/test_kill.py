"""Holds that what was acknowledged survives the death of the process at any moment."""

import os
import random
import subprocess
import sys

import pytest

from cchc_desktop.store.backup import backup
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


COPIER = """
import sys
from pathlib import Path
from cchc_desktop.store.backup import backup

for number in range(100_000):
    backup(Path(sys.argv[1]), Path(sys.argv[2]), force=True)
    print(number, flush=True)
"""


def run_until_killed(program, arguments, wait_for):
    """Return the last number the program acknowledged before it was killed."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
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
    moments, number = random.Random(725), 0
    for _ in range(RUNS):
        acknowledged = run_until_killed(WRITER, (path, number + 1), moments.randint(1, 40))
        with Store.open(path) as store:
            answers = store.answers(report.id)
            number = answers["last"]
            assert number - acknowledged in (0, 1)
            assert answers[f"field{number % 50}"] == number
            assert answers["half"] == [number]
            assert len(store.history(report.id, "last")) == number + 1
            assert store.connection.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.skipif(os.name == "nt", reason="a killed pipe may lose its last line on Windows")
def test_kill_in_mid_backup_keeps_the_data_and_a_whole_backup(path, tmp_path, new_report):
    """R-03: the backup is the older one or the new one, and the data file is as it was."""
    target = tmp_path / "sao" / "a.cchc"
    with Store.create(path) as store:
        store.add_report(new_report(), {f"field{n}": "x" * 900 for n in range(300)})
    before = path.read_bytes()
    for run in range(6):
        run_until_killed(COPIER, (path, target), 1 + run)
        assert backup(target, tmp_path / f"{run}.cchc").answers == 300
    assert path.read_bytes() == before
