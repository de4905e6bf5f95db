"""Holds what could not be written to be kept, told of, and written as soon as that is possible."""

import sqlite3

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from cchc_desktop.store.store import Store
from tests.ui.keys import type_text

TTHC = "ket_qua.tthc.giai_quyet"


@pytest.fixture
def window(window_of, library, blank):
    window = window_of(library)
    window.open_report(blank.report.code)
    window.workspace.open_section(TTHC)
    window.workspace._form().focus_field("ho_so.moi")
    return window


def enter(text):
    type_text(QApplication.focusWidget(), f"{text}\n")


def stored(window):
    return window.library.store.answers(window.workspace.session.report.id).get("ho_so.moi")


@pytest.fixture
def other(store):
    """Another program that is writing."""
    store.connection.execute("PRAGMA busy_timeout = 1")
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield other
    other.close()


def test_saving_goes_on_by_itself(window, other):
    """R-06: nobody has to press a button once there is room again."""
    enter("4711")
    page = window.workspace
    assert page.banner.isVisible()
    assert not page.banner.reload.isVisible()
    other.execute("ROLLBACK")
    page.unsaved._again.timeout.emit()
    assert stored(window) == 4711
    assert not page.banner.isVisible()
    assert not page.unsaved._again.isActive()


@pytest.mark.parametrize("leave", ["show_list", "close"])
def test_a_page_with_unwritten_text_is_not_left_in_silence(window, other, monkeypatch, leave):
    asked = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))
    enter("4711")
    getattr(window, leave)()
    assert len(asked) == 1
    assert window.workspace.has_unsaved
    other.execute("ROLLBACK")
    window.workspace.unsaved.retry()
    assert stored(window) == 4711


def test_another_size_of_text_keeps_what_is_unwritten(window, other):
    enter("4711")
    window.rebuild()
    assert window.workspace.has_unsaved
    other.execute("ROLLBACK")
    window.workspace.unsaved.retry()
    assert stored(window) == 4711


def test_a_change_by_another_program_is_not_written_over(window, store):
    """R-20: it is noticed, reading again is offered, and what was typed here is kept."""
    report = window.workspace.session.report
    with Store.open(store.path) as elsewhere:
        elsewhere.write(report.id, {"ho_so.moi": 1, "tthc.moi": 22}, "Hùng")
    enter("4711")
    assert stored(window) == 1
    page = window.workspace
    assert "Nạp lại" in page.banner.text.text()
    page.banner.reload.click()
    assert stored(window) == 4711
    assert window.workspace is not page
    assert window.workspace.session.value("tthc.moi").amount == 22
    assert window.workspace.current == TTHC


def test_work_of_another_program_on_another_report_stops_nobody(window, store):
    with Store.open(store.path) as elsewhere:
        elsewhere.set_setting("a", 1)
    enter("4711")
    assert stored(window) == 4711


def test_a_place_that_comes_back_is_written_to(window, store, tmp_path):
    """R-10, R-18: the stick was pulled out; the text stays and is written when it is back."""
    folder = store.path.parent
    gone = folder.with_name("rút ra")
    folder.rename(gone)
    enter("4711")
    assert "vẫn còn trên màn hình" in window.workspace.banner.text.text()
    assert not store.path.exists()
    gone.rename(folder)
    window.workspace.unsaved.retry()
    assert stored(window) == 4711
    assert not window.workspace.banner.isVisible()
