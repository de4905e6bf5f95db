"""Holds the row of a field: what it shows and how it is reached."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from cchc_desktop.model.expressions import Expression
from cchc_desktop.model.template import Field
from cchc_desktop.model.values import Number
from cchc_desktop.services.comparison import Compared
from cchc_desktop.services.figure_notes import FigureNote
from cchc_desktop.ui.field_row import FieldRow
from tests.ui.keys import press, type_text

FIELD = Field("ho_so.moi", "Hồ sơ <b>mới</b>", "integer", unit="hồ sơ", help="Theo báo cáo & sổ")
SUM = Field("ho_so.tong", "Tổng", "integer", compute=Expression("ho_so.moi + 1"))


@pytest.fixture
def row_of(qtbot):
    def make(field):
        row = FieldRow(field)
        qtbot.addWidget(row)
        row.show()
        return row

    return make


def texts(row):
    return [label.text() for label in row.findChildren(QLabel) if label.isVisibleTo(row)]


def test_the_row_names_its_editor_for_keys_and_screen_readers(row_of):
    row = row_of(FIELD)
    label = next(label for label in row.findChildren(QLabel) if label.buddy())
    assert label.buddy() is row.editor
    assert row.editor.accessibleName() == "Hồ sơ <b>mới</b> (hồ sơ)"
    assert row.help_text().startswith("Theo báo cáo & sổ\nGõ trước số: ^ trên, > hơn")
    assert "&amp;" in row.editor.toolTip()


def test_the_boxes_of_rows_stand_in_line_with_and_without_a_message(row_of):
    """A row gets its formula or message late; the box must not move for it."""
    bare, told = row_of(FIELD), row_of(FIELD)
    told.set_message("Sai tổng.", "error")
    for row in (bare, told):
        row.resize(600, 90)
        QApplication.processEvents()
    assert bare.editor.x() == told.editor.x()


def test_a_committed_answer_carries_its_key(row_of, qtbot):
    row = row_of(FIELD)
    with qtbot.waitSignal(row.committed) as caught:
        type_text(row.editor, "12\n")
    assert caught.args == ["ho_so.moi", "12"]


def test_a_message_stands_with_icon_and_word(row_of):
    """F-06: colour alone says nothing; icon and word do."""
    row = row_of(FIELD)
    row.set_message("Lớn hơn tổng <i>", "warning")
    assert "Cảnh báo: Lớn hơn tổng <i>" in texts(row)
    assert any(not label.pixmap().isNull() for label in row.findChildren(QLabel))
    row.set_message("", "")
    assert not any("Cảnh báo" in text for text in texts(row))


def test_the_last_report_is_shown_beside(row_of):
    row = row_of(FIELD)
    before = Compared("Quý I năm 2018", Number(Decimal(95120)), "95.120", "tăng 3 hồ sơ")
    row.set_compared(before, None)
    row.show_columns((True, False))
    assert "95.120\ntăng 3" in texts(row)


def test_without_room_the_last_report_is_told_by_tooltip_and_screen_reader(row_of):
    row = row_of(FIELD)
    row.set_compared(Compared("Quý I năm 2018", None, "95.120", "tăng 3 hồ sơ"), None)
    row.show_columns((False, False))
    told = "Kỳ trước (Quý I năm 2018): 95.120, tăng 3 hồ sơ"
    assert not any("95.120" in text for text in texts(row))
    assert told in row.editor.toolTip()
    assert told in row.editor.accessibleDescription()
    assert told in row.help_text()


def test_a_computed_field_is_locked_and_says_how(row_of):
    """F-05: locked, formula visible."""
    row = row_of(SUM)
    row.set_text("200.953")
    row.set_formula("Hồ sơ mới (199.634) + 1")
    row.set_read_only(False)
    type_text(row.editor, "9\n")
    assert row.text() == "200.953"
    assert "= Hồ sơ mới (199.634) + 1" in texts(row)


def test_f1_explains_a_computed_field_with_definition_formula_and_source(row_of):
    row = row_of(replace(SUM, help="Mọi hồ sơ"))
    row.set_formula("Hồ sơ mới (199.634) + 1")
    assert row.help_text() == "Mọi hồ sơ\nCách tính (tự tính): Hồ sơ mới (199.634) + 1"


def test_marks_are_told_by_icon_word_and_screen_reader(row_of):
    """F-10b, F-15: what is unconfirmed or noted is seen without colours."""
    row = row_of(FIELD)
    row.set_marks(unconfirmed=True, note=FigureNote("", "Sở Y tế", "145/BC-SYT"))
    assert {"chưa xác nhận", "có ghi chú"} <= set(texts(row))
    assert "Enter để xác nhận" in row.editor.accessibleDescription()
    assert "Đơn vị cung cấp: Sở Y tế\nVăn bản: 145/BC-SYT" in row.help_text()
    row.set_marks(unconfirmed=False, note=FigureNote())
    assert not {"chưa xác nhận", "có ghi chú"} & set(texts(row))


def test_enter_confirms_what_is_unconfirmed_and_goes_on(row_of, qtbot):
    row = row_of(FIELD)
    row.set_text("28")
    row.set_marks(unconfirmed=True, note=FigureNote())
    with qtbot.waitSignals([row.confirmed, row.next_wanted]):
        type_text(row.editor, "\n")


def test_going_down_does_not_confirm(row_of, qtbot):
    row = row_of(FIELD)
    row.set_marks(unconfirmed=True, note=FigureNote())
    with qtbot.assertNotEmitted(row.confirmed), qtbot.waitSignal(row.next_wanted):
        press(row.editor, Qt.Key.Key_Down)


RATE = Field("ty_le", "Tỷ lệ", "percent")


def test_a_typed_share_shows_its_sign(row_of):
    assert "%" in texts(row_of(RATE))


@pytest.fixture
def asked(row_of, qtbot):
    """A row that was given a number with two readings, and stands at the question."""
    row = row_of(RATE)
    row.activateWindow()
    qtbot.waitUntil(row.isActiveWindow)
    row.focus_first()
    row.taken = []
    row.committed.connect(lambda _key, text: row.taken.append(text))
    with qtbot.assertNotEmitted(row.next_wanted):
        type_text(row.editor, "78.57\n")
    assert QApplication.focusWidget() is row.question
    return row


def test_an_unclear_number_is_asked_about_below_its_field(asked):
    """F-03: `78.57` is never guessed; it is kept as typed until there is an answer."""
    assert [button.text() for button in asked.question.buttons] == [
        "78,57%  (A)", "7.857%  (B)", "Nhập lại  (Esc)",
    ]  # fmt: skip
    assert asked.taken == ["78.57"]
    assert "Giá trị cần nhập là số nào?" in asked.question.accessibleName()


def test_tab_leads_from_a_number_to_the_question_made_for_it(asked):
    """The strip is made late, but stands where it is seen."""
    asked.focus_first()
    press(asked.editor, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is asked.question


@pytest.mark.parametrize(("letter", "typed"), [("a", "78,57"), ("B", "7.857")])
def test_one_letter_answers_and_goes_on(asked, qtbot, letter, typed):
    with qtbot.waitSignal(asked.next_wanted):
        type_text(asked.question, letter)
    assert asked.taken == ["78.57", typed]
    assert not asked.question.isVisible()


def test_who_types_on_without_looking_answers_nothing(asked):
    type_text(asked.question, "1319\n2\n")
    assert asked.taken == ["78.57"]
    assert QApplication.focusWidget() is asked.question


def test_escape_leads_back_to_the_number(asked):
    press(asked.question, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is asked.editor
    assert asked.editor.selectedText() == "78.57"
    type_text(asked.editor, "78,57\n")
    assert asked.taken == ["78.57", "78,57"]


def test_a_later_visit_asks_again(row_of, qtbot):
    row = row_of(RATE)
    row.set_text("78.57")
    assert row.question.isVisible()
    with qtbot.assertNotEmitted(row.next_wanted):
        type_text(row.editor, "\n")
