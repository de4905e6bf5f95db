"""Counts the places of a printed report that still wait for a figure; changes nothing."""

from collections.abc import Iterable

from cchc_desktop import messages
from cchc_desktop.model.document import Document, Note, Runs


def blanks_in(document: Document) -> int:
    """Return how many blanks for missing figures a document prints, footnotes included."""
    return _in_runs(document.all_runs()) + sum(_in_note(note) for note in document.notes())


def _in_note(note: Note) -> int:
    return _in_runs(note.paragraphs)


def _in_runs(lines: Iterable[Runs]) -> int:
    return sum(run.text.count(messages.UNANSWERED) for runs in lines for run in runs)


def blanks_left(document: Document) -> str:
    """Return the sentence that says so, empty when nothing is left to fill in."""
    count = blanks_in(document)
    return messages.BLANKS_LEFT.format(count=count) if count else ""
