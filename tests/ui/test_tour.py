"""Holds the five steps of the first day: each goes on when its thing is done, and not before."""

import pytest
from PySide6.QtCore import QSettings

from cchc_desktop import __version__, app
from cchc_desktop.ui.dialogs import first_start
from cchc_desktop.ui.tour import STEPS


@pytest.fixture
def program(qtbot, tmp_path, monkeypatch):
    """The program after a first start that chose the sample."""
    monkeypatch.setattr(app, "_default_path", lambda: tmp_path / "báo cáo.cchc")
    monkeypatch.setattr(first_start.FirstStart, "exec", lambda _self: True)
    made = app.Program(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    assert made.start(None)
    yield made
    made.window.close()
    made.window.deleteLater()
    made.close()


def test_the_first_start_with_the_sample_begins_the_tour(program):
    """F-49: nothing is asked and the form keeps the focus."""
    tour = program.window.tour
    assert tour.isVisible()
    assert tour.text.text().startswith("Bước 1/5.")
    assert not tour.onward.hasFocus()


def test_each_step_goes_on_when_it_is_done(program, monkeypatch):
    """Typing, F7, F8, F9 and the export, in this order."""
    window = program.window
    monkeypatch.setattr("cchc_desktop.ui.dialogs.export_dialog.ExportDialog.exec", lambda _: 0)
    window.actions_.by_name["preview"].trigger()
    assert window.tour.place == 0
    window.workspace.show_section("ket_qua.tthc.giai_quyet")
    window.workspace.session.take("ho_so.moi", "200.001")
    window.workspace.saved.emit()
    for place, step in enumerate(STEPS[1:], 1):
        assert window.tour.place == place
        window.actions_.by_name[step.done_by].trigger()
    assert window.tour.text.text().startswith("Đã đi hết năm bước.")
    assert window.tour.onward.isHidden()


def test_steps_can_be_passed_over_and_the_tour_ended(program):
    tour = program.window.tour
    tour.onward.click()
    assert tour.place == 1
    tour.stop.click()
    assert tour.isHidden()
    program.window.actions_.by_name["tour"].trigger()
    assert (tour.isVisible(), tour.place) == (True, 0)


def test_a_new_version_is_told_of_once(program):
    """F-57: nobody asks a server; the program knows what ran here last."""
    window = program.window
    assert __version__ not in window.notice.text.text()
    program._settings.setValue("program/version", "0.0.9")
    for times in (1, 0):
        window.notice.clear()
        window.notice.text.clear()
        program._tell(program._store, window)
        assert window.notice.text.text().count(__version__) == times
