"""Holds the dialogs that begin, export and import a report."""

import json
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox

from cchc_desktop.services.export import export
from cchc_desktop.services.reserved import ReservedArea
from cchc_desktop.ui.dialogs.export_dialog import ExportDialog
from cchc_desktop.ui.dialogs.import_dialog import ImportDialog, Reading
from cchc_desktop.ui.dialogs.new_report import NewReportDialog
from cchc_desktop.ui.importing import lines_of
from cchc_desktop.ui.style import apply_style
from tests.ui.keys import CONTROL, press, type_text


@pytest.fixture
def new_dialog(qtbot, library):
    dialog = NewReportDialog(library)
    qtbot.addWidget(dialog)
    dialog.year.setValue(2018)
    dialog.kind.setCurrentIndex(dialog.kind.findData("6T"))
    dialog.agency.setCurrentIndex(dialog.agency.findData("soc-trang"))
    return dialog


def test_a_new_report_needs_no_more_than_enter(new_dialog, library):
    new_dialog.accept()
    assert new_dialog.code == "2018-6T"
    row = library.store.report("2018-6T")
    assert (row.window_start, row.deadline) == (date(2017, 12, 15), date(2018, 6, 20))


def test_the_agencys_latest_report_is_proposed_with_what_would_be_taken(qtbot, library):
    """F-15: the next report begins from the last one, and says what comes with it."""
    library.create_sample()
    dialog = NewReportDialog(library, "soc-trang")
    qtbot.addWidget(dialog)
    dialog.kind.setCurrentIndex(dialog.kind.findData("9T"))
    dialog.year.setValue(2018)
    assert dialog.copy_from.currentData() == "2018-6T"
    assert "130 đoạn văn (đánh dấu chưa rà soát)" in dialog.carried.text()
    dialog.agency.setCurrentIndex(dialog.agency.findData("can-tho"))
    assert dialog.copy_from.currentData() is None
    assert not dialog.carried.text()


def test_agencies_that_did_not_exist_come_last_and_say_so(new_dialog):
    names = [new_dialog.agency.itemText(n) for n in range(new_dialog.agency.count())]
    absent = [name.endswith("(không có trong kỳ này)") for name in names]
    assert any(absent)
    assert absent == sorted(absent)
    assert not new_dialog.note.text()
    new_dialog.agency.setCurrentIndex(new_dialog.agency.findData("can-tho"))
    assert "14/06/2018" in new_dialog.note.text()
    new_dialog.year.setValue(2026)
    assert new_dialog.agency.currentData() == "can-tho"
    assert not new_dialog.note.text()


def test_after_a_merger_an_agency_of_the_same_kind_is_proposed(qtbot, library):
    """A People's Committee goes on as one, not as the department that comes first by name."""
    library.create_sample()
    dialog = NewReportDialog(library, "soc-trang")
    qtbot.addWidget(dialog)
    dialog.year.setValue(2026)
    assert dialog.agency.currentData() == "can-tho"
    assert dialog.note.text().startswith("Ủy ban nhân dân tỉnh Sóc Trăng không còn trong kỳ này")
    dialog.year.setValue(2019)
    assert dialog.agency.currentData() == "soc-trang"
    assert not dialog.note.text()


def test_all_that_has_no_place_can_be_listed(qtbot, library):
    library.create_sample()
    dialog = NewReportDialog(library, "soc-trang")
    qtbot.addWidget(dialog)
    dialog.year.setValue(2019)
    dialog.edition.setCurrentIndex(dialog.edition.findData("cchc-2021"))
    dialog.rest.click()
    lines = dialog.placeless.toPlainText().splitlines()
    assert len(lines) > 3
    assert not dialog.placeless.isHidden()
    assert dialog.carried.toolTip() == "\n".join(lines)


def test_rows_stay_where_they_are_when_nothing_is_carried_over(qtbot, library):
    library.create_sample()
    dialog = NewReportDialog(library, "soc-trang")
    qtbot.addWidget(dialog)
    dialog.edition.setCurrentIndex(dialog.edition.findData("cchc-2021"))
    dialog.show()
    qtbot.wait(20)
    top = dialog.start.y()
    dialog.copy_from.setCurrentIndex(0)
    qtbot.wait(20)
    assert dialog.rest.isHidden()
    assert dialog.start.y() == top


