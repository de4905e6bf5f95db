"""Holds small fields to what they take from the clipboard, and to saying when it is too much."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolTip

from cchc_desktop.model.template import Field
from cchc_desktop.ui.editors import EDITORS
from cchc_desktop.ui.pasting import MOST_PASTED, PlainText
from tests.ui.keys import CONTROL, press, type_text

LINES = ("text", "integer", "choice")
# The screen of the tests cannot bring the small words to the front, and says so.
pytestmark = pytest.mark.qt_log_ignore(r"does not support raise\(\)")


@pytest.fixture
def shown(qtbot):
    """Show a field of some kind and forget what an earlier one said."""

    def make(kind):
        QToolTip.hideText()
        made = EDITORS[kind](Field("a.b", "A", kind), None) if kind else PlainText("cũ")
        qtbot.addWidget(made)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        made.setFocus()
        return made

    return make


def paste(field, text):
    QGuiApplication.clipboard().setText(text)
    press(field, Qt.Key.Key_V, CONTROL)


@pytest.mark.parametrize("kind", ["names", ""])
@pytest.mark.parametrize("text", ["a" * 5_000_000, "Sở Nội vụ;\n" * 500_000])
def test_a_paste_longer_than_the_field_is_refused_with_its_length(shown, kind, text):
    """R-32: one line of a million letters kept the window busy for minutes."""
    field = shown(kind)
    before = field.toPlainText()
    paste(field, text)
    assert field.toPlainText() == before
    assert f"{len(text)} ký tự" in QToolTip.text()


def test_what_a_field_can_show_is_pasted_and_taken_back_in_one_step(shown):
    field = shown("names")
    paste(field, "a" * MOST_PASTED)
    assert len(field.toPlainText()) == MOST_PASTED
    assert not QToolTip.text()
    press(field, Qt.Key.Key_Z, CONTROL)
    assert field.toPlainText() == ""


@pytest.mark.parametrize("kind", LINES)
def test_a_line_says_that_it_took_only_the_beginning(shown, kind):
    """R-32: nothing is cut off in silence."""
    field = shown(kind)
    paste(field, "a" * 5_000_000)
    assert field.text() == "a" * 32_767
    assert "32767" in QToolTip.text()


@pytest.mark.parametrize("kind", LINES)
def test_a_line_that_has_room_says_nothing(shown, kind):
    field = shown(kind)
    paste(field, "a" * 1000)
    type_text(field, "b")
    assert not QToolTip.text()
