"""Ways through the window that more than one walk takes."""

from tests.walks.desk import until

CODE = "2018-6T"
REPORT = "06 tháng đầu năm 2018"
CHAPTER_2 = "ket_qua.the_che.chat_luong"


def new_report(desk, file):
    """Ask for the first half of 2018."""
    desk.keys("alt+k")
    desk.type("06")
    desk.keys("alt+n", "ctrl+a")
    desk.type("2018")
    desk.keys("alt+c", "Home")
    desk.look("new-report")
    desk.keys("Return")
    until(lambda: file.reports() == [(CODE, "soc-trang")], "the new report")
    desk.window(REPORT)
    desk.look("report-opened")


def go_to(desk, file, section):
    """Walk forward from the start of chapter II until a section is open."""
    desk.keys("ctrl+2")
    until(lambda: file.section() == CHAPTER_2, "chapter II")
    while (here := file.section()) != section:
        desk.keys("ctrl+Next")
        until(lambda here=here: file.section() != here, f"the section after {here}")
