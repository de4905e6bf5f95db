"""Figures, names and tables typed by real keys, corrected by Backspace as UniKey does."""

import pytest

from cchc_desktop import paths
from cchc_desktop.services.reports import Library
from cchc_desktop.store.store import Store
from tests.walks.desk import DataFile, until

pytestmark = pytest.mark.walk

CODE = "2018-Q3"
REPORT = "Quý III năm 2018"
BACK = "BackSpace"


class ReportFile(DataFile):
    """The data file with the answers of the report that is typed into."""

    def answers(self):
        return dict(
            self._rows(
                "SELECT field, answer.value FROM answer JOIN report ON report.id = answer.report_id"
                f" WHERE report.code = '{CODE}'"
            )
        )


@pytest.fixture
def data(desk):
    """An empty report on the quarter after the sample, open where hồ sơ are counted."""
    path = desk.folder / "quy-3.cchc"
    with Store.create(path) as store:
        library = Library(store, paths.resources(), "lan")
        library.create_sample()
        library.create(CODE, "soc-trang")
        store.set_setting("window.report", CODE)
        store.set_setting("window.section", {CODE: "ket_qua.tthc.giai_quyet"})
    return path


def test_figures_and_tables_are_right_whatever_is_taken_back(desk, data):
    """R-38, F-03, F-15: keys 4 ms apart through the screen, as fast as UniKey sends them."""
    file = ReportFile(data)
    desk.start("gui", "--data", str(data))
    desk.window(REPORT)
    desk.look("opened")
    type_figures(desk, file)
    answer_question(desk, file)
    copy_and_confirm(desk, file)
    type_table(desk, file)
    undo_all_of_the_table(desk, file)
    assert not desk.complaints.read_text(encoding="utf-8")


def type_figures(desk, file):
    """Take back digits and letters before Enter."""
    desk.keys("1", "9", BACK, BACK, "2", "0", "0", BACK, "1", "0", "Return")
    until(lambda: file.value("ho_so.moi") == 2010, "the figure after three corrections")


def answer_question(desk, file):
    """Type an unclear number, type on without looking, then answer."""
    desk.keys("shift+Return", "1", "2", "period", "3", "4", "Return")
    desk.keys("7", "7", "Return")
    until(lambda: "12.34" in file.answers()["ho_so.moi"], "the number as typed")
    desk.look("question")
    assert file.value("ho_so.ky_truoc") is None
    desk.keys("a")
    until(lambda: file.value("ho_so.moi") == 1234, "the number that was meant")


def copy_and_confirm(desk, file):
    """Copy what was open at the end of the half-year, and confirm it by Enter."""
    desk.keys("ctrl+d")
    until(lambda: "review.ho_so.ky_truoc" in file.answers(), "the copied figure")
    desk.look("copied")
    desk.keys("Return")
    until(lambda: "review.ho_so.ky_truoc" not in file.answers(), "the confirmed figure")
    assert file.value("ho_so.ky_truoc") == 2041


def type_table(desk, file):
    """Go on by Enter to the table and fill in a row: a choice, words, a sum left open, a number."""
    desk.keys("Return", "Return", "Return")
    desk.keys("C", "a", "p", BACK, BACK, "a", "p", "Return")
    desk.keys("D", "a", "t", BACK, BACK, "a", "t", "space", "d", "a", "i", "Return")
    desk.keys("Right", "1", "2", BACK, "3", "0", "0", "Return")
    until(lambda: "1300" in table(file).replace(".", ""), "the row of the table")
    desk.look("table")
    assert '"Dat dai"' in table(file)
    assert '"Cap"' in table(file)


def undo_all_of_the_table(desk, file):
    """Each cell was one step."""
    desk.keys("ctrl+z", "ctrl+z", "ctrl+z")
    until(lambda: table(file) == "", "the table as it was")
    assert file.value("ho_so.ky_truoc") == 2041


def table(file):
    return file.answers().get("ho_so.bieu", "")
