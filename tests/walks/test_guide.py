"""Holds the pictures of the guide: each is there, is shown in the guide, and is small."""

import re

from tests.walks.desk import HERE
from tests.walks.guide import MOST_BYTES, MOST_PICTURES, TARGET


def test_the_guide_shows_every_picture_and_none_is_heavy():
    guide = (HERE / "HUONG-DAN.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"!\[[^\]]+\]\(resources/guide/([^)]+)\)", guide))
    made = {path.name: path.stat().st_size for path in TARGET.glob("*.png")}
    assert shown == set(made)
    assert len(made) <= MOST_PICTURES
    assert max(made.values()) <= MOST_BYTES
