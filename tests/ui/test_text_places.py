"""Holds that a finding leads to its words: selected, in view, said of which footnote."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from cchc_desktop.model.line_places import SIGN
from tests.ui.keys import ALT, press, type_text

SECTION = "ket_qua.tthc.giai_quyet"
LONG = "Các cơ quan, đơn vị đã thực hiện đúng quy định. " * 12


@pytest.fixture
def page(page_of, blank):
    blank.take("ho_so.moi", "199634")
    return page_of(blank)


def put(page, text):
    page.session.take_text(SECTION, text)
    QApplication.processEvents()
    return page.problems


def step_to(panel, excerpt, times=1):
    """Press F8 until the findings that quote these words have come so often."""
    panel.refresh()
    for _ in range(panel.list.count()):
        panel.show_next()
        times -= panel._current().excerpt == excerpt
        if not times:
            QApplication.processEvents()
            return
    raise AssertionError(excerpt)


def selected(page):
    sheet = page.narrative().sheet
    assert QApplication.focusWidget() is sheet
    return sheet.textCursor().selectedText()


def is_seen(page):
    """Say whether the cursor is within what text and form show of themselves."""
    sheet, form = page.narrative().sheet, page._form()
    rect = sheet.cursorRect()
    corners = (rect.topLeft(), rect.bottomLeft())
    inside = all(sheet.viewport().rect().contains(corner) for corner in corners)
    in_form = [sheet.viewport().mapTo(form.viewport(), corner) for corner in corners]
    return inside and all(form.viewport().rect().contains(QPoint(5, at.y())) for at in in_form)


def test_every_finding_of_a_text_selects_the_words_it_quotes(page_of, sample):
    page = page_of(sample)
    panel = page.problems
    quoting = [p for p in panel._rows if p.excerpt and p.section in sample.template.by_key]
    assert len(quoting) > 8
    for _ in range(panel.list.count()):
        panel.show_next()
        excerpt = panel._current().excerpt
        if panel._current() not in quoting:
            continue
        QApplication.processEvents()
        words = selected(page)
        if words != SIGN or "chú thích" not in page.narrative().notice.text():
            chips = SIGN in words and SIGN not in excerpt
            assert words == excerpt or chips, panel._current()
        else:
            assert excerpt in page.narrative().notice.text()
        assert is_seen(page), panel._current()


def test_words_far_below_are_shown_before_the_form_has_its_heights(page):
    page.resize(1100, 420)
    panel = put(page, "\n\n".join([LONG] * 30 + ["Đã nhận 199.634 hồ sơ trong kỳ."]))
    page.show_section("mo_dau")
    step_to(panel, "nhận 199.634 hồ")
    assert selected(page) == "nhận 199.634 hồ"
    assert is_seen(page)


def test_enter_goes_behind_the_words_found_and_replaces_what_the_user_selected(page):
    """Enter in the list of findings and again: nothing is lost by the second one."""
    panel = put(page, "Đã nhận 199.634 hồ sơ.")
    step_to(panel, "nhận 199.634 hồ")
    sheet = page.narrative().sheet
    end, before = sheet.textCursor().selectionEnd(), sheet.toPlainText()
    press(sheet, Qt.Key.Key_Return, text="\r")
    assert (sheet.toPlainText(), sheet.textCursor().position()) == (before, end)
    sheet.selectAll()
    press(sheet, Qt.Key.Key_Return, text="\r")
    assert sheet.toPlainText() == "\n"


def test_findings_that_quote_the_same_words_have_their_own_places(page):
    panel = put(page, f"Đã nhận 199.634 hồ sơ.\n\n{LONG}\n\nCũng nhận 199.634 hồ sơ.")
    step_to(panel, "nhận 199.634 hồ", times=2)
    assert selected(page) == "nhận 199.634 hồ"
    assert page.narrative().sheet.textCursor().blockNumber() == 2


def test_a_place_in_a_footnote_is_its_mark_and_said(page):
    panel = put(page, f"{LONG}^[Một.] Đã họp.^[Nhận 199.634 hồ sơ.]")
    number = page.session.notes_before(SECTION) + 2
    step_to(panel, "Nhận 199.634 hồ")
    assert selected(page) == SIGN
    assert f"Trong chú thích {number}: “Nhận 199.634 hồ”" in page.narrative().notice.text()
    assert page.narrative().sheet.textCursor().selectionEnd() == len(LONG) + 1 + len(" Đã họp.") + 1


def test_a_repeated_citation_is_shown_where_it_is_repeated(page):
    full = "Kế hoạch số 44/KH-UBND ngày 13/4/2018"
    panel = put(page, f"Theo {full} của UBND tỉnh về đổi mới.\n\nTheo {full}, đã họp.")
    panel.refresh()
    row = next(r for r, p in enumerate(panel._rows) if p.rule == "vien_dan.nhac_lai")
    panel.list.setCurrentRow(row)
    panel._go()
    assert selected(page) == full
    assert page.narrative().sheet.textCursor().blockNumber() == 1


def test_the_words_are_found_again_in_what_was_typed_since(page, qtbot):
    panel = put(page, f"Đã nhận 199.634 hồ sơ.\n\n{LONG}")
    step_to(panel, "nhận 199.634 hồ")
    sheet = page.narrative().sheet
    sheet.moveCursor(sheet.textCursor().MoveOperation.Start)
    type_text(sheet, "Trong kỳ này. ")
    qtbot.keyClick(sheet, Qt.Key.Key_1, ALT)
    assert selected(page) == "nhận 199.634 hồ"


def test_words_that_are_gone_are_said_to_be_gone(page):
    panel = put(page, f"Đã nhận 199.634 hồ sơ.\n\n{LONG}")
    step_to(panel, "nhận 199.634 hồ")
    problem = panel._current()
    page.session.take_text(SECTION, "Không còn.")
    panel.place_wanted.emit(problem, 0)
    assert selected(page) == ""
    assert "Không còn thấy “nhận 199.634 hồ”" in page.narrative().notice.text()


def test_loose_figures_are_not_said_below_the_boxes(page):
    put(page, "Đã nhận 199.634 hồ sơ.")
    page.show_section(SECTION)
    assert any(problem.fields == ("ho_so.moi",) for problem in page.session.problems)
    page._form().show_problems(page.session.problems)
    assert page._form().rows["ho_so.moi"]._message.text() == ""


def test_words_put_in_stand_apart_from_the_words_around(page):
    put(page, "Thực hiệnđã họp.")
    page.show_section(SECTION)
    editor = page.narrative()
    editor.select(9, 9)
    editor.sheet.insert_words("Kế hoạch số 1/KH-UBND")
    assert editor.sheet.toPlainText() == "Thực hiện Kế hoạch số 1/KH-UBND đã họp."
    editor.select(9, 10)
    editor._insert_phrase("theo")
    assert editor.sheet.toPlainText() == "Thực hiện theo Kế hoạch số 1/KH-UBND đã họp."


def test_an_import_offers_to_bind_the_figures_in_its_texts(page, qtbot):
    asked = []
    page.banner.offer_binding(194, partial(asked.append, True))
    assert page.banner.bind.isVisible()
    assert page.banner.bind.text() == "&Gắn 194 số…"
    qtbot.mouseClick(page.banner.bind, Qt.MouseButton.LeftButton)
    assert asked == [True]
    page.banner.inform("Đã xong.")
    assert not page.banner.bind.isVisible()
