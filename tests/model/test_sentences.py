"""Sentences that change with the answers: which wording holds, and the text around them."""

import pytest

from cchc_desktop.model.expressions import Expression
from cchc_desktop.model.sentences import Sentence, Wording, spelled_out

NONE, DATA, NEVER = (Expression(f"{n}(a.b)") for n in ("none_arisen", "no_data", "not_applicable"))
SAID = Sentence(
    "cau.x",
    "Câu",
    (
        Wording("Chưa phát sinh.", NONE),
        Wording("Chưa tổng hợp^[{a.c}].", DATA),
        Wording("", NEVER),
        Wording("Có {a.b} việc."),
    ),
)


def spelled(text, state):
    return spelled_out(text, {"cau.x": SAID}, {"state:a.b": state}.get)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("answered", "Có {a.b} việc."),
        (None, "Có {a.b} việc."),
        ("nought", "Chưa phát sinh."),
        ("none_arisen", "Chưa phát sinh."),
        ("no_data", "Chưa tổng hợp^[{a.c}]."),
    ],
)
def test_the_first_wording_whose_condition_is_true_is_said(state, said):
    assert spelled("Mở. {cau.x} Hết.", state) == f"Mở. {said} Hết."


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Mở. {cau.x} Hết.", "Mở. Hết."),
        ("{cau.x} Hết.", "Hết."),
        ("Mở. {cau.x}", "Mở."),
        ("Mở. {cau.x} {cau.x} {cau.x}", "Mở."),
        ("Mở {cau.x}; hết", "Mở; hết"),
        ("Một.\n\n{cau.x}\n\nHai.", "Một.\n\nHai."),
    ],
)
def test_a_dropped_sentence_leaves_neither_space_nor_paragraph(text, left):
    assert spelled(text, "not_applicable") == left


def test_a_wording_takes_the_style_of_its_chip_and_no_footnote_into_a_footnote():
    assert spelled("*{cau.x}*", "nought") == "*Chưa phát sinh.*"
    assert spelled("Xem^[{cau.x}]", "no_data") == "Xem^[Chưa tổng hợp.]"


def test_other_chips_and_texts_without_sentences_stay_as_they_are():
    text = "1. Một {a.b}\n2. *Hai* {cau.khac}"
    assert spelled_out(text, {"cau.x": SAID}, {}.get) is text


def test_a_sentence_knows_what_it_reads():
    assert SAID.names == {"a.b", "a.c"}
    assert SAID.bound == ("a.c", "a.b")
