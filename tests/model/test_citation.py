"""Documents found in a text: their symbols, dates, types and laws, and what is none."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from cchc_desktop.model.citation import find_citations, load_citation_types

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@cache
def types():
    return load_citation_types(RESOURCES / "citations.toml")


def only(text):
    (citation,) = find_citations(text, types())
    return citation


def test_a_state_document_is_read_whole():
    text = "Theo Kế hoạch số 145/KH-UBND ngày 29/12/2017 về CCHC"
    found = only(text)
    assert (found.type, found.number, found.codes) == ("Kế hoạch", 145, ("KH", "UBND"))
    assert (found.code, found.issuer, found.date) == ("KH", "UBND", date(2017, 12, 29))
    assert text[found.start : found.end] == "Kế hoạch số 145/KH-UBND ngày 29/12/2017"


@pytest.mark.parametrize(
    ("text", "symbol", "code", "year"),
    [
        ("Chương trình số 29-CTr/TU", "29-CTr/TU", "CTr", None),
        ("Kế hoạch số 19-KH/TĐTN-TNNT", "19-KH/TĐTN-TNNT", "KH", None),
        ("Quyết định số 22/2016/QĐ-UBND", "22/2016/QĐ-UBND", "QĐ", 2016),
        ("Luật số 17/2008/QH12", "17/2008/QH12", "QH", 2008),
        ("Công văn số 141/UBND-TH", "141/UBND-TH", "UBND", None),
        ("Quyết định 2914/QĐ-UBND", "2914/QĐ-UBND", "QĐ", None),
        ("kế hoạch số 145 / KH-UBND", "145/KH-UBND", "KH", None),
        ("KẾ HOẠCH SỐ: 145/KH - UBND", "145/KH-UBND", "KH", None),
    ],
)
def test_every_form_of_symbol_is_recognised(text, symbol, code, year):
    found = only(text)
    assert (found.symbol, found.code, found.year) == (symbol, code, year)


def test_the_longer_name_of_a_type_wins():
    assert only("Chương trình hành động số 02/CTr-UBND").type == "Chương trình hành động"


def test_a_comma_or_words_may_stand_in_the_date():
    assert only("Nghị quyết số 06-NQ/TU, ngày 27/6/2014").date == date(2014, 6, 27)
    long = "Quyết định số 5/QĐ-UBND ngày 05 tháng 6 năm 2018"
    assert only(long).date == date(2018, 6, 5)
    assert only("Quyết định số 5/QĐ-UBND ban hành ngày 05-6-2018").date == date(2018, 6, 5)


def test_a_day_that_does_not_exist_is_no_date():
    assert only("Quyết định số 5/QĐ-UBND ngày 31/02/2018").date is None


@pytest.mark.parametrize(
    "text",
    ["22/28 phần việc", "1.808/1.808 thủ tục", "Nghị định số 68", "12 - 13 phòng", "3/km-h", ""],
)
def test_figures_are_no_documents(text):
    assert find_citations(text, types()) == []


def test_a_hyphen_between_words_ends_a_symbol():
    assert only("Kế hoạch số 5/KH-UBND - bước một").symbol == "5/KH-UBND"
    assert only("Kế hoạch số 5/KH-UBND - UBND tỉnh").symbol == "5/KH-UBND"


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("19/2014/QĐ-TTG", "19/2014/QĐ-TTg"),
        ("29-CTR/TU", "29-CTr/TU"),
        ("17/2008/qh12", "17/2008/QH12"),
        ("5/Kh-Ubnd", "5/KH-UBND"),
        ("19-KH/TĐTN-TNNT", "19-KH/TĐTN-TNNT"),
    ],
)
def test_codes_are_spelled_as_the_decree_lists_them(written, right):
    assert types().spelled(written) == right


def test_a_code_tells_the_type_unless_bodies_share_it():
    assert (types().type_of("KH"), types().type_of("QĐ")) == ("Kế hoạch", "Quyết định")
    assert (types().type_of("UBND"), types().type_of("QH")) == ("", "")


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("đúng Luật Đất đai năm 2013; Nghị định", "Đất đai năm 2013"),
        ("Luật Cán bộ, công chức năm 2008 quy định", "Cán bộ, công chức năm 2008"),
        ("Pháp lệnh Ưu đãi người có công năm 2005", "Ưu đãi người có công năm 2005"),
    ],
)
def test_a_law_is_known_by_its_name_and_year(text, symbol):
    found = only(text)
    assert (found.symbol, types().spelled(found.symbol), found.code) == (symbol, symbol, "")


@pytest.mark.parametrize(
    "text", ["Luật sư trong năm 2018", "thi hành Luật. Đến năm 2018", "Luật Đất đai và 5 năm 2018"]
)
def test_words_about_laws_are_no_law(text):
    assert find_citations(text, types()) == []
