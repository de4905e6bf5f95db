"""Holds what the export dialog says of a report that is not finished."""

import pytest

from cchc_desktop.services.blanks import blanks_in
from cchc_desktop.services.compose import compose
from cchc_desktop.services.export import layout_of
from cchc_desktop.services.review_sheet import left_over
from cchc_desktop.ui.dialogs.export_dialog import ExportDialog


@pytest.fixture
def said(qtbot, tmp_path):
    """Return what the dialog says above its buttons for a report."""

    def of(session):
        dialog = ExportDialog(session, tmp_path, print)
        qtbot.addWidget(dialog)
        return dialog.state.text()

    return of


def test_the_blanks_of_an_official_copy_are_counted(library, sample, qtbot, tmp_path):
    new = library.open(library.create("2018-Q3", "soc-trang"))
    dialog = ExportDialog(new, tmp_path, print)
    qtbot.addWidget(dialog)
    layout = layout_of(new.report.regime)
    count = blanks_in(compose(new, layout))
    assert dialog.blanks.text() == f"Còn {count} chỗ trống “……” trong bản in."
    new.take("ke_hoach.hoan_thanh", "8")
    assert blanks_in(compose(new, layout)) == count - 1
    dialog.format.setCurrentIndex(dialog.format.findData("json"))
    assert not dialog.blanks.text()
    done = ExportDialog(sample, tmp_path, print)
    qtbot.addWidget(done)
    assert not done.blanks.text()


def test_open_findings_are_counted_and_answered_ones_are_not(sample, said):
    assert "1 lỗi, 6 cảnh báo" in said(sample)
    sample.take_reason("tu_chu.tong_hai_cap", "Chỉ gồm cấp huyện")
    assert "1 lỗi, 5 cảnh báo" in said(sample)
    assert "chưa rà soát" not in said(sample)


def test_what_was_carried_over_and_not_looked_at_is_counted(library, sample, said):
    later = library.open(library.create("2018-9T", "soc-trang", copy_from=sample.report.code))
    left = left_over(later)
    words = f"còn {left.paragraphs} đoạn chưa rà soát, {left.figures} số liệu chưa xác nhận"
    assert words in said(later)
