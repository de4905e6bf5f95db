"""Holds the review sheet as a dialog: its lines, the way to their places, its file."""

import pytest
from PySide6.QtCore import Qt

from cchc_desktop.ui.dialogs import review_sheet
from cchc_desktop.ui.dialogs.review_sheet import ReviewSheetDialog
from tests.ui.keys import press


@pytest.fixture
def dialog(qtbot, sample, tmp_path):
    shown = ReviewSheetDialog(sample, tmp_path)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_enter_leads_to_the_place_of_a_line(dialog, qtbot):
    with qtbot.waitSignal(dialog.place_wanted) as told:
        press(dialog.table, Qt.Key.Key_Return)
    assert told.args == ["ket_qua.can_bo.quan_ly", ""]
    assert not dialog.isVisible()


def test_the_title_of_a_group_leads_nowhere(dialog, qtbot):
    dialog.table.setCurrentCell(0, 0)
    assert dialog.table.item(0, 0).font().bold()
    with qtbot.assertNotEmitted(dialog.place_wanted):
        press(dialog.table, Qt.Key.Key_Return)


def test_the_file_is_written_and_opened(dialog, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(review_sheet, "open_path", opened.append)
    dialog.write_to(tmp_path / "phiếu.pdf")
    assert opened == [tmp_path / "phiếu.pdf"]
    assert opened[0].read_bytes().startswith(b"%PDF")
    dialog.write_to(tmp_path / "không có" / "a.pdf")
    assert "không có" in dialog.note.text()
    assert len(opened) == 1
