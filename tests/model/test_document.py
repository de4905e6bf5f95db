"""Holds what the blocks of a document say about themselves."""

import pytest

from cchc_desktop.model.document import (
    Annex,
    Cell,
    Column,
    Document,
    Note,
    Paragraph,
    Run,
    Table,
    dashed,
)


@pytest.mark.parametrize("typed", ["Bộ Nội vụ", "- Bộ Nội vụ;", "– Bộ Nội vụ.", " • Bộ Nội vụ ; "])
def test_names_are_dashed_once_however_they_were_typed(typed):
    assert dashed((typed, typed)) == ("- Bộ Nội vụ;", "- Bộ Nội vụ.")


def test_a_dash_or_stop_inside_a_name_stays():
    assert dashed(("Lưu: VT, TH (3b.).",)) == ("- Lưu: VT, TH (3b.).",)


def test_notes_are_found_in_the_order_of_their_marks():
    def called(number):
        return (Run("x", note=Note(number, ((Run("n"),),))),)

    table = Table((Column(1),), ((Cell(called(2)),),), ((Cell(called(3)),),))
    annex = Annex("I", "t", "r", (table,))
    document = Document("nd30-2020", "t", "a", (Paragraph(called(1)),), (annex,))
    assert [note.number for note in document.notes()] == [1, 2, 3]
