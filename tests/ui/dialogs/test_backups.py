"""The dialogs of backups and of the data check on real files, worked with the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from cchc_desktop.services import backups
from cchc_desktop.services.restoring import Restored
from cchc_desktop.ui.dialogs.backups import BackupsDialog
from cchc_desktop.ui.dialogs.data_check import DataCheckDialog
from cchc_desktop.ui.dialogs.restore import RestoreDialog, Wish
from tests.ui.keys import press


@pytest.fixture
def copies_of(qtbot):
    def show(library):
        dialog = BackupsDialog(library)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: not dialog._looking.isActive())
        return dialog

    return show


def cells(dialog, row=0):
    return [dialog.table.item(row, column).text() for column in range(6)]


def test_copies_are_listed_with_reason_counts_and_state(copies_of, library, sample):
    library.backups.make(backups.EXIT)
    damaged = library.backups.make(backups.IMPORT).path
    damaged.write_bytes(damaged.read_bytes()[:5000])
    dialog = copies_of(library)
    assert cells(dialog)[1] == "trước khi nhập báo cáo cũ"
    assert cells(dialog)[5] == "bị hỏng"
    assert not dialog.restore.isEnabled()
    press(dialog.table, Qt.Key.Key_Down)
    assert cells(dialog, 1)[1:3] == ["khi thoát chương trình", "1 báo cáo, 189 mục"]
    assert cells(dialog, 1)[5] == "tốt"
    press(dialog.table, Qt.Key.Key_Return, text="\r")
    assert dialog.chosen.reason == backups.EXIT


def test_a_copy_can_be_made_at_once_and_into_a_second_place(
    copies_of, library, sample, tmp_path, monkeypatch
):
    dialog = copies_of(library)
    assert "Chưa có bản sao lưu nào" in dialog.note.text()
    press(dialog.focusWidget(), Qt.Key.Key_Space)
    assert dialog.table.rowCount() == 1
    assert cells(dialog)[1] == "khi bấm Sao lưu ngay"
    assert "1 báo cáo" in dialog.note.text()
    stick = tmp_path / "USB của Lan"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    dialog.choose.click()
    assert dialog.second.text() == str(stick)
    assert {cells(dialog, row)[4] for row in range(2)} == {"cạnh dữ liệu", "nơi thứ hai"}
    dialog.forget.click()
    assert library.backups.second is None


def test_what_fails_is_told_in_the_dialog(copies_of, library, sample):
    library.store.path.with_name("sao-luu").write_text("", encoding="utf-8")
    dialog = copies_of(library)
    dialog.now.click()
    assert "sao-luu" in dialog.note.text()


@pytest.fixture
def restored(library, sample):
    made = library.backups.make(backups.EXIT)
    sample.take("ho_so.moi", "5")
    sample.take_text("mo_dau", "Lời mở đầu khác hẳn.")
    library.create("2018-9T", "soc-trang")
    [copy] = library.backups.copies()
    assert copy.path == made.path
    return Restored(copy.path, library), copy


def test_what_differs_is_shown_before_anything_is_decided(qtbot, restored):
    """R-22: each report, when it was written to on both sides, and the figures that differ."""
    dialog = RestoreDialog(*restored, may_use=True)
    qtbot.addWidget(dialog)
    rows = [
        [dialog.table.item(row, column).text() for column in range(2)]
        for row in range(dialog.table.rowCount())
    ]
    assert rows[0] == ["06 tháng đầu năm 2018", "khác 2 số liệu hoặc văn bản"]
    assert rows[1][1] == "chỉ có trong dữ liệu hiện nay"
    told = dialog.details.toPlainText()
    assert "Hồ sơ mới tiếp nhận: bản sao lưu 199.634, hiện nay 05" in told
    assert "Văn bản Lời mở đầu" in told
    assert dialog.wish is Wish.LEAVE
    dialog.use.click()
    assert dialog.wish is Wish.USE


def test_a_read_only_window_may_only_look(qtbot, restored):
    dialog = RestoreDialog(*restored, may_use=False)
    qtbot.addWidget(dialog)
    assert not dialog.use.isEnabled()
    dialog.view.click()
    assert dialog.wish is Wish.VIEW


def test_the_copy_that_was_only_looked_at_goes(restored):
    there, copy = restored
    assert there.path.exists()
    there.discard()
    assert not there.path.exists()
    assert copy.path.exists()


def test_the_check_runs_while_the_window_lives_and_can_be_saved(
    qtbot, library, sample, tmp_path, monkeypatch
):
    library.store.connection.execute("UPDATE answer SET value = '7' WHERE field = 'ho_so.moi'")
    dialog = DataCheckDialog(library, None, tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.save.isEnabled()
    qtbot.waitUntil(dialog.save.isEnabled, timeout=20_000)
    results = {result.key: result for result in dialog.results}
    assert not results["history"].is_good
    assert dialog.list.currentItem().text(1).startswith("cần xem")
    assert "→" in dialog.words.toPlainText()
    target = tmp_path / "kết quả.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog.save.click()
    assert "ho_so.moi" in target.read_text(encoding="utf-8")
    dialog.backups.click()
    assert dialog.wants_backups
