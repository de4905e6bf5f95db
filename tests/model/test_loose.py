"""Which numbers of a line may be figures, and which are names, days, laws or telephone numbers."""

from decimal import Decimal

import pytest

from cchc_desktop.model.citation import load_citation_types
from cchc_desktop.model.line_places import SIGN
from cchc_desktop.model.loose import NumberFinder, load_loose_words
from cchc_desktop.paths import resources


@pytest.fixture(scope="module")
def find():
    words = load_loose_words(resources() / "figure-words.toml")
    finder = NumberFinder(words, load_citation_types(resources() / "citations.toml"))
    return lambda line: [number.digits for number in finder.find(line)]


@pytest.mark.parametrize(
    "line",
    [
        "theo Kế hoạch số 145/KH-UBND ngày 29/12/2017 và Nghị định số 34/2016/NĐ-CP",
        "Chương trình số 29-CTr/TU ngày 15/3/2018",
        "ngày 05/6/2018, ngày 5 tháng 3 năm 2018, tháng 6/2018, quý 2, năm 2018",
        "giai đoạn 2016 - 2020 và 2016-2020",
        "dịch vụ công trực tuyến mức độ 3, 4; mức độ 3 và 4 trở lên",
        "TCVN ISO 9001:2008 và phiên bản 2.0",
        "khoản 2 Điều 15, điểm 3 mục 4",
        "điện thoại 02993.822.333 hoặc 0912 345 678",
        "1. Tiếp tục thực hiện",
        "1.2. Về kiểm tra (1) và (2)",
        "06 tháng đầu năm, 24 giờ, trẻ em dưới 6 tuổi",
        "“*Đề án 30 thủ tục*” và Đề án 06, Luật 2015",
        "văn bản số 12, thư gửi cchc24@soctrang.gov.vn",
        "hội nghị lần thứ 6 khóa 12, quốc lộ 1A, công nghiệp 4.0",
    ],
)
def test_names_days_and_laws_are_no_figures(find, line):
    assert find(line) == []


@pytest.mark.parametrize(
    ("line", "digits"),
    [
        ("đã giải quyết 198.912/200.953 hồ sơ", ["198.912/200.953"]),
        ("đạt 78,57%, giảm 0,12 điểm %", ["78,57%", "0,12 điểm %"]),
        ("tổng số 721 đơn vị", ["721"]),
        ("có 03 đợt cho hơn 600 sinh viên.", ["03", "600"]),
        (f"{SIGN}/28 phần việc", ["28"]),
        ("2.000 tờ rơi", ["2.000"]),
    ],
)
def test_counts_and_shares_are_found(find, line, digits):
    assert find(line) == digits


def test_a_fraction_is_one_number_of_two(find):
    words = load_loose_words(resources() / "figure-words.toml")
    finder = NumberFinder(words, load_citation_types(resources() / "citations.toml"))
    (number,) = finder.find("đạt 01/12 đơn vị")
    done, whole = number.parts()
    assert (done.start, done.end, done.amount) == (4, 6, Decimal(1))
    assert (whole.digits, whole.amount) == ("12", Decimal(12))
