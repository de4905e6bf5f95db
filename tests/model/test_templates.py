"""Holds every shipped edition to the lint and to the inventory of the report it was made from."""

import unicodedata

import pytest

from cchc_desktop.model.lint import lint_folder
from cchc_desktop.model.loader import load_template
from cchc_desktop.paths import resources

TEMPLATES = resources() / "templates"
EDITIONS = sorted(path.parent for path in TEMPLATES.glob("*/template.toml"))
FIGURES, RULES = 166, 46


@pytest.mark.parametrize("folder", EDITIONS, ids=lambda path: path.name)
def test_edition_has_no_findings(folder):
    """Rule 1 of the house: what a template declares leads somewhere, and every rule can speak."""
    assert lint_folder(folder) == []


@pytest.mark.parametrize("folder", EDITIONS, ids=lambda path: path.name)
def test_texts_are_normalised(folder):
    """NFC everywhere: the same word must be the same bytes."""
    for path in folder.glob("*.toml"):
        assert unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8")), path.name


def test_first_edition_covers_the_inventory():
    """N001-N166 and R01-R46; R47-R50 are checks of citations and dates, not of figures."""
    template = load_template(TEMPLATES / "cchc-2012")
    fields = template.fields.values()
    rules = [rule for section in template.sections for rule in section.rules]
    codes = {code for entry in (*fields, *rules) for code in entry.trace}
    assert {f"N{number:03}" for number in range(1, FIGURES + 1)} <= codes
    assert {f"R{number:02}" for number in range(1, RULES + 1)} <= codes
