"""Texts carried between editions: names follow, sentences the new edition lacks become text."""

import pytest

from cchc_desktop.model.loader import load_template
from cchc_desktop.services.carried_words import fitted
from cchc_desktop.services.edition_map import field_map
from tests.model import small_edition

SENTENCE = """
[[section.sentence]]
key = "cau.mot"
label = "Câu"
variants = [
    { when = "none_arisen(a.b)", text = "Chưa phát sinh." },
    { text = "Có {a.b} việc^[tỷ lệ {a.c}]." },
]
[[section.field]]
key = "a.b"
"""


@pytest.fixture
def editions(tmp_path):
    """An edition with a sentence, and one without it whose figure has another name."""
    old = small_edition.write(tmp_path / "cu")
    small_edition.change(old, "1-mot.toml", '[[section.field]]\nkey = "a.b"\n', SENTENCE)
    new = small_edition.write(tmp_path / "moi")
    small_edition.change(new, "template.toml", '"thu"', '"moi"')
    path = new / "1-mot.toml"
    text = path.read_text(encoding="utf-8").replace("a.b", "b.moi")
    text = text.replace('key = "b.moi"', 'key = "b.moi"\nformerly = ["a.b"]', 1)
    path.write_text(text, encoding="utf-8")
    return load_template(old), load_template(new)


def test_names_follow_and_a_sentence_without_a_place_becomes_text(editions):
    old, new = editions
    text = fitted("Đạt *{a.b:words}*. {cau.mot}", old, new, field_map(old, new))
    assert text == "Đạt *{b.moi:words}*. Có {b.moi} việc^[tỷ lệ {a.c}]."


def test_within_one_edition_a_text_stays_letter_by_letter(editions):
    old, _ = editions
    assert fitted("a\nb {cau.mot}", old, old, field_map(old, old)) == "a\nb {cau.mot}"


def test_names_in_footnotes_follow_too(editions):
    old, new = editions
    assert fitted("x^[{a.b}]", old, new, field_map(old, new)) == "x^[{b.moi}]"
