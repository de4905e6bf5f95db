"""Holds the page of a report: the way through the fields, what is stored and what is shown."""

import sqlite3
from collections import Counter

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTreeWidgetItemIterator

from cchc_desktop.ui.banner import NOTHING_LEFT
from cchc_desktop.ui.chapter_list import HEAD
from tests.ui.keys import SHIFT, press, type_text

TTHC = "ket_qua.tthc.giai_quyet"


def focused_key():
    """Name the field that has the focus."""
    widget = QApplication.focusWidget()
    while widget is not None and not hasattr(widget, "field"):
        widget = widget.parentWidget()
    return widget.field.key if widget else ""


def enter(text=""):
    type_text(QApplication.focusWidget(), f"{text}\n")


def test_a_section_opens_at_its_first_empty_figure(page_of, blank):
    """F-02: work begins without the mouse."""
    page = page_of(blank)
    page.open_section(TTHC)
    assert focused_key() == "ho_so.moi"
    enter("199634")
    page.open_section("chi_dao.ke_hoach")
    page.open_section(TTHC)
    assert focused_key() != "ho_so.moi"


def test_enter_skips_computed_figures_and_goes_on_in_the_next_section(page_of, blank):
    page = page_of(blank)
    page.open_section("chi_dao.ke_hoach")
    seen = []
    for _ in range(4):
        seen.append(focused_key())
        enter("1")
    assert len(set(seen)) == 4
    assert all(blank.template.fields[key].kind == "typed" for key in seen)
    assert page.current == "chi_dao.to_chuc"


def test_shift_enter_goes_back_over_the_edge_of_a_section(page_of, blank):
    page = page_of(blank)
    page.open_section("chi_dao.to_chuc")
    press(QApplication.focusWidget(), Qt.Key.Key_Return, SHIFT)
    assert page.current == "chi_dao.ke_hoach"
    assert focused_key() == page._form()._figures[-1]


def test_a_figure_is_stored_computed_on_and_shown_grouped(page_of, blank):
    page = page_of(blank)
    page.open_section(TTHC)
    rows = page._form().rows
    enter("199634")
    assert rows["ho_so.moi"].text() == "199.634"
    enter("1319")
    assert rows["ho_so.tiep_nhan"].text() == "200.953"
    assert blank.store.answers(blank.report.id)["ho_so.moi"] == 199634


def test_what_cannot_be_read_is_kept_and_explained_below_the_field(page_of, blank, qtbot):
    page = page_of(blank)
    page.open_section("chi_dao.ke_hoach")
    key = focused_key()
    row = page._form().rows[key]
    enter("1e5")
    assert row.text() == "1e5"
    qtbot.waitUntil(row._message.isVisible)
    assert "1e5" in row._message.text()


def test_undo_goes_to_the_changed_field_in_another_section(page_of, sample):
    """F-46: undo works across forms and shows what it changed."""
    page = page_of(sample)
    page.open_section("chi_dao.ke_hoach")
    page._form().focus_figure(empty=False)
    key, before = focused_key(), sample.edit_text(focused_key())
    enter("21")
    page.open_section(TTHC)
    page.undo()
    assert (page.current, focused_key()) == ("chi_dao.ke_hoach", key)
    assert page._form().rows[key].text() == before
    page.redo()
    assert page._form().rows[key].text() == "21"


def test_a_chip_follows_the_figure_it_shows(page_of, sample):
    page = page_of(sample)
    page.open_section(TTHC)
    page._form().focus_field("ho_so.moi")
    before = sample.shown("ho_so.tiep_nhan")
    enter("199635")
    assert sample.shown("ho_so.tiep_nhan") != before
    assert page._form().narrative.stored_text() == sample.text(TTHC)


def test_the_page_never_writes_into_the_field_that_has_the_focus(page_of, sample):
    """Rule 19 of the house style."""
    page = page_of(sample)
    page.open_section(TTHC)
    page._form().focus_field("ho_so.moi")
    type_text(QApplication.focusWidget(), "12")
    sample.take("ho_so.moi", "77")
    assert page._form().rows["ho_so.moi"].text() == "12"


def test_a_problem_leads_to_its_field(page_of, sample, qtbot):
    page = page_of(sample)
    page.open_section("mo_dau")
    page.problems.show_next()
    problem = page.problems._rows[0]
    assert page.current == problem.section
    if problem.fields:
        assert focused_key() in {*problem.fields, ""}


