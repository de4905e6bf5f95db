"""Holds scripted work to survive kills and faults of the disk: a short run of the long ones."""

import pytest

from tests.durability.deeds import DEEDS
from tests.durability.faultlib import needs_faults, run_with_faults

pytestmark = needs_faults
# The window takes seconds to open: the walks kill it, and the long run.
SHORT = [deed for deed in DEEDS if deed != "window"]


def test_kills_at_random_moments_lose_nothing_acknowledged():
    """R-01 … R-04: half of them at a random time, half within a change of a file."""
    wanted = [word for deed in SHORT for word in ("--deed", deed)]
    done = run_with_faults("tests.durability.kills", "--runs", 2, "--seed", 7, *wanted)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("2 kills, 0 wrong") == len(SHORT)


@pytest.mark.parametrize(
    ("step", "every"), [("typing", 9), ("export json", 3), ("beginning", 12), ("restoring", 40)]
)
def test_no_change_of_a_file_fails_in_silence(step, every):
    """R-06, R-07, R-08: a fault or a full disk at the n-th change, once and from there on."""
    done = run_with_faults("tests.durability.io_errors", "--only", step, "--every", every)
    assert done.returncode == 0, done.stdout
    assert "0 wrong" in done.stdout
