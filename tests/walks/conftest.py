"""A desk for each walk, and a record of what the program complained of."""

import pytest

from tests.walks.desk import Desk


@pytest.fixture
def desk(tmp_path):
    opened = Desk(tmp_path)
    yield opened
    opened.look("end")
    opened.close()
