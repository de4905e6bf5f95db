"""Holds the way from stored text to a Qt document and back."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from cchc_desktop.model.narrative import (
    BlockKind,
    Bound,
    Narrative,
    NoteMark,
    Span,
    TextBlock,
    parse_narrative,
    write_narrative,
)
from cchc_desktop.ui import narrative_document as nd

pytestmark = pytest.mark.usefixtures("qapp")

LETTERS = st.text("aăâđễ *\\{}[]^.-–:<&1🙂\u00a0", min_size=1, max_size=8)
NAMES = st.sampled_from(["ky", "ho_so.dung_han", "ke_hoach.tong"])
FORMS = st.sampled_from(["", "percent", "words"])
SPANS = st.builds(Span, LETTERS, st.booleans(), st.booleans())
BOUNDS = st.builds(Bound, NAMES, FORMS, st.booleans(), st.booleans())
PLAIN = st.lists(SPANS | BOUNDS, min_size=1, max_size=3).map(tuple)
NOTES = st.builds(NoteMark, st.lists(PLAIN, max_size=2).map(tuple))
LINES = st.lists(SPANS | BOUNDS | NOTES, min_size=1, max_size=5).map(tuple)
BLOCKS = st.builds(TextBlock, st.sampled_from(BlockKind), LINES, st.integers(1, 99))
NARRATIVES = st.lists(BLOCKS, max_size=4).map(lambda blocks: Narrative(tuple(blocks)))


def through_the_document(narrative):
    document = QTextDocument()
    nd.fill(document, narrative.blocks)
    return nd.read(document)


@given(NARRATIVES)
def test_what_is_read_back_is_what_is_stored(narrative):
    """What the editor returns, once stored, opens as the very same text."""
    shown = through_the_document(parse_narrative(write_narrative(narrative)))
    assert write_narrative(through_the_document(shown)) == write_narrative(shown)
    assert through_the_document(shown) == shown


@given(st.text("ab *\\{}[]^.-12\n", max_size=40))
def test_a_stored_text_survives_opening(stored):
    """Opening a text and leaving it changes nothing, so that nothing is written."""
    narrative = parse_narrative(stored)
    assert through_the_document(narrative) == parse_narrative(write_narrative(narrative))


@given(st.text("ab *\\{}[]^.12", min_size=1, max_size=20))
def test_typed_signs_are_literal(typed):
    """Stars, braces and brackets are letters like any other to who types them."""
    document = QTextDocument()
    QTextCursor(document).insertText(typed)
    stored = write_narrative(nd.read(document))
    words = "".join(span.text for block in parse_narrative(stored).blocks for span in block.inlines)
    assert words.strip(" ") == typed.strip(" ")


def test_a_copied_piece_keeps_its_spaces_chips_and_notes():
    document = QTextDocument()
    nd.fill(document, parse_narrative("Đã *đạt {ho_so.ty_le}*^[Theo {ky}] hồ sơ\n\n- hai").blocks)
    cursor = QTextCursor(document)
    cursor.setPosition(2)
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    blocks = nd.from_clipboard(nd.to_clipboard(nd.copied(cursor)))
    assert blocks[0].inlines[0] == Span(" ")
    assert [type(i).__name__ for i in blocks[0].inlines[1:]] == [
        "Span",
        "Bound",
        "NoteMark",
        "Span",
    ]
    assert blocks[1] == TextBlock(BlockKind.DASH, (Span("hai"),), 1)


def test_numbers_go_on_and_start_where_they_were_told():
    document = QTextDocument()
    nd.fill(document, parse_narrative("3. ba\n4. bốn\nđoạn\n1. một").blocks)
    assert [block.number for block in nd.read(document).blocks] == [3, 4, 0, 1]
    printed = [nd.number_of(b) for b in nd.blocks_of(document) if nd.kind_of(b) == "number"]
    assert printed == [3, 4, 1]
    assert all(low < high for low, high in pairwise(printed[:2]))


def test_odd_signs_are_cleaned():
    """R-33: controls, direction overrides, zero-width and lone surrogates never get in."""
    assert nd.clean("a\x00\u202eb\u200b\ufeffe\u0302\ufffc\t1") == "abê 1"
    assert nd.clean_lines("một\r\n\r\nhai\u2028ba\v") == ["một", "hai", "ba"]
