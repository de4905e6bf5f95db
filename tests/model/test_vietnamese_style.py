"""House style: the agency's choice or the more frequent way, and capitals."""

import pytest

from tests.model.vietnamese_checks import found, said


def test_the_less_frequent_way_is_found_while_the_agency_has_not_chosen():
    """E28, E26, E40."""
    assert found("Tỷ lệ 5%, tỷ lệ 6%.", "Tỉ lệ 7%.") == [("tv.i_y", "Tỉ lệ")]
    assert found("Hóa đơn, hòa bình, hoà giải.") == [("tv.dat_dau", "hoà")]
    assert found("Trong 06 tháng, 06 tháng và 6 tháng.") == [("tv.so_khong", "6 tháng")]


def test_the_choice_of_the_agency_wins_over_frequency():
    texts = ("Tỷ lệ 5%, tỷ lệ 6%.", "Tỉ lệ 7%. Hóa đơn, 06 tháng.")
    assert found(*texts, ty="i", tone="new", month="06") == [
        ("tv.i_y", "Tỷ lệ"),
        ("tv.i_y", "tỷ lệ"),
    ]
    assert found("Hóa đơn.", tone="old") == [("tv.dat_dau", "Hóa")]
    assert found("Trong 06 tháng.", month="6") == [("tv.so_khong", "06 tháng")]
    assert "quy ước của cơ quan" in said("Hóa đơn.", tone="old")
    assert "“Hoá”" in said("Hóa đơn.", tone="old")


def test_counts_below_ten_follow_the_zero_of_the_agency():
    """E26."""
    assert found("Cử 9 công chức, 06 viên chức.") == [("tv.so_khong", "9 công chức")]
    assert found("Cử 9 công chức, 06 viên chức.", zero_pad=False) == [
        ("tv.so_khong", "06 viên chức")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 5 tháng 6 năm 2018.",
        "Trẻ dưới 6 tuổi, mức độ 3 và 4, phiên bản 1.0.",
        "Đạt 4,5 người trên 100 người; đợt 1 năm 2018.",
        "Quận 5 phường 7.",
    ],
)
def test_days_levels_and_decimals_are_no_counts(text):
    assert found(text) == []


def test_quarters_are_roman():
    assert found("Trong quý 3 năm 2018.") == [("tv.quy", "quý 3")]
    assert found("Trong quý III năm 2018.") == []


def test_names_are_written_in_one_way():
    """E38."""
    texts = ("Các sở, ban, ngành.", "Các sở, ban, ngành.", "Các sở ban ngành.")
    assert found(*texts) == [("tv.thong_nhat", "sở ban ngành")]


def test_straight_quotes_beside_curly_ones_are_found():
    """E56."""
    assert found("Đề án “Một cửa”.", 'Chủ đề "Hai".') == [("tv.ngoac_kep", '"Hai"')]
    assert found('Chủ đề "Hai".') == []


def test_a_fraction_without_its_share_is_found_where_others_have_one():
    """E25."""
    assert found("Đạt 22/28 việc, bằng 78,57%. Kiểm tra 07/17 đơn vị.") == [
        ("tv.thieu_ty_le", "07/17")
    ]
    assert found("Kiểm tra 07/17 đơn vị; xếp hạng 46/63; tháng 6/2018; 12/12 xã.")[1:] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Của Ủy ban nhân dân Tỉnh.", "Ủy ban nhân dân Tỉnh"),
        ("Của ủy ban nhân dân tỉnh.", "ủy ban nhân dân"),
        ("Theo Ban chấp hành Đảng bộ tỉnh.", "Ban chấp hành"),
        ("Giao Sở nội vụ chủ trì.", "Sở nội vụ"),
        ("Trình bộ nội vụ phê duyệt.", "bộ nội vụ"),
        ("Theo kết luận số 17-KL/TW.", "kết luận số"),
        ("Theo Luật ban hành VBQPPL.", "Luật ban hành VBQPPL"),
        ("Theo tiêu chuẩn Quốc gia.", "tiêu chuẩn Quốc gia"),
        ("Trên địa bàn Tỉnh Sóc Trăng.", "Tỉnh Sóc Trăng"),
        ("Theo Khoản 2 Điều 5.", "Khoản 2"),
        ("Theo khoản 2 điều 5.", "điều 5"),
        ("Đời sống nhân dân.", "nhân dân"),
        ("Do giám đốc Trần Văn Chuyện ký.", "giám đốc Trần Văn"),
        ("Họp vào thứ hai hằng tuần.", "thứ hai"),
        ("Từ tháng năm năm 2018.", "tháng năm"),
        ("Đã ban hành. tỉnh sẽ họp.", "hành. tỉnh"),
    ],
)
def test_wrong_capitals_are_found(text, words):
    """E12, E38, E39."""
    assert [e for r, e in found(text) if r == "tv.viet_hoa"] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân tỉnh Sóc Trăng, UBND huyện Mỹ Tú, Thành phố Hồ Chí Minh.",
        "Cán bộ y tế và cơ sở giáo dục và đào tạo; trụ sở công an xã.",
        "ỦY BAN NHÂN DÂN TỈNH SÓC TRĂNG",
        "Các tỉnh ủy, thành ủy; Tỉnh ủy Sóc Trăng. Tỉnh đã ban hành. Huyện Mỹ Tú đã họp.",
        "Tòa án nhân dân; điểm a khoản 2 Điều 103; Kế hoạch số 145/KH-UBND.",
        "Xếp thứ hai cả nước; tháng năm tới; theo giám đốc Sở Nội vụ; Giám đốc Trần Văn Chuyện.",
        "Hồ sơ đất đai, hộ tịch v.v. và hồ sơ khác; TP. Cần Thơ; mức 4.5 triệu.",
        "Tại các sở: Sở Nội vụ, Sở Văn hóa, Thể thao và Du lịch.",
    ],
)
def test_right_capitals_are_left_alone(text):
    assert [e for r, e in found(text, month="06") if r == "tv.viet_hoa"] == []


def test_the_people_are_small_in_the_regime_before():
    assert found("Đời sống nhân dân.", regime="tt01-2011") == []


def test_a_capital_is_judged_by_the_annex_of_its_decree():
    assert "Phụ lục II Nghị định 30/2020/NĐ-CP" in said("Giao Sở nội vụ chủ trì.")
    old = said("Giao Sở nội vụ chủ trì.", regime="tt01-2011")
    assert "01/2011/TT-BNV" in old
    assert "“Sở Nội vụ”" in old
