"""Holds the pane beside the form: it shows the export, follows, keeps its place, stays modest."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cchc_desktop.errors import UserError
from cchc_desktop.services.export import export
from cchc_desktop.ui import preview
from cchc_desktop.ui.preview_side import PREVIEW, PROBLEMS
from tests.ui.keys import CONTROL, press, type_text

TTHC = "ket_qua.tthc.giai_quyet"
FAR = "phuong_huong"


@pytest.fixture
def page(page_of, sample):
    return page_of(sample)


@pytest.fixture
def opened(page, qtbot):
    """The page of the sample with its pages made."""
    page.open_section(TTHC)
    page.toggle_preview()
    qtbot.waitUntil(lambda: page.side.pane.view.preview is not None)
    return page


def settle(qtbot, page, change):
    """Change the report and wait for its pages."""
    before = page.side.pane.view.preview
    change()
    qtbot.waitUntil(lambda: page.side.pane.view.preview is not before)


def place_in_view(page, section):
    view = page.side.pane.view
    down = view._down(view.preview.places[section]) - view.verticalScrollBar().value()
    return down if 0 <= down < view.viewport().height() else None


def test_the_pane_shows_the_bytes_of_the_export(opened, sample, tmp_path):
    """R-59: preview = print = export."""
    export(sample, "pdf", tmp_path / "a.pdf")
    assert opened.side.pane.view.preview.content == (tmp_path / "a.pdf").read_bytes()


def test_opening_it_leaves_the_caret_in_the_form(page, qtbot):
    page.open_section(TTHC)
    there = QApplication.focusWidget()
    page.toggle_preview()
    qtbot.waitUntil(lambda: page.side.pane.view.preview is not None)
    assert QApplication.focusWidget() is there
    assert page.side.shown == PREVIEW
    page.toggle_preview()
    assert (QApplication.focusWidget(), page.side.shown) == (there, PROBLEMS)


def test_a_changed_figure_is_on_the_page_soon(opened, sample, qtbot):
    """U-06: no key but Enter is needed, and the caret never leaves the form."""
    there = QApplication.focusWidget()
    settle(qtbot, opened, lambda: sample.take("ho_so.qua_han", "9946"))
    assert QApplication.focusWidget() is there
    hits = []
    opened.side.pane._worker.found.connect(lambda words, found: hits.extend(found))
    opened.side.pane._worker.find("9.946")
    qtbot.waitUntil(lambda: bool(hits))


def test_it_follows_the_form_to_another_section(opened):
    assert place_in_view(opened, TTHC) is not None
    section = next(k for k in opened.side.pane.view.preview.places if k.startswith(FAR))
    assert place_in_view(opened, section) is None
    opened.open_section(section)
    assert place_in_view(opened, section) is not None


def test_the_last_words_have_a_place_of_their_own(opened):
    """The paragraph with the closing sign begins the page of the signature, not the one before."""
    opened.open_section("ket_thuc")
    assert place_in_view(opened, "ket_thuc") is not None


def test_a_section_without_paper_leads_to_what_stands_before_it(opened):
    opened.open_section("head")
    assert opened.side.pane.view.page == 0


def test_a_change_before_the_section_does_not_move_it_on_the_screen(opened, sample, qtbot):
    """F-35: the text in view stays where it is while the document grows above it."""
    before = place_in_view(opened, TTHC)
    page = opened.side.pane.view.preview.places[TTHC].page
    longer = "\n\n".join([sample.text("mo_dau")] + ["Thêm một đoạn."] * 80)
    settle(qtbot, opened, lambda: sample.take_text("mo_dau", longer))
    assert opened.side.pane.view.preview.places[TTHC].page > page
    assert place_in_view(opened, TTHC) == pytest.approx(before, abs=2)


def test_it_follows_writing_down_a_long_section(opened, sample, qtbot):
    text = "\n\n".join([sample.text(TTHC), *["Một đoạn nữa của mục."] * 90])
    settle(qtbot, opened, lambda: sample.take_text(TTHC, text))
    page = opened.side.pane.view.page
    settle(qtbot, opened, lambda: sample.take_text(TTHC, text + "\n\nĐoạn chót."))
    assert opened.side.pane.view.page > page


def test_who_reads_elsewhere_is_left_there(opened, sample, qtbot):
    view = opened.side.pane.view
    press(view, Qt.Key.Key_End)
    place = view._place_at_top()
    settle(qtbot, opened, lambda: sample.take_text(TTHC, sample.text(TTHC) + " Thêm."))
    assert view._place_at_top().page == place.page
    assert view._place_at_top().y == pytest.approx(place.y, abs=2)


def test_while_the_pages_are_behind_a_mark_says_so(opened, sample, qtbot):
    pane = opened.side.pane
    assert not pane.mark.isVisible()
    sample.take("ho_so.qua_han", "11")
    assert pane.mark.isVisible()
    qtbot.waitUntil(lambda: not pane.mark.isVisible())


def test_hidden_pages_cost_nothing(opened, sample):
    opened.toggle_preview()
    sample.take("ho_so.qua_han", "12")
    assert not opened.side.pane._pause.isActive()
    opened.toggle_preview()
    assert opened.side.pane._pause.isActive()


def test_what_cannot_be_laid_out_is_said_in_the_pane(opened, sample, qtbot, monkeypatch):
    def refuse(regime):
        raise UserError("Không có thể thức này.")

    monkeypatch.setattr(preview, "layout_of", refuse)
    sample.take("ho_so.qua_han", "13")
    pane = opened.side.pane
    qtbot.waitUntil(lambda: pane.stack.currentWidget() is pane.message)
    assert pane.message.text() == "Không có thể thức này."
    monkeypatch.undo()
    settle(qtbot, opened, lambda: sample.take("ho_so.qua_han", "14"))
    assert pane.stack.currentWidget() is pane.view


def test_pages_are_turned_by_number_and_by_key(opened):
    pane = opened.side.pane
    pane.page.setValue(4)
    assert pane.view.page == 3
    press(pane.view, Qt.Key.Key_PageDown)
    assert (pane.view.page, pane.page.value()) == (4, 5)
    press(pane.view, Qt.Key.Key_PageUp)
    assert pane.page.value() == 4
    assert pane.count.text() == f"/ {len(pane.view.preview.sizes)}"


def test_the_pages_can_be_as_narrow_as_the_problems(opened):
    """A window of 1024 pixels still shows the whole form."""
    assert opened.side.minimumSizeHint().width() <= 300


def test_a_search_walks_through_its_hits(opened, qtbot):
    pane = opened.side.pane
    press(pane.view, Qt.Key.Key_Home)
    press(pane.view, Qt.Key.Key_F, CONTROL)
    type_text(pane.search.field, "thủ tục hành chính")
    qtbot.waitUntil(lambda: pane.search.state.text().startswith("1/"))
    page = pane.view.page
    press(pane.search.field, Qt.Key.Key_Return)
    assert pane.search.state.text().startswith("2/")
    assert pane.view.page >= page
    type_text(pane.search.field, "q")
    qtbot.waitUntil(lambda: pane.search.state.text() == "không thấy")
    press(pane.search.field, Qt.Key.Key_Escape)
    assert not pane.search.isVisible()
    assert QApplication.focusWidget() is pane.view


def test_a_read_only_report_has_pages_too(page_of, library, qtbot):
    code = library.create_sample()
    library.store.view_only("chỉ để xem")
    page = page_of(library.open(code))
    page.show_section(TTHC)
    page.toggle_preview()
    qtbot.waitUntil(lambda: page.side.pane.view.preview is not None)


def test_the_next_problem_is_shown_in_its_list(window_of, library):
    window = window_of(library)
    window.commands.sample()
    window.actions_.by_name["preview"].trigger()
    assert window.workspace.side.shown == PREVIEW
    window.actions_.by_name["problem"].trigger()
    assert window.workspace.side.shown == PROBLEMS
    window.close()


def test_the_pages_and_their_zoom_are_there_the_next_time(window_of, library):
    window = window_of(library)
    window.commands.sample()
    window.actions_.by_name["preview"].trigger()
    window.workspace.side.pane.view.set_zoom("150")
    window.close()
    again = window_of(library)
    assert again.workspace.side.shown == PREVIEW
    assert again.workspace.side.pane.zoom.currentData() == "150"
    again.close()


def test_nonsense_that_was_remembered_changes_nothing(page):
    page.side.restore({"shown": 7, "zoom": "viel", "widths": {"preview": [1, "2"]}})
    assert page.side.shown == PROBLEMS
    page.toggle_preview()
    assert page.side.pane.view.zoom == "width"
