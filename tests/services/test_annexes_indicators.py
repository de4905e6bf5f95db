"""The annex of figures: values by hand, columns of earlier reports, remarks."""

import pytest

from cchc_desktop.model.document import Table
from cchc_desktop.services.earlier import EarlierReports
from tests.services.annexed_report import (
    add_report,
    again,
    annexed_report,
    annexes_of,
    choose,
    library,
    texts,
)


@pytest.fixture
def session(tmp_path):
    with annexed_report(tmp_path) as opened:
        choose(opened, "so")
        yield opened


def rows(session):
    (annex,) = annexes_of(session)
    table = annex.blocks[0]
    assert isinstance(table, Table)
    return [texts(row) for row in table.rows]


def test_figures_stand_in_order_below_the_heading_of_their_chapter(session):
    session.take("a.b", "4")
    heading, typed, computed = rows(session)
    assert heading == ("1. PHẦN MỘT 06 THÁNG CUỐI NĂM 2018",)
    assert typed == ("1.1", "Số việc", "việc", "04", "", "", "")
    assert computed == ("1.2", "Tỷ lệ", "%", "80", "", "", "")


def test_columns_show_the_previous_report_and_the_same_period_of_the_year_before(session):
    add_report(session, "2017-6T", {"a.b": "1"})
    add_report(session, "2017-N", {"a.b": "2"})
    add_report(session, "2018-Q1", {"a.b": "3"})
    add_report(session, "2018-9T", {"a.b": "5"})
    later = again(session)
    later.take("a.b", "4")
    assert rows(later)[1][3:6] == ("04", "03", "01")
    assert rows(later)[2][3:6] == ("80", "60", "20")


@pytest.mark.parametrize(
    ("typed", "value", "remark"),
    [("~12000", "12.000", "khoảng 12.000"), ("-", "-", "không phát sinh"), ("1.2", "1.2", "")],
)
def test_what_is_no_plain_figure_is_explained_beside_it(session, typed, value, remark):
    session.take("a.b", typed)
    row = rows(session)[1]
    assert (row[3], row[6]) == (value, remark)


def test_the_reason_given_to_a_warning_stands_beside_its_first_figure(session):
    session.take("a.b", "4")
    session.take("a.bang", "Tỉnh\tĐất đai\t\t3\t4")
    session.take_reason("a.bang_khop", "tách kỳ")
    assert rows(session)[1][6] == "tách kỳ"
    session.take("a.bang", "Tỉnh\tĐất đai\t\t1\t3")
    assert rows(session)[1][6] == ""


def test_a_group_names_its_sections_when_it_has_several(session):
    sections = session.resources / "templates" / "thu" / "1-mot.toml"
    more = '[[section.field]]\nkey = "a.d"\nlabel = "Lượt"\ntype = "integer"\n'
    sections.write_text(sections.read_text("utf-8") + more, "utf-8")
    found = rows(again(session))
    assert [row[0] for row in found[1:]] == ["Về kế hoạch", "1.1", "1.2", "Về kiểm tra", "1.3"]


def test_earlier_reports_are_those_of_the_same_agency_the_oldest_first(session):
    add_report(session, "2017-N", {})
    add_report(session, "2017-6T", {})
    library(session).create("2018-Q1", "can-tho", "thu")
    earlier = again(session).earlier
    assert isinstance(earlier, EarlierReports)
    assert [report.period.code for report in earlier.all] == ["2017-6T", "2017-N"]
    assert earlier.previous.period.code == "2017-N"
    assert earlier.year_before.period.code == "2017-6T"
