"""Which words can be Vietnamese syllables, where their tone stands, what is near them."""

import pytest

from cchc_desktop.model.vietnamese_syllables import (
    bare,
    is_syllable,
    like,
    with_new_tone,
    with_old_tone,
)


@pytest.mark.parametrize("word", ["tỉnh", "TỈNH", "Tỉnh", "hòa", "hoà", "HOẢ", "thủy", "quý", "tỷ"])
def test_syllables_are_known_in_any_case_and_both_places_of_the_tone(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["Bru", "lyu", "đuợc", "nghành", "khoong", "qúy"])
def test_what_no_syllable_can_be_is_found(word):
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("new", "old"),
    [("hòa", "hoà"), ("khỏe", "khoẻ"), ("thủy", "thuỷ"), ("HÓA", "HOÁ"), ("Hủy", "Huỷ")],
)
def test_the_tone_moves_both_ways(new, old):
    assert with_old_tone(new) == old
    assert with_new_tone(old) == new


@pytest.mark.parametrize("word", ["hoàn", "quý", "quỹ", "của", "toàn", "hoặc", "khuyên", "a", ""])
def test_a_tone_with_one_place_only_stays(word):
    assert with_old_tone(word) == with_new_tone(word) == word


def test_a_near_syllable_with_the_same_letters_comes_first():
    assert like("đuợc")[0] == "được"
    assert bare("Đường") == "duong"
