"""Holds the history to be tamper-evident: a hand in the file shows, and refuses no work (R-54)."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from cchc_desktop.store import history
from cchc_desktop.store.history import Tampering
from cchc_desktop.store.salvage import salvage
from cchc_desktop.store.store import Store
from tests.store.test_migrations import RELEASED


@pytest.fixture
def written(path, new_report):
    """A file with two reports whose changes were written in turns."""
    with Store.create(path) as store:
        one, two = (store.add_report(new_report(code)) for code in ("2018-6T", "2018-Q1"))
        for amount in range(1, 6):
            store.write(one.id, {"a": amount, "b": f"Số liệu {amount}"}, "An")
            store.write(two.id, {"a": amount}, "Bình")
    return path


def tamper(path, *statements):
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def found(path):
    with Store.open(path) as store:
        return [(f.kind, f.report, f.field, f.count) for f in store.history_faults()]


def test_history_written_by_the_program_holds(written):
    assert found(written) == []


COPY = (
    "INSERT INTO answer_change (report_id, field, old, new, at, who, action{more})"
    " SELECT report_id, field, old, new, at, who, action{more} FROM answer_change WHERE id = 5"
)


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE answer_change SET new = '7' WHERE id = 4", (Tampering.CHANGED, "2018-6T", "a", 1)),
        ("UPDATE answer_change SET who = '' WHERE id = 4", (Tampering.CHANGED, "2018-6T", "a", 1)),
        ("UPDATE answer_change SET at = '' WHERE id = 1", (Tampering.CHANGED, "2018-6T", "a", 1)),
        (
            "UPDATE answer_change SET new = CAST(x'ff' AS TEXT) WHERE id = 4",
            (Tampering.CHANGED, "2018-6T", "a", 1),
        ),
        (
            "DELETE FROM answer_change WHERE id IN (4, 5)",
            (Tampering.REMOVED, "2018-6T", "a", 2),
        ),
        ("DELETE FROM answer_change WHERE id = 1", (Tampering.REMOVED, "2018-6T", "b", 1)),
        ("DELETE FROM answer_change WHERE id = 15", (Tampering.REMOVED, "2018-Q1", "", 1)),
        ("DELETE FROM answer_change WHERE report_id = 2", (Tampering.REMOVED, "2018-Q1", "", 5)),
        (COPY.format(more=""), (Tampering.ADDED, "2018-6T", "b", 1)),
        (COPY.format(more=", chain"), (Tampering.ADDED, "2018-6T", "b", 1)),
        (
            "UPDATE answer_change SET report_id = 1 WHERE id = 3",
            (Tampering.ADDED, "2018-6T", "a", 1),
        ),
    ],
)
def test_first_row_that_was_touched_by_hand_is_named(written, statement, expected):
    tamper(written, statement)
    assert found(written)[0] == expected


def test_a_change_that_was_taken_away_with_its_answer_shows(written):
    """Answers and history agree with each other, so that only the chain can tell."""
    tamper(
        written,
        "DELETE FROM answer_change WHERE id IN (13, 14)",
        "UPDATE answer SET value = '4' WHERE report_id = 1 AND field = 'a'",
        "UPDATE answer SET value = '\"Số liệu 4\"' WHERE report_id = 1 AND field = 'b'",
    )
    assert found(written) == [(Tampering.REMOVED, "2018-6T", "", 2)]


def test_work_goes_on_and_the_fault_stays_in_sight(written):
    tamper(written, "DELETE FROM answer_change WHERE id IN (13, 14)")
    with Store.open(written) as store:
        report = store.report("2018-6T")
        assert store.write(report.id, {"a": 99}, "An") > 0
        assert store.answers(report.id)["a"] == 99
    assert found(written) == [(Tampering.REMOVED, "2018-6T", "a", 2)]


@pytest.mark.parametrize("head", ["NULL", "''", "'x'", "'12:zz'"])
def test_a_damaged_seal_of_the_report_refuses_no_work(written, head):
    tamper(written, f"UPDATE report SET chain = {head} WHERE id = 1")
    with Store.open(written) as store:
        assert store.write(store.report("2018-6T").id, {"a": 99}, "An") > 0
    assert {report for _, report, _, _ in found(written)} == {"2018-6T"}


def test_a_report_deleted_in_the_program_leaves_no_fault(written):
    with Store.open(written) as store:
        one = store.report("2018-6T")
        store.trash(one.id)
        store.delete(one.id)
    assert found(written) == []


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_history_of_older_releases_is_linked_at_the_upgrade(path, released):
    shutil.copyfile(released, path)
    assert found(path) == []
    tamper(path, "UPDATE answer_change SET new = '1' WHERE id = 2")
    assert found(path)[0] == (Tampering.CHANGED, "2018-6T", "ho_so.tiep_nhan", 1)


def test_salvage_of_an_older_file_links_it(path, tmp_path):
    shutil.copyfile(RELEASED[1], path)
    salvage(path, tmp_path / "moi.cchc")
    assert found(tmp_path / "moi.cchc") == []


def test_salvage_keeps_what_is_missing_in_sight(written, tmp_path):
    tamper(written, "DELETE FROM answer_change WHERE id IN (4, 5)")
    salvage(written, tmp_path / "moi.cchc")
    assert found(tmp_path / "moi.cchc") == [(Tampering.REMOVED, "2018-6T", "a", 2)]


def test_two_rows_never_read_alike():
    assert history.link("", 1, "ab", None) != history.link("", 1, "a", "b")
    assert history.link("", 1, None, "") != history.link("", 1, "", None)
