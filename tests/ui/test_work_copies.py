"""The copy of half an hour: only after changes, on a thread, and its failure is told."""

from cchc_desktop.services import backups
from cchc_desktop.ui.work_copies import HALF_AN_HOUR, WorkCopies


def test_a_changed_file_is_copied_and_an_unchanged_one_is_not(qtbot, library, sample):
    copies = WorkCopies(library.backups)
    with qtbot.waitSignal(copies.told) as told:
        copies.copy()
    assert told.args == [""]
    assert [copy.reason for copy in library.backups.copies()] == [backups.WORK]
    copies.copy()
    copies.stop()
    assert len(library.backups.copies()) == 1
    sample.take("ho_so.moi", "5")
    with qtbot.waitSignal(copies.told):
        copies.copy()
    assert len(library.backups.copies()) == 2


def test_typing_goes_on_while_a_copy_is_made(qtbot, library, sample):
    copies = WorkCopies(library.backups)
    with qtbot.waitSignal(copies.told) as told:
        copies.copy()
        for number in range(20):
            sample.take("ho_so.moi", str(number))
    assert told.args == [""]
    assert sample.shown("ho_so.moi") == "19"


def test_what_fails_is_told_and_tried_again_soon(qtbot, library, sample):
    blocked = library.store.path.with_name("sao-luu")
    blocked.write_text("", encoding="utf-8")
    copies = WorkCopies(library.backups)
    with qtbot.waitSignal(copies.told) as told:
        copies.copy()
    assert "sao-luu" in told.args[0]
    assert library.backups.trouble == told.args[0]
    assert copies.timer.interval() < HALF_AN_HOUR
    blocked.unlink()
    with qtbot.waitSignal(copies.told) as told:
        copies.copy()
    assert told.args == [""]
    assert copies.timer.interval() == HALF_AN_HOUR


def test_the_window_shows_trouble_until_a_copy_is_made(qtbot, library, sample, window_of):
    window = window_of(library)
    window.show_backup_trouble("Chưa sao lưu được vì ổ đĩa đầy.")
    assert window.status.copies.isVisible()
    assert window.notice.text.text() == "Chưa sao lưu được vì ổ đĩa đầy."
    window.show_backup_trouble("")
    assert not window.status.copies.isVisible()
    window.notice.read.click()
    assert not window.notice.isVisible()
