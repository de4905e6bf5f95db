"""Holds texts typed as Vietnamese keyboards send them, while the report is stored and shown."""

import random
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from cchc_desktop.model.text import folded
from cchc_desktop.ui import narrative_handing
from cchc_desktop.ui.note_dialog import NoteDialog
from tests.ui.keys import ALT, CONTROL, compose, compose_done, press, type_text, unikey

SECTION = "ket_qua.tthc.giai_quyet"
TYPED = (
    "Các sở, ngành và Ủy ban nhân dân cấp huyện đã thường xuyên rà soát, kịp thời đề xuất sửa đổi "
    "những thủ tục còn rườm rà; nhờ đó tỷ lệ giải quyết đúng hẹn được giữ vững qua từng tháng."
)


@pytest.fixture(autouse=True)
def short_runs(monkeypatch):
    """Hand over as often in a second of typing as in ten, so that tests need not wait."""
    monkeypatch.setattr(narrative_handing, "QUIET", 80)
    monkeypatch.setattr(narrative_handing, "LONGEST", 100)


@pytest.fixture
def page(page_of, sample):
    page = page_of(sample)
    page.open_section(SECTION)
    page.toggle_preview()
    page.focus_narrative()
    page._form().narrative.sheet.moveCursor(QTextCursor.MoveOperation.End)
    return page


def by_unikey(qtbot, widget, gaps):
    """Type as UniKey does: letters without marks, then Backspaces and the right ones."""
    for word in TYPED.split():
        plain = folded(word)
        pairs = enumerate(zip(plain, word, strict=True))
        same = next((n for n, (a, b) in pairs if a != b), len(word))
        for step in ((0, plain), (len(plain) - same, word[same:])):
            for _ in range(step[0]):
                unikey(widget, (1, ""))
                qtbot.wait(gaps.randint(0, 5))
            for letter in step[1]:
                type_text(widget, letter)
                qtbot.wait(gaps.randint(0, 5))
        type_text(widget, " ")
        qtbot.wait(gaps.randint(0, 5))


def by_ibus(qtbot, widget, gaps):
    """Type as ibus-bamboo does: a growing word that is committed with the space behind it."""
    for word in TYPED.split():
        for end in range(1, len(word) + 1):
            compose(widget, word[:end])
            qtbot.wait(gaps.randint(0, 5))
        compose_done(widget, word)
        type_text(widget, " ")
        qtbot.wait(gaps.randint(0, 5))


def words_typed(text, before):
    """Return what stands behind the old text, which must be whole words of what was typed."""
    assert text.startswith(before)
    typed = text[len(before) :].strip()
    assert (TYPED + " ").startswith(f"{typed} " if typed else "")
    return typed


@pytest.mark.parametrize("way", [by_unikey, by_ibus])
def test_a_section_s_text_is_right_and_undone_by_words(page, qtbot, sample, way):
    """R-38: stored, shown in chips and set into pages meanwhile, no letter is lost or doubled."""
    sheet = page._form().narrative.sheet
    before = sample.text(SECTION)
    type_text(sheet, " ")
    way(qtbot, sheet, random.Random(7))
    page.flush()
    assert words_typed(sample.text(SECTION), before) == TYPED
    seen = [TYPED]
    while sample.text(SECTION) != before:
        press(sheet, Qt.Key.Key_Z, CONTROL)
        seen.append(words_typed(sample.text(SECTION), before))
        assert page._form().narrative.stored_text() == sample.text(SECTION)
    assert len(seen) > 4
    assert all(len(later) < len(earlier) for earlier, later in pairwise(seen))
    for text in reversed(seen[:-1]):
        press(sheet, Qt.Key.Key_Y, CONTROL)
        assert words_typed(sample.text(SECTION), before) == text


@pytest.mark.parametrize("way", [by_unikey, by_ibus])
def test_a_note_s_text_is_right_and_undone_by_words(page, qtbot, way):
    press(page._form().narrative.sheet, Qt.Key.Key_F, CONTROL | ALT)
    widgets = QApplication.topLevelWidgets()
    window = next(w for w in widgets if isinstance(w, NoteDialog) and w.isVisible())
    way(qtbot, window.text, random.Random(5))
    seen = [window.text.toPlainText().strip()]
    assert seen == [TYPED]
    while seen[-1]:
        press(window.text, Qt.Key.Key_Z, CONTROL)
        seen.append(words_typed(window.text.toPlainText(), ""))
    assert len(seen) > 4
    window.reject()


def test_no_key_takes_back_a_word_being_composed(page, sample):
    sheet = page._form().narrative.sheet
    before = sample.text(SECTION)
    compose(sheet, "việ")
    press(sheet, Qt.Key.Key_Z, CONTROL)
    assert sheet.is_composing()
    compose_done(sheet, "việt")
    page.flush()
    assert sample.text(SECTION) == f"{before}việt"


def test_a_paste_and_a_style_are_steps_of_their_own(page, sample):
    sheet = page._form().narrative.sheet
    before = sample.text(SECTION)
    type_text(sheet, " một")
    QApplication.clipboard().setText("hai")
    press(sheet, Qt.Key.Key_V, CONTROL)
    type_text(sheet, "ba")
    cursor = sheet.textCursor()
    cursor.movePosition(cursor.MoveOperation.PreviousCharacter, cursor.MoveMode.KeepAnchor, 2)
    sheet.setTextCursor(cursor)
    press(sheet, Qt.Key.Key_B, CONTROL)
    texts = [sample.text(SECTION)[len(before) :]]
    for _ in range(4):
        press(sheet, Qt.Key.Key_Z, CONTROL)
        texts.append(sample.text(SECTION)[len(before) :])
    assert texts == [" mộthai**ba**", " mộthaiba", " mộthai", " một", ""]


def test_undo_leaves_the_view_and_puts_the_cursor_behind_the_change(page, sample):
    sheet = page._form().narrative.sheet
    place = sheet.textCursor().position()
    type_text(sheet, " xin chào")
    press(sheet, Qt.Key.Key_Z, CONTROL)
    assert sheet.textCursor().position() == place
    press(sheet, Qt.Key.Key_Y, CONTROL)
    assert sheet.textCursor().position() == place + len(" xin chào")
