"""Counts the keys that entering all figures of the real report takes, without the mouse."""

from PySide6.QtWidgets import QApplication

from cchc_desktop.model.field_types import FIELD_TYPES
from cchc_desktop.model.template import Kind
from tests.ui.keys import type_text

MOST_KEYS = 430


SHORT = {".": "", "trên ": "^", "hơn ": ">", "gần ": "<", "khoảng ": "~"}


def shortest(text, field):
    """Return the fewest keys that give the same figure: no grouping, one key for a qualifier."""
    typed = text
    for words, key in SHORT.items():
        typed = typed.replace(words, key)
    done, _, total = typed.partition("/")
    read = FIELD_TYPES[field.type].parse
    if total and read(f"{done}/", field) == read(text, field):
        typed = f"{done}/"
    assert read(typed, field) == read(text, field)
    return typed


def focused_key():
    widget = QApplication.focusWidget()
    while widget is not None and not hasattr(widget, "field"):
        widget = widget.parentWidget()
    return widget.field.key if widget else ""


def test_all_figures_of_the_sample_are_entered_by_keyboard_alone(page_of, library, sample):
    """U-01: at most 430 keystrokes, no mouse; U-02: computed figures need none."""
    blank = library.open(library.create("2019-6T", "soc-trang"))
    typed = {
        key: sample.edit_text(key)
        for key, field in sample.template.fields.items()
        if field.kind is Kind.TYPED and field.is_figure
    }
    page = page_of(blank)
    page.open_section("chi_dao.ke_hoach")
    keys = 0
    for _ in range(len(typed)):
        key = focused_key()
        text = shortest(typed.pop(key), sample.template.fields[key])
        type_text(QApplication.focusWidget(), f"{text}\n")
        keys += len(text) + 1
    assert not [key for key, text in typed.items() if text]
    for key, field in sample.template.fields.items():
        if field.kind is Kind.TYPED and field.is_figure:
            assert blank.value(key) == sample.value(key)
    assert keys <= MOST_KEYS
