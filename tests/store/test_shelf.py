"""Reports put away and thrown away, and the register of cited documents, on a real file."""

import pytest

from cchc_desktop.store import failures


def test_an_archived_report_stays_listed_with_its_day(store, report):
    store.archive(report.id)
    assert store.reports()[0].archived_at is not None
    store.archive(report.id, away=False)
    assert store.reports()[0].archived_at is None


def test_a_trashed_report_leaves_the_list_and_its_code_and_comes_back_whole(store, report):
    store.write(report.id, {"a": 1}, "lan")
    store.trash(report.id)
    assert store.reports() == []
    assert [row.id for row in store.reports(trashed=True)] == [report.id]
    with pytest.raises(failures.UnknownReportError):
        store.report(report.code)
    assert store.restore(report.id).code == report.code
    assert store.answers(report.id) == {"a": 1}


def test_a_report_whose_code_was_used_again_stays_in_the_trash(store, report, new_report):
    store.trash(report.id)
    store.add_report(new_report())
    with pytest.raises(failures.DuplicateReportError):
        store.restore(report.id)
    assert [row.id for row in store.reports(trashed=True)] == [report.id]


def test_only_what_is_in_the_trash_can_be_deleted(store, report):
    store.write(report.id, {"a": 1}, "lan")
    store.delete(report.id)
    assert store.answers(report.id) == {"a": 1}
    assert len(store.history(report.id)) == 1
    store.trash(report.id)
    store.delete(report.id)
    assert store.reports(trashed=True) == []
    assert store.history(report.id) == []


def test_a_document_is_kept_replaced_and_forgotten(store):
    store.save_document("145/kh-ubnd:2017", {"subject": "kiểm tra"}, "lan")
    store.save_document("145/kh-ubnd:2017", {"subject": "kiểm tra CCHC"}, "lan")
    assert store.documents() == {"145/kh-ubnd:2017": {"subject": "kiểm tra CCHC"}}
    store.save_document("145/kh-ubnd:2017", None, "lan")
    assert store.documents() == {}
