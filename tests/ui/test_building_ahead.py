"""Holds the forms that are built before anybody asks for them: they must not be noticed."""

import pytest
from PySide6.QtWidgets import QApplication

from cchc_desktop.ui import building_ahead
from cchc_desktop.ui.workspace import Workspace

TTHC = "ket_qua.tthc.giai_quyet"


@pytest.fixture
def page(page_of, sample, monkeypatch):
    monkeypatch.setattr(building_ahead, "_REST", 10)
    monkeypatch.setattr(building_ahead, "_LEAFING", 10)
    monkeypatch.setattr(building_ahead, "_BETWEEN", 0)
    return page_of(sample)


def built(page):
    return page.stack.count() == len(page.outline.keys)


def test_every_form_is_built_while_nobody_types(page, qtbot):
    page.open_section(TTHC)
    focus = QApplication.focusWidget()
    qtbot.waitUntil(lambda: built(page))
    assert page.current == TTHC
    assert QApplication.focusWidget() is focus


def test_a_form_built_ahead_shows_what_was_typed_since(page, sample, qtbot):
    page.open_section(page.outline.keys[1])
    qtbot.waitUntil(lambda: built(page))
    sample.take("ho_so.moi", "4711")
    page.go_to(TTHC, "ho_so.moi")
    assert page.focused_row().text() == "4.711"


def test_nothing_is_built_for_a_closed_report(sample, qtbot, monkeypatch):
    monkeypatch.setattr(building_ahead, "_REST", 10)
    monkeypatch.setattr(building_ahead, "_LEAFING", 10)
    page = Workspace(sample)
    qtbot.addWidget(page)
    page.show_section(TTHC)
    page.close_session()
    qtbot.wait(50)
    assert page.stack.count() == 1


def test_a_form_that_was_opened_is_not_laid_out_again(page_of, sample, qtbot, monkeypatch):
    monkeypatch.setattr(building_ahead, "_LEAFING", 10)
    page = page_of(sample)
    page.open_section(TTHC)
    shown = page._form()
    painted = []

    def grab(form):
        painted.append(form)

    monkeypatch.setattr(type(shown), "grab", grab, raising=False)
    qtbot.waitUntil(lambda: len(painted) > 1)
    assert shown not in painted


def test_who_leafs_through_finds_the_next_form_built(page_of, sample, qtbot, monkeypatch):
    monkeypatch.setattr(building_ahead, "_REST", 600_000)
    page = page_of(sample)
    page.open_section(TTHC)
    following = page.outline.keys[page.outline.keys.index(TTHC) + 1]
    qtbot.waitUntil(lambda: following in page._forms)
