"""The pages beside the form by keyboard: they follow what is typed, are remembered, and print."""

import pytest

from tests.walks.desk import DataFile, kill, page_text, until
from tests.walks.steps import CODE, REPORT, go_to

pytestmark = pytest.mark.walk

SECTION = "ket_qua.tthc.giai_quyet"


def test_pages_beside_the_form_leave_the_keys_to_the_form(desk, sample_file):
    """F-35, F-38b: typing goes on as before; what is printed is what is exported."""
    file = DataFile(sample_file)
    program = open_report(desk, sample_file)
    go_to(desk, file, SECTION)
    desk.keys("F9")
    until(lambda: file.settings().get("window.side", {}).get("shown") == "preview", "the pages")
    desk.look("pages")
    desk.type("200001\n")
    until(lambda: file.value("ho_so.moi") == 200001, "the figure typed beside the pages")
    write(desk, file)
    offer_export(desk)
    desk.keys("F9")
    until(lambda: file.settings()["window.side"]["shown"] == "problems", "the problems again")
    desk.keys("F9")
    until(lambda: file.settings()["window.side"]["shown"] == "preview", "the pages again")
    kill(program)

    desk.start("gui", "--data", str(sample_file))
    desk.window(REPORT)
    desk.look("pages-remembered")
    assert file.settings()["window.side"]["shown"] == "preview"
    assert not desk.complaints.read_text(encoding="utf-8")


def open_report(desk, path):
    program = desk.start("gui", "--data", str(path))
    desk.window("Báo cáo CCHC")
    # Enter is heard once the list is there; it may be asked for too early.
    until(lambda: desk.title().startswith(REPORT) or desk.keys("Return"), "the sample report")
    return program


def write(desk, file):
    desk.keys("F7", "ctrl+End", "Return")
    desk.type("Cau them de xem trang in.")
    until(lambda: "xem trang in." in file.text(SECTION), "the sentence typed beside the pages")
    desk.look("written")


def offer_export(desk):
    """Without a printer the export is one Enter away."""
    target = desk.home / "Documents" / f"bao-cao-cchc-{CODE}.pdf"
    desk.keys("ctrl+p")
    desk.window("Chưa in được")
    desk.look("no-printer")
    desk.keys("Return")
    desk.window("Xuất báo cáo")
    desk.keys("Return")
    until(target.is_file, "the exported pages")
    assert "Cau them de xem trang in." in page_text(target)
    desk.keys("Escape")
    desk.window(REPORT)