def test_the_digit_of_a_period_picks_it(new_dialog):
    press(new_dialog.kind, Qt.Key.Key_9, text="9")
    assert new_dialog.kind.currentData() == "9T"


def test_a_dialog_begins_at_its_first_input(new_dialog, qtbot):
    with qtbot.waitActive(new_dialog):
        new_dialog.show()
    assert new_dialog.focusWidget() is new_dialog.kind


def test_the_report_that_is_due_next_and_not_begun_is_proposed(qtbot, library):
    """Beginning the same report twice is refused; the one after it is what is wanted."""
    proposed = []
    for _ in range(2):
        dialog = NewReportDialog(library)
        qtbot.addWidget(dialog)
        proposed.append(dialog.preview.text())
        dialog.accept()
    assert proposed[0] != proposed[1]
    assert len(library.reports()) == 2


def test_the_dates_of_a_new_report_can_be_changed(new_dialog, library):
    """F-01: windows differ by year and agency."""
    new_dialog.end.setText("31/5/2018")
    new_dialog.deadline.setText("5/6/2018")
    new_dialog.accept()
    row = library.store.report("2018-6T")
    assert (row.window_end, row.deadline) == (date(2018, 5, 31), date(2018, 6, 5))


def test_a_day_that_cannot_be_read_keeps_the_dialog_open(new_dialog, library):
    new_dialog.start.setText("32/13/2018")
    new_dialog.accept()
    assert not new_dialog.note.isHidden()
    assert library.reports() == []


def test_a_period_that_has_a_report_is_refused_with_a_sentence(new_dialog, library):
    new_dialog.accept()
    new_dialog.code = ""
    new_dialog.accept()
    assert "2018-6T" in new_dialog.note.text()
    assert new_dialog.code == ""


def test_export_writes_where_the_dialog_says(qtbot, sample, tmp_path):
    """U-05: Ctrl+Shift+E, then Enter."""
    dialog = ExportDialog(sample, tmp_path, export)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.written.read_bytes().startswith(b"%PDF")
    assert not dialog.open_file.isHidden()


def test_enter_in_the_file_name_exports(qtbot, sample, tmp_path):
    """F-02: Enter once pressed a hidden button, and nothing happened."""
    dialog = ExportDialog(sample, tmp_path, export)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    dialog.target.setFocus()
    press(dialog.target, Qt.Key.Key_A, CONTROL)
    type_text(dialog.target, f"{tmp_path / 'báo cáo.txt'}\n")
    assert dialog.written == tmp_path / "báo cáo.txt"


def test_a_dialog_grows_with_what_it_has_to_say(qtbot, sample, tmp_path):
    dialog = ExportDialog(sample, tmp_path, export)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.tell("Không ghi được vào nơi đã chọn. " * 12)
    assert dialog.height() >= dialog.column.heightForWidth(dialog.width())


def test_export_names_a_target_that_cannot_be_written(qtbot, sample, tmp_path):
    dialog = ExportDialog(sample, tmp_path, export)
    qtbot.addWidget(dialog)
    dialog.target.setText(str(tmp_path / "không có" / "x.pdf"))
    dialog.accept()
    assert dialog.written is None
    assert str(tmp_path) in dialog.note.text()


def test_the_format_follows_into_the_file_name(qtbot, sample, tmp_path):
    dialog = ExportDialog(sample, tmp_path, export)
    qtbot.addWidget(dialog)
    dialog.format.setCurrentIndex(dialog.format.findData("json"))
    dialog.accept()
    assert json.loads(dialog.written.read_text(encoding="utf-8"))["answers"]


