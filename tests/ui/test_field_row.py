"""Holds the row of a field: what it shows and how it is reached."""

import pytest
from PySide6.QtWidgets import QLabel

from cchc_desktop.model.expressions import Expression
from cchc_desktop.model.template import Field
from cchc_desktop.ui.field_row import FieldRow
from tests.ui.keys import type_text

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
    assert row.help_text() == "Theo báo cáo & sổ"
    assert "&amp;" in row.editor.toolTip()


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
    row.set_previous("95.120", "quý I năm 2018")
    assert "kỳ trước: 95.120" in texts(row)


def test_a_computed_field_is_locked_and_says_how(row_of):
    """F-05: locked, formula visible."""
    row = row_of(SUM)
    row.set_text("200.953")
    row.set_formula("Hồ sơ mới (199.634) + 1")
    row.set_read_only(False)
    type_text(row.editor, "9\n")
    assert row.text() == "200.953"
    assert "= Hồ sơ mới (199.634) + 1" in texts(row)
