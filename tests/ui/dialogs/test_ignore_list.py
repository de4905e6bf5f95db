"""Holds the list of words an agency lets pass, and its choices of style."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

import cchc_desktop
from cchc_desktop import messages
from cchc_desktop.paths import resources
from cchc_desktop.services.taking_over import read_file
from cchc_desktop.services.vietnamese_ignored import ignore, ignored
from cchc_desktop.ui.dialogs.agency_editor import AgencyEditor
from cchc_desktop.ui.dialogs.ignore_list import IgnoreList
from cchc_desktop.ui.dialogs.remarks import RemarksDialog

ISO = "ket_qua.hien_dai.iso"


@pytest.fixture
def session(blank):
    blank.take_text(ISO, "Xã Bru, xã Kdong.")
    for problem in [p for p in blank.problems if p.rule == "tv.am_tiet"]:
        ignore(blank, problem)
    return blank


@pytest.fixture
def dialog(qtbot, session):
    shown = IgnoreList(session)
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def words(dialog):
    return [dialog.table.item(row, 0).text() for row in range(dialog.table.rowCount())]


def test_the_list_shows_words_and_kind_of_finding(dialog):
    assert words(dialog) == ["Bru", "Kdong"]
    assert dialog.table.item(0, 1).text() == "Âm tiết không có trong tiếng Việt"


def test_delete_takes_the_chosen_entry_out_and_it_is_found_again(qtbot, dialog, session):
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: words(dialog) == ["Bru"])
    assert [p.excerpt for p in session.problems if p.rule == "tv.am_tiet"] == ["Kdong"]


def test_delete_in_the_filter_deletes_a_letter_only(qtbot, dialog, session):
    dialog.filter.setFocus()
    qtbot.keyClicks(dialog.filter, "br")
    assert words(dialog) == ["Bru"]
    qtbot.keyClick(dialog.filter, Qt.Key.Key_Home)
    qtbot.keyClick(dialog.filter, Qt.Key.Key_Delete)
    assert dialog.filter.text() == "r"
    assert len(ignored(session)) == 2


def test_an_empty_list_says_so(qtbot, blank):
    shown = IgnoreList(blank)
    qtbot.addWidget(shown)
    assert shown.note.text() == "Chưa bỏ qua chữ nào."
    assert not shown.remove.isEnabled()


def test_every_control_has_a_name(dialog):
    inputs = [w for w in dialog.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    own = [w for w in inputs if w in (dialog.filter, dialog.table)]
    assert all(widget.accessibleName() for widget in own)


def test_every_rule_has_a_name_for_the_list():
    package = Path(cchc_desktop.__file__).parent
    code = "".join(p.read_text(encoding="utf-8") for p in package.rglob("vietnamese*.py"))
    assert set(re.findall(r'"(tv\.[a-z_.]+)"', code)) - {"tv."} <= {
        *messages.VI_RULES,
        "tv.nguyen_nhan",
    }


def test_remarks_on_an_old_file_are_read_in_whole_sentences(qtbot, blank, tmp_path):
    old = tmp_path / "cũ.txt"
    old.write_text("**I. CHỈ ĐẠO**\n\n*d) Một*\n\n*e) Hai*\n", encoding="utf-8")
    remarks = read_file(old, blank, resources()).remarks
    dialog = RemarksDialog(remarks)
    qtbot.addWidget(dialog)
    shown = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert shown[0].startswith("Dòng 5 đánh e) ngay sau d)")
    assert len(shown) == len(remarks)


def test_the_style_of_an_agency_is_chosen_and_kept(qtbot, library):
    editor = AgencyEditor(library)
    qtbot.addWidget(editor)
    editor.agency.setCurrentIndex(editor.agency.findData("soc-trang"))
    box = editor.style_page.choices["tone"]
    box.setCurrentIndex(box.findData("old"))
    editor.style_page.zero_pad.setChecked(False)
    editor.accept()
    style = library.agency("soc-trang").style
    assert (style.tone, style.ty, style.zero_pad) == ("old", "", False)
