"""An open report on a real data file: what follows from a change, and how it is taken back."""

from datetime import UTC, date, datetime

import pytest

from cchc_desktop import messages, paths
from cchc_desktop.errors import UserError
from cchc_desktop.model.checks import SectionState
from cchc_desktop.model.template import Strength
from cchc_desktop.model.values import Fraction, Unparsed
from cchc_desktop.services.reports import Library
from cchc_desktop.services.session import Change
from cchc_desktop.store.store import Store


def rules(session):
    return {problem.rule: problem for problem in session.problems}


def test_a_changed_figure_moves_its_computed_share_and_both_printed_forms(sample):
    change = sample.take("ke_hoach.hoan_thanh", "14")
    assert {"ke_hoach.hoan_thanh", "ke_hoach.ty_le"} <= change.keys & change.shown
    assert sample.shown("ke_hoach.ty_le") == "50%"
    assert sample.shown_binding("ke_hoach.ty_le") == "50%"


def test_undo_and_redo_cross_sections_one_step_a_take(sample, library):
    sample.take("ke_hoach.hoan_thanh", "14")
    sample.take("ho_so.moi", "1")
    assert sample.undo().focus == "ho_so.moi"
    assert sample.undo().focus == "ke_hoach.hoan_thanh"
    assert sample.undo() is None
    assert sample.shown("ke_hoach.ty_le") == "78,57%"
    assert library.open("2018-6T").edit_text("ho_so.moi") == "199.634"
    assert sample.redo().keys >= {"ke_hoach.ty_le"}
    assert sample.shown("ke_hoach.ty_le") == "50%"


def test_a_new_change_ends_redo(sample):
    sample.take("ke_hoach.hoan_thanh", "14")
    sample.undo()
    sample.take("ho_so.moi", "1")
    assert sample.redo() is None


def test_what_cannot_be_read_is_kept_as_typed_and_named(sample, library):
    sample.take("ho_so.moi", "19.96.34")
    again = library.open("2018-6T")
    assert isinstance(again.value("ho_so.moi"), Unparsed)
    assert again.edit_text("ho_so.moi") == "19.96.34"
    problem = next(p for p in again.problems if p.rule == "unreadable")
    assert problem.strength == "error"
    assert problem.fields == ("ho_so.moi",)
    assert again.shown("ho_so.tiep_nhan") == ""
    assert again.section_state("ket_qua.tthc.giai_quyet") is SectionState.ERROR


@pytest.mark.parametrize(
    "rule",
    ["tu_chu.mot_mau_so_mot_nhom", "tu_chu.khop_vi_tri_viec_lam", "tu_chu.tong_hai_cap"],
)
def test_the_sample_shows_its_planted_contradictions(sample, rule):
    """E18, E19, E20: one denominator for two groups, two totals of one thing."""
    problem = rules(sample)[rule]
    assert problem.strength == "warning"
    assert problem.section == "ket_qua.tai_chinh.su_nghiep"
    assert "{" not in problem.message
    assert messages.UNANSWERED not in problem.message


def test_the_sample_shows_its_wrong_citation_and_quarter(sample):
    """E01, E02, E05."""
    assert {"ky.quy", "ky.vien_dan", "vien_dan.loai"} <= rules(sample).keys()


def test_the_sample_has_no_figure_missing_and_none_unreadable(sample):
    assert not {"required", "unreadable", "bounds", "unknown_name"} & rules(sample).keys()


def test_a_reason_answers_a_warning_which_stays_listed(sample, library):
    rule = "tu_chu.khop_vi_tri_viec_lam"
    sample.take_reason(rule, "Hai danh sách chốt khác ngày")
    assert rules(library.open("2018-6T"))[rule].reason == "Hai danh sách chốt khác ngày"
    sample.take_reason(rule, "")
    assert rules(sample)[rule].reason == ""


def test_a_part_greater_than_its_whole_is_an_error(sample):
    sample.take("vtvl.tu_chu", "31/30")
    assert sample.value("vtvl.tu_chu") == Fraction(31, 30)
    assert rules(sample)["bounds"].strength == "error"
    sample.take("vtvl.tu_chu", "-1/30")
    assert "bounds" in rules(sample)


