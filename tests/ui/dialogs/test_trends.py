"""The trend dialog with a real session."""

import pytest

from cchc_desktop.ui.dialogs.trends import TrendsDialog
from tests.ui.keys import type_text


@pytest.fixture
def dialog(qtbot, library, sample):
    session = library.open(library.create("2019-6T", "soc-trang", "cchc-2012"))
    session.take("ho_so.moi", "210.000")
    dialog = TrendsDialog(session, "ho_so.moi")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_focused_figure_is_shown_with_its_table(dialog):
    assert dialog.current_key() == "ho_so.moi"
    cells = [dialog.table.item(1, column).text() for column in range(4)]
    assert cells == ["06 tháng đầu năm 2019", "210.000", "199.634", "tăng 10.366 hồ sơ"]
    assert not dialog.chart.pixmap().isNull()


def test_the_chart_is_copied_as_a_picture_of_ink(qapp, dialog):
    dialog.copy.click()
    picture = qapp.clipboard().image()
    colours = {picture.pixel(x, picture.height() // 2) for x in range(picture.width())}
    assert len(colours) > 1


def test_a_figure_is_found_without_marks_and_put_into_the_annex(dialog):
    type_text(dialog.search, "ty le dung han")
    assert "đúng hạn" in dialog.list.currentItem().text()
    dialog.in_annex.click()
    assert dialog._session.stored(f"trend.{dialog.current_key()}") is True
    dialog._session.undo()
    assert dialog._session.stored(f"trend.{dialog.current_key()}") is None
