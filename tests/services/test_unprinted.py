"""Letters that the page cannot show are named before it is printed."""

import pytest

from cchc_desktop.services.unprinted import UNPRINTED
from tests.services.small_report import small_report


@pytest.fixture
def session(tmp_path):
    with small_report(tmp_path) as opened:
        yield opened


def named(session, text):
    session.take_text("mot.ba", text)
    return [problem.message for problem in session.problems if problem.rule == UNPRINTED]


@pytest.mark.parametrize("letter", ["\U0001f600", "\uf0b7", "\u0378", "漢", "\u0e01"])
def test_a_letter_without_a_picture_is_named_with_its_place(session, letter):
    """R-33: no box is printed unnoticed."""
    (message,) = named(session, f"trước {letter} sau")
    assert f"{letter} (U+{ord(letter):04X})" in message
    assert "Về kiểm tra" in message


@pytest.mark.parametrize("text", ["Đạt 99,5% – “ổn định” … m² ≤ 5 ₫ ½ ừ Ỹ", "αβγ Привет", "a\tb"])
def test_letters_of_the_font_are_not(session, text):
    assert named(session, text) == []
