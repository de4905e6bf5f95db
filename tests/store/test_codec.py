"""Holds JSON text to be exact for numbers and safe for any text."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.store import codec

texts = st.text(st.characters(exclude_categories=()))
numbers = st.integers() | st.decimals(allow_nan=False, allow_infinity=False)
values = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(values)
def test_what_was_stored_is_stored_the_same_way_again(value):
    """R-36: load after dump loses nothing but what the stated cleaning changes."""
    once = codec.dump(value)
    once.encode("utf-8")
    assert codec.dump(codec.load(once)) == once


@pytest.mark.parametrize(
    "digits", ["0.1", "78.570", "198902.99499749", "-0.01", "123456789012.345"]
)
def test_decimal_keeps_every_digit(digits):
    loaded = codec.load(codec.dump(Decimal(digits)))
    assert str(loaded) == digits


def test_whole_numbers_stay_int():
    loaded = codec.load(codec.dump({"a": [1, 10**12]}))
    assert [type(number) for number in loaded["a"]] == [int, int]


def test_number_of_any_length_is_read_back():
    """R-44: a huge integer in a file stops nothing."""
    assert codec.load("9" * 10_000) == Decimal("9" * 10_000)


def test_text_is_nfc():
    """R-34: NFD text would print with displaced marks."""
    word = "Sóc Trăng, Nghị định, ưỡn"
    assert codec.load(codec.dump(unicodedata.normalize("NFD", word))) == word


def test_keys_are_nfc_too():
    assert codec.load(codec.dump({unicodedata.normalize("NFD", "tỉnh"): 1})) == {"tỉnh": 1}


def test_lone_surrogate_becomes_a_replacement_mark():
    """R-33: UTF-8 has no form for half a character."""
    assert codec.clean("a\ud800b") == "a\ufffdb"


def test_pairs_and_odd_marks_survive():
    text = "😀 \x00 \u202e <b>{x}%s"
    assert codec.load(codec.dump(text)) == text


@pytest.mark.parametrize("value", [1.5, Decimal("NaN"), Decimal("Infinity"), object()])
def test_what_is_not_exact_is_refused(value):
    with pytest.raises(TypeError):
        codec.dump(value)
