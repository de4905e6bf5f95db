"""Types into every kind of field as UniKey and input methods do, a moment or none between keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.keys import compose, compose_done, press, type_text

GAPS = [0, 5]
# What UniKey sends for Telex: letters, then Backspace and the corrected letters.
WORDS = ((0, "Quy"), (0, "e"), (1, "ê"), (0, "t"), (2, "ết"), (0, " ddi"), (3, "đi"), (0, "nhj"))
LAST = ((4, "ịnh"),)
WRITTEN = "Quyết định"
FIGURE = ((0, "tre"), (1, "ê"), (0, "n 8"), (1, "70"))
PLACES = {
    "ke_hoach.danh_sach_van_ban": (WORDS + LAST, WRITTEN),
    "tthc.ra_soat_xong": (WORDS + LAST, WRITTEN),
    "head.urgency": (WORDS + LAST, WRITTEN),
    "head.place": (WORDS + LAST, WRITTEN),
    "thanh_tra.den_ngay": (((0, "05/7"), (1, "6"), (0, "/2018")), "05/6/2018"),
    "ke_hoach.tong": (FIGURE, "^70"),
    "ho_so.bieu": (WORDS + LAST, WRITTEN),
}


def stream(steps, gap):
    """Send each key to whatever has the focus, as the system does."""
    for back, text in steps:
        for letter in "\b" * back + text:
            if letter == "\b":
                press(QApplication.focusWidget(), Qt.Key.Key_Backspace, text="\b")
            else:
                type_text(QApplication.focusWidget(), letter)
            QTest.qWait(gap)


@pytest.mark.parametrize("gap", GAPS)
@pytest.mark.parametrize("key", PLACES)
def test_corrections_by_backspace_leave_the_right_text_and_one_step_of_undo(
    page_of, blank, key, gap
):
    """R-38: text and figures, whatever UniKey takes back."""
    page = page_of(blank)
    page.go_to_name(key)
    before = blank.edit_text(key)
    steps, written = PLACES[key]
    stream(steps, gap)
    press(QApplication.focusWidget(), Qt.Key.Key_Return, text="\r")
    QTest.qWait(gap)
    page.flush()
    assert blank.edit_text(key).strip("\t") == written
    page.undo()
    assert blank.edit_text(key) == before
    page.redo()
    assert blank.edit_text(key).strip("\t") == written


@pytest.mark.parametrize("key", PLACES)
def test_words_of_an_input_method_leave_the_right_text_and_one_step_of_undo(page_of, blank, key):
    """R-38: ibus shows a word while it is composed and commits it at its end."""
    page = page_of(blank)
    page.go_to_name(key)
    before = blank.edit_text(key)
    written = PLACES[key][1]
    typed = written.replace("^", "trên ")
    for word in typed.replace(" ", " \0").split("\0"):
        for end in range(1, len(word.strip()) + 1):
            compose(QApplication.focusWidget(), word[:end])
            QTest.qWait(1)
        compose_done(QApplication.focusWidget(), word)
    press(QApplication.focusWidget(), Qt.Key.Key_Return, text="\r")
    QTest.qWait(1)
    page.flush()
    assert blank.edit_text(key).strip("\t") == written
    page.undo()
    assert blank.edit_text(key) == before
