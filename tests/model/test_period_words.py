"""Periods named in letters become words that follow the period."""

import pytest

from cchc_desktop.model.period import load_periods
from cchc_desktop.model.period_words import bind_period_words
from cchc_desktop.paths import resources


@pytest.fixture(scope="module")
def words():
    return load_periods(resources() / "periods.toml").period("2018-6T").words()


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Trong 06 tháng đầu năm 2018, tỉnh", "Trong {ky}, tỉnh"),
        ("trong 6 tháng đầu năm, tỉnh", "trong {trong_ky}, tỉnh"),
        ("nhiệm vụ 06 tháng  cuối năm 2018.", "nhiệm vụ {ky_sau}."),
        ("kế hoạch năm 2018 và Chỉ số năm 2017", "kế hoạch năm {nam} và Chỉ số năm {nam_truoc}"),
        ("Đạt^[Tính đến ngày 14/6/2018.] 80%", "Đạt^[Tính đến ngày {ngay_chot}.] 80%"),
        ("**06 tháng đầu năm 2018**", "**{ky}**"),
    ],
)
def test_named_periods_are_bound(text, bound, words):
    assert bind_period_words(text, words) == bound


@pytest.mark.parametrize(
    "text",
    [
        "giai đoạn 2016 - 2020, từ năm 2015 đến năm 2020",
        "chủ đề “Năm 2018 vì dân”",
        "Kế hoạch số 145/KH-UBND ngày 20/12/2017 về cải cách hành chính năm 2018",
        "quý II và quý III",
        "126 tháng đầu năm",
        "",
    ],
)
def test_other_times_quotations_and_titles_of_documents_stay(text, words):
    assert bind_period_words(text, words) == text


def test_a_capital_at_the_start_of_a_sentence_is_kept():
    words = load_periods(resources() / "periods.toml").period("2018-Q1").words()
    assert bind_period_words("Quý I năm 2018, tỉnh", words) == "{ky:sentence}, tỉnh"
    assert bind_period_words("Quý III năm 2018", words) == "Quý III năm {nam}"
