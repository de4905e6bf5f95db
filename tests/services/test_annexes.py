"""Annexes of a real report: which are printed, their numbers, the line that names the report."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from cchc_desktop.cli import OK, main
from cchc_desktop.errors import UserError
from cchc_desktop.model.document import Table
from cchc_desktop.model.values import from_json
from cchc_desktop.services.annex_problems import EMPTY, NOT_MENTIONED
from cchc_desktop.services.interchange import read_json, write_json
from tests.services.annexed_report import (
    KEPT,
    LEFT_OUT,
    add_report,
    again,
    annexed_report,
    annexes_of,
    choose,
    only_annex,
)

FIXED = "\u00a0"
ROW = "Tỉnh\tĐất đai\t\t3\t4"


@pytest.fixture
def session(tmp_path):
    with annexed_report(tmp_path) as opened:
        yield opened


def hints(session, rule):
    return [problem for problem in session.problems if problem.rule == rule]


def test_no_annex_is_printed_unless_it_is_chosen(session):
    assert annexes_of(session) == ()
    session.take("head.annex_so", LEFT_OUT)
    assert annexes_of(session) == ()


def test_a_single_annex_has_no_numeral_and_no_sign_below_its_table(session):
    annex = only_annex(session, "so")
    assert (annex.number, annex.title) == ("Phụ lục", "BẢNG SỐ 06 THÁNG ĐẦU NĂM 2018")
    assert annex.landscape
    assert isinstance(annex.blocks[-1], Table)


def test_several_annexes_are_numbered_in_order_and_empty_ones_left_out(session):
    choose(session, "so", "bieu", "hinh")
    assert [(a.number, a.title[:4]) for a in annexes_of(session)] == [
        ("Phụ lục I", "BẢNG"), ("Phụ lục II", "HÌNH"),
    ]  # fmt: skip
    session.take("a.bang", ROW)
    assert [a.number for a in annexes_of(session)] == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]


def test_the_reference_line_leaves_room_for_what_is_not_yet_known(session):
    assert only_annex(session, "so").reference == (
        f"(Kèm theo Báo cáo số {12 * FIXED}/BC-UBND ngày {6 * FIXED} tháng {6 * FIXED} năm 2018"
        " của Ủy ban nhân dân tỉnh Sóc Trăng)"
    )
    session.take("head.number", "5")
    session.take("head.date", "05/6/2018")
    (annex,) = annexes_of(session)
    assert annex.reference.startswith("(Kèm theo Báo cáo số 05/BC-UBND ngày 05 tháng 6 năm 2018")


def test_a_report_that_never_mentions_its_annex_gets_a_hint(session):
    assert hints(session, NOT_MENTIONED) == []
    choose(session, "so")
    (hint,) = hints(session, NOT_MENTIONED)
    assert (hint.strength, hint.fields) == ("hint", ("head.annex_so",))
    session.take_text("mot.ba", "Số liệu ở Phụ lục kèm theo.")
    assert hints(session, NOT_MENTIONED) == []


def test_an_annex_without_content_is_named_only_when_chosen(session):
    assert hints(session, EMPTY) == []
    choose(session, "bieu", "van_ban", "hinh")
    said = " ".join(hint.message for hint in hints(session, EMPTY))
    assert all(word in said for word in ("“Bảng việc”", "“Văn bản”", "“Số việc”"))
    assert "PAR INDEX" not in said
    session.take("a.bang", ROW)
    session.take("a.b", "5")
    session.take_text("mot.ba", "Theo Nghị định số 09/2019/NĐ-CP.")
    assert hints(session, EMPTY) == []


def test_switches_tables_and_reasons_go_out_and_come_back_as_json(session):
    choose(session, "so")
    session.take("a.bang", ROW)
    session.take("a.b", "5")
    session.take_reason("a.bang_du", "đang đối chiếu")
    written = json.loads(write_json(session))
    assert written["head"]["annex_so"]
    row = {"cap": "Tỉnh", "ten": "Đất đai", "tong": "", "mot": "3", "hai": "4"}
    assert written["answers"]["a.bang"] == [row]
    add_report(session, "2018-9T", {})
    changes = read_json(write_json(session), session.template)
    assert changes["reason.a.bang_du"] == "đang đối chiếu"
    session.store.write(session.report.id, dict.fromkeys(changes), "")
    other = again(session)
    other.take_all(changes)
    assert write_json(other) == write_json(session)


@pytest.mark.parametrize("cell", [None, [1], True])
def test_a_cell_that_is_no_text_and_no_number_is_refused(session, cell):
    data = json.dumps({"answers": {"a.bang": [{"mot": cell}]}})
    with pytest.raises(UserError, match=r"a\.bang"):
        read_json(data, session.template)


def test_numbers_in_the_cells_of_a_file_are_read_as_numbers():
    row = {"a": 12, "b": Decimal("1.5"), "c": "x"}
    assert dict(from_json([row]).rows[0]) == {"a": "12", "b": "1,5", "c": "x"}


def test_the_command_line_exports_the_chosen_annexes(tmp_path):
    data, part, out = tmp_path / "d.cchc", tmp_path / "p.json", tmp_path / "r.txt"
    assert main(["new", "--data", str(data), "--sample"]) == OK
    part.write_text(json.dumps({"head": {"annex_thong_ke": KEPT}}), "utf-8")
    report = ["--data", str(data), "--report", "2018-6T"]
    assert main(["import", *report, str(part)]) == OK
    assert main(["export", *report, "--format", "txt", "--out", str(out)]) == OK
    text = Path(out).read_text("utf-8")
    assert "\nPhụ lục\nTHỐNG KÊ CÁC CHỈ TIÊU" in text
    assert "\n3.5\tTổng số TTHC được công bố\tTTHC\t764\t" in text
