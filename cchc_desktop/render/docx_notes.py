"""The part of footnotes of a Word file; knows no body text."""

from dataclasses import replace

from cchc_desktop.model.document import Note
from cchc_desktop.model.layout import Layout
from cchc_desktop.render.docx_text import Texts
from cchc_desktop.render.docx_xml import Node, Para, paragraph, root, run, w

SEPARATOR, CONTINUATION = -1, 0  # the numbers Word itself gives to the two rules above notes


def footnotes(notes: tuple[Note, ...], texts: Texts, layout: Layout) -> Node:
    """Return the part: the rules above the notes, then every note with all its paragraphs."""
    sizes = layout.notes
    height = sizes.rule_above + sizes.rule_below
    return root(
        "w:footnotes",
        _rule("separator", "separator", SEPARATOR, height),
        _rule("continuationSeparator", "continuationSeparator", CONTINUATION, height),
        *(_note(note, texts) for note in notes),
    )


def _rule(kind: str, mark: str, number: int, height: float) -> Node:
    line = paragraph(Para(before=0, after=0, exact=height, first=0), w("r", w(mark)))
    return w("footnote", line, type=kind, id=number)


def _note(note: Note, texts: Texts) -> Node:
    paragraphs = note.paragraphs or ((),)
    made = []
    for position, runs in enumerate(paragraphs):
        own = texts.runs(tuple(replace(one, note=None) for one in runs))
        mark = [] if position else [_number(), run(" ")]
        made.append(paragraph(Para("FootnoteText"), *mark, *own))
    return w("footnote", *made, id=note.number)


def _number() -> Node:
    return w("r", w("rPr", w("rStyle", val="FootnoteReference")), w("footnoteRef"))
