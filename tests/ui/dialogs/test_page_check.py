"""Holds the dialog that measures a PDF: the open report, a file, a broken one, and stopping."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from cchc_desktop.services import preview
from cchc_desktop.services.compose import compose
from cchc_desktop.services.export import layout_of
from cchc_desktop.ui.dialogs import page_check
from cchc_desktop.ui.dialogs.page_check import PageCheckDialog
from tests.services.page_bombs import nested_forms
from tests.ui.keys import press


@pytest.fixture
def dialog(qtbot, sample, tmp_path):
    def render(regime):
        regime = regime or sample.report.regime
        layout = layout_of(regime)
        return preview.render(compose(sample, layout), layout).content, regime

    made = PageCheckDialog(tmp_path, render)
    qtbot.addWidget(made)
    yield made
    made.done(0)


def measured(qtbot, dialog):
    qtbot.waitUntil(lambda: not dialog.stop_button.isVisibleTo(dialog), timeout=20_000)


def test_enter_measures_the_open_report(qtbot, dialog):
    with qtbot.waitActive(dialog):
        dialog.show()
    press(dialog, Qt.Key.Key_Return)
    measured(qtbot, dialog)
    assert dialog.table.rowCount() == 1
    assert "VT" in dialog.table.item(0, 1).text()
    assert dialog.table.item(0, 2).text().startswith("Thông tư 01/2011/TT-BNV")
    assert "lề trang" in dialog.looked_at.toPlainText()
    assert dialog.focusWidget() is dialog.table


def test_the_result_can_be_copied(qtbot, dialog):
    assert not dialog.copy_button.isEnabled()
    dialog.check_report()
    measured(qtbot, dialog)
    dialog.copy()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Báo cáo đang mở. Thể thức theo Thông tư 01/2011/TT-BNV")
    assert "Lưu: TH, HC." in text


def test_the_chosen_regime_is_that_of_the_pages(qtbot, dialog):
    dialog.regime.setCurrentIndex(dialog.regime.findData("nd30-2020"))
    dialog.check_report()
    measured(qtbot, dialog)
    assert dialog.result_shown.regime == "nd30-2020"
    assert dialog.table.rowCount() == 1


def test_a_file_that_is_no_pdf_is_told_in_a_sentence(qtbot, dialog, tmp_path):
    (tmp_path / "a.pdf").write_text("x", encoding="utf-8")
    dialog.check(tmp_path / "a.pdf")
    measured(qtbot, dialog)
    assert dialog.state.text().startswith("Tệp a.pdf không phải tệp PDF")
    assert not dialog.copy_button.isEnabled()


def test_closing_stops_the_measuring(qtbot, dialog):
    with qtbot.waitActive(dialog):
        dialog.show()
    dialog.check_report()
    dialog.reject()
    assert not dialog.isVisible()
    qtbot.waitUntil(dialog.choose.isEnabled)


def test_stop_ends_the_measuring_of_a_file_within_a_page(qtbot, dialog, tmp_path):
    (tmp_path / "a.pdf").write_bytes(nested_forms(8))
    dialog.check(tmp_path / "a.pdf")
    qtbot.waitUntil(lambda: "trang 1/1" in dialog.state.text(), timeout=20_000)
    dialog.stop_button.click()
    measured(qtbot, dialog)
    assert dialog.state.text().startswith("Đã dừng")


def test_without_a_report_only_files_can_be_measured(qtbot, tmp_path):
    alone = PageCheckDialog(tmp_path)
    qtbot.addWidget(alone)
    assert not alone.open_report.isEnabled()
    assert alone.choose.isDefault()


def test_a_fault_in_the_thread_is_raised_in_the_window(qtbot, dialog, monkeypatch):
    def fail(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(page_check, "check_pages", fail)
    with qtbot.captureExceptions() as raised:
        dialog.check_report()
        measured(qtbot, dialog)
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]
    assert "gặp lỗi" in dialog.state.text()
