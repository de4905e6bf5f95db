"""F-21: a lost or damaged data file at the start, with the real dialogs and the real file."""

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMessageBox

from cchc_desktop import app, paths
from cchc_desktop.services import backups
from cchc_desktop.services.reports import Library
from cchc_desktop.store.store import Store
from cchc_desktop.ui.preferences import Preferences


@pytest.fixture
def settings(tmp_path):
    kept = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    Preferences(kept).set_person("Lan")
    return kept


@pytest.fixture
def program(qtbot, settings):
    made = app.Program(settings)
    yield made
    if made.window is not None:
        made.window.close()
    made.close()


@pytest.fixture
def data(tmp_path):
    """A data file with two copies; the newer one is damaged."""
    path = tmp_path / "Báo cáo CCHC" / "dữ liệu.cchc"
    with Store.create(path) as store:
        library = Library(store, paths.resources(), "lan")
        library.create_sample()
        library.backups.make(backups.EXIT)
        newer = library.backups.make(backups.WORK).path
    newer.write_bytes(newer.read_bytes()[:5000])
    return path


def answer(*captions):
    """Press the buttons of the boxes that come one after the other; return what they said."""
    told, left = [], list(captions)

    def press():
        box = QApplication.activeModalWidget()
        if box is None or not box.isVisible():
            timer.start()
            return
        told.append(box.text() if isinstance(box, QMessageBox) else box.windowTitle())
        buttons = box.findChild(QDialogButtonBox).buttons()
        caption = left.pop(0)
        if left:
            timer.start()
        next(b for b in buttons if b.text().replace("&", "").startswith(caption)).click()

    timer = QTimer(QApplication.instance(), singleShot=True, interval=20)
    timer.timeout.connect(press)
    timer.start()
    return told


def damage(path):
    content = bytearray(path.read_bytes())
    content[100:3000] = bytes(2900)
    path.write_bytes(content)


@pytest.mark.parametrize("how", ["deleted", "0 bytes", "damaged"])
def test_the_newest_good_copy_is_offered_and_opened(program, data, how):
    """Its date and counts are told; the damaged file is kept as it is under another name."""
    if how == "deleted":
        data.unlink()
    elif how == "0 bytes":
        data.write_bytes(b"")
    else:
        damage(data)
    left = data.read_bytes() if data.exists() else None
    told = answer("Mở bản sao lưu")
    assert program.start(data)
    assert "1 báo cáo, 189 số liệu" in told[0]
    assert [row.code for row in program.window.library.reports()] == ["2018-6T"]
    assert "Đang dùng dữ liệu của bản sao lưu" in program.window.notice.text.text()
    aside = list(data.parent.glob("*-truoc-khoi-phuc-*"))
    assert [path.read_bytes() for path in aside] == ([] if left is None else [left])


def test_what_is_left_of_a_file_is_saved_into_a_new_one(program, data):
    damage(data)
    left = data.read_bytes()
    told = answer("Thử cứu", "Dùng dữ liệu")
    assert program.start(data)
    assert "1 báo cáo với 189" in told[1]
    assert len(program.window.library.store.answers(1)) == 189
    [aside] = data.parent.glob("*-truoc-khoi-phuc-*")
    assert aside.read_bytes() == left


def test_the_second_place_is_known_when_the_file_and_its_folder_are_gone(program, data, tmp_path):
    assert program.start(data)
    program.window.library.backups.set_second(tmp_path / "USB")
    program.window.close()
    program.close()
    for path in (*data.parent.glob("sao-luu/*"), data):
        path.unlink()
    told = answer("Mở bản sao lưu")
    assert program.start(data)
    assert "1 báo cáo" in told[0]
    assert program.window.library.backups.second == tmp_path / "USB"


def test_a_copy_is_made_on_leaving_after_work_only(program, data):
    assert program.start(data)
    program.window.open_report("2018-6T")
    program.window.workspace.session.take("ho_so.moi", "5")
    program.window.close()
    program.close()
    assert backups.newest_good(data).copy.reason == backups.EXIT
    count = len(list(data.parent.glob("sao-luu/*")))
    assert program.start(data)
    program.window.close()
    program.close()
    assert len(list(data.parent.glob("sao-luu/*"))) == count


def test_a_copy_that_failed_on_leaving_is_told_then_and_at_the_next_start(program, data):
    assert program.start(data)
    program.window.library.backups.set_second(data.parent / "USB")
    for path in (data.parent / "USB").iterdir():
        path.unlink()
    (data.parent / "USB").rmdir()
    (data.parent / "USB").write_text("", encoding="utf-8")
    program.window.library.open("2018-6T").take("ho_so.moi", "5")
    program.window.close()
    program.close()
    assert program.start(data)
    assert "bản sao thứ hai" in program.window.notice.text.text()


def test_a_copy_is_used_and_the_program_goes_on_with_it(program, data):
    """The whole way by menu, list and comparison; the file of before is kept."""
    assert program.start(data)
    program.window.library.open("2018-6T").take("ho_so.moi", "5")
    good = backups.newest_good(data).copy
    program.window.library.backups.set_second(data.parent / "USB")
    answer("Dùng bản này")
    program.window.commands.data._restore(good)
    assert program.window.library.backups.second == data.parent / "USB"
    assert program.window.library.open("2018-6T").shown("ho_so.moi") == "199.634"
    assert "truoc-khoi-phuc" in program.window.notice.text.text()
    [aside] = data.parent.glob("*-truoc-khoi-phuc-*")
    with Store.open(aside) as before:
        assert before.answers(1)["ho_so.moi"] == 5
    assert backups.newest_good(data).copy.reason == backups.RESTORE


def test_a_copy_is_looked_at_in_a_window_of_its_own(program, data):
    assert program.start(data)
    answer("Mở để xem")
    program.window.commands.data._restore(backups.newest_good(data).copy)
    [(window, store)] = program._viewed
    assert store.read_only
    assert "Đang xem bản sao lưu" in window.notice.text.text()
    assert not program.window.library.store.read_only
    program.window.close()
    assert not window.isVisible()


def test_leaving_a_copy_leaves_nothing_behind(program, data):
    assert program.start(data)
    before = sorted(path.name for path in data.parent.iterdir())
    answer("Để nguyên")
    program.window.commands.data._restore(backups.newest_good(data).copy)
    assert sorted(path.name for path in data.parent.iterdir()) == before


def test_nobody_works_in_a_backup_that_is_opened_itself(program, data):
    assert program.start(backups.newest_good(data).copy.path)
    assert program.window.library.store.read_only


def test_a_folder_that_endangers_the_file_is_warned_of_once(program, data):
    (data.parent / ".dropbox").touch()
    assert program.start(data)
    assert "đồng bộ" in program.window.notice.text.text()
    program.window.close()
    program.close()
    assert program.start(data)
    assert not program.window.notice.isVisible()


def test_what_the_store_noticed_is_told(program, data):
    """Nothing is put right, or left odd, in silence."""
    with Store.open(data) as store:
        store.connection.execute("UPDATE answer SET value = '7' WHERE field = 'ho_so.moi'")
    assert program.start(data)
    assert "1 chỗ" in program.window.notice.text.text()
