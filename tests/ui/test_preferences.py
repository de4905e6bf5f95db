"""Holds what is kept for the person at the computer: look, name, and whether to ask for it."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog

from cchc_desktop import paths
from cchc_desktop.errors import UserError
from cchc_desktop.services.settings_file import read_settings
from cchc_desktop.ui import themes
from cchc_desktop.ui.dialogs import settings as settings_module
from cchc_desktop.ui.dialogs.settings import PersonDialog, SettingsDialog
from cchc_desktop.ui.preferences import Preferences, kept_settings
from cchc_desktop.ui.style import apply_style


def settings(tmp_path):
    return QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)


def test_choices_are_there_at_the_next_start(tmp_path):
    first = Preferences(settings(tmp_path), "lan")
    first.set_look(themes.DARK, 150)
    first.set_person("Trần Thị Lan")
    first.set_asks_person(True)
    first._settings.sync()
    later = Preferences(settings(tmp_path), "lan")
    assert (later.theme, later.text_percent) == (themes.DARK, 150)
    assert (later.person, later.asks_person) == ("Trần Thị Lan", True)
    assert later.known_persons == ["Trần Thị Lan"]


def test_what_somebody_wrote_into_the_settings_does_no_harm(tmp_path):
    kept = settings(tmp_path)
    for key, value in (("look/theme", "tím"), ("look/text-percent", "9e9"), ("person/known", "")):
        kept.setValue(key, value)
    read = Preferences(kept, "lan")
    assert (read.theme, read.text_percent, read.known_persons) == (themes.SYSTEM, 100, [])
    kept.setValue("look/text-percent", "5000")
    assert read.text_percent == 200


def test_without_a_name_the_login_stands_in_the_history(tmp_path):
    read = Preferences(settings(tmp_path), "lan")
    assert read.person == "lan"
    assert not read.is_named


def test_the_latest_names_are_offered_first():
    read = Preferences()
    for name in ("Lan", "Hùng", "  Lan "):
        read.set_person(name)
    assert read.known_persons == ["Lan", "Hùng"]


def test_a_look_is_shown_at_once_and_taken_back_on_leaving(qtbot, qapp, tmp_path):
    """The choice is seen behind the dialog before it is kept."""
    kept = Preferences()
    kept.set_look(themes.LIGHT, 100)
    dialog = SettingsDialog(kept, tmp_path)
    qtbot.addWidget(dialog)
    dialog.theme.setCurrentIndex(dialog.theme.findData(themes.CONTRAST))
    qtbot.waitUntil(lambda: themes.shown() == themes.CONTRAST)
    dialog.reject()
    assert themes.shown() == themes.LIGHT
    assert kept.theme == themes.LIGHT
    qapp.setStyleSheet("")


def test_a_look_is_put_on_once_for_many_keys_and_not_without_a_change(
    qtbot, qapp, tmp_path, monkeypatch
):
    put_on = []
    monkeypatch.setattr(settings_module, "apply_style", lambda _app, *look: put_on.append(look))
    kept = Preferences(settings(tmp_path), "lan")
    dialog = SettingsDialog(kept, tmp_path)
    qtbot.addWidget(dialog)
    for percent in (110, 120, 130):
        dialog.letters.setValue(percent)
    dialog.accept()
    assert put_on == [(kept.theme, 130)]
    unchanged = SettingsDialog(kept, tmp_path)
    qtbot.addWidget(unchanged)
    unchanged.reject()
    assert len(put_on) == 1


def test_a_change_is_kept_under_the_name_given_in_the_window(window_of, library, monkeypatch):
    """F-50: a change made as Hùng shows his name."""
    window = window_of(library)
    window.open_report(library.create_sample())
    monkeypatch.setattr(PersonDialog, "exec", lambda self: self.accept() or True)
    monkeypatch.setattr(PersonDialog, "__init__", named("Hùng", PersonDialog.__init__))
    window.actions_.by_name["who"].trigger()
    session = window.workspace.session
    session.take("ho_so.qua_han", "11")
    assert "Hùng" in window.status.person.text()
    history = library.store.history(session.report.id, "ho_so.qua_han")
    assert [change.who for change in history] == ["lan", "Hùng"]


def named(name, make):
    def made(self, *given):
        make(self, *given)
        self.person.setEditText(name)

    return made


def test_larger_text_keeps_the_place_and_the_undo_steps(window_of, library, qapp):
    window = window_of(library)
    window.open_report(library.create_sample())
    window.workspace.show_section("ket_qua.tthc.giai_quyet")
    window.workspace.session.take("ho_so.qua_han", "11")
    window.rebuild()
    assert window.workspace.current == "ket_qua.tthc.giai_quyet"
    window.actions_.by_name["undo"].trigger()
    assert window.workspace.session.edit_text("ho_so.qua_han") == "10"


def test_settings_go_to_another_computer_in_a_file(qtbot, qapp, tmp_path, monkeypatch):
    """F-56: written here, read there; the dialog shows what it read."""
    target = tmp_path / "cài đặt.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(target), ""))
    here = SettingsDialog(Preferences(None, "lan"), tmp_path)
    qtbot.addWidget(here)
    here.person.setEditText("Trần Thị Lan")
    here.theme.setCurrentIndex(here.theme.findData(themes.DARK))
    here.letters.setValue(130)
    here.write()
    there = SettingsDialog(Preferences(settings(tmp_path), "hung"), tmp_path)
    qtbot.addWidget(there)
    there.read()
    assert (there.person.currentText(), there.letters.value()) == ("Trần Thị Lan", 130)
    assert Preferences(settings(tmp_path)).theme == themes.DARK
    apply_style(qapp, themes.SYSTEM, 100)


def test_settings_of_a_file_of_something_else_are_refused(tmp_path):
    other = tmp_path / "khác.json"
    for text in ("", "[]", '{"kind": "x"}', '{"kind": "bao-cao-cchc-settings"}', "[" * 9000):
        other.write_text(text, encoding="utf-8")
        with pytest.raises(UserError, match="Không nạp được cài đặt"):
            read_settings(other)


@pytest.mark.skipif(os.name == "nt", reason="on Windows the system's own file dialogs are used")
def test_on_a_stick_what_file_dialogs_remember_stays_there(tmp_path, monkeypatch):
    def of_dialogs():
        return Path(QSettings(QSettings.Scope.UserScope, "QtProject").fileName()).parent

    before = of_dialogs()
    monkeypatch.setattr(paths, "settings_file", lambda: tmp_path / "settings.ini")
    try:
        kept = kept_settings()
        assert Path(kept.fileName()).parent == tmp_path
        assert of_dialogs() == tmp_path
    finally:
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(before))
    assert of_dialogs() == before
