"""Beginning, copying and opening reports of a real data file."""

from datetime import date

import pytest

from cchc_desktop.errors import UserError
from cchc_desktop.services.annexes import included
from cchc_desktop.services.compose import compose
from cchc_desktop.services.export import layout_of
from cchc_desktop.services.reports import NEW_REGIME, OLD_REGIME
from cchc_desktop.store.rows import PeriodPreset


def test_the_subject_is_plain_text_with_the_period_in_it(library):
    """The header form never shows braces, and braces typed there print literally."""
    session = library.open(library.create("2018-6T", "soc-trang"))
    assert session.shown("head.subject").endswith("cải cách hành chính 06 tháng đầu năm 2018")
    session.take("head.subject", "Tình hình *{ky}* & <b>")
    document = compose(session, layout_of(session.report.regime))
    assert "Tình hình *{ky}* & <b>" in [getattr(block, "subject", "") for block in document.blocks]


@pytest.mark.parametrize(("code", "regime"), [("2019-N", OLD_REGIME), ("2020-6T", NEW_REGIME)])
def test_the_regime_follows_the_date(library, code, regime):
    """Decree 30/2020 holds from 5 March 2020."""
    assert library.open(library.create(code, "soc-trang")).report.regime == regime


def test_a_copy_keeps_texts_and_states_but_no_counts_of_the_period(library):
    """F-15: flows are counted anew, states of things stand until changed."""
    library.create_sample()
    copy = library.open(library.create("2018-Q3", "soc-trang", copy_from="2018-6T"))
    assert copy.text("danh_gia.uu_diem") == library.open("2018-6T").text("danh_gia.uu_diem")
    assert copy.value("ho_so.moi") is None
    assert copy.shown("tu_chu.su_nghiep") == "603/603"
    assert (copy.shown("head.number"), copy.shown("head.date")) == ("", "")
    assert (copy.shown("head.received_agency"), copy.shown("head.received_number")) == ("", "")
    assert copy.shown("head.subject").endswith("quý III năm 2018")
    assert copy.comparison.previous("ho_so.moi").shown == "199.634"


def test_an_edited_window_of_the_year_holds_for_new_reports(library):
    """F-01: windows are presets of the office, not of the program."""
    preset = PeriodPreset(2018, "6T", date(2018, 1, 1), date(2018, 6, 1), date(2018, 6, 5))
    library.store.save_period_preset(preset)
    session = library.open(library.create("2018-6T", "soc-trang"))
    assert session.period.window == (date(2018, 1, 1), date(2018, 6, 1))


def test_units_are_those_of_the_period(library):
    """F-08, F-43: no districts after 1 July 2025, 34 provinces instead of 63."""
    old = library.open(library.create("2018-6T", "soc-trang"))
    new = library.open(library.create("2026-N", "can-tho", "cchc-2012"))
    assert (old.shown("chi_so.so_tinh"), old.shown("chi_so.so_huyen")) == ("63", "11")
    assert (new.shown("chi_so.so_tinh"), new.shown("chi_so.so_huyen")) == ("34", "không áp dụng")


@pytest.mark.parametrize(
    ("code", "agency", "edition", "word"),
    [
        ("2018-7T", "soc-trang", "cchc-2012", "2018-7T"),
        ("2018-6T", "ha-noi", "cchc-2012", "ha-noi"),
        ("2018-6T", "soc-trang", "../../etc", "../../etc"),
    ],
)
def test_unknown_names_are_named_and_nothing_is_created(library, code, agency, edition, word):
    with pytest.raises(UserError, match=word.replace(".", r"\.")):
        library.create(code, agency, edition)
    assert library.reports() == []


def test_an_agency_that_did_not_exist_then_is_named(library):
    """F-43: a report of 2018 is not one of the city that was founded in 2025."""
    early = library.open(library.create("2018-6T", "can-tho"))
    assert [p.rule for p in early.problems if "Cần Thơ" in p.message] == ["agency_not_valid"]
    later = library.open(library.create("2026-N", "can-tho"))
    assert "agency_not_valid" not in {problem.rule for problem in later.problems}


def test_a_formula_reads_like_one(library):
    """F-48: the denominator of a share is named, with its value."""
    session = library.open(library.create_sample())
    keys = [k for k, f in session.template.fields.items() if f.compute and f.type == "percent"]
    shares = [session.formula(key) for key in keys]
    assert "Phần việc đã hoàn thành (22) : Phần việc theo kế hoạch năm (28) × 100%" in shares


@pytest.mark.parametrize(
    ("code", "edition"),
    [
        ("2018-6T", "cchc-2012"),
        ("2021-6T", "cchc-2012"),
        ("2021-9T", "cchc-2021"),
        ("2026-6T", "cchc-2021"),
    ],
)
def test_a_report_follows_the_outline_of_its_period(library, code, edition):
    """Resolution 76/NQ-CP is of 15 July 2021; what ended before follows the older outline."""
    assert library.open(library.create(code, "soc-trang")).report.edition == edition


def test_what_belongs_to_an_edition_is_printed_unless_left_out(library):
    new = library.open(library.create("2026-6T", "can-tho"))
    assert [part.key for part in included(new)] == ["thong_ke"]
