"""The texts of an open report with their changing sentences spelled out; changes nothing."""

from typing import TYPE_CHECKING

from cchc_desktop.model.figures import base
from cchc_desktop.model.narrative import parse_narrative
from cchc_desktop.model.sentences import spelled_out

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session


def spoken(session: "Session", section: str) -> str:
    """Return the stored text of a section with the wordings that hold in place of sentences."""
    figures = session.figures
    return spelled_out(session.text(section), session.template.sentences, figures.lookup)


def unfold(session: "Session", name: str) -> str:
    """Return the wording of a sentence that holds now, as a line of stored text with its chips.

    Put in place of the sentence's chip it is ordinary text, which no longer changes.
    """
    return session.template.sentences[name].said(session.figures.lookup)


def is_sentence(session: "Session", name: str) -> bool:
    """Say whether a chip of this name is a sentence, not a figure or word."""
    return name in session.template.sentences


def field_of(session: "Session", name: str) -> str:
    """Return the field to go to from a chip: a sentence's first one, else the name's own."""
    sentence = session.template.sentences.get(name)
    if sentence is None:
        return base(session.template, name)
    fields = session.template.fields
    known = (base(session.template, n) for n in (*sentence.bound, *sorted(sentence.names)))
    return next((key for key in known if key in fields), name)


def notes_before(session: "Session", section: str) -> int:
    """Return how many footnotes the sections before one have, for numbering its own."""
    keys = [found.key for found in session.template.sections]
    earlier = (spoken(session, key) for key in keys[: keys.index(section)])
    return sum(len(list(parse_narrative(text).notes())) for text in earlier if "^[" in text)
