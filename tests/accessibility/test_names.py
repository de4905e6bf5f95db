"""Holds what a screen reader is told: every control of every page and dialog, walked one by one."""

import inspect
import re
from pkgutil import walk_packages

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout

import cchc_desktop.ui
from cchc_desktop.ui.dialogs.base import FormDialog
from cchc_desktop.ui.fitting import Dialog
from tests.accessibility.catalogue import Catalogue, put_away, settle, shown
from tests.accessibility.english import shown_in
from tests.accessibility.spoken import nameless, said, tree

BASES = {QDialog, Dialog, FormDialog}


@pytest.fixture(scope="module")
def program(qapp, tmp_path_factory):
    from cchc_desktop.ui.vietnamese import VietnameseTranslator

    translator = VietnameseTranslator()
    qapp.installTranslator(translator)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    made = Catalogue(tmp_path_factory.mktemp("danh mục"))
    made.window.show()
    yield made
    made.close()
    qapp.removeTranslator(translator)


def test_the_catalogue_has_every_dialog(program):
    """A new dialog is walked as soon as it is there."""
    found = set()
    for module in walk_packages(cchc_desktop.ui.__path__, "cchc_desktop.ui."):
        members = vars(__import__(module.name, fromlist=["_"]))
        found |= {c for c in members.values() if inspect.isclass(c) and issubclass(c, QDialog)}
    own = {c.__name__ for c in found - BASES if c.__module__.startswith("cchc_desktop")}
    listed = {name.replace("_", "") for name, _ in program.dialogs()}
    assert {name.lower() for name in own} <= listed


@pytest.fixture(scope="module")
def walked(program):
    """Walk through everything once, for all that is asked of each window."""
    windows = [(name, nameless(window), shown_in(window)) for name, window in program.pages()]
    for name, make in program.dialogs():
        dialog = shown(make())
        windows.append((name, nameless(dialog), shown_in(dialog)))
        put_away(dialog)
    return windows


def test_everything_that_tab_reaches_says_what_it_is(walked):
    """F-47: name, role and value of every control, on every page and in every dialog."""
    found = [f"{name}: {line}" for name, lines, _ in walked for line in lines]
    assert not found, "\n".join(found)


def test_no_english_word_is_shown_anywhere(walked):
    """Standard buttons, menus of the mouse and the dialogs that Qt itself draws."""
    found = [f"{name}: {word}" for name, _, words in walked for word in words]
    assert not found, "\n".join(found)


def test_the_walks_see_what_they_look_for(qtbot):
    """A box without a name and a button in English are found."""
    made = QDialog()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    column.addWidget(QLineEdit("5"))
    column.addWidget(QPushButton("&Save"))
    shown(made)
    assert nameless(made) == ["QLineEdit has no name"]
    assert shown_in(made) == ["QPushButton: “Save”"]


def test_an_error_is_part_of_what_is_said_of_its_field(program):
    """What stands below a box in red is heard in the box."""
    window = program.window
    window.open_report("2018-9T")
    window.workspace.show_section("ket_qua.tthc.giai_quyet")
    settle()
    row = window.workspace._form().rows["ho_so.dung_han"]
    one = said(row.editor)
    assert one.name == "Hồ sơ giải quyết đúng hạn (hồ sơ)"
    assert one.value == "5"
    assert row._message.text()
    assert row._message.text() in one.description


def test_the_tree_of_a_page_leads_from_the_window_to_each_figure(program):
    window = program.window
    window.open_report("2018-6T")
    window.workspace.show_section("ket_qua.tthc.giai_quyet")
    settle()
    root = QAccessible.queryAccessibleInterface(window)
    names = [one.text(QAccessible.Text.Name) for _, one in tree(root)]
    assert any(re.match("Hồ sơ mới tiếp nhận", name) for name in names)
    assert "Các mục của báo cáo" in names
