"""An old text taken apart: torn lines, notes, emphasis, items, figures."""

import pytest

from cchc_desktop.errors import UserError
from tests.services.importing_samples import read

PLAN = "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC\n\n1. Về kế hoạch CCHC\n\n"


def plan(body):
    """The text of section I.1 when it holds this body."""
    return read(PLAN + body).texts["chi_dao.ke_hoach"]


def test_a_number_read_as_two_figures_is_doubtful():
    text = (
        "# II. KẾT QUẢ\n\n## 4. Xây dựng đội ngũ\n\n### 4.2. Về công chức xã\n\n"
        "Số cán bộ đạt chuẩn, số công chức đạt chuẩn là 1.091/1.108 người.\n"
    )
    found = {p.key: p for p in read(text).proposals}
    assert found["cb_xa.can_bo_chuan"].typed == found["cb_xa.cong_chuc_chuan"].typed == "1.091"
    assert found["cb_xa.can_bo_chuan"].doubtful


def test_a_page_end_within_a_sentence_is_joined():
    assert plan("Tỉnh đã giao các sở, ban\n\n---\n\nngành thực hiện.") == (
        "Tỉnh đã giao các sở, ban ngành thực hiện."
    )


def test_a_finished_sentence_is_not_joined():
    assert plan("Câu một.\n\nCâu hai.") == "Câu một.\n\nCâu hai."


def test_a_capital_continues_a_long_torn_sentence():
    torn = "Tỉnh thực hiện Nghị quyết của Hội nghị Ban Chấp hành Trung ương Đảng khóa"
    assert plan(f"{torn}\n\nXII về tổ chức bộ máy.") == f"{torn} XII về tổ chức bộ máy."


def test_hard_wrapped_lines_are_one_paragraph():
    body = (
        "   Trong kỳ báo cáo, các sở, ban, ngành tỉnh và UBND các huyện đã\n"
        "triển khai các nhiệm vụ được giao trong kế hoạch của năm nay, kịp\n"
        "thời tháo gỡ vướng mắc.\n"
        "   Các đơn vị báo cáo đúng hạn theo quy định về chế độ thông tin.\n"
    )
    first, second = plan(body).split("\n\n")
    assert first.startswith("Trong kỳ")
    assert first.endswith("kịp thời tháo gỡ vướng mắc.")
    assert second.startswith("Các đơn vị")


def test_a_text_of_mostly_single_lines_is_not_hard_wrapped():
    """Our own plain text has one paragraph a line beside short lines in its head."""
    note = "Công văn số 1 của UBND tỉnh về triển khai công tác cải cách hành chính trên địa bàn"
    body = f"Ngắn một.\nNgắn hai.\n\nHai văn bản[1].\n\n[1] {note}\nCông văn số 2"
    assert plan(body).endswith(f"Hai văn bản^[{note}\nCông văn số 2].")


def test_notes_go_to_their_marks_across_a_page_end():
    body = (
        "Kiểm tra 12<sup>1</sup> đơn vị, đạt 02/04¹⁰ theo\n\n"
        "<sup>1</sup> Các sở.\n\n¹⁰ Bốn công ty.\n\nkế hoạch."
    )
    assert plan(body) == ("Kiểm tra 12^[Các sở.] đơn vị, đạt 02/04^[Bốn công ty.] theo kế hoạch.")


def test_a_note_keeps_its_second_paragraph():
    body = (
        "Đã ban hành 02 văn bản<sup>1</sup> và chỉ đạo các\n\n<sup>1</sup> Công văn số 1\n\n"
        "Công văn số 2\n\nngành thực hiện."
    )
    assert plan(body) == (
        "Đã ban hành 02 văn bản^[Công văn số 1\nCông văn số 2] và chỉ đạo các ngành thực hiện."
    )


def test_a_note_number_may_begin_anew_on_each_page():
    body = "Một<sup>1</sup>.\n\n<sup>1</sup> A.\n\nHai<sup>1</sup>.\n\n<sup>1</sup> B."
    assert plan(body) == "Một^[A.].\n\nHai^[B.]."


def test_a_raised_figure_without_a_note_stays():
    assert plan("Diện tích 120 m².") == "Diện tích 120 m²."


def test_a_note_nobody_calls_is_kept_and_listed():
    report = read(PLAN + "Nội dung.\n\n<sup>9</sup> Chú thích lạc.")
    assert report.leftovers == ("Chú thích lạc.",)
    assert report.texts["chi_dao.ke_hoach"].endswith("\n\nChú thích lạc.")


def test_signs_of_the_stored_form_are_taken_literally():
    """Only emphasis is kept; braces, brackets and carets are text."""
    assert plan("Mã {x} [y] ^z <b> *nghiêng* & 3 * 4.") == (
        r"Mã \{x\} \[y\] \^z <b> *nghiêng* & 3 \* 4."
    )


