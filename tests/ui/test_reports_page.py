"""The list of reports with its archive and trash, on a real window."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from cchc_desktop.errors import UserError
from cchc_desktop.ui.dialogs.trash import TrashDialog
from tests.ui.keys import press


@pytest.fixture
def window(library, window_of):
    library.create_sample()
    library.create("2018-9T", "soc-trang")
    library.create("2019-6T", "can-tho")
    return window_of(library)


@pytest.fixture
def page(window):
    return window.reports


def codes(page):
    return [page.table.item(row, 2).text() for row in range(page.table.rowCount())]


def test_delete_puts_a_report_into_the_trash_and_it_is_taken_back_at_once(page, library):
    page.table.setCurrentCell(2, 0)
    press(page.table, Qt.Key.Key_Delete)
    assert codes(page) == ["2019-6T", "2018-9T"]
    assert page.trash.text().endswith("(1)")
    page.take_back.click()
    assert codes(page) == ["2019-6T", "2018-9T", "2018-6T"]
    assert page.current_code() == "2018-6T"
    assert library.open("2018-6T").edit_text("ho_so.moi") == "199.634"


def test_an_archived_report_is_hidden_shown_and_not_changed(page, library):
    page.table.setCurrentCell(2, 0)
    page.archive.click()
    assert "2018-6T" not in codes(page)
    assert page.archived.text().endswith("(1)")
    page.take_back.click()
    assert "2018-6T" in codes(page)
    page.table.setCurrentCell(2, 0)
    page.archive.click()
    page.archived.setChecked(True)
    assert "2018-6T" in codes(page)
    session = library.open("2018-6T")
    assert session.read_only
    with pytest.raises(UserError, match="Lấy ra khỏi lưu trữ"):
        session.take("ho_so.moi", "1")
    page.table.setCurrentCell(2, 0)
    assert page.archive.text() == "Lấ&y ra khỏi lưu trữ"
    page.archive.click()
    library.open("2018-6T").take("ho_so.moi", "1")


def test_the_filter_needs_no_marks(page):
    page.filter.setText("dau nam 2018")
    assert codes(page) == ["2018-9T", "2018-6T"]
    page.filter.setText("can tho")
    assert codes(page) == ["2019-6T"]
    page.filter.setText("khong co")
    assert codes(page) == []
    assert not page.open.isEnabled()


def test_the_trash_gives_back_and_says_why_it_cannot(page, library, qtbot):
    library.throw_away("2018-9T")
    library.create("2018-9T", "soc-trang")
    library.throw_away("2019-6T")
    dialog = TrashDialog(library)
    qtbot.addWidget(dialog)
    assert dialog.list.count() == 2
    press(dialog.list, Qt.Key.Key_Return)
    assert dialog.restored == "2019-6T"
    dialog.restore.click()
    assert "2018-9T" in dialog.note.text()
    assert dialog.list.count() == 1


@pytest.mark.parametrize("can_copy", [True, False])
def test_nothing_is_removed_for_ever_without_a_copy_first(page, library, qtbot, can_copy):
    """F-21: before delete; where no copy can be made the report stays in the trash."""
    if not can_copy:
        library.store.path.with_name("sao-luu").write_text("", encoding="utf-8")
    library.throw_away("2018-9T")
    dialog = TrashDialog(library)
    qtbot.addWidget(dialog)

    def confirm():
        box = QApplication.activeModalWidget()
        next(b for b in box.buttons() if b.text() == "&Xóa hẳn").click()

    QTimer.singleShot(0, confirm)
    dialog.remove.click()
    assert dialog.list.count() == (0 if can_copy else 1)
    reasons = [copy.reason for copy in library.backups.copies()]
    assert reasons == (["truoc-khi-xoa-han"] if can_copy else [])
    assert can_copy or "Chưa xóa hẳn" in dialog.note.text()
