"""The small edition as a fixture."""

import pytest

from tests.model.small_edition import write


@pytest.fixture
def edition(tmp_path):
    return write(tmp_path / "thu")
