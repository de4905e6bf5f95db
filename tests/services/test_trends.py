"""The trend of a figure over real reports."""

import pytest

from cchc_desktop.model.document import Chart
from cchc_desktop.services.compose import compose
from cchc_desktop.services.export import layout_of
from cchc_desktop.services.trends import choose, chosen_charts, trend, trend_chart

KEY = "ho_so.moi"


@pytest.fixture
def session(library):
    library.create_sample()
    for code, typed in (("2018-9T", "300.000"), ("2019-6T", "210.000")):
        library.open(library.create(code, "soc-trang", "cchc-2012")).take(KEY, typed)
    return library.open("2019-6T")


def test_a_trend_is_that_of_the_same_kind_of_period_or_of_all(session):
    assert [p.shown for p in trend(session, KEY, same_kind=True)] == ["199.634", "210.000"]
    everything = trend(session, KEY, same_kind=False)
    assert [p.shown for p in everything] == ["199.634", "300.000", "210.000"]


def test_each_period_stands_beside_the_one_a_year_before(session):
    first, last = trend(session, KEY, same_kind=True)
    assert (first.shown_before, first.difference) == ("", "")
    assert (last.shown_before, last.difference) == ("199.634", "tăng 10.366 hồ sơ")


def test_the_chart_draws_what_the_table_says(session):
    chart = trend_chart(session.template.fields[KEY], trend(session, KEY, same_kind=True))
    assert [row.values for row in chart.series] == [(199634.0, 210000.0), (None, 199634.0)]
    assert chart.kind == "lines"


def test_a_chosen_chart_is_printed_in_the_annex_until_it_is_taken_out(session):
    choose(session, KEY, wanted=True)
    assert [chart.fields for chart in chosen_charts(session)] == [(KEY,)]
    document = compose(session, layout_of("nd30-2020"))
    titles = [b.title for a in document.annexes for b in a.blocks if isinstance(b, Chart)]
    assert "Hồ sơ mới tiếp nhận" in titles
    choose(session, KEY, wanted=False)
    assert chosen_charts(session) == []
