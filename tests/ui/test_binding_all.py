"""All sure figures in the texts bound by one command, after a question."""

import pytest
from PySide6.QtWidgets import QMessageBox

from cchc_desktop.ui.binding_all import bind_all

SECTION = "chi_dao.ke_hoach"
TEXT = "Đã hoàn thành 22/28 phần việc, đạt 78,57%."


@pytest.fixture
def answered(monkeypatch):
    """Answer the next box by the button at a place, and keep what it said."""
    said = []

    def make(button):
        def run(box):
            said.append(box.text())
            box.buttons()[button].click()

        monkeypatch.setattr(QMessageBox, "exec", run)
        return said

    return make


def test_what_is_sure_is_bound_and_taken_back_in_one_step(page_of, sample, answered):
    sample.take_text(SECTION, TEXT)
    page = page_of(sample)
    said = answered(0)
    bind_all(page)
    assert "3 chỗ" in said[0]
    assert sample.text(SECTION).count("{ke_hoach.") == 3
    sample.undo()
    assert sample.text(SECTION) == TEXT


def test_no_leaves_everything_as_it_is(page_of, sample, answered):
    sample.take_text(SECTION, TEXT)
    answered(1)
    bind_all(page_of(sample))
    assert sample.text(SECTION) == TEXT


def test_nothing_to_bind_is_said(page_of, sample, answered):
    said = answered(0)
    bind_all(page_of(sample))
    assert said == ["Không có số nào chắc chắn để gắn cùng một lúc."]
