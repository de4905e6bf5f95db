"""The annex that is an official form: its head, sums, and what is wrong in its table."""

import pytest

from cchc_desktop.model.document import Caption, Table
from tests.services.annexed_report import annexed_report, annexes_of, choose, texts

ROWS = "Tỉnh\tĐất đai\t\t1.000\t20\nXã\tHộ tịch\t7\t3\t4\nTỉnh\tTư pháp\t\t\t5"


@pytest.fixture
def session(tmp_path):
    with annexed_report(tmp_path) as opened:
        choose(opened, "bieu")
        yield opened


def blocks(session):
    (annex,) = annexes_of(session)
    return annex.blocks


def test_words_above_columns_are_grouped_and_columns_are_numbered(session):
    session.take("a.bang", ROWS)
    table = blocks(session)[2]
    shapes = [[(texts((c,))[0], c.columns, c.rows) for c in row] for row in table.head[:3]]
    assert shapes == [
        [("STT", 1, 3), ("Tên", 1, 3), ("Số việc", 3, 1)],
        [("Tổng", 1, 2), ("Trong đó", 2, 1)],
        [("Một", 1, 1), ("Hai", 1, 1)],
    ]
    assert texts(table.head[3]) == ("(1)", "(2)", "(3)", "(4)", "(5)")


def test_rows_stand_by_group_with_the_sums_of_each_and_of_all(session):
    session.take("a.bang", ROWS)
    assert [texts(row) for row in blocks(session)[2].rows] == [
        ("I", "Tỉnh", "1.025", "1.000", "25"),
        ("1", "Đất đai", "1.020", "1.000", "20"),
        ("2", "Tư pháp", "5", "", "5"),
        ("II", "Xã", "7", "3", "4"),
        ("1", "Hộ tịch", "7", "3", "4"),
        ("", "Cộng", "1.032", "1.003", "29"),
    ]


def test_above_the_table_stand_form_period_and_bodies_by_the_day_of_the_report(session):
    session.take("a.bang", ROWS)
    above, unit = blocks(session)[:2]
    assert not above.ruled
    assert [texts(row) for row in above.rows] == [
        ("Mẫu mới", "Kỳ: 06 tháng đầu năm 2018", "Đơn vị: Ủy ban nhân dân tỉnh Sóc Trăng"),
        ("", "", "Nơi nhận: Bộ Nội vụ"),
    ]
    assert isinstance(unit, Caption)
    assert (unit.runs[0].text, unit.align) == ("Đơn vị tính: việc", "right")
    session.take("head.date", "05/6/2018")
    assert texts(blocks(session)[0].rows[0])[0] == "Mẫu cũ"


def test_a_sum_of_something_unknown_is_left_open(session):
    session.take("a.bang", "Tỉnh\tĐất đai\t\t?\t20")
    total = blocks(session)[2].rows[-1]
    assert texts(total) == ("", "Cộng", "", "", "20")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Xã\tA\t8\t3\t4", "dòng 1 (Xã, A): Tổng 8 khác 3 và 4."),
        ("Xã\tA\t\t-3\t4", "dòng 1 (Xã, A), cột Một: -3 là số âm"),
        ("Xã\tA\t\t3\t4\nXã\tB\t\tba\t4", "dòng 2 (Xã, B), cột Một: “ba” không đọc được"),
        ("Huyện\tA\t\t3\t4", "cột Cấp: “Huyện” không có trong danh sách (Tỉnh; Xã)"),
    ],
)
def test_what_is_wrong_is_named_by_row_and_column(session, typed, said):
    session.take("a.bang", typed)
    found = [problem for problem in session.problems if problem.fields == ("a.bang",)]
    assert any(said in problem.message for problem in found), found
    assert {problem.strength for problem in found} == {"error"}


def test_the_totals_are_held_against_the_figures_of_the_report(session):
    session.take("a.b", "5")
    assert "a.bang_khop" not in {problem.rule for problem in session.problems}
    session.take("a.bang", "Xã\tA\t\t3\t4")
    problem = next(p for p in session.problems if p.rule == "a.bang_khop")
    assert problem.message == "Bảng có 7, báo cáo có 05."
    assert problem.fields == ("a.b", "a.bang")
    session.take("a.bang", "Xã\tA\t\t1\t4")
    assert "a.bang_khop" not in {problem.rule for problem in session.problems}


BALANCED = ["Cấp tỉnh", "Đất đai", "", "100", "50", "10", "", "90", "40", "10", "", "15", "5"]


@pytest.mark.parametrize(
    ("column", "typed", "rules"),
    [
        (2, "160", set()),
        (2, "161", {"ho_so.bieu_tiep_nhan", "ho_so.bieu_can_doi"}),
        (6, "141", {"ho_so.bieu_giai_quyet", "ho_so.bieu_can_doi"}),
        (10, "21", {"ho_so.bieu_con_lai", "ho_so.bieu_can_doi"}),
        (12, "6", {"ho_so.bieu_can_doi"}),
    ],
)
def test_the_equations_of_the_official_form_hold_for_each_row(sample, column, typed, rules):
    sample.take("ho_so.bieu", "\t".join([*BALANCED[:column], typed, *BALANCED[column + 1 :]]))
    own = {rule.key for rule in sample.template.fields["ho_so.bieu"].rules}
    assert {p.rule for p in sample.problems} & own == rules


def test_the_official_form_agrees_with_the_sample_when_its_totals_do(sample):
    compared = {
        "ho_so.bieu_khop_tiep_nhan", "ho_so.bieu_khop_ky_truoc", "ho_so.bieu_khop_giai_quyet",
        "ho_so.bieu_khop_qua_han", "ho_so.bieu_khop_dang_giai_quyet",
    }  # fmt: skip
    right = ["Cấp tỉnh", "Mọi lĩnh vực", "", "34", "199600", "1319", "", "2", "198900", "10", "",
             "2041", "0"]  # fmt: skip
    sample.take("ho_so.bieu", "\t".join(right))
    assert not {p.rule for p in sample.problems} & compared
    sample.take("ho_so.bieu", "\t".join(BALANCED))
    found = {p.rule for p in sample.problems} & compared
    assert found == compared - {"ho_so.bieu_khop_qua_han"}
    sample.take("head.annex_bieu_ho_so", sample.field("head.annex_bieu_ho_so").choices[0])
    (annex,) = annexes_of(sample)
    table = annex.blocks[2]
    assert isinstance(table, Table)
    assert len(table.columns) == 13
    assert texts(table.rows[-1])[2:] == (
        "160", "100", "50", "10", "140", "90", "40", "10", "20", "15", "5",
    )  # fmt: skip