def test_every_section_can_be_reached_with_one_key(page_of, blank):
    """F-02: all forms are reachable by keyboard, one after another."""
    page = page_of(blank)
    page.open_section("head")
    seen = [page.current]
    for _ in page.outline.keys[1:]:
        page.step_section(1)
        seen.append(page.current)
    assert seen == page.outline.keys
    page.step_section(-1)
    assert page.current == seen[-2]


def test_a_bare_heading_leads_to_what_is_below_it(page_of, blank):
    page = page_of(blank)
    page.open_section("ket_qua")
    QApplication.focusWidget().click()
    assert page.current == "ket_qua.the_che"


def test_a_failed_write_keeps_what_was_typed_and_can_be_repeated(page_of, blank):
    """Nothing typed is lost when the file cannot be written."""
    page = page_of(blank)
    page.open_section(TTHC)
    blank.store.connection.execute("PRAGMA busy_timeout = 1")
    other = sqlite3.connect(blank.store.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    enter("5")
    assert page.has_unsaved
    assert page.banner.isVisible()
    assert page._form().rows["ho_so.moi"].text() == "5"
    other.execute("ROLLBACK")
    other.close()
    page.banner.retry.click()
    assert not page.has_unsaved
    assert blank.edit_text("ho_so.moi") == "5"


def test_text_is_handed_over_when_another_section_is_opened(page_of, blank):
    page = page_of(blank)
    page.open_section("mo_dau")
    type_text(QApplication.focusWidget(), "Tiếng Việt ")
    page.open_section("ket_thuc")
    assert "Tiếng Việt" in blank.text("mo_dau")


def test_the_chosen_signatory_fills_in_authority_and_name(page_of, blank):
    page = page_of(blank)
    page.open_section("head")
    row, before = page._form().rows["head.signatory"], blank.edit_text("head.authority")
    row.editor.setCurrentText("CHỦ TỊCH")
    row.editor.commit()
    assert blank.edit_text("head.signer") == ""
    assert page._form().rows["head.authority"].text() == "TM. ỦY BAN NHÂN DÂN; CHỦ TỊCH"
    page.undo()
    assert blank.edit_text("head.authority") == before
    assert row.text().startswith("Lê Thành Trí")


def test_the_head_shows_the_dates_the_report_was_made_with(page_of, blank):
    page = page_of(blank)
    page.open_section("head")
    rows = page._form().rows
    assert rows["head.window_start"].text() == "15/12/2017"
    assert rows["head.deadline"].text() == "20/06/2018"


def test_a_formula_follows_before_its_result_is_known(page_of, blank, qtbot):
    page = page_of(blank)
    page.open_section(TTHC)
    enter("12")
    formula = page._form().rows["ho_so.tiep_nhan"]._formula
    qtbot.waitUntil(lambda: "(12)" in formula.text())


def test_missing_figures_of_a_section_are_one_problem(page_of, blank):
    page = page_of(blank)
    sections = [p.section for p in page.problems._rows if p.rule == "required"]
    assert len(sections) == len(set(sections))


def test_a_bare_heading_leads_to_the_sections_below_it(page_of, blank):
    page = page_of(blank)
    page.open_section("ket_qua")
    page._form().findChildren(QPushButton)[1].click()
    assert page.current == "ket_qua.tthc"


def test_what_is_imported_is_shown_even_where_the_cursor_is(page_of, blank):
    """F-32: the old text stayed on the screen and the next letter wrote it over the import."""
    page = page_of(blank)
    page.open_section("mo_dau")
    page._form().focus_narrative()
    blank.take_all({"text.mo_dau": "Lời mở đầu của báo cáo cũ."})
    type_text(QApplication.focusWidget(), "!")
    page.flush()
    assert "báo cáo cũ." in blank.text("mo_dau")


def test_a_narrow_window_cuts_nothing_of_the_form(page_of, blank):
    """F-46: 1024 pixels are what old office screens have."""
    page = page_of(blank)
    page.open_section("chi_dao.to_chuc")
    page.resize(1024, 620)
    QApplication.processEvents()
    form = page._form()
    assert page.width() == 1024
    assert form.body.width() <= form.viewport().width()
    assert page.outline.columnWidth(0) > 2 * page.outline.columnWidth(1)
    caption = page.outline.headerItem().text(1)
    assert page.outline.header().fontMetrics().horizontalAdvance(caption) < 28


def test_a_narrow_outline_keeps_the_counts(page_of, sample):
    page = page_of(sample)
    outline = page.outline
    item = outline._items["chi_dao.to_chuc"]
    sample.take("kiem_tra.ke_hoach", "")
    QApplication.processEvents()
    _, long, short = outline._shown["chi_dao.to_chuc"]
    outline.resize(900, 600)
    assert (outline._is_narrow, item.text(1)) == (False, long)
    outline.resize(150, 600)
    assert (outline._is_narrow, item.text(1)) == (True, short)


def test_what_cannot_be_read_is_not_left_behind_unseen(page_of, blank):
    """Enter in the last figure of a section stays there once; the second one goes on."""
    page = page_of(blank)
    page.show_section("ket_qua.tthc.phan_anh")
    last = page._form()._chain[-1]
    page._form().focus_field(last)
    enter("12,5")
    assert (page.current, focused_key()) == ("ket_qua.tthc.phan_anh", last)
    enter()
    assert focused_key() != last


def test_undoing_more_than_there_is_says_so(page_of, sample):
    page = page_of(sample)
    page.undo()
    assert page.banner.text.text() == NOTHING_LEFT


def test_the_outline_numbers_headings_as_they_are_printed(page_of, blank):
    iterator = QTreeWidgetItemIterator(page_of(blank).outline)
    shown = []
    while iterator.value() is not None:
        shown.append(iterator.value().text(0).partition(" ")[0])
        iterator += 1
    assert shown[7:17] == ["II.", "1.", "1.1.", "1.2.", "1.3.", "a)", "b)", "c)", "d)", "2."]


def test_footnotes_are_numbered_as_they_are_printed(page_of, sample):
    """F-13: the number in the editor is the one on the page."""
    page = page_of(sample)
    page.open_section("chi_dao.tuyen_truyen")
    chips = page.stack.currentWidget().narrative.sheet.chips
    assert chips.note_number(0) == 4
    sample.take_text("chi_dao.ke_hoach", "Thêm^[một chú thích].")
    assert chips.note_number(0) == 5


def test_messages_that_come_above_do_not_move_the_field_being_typed_in(page_of, sample, qtbot):
    page = page_of(sample)
    page.open_section(TTHC)
    form = page._form()
    row = form.rows["ho_so.bieu"]
    form.focus_field("ho_so.bieu")
    qtbot.waitUntil(lambda: form.has_focus("ho_so.bieu") and form.verticalScrollBar().value() > 0)
    place = row.mapTo(form.viewport(), QPoint(0, 0)).y()
    inside = row.mapTo(form.body, QPoint(0, 0)).y()
    row.editor.paste("Cấp tỉnh\tĐất đai\t5")
    qtbot.waitUntil(lambda: row.mapTo(form.body, QPoint(0, 0)).y() > inside)
    qtbot.waitUntil(lambda: row.mapTo(form.viewport(), QPoint(0, 0)).y() == place)


def test_the_first_line_of_a_form_is_shown_with_its_heading(page_of, blank, qtbot):
    page = page_of(blank)
    page.open_section(HEAD)
    bar = page._form().verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(60)
    page.open_section(HEAD)
    qtbot.waitUntil(lambda: bar.value() == 0)


class Paintings(QObject):
    """Counts how often each widget of a form is painted."""

    def __init__(self, form):
        super().__init__()
        self.counts = Counter()
        self._inside = form.body
        QApplication.instance().installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self._inside.isAncestorOf(watched):
            self.counts[watched] += 1
        return False


def test_a_form_is_painted_once_when_it_is_opened_again(page_of, sample):
    page = page_of(sample)
    page.show_section("ket_qua.tthc.giai_quyet")
    form = page.stack.currentWidget()
    QApplication.processEvents()
    page.show_section(page.outline.keys[1])
    QApplication.processEvents()
    paintings = Paintings(form)
    page.show_section("ket_qua.tthc.giai_quyet")
    QApplication.processEvents()
    QApplication.instance().removeEventFilter(paintings)
    assert set(paintings.counts.values()) == {1}


def test_at_every_width_a_form_is_as_high_as_what_is_in_it(page_of, sample, library):
    """Columns of earlier values must not come and go with the bar that they call for."""
    code = library.create("2018-9T", "soc-trang", "cchc-2012", copy_from="2018-6T")
    page = page_of(library.open(code))
    page.show_section("chi_dao.ke_hoach")
    for width in range(1000, 1400, 6):
        page.resize(width, 676)
        for _ in range(3):
            QApplication.processEvents()
        body = page._form().body
        assert body.height() >= body.heightForWidth(body.width()), width