def test_only_ticked_lines_are_taken_over(qtbot, blank, tmp_path):
    """F-32: nothing is stored without acceptance."""
    from cchc_desktop import paths
    from cchc_desktop.services.taking_over import read_file

    source = tmp_path / "cũ.json"
    answers = {"ho_so.moi": 5, "ke_hoach.hoan_thanh": 7}
    source.write_text(json.dumps({"answers": answers}), encoding="utf-8")
    offer = read_file(source, blank, paths.resources())
    dialog = ImportDialog(source, blank.template, Reading(lines_of(offer, blank.template)))
    qtbot.addWidget(dialog)
    dialog.tick_none()
    assert dialog.accepted_lines() == []
    dialog.tick_all()
    assert {line.key for line in dialog.accepted_lines()} == set(answers)
    assert blank.edit_text("ho_so.moi") == ""


def test_every_shipped_regime_is_offered_and_the_reports_own_is_chosen(qtbot, sample, tmp_path):
    dialog = ExportDialog(sample, tmp_path, export)
    qtbot.addWidget(dialog)
    offered = {dialog.regime.itemData(n) for n in range(dialog.regime.count())}
    assert offered == {path.stem for path in (sample.resources / "layouts").glob("*.toml")}
    assert dialog.regime.currentText() == "Thông tư 01/2011/TT-BNV"


def choose(dialog, caption):
    dialog.variant.setCurrentText(caption)
    assert dialog.variant.currentText() == caption


def test_a_copy_for_signing_has_its_own_name_and_blank_number(qtbot, sample, tmp_path):
    """F-34: number and day are left to the registry."""
    dialog = ExportDialog(sample, tmp_path, export)
    qtbot.addWidget(dialog)
    choose(dialog, "Trình ký, để trống số và ngày")
    dialog.format.setCurrentIndex(dialog.format.findData("txt"))
    assert "Văn thư" in dialog.purpose.text()
    dialog.accept()
    assert dialog.written.name == "bao-cao-cchc-2018-6T-trinh-ky.txt"
    assert "Số:             /BC-UBND" in dialog.written.read_text(encoding="utf-8")


def test_a_received_copy_of_an_unissued_report_is_refused(qtbot, blank, tmp_path):
    dialog = ExportDialog(blank, tmp_path, export)
    qtbot.addWidget(dialog)
    choose(dialog, "Bản có dấu đến")
    dialog.accept()
    assert dialog.written is None
    assert "“Số”, “Ngày ký”, “Cơ quan nhận”" in dialog.note.text()


def test_data_know_no_variants(qtbot, sample, tmp_path):
    dialog = ExportDialog(sample, tmp_path, export)
    qtbot.addWidget(dialog)
    choose(dialog, "Bản sao")
    dialog.format.setCurrentIndex(dialog.format.findData("json"))
    assert not dialog.variant.isEnabled()
    assert Path(dialog.target.text()).name == "bao-cao-cchc-2018-6T.json"


def test_the_places_kept_free_are_told(qtbot, sample, tmp_path):
    """F-34: who stamps with other software has to know where."""
    area = ReservedArea("seal", 19, 120.5, 200, 36, 36, round=True)
    dialog = ExportDialog(sample, tmp_path, lambda *_: (area,))
    qtbot.addWidget(dialog)
    dialog.accept()
    line = "dấu cơ quan: trang 19, x 120,5, y 200, rộng 36, cao 36"
    assert line in dialog.note.text()


def test_a_list_of_choices_drops_down_and_cuts_nothing_off(qtbot, qapp):
    """As a menu over its box, the styled list hid its last entry behind an arrow."""
    apply_style(qapp)
    box = QComboBox()
    qtbot.addWidget(box)
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    as_menu = box.style().styleHint(QStyle.StyleHint.SH_ComboBox_Popup, option, box)
    qapp.setStyleSheet("")
    assert not as_menu


def test_the_outline_follows_the_period_until_it_is_chosen(new_dialog):
    """Resolution 76/NQ-CP is of 2021: an older year proposes the older outline."""
    new_dialog.year.setValue(2019)
    assert new_dialog.edition.currentData() == "cchc-2012"
    new_dialog.year.setValue(2026)
    assert new_dialog.edition.currentData() == "cchc-2021"
    new_dialog.edition.activated.emit(new_dialog.edition.currentIndex())
    new_dialog.year.setValue(2019)
    assert new_dialog.edition.currentData() == "cchc-2021"
