"""A short run of the fuzz, and the long texts that once kept a reader busy for minutes."""

import subprocess
import sys

from tests.hostile.fuzz import HEAD, NAMES, ROOT, fuzz

RUNS = 20
SEED = 20
LENGTH = 60_000
# What once was quadratic takes minutes for such a text; what is linear, a moment.
HUNG = 180


def test_hostile_input_is_taken_or_refused_with_a_sentence(tmp_path):
    """R-47: no fault, no hang, memory bounded; the long run is a job of its own."""
    found = fuzz(list(NAMES), RUNS, SEED, tmp_path)
    rows = "\n".join(f"{s.row()} {s.faults} {s.slow}" for s in found)
    assert all(s.is_good and s.runs == RUNS for s in found), f"{HEAD}\n{rows}"


def test_the_same_seed_makes_the_same_inputs(tmp_path):
    first, second = (fuzz(["numbers"], RUNS, 1, tmp_path)[0] for _ in range(2))
    assert (first.taken, first.refused) == (second.taken, second.refused)


def test_no_text_is_gone_over_again_and_again():
    """R-44: one line of sixty thousand letters that once took minutes."""
    command = [sys.executable, "-m", "tests.hostile.adverse", "harmful", str(LENGTH)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=HUNG, check=False)
    assert done.returncode == 0, done.stderr.decode()
