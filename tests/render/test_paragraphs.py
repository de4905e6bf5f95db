"""Holds that a text is broken once, and that what is remembered stays bounded."""

from dataclasses import replace

import pytest

from cchc_desktop.model.document import Note, Run
from cchc_desktop.model.layout_parts import Style
from cchc_desktop.render import paragraphs as remembered
from cchc_desktop.render.fonts import load_faces
from cchc_desktop.render.paragraphs import LAYOUTS_REMEMBERED, Paragraphs, paragraphs_of
from tests.render.samples import layout, seeded, words

LAYOUT = layout()
FACES = load_faces(LAYOUT.font_files())
STYLE = Style(14, 18)
TEXT = (Run(words(seeded(1), 60)),)


@pytest.fixture
def texts():
    return Paragraphs(LAYOUT, FACES)


def test_an_equal_text_is_the_very_same_lines_again(texts):
    found = texts.set(TEXT, STYLE, 300.0)
    assert texts.set((Run(TEXT[0].text),), Style(14, 18), 300.0) is found


@pytest.mark.parametrize(
    ("style", "width", "ragged"),
    [(STYLE, 200.0, False), (Style(12, 18), 300.0, False), (STYLE, 300.0, True)],
)
def test_another_width_style_or_edge_is_another_setting(texts, style, width, ragged):
    first = texts.set(TEXT, STYLE, 300.0)
    other = texts.set(TEXT, style, width, ragged=ragged)
    assert other.lines != first.lines
    assert texts.set(TEXT, STYLE, 300.0) is first


def test_a_text_broken_anew_has_equal_lines(texts):
    first = texts.set(TEXT, STYLE, 300.0)
    again = Paragraphs(LAYOUT, FACES).set(TEXT, STYLE, 300.0)
    assert again is not first
    assert again == first


def test_the_oldest_texts_are_given_up_beyond_the_bound(texts, monkeypatch):
    monkeypatch.setattr(remembered, "LINES_REMEMBERED", 50)
    oldest = texts.set(TEXT, STYLE, 300.0)
    many = [(Run(words(seeded(n), 60)),) for n in range(2, 20)]
    newest = [texts.set(runs, STYLE, 300.0) for runs in many][-1]
    assert texts.set(many[-1], STYLE, 300.0) is newest
    assert texts.set(TEXT, STYLE, 300.0) is not oldest


def test_a_text_longer_than_the_bound_is_still_set(texts, monkeypatch):
    monkeypatch.setattr(remembered, "LINES_REMEMBERED", 3)
    found = texts.set(TEXT, STYLE, 300.0)
    assert len(found.lines) > 3
    assert texts.set(TEXT, STYLE, 300.0) is found


def test_notes_are_called_on_the_line_of_their_mark(texts):
    note = Note(7, ((Run("n"),),))
    before, after = TEXT[0].text, words(seeded(2), 60)
    found = texts.set((Run(before, note=note), Run(" " + after)), STYLE, 300.0)
    ((line, called),) = found.calls
    assert called == note
    assert [n for n, parts in enumerate(found.lines) if any(p.mark == 7 for p in parts)] == [line]


def test_layouts_share_nothing_and_old_ones_are_given_up():
    mine = paragraphs_of(LAYOUT, FACES)
    assert paragraphs_of(LAYOUT, FACES) is mine
    others = [replace(LAYOUT, key=f"k{n}") for n in range(LAYOUTS_REMEMBERED)]
    assert all(paragraphs_of(other, FACES) is not mine for other in others)
    assert paragraphs_of(LAYOUT, FACES) is not mine