def test_a_bound_figure_that_does_not_exist_is_named_and_plain_braces_are_not(sample):
    sample.take_text("kien_nghi", "Số {khong.co} và chữ {abc} hay {x:y}")
    found = [p for p in sample.problems if p.rule == "unknown_name"]
    assert [(p.section, p.strength) for p in found] == [("kien_nghi", Strength.ERROR)]
    assert "khong.co" in found[0].message
    assert sample.shown_binding("abc") == "{abc}"
    assert sample.shown_binding("x", "y") == "{x:y}"


def test_numbered_items_of_a_text_are_counted(sample):
    change = sample.take_text("kien_nghi", "1. Một\n\n2. Hai\n\n3. Ba")
    assert "kien_nghi.so_kien_nghi" in change.keys
    assert change.texts == {"kien_nghi"}
    assert sample.shown_binding("kien_nghi.so_kien_nghi") == "03"


def test_forms_of_a_bound_figure(sample):
    assert sample.shown_binding("vtvl.tu_chu", "percent") == "100%"
    assert sample.shown_binding("vtvl.tu_chu", "total") == "30"
    assert sample.shown_binding("ky", "upper") == "06 THÁNG ĐẦU NĂM 2018"
    assert sample.shown_binding("chi_so.tang_hang", "change") == "tăng 03"
    assert sample.shown_binding("tthc.moi", "unit") == "377 TTHC"
    sample.take("tthc.moi", "?")
    assert sample.shown_binding("tthc.moi", "unit") == "chưa có số liệu"
    sample.take("tthc.moi", "")
    assert sample.shown_binding("tthc.moi", "unit") == messages.UNANSWERED


def test_text_is_cleaned_before_it_is_stored(sample):
    sample.take_text("kien_nghi", "Hoa\u0300 \u0007b\r\nì\u200b")
    assert sample.text("kien_nghi") == "Hoà b\nì"


def test_an_emptied_text_leaves_the_section_unfinished(sample):
    sample.take_text("kien_nghi", "")
    assert sample.section_state("kien_nghi") is SectionState.EMPTY
    sample.undo()
    assert sample.section_state("kien_nghi") is SectionState.DONE


def test_a_new_report_begins_empty_where_it_asks_figures(blank):
    assert blank.section_state("ket_qua.tthc.giai_quyet") is SectionState.EMPTY
    blank.take("ho_so.moi", "5")
    assert blank.section_state("ket_qua.tthc.giai_quyet") is SectionState.PARTIAL
    required = next(p for p in blank.problems if p.rule == "required")
    assert required.strength == "hint"


def test_the_header_form_has_a_state_and_its_own_errors(sample):
    assert sample.section_state("head") is SectionState.DONE
    sample.take("head.date", "31/2/2018")
    assert sample.section_state("head") is SectionState.ERROR
    sample.take("head.date", "05/6/2018")
    sample.take("head.signer", "")
    assert sample.section_state("head") is SectionState.PARTIAL
    sample.take("head.urgency", "RẤT GẤP")
    assert rules(sample)["choice"].section == "head"


def test_a_report_received_before_it_is_signed_leads_to_the_header_form(sample):
    """R47."""
    sample.take("head.received_date", "04/6/2018")
    problem = rules(sample)["received_before_issue"]
    assert problem.section == "head"
    assert problem.fields[0] == "head.received_date"


def test_other_dates_change_the_bound_words_and_reversed_ones_do_not(sample):
    change = sample.take("head.window_end", "30/6/2018")
    assert "ngay_chot" in change.shown
    assert sample.words["ngay_chot"] == "30/6/2018"
    assert sample.period.window[1] == date(2018, 6, 30)
    sample.take("head.window_start", "01/7/2018")
    assert "window" in rules(sample)
    assert sample.period.window[0] < sample.period.window[1]


def test_figures_stay_those_of_the_period_when_the_report_is_signed_next_year(sample):
    sample.take("head.date", "05/01/2019")
    assert sample.shown("chi_so.diem_truoc") == "69,95%"


