"""A desk for each walk, and a record of what the program complained of."""

import subprocess
import sys

import pytest

from tests.walks.desk import HERE, Desk


@pytest.fixture
def desk(tmp_path):
    opened = Desk(tmp_path)
    yield opened
    opened.look("end")
    opened.close()


@pytest.fixture
def sample_file(desk):
    """The sample report, in a file of its own."""
    (desk.home / "Documents").mkdir()
    path = desk.folder / "mau.cchc"
    command = [sys.executable, "-m", "cchc_desktop", "new", "--data", str(path), "--sample"]
    subprocess.run(command, cwd=HERE, check=True, stdout=subprocess.DEVNULL)
    return path
