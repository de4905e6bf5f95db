"""The register of cited documents over a real data file with two reports."""

from dataclasses import replace
from datetime import date

import pytest

from cchc_desktop.errors import UserError
from cchc_desktop.model.citation_record import Record
from cchc_desktop.services.register import citation_words, recognised
from tests.services.annexed_report import add_report, again, library
from tests.services.small_report import small_report

PLAN = "Kế hoạch số 44/KH-UBND ngày 13/4/2018 của UBND tỉnh về đổi mới"


@pytest.fixture
def session(tmp_path):
    with small_report(tmp_path) as opened:
        yield opened


def register(session):
    return session.texts.register


def only(session):
    (entry,) = register(session).entries()
    return entry


def test_what_texts_tell_is_in_the_register_by_itself(session):
    session.take_text("mo_dau", f"{PLAN}. Kế hoạch số 44/KH-UBND.")
    session.take_text("mot.hai", "Theo kế hoạch số 44/KH-UBND.")
    entry = only(session)
    assert entry.record == Record(
        "Kế hoạch", "44/KH-UBND", date(2018, 4, 13), "UBND tỉnh", "về đổi mới"
    )
    assert [(place.section, place.count) for place in entry.places] == [
        ("mo_dau", 2),
        ("mot.hai", 1),
    ]
    assert session.store.documents() == {}


def test_what_is_entered_wins_over_the_sentence_and_serves_later_reports(session):
    session.take_text("mo_dau", PLAN)
    entry = only(session)
    register(session).save(entry.key, Record("Kế hoạch", "44/KH-UBND", subject="về việc khác"))
    assert only(session).record.subject == "về việc khác"
    add_report(session, "2018-9T", {})
    later = library(session).open("2018-9T")
    assert only(later).record.subject == "về việc khác"
    assert only(later).places == ()


def test_only_what_texts_do_not_tell_counts_as_entered(session):
    session.take_text("mo_dau", PLAN)
    entry = only(session)
    register(session).save(entry.key, entry.record)
    assert only(session).typed == Record()


def test_a_symbol_entered_right_still_belongs_to_the_text_that_has_it_wrong(session):
    session.take_text("mo_dau", "Quyết định số 168/KH-UBND ngày 19/01/2018")
    entry = only(session)
    register(session).save(entry.key, Record("Quyết định", "168/QĐ-UBND", date(2018, 1, 19)))
    assert (only(session).record.symbol, only(session).count) == ("168/QĐ-UBND", 1)


def test_documents_of_earlier_reports_are_remembered_once_read(session):
    session.take_text("mo_dau", PLAN)
    register(session).remember()
    session.take_text("mo_dau", "")
    assert only(again(session)).record.subject == "về đổi mới"
    register(again(session)).remove(only(again(session)).key)
    register(again(session)).remember()
    assert register(again(session)).entries() == []


def test_one_number_of_two_years_is_two_documents(session):
    session.take_text("mo_dau", "Kế hoạch số 9/KH-UBND ngày 02/01/2017")
    added = register(session).add(Record("Kế hoạch", "9/kh-ubnd", date(2018, 1, 2)))
    found = register(session).entries()
    assert [entry.record.date.year for entry in found] == [2017, 2018]
    assert found[1].key == added
    assert found[1].record.symbol == "9/KH-UBND"


@pytest.mark.parametrize("typed", ["", "chín", "9", "9/KH-UBND và 8/KH-UBND"])
def test_what_is_no_symbol_is_refused(session, typed):
    with pytest.raises(UserError, match="chưa phải số, ký hiệu"):
        register(session).add(Record("Kế hoạch", typed))


def test_a_document_is_entered_once(session):
    session.take_text("mo_dau", PLAN)
    with pytest.raises(UserError, match="đã có Kế hoạch số 44/KH-UBND"):
        register(session).add(Record("Kế hoạch", "44/KH-UBND"))
    other = register(session).add(Record("Kế hoạch", "45/KH-UBND"))
    with pytest.raises(UserError, match="đã có"):
        register(session).save(other, Record("Kế hoạch", "44/KH-UBND"))


def test_a_cited_document_is_not_taken_out(session):
    session.take_text("mo_dau", PLAN)
    with pytest.raises(UserError, match="đang nhắc"):
        register(session).remove(only(session).key)


def test_an_entry_is_held_against_the_texts_at_once(session):
    session.take_text("mo_dau", PLAN)
    told = []
    session.listen(told.append)
    record = Record("Kế hoạch", "44/KH-UBND", expires=date(2018, 1, 1))
    register(session).save(only(session).key, record)
    assert told[0].problems
    assert "vien_dan.het_hieu_luc" in [problem.rule for problem in session.problems]


def test_a_pasted_text_is_told_of_with_what_is_new(session):
    session.take_text("mo_dau", PLAN)
    assert recognised("Không có văn bản nào.", session) == ""
    assert recognised(f"{PLAN}; Quyết định số 1/QĐ-UBND.", session).endswith(
        "2 văn bản viện dẫn, 1 văn bản mới."
    )
    assert "đều đã có" in recognised(PLAN, session)


def test_a_citation_is_full_first_and_short_after(session):
    session.take_text("mot.hai", PLAN)
    entry = only(session)
    assert citation_words(entry, session, "mo_dau", None) == PLAN
    assert citation_words(entry, session, "mot.ba", None) == "Kế hoạch số 44/KH-UBND"
    assert citation_words(entry, session, "mot.hai", "Trước đó,") == PLAN
    assert citation_words(entry, session, "mot.hai", f"{PLAN},") == "Kế hoạch số 44/KH-UBND"


def test_a_law_is_kept_and_cited_by_its_name(session):
    session.take_text("mo_dau", "Theo Luật Đất đai năm 2013.")
    entry = only(session)
    register(session).save(entry.key, replace(entry.record, issuer="Quốc hội"))
    assert only(session).record.missing(register(session).types) == ()
    assert citation_words(only(session), session, "mo_dau", "") == "Luật Đất đai năm 2013"
    assert session.problems == [p for p in session.problems if "vien_dan" not in p.rule]


def test_a_refused_file_tells_why_and_nothing_half_kept_is_shown(session, monkeypatch):
    session.take_text("mo_dau", PLAN)

    def refuse(*_data):
        raise UserError("đầy đĩa")

    monkeypatch.setattr(session.store, "save_documents", refuse)
    with pytest.raises(UserError, match="đầy đĩa"):
        register(session).remember()
    session.take_text("mo_dau", "")
    assert register(session).entries() == []
