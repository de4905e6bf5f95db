"""Holds the start of the program: which file is opened, and what is asked when that fails."""

import os

import pytest
from PySide6.QtCore import QSettings

from cchc_desktop import app, messages
from cchc_desktop.store.store import Store
from cchc_desktop.ui.dialogs import first_start, open_failure
from cchc_desktop.ui.dialogs.open_failure import Answer, Offer


@pytest.fixture
def program(qtbot, tmp_path):
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = app.Program(settings)
    yield made
    if made.window is not None:
        made.window.close()
        made.window.deleteLater()
    made.close()


@pytest.fixture
def asked(monkeypatch):
    """Answer the dialog about a file that cannot be opened, and keep what it was told."""
    told = []

    def answer(path, error, offer, parent=None):
        told.append((error.message, offer))
        return told_answers.pop(0)(path)

    told_answers = [lambda _path: (Answer.CLOSE, None)]
    monkeypatch.setattr(open_failure, "ask_after_failure", answer)
    told.append(told_answers)
    return told


def spoilt(kind, folder):
    path = folder / "dữ liệu.cchc"
    if kind == "empty":
        path.touch()
    elif kind == "foreign":
        path.write_bytes(b"PK\x03\x04" + bytes(200))
    elif kind == "damaged":
        Store.create(path).close()
        data = bytearray(path.read_bytes())
        data[100:3000] = os.urandom(2900)
        path.write_bytes(data)
    return path


@pytest.mark.parametrize("kind", ["missing", "empty", "foreign", "damaged"])
def test_a_file_that_cannot_be_opened_is_explained_and_left_alone(program, asked, tmp_path, kind):
    """Each kind of bad file has its own sentence and nothing is overwritten."""
    path = spoilt(kind, tmp_path)
    before = path.read_bytes() if path.exists() else None
    assert not program.start(path)
    sentence = {
        "missing": messages.FILE_MISSING,
        "empty": messages.FILE_EMPTY,
        "foreign": messages.FILE_NOT_DATABASE,
        "damaged": messages.FILE_DAMAGED,
    }[kind]
    rescue = kind in {"foreign", "damaged"}
    assert asked[1] == (sentence.format(path=path), Offer(None, rescue, kind == "missing"))
    assert (path.read_bytes() if path.exists() else None) == before


def test_a_missing_file_can_be_made_where_it_was(program, asked, tmp_path):
    asked[0][:] = [lambda path: (Answer.CREATE, path)]
    assert program.start(tmp_path / "mới.cchc")
    assert (tmp_path / "mới.cchc").exists()
    assert program.window.isVisible()


def test_the_file_given_at_the_start_does_not_become_the_usual_one(program, tmp_path):
    Store.create(tmp_path / "khác.cchc").close()
    assert program.start(tmp_path / "khác.cchc")
    assert program._last_path() != tmp_path / "khác.cchc"


def test_the_first_start_makes_the_file_and_opens_the_sample(program, monkeypatch, tmp_path):
    """Features 5.5: three screens, then the sample report is on the screen."""
    path = tmp_path / "Tài liệu" / "báo cáo.cchc"
    monkeypatch.setattr(app, "_default_path", lambda: path)
    monkeypatch.setattr(first_start.FirstStart, "exec", lambda _self: True)
    assert program.start(None)
    assert program.window.workspace.session.report.code == "2018-6T"
    assert program._last_path() == path


def test_fcitx_is_reached_through_ibus(qtbot, monkeypatch):
    """Packaging: the wheel has no fcitx plugin, with it nothing would be composed."""
    monkeypatch.setenv("QT_IM_MODULE", "fcitx5")
    application = app.make_application()
    assert os.environ["QT_IM_MODULE"] == "ibus"
    application.setStyleSheet("")


def test_another_data_file_is_opened_in_its_place(program, tmp_path):
    for name in ("một.cchc", "hai.cchc"):
        Store.create(tmp_path / name).close()
    assert program.start(tmp_path / "một.cchc")
    first = program.window
    program.switch(tmp_path / "hai.cchc")
    assert not first.isVisible()
    assert program.window.library.store.path == tmp_path / "hai.cchc"
    assert program.window.status.path.text().endswith("hai.cchc")


def test_a_read_only_file_is_opened_to_look_at(program, tmp_path, monkeypatch):
    from cchc_desktop.store import opening

    path = tmp_path / "x.cchc"
    Store.create(path).close()
    monkeypatch.setattr(opening, "_why_read_only", lambda _path: "Lý do: ổ đĩa chỉ cho đọc.")
    assert program.start(path)
    assert "Chỉ để xem" in program.window.status.saved.text()
    assert not program.window.actions_.by_name["undo"].isEnabled()


@pytest.mark.parametrize(
    ("platform", "environment", "screen"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
    ],
)
def test_a_machine_without_a_screen_is_told_before_qt_ends_the_process(
    platform, environment, screen
):
    assert app.has_screen(platform, environment) is screen
