"""Digits and periods in the texts that follow no figure: found, told and bound by one step."""

import pytest

from cchc_desktop.model.line_places import letters, lines
from cchc_desktop.model.narrative import parse_narrative
from cchc_desktop.model.period_words import find_period_words
from cchc_desktop.services.unbound import (
    bind,
    bind_sure,
    loose_in_line,
    loose_numbers,
    sure_changes,
)

SECTION = "chi_dao.ke_hoach"


def kinds(found):
    return [(loose.digits, loose.kind) for loose in found]


def test_the_clean_sample_has_nothing_loose(sample):
    assert sample.texts.unbound.problems() == []


def test_a_number_that_equals_a_figure_is_offered_its_figure(sample):
    (found,) = loose_numbers("Đã hoàn thành 22 phần việc.", sample, SECTION)
    assert (found.start, found.end, found.kind) == (14, 16, "unbound")
    assert found.candidates[0][:2] == ("ke_hoach.hoan_thanh", "")


def test_a_number_that_equals_no_figure_is_told(sample):
    assert kinds(loose_numbers("Đã mở 4.321 lớp.", sample, SECTION)) == [("4.321", "unknown")]


@pytest.mark.parametrize(
    ("said", "chip"),
    [
        ("đạt 78,57% kế hoạch", "{ke_hoach.ty_le}"),
        ("triển khai trên 70% nhiệm vụ", "{ke_hoach.so_nganh_dat}"),
        ("thứ hạng tăng 03 bậc", "{chi_so.tang_hang:change}"),
        ("theo dõi 02/05 đơn vị cấp huyện", "{vbqppl.theo_doi_huyen}"),
        ("đạt 40% đơn vị cấp huyện theo dõi", "{vbqppl.theo_doi_huyen:percent}"),
        ("công khai 12 nội dung trên trang báo", "{tuyen_truyen.noi_dung_bao}"),
    ],
)
def test_binding_keeps_what_is_printed(sample, said, chip):
    section = next(s.key for s in sample.template.sections for f in s.fields if f.key in chip)
    found = next(
        loose
        for loose in loose_numbers(said, sample, section)
        if any("{" + c.name + (c.form and f":{c.form}") + "}" == chip for c in loose.candidates)
    )
    name, form = chip.strip("{}").partition(":")[::2]
    candidate = next(c for c in found.candidates if (c.name, c.form) == (name, form))
    bound = bind(said, found, candidate)
    assert chip in bound
    assert bound.replace(chip, sample.shown_binding(name, form)) == said


def test_a_number_written_without_its_zero_is_offered_the_form_that_says_so(sample):
    found = loose_numbers("mở 3 đợt; thứ hạng tăng 3 bậc, xếp thứ 46/63", sample, "chi_dao.to_chuc")
    offered = {loose.digits: loose.candidates[0][:2] for loose in found}
    assert offered["tăng 3"] == ("chi_so.tang_hang", "change")
    assert offered["46"] == ("chi_so.hang", "")
    (found, *_) = loose_numbers("mở 3 đợt tuyên truyền", sample, "chi_dao.tuyen_truyen")
    assert found.candidates[0][:2] == ("tuyen_truyen.dot", "plain")


def test_binding_works_in_footnotes_and_leaves_a_changed_text_alone(sample):
    text = "Kết quả^[gồm\nhoàn thành 22 phần việc]."
    (found,) = loose_numbers(text, sample, SECTION)
    assert (found.block, found.note, found.paragraph) == (0, 0, 1)
    assert bind(text, found, found.candidates[0]) == text.replace("22", "{ke_hoach.hoan_thanh}")
    assert bind("Kết quả.", found, found.candidates[0]) == "Kết quả."


def test_two_figures_written_as_a_fraction_are_two(sample):
    found = loose_numbers("hoàn thành 22/28 phần việc", sample, SECTION)
    assert [f.candidates[0].name for f in found] == ["ke_hoach.hoan_thanh", "ke_hoach.tong"]


def test_a_period_in_letters_is_offered_its_word(sample):
    text = "Trong 06 tháng đầu năm 2018, theo “Năm 2018 xanh”"
    (found,) = loose_numbers(text, sample)
    assert (found.kind, found.candidates[0].name) == ("period", "ky")
    assert bind(text, found, found.candidates[0]).startswith("Trong {ky}, theo")


