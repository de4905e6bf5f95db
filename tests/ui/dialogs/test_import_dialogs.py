"""Holds the screens that take over an old report: encodings, headings, suspects, present values."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox

from cchc_desktop.model.legacy_text import TCVN3
from cchc_desktop.services.importing_sources import read_source
from cchc_desktop.ui.dialogs.import_dialog import ImportDialog
from cchc_desktop.ui.dialogs.import_headings import ImportHeadingsDialog
from cchc_desktop.ui.dialogs.import_suspects import ImportSuspectsDialog
from cchc_desktop.ui.importing import OldReport, changes_of, import_into
from tests.model.test_legacy_text import legacy
from tests.services.test_importing_tables import KEY, LABELS, LAND, TOTAL, word
from tests.ui.keys import press

OLD = "những sở, ngành đã thi hành tốt kế hoạch nhận trong kỳ."
PLAN = "text.chi_dao.ke_hoach"
KNOWN = f"I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC\n\n1. Về kế hoạch CCHC\n\n{legacy(OLD, TCVN3)}\n\n"
STRANGE = "**II. TÌNH HÌNH CHUNG CỦA ĐỊA PHƯƠNG**\n\nTỉnh <b>đã</b> thưc hiện 22/28 phần việc.\n"


@pytest.fixture
def old_file(tmp_path):
    path = tmp_path / "cũ.txt"
    path.write_text(KNOWN + STRANGE, encoding="utf-8")
    return path


@pytest.fixture
def old(blank, old_file):
    return OldReport(blank, read_source(old_file))


@pytest.fixture
def dialog(qtbot, blank, old, old_file):
    made = ImportDialog(old_file, blank.template, old.reading(), None, old.remarks, old.ways())
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def value(dialog, key):
    return next(line.value for line in dialog.reading.lines if line.key == key)


def test_an_old_encoding_is_named_with_before_and_after(dialog):
    """F-44."""
    item = dialog.legacy.preview.topLevelItem(0)
    assert (item.text(0), item.text(1)) == (legacy(OLD, TCVN3), OLD)
    assert dialog.legacy.convert_button.isChecked()
    assert OLD in value(dialog, PLAN)


def test_the_choice_of_encoding_can_be_changed_by_keys_until_accepting(dialog):
    dialog.legacy.convert_button.setFocus()
    press(dialog.legacy.convert_button, Qt.Key.Key_Right)
    assert legacy(OLD, TCVN3) in value(dialog, PLAN)
    press(dialog.legacy.keep_button, Qt.Key.Key_Left)
    assert OLD in value(dialog, PLAN)


def test_what_was_unticked_stays_so_when_the_encoding_changes(dialog):
    def ticked():
        return PLAN in {line.key for line in dialog.accepted_lines()}

    item = next(item for item, line in dialog._items if line.key == PLAN)
    item.setCheckState(0, Qt.CheckState.Unchecked)
    dialog.legacy.keep_button.setChecked(True)
    assert not ticked()


def test_a_strange_heading_is_led_by_keys_and_remembered(qtbot, blank, old, old_file):
    screen = ImportHeadingsDialog(old.offer.headings, blank.template, old.mapping)
    qtbot.addWidget(screen)
    with qtbot.waitActive(screen):
        screen.show()
    box = screen.focusWidget()
    assert "TÌNH HÌNH CHUNG" in box.accessibleName()
    press(box, Qt.Key.Key_Down)
    assert screen.mapping() == {"tình hình chung của địa phương": "-"}
    screen.choose("tình hình chung của địa phương", "danh_gia.uu_diem")
    old.lead(screen.mapping())
    assert "22/28" in old.offer.changes["text.danh_gia.uu_diem"]
    again = OldReport(blank, read_source(old_file))
    assert again.ask_unknown_headings(None)
    assert again.offer.changes == old.offer.changes


def test_the_wheel_changes_no_heading(qtbot, blank, old):
    screen = ImportHeadingsDialog(old.offer.headings, blank.template, old.mapping)
    qtbot.addWidget(screen)
    for box in screen._boxes:
        assert box.accessibleName()
        assert box.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_suspects_are_listed_with_section_and_sentence(qtbot, blank, old):
    old.lead({"tình hình chung của địa phương": "danh_gia.uu_diem"})
    listed = ImportSuspectsDialog(old.offer.suspects, blank.template)
    qtbot.addWidget(listed)
    item = listed.tree.topLevelItem(0)
    assert item.text(0) == "thưc"
    assert "22/28 phần việc" in item.text(2)


def test_a_figure_that_is_there_is_shown_and_not_replaced_unasked(blank, tmp_path):
    """F-32: the present value stands beside the proposal."""
    path = tmp_path / "cũ.txt"
    path.write_text(KNOWN + "Tỉnh thực hiện được 22/28 phần việc.\n", encoding="utf-8")
    blank.take("ke_hoach.hoan_thanh", "21")
    blank.take("ke_hoach.tong", "28")
    lines = {line.key: line for line in OldReport(blank, read_source(path)).reading().lines}
    done, total = lines["ke_hoach.hoan_thanh"], lines["ke_hoach.tong"]
    assert (done.now, done.shown, done.replaces) == ("21", "22", True)
    assert (total.now, total.replaces) == ("28", False)
    assert done.why == "Tỉnh thực hiện được 22/28 phần việc."


def test_words_of_the_file_are_no_markup(dialog, old):
    old.lead({"tình hình chung của địa phương": "danh_gia.uu_diem"})
    dialog.show_reading(old.reading())
    tips = [item.toolTip(2) for item, line in dialog._items if "<b>" in line.shown]
    assert tips
    assert all("<b>" not in tip and "&lt;b&gt;" in tip for tip in tips)


@pytest.fixture
def tabled(qtbot, blank, tmp_path):
    path = word(tmp_path, LABELS, LAND, (*LAND[:4], "5?", *LAND[5:]))
    old = OldReport(blank, read_source(path))
    made = ImportDialog(path, blank.template, old.reading(), None, old.remarks, old.ways())
    qtbot.addWidget(made)
    return made


def table_item(dialog):
    return next(item for item, line in dialog._items if line.table)


def test_a_table_is_one_line_with_its_rows_its_place_and_its_doubtful_cells(tabled):
    """F-32."""
    item = table_item(tabled)
    assert item.parent().text(0) == "Bảng (1)"
    assert "Từ kỳ trước: “5?”" in item.text(2)
    assert item.text(2).startswith("2 dòng; ")
    assert item.text(3).startswith("Bảng ở mục ")
    assert item.checkState(0) is Qt.CheckState.Checked


def test_rows_go_back_into_the_text_when_the_table_is_unticked(qtbot, tabled):
    """By keys; the line that was ticked stays the current one."""
    with qtbot.waitActive(tabled):
        tabled.show()
    assert not any("1.020" in line.shown for line in tabled.reading.lines)
    tabled.tree.setFocus()
    tabled.tree.setCurrentItem(table_item(tabled))
    press(tabled.tree, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: any("1.020" in line.shown for line in tabled.reading.lines))
    assert tabled.tree.currentItem() is table_item(tabled)
    assert KEY not in changes_of(tabled.accepted_lines())
    press(tabled.tree, Qt.Key.Key_Space)
    changes = changes_of(tabled.accepted_lines())
    assert changes[f"review.{KEY}"] is True
    assert not any("1.020" in str(text) for key, text in changes.items() if key != KEY)


def test_a_table_that_is_there_already_is_replaced_only_when_asked(blank, tmp_path):
    blank.take_all({KEY: [{"linh_vuc": "Tư pháp", "truc_tiep": "7"}]})
    reading = OldReport(blank, read_source(word(tmp_path, LABELS, LAND, TOTAL))).reading()
    (line,) = (line for line in reading.lines if line.table)
    assert (line.now, line.replaces) == ("1 dòng", True)
    assert any("1.020" in line.shown for line in reading.lines if line.key.startswith("text."))


@pytest.fixture
def window(qtbot):
    made = QMainWindow()
    qtbot.addWidget(made)
    made.show()
    return made


def answer_dialogs(kinds, seen):
    """Press Enter in each of the screens as it comes up."""

    def look():
        top = QApplication.activeModalWidget()
        if isinstance(top, kinds) and top not in seen:
            seen.append(top)
            top.accept()
        if len(seen) < len(kinds):
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def test_from_file_to_report_and_back_by_one_undo(window, blank, old_file):
    before = blank.text("chi_dao.ke_hoach")
    seen = []
    answer_dialogs((ImportHeadingsDialog, ImportDialog), seen)
    import_into(blank, old_file, window, list)
    assert [type(screen) for screen in seen] == [ImportHeadingsDialog, ImportDialog]
    assert OLD in blank.text("chi_dao.ke_hoach")
    blank.undo()
    assert blank.text("chi_dao.ke_hoach") == before


def test_what_cannot_be_read_is_said_in_a_sentence(window, blank, tmp_path, monkeypatch):
    path = tmp_path / "ảnh.docx"
    path.write_bytes(b"PK\x03\x04 broken")
    said = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    import_into(blank, path, window, list)
    assert "ảnh.docx" in said[0]
