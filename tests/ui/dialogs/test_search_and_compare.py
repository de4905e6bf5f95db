"""Search and comparison through their dialogs, with keys."""

import pytest
from PySide6.QtCore import Qt

from cchc_desktop.services.search import SearchIndex
from cchc_desktop.services.versions import name_version
from cchc_desktop.ui.dialogs.compare import CompareDialog
from cchc_desktop.ui.dialogs.search import SearchDialog
from tests.ui.keys import press, type_text


@pytest.fixture
def search(qtbot, library, sample):
    dialog = SearchDialog(library, SearchIndex(library))
    qtbot.addWidget(dialog)
    dialog.begin(sample.report.code)
    qtbot.waitUntil(lambda: not dialog._reading.isActive())
    return dialog


def test_typed_words_find_places_and_enter_opens_the_first(qtbot, search):
    type_text(search.line, "hien dai hoa")
    qtbot.waitUntil(lambda: search.table.rowCount() > 0)
    with qtbot.waitSignal(search.place_wanted) as opened:
        press(search.line, Qt.Key.Key_Return)
    code, place, words = opened.args
    assert code == "2018-6T"
    assert place.startswith("text.")
    assert words.lower().startswith("hiện")


def test_arrows_choose_a_place_while_the_words_keep_the_focus(qtbot, search):
    type_text(search.line, "cai cach")
    qtbot.waitUntil(lambda: search.table.rowCount() > 2)
    press(search.line, Qt.Key.Key_Down)
    assert search.table.currentRow() == 1
    assert search.line.text() == "cai cach"


def test_nothing_found_says_how_the_search_works(qtbot, search):
    type_text(search.line, "dieu hanhh")
    qtbot.waitUntil(lambda: "Không thấy “dieu hanhh” trong 1 báo cáo" in search.note.text())


def test_a_search_result_opens_the_report_at_the_words(window_of, library):
    library.create_sample()
    window = window_of(library)
    window.open_place("2018-6T", "text.danh_gia.uu_diem", "CCHC")
    assert window.workspace.current == "danh_gia.uu_diem"
    sheet = window.workspace._form().narrative.sheet
    assert sheet.textCursor().selectedText() == "CCHC"


def test_changes_since_a_version_are_listed_and_enter_goes_there(qtbot, library, sample):
    name_version(library.store, sample.report, "Dự thảo 1")
    sample.take("ho_so.moi", "199.000")
    text = sample.text("chi_dao.ke_hoach")
    sample.take_text("chi_dao.ke_hoach", text.replace("kịp thời", "nhanh chóng", 1))
    dialog = CompareDialog(library, sample.report)
    qtbot.addWidget(dialog)
    assert dialog.source.currentText().startswith("Dự thảo 1")
    assert dialog.note.text().startswith("Khác nhau: 1 số liệu, 1 đoạn văn")
    assert [dialog.figures.item(0, c).text() for c in range(3)] == [
        "Hồ sơ mới tiếp nhận", "199.634", "199.000",
    ]  # fmt: skip
    assert "nhanh chóng" in dialog.words.toPlainText()
    with qtbot.waitSignal(dialog.place_wanted) as wanted:
        dialog.figures.cellActivated.emit(0, 0)
    assert wanted.args == ["ho_so.moi"]


def test_another_report_is_offered_by_the_name_of_its_agency(qtbot, library, sample):
    code = library.create("2018-9T", "soc-trang", "cchc-2012")
    dialog = CompareDialog(library, library.open(code).report)
    qtbot.addWidget(dialog)
    assert dialog.source.currentText().endswith("(Ủy ban nhân dân tỉnh Sóc Trăng)")


def test_a_report_without_anything_beside_it_says_so(qtbot, library, blank):
    dialog = CompareDialog(library, blank.report)
    qtbot.addWidget(dialog)
    assert "Chưa có phiên bản" in dialog.note.text()
