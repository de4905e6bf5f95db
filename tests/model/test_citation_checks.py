"""What is careless in the citations of a report: numbers, dates, codes, issuers, decrees."""

import re
from datetime import date

import pytest

from cchc_desktop.model.citation_checks import NOT_FULL, CitationChecks
from tests.model.citation_report import report, template

PLAN = "chi_dao.ke_hoach"
LATER = "chi_dao.to_chuc"


def found(*texts, **told):
    keys = (PLAN, LATER)
    return CitationChecks(report(**told)).problems(dict(zip(keys, texts, strict=False)))


def rules(*texts, **told):
    """What is found but that a first citation is not full."""
    return [p.rule for p in found(*texts, **told) if p.rule != NOT_FULL]


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


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Kế hoạch 9/KH-UBND", "vien_dan.thieu_so"),
        ("Kế hoạch số 9/KH-UBND, ngày 05/6/2018", "vien_dan.dau_phay"),
        ("Kế hoạch số 9 / KH-UBND", "vien_dan.cach_viet"),
        ("Kế hoạch số 9/Kh-UBND", "vien_dan.cach_viet"),
    ],
)
def test_a_careless_citation_is_found_with_its_words(text, rule):
    assert [(p.rule, p.excerpt) for p in found(text) if p.rule == rule] == [(rule, text)]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Nghị định số 9/2018/NĐ-CP", "ngày ban hành, cơ quan ban hành, trích yếu"),
        ("Nghị định số 9/2018/NĐ-CP ngày 05/01/2018 của Chính phủ", "trích yếu"),
        ("Chính phủ ra Nghị định số 9/2018/NĐ-CP ngày 05/01/2018 về phí", ""),
        ("Quyết định số 9/QĐ-UBND ngày 05/01/2018 về phí", ""),
        ("Kế hoạch số 9/KH-SNV của Sở Nội vụ về thi đua", "ngày ban hành"),
        ("công bố tại Quyết định số 9/QĐ-UBND ngày 05/01/2018 của UBND tỉnh", ""),
        ("Kế hoạch số 1/KH-UBND ngày 02/01/2018 của UBND tỉnh, thực hiện 9/KH-TW", ""),
        ("Luật số 17/2008/QH12", ""),
    ],
)
def test_a_first_citation_must_be_full(text, missing):
    said = [p.message for p in found(text) if p.rule == NOT_FULL]
    told = re.findall("còn thiếu (.*?):", " ".join(said))
    assert told == ([missing] if missing else [])


def test_documents_of_one_list_share_issuer_and_subject():
    listed = "Kế hoạch số 9/KH-UBND ngày 03/01/2018 và Kế hoạch số 10/KH-UBND ngày 04/01/2018"
    assert not found(f"{listed} của UBND tỉnh về thi đua.")


def test_a_full_citation_repeated_is_found_where_it_is_repeated():
    full = "Kế hoạch số 44/KH-UBND ngày 13/4/2018 của UBND tỉnh về đổi mới."
    (problem,) = found(full, f"Kế hoạch số 44/KH-UBND. {full}")
    assert (problem.rule, problem.section) == ("vien_dan.nhac_lai", LATER)
    assert template().by_key[PLAN].label in problem.message
    assert "“Kế hoạch số 44/KH-UBND”" in problem.message


def test_what_the_register_says_of_a_document_is_held_against_texts():
    text = "Kế hoạch số 9/KH-UBND ngày 05/01/2018 của UBND tỉnh về thi đua"
    assert rules(text, expires=date(2018, 6, 1)) == ["vien_dan.het_hieu_luc"]
    assert rules(text, expires=date(2018, 6, 6)) == []
    assert rules(text, date=date(2018, 1, 6)) == ["vien_dan.khac_danh_muc"]
    (problem,) = found(text, expires=date(2018, 6, 1), replaced_by="Kế hoạch số 1/KH-UBND")
    assert "Kế hoạch số 1/KH-UBND" in problem.message


def test_every_regime_has_its_decree_quoted():
    text = {PLAN: "Quyết định số 168/KH-UBND"}
    for regime, words in (("tt01-2011", "01/2011"), ("nd30-2020", "30/2020")):
        problems = CitationChecks(report(regime=regime)).problems(text)
        assert problems
        assert all(words in problem.message for problem in problems)


def test_messages_say_where_and_leave_words_of_the_text_alone():
    (problem,) = [p for p in found("Quyết định số 168/KH-UBND {place}") if p.rule != NOT_FULL]
    assert template().by_key[PLAN].label in problem.message
