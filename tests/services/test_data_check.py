"""The check of the data on files really spoilt: each fault has its place and its advice."""

import pytest

from cchc_desktop import messages
from cchc_desktop.services import data_check
from cchc_desktop.services.data_check_answers import letters
from cchc_desktop.store.store import Store


@pytest.fixture
def library(library):
    library.create_sample()
    library.backups.make("khi-thoat")
    return library


def found(library, session=None):
    return {r.key: r for r in data_check.check_all(library, session) if not r.is_good}


def spoil(library, sql, *values):
    library.store.connection.execute("PRAGMA foreign_keys = OFF")
    library.store.connection.execute(sql, values)


def test_a_sound_file_passes_every_check(library):
    """F-62: the sample with its copy; whatever place the tests run in is not its fault."""
    assert found(library).keys() <= {"place", "room"}
    titles = [title for title, _ in data_check.checks(library)]
    assert titles == [title for key, (title, _) in messages.DATA_CHECKS.items() if key != "open"]


@pytest.mark.parametrize(
    ("sql", "check", "named"),
    [
        ("UPDATE answer SET value = '7' WHERE field = 'ho_so.moi'", "history", "ho_so.moi"),
        ("DELETE FROM answer WHERE field = 'ho_so.moi'", "history", "ho_so.moi"),
        ("UPDATE answer SET value = '{' WHERE field = 'ho_so.moi'", "unreadable", "ho_so.moi"),
        ("UPDATE answer SET value = 'true' WHERE field = 'ho_so.moi'", "unknown", "ho_so.moi"),
        ("UPDATE answer SET field = 'xyz.a' WHERE field = 'ho_so.moi'", "unknown", "xyz.a"),
        ("UPDATE answer SET field = 'note.xyz' WHERE field = 'ho_so.moi'", "ownerless", "note.xyz"),
        ("UPDATE answer SET field = 'reason.xyz' WHERE field = 'ho_so.moi'", "ownerless", "xyz"),
        ("UPDATE answer SET value = '3' WHERE field = 'text.mo_dau'", "texts", "text.mo_dau"),
        ("UPDATE answer SET report_id = 9 WHERE field = 'ho_so.moi'", "references", "1"),
        ("UPDATE answer_change SET who = 'x' WHERE field = 'ho_so.moi'", "chain", "ho_so.moi"),
        ("UPDATE answer_change SET at = 'x' WHERE field = 'ho_so.moi'", "chain", "không rõ"),
        ("DELETE FROM answer_change WHERE id = 5", "chain", "Thiếu 1 lần"),
        ("DELETE FROM answer_change", "chain", "sau cùng, báo cáo"),
        ("UPDATE report SET chain = NULL", "chain", "không do chương trình ghi, báo cáo"),
        ("PRAGMA application_id = 5", "identity", "dấu của chương trình"),
        ("CREATE TRIGGER x AFTER INSERT ON answer BEGIN DELETE FROM answer; END", "identity", "x"),
    ],
)
def test_each_fault_is_told_with_its_place_and_what_to_do(library, sql, check, named):
    spoil(library, sql)
    result = found(library)[check]
    assert any(named in finding for finding in result.findings)
    assert result.advice == messages.DATA_CHECKS[check][1]


def test_figures_on_the_screen_are_worked_out_anew(library):
    session = library.open("2018-6T")
    session.figures.set("ho_so.moi", None)
    assert "Tổng số hồ sơ" in " ".join(found(library, session)["formulas"].findings)
    assert "formulas" not in found(library)


def test_copies_that_are_missing_or_damaged_are_told(library, tmp_path):
    [copy] = library.backups.copies()
    copy.path.write_bytes(copy.path.read_bytes()[:5000])
    told = " ".join(found(library)["copies"].findings)
    assert messages.CHECK_NO_COPY in told
    assert str(copy.path) in told
    library.backups.make("khi-thoat")
    library.backups.set_second(tmp_path / "USB")
    for path in (tmp_path / "USB").iterdir():
        path.unlink()
    (tmp_path / "USB").rmdir()
    assert "USB" in " ".join(found(library)["copies"].findings)


def test_the_text_names_fields_and_never_what_they_hold(library):
    spoil(library, "UPDATE answer SET value = '\"bí mật\"' WHERE field = 'text.mo_dau'")
    results = data_check.check_all(library)
    text = data_check.as_text(library.store.path, results, library.backups.clock())
    assert "text.mo_dau" in text
    assert "bí mật" not in text
    assert data_check.as_data(results)[0]["findings"] == ()


def test_a_file_that_does_not_open_is_told_with_the_copy_to_go_back_to(library):
    path = library.store.path
    library.store.close()
    path.write_bytes(b"")
    with pytest.raises(data_check.UserError) as raised:
        Store.open(path)
    [result] = data_check.not_opened(path, raised.value)
    assert "0 byte" in result.findings[0]
    assert "1 báo cáo" in result.findings[1]


def test_all_letters_are_looked_for():
    assert len(set(letters())) == 146
