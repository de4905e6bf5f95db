"""What the tests of the import share: the edition, its words, and the seed where it is at hand."""

from functools import cache
from pathlib import Path

import pytest

from cchc_desktop.model.loader import load_template
from cchc_desktop.services.importing import load_vocabulary, read_report

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"
SEED = ROOT.parent / "shared" / "seed"


@cache
def template():
    return load_template(RESOURCES / "templates" / "cchc-2012")


@cache
def vocabulary():
    return load_vocabulary(RESOURCES, "cchc-2012")


def read(text):
    return read_report(text, template(), vocabulary())


def seed_text():
    files = sorted(SEED.glob("*.txt")) if SEED.is_dir() else []
    if not files:
        pytest.skip("the real report is not at hand")
    return files[0].read_text(encoding="utf-8")


@cache
def seed_report():
    return read(seed_text())
