"""Measures a finished PDF, ours or another's, against a regime and lists what deviates."""

import re
from datetime import date
from pathlib import Path

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.render.measure import Step, measure
from cchc_desktop.render.measure_marks import Sheet
from cchc_desktop.services.page_check_apart import check_apart
from cchc_desktop.services.page_check_body import check_body, check_notes
from cchc_desktop.services.page_check_head import check_head, check_stamps, check_title
from cchc_desktop.services.page_check_page import (
    check_fonts,
    check_ink,
    check_margins,
    check_page_numbers,
    check_paper,
    check_scans,
)
from cchc_desktop.services.page_check_parts import Parts, find_parts
from cchc_desktop.services.page_check_report import Findings, Result
from cchc_desktop.services.page_check_rules import Rules, load_rules, regime_on
from cchc_desktop.services.page_check_tail import check_tail

DEFAULT = "nd30-2020"


def check_pages(
    source: Path | bytes, regime: str | None = None, step: Step | None = None
) -> Result:
    """Measure a PDF against a regime, or against the one in force on the document's day.

    Our own pages, as bytes, are measured here; a file, which may be hostile, in a process of its
    own. ``step`` hears page and pages before each page is read, for a file over and over and
    with zeros before the first page, and returns False to stop.

    Raises:
        UserError: the file cannot be measured, the regime is unknown, or it was stopped.
    """
    load_rules(regime or DEFAULT)
    if isinstance(source, Path):
        return check_apart(source, regime, step)
    return check_here(source, regime, step)


def check_here(source: Path | bytes, regime: str | None = None, step: Step | None = None) -> Result:
    """Measure as ``check_pages`` does, but in this process whatever it is."""
    rules = load_rules(regime or DEFAULT)
    going = _Going(step)
    sheets = measure(source, going)
    if going.stopped:
        raise UserError(messages.PAGE_CHECK_STOPPED)
    parts = find_parts(sheets, rules)
    if regime is None:
        rules = load_rules(_regime_of(parts, rules))
        parts = find_parts(sheets, rules)
    return _result(parts, rules, sheets, guessed=regime is None)


class _Going:
    """Remembers whether the reading was stopped before the last page."""

    def __init__(self, step: Step | None) -> None:
        self.step = step
        self.stopped = False

    def __call__(self, page: int, pages: int) -> bool:
        self.stopped = self.step is not None and not self.step(page, pages)
        return not self.stopped


def _regime_of(parts: Parts, rules: Rules) -> str:
    match = re.match(rules.words["date"], parts.date.text) if parts.date else None
    if match is None:
        return DEFAULT
    numbers = [match[part].strip() for part in ("year", "month", "day")]
    if not numbers[0].isdigit():
        return DEFAULT
    year, month, day = (int(text) if text.isdigit() else 1 for text in numbers)
    try:
        return regime_on(date(year, month, day)) or DEFAULT
    except ValueError:
        return DEFAULT


def _result(parts: Parts, rules: Rules, sheets: list[Sheet], *, guessed: bool) -> Result:
    out = Findings(rules)
    if check_scans(parts, out):
        _check(parts, out)
    findings = out.listed()
    wrong = {finding.check for finding in findings}
    checks = rules.checks.values()
    return Result(
        rules.regime,
        rules.name,
        guessed,
        len(sheets),
        findings,
        tuple(c.title for c in checks if c.key in out.looked and c.key not in wrong),
        tuple(c.title for c in checks if c.key not in out.looked),
    )


def _check(parts: Parts, out: Findings) -> None:
    check_paper(parts, out)
    check_margins(parts, out)
    check_fonts(parts, out)
    check_ink(parts, out)
    check_page_numbers(parts, out)
    check_head(parts, out)
    check_stamps(parts, out)
    check_title(parts, out)
    check_body(parts, out)
    check_notes(parts, out)
    last = max((leaf.sheet.number for leaf in parts.leaves if not leaf.annex), default=1)
    check_tail(parts.tail, (parts.left, parts.right), last, out)
