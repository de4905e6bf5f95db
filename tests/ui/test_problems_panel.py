"""Holds the list of findings: what it shows, the way through it, and answers given in place."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cchc_desktop.model.checks import Problem
from cchc_desktop.ui.focus import focused_field
from cchc_desktop.ui.problem_rows import Filter, counts, joined
from cchc_desktop.ui.problems_panel import ProblemsPanel
from tests.ui.keys import ALT, press, type_text

HINT = Problem("r", "hint", "a", (), "Xem lại.")
RULE = "tu_chu.khop_vi_tri_viec_lam"


@pytest.fixture
def page(page_of, sample):
    return page_of(sample)


def go_to(page, rule):
    """Go to a finding by the step of F8 from the one before it."""
    panel = page.problems
    panel.refresh()
    row = [problem.rule for problem in panel._rows].index(rule)
    panel.list.setCurrentRow((row - 1) % panel.list.count())
    panel.show_next()
    assert panel._current().rule == rule
    QApplication.processEvents()
    return panel


def test_a_warning_is_answered_where_it_stands(page, sample, qtbot):
    """F8, Alt+0, the reason, Enter: and the next one is there."""
    panel = go_to(page, RULE)
    place = panel.list.currentRow()
    following = panel._rows[place + 1]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_0, ALT)
    assert panel.answers.reason.hasFocus()
    type_text(panel.answers.reason, "Hai danh sách chốt khác ngày\n")
    assert next(p for p in sample.problems if p.rule == RULE).reason
    assert panel._current() == following
    assert RULE not in {problem.rule for problem in panel._rows}


def test_the_keys_of_the_answers_lead_to_the_figures_of_both_sums(page, qtbot):
    """D1: 721 is worked out in one chapter, 704 in another; each is set right where it is typed."""
    go_to(page, RULE)
    seen = []
    for number in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4):
        qtbot.keyClick(QApplication.focusWidget(), number, ALT)
        seen.append(focused_field())
    assert seen[:2] == ["tu_chu.giao_cap_huyen", "tu_chu.giao_cap_tinh"]
    assert seen[2:] == ["vtvl.chua_tu_chu", "vtvl.tu_chu"]
    assert page.current == "ket_qua.can_bo.vi_tri"


def test_escape_takes_back_what_was_typed_and_leaves_the_line(page):
    panel = go_to(page, RULE)
    panel.answers.start_reason()
    type_text(panel.answers.reason, "ab")
    press(panel.answers.reason, Qt.Key.Key_Escape)
    assert panel.answers.reason.text() == ""
    assert not panel.answers.reason.hasFocus()


def test_what_can_be_set_right_is_set_right_by_its_key(page, sample):
    sample.take("kiem_tra.ke_hoach", "13")
    panel = go_to(page, "kiem_tra.du_ten")
    button = next(b for b in panel.answers.buttons if "Ghi 12" in b.accessibleName())
    button.click()
    assert sample.edit_text("kiem_tra.ke_hoach") == "12"
    assert "kiem_tra.du_ten" not in {problem.rule for problem in panel._rows}


def test_answered_findings_are_folded_until_asked_for(page, sample):
    sample.take_reason(RULE, "đúng")
    panel = page.problems
    panel.refresh()
    assert RULE not in {problem.rule for problem in panel._rows}
    panel.folded.click()
    assert panel._rows[-1].rule == RULE
    assert "1" in panel.folded.text()


def test_a_reason_for_other_figures_is_shown_as_such(page, sample):
    sample.take_reason(RULE, "chốt khác ngày")
    sample.take("tu_chu.giao_cap_tinh", "34/119")
    panel = go_to(page, RULE)
    assert "nội dung cũ: chốt khác ngày" in panel.answers.old.text()
    assert panel.answers.reason.text() == "chốt khác ngày"


def test_strengths_and_the_open_section_narrow_the_list(page):
    panel = page.problems
    panel.strengths["hint"].click()
    assert {problem.strength for problem in panel._rows} == {"error", "warning"}
    page.open_section("ket_qua.tai_chinh.su_nghiep")
    panel.own.click()
    assert {problem.section for problem in panel._rows} == {"ket_qua.tai_chinh.su_nghiep"}
    page.open_section("mo_dau")
    assert not panel.list.isVisible()
    assert panel.empty.isVisible()


def test_a_finding_that_went_away_does_not_let_the_next_one_be_skipped(page, sample):
    sample.take("kiem_tra.ke_hoach", "13")
    panel = go_to(page, "kiem_tra.du_ten")
    following = panel._rows[panel.list.currentRow() + 1]
    sample.take("kiem_tra.ke_hoach", "12")
    panel.show_next()
    assert panel._current().key == following.key


def test_every_control_has_a_name(page):
    panel = go_to(page, RULE)
    controls = [*panel.strengths.values(), panel.own, panel.folded, panel.list]
    controls += [*panel.answers.buttons, panel.answers.reason]
    assert all(control.accessibleName() for control in controls)


def test_a_filter_passes_what_is_wanted():
    assert Filter().passes(HINT)
    assert not Filter().passes(replace(HINT, reason="vì vậy"))
    assert not Filter(section="b").passes(HINT)
    assert not Filter(strengths={"error"}).passes(HINT)


def test_missing_figures_are_joined_and_answered_ones_do_not_count(sample):
    lacking = [Problem("required", "hint", "a", (key,), "Chưa nhập") for key in ("x", "y")]
    (row,) = joined(lacking, sample.template)
    assert row.fields == ("x", "y")
    assert counts([HINT, replace(HINT, reason="vì vậy")]) == {"error": 0, "warning": 0, "hint": 1}


def test_rows_that_come_and_go_leave_the_list_as_made_anew(page, sample, qtbot):
    """Only rows that differ are renewed; the list must not tell."""
    panel = page.problems
    typed = ("0", "199999", "", "không phát sinh", "12")
    for key in ("ho_so.moi", "ho_so.ky_truoc", "ho_so.dung_han"):
        for text in typed:
            sample.take(key, text)
            panel.refresh()
            anew = ProblemsPanel(sample)
            qtbot.addWidget(anew)
            assert texts(panel) == texts(anew)


def texts(panel):
    return [panel.list.item(row).text() for row in range(panel.list.count())]
