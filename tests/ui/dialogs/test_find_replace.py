"""Holds finding and replacing in the open report, by keys alone."""

import pytest
from PySide6.QtCore import Qt

from cchc_desktop.ui.finding import finding_of
from cchc_desktop.ui.finding_commands import FindingCommands
from tests.ui.keys import SHIFT, press, type_text

ONE, TWO = "ket_qua.tthc.thuc_hien", "ket_qua.tthc.giai_quyet"


@pytest.fixture
def page(page_of, blank):
    blank.take_all({f"text.{section.key}": None for section in blank.template.sections})
    blank.take_text(ONE, "Ủy ban nhân dân huyện^[Theo ủy ban] họp.\n\n- ủy ban")
    blank.take_text(TWO, "{ky} ủy ban nhân dân tỉnh giao")
    page = page_of(blank)
    page.open_section(ONE)
    page.focus_narrative()
    return page


@pytest.fixture
def dialog(page):
    FindingCommands(lambda: page).find()
    return finding_of(page).dialog


def look_for(dialog, words):
    type_text(dialog.what, words)
    press(dialog.what, Qt.Key.Key_Return)
    return [(hit.section, hit.found) for hit in dialog.hits]


def test_words_are_found_in_texts_and_notes_of_all_sections(dialog):
    assert look_for(dialog, "ủy ban") == [
        (ONE, "Ủy ban"), (ONE, "ủy ban"), (ONE, "ủy ban"), (TWO, "ủy ban"),
    ]  # fmt: skip
    dialog.match_case.setChecked(True)
    dialog.scope.setCurrentIndex(1)
    assert len(dialog.hits) == 2


def test_marks_may_be_left_out(dialog):
    assert look_for(dialog, "uy ban") == []
    assert "Bỏ qua dấu" in dialog.note.text()
    dialog.ignore_marks.setChecked(True)
    assert len(dialog.hits) == 4


def test_ticked_places_are_replaced_as_one_step(dialog, blank):
    before = blank.text(ONE), blank.text(TWO)
    look_for(dialog, "ủy ban nhân dân")
    press(dialog.table, Qt.Key.Key_Down)
    press(dialog.table, Qt.Key.Key_Space, text=" ")
    type_text(dialog.with_, "UBND")
    dialog.all.click()
    assert blank.text(ONE).startswith("UBND huyện")
    assert blank.text(TWO) == before[1]
    blank.undo()
    assert (blank.text(ONE), blank.text(TWO)) == before


def test_what_a_figure_prints_is_shown_but_not_replaced(dialog, blank):
    look_for(dialog, blank.shown_binding("ky"))
    assert [hit.fixed for hit in dialog.hits] == [True]
    assert dialog.ticked() == []
    assert not dialog.all.isEnabled()


def test_a_place_is_shown_and_selected(page, dialog):
    look_for(dialog, "nhân dân tỉnh")
    assert page.current == TWO
    assert page.narrative().sheet.textCursor().selectedText() == "nhân dân tỉnh"


def test_f3_goes_on_from_the_cursor_through_all_sections_and_back(page, dialog):
    look_for(dialog, "ủy ban")
    dialog.close()
    commands = FindingCommands(lambda: page).handlers()
    seen = []
    for name in ("find_next", "find_next", "find_next", "find_next", "find_back"):
        commands[name]()
        seen.append((page.current, page.narrative().sheet.textCursor().selectionStart()))
    assert seen == [(ONE, 21), (ONE, 28), (TWO, 2), (ONE, 0), (TWO, 2)]


def test_one_place_is_replaced_and_the_next_one_shown(page, dialog, blank):
    look_for(dialog, "ủy ban")
    type_text(dialog.with_, "sở")
    dialog.one.click()
    assert blank.text(ONE).startswith("sở nhân dân huyện^[Theo ủy ban]")
    press(dialog.what, Qt.Key.Key_F3, SHIFT)
    assert page.current == TWO


def test_words_selected_in_the_text_are_offered(page):
    page.narrative().select(0, 6)
    FindingCommands(lambda: page).replace()
    assert finding_of(page).dialog.what.text() == "Ủy ban"


def test_what_was_just_typed_is_found(page):
    type_text(page.narrative().sheet, "mới gõ ")
    FindingCommands(lambda: page).find()
    assert look_for(finding_of(page).dialog, "mới gõ") == [(ONE, "mới gõ")]
