"""Counts the keys that entering all figures of the real report takes, without the mouse."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cchc_desktop.model.field_types import FIELD_TYPES
from cchc_desktop.model.template import Kind
from cchc_desktop.services.review import carried_figure
from tests.ui.keys import CONTROL, NONE, press, type_text

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


def go_on(template, key):
    """Press Enter, or Ctrl+Enter where names or a table stand before the next figure."""
    fields = [field for field in template.section_of[key].fields if field.kind is Kind.TYPED]
    figures = [field for field in fields if field.is_figure]
    words = figures[-1].key == key and len(figures) < len(fields)
    press(QApplication.focusWidget(), Qt.Key.Key_Return, CONTROL if words else NONE)


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
        type_text(QApplication.focusWidget(), text)
        go_on(sample.template, key)
        keys += len(text) + 1
    for key, field in sample.template.fields.items():
        if field.kind is Kind.TYPED and field.is_figure:
            assert blank.value(key) == sample.value(key)
    assert keys <= MOST_KEYS


def test_a_figure_that_did_not_change_takes_one_key(page_of, sample):
    """U-04: Enter confirms what was carried over and goes on."""
    carried = [
        key
        for key, field in sample.template.fields.items()
        if field.kind is Kind.TYPED and field.is_figure and sample.value(key) is not None
    ]
    sample.take_all({name: True for key in carried for name in carried_figure(key)})
    page = page_of(sample)
    page.open_section("chi_dao.ke_hoach")
    waiting = len(carried)
    while carried:
        key = focused_key()
        if key in carried:
            carried.remove(key)
            waiting -= 1
        go_on(sample.template, key)
        assert len(sample.review.unconfirmed()) == waiting