def test_the_previous_report_is_the_nearest_earlier_one(sample, library):
    later = library.open(library.create("2018-N", "soc-trang"))
    compared = later.comparison.previous("tthc.tong")
    assert compared.shown == "1.808"
    assert compared.period == sample.period.label
    assert later.comparison.previous("kien_nghi.so_kien_nghi").shown == "02"
    assert sample.comparison.previous("tthc.tong") is None


def test_a_rule_compares_with_the_previous_report(sample, library):
    later = library.open(library.create("2018-N", "soc-trang"))
    for key, typed in {"tthc.cap_tinh": "9", "tthc.cap_huyen": "9", "tthc.cap_xa": "9"}.items():
        later.take(key, typed)
    for key in ("tthc.moi", "tthc.sua_doi", "tthc.bai_bo"):
        later.take(key, "1")
    assert any("previous.tthc.tong" in _check(later, rule) for rule in rules(later))


def _check(session, key):
    section = session.template.section_of.get(key)
    found = [rule for rule in (section.rules if section else ()) if rule.key == key]
    return found[0].check.text if found else ""


def test_a_formula_reads_in_labels_and_values(sample):
    assert sample.formula("ho_so.tiep_nhan") == (
        "Hồ sơ mới tiếp nhận (199.634) + Hồ sơ kỳ trước chuyển qua (1.319)"
    )
    assert sample.formula("ke_hoach.ty_le").endswith("× 100%")
    assert sample.formula("ke_hoach.hoan_thanh") == ""
    assert sample.formula("bo_may.cap_huyen") == messages.FORMULA_PROFILE
    assert sample.formula("vbqppl.ky_tu") == "tự tính từ năm báo cáo"
    assert sample.formula("mot_cua.tuoi_bhyt") == messages.FORMULA_CONSTANT


def test_every_choice_for_a_text_has_a_label_and_what_it_prints(sample):
    choices = {name: (label, shown) for name, label, shown in sample.binding_choices()}
    assert choices["ky"] == ("Kỳ báo cáo", "06 tháng đầu năm 2018")
    assert choices["ho_so.tiep_nhan"][1] == "200.953"
    assert all(label for label, _ in choices.values())


def test_a_worked_out_field_cannot_be_typed(sample):
    with pytest.raises(ValueError, match=r"ho_so\.tiep_nhan"):
        sample.take("ho_so.tiep_nhan", "1")


def test_the_same_value_again_is_no_step(sample):
    assert sample.take("ho_so.moi", "199634") == Change()
    assert sample.undo() is None


def test_listeners_hear_of_changes_and_undo_until_they_stop(sample):
    heard = []
    sample.listen(heard.append)
    sample.take("ho_so.moi", "5")
    sample.undo()
    sample.unlisten(heard.append)
    sample.take("ho_so.moi", "6")
    assert [change.focus for change in heard] == ["", "ho_so.moi"]


def test_several_values_are_one_step(sample):
    sample.take_all({"head.signer": "A", "head.authority": ["B", "C"], "text.kien_nghi": "x"})
    assert sample.shown("head.authority") == "B; C"
    sample.undo()
    assert sample.undo() is None
    assert sample.text("kien_nghi") != "x"


def test_a_failed_write_leaves_everything_as_before(sample, store):
    before = sample.shown("ho_so.tiep_nhan")
    store.read_only_reason = "Lý do: thử."
    with pytest.raises(UserError):
        sample.take("ho_so.moi", "5")
    assert sample.read_only
    assert sample.shown("ho_so.tiep_nhan") == before
    assert sample.undo() is None


def test_the_hour_of_the_last_save_is_known_on_opening(tmp_path):
    """The clerk sees at once when the report was last written to disk."""
    written = datetime(2018, 6, 5, 3, 42, tzinfo=UTC)
    with Store.create(tmp_path / "a.cchc", clock=lambda: written) as store:
        library = Library(store, paths.resources())
        assert library.open(library.create_sample()).saved_at == written
