"""The library of reports in a new data file, as most tests of services begin with it."""

import pytest

from cchc_desktop import paths
from cchc_desktop.services.reports import Library
from cchc_desktop.store.store import Store


@pytest.fixture
def library(tmp_path):
    with Store.create(tmp_path / "dữ liệu.cchc") as store:
        yield Library(store, paths.resources(), "lan")
