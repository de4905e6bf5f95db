"""The search for what to bind: groups, forms that fit, what was bound last."""

import pytest
from PySide6.QtCore import Qt

from cchc_desktop.ui.binding_picker import BindingPicker
from tests.ui.keys import press, type_text


@pytest.fixture
def picker_of(qtbot, sample):
    def make():
        section = sample.template.section_of["ho_so.moi"].key
        picker = BindingPicker(sample, section=section)
        qtbot.addWidget(picker)
        picker.show()
        return picker

    return make


def rows(picker):
    return [
        picker.found.item(row).text()
        for row in range(picker.found.count())
        if not picker.found.item(row).isHidden()
    ]


def forms(picker):
    return [picker.form.itemData(row) for row in range(picker.form.count())]


def test_figures_of_the_section_stand_first_under_their_heading(picker_of):
    picker = picker_of()
    assert rows(picker)[0] == "Số liệu của mục này"
    assert "Kỳ báo cáo" in rows(picker)
    assert picker.found.currentItem().text() == rows(picker)[1]


def test_a_search_without_marks_leaves_headings_only_above_what_fits(picker_of):
    picker = picker_of()
    type_text(picker.search, "cau phan anh kien nghi")
    assert rows(picker)[0] == "Câu tự đổi theo số liệu"
    type_text(picker.search, " khong co")
    assert rows(picker) == []
    assert picker._preview.text() == "không thấy số liệu nào"
    press(picker.search, Qt.Key.Key_Return)
    assert picker.isVisible()


def test_only_forms_that_fit_are_offered(picker_of):
    picker = picker_of()
    for typed, offered in (
        ("vtvl.tu_chu", ["", "unit", "plain", "percent", "done", "total"]),
        ("chi_so.tang_diem", ["", "plain", "change"]),
        ("cau.pakn", [""]),
        ("co_quan_tat", ["", "sentence", "upper"]),
    ):
        picker.search.setText(typed)
        assert forms(picker) == offered


def test_keys_walk_the_list_and_the_preview_shows_what_is_printed(picker_of, qtbot):
    picker = picker_of()
    type_text(picker.search, "ho_so.moi")
    picker.form.setCurrentIndex(forms(picker).index("unit"))
    assert picker._preview.text() == "199.634 hồ sơ"
    with qtbot.waitSignal(picker.chosen) as caught:
        press(picker.search, Qt.Key.Key_Return)
    assert caught.args == ["ho_so.moi", "unit"]


def test_what_was_bound_last_stands_first_in_its_form(picker_of, sample):
    picker = picker_of()
    picker.search.setText("ho_so.moi")
    picker.form.setCurrentIndex(forms(picker).index("unit"))
    picker.accept()
    again = picker_of()
    assert rows(again)[:2] == ["Vừa dùng", f"{sample.field('ho_so.moi').label}  —  199.634 hồ sơ"]
    assert again.form.currentData() == "unit"


def test_comparisons_are_offered_where_there_is_an_earlier_report(qtbot, library):
    first = library.open(library.create("2017-6T", "soc-trang", "cchc-2012"))
    first.take("ho_so.moi", "100")
    second = library.open(library.create("2018-6T", "soc-trang", "cchc-2012"))
    second.take("ho_so.moi", "112")
    picker = BindingPicker(second)
    qtbot.addWidget(picker)
    picker.search.setText("ho_so.moi")
    assert "since_year" in forms(picker)
    picker.form.setCurrentIndex(forms(picker).index("since_year"))
    assert picker._preview.text() == "tăng 12 hồ sơ so với 06 tháng đầu năm 2017"


def test_a_figure_with_the_words_in_its_label_goes_before_one_used_last(picker_of):
    """Enter must not insert another figure only because it was bound a moment ago."""
    first = picker_of()
    first.search.setText("ty le giai quyet dung han")
    first.accept()
    second = picker_of()
    second.search.setText("ho so giai quyet qua han")
    assert second.found.currentItem().text().startswith("Hồ sơ giải quyết quá hạn")
