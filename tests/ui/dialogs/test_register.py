"""The register's dialog and the search for a citation, driven by keys."""

import pytest
from PySide6.QtCore import Qt

from cchc_desktop.errors import UserError
from cchc_desktop.model.citation_record import Record
from cchc_desktop.ui.dialogs.citation_picker import CitationPicker
from cchc_desktop.ui.dialogs.document_form import DocumentDialog
from cchc_desktop.ui.dialogs.register import RegisterDialog
from tests.ui.keys import press, type_text

SECTION, LATER = "chi_dao.ke_hoach", "chi_dao.to_chuc"
PLAN = "Kế hoạch số 44/KH-UBND ngày 13/4/2018 của UBND tỉnh về đổi mới"


@pytest.fixture
def shown(qtbot, blank):
    """The register's dialog over a report that cites two documents."""
    blank.take_text(SECTION, f"{PLAN}; Quyết định số 5/QĐ-SNV.")
    dialog = RegisterDialog(blank)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def captions(dialog):
    return [dialog.table.item(row, 0).text() for row in range(dialog.table.rowCount())]


def test_the_list_is_filtered_without_marks_as_one_types(shown):
    assert captions(shown) == ["Kế hoạch số 44/KH-UBND", "Quyết định số 5/QĐ-SNV"]
    type_text(shown.search, "doi moi")
    assert captions(shown) == ["Kế hoạch số 44/KH-UBND"]
    type_text(shown.search, " xyz")
    assert captions(shown) == []
    assert "Không thấy" in shown.count.text()


def test_what_is_lacking_can_be_filtered_and_entered_with_enter(shown, blank):
    shown.filter.setCurrentIndex(2)
    assert captions(shown) == ["Quyết định số 5/QĐ-SNV"]
    assert "Sở Nội vụ" in shown.table.item(0, 2).text()
    shown.boxes.day.setFocus()
    type_text(shown.boxes.day, "05/3/2018")
    type_text(shown.boxes.subject, "về thi đua\n")
    typed = [data["typed"] for data in blank.store.documents().values()]
    assert typed == [{}, {"date": "2018-03-05", "subject": "về thi đua"}]
    assert shown.isVisible()
    assert shown.table.item(0, 5).text() == ""


def test_what_is_edited_is_kept_when_another_row_is_shown(shown, blank):
    press(shown.boxes.issuer, Qt.Key.Key_End)
    type_text(shown.boxes.issuer, " X")
    press(shown.table, Qt.Key.Key_Down)
    assert shown.boxes.symbol.text() == "5/QĐ-SNV"
    assert blank.texts.register.entries()[0].record.issuer == "UBND tỉnh X"


def test_a_day_that_is_none_keeps_row_and_dialog_where_they_are(shown):
    type_text(shown.boxes.expires, "32/1/2018")
    press(shown.table, Qt.Key.Key_Down)
    assert shown.table.currentRow() == 0
    assert "32/1/2018" in shown.note.text()
    press(shown, Qt.Key.Key_Escape)
    assert shown.isVisible()


def test_enter_on_a_place_leads_there(shown, qtbot):
    shown.places.setCurrentRow(0)
    with qtbot.waitSignal(shown.place_wanted) as told:
        press(shown.places, Qt.Key.Key_Return)
    assert told.args == [SECTION, "Kế hoạch số 44/KH-UBND ngày 13/4/2018"]


def test_a_cited_document_stays_and_another_is_taken_out(shown, blank):
    shown.remove()
    assert "đang nhắc" in shown.note.text()
    blank.texts.register.add(Record("Luật", "17/2008/QH12"))
    shown.refresh(chosen="17/2008/qh12|luật|")
    shown.remove()
    assert captions(shown) == ["Kế hoạch số 44/KH-UBND", "Quyết định số 5/QĐ-SNV"]


def test_every_box_says_what_it_is(shown):
    boxes = (shown.search, shown.filter, shown.table, shown.places, shown.boxes.kind)
    assert all(widget.accessibleName() for widget in (*boxes, shown.boxes.symbol))


def test_a_new_document_is_entered_once(qtbot, blank):
    dialog = DocumentDialog(blank.texts.register, Record("Kế hoạch", "9/KH-UBND"))
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.key == "9/kh-ubnd|kế hoạch|"
    again = DocumentDialog(blank.texts.register, Record("Kế hoạch", "9/KH-UBND"))
    qtbot.addWidget(again)
    again.accept()
    assert (again.key, "đã có" in again.note.text()) == ("", True)


@pytest.mark.parametrize(
    ("section", "words"),
    [(SECTION, PLAN), (LATER, "Kế hoạch số 44/KH-UBND")],
)
def test_a_found_document_is_inserted_in_full_once(qtbot, blank, section, words):
    blank.take_text(SECTION, f"{PLAN}; Quyết định số 5/QĐ-SNV.")
    picker = CitationPicker(blank, section, before="")
    qtbot.addWidget(picker)
    picker.show()
    type_text(picker.search, "doi moi")
    assert picker.preview.text() == words
    with qtbot.waitSignal(picker.chosen) as told:
        press(picker.search, Qt.Key.Key_Return)
    assert told.args == [words]


def test_nothing_is_inserted_where_nothing_is_found(qtbot, blank):
    picker = CitationPicker(blank, SECTION)
    qtbot.addWidget(picker)
    told = []
    picker.chosen.connect(told.append)
    picker.accept()
    assert (told, "Văn bản mới" in picker.preview.text()) == ([], True)


def test_dialogs_open_all_the_same_when_nothing_can_be_kept(qtbot, blank, monkeypatch):
    def refuse(*_data):
        raise UserError("đầy đĩa")

    blank.take_text(SECTION, PLAN)
    monkeypatch.setattr(blank.store, "save_documents", refuse)
    for dialog in (RegisterDialog(blank), CitationPicker(blank, SECTION)):
        qtbot.addWidget(dialog)
        assert dialog.note.text() == "đầy đĩa"


def test_a_citation_with_the_words_as_a_phrase_is_offered_first(qtbot, blank):
    about = ("kiểm soát thủ tục, tra cứu hồ sơ", "tra soát, kiểm kê", "kiểm tra công vụ")
    register = blank.texts.register
    for number, subject in enumerate(about, 1):
        register.add(Record("Kế hoạch", f"{number}/KH-UBND", subject=subject))
    picker = CitationPicker(blank, SECTION)
    qtbot.addWidget(picker)
    type_text(picker.search, "kiem tra")
    assert "kiểm tra công vụ" in picker.found.currentItem().text()
