"""The sample goes on: to nine months, then to the next year's half, by keyboard alone."""

import json

import pytest

from cchc_desktop import paths
from cchc_desktop.model.loader import load_template
from tests.walks.desk import DataFile, page_text, until
from tests.walks.steps import REPORT

pytestmark = pytest.mark.walk

NINE, NEXT = "2018-9T", "2019-6T"
WRONG = "Quyết định số 168/KH-UBND"
FALLS = "ky.luy_ke.ke_hoach.hoan_thanh"


def figures():
    """Return the keys of the typed figures in the order in which Ctrl+Enter passes them."""
    template = load_template(paths.resources() / "templates" / "cchc-2012")
    return [f.key for f in template.fields.values() if f.is_figure and f.kind == "typed"]


def unconfirmed(file, code):
    """Return the figures of a report that were carried over and not confirmed."""
    wanted = set(figures())
    marked = {
        key.removeprefix("review.") for key in file.answers(code) if key.startswith("review.")
    }
    return marked & wanted


def value(file, code, key):
    stored = file.answers(code).get(key)
    return None if stored is None else json.loads(stored)


def test_the_sample_is_carried_to_nine_months_and_to_the_next_year(desk, sample_file):
    """F-15, U-04: one key for a figure that stays; three changed; a reason; a citation; export."""
    file = DataFile(sample_file)
    desk.start("gui", "--data", str(sample_file))
    desk.window("Báo cáo CCHC")
    until(lambda: desk.title().startswith(REPORT) or desk.keys("Return"), "the sample report")
    earlier = file.answers("2018-6T")

    carry(desk, file, NINE, "09 tháng đầu năm 2018")
    confirm_all(desk, file, NINE)
    change_three(desk, file)
    mend_a_citation(desk, file)
    answer_a_rule(desk, file)
    printed = export(desk, NINE)
    assert "09 tháng đầu năm 2018" in printed
    assert "Kế hoạch số 168/KH-UBND" in printed
    assert file.answers("2018-6T") == earlier

    carry(desk, file, NEXT, "06 tháng đầu năm 2019")
    confirm_all(desk, file, NEXT)
    assert value(file, NEXT, "ke_hoach.tong") == 30
    assert not desk.complaints.read_text(encoding="utf-8")


def carry(desk, file, code, title):
    """Begin the next report from the latest one, which the dialog proposes."""
    year, kind = code.split("-")
    desk.keys("ctrl+n")
    desk.window("Tạo báo cáo")
    desk.keys("alt+k")
    desk.type({"9T": "09", "6T": "06"}[kind])
    desk.keys("alt+n", "ctrl+a")
    desk.type(year)
    desk.look(f"carry-{code}")
    desk.keys("alt+t")
    until(lambda: code in dict(file.reports()), f"the report {code}")
    desk.window(title)
    desk.look(f"carried-{code}")


def confirm_all(desk, file, code):
    """Walk past every figure once: one key each, and what was carried is confirmed by it."""
    until(lambda: len(unconfirmed(file, code)) > 40, "the figures that were carried over")
    desk.keys("ctrl+1", "ctrl+Next", "ctrl+Prior")
    desk.keys("shift+F6")
    desk.look(f"first-figure-{code}")
    for _ in figures():
        desk.keys("ctrl+Return")
    until(lambda: not unconfirmed(file, code), "every carried figure confirmed")
    desk.look(f"confirmed-{code}")
    assert file.answers(code)["ke_hoach.tong"] is not None


def change_three(desk, file):
    """Type what was counted, one figure less than before, and three other states of things."""
    desk.keys("ctrl+1", "shift+F6")
    for text in ("20", "30", ">80", "3", "75,1", "40"):
        desk.type(text)
        desk.keys("ctrl+Return")
    until(lambda: value(file, NINE, "chi_so.hang") == 40, "the last of the changed figures")
    assert value(file, NINE, "ke_hoach.tong") == 30
    assert value(file, NINE, "chi_so.diem") == 75.1
    desk.look("three-changed")


def mend_a_citation(desk, file):
    """Take what is offered for the decision whose number says it is a plan: the second error."""
    section = next(k for k, v in file.answers(NINE).items() if WRONG in v)
    desk.keys("F8", "F8")
    desk.look("citation")
    desk.keys("alt+2")
    until(lambda: WRONG not in file.answers(NINE)[section], "the citation set right")
    desk.look("citation-mended")


def answer_a_rule(desk, file):
    """Say why fewer tasks are done than half a year before: the finding after the mended one."""
    desk.look("warning")
    desk.keys("alt+0")
    desk.type("bo hai viec trung\n")
    until(lambda: reasons(file), "the reason")
    assert list(reasons(file)) == [f"reason.{FALLS}"]
    desk.look("answered")


def reasons(file):
    return {k: v for k, v in file.answers(NINE).items() if k.startswith("reason.")}


def export(desk, code):
    target = desk.home / "Documents" / f"bao-cao-cchc-{code}.pdf"
    desk.keys("ctrl+shift+e")
    desk.window("Xuất báo cáo")
    desk.look("export")
    desk.keys("Return")
    until(target.is_file, f"the exported {target.name}")
    desk.keys("Escape")
    return page_text(target)