def test_a_figure_that_changes_leaves_its_old_digits_without_one(sample):
    sample.take_text(SECTION, "Đã hoàn thành 22 phần việc của kế hoạch năm.")
    (before,) = sample.texts.unbound.problems()
    assert "“Phần việc đã hoàn thành”" in before.message
    assert before.excerpt == "thành 22 phần"
    sample.take("ke_hoach.hoan_thanh", "23")
    (after,) = sample.texts.unbound.problems()
    assert "không bằng số liệu nào" in after.message
    sample.take_text(SECTION, "Đã hoàn thành {ke_hoach.hoan_thanh} phần việc.")
    assert sample.texts.unbound.problems() == []


def test_a_line_of_an_editor_is_asked_about_alone(sample):
    assert kinds(loose_in_line("còn 28 phần việc", sample, SECTION)) == [("28", "unbound")]


def test_the_two_numbers_of_a_fraction_are_those_the_outline_writes_so(sample):
    section = sample.template.section_of["mot_cua.so_nganh"].key
    one, other = loose_numbers("có 18/18 sở, ngành cấp tỉnh", sample, section)
    assert one.candidates[0].name == "mot_cua.so_nganh"
    assert other.candidates[0].name == "bo_may.cq_chuyen_mon"
    assert one.sure
    assert other.sure


def test_all_that_is_sure_is_bound_as_one_step_and_prints_the_same(sample):
    text = (
        "Trong {ky_ngan} năm 2018, hoàn thành 22/28 phần việc, đạt 78,57%^[còn 4.321 việc].\n\n"
        "- Đơn vị triển khai trên 70% nhiệm vụ, 28 phần việc"
    )
    sample.take_text(SECTION, text)
    changes, count = sure_changes(sample)
    assert count == 6
    sample.take_all(changes)
    bound = sample.text(SECTION)
    assert "năm {nam}, hoàn thành {ke_hoach.hoan_thanh}/{ke_hoach.tong} phần" in bound
    assert "đạt {ke_hoach.ty_le}^[còn 4.321 việc]" in bound
    assert "khai {ke_hoach.so_nganh_dat} nhiệm vụ, {ke_hoach.tong} phần việc" in bound
    sample.undo()
    assert sample.text(SECTION) == text


def test_what_may_be_two_figures_is_not_bound_by_itself(sample):
    section = sample.template.section_of["dao_tao.den_bu"].key
    text = "02 ứng viên (01 tiến sĩ, 01 thạc sĩ)"
    bound, count = bind_sure(text, sample, section)
    assert (bound, count) == ("{dao_tao.den_bu} ứng viên (01 tiến sĩ, 01 thạc sĩ)", 1)


def test_a_capital_is_kept_and_only_what_prints_the_same_is_bound_by_itself(sample):
    text = "Trên 70% nhiệm vụ. Trong 6 tháng đầu năm 2018, năm 2018."
    found = loose_numbers(text, sample, SECTION)
    assert [(loose.digits, loose.sure) for loose in found] == [
        ("Trên 70%", True),
        ("6 tháng đầu năm 2018", False),
        ("2018", True),
    ]
    bound, _ = bind_sure(text, sample, SECTION)
    assert bound.startswith("{ke_hoach.so_nganh_dat:sentence} nhiệm vụ. Trong 6 tháng")
    assert sample.shown_binding("ke_hoach.so_nganh_dat", "sentence") == "Trên 70%"


def test_a_report_carried_to_another_period_names_the_old_one_nowhere(library):
    old = library.open(library.create_sample()).period.words()
    new = library.open(library.create("2018-9T", "soc-trang", "cchc-2012", copy_from="2018-6T"))
    # The year is the same, and so is the year before.
    words = {**new.period.words(), **{n: old[n] for n in ("ky", "trong_ky", "ky_sau")}}
    texts = [new.text(s.key) for s in new.template.sections]
    lines_ = [letters(line) for text in texts for _, line in lines(parse_narrative(text))]
    found = [word for line in lines_ for word in find_period_words(line, words)]
    assert [word for word in found if word.name in {"ky", "trong_ky", "ky_sau"}] == []
    assert new.texts.unbound.problems() == []
