"""Holds damage of indexes to be mended and told of, and oddities of a file to be noticed."""

import sqlite3

import pytest

from cchc_desktop import messages
from cchc_desktop.store import failures
from cchc_desktop.store.store import Store


@pytest.fixture
def filled(path, new_report):
    with Store.create(path) as store:
        report = store.add_report(new_report(), {f"field{n}": n for n in range(200)})
        store.write(report.id, {"field7": 8}, "An")
    return path


def empty_index(path, name="answer_change_field"):
    """Let an index lose its entries, its pages staying sound."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA writable_schema = ON")
    kept = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0]
    connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?",
                       (kept + " WHERE field > 'zz'", name))  # fmt: skip
    connection.commit()
    connection.close()
    connection = sqlite3.connect(path)
    connection.execute(f"REINDEX {name}")
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (kept, name))
    connection.commit()
    connection.close()


def test_an_index_that_lost_its_entries_is_made_anew_and_told_of(filled):
    """R-13: the data are equal, the user knows."""
    empty_index(filled)
    with Store.open(filled) as store:
        assert store.notices == (messages.FILE_INDEX_REBUILT.format(path=filled),)
        report = store.report("2018-6T")
        assert store.answers(report.id)["field7"] == 8
        assert [change.new for change in store.history(report.id, "field7")] == [7, 8]
    with Store.open(filled) as store:
        assert store.notices == ()


def test_a_damaged_page_is_not_mended_by_guessing(filled):
    """R-12: whatever the page held, the file is refused and stays as it is."""
    content = filled.read_bytes()
    for place in range(4096, len(content), 4096):
        spoilt = content[:place] + b"\xa5" * 4096 + content[place + 4096 :]
        filled.write_bytes(spoilt)
        with pytest.raises(failures.DamagedFileError):
            Store.open(filled)
        assert filled.read_bytes() == spoilt


def test_an_answer_that_its_history_contradicts_is_told_of(filled):
    """R-12, R-20: something else wrote here, or half a write was lost."""
    connection = sqlite3.connect(filled)
    connection.execute("UPDATE answer SET value = '9' WHERE field = 'field7'")
    connection.execute("DELETE FROM answer WHERE field = 'field8'")
    connection.commit()
    connection.close()
    with Store.open(filled) as store:
        assert store.notices == (messages.FILE_HISTORY_GAP.format(path=filled, count=2),)


def test_bytes_behind_the_end_are_told_of_and_do_no_harm(filled):
    """R-12: trailing garbage."""
    filled.write_bytes(filled.read_bytes() + b"rac" * 700)
    with Store.open(filled) as store:
        assert store.notices == (messages.FILE_HAS_TAIL.format(path=filled, count=2100),)
        store.write(store.report("2018-6T").id, {"field9": "x" * 9000}, "An")
    with Store.open(filled) as store:
        assert store.answers(store.report("2018-6T").id)["field9"] == "x" * 9000
