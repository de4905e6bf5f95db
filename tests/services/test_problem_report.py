"""Holds the report of a problem and the log to hold nothing of a report (R-49, F-55)."""

import getpass
import logging
import platform
import re
import unicodedata
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from cchc_desktop import faults, messages, paths
from cchc_desktop.errors import UserError
from cchc_desktop.services.export import export
from cchc_desktop.services.problem_report import problem_report, save
from cchc_desktop.services.reports import SAMPLE, Library
from cchc_desktop.store.store import Store

NOW = datetime(2026, 6, 18, 9, 30, tzinfo=UTC)
WORD = re.compile(r"[^\W\d_]+")
# A figure that people would know again: four digits and more that are no year, or a share.
FIGURE = re.compile(r"\d[\d.]*\d{3}(?!\d)|\d+,\d{1,2}(?!\d)")
YEAR = re.compile(r"(?:19|20)\d\d")


class LostError(RuntimeError):
    """A fault whose own words are those of the report, as they are with libraries."""


@pytest.fixture
def library(tmp_path, monkeypatch):
    monkeypatch.setattr(faults, "_state_folder", lambda: tmp_path / "nhà")
    with Store.create(tmp_path / "dữ liệu.cchc") as store:
        faults.log_beside(store.path)
        library = Library(store, paths.resources(), "Nguyễn Thị Phương Lan")
        library.create_sample()
        yield library
    for handler in list(faults._log.handlers):
        faults._log.removeHandler(handler)
        handler.close()


def work(library, tmp_path):
    """Go through the report as a clerk, with a fault of the program in each text and figure."""
    session = library.open(SAMPLE)
    for ending in ("pdf", "docx", "json"):
        export(session, ending, tmp_path / f"báo cáo.{ending}")
    with pytest.raises(UserError):
        export(session, "pdf", tmp_path)
    session.take("ho_so.moi", "198.912 hồ sơ của tỉnh")
    session.undo()
    for key, value in library.store.answers(session.report.id).items():
        try:
            provoke(key, value)
        except LostError as error:
            faults._log.error("%s", faults.describe(error))


def provoke(key, value):
    try:
        raise KeyError(value)
    except KeyError as error:
        raise LostError(f"{key}: {value}") from error


def pairs(text):
    """Return neighbouring words, and figures without the points between thousands."""
    text = unicodedata.normalize("NFC", text)
    words = WORD.findall(text.lower())
    figures = {figure.replace(".", "") for figure in FIGURE.findall(text)}
    return {f"{one} {two}" for one, two in pairwise(words)} | {
        figure for figure in figures if not YEAR.fullmatch(figure)
    }


def leaks(text, library, tmp_path):
    """Return what a text shares with the stored answers, the agency and the printed pages."""
    printed = tmp_path / "in.txt"
    export(library.open(SAMPLE), "txt", printed)
    texts = [library.agency("soc-trang").to_data(), printed.read_text(encoding="utf-8")]
    texts += library.store.answers(library.store.report(SAMPLE).id).values()
    return pairs(text) & pairs("\n".join(map(str, texts)))


def test_the_log_of_a_session_full_of_faults_holds_nothing_of_the_report(library, tmp_path):
    work(library, tmp_path)
    log = (tmp_path / faults.LOG_FILE).read_text(encoding="utf-8")
    assert log.count("LostError") > 100
    assert leaks(log, library, tmp_path) == set()


def test_the_report_of_a_problem_holds_nothing_of_the_report(library, tmp_path):
    """Only words of its own frame may be words of a report as well."""
    work(library, tmp_path)
    faults._log.error("Ủy ban nhân dân tỉnh Sóc Trăng tiếp nhận 198.912 hồ sơ")
    text = problem_report(library, {"Qt": "6"}, NOW)
    frame = "\n".join(
        [*(value for name, value in vars(messages).items() if name.startswith("PROBLEM_")),
         *(title for title, _ in messages.DATA_CHECKS.values())]
    )  # fmt: skip
    assert "LostError" in text
    assert leaks(text, library, tmp_path) <= leaks(frame, library, tmp_path)
    own = [str(tmp_path), "báo cáo.pdf", "dữ liệu.cchc", "Phương Lan", platform.node()]
    assert [word for word in own if word in text] == []
    assert getpass.getuser() not in text.split()


def test_the_reader_that_looks_for_leaks_sees_one(library, tmp_path):
    for words in ("tỉnh Sóc Trăng", "198.912 hồ sơ", "99,99"):
        assert leaks(words, library, tmp_path)


def test_what_a_helper_needs_is_in_it(library):
    text = problem_report(library, {"Qt": "6.11"}, NOW)
    for words in ("Python", "SQLite", "reportlab", "Qt: 6.11", messages.PROBLEM_NO_LOG):
        assert words in text
    assert f"{messages.PROBLEM_REPORTS}: 1" in text
    assert f"{messages.DATA_CHECKS['chain'][0]}: {messages.DATA_CHECK_GOOD}" in text


def test_a_check_that_finds_something_is_told_without_what_it_found(library):
    library.store.connection.execute("UPDATE answer_change SET who = 'x' WHERE id = 9")
    text = problem_report(library, {}, NOW)
    found = messages.PROBLEM_FOUND.format(count=1)
    assert f"{messages.DATA_CHECKS['chain'][0]}: {found}" in text


def test_it_is_saved_as_it_was_read(library, tmp_path):
    text = problem_report(library, {}, NOW)
    save(text, tmp_path / "sự cố.txt")
    assert (tmp_path / "sự cố.txt").read_text(encoding="utf-8") == text


def test_logging_goes_nowhere_else():
    assert {h.__class__.__name__ for h in logging.getLogger("cchc_desktop").handlers} <= {
        "_PrivateLog"
    }
