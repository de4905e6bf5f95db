"""Holds the dialogs about the data file's agencies, periods and first start."""

from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.ui.dialogs.agency_editor import AgencyEditor
from cchc_desktop.ui.dialogs.first_start import FirstStart
from cchc_desktop.ui.dialogs.periods_editor import PeriodsEditor
from cchc_desktop.ui.dialogs.record_table import UnreadableCellError, shown, stored


@pytest.fixture
def editor(qtbot, library):
    dialog = AgencyEditor(library)
    qtbot.addWidget(dialog)
    dialog.agency.setCurrentIndex(dialog.agency.findData("soc-trang"))
    return dialog


def test_an_untouched_agency_is_saved_as_it_was(editor, library):
    before = library.agency("soc-trang").to_data()
    editor.accept()
    assert library.agency("soc-trang").to_data() == before


def test_a_new_signatory_is_stored_with_a_key_of_its_own(editor, library):
    table = editor._tables["signatory"]
    table.add()
    row = table.table.rowCount() - 1
    for place, text in enumerate(("Trần Văn Chuyện", "TM. ỦY BAN NHÂN DÂN; CHỦ TỊCH")):
        table.table.item(row, place).setText(text)
    editor.accept()
    last = library.agency("soc-trang").to_data()["signatory"][-1]
    assert last["name"] == "Trần Văn Chuyện"
    assert list(last["authority"]) == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    assert last["key"]


def test_a_day_that_cannot_be_read_is_named_and_nothing_is_stored(editor, library):
    editor._tables["unit"].table.item(0, 2).setText("hôm qua")
    editor.accept()
    assert "hôm qua" in editor.note.text()
    assert library.store.agencies() == {}


def test_the_name_and_place_can_be_changed(editor, library):
    editor.issuer.inputs["place"].setText("Mỹ Xuyên")
    editor.accept()
    assert library.agency("soc-trang").on(date(2018, 6, 14)).place == "Mỹ Xuyên"


def test_the_dates_of_a_period_are_kept_for_new_reports(qtbot, library):
    dialog = PeriodsEditor(library)
    qtbot.addWidget(dialog)
    dialog.year.setValue(2018)
    row = [preset.kind for preset in dialog._presets].index("6T")
    dialog.table.item(row, 3).setText("25/6/2018")
    dialog.accept()
    assert library.period("2018-6T").deadline == date(2018, 6, 25)


def test_the_first_start_is_answered_by_enter_alone(qtbot):
    """Features 5.5: three screens, each with a default that Enter accepts."""
    dialog = FirstStart(Path("x") / "y.cchc", [("soc-trang", "Sóc Trăng"), ("can-tho", "Cần Thơ")])
    qtbot.addWidget(dialog)
    for _ in range(3):
        dialog.onward.click()
    choice = dialog.choice()
    assert (choice.path, choice.agency, choice.sample) == (Path("x/y.cchc"), "soc-trang", True)


def test_a_risky_folder_is_warned_of_before_it_is_taken(qtbot, tmp_path):
    """F-60: OneDrive is explained; pressing again goes on, another folder is taken at once."""
    dialog = FirstStart(tmp_path / "OneDrive" / "a.cchc", [("soc-trang", "Sóc Trăng")])
    qtbot.addWidget(dialog)
    dialog.onward.click()
    assert dialog.pages.currentIndex() == 0
    assert "đồng bộ" in dialog.note.text()
    dialog.onward.click()
    assert dialog.pages.currentIndex() == 1


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        ("a; b ;", "lines", ["a", "b"]),
        ("30/6/2025", "day", "2025-06-30"),
        ("", "day", None),
        ("1.234", "whole", 1234),
    ],
)
def test_cells_are_read_in_the_vietnamese_way(typed, kind, value):
    assert stored(typed, kind) == value


def test_a_cell_that_is_no_number_is_refused():
    with pytest.raises(UnreadableCellError):
        stored("mười", "whole")


def test_a_stored_day_is_shown_in_the_vietnamese_way():
    assert shown("2025-06-30", "day") == "30/06/2025"
