"""A report begun from an earlier one, on a real data file with the sample."""

import pytest

OPENING = "ho_so.ky_truoc"


@pytest.fixture
def library(library):
    library.create_sample()
    return library


def begin(library, code):
    return library.open(library.create(code, "soc-trang", "cchc-2012", copy_from="2018-6T"))


def rows(library, code):
    report = library.store.report(code)
    return library.store.answers(report.id), library.store.history(report.id)


def test_the_earlier_report_stays_as_it_was(library):
    before = rows(library, "2018-6T")
    begin(library, "2018-9T")
    assert rows(library, "2018-6T") == before


def test_every_paragraph_is_unreviewed_and_every_kept_figure_unconfirmed(library):
    session = begin(library, "2018-9T")
    texts = [s for s in session.template.sections if session.text(s.key)]
    assert session.review.left() == sum(len(session.review.paragraphs(s.key)) for s in texts) > 50
    kept = set(session.review.unconfirmed())
    assert {"ke_hoach.tong", "tu_chu.su_nghiep", OPENING} <= kept
    assert "ho_so.moi" not in kept
    assert session.value("ho_so.moi") is None


def test_figures_of_the_first_day_are_those_of_the_report_that_ends_before(library):
    """A year's report that begins where another ends opens with what that one left."""
    sample = library.open("2018-6T")
    library.store.connection.execute("UPDATE report SET window_end = '2018-06-14'")
    quarter = begin(library, "2018-Q3")
    assert quarter.report.window_start.isoformat() == "2018-06-15"
    assert quarter.shown(OPENING) == sample.shown("ho_so.dang_giai_quyet") == "2.041"


def test_a_longer_window_from_the_same_day_opens_with_the_same_figure(library):
    assert begin(library, "2018-9T").shown(OPENING) == "1.319"


def test_words_of_the_old_period_follow_the_new_one(library):
    sample = library.open("2018-6T")
    sample.take_text("ket_thuc", "Báo cáo 06 tháng đầu năm 2018 và nhiệm vụ năm 2018.")
    session = begin(library, "2019-6T")
    assert session.text("ket_thuc") == "Báo cáo {ky} và nhiệm vụ năm {nam}."


def test_what_one_document_alone_was_does_not_come_along(library):
    """The sample is urgent; nobody wants the stamp on the next report without asking for it."""
    session = begin(library, "2018-9T")
    kept = [session.value(f"head.{name}") for name in ("urgency", "number", "date")]
    assert kept == [None, None, None]


def test_a_report_of_another_agency_lends_neither_place_nor_symbol_nor_signer(library):
    code = library.create("2026-N", "so-noi-vu-can-tho", copy_from="2018-6T")
    session = library.open(code)
    fresh = library.open(library.create("2027-N", "so-noi-vu-can-tho"))
    for name in ("symbol", "place", "signatory", "authority", "signer", "recipients"):
        assert session.value(f"head.{name}") == fresh.value(f"head.{name}")
    assert "Sóc" not in str(session.value("head.place"))


def test_years_of_the_period_before_are_not_grouped(library):
    assert begin(library, "2018-9T").comparison.previous("vbqppl.ky_tu").shown == "2014"


def test_what_will_be_carried_is_counted_before_anything_is_made(library):
    period = library.period("2018-9T")
    window = (*period.window, period.deadline)
    carried = library.carried("2018-9T", "soc-trang", "cchc-2012", "2018-6T", window)
    session = begin(library, "2018-9T")
    assert carried.paragraphs == session.review.left()
    assert carried.kept == len(session.review.unconfirmed())
    assert carried.emptied > 50
    assert carried.without_place == ()
    assert [row.code for row in library.reports()] == ["2018-9T", "2018-6T"]
