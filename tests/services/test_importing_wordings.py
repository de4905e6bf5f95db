"""Figures are found by sentences they stood in before, whatever stands around those."""

import re

import pytest

from cchc_desktop.services.importing_wordings import match_wordings
from tests.services.importing_samples import template

STORED = ("{ky} tỉnh đã hoàn thành {ke_hoach.hoan_thanh} phần việc.",)
NUMBER, FRACTION = r"(?<!\d)\d+", r"\d+/\d+"


def found(text):
    return match_wordings(STORED, template(), text, NUMBER, FRACTION)


@pytest.mark.parametrize("before", ["", "Sáu tháng", "Câu đầu. Quý II năm 2018", "một " * 200])
def test_a_sentence_that_begins_with_other_words_is_found(before):
    text = f"{before} tỉnh đã hoàn thành 8 phần việc."
    assert found(text) == {"ke_hoach.hoan_thanh": ("8", text.index("8 phần"))}


def test_no_pattern_begins_with_anything(monkeypatch):
    """R-44: it would try 300 lengths at each letter of the text."""
    searched, search = [], re.search
    monkeypatch.setattr(re, "search", lambda *given: searched.append(given[0]) or search(*given))
    assert found("Nay tỉnh đã hoàn thành 8 phần việc.")
    assert [pattern[:3] for pattern in searched] == [r"\s+"]
