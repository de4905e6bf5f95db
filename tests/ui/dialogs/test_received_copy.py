"""Holds the view of the received copy: its five lines, its picture and its file."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from cchc_desktop.ui.dialogs.received_copy import ReceivedCopyDialog
from tests.pdf_reading import read_pdf
from tests.ui.keys import press, type_text


@pytest.fixture
def dialog_of(qtbot, tmp_path):
    def make(session):
        dialog = ReceivedCopyDialog(session, tmp_path)
        qtbot.addWidget(dialog)
        return dialog

    return make


def first_page(path):
    page = read_pdf(path)[0]
    return page.text + page.small


def test_the_lines_show_what_the_report_has(dialog_of, sample):
    """F-39: the seed arrived on 8/6/2018 under number 6150."""
    dialog = dialog_of(sample)
    shown = [editor.text() for editor in dialog.editors.values()]
    assert shown == ["SỞ NỘI VỤ TỈNH SÓC TRĂNG", "6150", "08/6/2018", "", ""]
    assert not dialog.picture.pixmap().isNull()


def test_what_is_typed_is_stored_and_drawn(dialog_of, sample, qtbot):
    dialog = dialog_of(sample)
    before = dialog.picture.pixmap().toImage()
    editor = dialog.editors["head.received_to"]
    type_text(editor, "Phòng CCHC")
    press(editor, Qt.Key.Key_Return, text="\r")
    assert sample.edit_text("head.received_to") == "Phòng CCHC"
    qtbot.waitUntil(lambda: dialog.picture.pixmap().toImage() != before)


def test_a_day_before_the_reports_own_is_told(dialog_of, sample):
    dialog = dialog_of(sample)
    editor = dialog.editors["head.received_date"]
    editor.selectAll()
    type_text(editor, "1/6/2018\n")
    assert "trước ngày ký" in dialog.note.text()


def test_a_day_that_cannot_be_read_is_not_exported(dialog_of, sample):
    dialog = dialog_of(sample)
    editor = dialog.editors["head.received_date"]
    editor.selectAll()
    type_text(editor, "32/9/2018\n")
    dialog.show_page()
    assert not dialog.save.isEnabled()
    editor.selectAll()
    type_text(editor, "30/9/2018\n")
    dialog.show_page()
    assert dialog.save.isEnabled()


def test_what_is_open_is_told_before_the_copy_is_written(dialog_of, sample):
    said = [label.text() for label in dialog_of(sample).findChildren(QLabel)]
    assert any(text.startswith("Báo cáo còn") for text in said)


def test_a_report_without_number_says_what_is_missing(dialog_of, blank):
    dialog = dialog_of(blank)
    assert dialog.picture.pixmap().isNull()
    elsewhere, here = dialog.picture.text().split("\n\n")
    assert "“Số”, “Ngày ký”. Nhập ở mục Thể thức" in elsewhere
    assert here.startswith("Nhập “Cơ quan nhận” ở bên trái")
    assert not dialog.save.isEnabled()


def test_what_the_dialog_itself_asks_for_is_asked_for_there(dialog_of, sample):
    sample.take("head.received_agency", "")
    dialog = dialog_of(sample)
    assert dialog.picture.text().startswith("Nhập “Cơ quan nhận” ở bên trái")
    assert not dialog.save.isEnabled()
    type_text(dialog.editors["head.received_agency"], "SỞ NỘI VỤ\n")
    dialog.show_page()
    assert dialog.save.isEnabled()


def test_the_file_bears_the_stamp_and_the_outgoing_one_does_not(dialog_of, sample, tmp_path):
    from cchc_desktop.services.export import export

    dialog = dialog_of(sample)
    dialog.write(tmp_path / "đến.pdf")
    export(sample, "pdf", tmp_path / "đi.pdf")
    assert dialog.written == tmp_path / "đến.pdf"
    assert "6150" in first_page(tmp_path / "đến.pdf")
    assert "6150" not in first_page(tmp_path / "đi.pdf")


def test_a_read_only_file_can_be_looked_at(dialog_of, sample, monkeypatch):
    monkeypatch.setattr(type(sample), "read_only", True)
    dialog = dialog_of(sample)
    assert all(editor.isReadOnly() for editor in dialog.editors.values())
