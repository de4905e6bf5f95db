"""What every test needs before it starts, and the data file and reports that most begin with.

Only who asks for one of those imports the program.
"""

import os
import shutil
import sys

import pytest
from hypothesis import settings

WALK_TOOLS = ("Xvfb", "openbox", "xdotool", "pdftotext")

# The same examples on every machine and no deadline: two slow cores are not a failure.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")

if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the walks, and say why, where the tools they drive the window with are missing."""
    missing = [tool for tool in WALK_TOOLS if not shutil.which(tool)]
    if not missing:
        return
    for item in items:
        if item.get_closest_marker("walk"):
            item.add_marker(pytest.mark.skip(reason=f"not installed: {', '.join(missing)}"))


@pytest.fixture
def store(tmp_path):
    from cchc_desktop.store.store import Store

    with Store.create(tmp_path / "dữ liệu.cchc") as opened:
        yield opened


@pytest.fixture
def library(store):
    from cchc_desktop import paths
    from cchc_desktop.services.reports import Library

    return Library(store, paths.resources(), "lan")


@pytest.fixture
def sample(library):
    return library.open(library.create_sample())


@pytest.fixture
def blank(library):
    return library.open(library.create("2018-6T", "soc-trang"))