def test_links_become_their_words():
    assert plan("Xem [a.gov.vn](http://a.gov.vn) và <http://b.gov.vn>.") == (
        "Xem a.gov.vn và http://b.gov.vn."
    )


def test_items_keep_their_kind():
    assert plan("Gồm:\n- Việc một;\n- Việc hai.\n\n1. Mục một.\n2. Mục hai.") == (
        "Gồm:\n\n- Việc một;\n\n- Việc hai.\n\n1. Mục một.\n\n2. Mục hai."
    )


def test_signs_of_markdown_do_not_decide_the_level():
    report = read("#### **I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC**\n\n# *3. Về kiểm tra CCHC*\n\nA.")
    assert list(report.headings) == ["chi_dao", "chi_dao.kiem_tra"]


def test_a_heading_with_another_number_is_known_by_its_words():
    report = read(PLAN + "A.\n\n5. Công tác tuyên truyền về CCHC\n\nB.")
    assert report.texts["chi_dao.tuyen_truyen"] == "B."


def test_text_below_a_bare_heading_moves_to_the_next_text():
    report = read("I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC\n\nLời dẫn.\n\n1. Về kế hoạch CCHC\n\nA.")
    assert report.texts["chi_dao.ke_hoach"] == "Lời dẫn.\n\nA."
    assert report.leftovers == ("Lời dẫn.",)


def test_an_unknown_heading_stays_as_text():
    text = plan("A.\n\n7. Ứng phó thiên tai\n\nB.")
    assert "7. Ứng phó thiên tai" in text
    assert text.endswith("B.")


def test_two_columns_are_read_apart():
    text = (
        "UBND TỈNH AN       CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "                   Độc lập - Tự do - Hạnh phúc\n"
        "Số: 07/BC-UBND     An Bình, ngày 09 tháng 3 năm 2020\n\n"
        "BÁO CÁO\nCông tác cải cách hành chính quý I năm 2020\n\n"
        "Kính gửi: Bộ Nội vụ.\n\nUBND tỉnh báo cáo như sau:\n\n" + PLAN + "A.\n\n"
        "Trên đây là báo cáo của tỉnh./.\n\n"
        "Nơi nhận:          TM. ỦY BAN NHÂN DÂN\n- Bộ Nội vụ;       CHỦ TỊCH\n- Lưu: VT.\n\n"
        "                   Nguyễn Văn An\n"
    )
    report = read(text)
    assert report.head["head.number"] == "07"
    assert report.head["head.place"] == "An Bình"
    assert report.head["head.addressees"] == "Bộ Nội vụ"
    assert report.head["head.recipients"] == "Bộ Nội vụ\nLưu: VT"
    assert report.head["head.authority"] == "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"
    assert report.head["head.signer"] == "Nguyễn Văn An"
    assert report.texts["mo_dau"] == "UBND tỉnh báo cáo như sau:"
    assert report.texts["ket_thuc"] == "Trên đây là báo cáo của tỉnh."
    assert not report.leftovers


@pytest.mark.parametrize("text", ["", "Không có đề mục.", "\x00\x01", "^[" * 2000])
def test_a_text_without_headings_is_refused(text):
    with pytest.raises(UserError):
        read(text)


def test_a_huge_text_is_read_in_reasonable_time():
    """A megabyte of one paragraph must not hang the window."""
    assert len(plan("Một hai ba bốn năm. " * 50_000)) > 900_000


def values(body):
    return {p.key: p.typed for p in read(PLAN + body).proposals}


def test_figures_come_with_qualifier_fraction_and_sentence():
    body = "Câu đầu. Tỉnh hoàn thành 8/10 phần việc. Các sở triển khai hơn 70% nhiệm vụ."
    report = read(PLAN + body)
    found = {p.key: p.typed for p in report.proposals}
    assert found["ke_hoach.hoan_thanh"] == "8"
    assert found["ke_hoach.tong"] == "10"
    assert found["ke_hoach.so_nganh_dat"] == "hơn 70"
    assert report.proposals[0].sentence == "Tỉnh hoàn thành 8/10 phần việc."


def test_figures_after_a_note_mark_are_not_swallowed():
    body = "Kiểm tra 12<sup>3</sup> sở, ngành.\n\n<sup>3</sup> Sở A."
    report = read("I. CÔNG TÁC CHỈ ĐẠO\n\n3. Về kiểm tra CCHC\n\n" + body)
    assert {p.key: p.typed for p in report.proposals}["kiem_tra.ke_hoach"] == "12"


def test_number_words_are_proposed_as_digits():
    text = (
        "I. CÔNG TÁC CHỈ ĐẠO\n\n4. Về công tác tuyên truyền CCHC\n\nBáo phát hành hai trang CCHC."
    )
    proposals = {p.key: p.typed for p in read(text).proposals}
    assert proposals["tuyen_truyen.trang_bao"] == "2"


def test_a_field_without_words_around_is_not_guessed():
    assert values("Trong kỳ có 5 cuộc họp và 7 đoàn khách.") == {}
