"""Doubled, misspelled, toneless and missing words, blanks and signs out of place."""

import pytest

from tests.model.vietnamese_checks import found, said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Có 30 đơn vị đơn vị sự nghiệp.", "đơn vị đơn vị"),
        ("Tỉnh đã đã ban hành.", "đã đã"),
        ("Công tác 06 tháng đầu năm năm 2018.", "năm năm"),
        ("Tỉnh đẩy mạnh công công tác tuyên truyền.", "công công"),
    ],
)
def test_a_word_or_phrase_written_twice_is_found(text, words):
    """E48, E52."""
    assert found(text) == [("tv.lap_tu", words)]


@pytest.mark.parametrize(
    "text",
    [
        "Luôn luôn đổi mới, ngày ngày phục vụ người người.",
        "Kế hoạch năm năm tới được quy định định kỳ.",
        "Dịch vụ công công khai; trưởng ban ban hành; toàn văn văn bản; học sinh sinh viên.",
        "Tỉnh giao, tỉnh kiểm tra.",
    ],
)
def test_doubling_that_the_language_knows_is_left_alone(text):
    assert found(text) == []


def test_a_word_that_is_no_syllable_is_found_with_what_is_near():
    """E45."""
    assert found("Phát tờ rơi tại Bru cục cấp xã.") == [("tv.am_tiet", "Bru")]
    assert "được" in said("Tỉnh đuợc giao.")


@pytest.mark.parametrize(
    "text",
    [
        "Địa chỉ cchc.soctrang.gov.vn, thư vucchc@moha.gov.vn, http://a.vn/xyz.",
        "Kế hoạch số 19-KH/TĐTN-TNNT ngày 28/02/2018 và Chỉ thị số 13/CT-TTg.",
        "Website, email, tiếng Khmer, Đề án ST150, bản A4.",
        "Hoà giải, thủy lợi, khoẻ mạnh, HỎA TỐC, Mỹ Xuyên.",
    ],
)
def test_symbols_addresses_and_foreign_words_are_no_suspects(text):
    assert [rule for rule, _ in found(text, tone="new") if rule == "tv.am_tiet"] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Thực hiện các phân việc đề ra.", "phân việc"),
        ("Các trường trên địa bản.", "địa bản"),
        ("Kịp thời điều chính, bổ sung.", "điều chính"),
        ("Năm 2018 tinh giao giảm 4,5%.", "tinh giao"),
        ("Trên địa bàn tính theo Kế hoạch.", "địa bàn tính"),
        ("Cơ cấu tổ chức mờ.", "tổ chức mờ"),
    ],
)
def test_words_that_lost_their_tone_are_found(text, words):
    """E43, E44, E46, E47, E49 to E51."""
    assert found(text) == [("tv.nham_dau", words)]


def test_the_same_syllables_are_right_in_other_company():
    text = "Trên địa bàn tính đến ngày 01/6, bản tính người dân; tinh giản, điều chỉnh."
    assert found(text) == []


def test_a_missing_word_and_missing_commas_are_found():
    """E54, E55."""
    assert found("Công khai thủ tục thẩm quyền giải quyết.")[0][0] == "tv.thieu_tu"
    assert found("Thủ tục thuộc thẩm quyền giải quyết.") == []
    assert found("Tại các xã, phường thị trấn.") == [("tv.liet_ke", "xã, phường thị trấn")]
    assert found("Tại các xã, phường, thị trấn và công chức xã.") == []


def test_a_list_goes_from_d_to_the_letter_with_the_stroke():
    """E29."""
    assert found("c) Một\nd) Hai\ne) Ba") == [("tv.thu_tu_diem", "e) Ba")]
    assert found("a) Một\nb) Hai\nc) Ba\nd) Bốn\nđ) Năm\ne) Sáu\ng) Bảy\na) Lại một") == []
    assert "đ)" in said("d) Hai\ne) Ba")


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh , huyện.",
        "Tỉnh,huyện.",
        "Tỉnh,, huyện.",
        "Tỉnh ( huyện).",
        "Tỉnh  giao.",
        "Tỉnh giao ;",
    ],
)
def test_blanks_and_signs_out_of_place_are_found(text):
    assert [rule for rule, _ in found(text)] == ["tv.dau_cau"]


def test_right_signs_are_left_alone():
    text = "Đạt 4,5% (năm 2017); 1.808 thủ tục; đất đai,... và lĩnh vực khác: a/b, 12 - 13./."
    assert found(text) == []


def test_two_levels_are_no_decimal_number():
    """E27."""
    assert found("Dịch vụ mức độ 3,4 còn thấp.") == [("tv.so_le", "mức độ 3,4")]
    assert found("Dịch vụ mức độ 3, 4 còn thấp.") == []


def test_notes_are_read_apart_from_the_sentence_they_stand_in():
    text = "Tại 03\x02Trường trường Cao đẳng.\x03 trường cao đẳng."
    assert found(text) == [("tv.lap_tu", "Trường trường")]


def test_a_message_says_where_and_what_to_write():
    message = said("Có 30 đơn vị đơn vị sự nghiệp.")
    assert "I.1 Về kế hoạch" in message
    assert "“đơn vị”" in message


def test_user_text_is_never_a_format():
    assert found("{0} {x} đã đã %s") == [("tv.lap_tu", "đã đã")]
