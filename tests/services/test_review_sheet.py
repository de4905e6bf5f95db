"""The review sheet of the sample: what stands in which group, and its page."""

from datetime import date

import pytest

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.services.figure_notes import FigureNote
from cchc_desktop.services.review_sheet import left_over, sheet_rows, summary, write_sheet
from tests.pdf_reading import read_pdf

RULE = "tu_chu.tong_hai_cap"


def groups(session):
    found = {}
    for row in sheet_rows(session):
        found.setdefault(row.group, []).append(row)
    return found


def test_open_findings_stand_first_and_hints_last(sample):
    assert list(groups(sample)) == [messages.SHEET_OPEN, messages.SHEET_HINTS]
    said = [row.said.partition(":")[0] for row in groups(sample)[messages.SHEET_OPEN]]
    assert said == ["Lỗi"] + ["Cảnh báo"] * 6
    assert all(not row.answer for row in sheet_rows(sample))


def test_an_answer_stands_beside_its_finding(sample):
    sample.take_reason(RULE, "Chỉ gồm cấp huyện")
    (row,) = groups(sample)[messages.SHEET_ANSWERED]
    assert row.answer == "Chỉ gồm cấp huyện"
    assert row.place == "II.5.2"
    assert row.said.startswith("Cảnh báo: ")


def test_a_reason_for_other_figures_answers_nothing(sample):
    sample.take_reason(RULE, "Chỉ gồm cấp huyện")
    sample.take("tu_chu.giao_cap_tinh", "34/119")
    row = next(r for r in groups(sample)[messages.SHEET_OPEN] if r.answer)
    assert row.answer == "Lý do ghi cho nội dung cũ: Chỉ gồm cấp huyện"


def test_notes_say_who_gave_a_figure_and_what_proves_it(sample):
    note = FigureNote("Đã đối chiếu", "Văn phòng UBND tỉnh", "Báo cáo số 45/BC-VP")
    sample.notes.take("ho_so.moi", note)
    (row,) = groups(sample)[messages.SHEET_NOTES]
    assert row.said == "Hồ sơ mới tiếp nhận: 199.634"
    assert row.answer.endswith("Nguồn: Văn phòng UBND tỉnh; Căn cứ: Báo cáo số 45/BC-VP")


def test_what_was_carried_over_is_listed_and_counted(library, sample):
    later = library.open(library.create("2018-9T", "soc-trang", copy_from=sample.report.code))
    left = left_over(later)
    rows = groups(later)[messages.SHEET_UNCONFIRMED]
    assert sum(bool(row.field) for row in rows) == left.figures > 0
    assert left.paragraphs > 0
    assert f"{left.paragraphs} đoạn chưa rà soát" in summary(later)


def test_nothing_left_has_no_words(sample):
    assert left_over(sample).worded == ""


def test_the_sheet_is_printed_with_every_line(sample, tmp_path):
    sample.take_reason(RULE, "Chỉ gồm cấp huyện")
    out = tmp_path / "phiếu.pdf"
    write_sheet(sample, out, date(2018, 6, 1))
    body = " ".join(page.text for page in read_pdf(out))
    for words in ("PHIẾU RÀ SOÁT", "06 tháng đầu năm 2018", "01/6/2018", "Chỉ gồm cấp huyện"):
        assert words in body
    for row in sheet_rows(sample):
        assert " ".join(row.said.split()[:6]) in body


def test_a_sheet_is_not_written_where_there_is_no_folder(sample, tmp_path):
    with pytest.raises(UserError):
        write_sheet(sample, tmp_path / "không có" / "a.pdf", date(2018, 6, 1))
