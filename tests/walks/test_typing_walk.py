"""Real keys in a burst, taken back and typed again as UniKey does, beside the pages."""

import pytest

from tests.walks.desk import DataFile, until
from tests.walks.steps import REPORT, go_to, new_report

pytestmark = pytest.mark.walk

SECTION = "ket_qua.tthc.thuc_hien"
SENTENCE = "cac so nganh da ra soat xong va trinh ban hanh quyet dinh cong bo theo dung han"
# Long enough for several hand-overs, though no one types so fast.
WORDS = SENTENCE.split() * 8
GAPS = (0, 1, 3, 5)


def test_a_burst_of_corrections_is_stored_letter_by_letter_and_undone(desk):
    """R-38: nothing is lost or doubled while texts are stored, chips renewed and pages made."""
    file = DataFile(desk.folder / "go.cchc")
    desk.start("gui", "--data", str(file.path))
    begin(desk, file)
    before = file.text(SECTION)
    desk.keys("F7", "ctrl+End")
    correct_every_word(desk)
    expected = f"{before} {' '.join(WORDS)}"
    until(lambda: file.text(SECTION).rstrip() == expected, "the words as corrected")
    desk.look("typed")
    taken_back(desk, file, before)
    desk.look("taken-back")
    assert not desk.complaints.read_text(encoding="utf-8")


def begin(desk, file):
    desk.window("Chưa mở được dữ liệu")
    desk.keys("alt+m")
    until(lambda: "window.report" in file.settings(), "the empty list of reports")
    desk.window("Báo cáo CCHC")
    desk.keys("ctrl+n")
    desk.window("Tạo báo cáo")
    new_report(desk, file)
    go_to(desk, file, SECTION)
    desk.window(REPORT)
    desk.keys("F9")


def correct_every_word(desk):
    """Type each word, take its last letters back and type them again, all within moments."""
    for place, word in enumerate(WORDS):
        gap = GAPS[place % len(GAPS)]
        back = min(3, len(word))
        desk.burst(gap, f" {word[:-back]}{'x' * back}", back, word[-back:])


def taken_back(desk, file, before):
    """Press Ctrl+Z until the text is as it was; every text on the way ends with a whole word."""
    whole, steps = " ".join(WORDS), 0
    while (seen := file.text(SECTION)) != before:
        desk.keys("ctrl+z")
        until(lambda seen=seen: file.text(SECTION) != seen, "a step taken back")
        typed = file.text(SECTION).removeprefix(before).strip()
        assert f"{whole} ".startswith(f"{typed} ") or not typed
        steps += 1
    assert 1 < steps <= len(WORDS)
