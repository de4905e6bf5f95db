"""Periods and days in the texts that do not go with the report's own period."""

import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from cchc_desktop.model.citation import load_citation_types
from cchc_desktop.model.loader import load_template
from cchc_desktop.model.narrative import parse_narrative
from cchc_desktop.model.period import load_periods
from cchc_desktop.model.text_checks import Report, TextChecks, flatten, neighbours

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
PLAN = "chi_dao.ke_hoach"


@cache
def report():
    periods = load_periods(RESOURCES / "periods.toml")
    period = periods.period("2018-6T")
    others = [periods.period(f"{year}-{kind}") for year in (2017, 2018) for kind in periods.kinds]
    return Report(
        load_template(RESOURCES / "templates" / "cchc-2012"),
        period,
        date(2018, 6, 5),
        load_citation_types(RESOURCES / "citations.toml"),
        neighbours(period, others),
    )


def shown(name, form):
    return report().period.words().get(name, "99")


def rules(stored, section=PLAN, held=None):
    texts = {section: flatten(parse_narrative(stored), shown)}
    return [problem.rule for problem in TextChecks(held or report()).problems(texts)]


def test_the_sample_shows_its_planted_faults_and_no_other():
    """E01 and E02 of the inventory; zero false alarms."""
    texts = {}
    for path in (RESOURCES / "samples" / "2018-6T").glob("*.toml"):
        texts.update(tomllib.loads(path.read_text(encoding="utf-8")).get("texts", {}))
    flat = {key: flatten(parse_narrative(text), shown) for key, text in texts.items()}
    problems = TextChecks(report()).problems(flat)
    assert [(p.rule, p.section) for p in problems] == [
        ("ky.quy", "chi_dao.to_chuc"),
        ("ky.vien_dan", "chi_dao.to_chuc"),
    ]
    assert "141/UBND-TH" in problems[1].message


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Trong quý II/2018, tỉnh đã họp.", ["ky.quy"]),
        ("Trong quý 1 năm 2018, tỉnh đã họp.", ["ky.quy"]),
        ("Tính đến quý II/2018, tỉnh có 9 đơn vị.", []),
        ("Dự kiến hoàn tất trong quý II/2018.", []),
        ("Đã hoàn tất trong quý 3 năm 2018.", []),
        ("Đã hoàn tất trong quý IV/2016.", []),
    ],
)
def test_one_quarter_in_a_half_year_report(text, found):
    """E01: not for plans, not for `up to the quarter`, not outside the data window."""
    assert rules(text) == found


def test_a_quarterly_report_may_speak_of_its_quarter():
    periods = load_periods(RESOURCES / "periods.toml")
    held = replace(report(), period=periods.period("2018-Q1"))
    assert rules("Trong quý I/2018, tỉnh đã họp.", held=held) == []


def test_documents_outside_the_quarter_are_named():
    """E02: the sentence's notes count, documents it only carries out do not."""
    text = "Trong quý II/2018, tỉnh có 02 văn bản^[Công văn số 1/UBND-TH ngày 26/01/2018. Hết.]"
    assert rules(text) == ["ky.quy", "ky.vien_dan"]
    assert rules(text.replace("26/01", "26/4")) == ["ky.quy"]
    older = "Trong quý II/2018, tỉnh thực hiện Kế hoạch số 1/KH-UBND ngày 22/01/2015."
    assert rules(older) == ["ky.quy"]


def test_findings_name_the_words_that_are_selected():
    """F8 leads to the period as written, and to the document that lies outside it."""
    said = "Trong quý II/2018, tỉnh có 02 văn bản^[Công văn số 1/UBND-TH ngày 26/01/2018. Hết.]"
    opening = "Báo cáo CCHC Quý I  năm 2018:"
    texts = {PLAN: flatten(parse_narrative(said), shown), "mo_dau": opening}
    found = TextChecks(report()).problems(texts)
    excerpts = {problem.rule: problem.excerpt for problem in found}
    assert excerpts == {
        "ky.khac": "Quý I  năm 2018",
        "ky.quy": "quý II/2018",
        "ky.vien_dan": "1/UBND-TH",
    }


def test_a_period_left_over_in_the_opening_is_found():
    assert rules("Báo cáo công tác CCHC quý I năm 2018:", "mo_dau") == ["ky.khac"]
    assert rules("Báo cáo CCHC {ky} và {ky_sau}, so với quý I năm 2018:", "mo_dau") == []
