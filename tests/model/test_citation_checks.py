from datetime import date
from functools import cache
from pathlib import Path

import pytest

from cchc_desktop.model.citation import load_citation_types
from cchc_desktop.model.citation_checks import check_citations
from cchc_desktop.model.loader import load_template
from cchc_desktop.model.narrative import parse_narrative
from cchc_desktop.model.period import load_periods
from cchc_desktop.model.text_checks import Report, flatten

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
PLAN = "chi_dao.ke_hoach"


@cache
def report():
    periods = load_periods(RESOURCES / "periods.toml")
    period = periods.period("2018-6T")
    return Report(
        load_template(RESOURCES / "templates" / "cchc-2012"),
        period,
        date(2018, 6, 5),
        load_citation_types(RESOURCES / "citations.toml"),
    )


def shown(name, form):
    return report().period.words().get(name, "99")


def rules(stored, section=PLAN, held=None):
    texts = {section: flatten(parse_narrative(stored), shown)}
    return [problem.rule for problem in check_citations(texts, held or report())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Quyết định số 168/KH-UBND", ["vien_dan.loai"]),
        ("Công văn số 12/BC-UBND", ["vien_dan.loai"]),
        ("Nghị quyết số 76/2015/QH13", []),
        ("Quyết định số 19/2014/QĐ-TTG", ["vien_dan.cach_viet"]),
        ("Kế hoạch số 9/KH-UBND ngày 06/6/2018", ["vien_dan.sau_ngay_ky"]),
        ("Kế hoạch số 9/KH-UBND ngày 05/6/2018", []),
        ("Quyết định số 22/2016/QĐ-UBND ngày 07/9/2017", ["vien_dan.nam"]),
    ],
)
def test_one_document_is_held_against_itself(text, found):
    """E05, E06, R48, R49."""
    assert rules(text) == found


def test_numbers_and_dates_must_run_the_same_way():
    """R50: within one body, type and year; other years and bodies do not count."""
    first = "Kế hoạch số 10/KH-UBND ngày 23/01/2018"
    assert rules(f"{first}, Kế hoạch số 09/KH-UBND ngày 24/01/2018") == ["vien_dan.thu_tu"]
    assert rules(f"{first}, Kế hoạch số 09/KH-STP ngày 24/01/2018") == []
    assert rules(f"{first}, Kế hoạch số 50/KH-UBND ngày 31/7/2015") == []
    assert "vien_dan.thu_tu" not in rules(f"{first}, Quyết định số 09/KH-UBND ngày 24/01/2018")


def test_one_document_has_one_date():
    text = "Kế hoạch số 9/KH-UBND ngày 23/01/2018 và Kế hoạch số 9/KH-UBND ngày 24/01/2018"
    assert rules(text) == ["vien_dan.hai_ngay"]
    assert rules(text.replace("24/01/2018", "24/01/2017")) == []


def test_a_fault_is_told_once_however_often_it_is_repeated():
    assert rules("Quyết định số 168/KH-UBND. Quyết định số 168/KH-UBND.") == ["vien_dan.loai"]


def test_messages_say_where():
    flat = {PLAN: "Quyết định số 168/KH-UBND {place}"}
    (problem,) = check_citations(flat, report())
    assert report().template.by_key[PLAN].label in problem.message
