"""The annex of cited documents: each once, in order, with what the texts tell of them."""

import pytest

from tests.services.annexed_report import annexed_report, annexes_of, choose, texts


@pytest.fixture
def session(tmp_path):
    with annexed_report(tmp_path) as opened:
        choose(opened, "van_ban")
        yield opened


def rows(session, *sections):
    for key, text in zip(("mo_dau", "mot.hai", "mot.ba"), sections, strict=False):
        session.take_text(key, text)
    (annex,) = annexes_of(session)
    return [texts(row) for row in annex.blocks[0].rows]


def test_documents_stand_by_type_then_date_and_say_where_they_are_first_cited(session):
    found = rows(
        session,
        "Theo Kế hoạch số 12/KH-UBND ngày 05/02/2018.",
        "Theo Kế hoạch số 9/KH-UBND ngày 02/01/2018, Quyết định số 3/QĐ-UBND.",
        "Theo Nghị định số 20/2008/NĐ-CP.^[Kế hoạch số 12/KH-UBND.]",
    )
    assert [(row[0], row[1], row[2], row[5]) for row in found] == [
        ("1", "Nghị định số 20/2008/NĐ-CP", "", "I.2"),
        ("2", "Kế hoạch số 9/KH-UBND", "02/01/2018", "I.1"),
        ("3", "Kế hoạch số 12/KH-UBND", "05/02/2018", "Lời mở đầu"),
        ("4", "Quyết định số 3/QĐ-UBND", "", "I.1"),
    ]


@pytest.mark.parametrize(
    ("after", "issuer", "subject"),
    [
        (" của Bộ Tư pháp về công khai TTHC. Đến nay", "Bộ Tư pháp", "về công khai TTHC"),
        (" về tiếp nhận, xử lý kiến nghị, UBND tỉnh họp", "Chính phủ",
         "về tiếp nhận, xử lý kiến nghị"),
        (" quy định cơ chế, được sửa tại", "Chính phủ", "quy định cơ chế"),
        (" về kiểm soát, các sở đã làm", "Chính phủ", "về kiểm soát"),
        (" về giảm 4,5% biên chế", "Chính phủ", "về giảm 4,5% biên chế"),
        (" của Chính phủ và Kế hoạch số 7/KH-UBND về kiểm tra", "Chính phủ", ""),
        (" của tỉnh", "Chính phủ", ""),
        ("", "Chính phủ", ""),
    ],
)  # fmt: skip
def test_issuer_and_subject_are_taken_from_the_words_after_the_citation(
    session, after, issuer, subject
):
    first = rows(session, f"Theo Nghị định số 20/2008/NĐ-CP{after}")[0]
    assert (first[3], first[4]) == (issuer, subject)


def test_mentions_of_one_document_are_joined_and_years_keep_numbers_apart(session):
    found = rows(
        session,
        "Kế hoạch số 5/KH-UBND; Kế hoạch số 5/KH-UBND ngày 02/01/2017 về thi đua.",
        "Kế hoạch số 5/KH-UBND ngày 03/01/2018.",
    )
    assert [(row[2], row[4]) for row in found] == [("02/01/2017", "về thi đua"), ("03/01/2018", "")]


def test_the_issuer_is_named_by_its_code_where_the_text_does_not(session):
    found = rows(session, "Công văn số 141/UBND-TH và Quyết định số 3/QĐ-XYZ.")
    assert [(row[1], row[3]) for row in found] == [
        ("Quyết định số 3/QĐ-XYZ", ""),
        ("Công văn số 141/UBND-TH", "Ủy ban nhân dân tỉnh Sóc Trăng"),
    ]


def test_signs_of_markup_in_a_subject_stay_letters(session):
    found = rows(session, r"Nghị định số 1/2018/NĐ-CP về <b>%s</b> {0}")
    assert found[0][4] == "về <b>%s</b> {0}"
