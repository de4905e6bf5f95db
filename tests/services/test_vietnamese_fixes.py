"""One key sets a wrong word right, leaves the rest alone and can be taken back."""

import pytest

from cchc_desktop.services.vietnamese_fixes import fixes

ISO = "ket_qua.hien_dai.iso"


@pytest.fixture
def session(library):
    return library.open(library.create("2018-6T", "soc-trang"))


def fixed(session, text, rule):
    """Return a text after the only fix of its only finding of a rule."""
    session.take_text(ISO, text)
    (problem,) = [p for p in session.problems if p.rule == rule and p.section == ISO]
    (fix,) = fixes(problem, session)
    session.take_all(fix.changes)
    assert [p for p in session.problems if p.rule == rule and p.section == ISO] == []
    return session.text(ISO)


@pytest.mark.parametrize(
    ("text", "rule", "wanted"),
    [
        ("Có *30* đơn vị đơn vị mới.", "tv.lap_tu", "Có *30* đơn vị mới."),
        ("Kịp thời điều chính, **bổ sung**.", "tv.nham_dau", "Kịp thời điều chỉnh, **bổ sung**."),
        ("Xã, phường thị trấn.", "tv.liet_ke", "Xã, phường, thị trấn."),
        ("Mức độ 3,4 còn thấp.", "tv.so_le", "Mức độ 3, 4 còn thấp."),
        ("Tỉnh , huyện.", "tv.dau_cau", "Tỉnh, huyện."),
        ("Tỉnh,huyện.", "tv.dau_cau", "Tỉnh, huyện."),
        ("Tỉnh ( huyện).", "tv.dau_cau", "Tỉnh (huyện)."),
        ("Giao Sở nội vụ.", "tv.viet_hoa", "Giao Sở Nội vụ."),
        (
            "Theo kết luận số 17-KL/TW có kết luận.",
            "tv.viet_hoa",
            "Theo Kết luận số 17-KL/TW có kết luận.",
        ),
        ("Tỉnh họp. tỉnh giao.", "tv.viet_hoa", "Tỉnh họp. Tỉnh giao."),
        (
            "Hạ tầng *BHYT*, quỹ BHYT.",
            "tv.viet_tat.chua",
            "Hạ tầng *bảo hiểm y tế (BHYT)*, quỹ BHYT.",
        ),
        ("Trong quý 3 năm 2017.", "tv.quy", "Trong quý III năm 2017."),
        ("Cử 9 công chức.", "tv.so_khong", "Cử 09 công chức."),
        ("a) Một\n\nb) Hai\n\nd) Ba", "tv.thu_tu_diem", "a) Một\n\nb) Hai\n\nc) Ba"),
        ("Một^[Tại tại đây.] hai.", "tv.lap_tu", "Một^[Tại đây.] hai."),
    ],
)
def test_one_key_sets_the_words_right_and_leaves_the_rest(session, text, rule, wanted):
    assert fixed(session, text, rule) == wanted


def test_the_same_words_stay_where_they_are_right(session):
    text = "Trên địa bàn tính theo Kế hoạch.\nTrên địa bàn tính đến nay."
    assert fixed(session, text, "tv.nham_dau").split("\n\n") == [
        "Trên địa bàn tỉnh theo Kế hoạch.",
        "Trên địa bàn tính đến nay.",
    ]


def test_a_second_explanation_becomes_the_abbreviation(session):
    session.take_text("ket_qua.hien_dai.cntt", "Ứng dụng công nghệ thông tin (CNTT).")
    text = "Về công nghệ thông tin (CNTT), CNTT."
    assert fixed(session, text, "tv.viet_tat.lai") == "Về CNTT, CNTT."


def test_a_fix_is_one_step_that_can_be_taken_back(session):
    fixed(session, "Tỉnh đã đã giao.", "tv.lap_tu")
    session.undo()
    assert session.text(ISO) == "Tỉnh đã đã giao."


def test_a_bound_figure_is_never_overwritten(session):
    session.take("iso.kiem_tra", "9")
    session.take_text(ISO, "Có 9 đơn vị và {iso.kiem_tra} đơn vị.")
    for problem in [p for p in session.problems if p.rule == "tv.so_khong"]:
        for fix in fixes(problem, session):
            session.take_all(fix.changes)
    assert "{iso.kiem_tra}" in session.text(ISO)


def test_the_subject_is_written_out(session):
    session.take("head.subject", "Công tác CCHC của tỉnh")
    (problem,) = [p for p in session.problems if p.rule == "tv.trich_yeu"]
    session.take_all(fixes(problem, session)[0].changes)
    assert session.shown("head.subject") == "Công tác cải cách hành chính của tỉnh"


def test_what_is_not_sure_has_no_fix(session):
    session.take_text(ISO, "Xã Bru.")
    (problem,) = [p for p in session.problems if p.rule == "tv.am_tiet"]
    assert fixes(problem, session) == []
