"""Real data files on disk for the store's tests."""

import os
import shutil
import tempfile
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.store.rows import NewReport
from cchc_desktop.store.store import Store

NOBODY = 65534


@pytest.fixture
def path(tmp_path):
    return tmp_path / "bao-cao.cchc"


@pytest.fixture
def store(path):
    with Store.create(path) as opened:
        yield opened


@pytest.fixture
def new_report():
    """Return a function that describes a report under a code."""

    def describe(code="2018-6T"):
        return NewReport(
            code=code,
            kind="6T",
            year=2018,
            agency="soc-trang",
            edition="cchc-2012",
            regime="tt01-2011",
            window_start=date(2018, 1, 1),
            window_end=date(2018, 6, 30),
            deadline=date(2018, 6, 15),
        )

    return describe


@pytest.fixture
def report(store, new_report):
    return store.add_report(new_report())


@pytest.fixture
def shared_folder():
    """Return a folder that other users may enter, unlike tmp_path."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def without_rights():
    """Return a context in which permissions bind this process even when root runs the tests."""
    if os.name == "nt":
        pytest.skip("folders have no read-only bit on Windows")

    @contextmanager
    def dropped():
        if os.getuid() != 0:
            yield
            return
        os.setresuid(NOBODY, NOBODY, 0)
        try:
            yield
        finally:
            os.setresuid(0, 0, 0)

    return dropped
