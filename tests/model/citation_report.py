"""The report that tests of citations hold texts against, and texts made from stored ones."""

from datetime import date
from functools import cache
from pathlib import Path

from cchc_desktop.model.citation import load_citation_types
from cchc_desktop.model.citation_checks import CitationReport
from cchc_desktop.model.citation_record import Record
from cchc_desktop.model.loader import load_template

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@cache
def template():
    return load_template(RESOURCES / "templates" / "cchc-2012")


@cache
def types():
    return load_citation_types(RESOURCES / "citations.toml")


def issuers(citation):
    return {"NĐ-CP": ("Chính phủ",), "QĐ-UBND": ("Ủy ban X",)}.get("-".join(citation.codes), ())


def report(day=date(2018, 6, 5), regime="tt01-2011", **typed):
    """A report of which the register knows what ``typed`` says about every document."""
    return CitationReport(
        template(), day, day, types(), lambda _: Record(**typed), issuers, "Ủy ban X", regime
    )
