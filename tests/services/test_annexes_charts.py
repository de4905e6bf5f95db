"""The annex of charts: periods when there are several reports, one report's figures otherwise."""

import pytest

from cchc_desktop.model.document import Chart, Series, Table
from tests.services.annexed_report import (
    add_report,
    again,
    annexed_report,
    annexes_of,
    choose,
    texts,
)


@pytest.fixture
def session(tmp_path):
    with annexed_report(tmp_path) as opened:
        choose(opened, "hinh")
        yield opened


def blocks(session):
    (annex,) = annexes_of(session)
    return annex.blocks


def test_one_report_is_drawn_as_bars_of_its_figures(session):
    session.take("a.b", "4")
    chart, table = blocks(session)[:2]
    assert chart == Chart(
        "Số việc", "việc", ("Số việc",), (Series("06 tháng đầu năm 2018", (4.0,)),),
        "06 tháng đầu năm 2018: Số việc 04", "bars",
    )  # fmt: skip
    assert [texts(row) for row in (*table.head, *table.rows)] == [
        ("việc", "Số việc"), ("06 tháng đầu năm 2018", "04"),
    ]  # fmt: skip


def test_earlier_reports_become_the_categories_up_to_as_many_as_declared(session):
    for code, typed in (("2016-N", "9"), ("2017-6T", "1"), ("2017-N", "2"), ("2018-Q1", "")):
        add_report(session, code, {"a.b": typed})
    later = again(session)
    later.take("a.b", "4")
    chart = blocks(later)[0]
    assert chart.categories == ("06 tháng đầu năm 2017", "Năm 2017", "06 tháng đầu năm 2018")
    assert chart.series == (Series("Số việc", (1.0, 2.0, 4.0)),)
    assert chart.kind == "lines"
    assert chart.text == (
        "Số việc: 06 tháng đầu năm 2017 01, Năm 2017 02, 06 tháng đầu năm 2018 04"
    )


def test_the_published_index_is_drawn_year_by_year(session):
    chart, table = blocks(session)[:2]
    assert isinstance(chart, Chart)
    assert isinstance(table, Table)
    assert (chart.title, chart.categories) == ("PAR INDEX", ("2016", "2017"))
    assert chart.series[0].values == (69.95, 74.51)
    assert texts(table.rows[0]) == ("PAR INDEX", "69,95", "74,51")


def test_a_chart_without_values_is_left_out(session):
    session.take("a.b", "?")
    assert [b.title for b in blocks(session) if isinstance(b, Chart)] == ["PAR INDEX"]
