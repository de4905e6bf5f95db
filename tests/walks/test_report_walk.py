"""The main job by keyboard alone: from the first start to the PDF of a report that was changed."""

import pytest

from tests.walks.desk import DataFile, page_text, until
from tests.walks.steps import CODE, REPORT, go_to, new_report

pytestmark = pytest.mark.walk

RESULTS = "ket_qua.tthc.giai_quyet"
# Chapter II.2 in the order in which Ctrl+Enter passes its figures.
FIGURES = {
    "tthc.quyet_dinh_cong_bo": "50",
    "tthc.moi": "377",
    "tthc.sua_doi": "6",
    "tthc.bai_bo": "381",
    "tthc.cap_tinh": "1403",
    "tthc.cap_huyen": "269",
    "tthc.cap_xa": "136",
    "tthc.van_ban_quy_dinh": "0",
    "tthc.ra_soat": "24",
    "tthc.nhom": "12",
    "tthc.niem_yet": "1808",
    "pakn.tiep_nhan": "0",
    "ho_so.moi": "199634",
    "ho_so.ky_truoc": "1319",
    "ho_so.dung_han": "198902",
    "ho_so.qua_han": "10",
}


def test_a_report_goes_from_first_start_to_pdf_by_keyboard_alone(desk):
    """Issue 2: figures, a text with footnote and bound figure, a change, undo and export."""
    desk.start("gui")
    file = first_start(desk)
    new_report(desk, file)
    type_figures(desk, file)
    write_paragraph(desk, file)
    before = export(desk, "pdf", "before")
    assert "Ty le dung han la 99,99%" in before
    assert "Theo phan mem mot cua, qua han 10 ho so." in before
    assert "198.902 hồ sơ đúng hạn (đạt 99,99%) và 10 hồ sơ quá hạn (chiếm 0,01%)" in before

    change_figure(desk, file, "9946")
    after = export(desk, "pdf", "changed")
    assert "Ty le dung han la 95,24%" in after
    assert "qua han 9.946 ho so." in after
    assert "198.902 hồ sơ đúng hạn (đạt 95,24%) và 9.946 hồ sơ quá hạn (chiếm 4,76%)" in after

    desk.keys("ctrl+z")
    until(lambda: file.value("ho_so.qua_han") == 10, "the figure as it was before")
    desk.look("undone")
    assert export(desk, "pdf", "undone") == before
    assert not desk.complaints.read_text(encoding="utf-8")


def first_start(desk):
    """Accept place and agency, and choose to begin a report."""
    desk.window("Báo cáo CCHC")
    desk.look("first-start-place")
    desk.keys("Return")
    desk.look("first-start-agency")
    desk.keys("Return")
    desk.look("first-start-report")
    desk.keys("Down", "Return")
    desk.window("Tạo báo cáo")
    return DataFile(next(desk.home.rglob("*.cchc")))


def type_figures(desk, file):
    """Type every figure of II.2, Ctrl+Enter moving on past the names and into the next section."""
    go_to(desk, file, "ket_qua.tthc.thuc_hien")
    desk.look("first-figures")
    for text in FIGURES.values():
        desk.type(text)
        desk.keys("ctrl+Return")
    until(lambda: file.value("ho_so.qua_han") == 10, "the last figure of II.2")
    desk.look("last-figures")
    assert {key: file.value(key) for key in FIGURES} == {k: int(t) for k, t in FIGURES.items()}
    assert file.section() == RESULTS


def write_paragraph(desk, file):
    """Add a paragraph with a bound figure, and a footnote with another one."""
    desk.keys("F7", "ctrl+End", "Return")
    desk.type("Ty le dung han la ")
    bind(desk, "ty le giai quyet dung han")
    desk.keys("ctrl+alt+f")
    desk.window("Chú thích ")
    desk.type("Theo phan mem mot cua, qua han ")
    bind(desk, "ho so giai quyet qua han", back_to="Chú thích ")
    desk.type(" ho so.")
    desk.look("footnote")
    desk.keys("ctrl+Return")
    desk.window(REPORT)
    desk.type(".")
    until(lambda: "mot cua" in file.text(RESULTS), "the paragraph with its footnote")
    desk.look("paragraph")


def bind(desk, words, back_to=REPORT):
    """Insert the figure that the words find."""
    desk.keys("ctrl+j")
    desk.window("Chèn số liệu")
    desk.type(words)
    desk.look("pick")
    desk.keys("Return")
    desk.window(back_to)


def change_figure(desk, file, text):
    """Type another number of late files over the first one."""
    desk.keys("shift+F6", "Return", "Return", "Return")
    desk.type(f"{text}\n")
    until(lambda: file.value("ho_so.qua_han") == int(text), "the changed figure")
    desk.look("figure-changed")


def export(desk, kind, name):
    """Export by Ctrl+Shift+E and Enter, and return the text of what was written."""
    target = desk.home / "Documents" / f"bao-cao-cchc-{CODE}.{kind}"
    target.unlink(missing_ok=True)
    desk.keys("ctrl+shift+e")
    desk.window("Xuất báo cáo")
    desk.look(f"export-{name}")
    desk.keys("Return")
    until(target.is_file, f"the exported {target.name}")
    desk.look(f"exported-{name}")
    desk.keys("Escape")
    desk.window(REPORT)
    return page_text(target)
