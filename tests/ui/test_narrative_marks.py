"""Holds the marks of loose figures and findings, review paragraph by paragraph, menu and counts."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu

from cchc_desktop.services.review import carried_text
from cchc_desktop.ui.dialogs.citation_picker import CitationPicker
from cchc_desktop.ui.dialogs.phrase_bank import PhraseBank
from cchc_desktop.ui.narrative_signs import hint_at
from tests.ui.keys import ALT, CONTROL, SHIFT, press, type_text

# The hidden screen of the tests has neither a stack of windows nor a keyboard to hold.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

SECTION = "ket_qua.tthc.giai_quyet"


@pytest.fixture
def text(blank):
    blank.take("ho_so.moi", "199634")
    return "Tiếp nhận mới 199.634 hồ sơ, kho 31.415 hộp."


@pytest.fixture
def editor(page_of, blank, text, qtbot):
    blank.take_text(SECTION, text)
    page = page_of(blank)
    page.open_section(SECTION)
    page.focus_narrative()
    looked(page.narrative(), qtbot)
    return page.narrative()


def looked(editor, qtbot):
    """Wait until the marks are those of the text as it is now."""
    with qtbot.waitSignal(editor.marking.looked, timeout=3000):
        editor.marking.renew()


def underlined(editor):
    return [
        (s.cursor.selectedText(), s.format.underlineStyle().name)
        for s in editor.sheet.extraSelections()
    ]


def menu():
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()]
    return found[-1]


# --- loose figures


def test_loose_figures_are_underlined_by_kind_and_explained(editor):
    assert underlined(editor) == [("199.634", "DotLine"), ("31.415", "DashUnderline")]
    cursor = QTextCursor(editor.sheet.document())
    cursor.setPosition(17)
    assert "F2" in hint_at(editor.sheet, editor.sheet.cursorRect(cursor).center())


def test_one_key_binds_the_figure_and_one_takes_it_back(editor, blank, qtbot):
    press(editor.sheet, Qt.Key.Key_Down, ALT)
    assert editor.sheet.textCursor().selectedText() == "199.634"
    press(editor.sheet, Qt.Key.Key_F2)
    if editor.sheet.textCursor().selectedText():
        press(menu(), Qt.Key.Key_Return)
    assert blank.text(SECTION) == "Tiếp nhận mới {ho_so.moi} hồ sơ, kho 31.415 hộp."
    looked(editor, qtbot)
    assert [words for words, _ in underlined(editor)] == ["31.415"]
    press(editor.sheet, Qt.Key.Key_Z, CONTROL)
    assert "199.634" in blank.text(SECTION)


def test_a_number_that_equals_no_figure_offers_the_search(editor):
    press(editor.sheet, Qt.Key.Key_Up, ALT)
    assert editor.sheet.textCursor().selectedText() == "31.415"
    press(editor.sheet, Qt.Key.Key_Return, ALT)
    assert [action.text() for action in menu().actions()] == ["Số liệu &khác…"]
    menu().close()


def test_marks_are_no_part_of_the_text(editor, blank, text):
    type_text(editor.sheet, "x")
    assert underlined(editor)[0][0] == "199.634"
    editor.flush()
    assert blank.text(SECTION) == f"x{text}"


def test_a_footnote_with_a_loose_figure_is_marked_too(editor, blank, qtbot):
    blank.take_text(SECTION, "Đã họp^[Kho 31.415 hộp].")
    looked(editor, qtbot)
    assert [style for _, style in underlined(editor)] == ["DashUnderline"]


def test_words_of_findings_are_waved_under(editor, blank, qtbot):
    blank.take_text(SECTION, "Đã đã họp.")
    qtbot.waitUntil(lambda: underlined(editor) == [("Đã đã", "WaveUnderline")], timeout=3000)


# --- review


def test_paragraphs_are_reviewed_one_by_one_by_key(editor, blank):
    text = "một\n\nhai\n\nba"
    blank.take_all({f"text.{SECTION}": text, **carried_text(SECTION, text)})
    editor.refresh_review()
    editor.sheet.moveCursor(QTextCursor.MoveOperation.Start)
    assert editor.sheet.to_review == {0, 1, 2}
    assert "còn 3 đoạn" in editor.review.sentence
    press(editor.sheet, Qt.Key.Key_Return, CONTROL)
    assert (editor.sheet.to_review, editor.sheet.textCursor().blockNumber()) == ({1, 2}, 1)
    editor.review.buttons["all"].click()
    assert blank.review.left(SECTION) == 0
    assert editor.review.sentence == ""


def test_an_empty_line_above_takes_no_mark_from_a_paragraph(editor, blank):
    blank.take_all({f"text.{SECTION}": "một\n\nhai", **carried_text(SECTION, "một\n\nhai")})
    editor.refresh_review()
    editor.sheet.moveCursor(QTextCursor.MoveOperation.Start)
    press(editor.sheet, Qt.Key.Key_Return, text="\r")
    assert editor.sheet.to_review == {1, 2}
    press(editor.sheet, Qt.Key.Key_Backspace, text="\b")
    assert editor.sheet.to_review == {0, 1}


def test_writing_in_a_paragraph_reviews_it(editor, blank):
    blank.take_all({f"text.{SECTION}": "một\n\nhai", **carried_text(SECTION, "một\n\nhai")})
    editor.sheet.moveCursor(QTextCursor.MoveOperation.End)
    type_text(editor.sheet, "!")
    editor.flush()
    editor.refresh_review()
    assert editor.sheet.to_review == {0}


# --- pasting old encodings


def paste(editor, html="", text=""):
    data = QMimeData()
    if html:
        data.setHtml(html)
    data.setText(text)
    editor.sheet.insertFromMimeData(data)


OLD = "C\u00b6i c\u00b8ch hµnh chÝnh nhµ n\u00adíc"


def test_old_letters_are_offered_in_unicode_and_can_be_taken_back(editor, blank):
    blank.take_text(SECTION, "")
    paste(editor, text=OLD)
    assert "TCVN3" in editor.legacy.sentence
    editor.legacy.buttons["convert"].click()
    assert blank.text(SECTION) == "Cải cách hành chính nhà nước"
    press(editor.sheet, Qt.Key.Key_Z, CONTROL)
    assert "hµnh" in blank.text(SECTION)


def test_old_letters_may_stay_and_writing_on_asks_no_more(editor):
    paste(editor, text=OLD)
    type_text(editor.sheet, "x")
    assert editor.legacy.sentence == ""
    paste(editor, text="Thực hiện cải cách hành chính")
    assert editor.legacy.sentence == ""


def test_cited_documents_in_a_paste_are_named(editor):
    paste(editor, text="Theo Kế hoạch số 145/KH-UBND ngày 20/12/2017 của Ủy ban nhân dân tỉnh")
    assert "1 văn bản" in editor.notice.text()


# --- what stands around


def test_words_are_counted_as_printed_with_those_selected(editor, blank, qtbot):
    blank.take_text(SECTION, "Có {ho_so.moi} hồ sơ^[một hai].\n\n- ba")
    editor.select(0, 6)
    qtbot.waitUntil(lambda: editor.foot.text() == "5 từ · 2 đoạn · 1 chú thích · đang chọn 3 từ")
    hint = QHelpEvent(QEvent.Type.ToolTip, QPoint(2, 2), QPoint(2, 2))
    QApplication.sendEvent(editor.foot, hint)
    assert editor.foot.toolTip().startswith(f"Cả báo cáo: {editor.help.words_in_report()} từ")


def test_plain_paste_takes_words_only(editor, blank):
    blank.take_text(SECTION, "")
    data = QMimeData()
    data.setHtml("<ul><li><b>một</b></li></ul>")
    data.setText("một")
    QApplication.clipboard().setMimeData(data)
    press(editor.sheet, Qt.Key.Key_V, CONTROL | SHIFT)
    assert blank.text(SECTION) == "một"


def test_the_menu_comes_by_key_and_holds_what_fits_the_place(editor, blank):
    blank.take_text(SECTION, "{ho_so.moi} hồ sơ")
    editor.sheet.moveCursor(QTextCursor.MoveOperation.Start)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(editor.sheet, event)
    captions = [action.text() for action in menu().actions()]
    assert captions[0] == "Đến ô &nhập của số liệu\tF4"
    assert "Dán chữ &không định dạng\tCtrl+Shift+V" in captions
    menu().close()


def test_a_document_is_cited_by_key(editor, blank):
    press(editor.sheet, Qt.Key.Key_J, CONTROL | SHIFT)
    picker = editor.findChild(CitationPicker)
    picker.chosen.emit("Kế hoạch số 44/KH-UBND ")
    picker.close()
    assert blank.text(SECTION).startswith("Kế hoạch số 44/KH-UBND Tiếp nhận")


def test_a_phrase_is_put_in_with_its_chips_by_key(editor, blank):
    press(editor.sheet, Qt.Key.Key_B, CONTROL | SHIFT)
    bank = editor.findChild(PhraseBank)
    bank.chosen.emit("Trong {ky}, **đã** họp. ")
    bank.close()
    assert blank.text(SECTION).startswith("Trong {ky}, **đã** họp. Tiếp nhận")


def test_a_sentence_that_writes_itself_becomes_words(editor, blank):
    name = next(iter(blank.template.sentences))
    blank.take_text(SECTION, f"{{{name}}} Hết.")
    editor.sheet.moveCursor(QTextCursor.MoveOperation.Start)
    press(editor.sheet, Qt.Key.Key_G, CONTROL | SHIFT)
    assert f"{{{name}}}" not in blank.text(SECTION)
    assert blank.text(SECTION).endswith(" Hết.")
    press(editor.sheet, Qt.Key.Key_Z, CONTROL)
    assert blank.text(SECTION) == f"{{{name}}} Hết."
