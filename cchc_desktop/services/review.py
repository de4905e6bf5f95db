"""What was carried over from an earlier report and nobody has looked at yet.

A carried figure is *unconfirmed* until it is typed or confirmed; a carried paragraph is
*unreviewed* until it is changed or marked as read. Both marks are answers of the report, so that
undo, history and backups know them. A paragraph is known by a digest of its stored text: changing
it is reading it, and taking the change back brings the mark back.
"""

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from cchc_desktop import messages
from cchc_desktop.model.checks import Problem
from cchc_desktop.model.narrative import Narrative, TextBlock, parse_narrative, write_narrative
from cchc_desktop.model.template import Section, Strength

if TYPE_CHECKING:
    from cchc_desktop.services.session import Change, Session

REVIEW = "review."
UNREVIEWED = "review"
_TEXT = "review.text."
_DIGITS = 16


def digests(text: str) -> list[str]:
    """Return what each paragraph of a stored text is known by."""
    return [_digest(block) for block in parse_narrative(text).blocks]


def _digest(block: TextBlock) -> str:
    # The number of an item changes when one is put before it, its words do not.
    alone = TextBlock(block.kind, block.inlines, 1)
    return sha256(write_narrative(Narrative((alone,))).encode()).hexdigest()[:_DIGITS]


def carried_text(section: str, text: str) -> dict[str, Any]:
    """Return the mark that makes every paragraph of a text unreviewed."""
    return {_TEXT + section: digests(text)} if text.strip() else {}


def carried_figure(key: str) -> dict[str, Any]:
    """Return the mark that makes a figure unconfirmed."""
    return {REVIEW + key: True}


class Review:
    """The marks of one open report."""

    def __init__(self, session: "Session") -> None:
        self._session = session

    def is_unconfirmed(self, key: str) -> bool:
        """Say whether a figure was carried over and not confirmed."""
        return self._session.stored(REVIEW + key) is True

    def unconfirmed(self, section: Section | None = None) -> list[str]:
        """Return the unconfirmed fields of a section, or of all, in printing order."""
        template = self._session.template
        fields = template.fields.values() if section is None else section.fields
        return [field.key for field in fields if self.is_unconfirmed(field.key)]

    def confirm(self, *keys: str) -> "Change":
        """Say that carried figures hold for this period too, as one step."""
        return self._session.take_all({REVIEW + key: None for key in keys})

    def paragraphs(self, section: str) -> list[bool]:
        """Say for each paragraph of a section whether it is still to be reviewed."""
        waiting = self._waiting(section)
        if not waiting:
            return [False] * len(parse_narrative(self._session.text(section)).blocks)
        return [digest in waiting for digest in digests(self._session.text(section))]

    def left(self, section: str | None = None) -> int:
        """Return how many paragraphs of a section, or of the report, are to be reviewed."""
        if section is not None:
            return sum(self.paragraphs(section)) if self._waiting(section) else 0
        return sum(self.left(found.key) for found in self._session.template.sections)

    def read(self, section: str, *places: int) -> "Change":
        """Mark paragraphs of a section as reviewed, all of them when none are named."""
        known = digests(self._session.text(section))
        gone = {known[place] for place in places} if places else set(known)
        rest = sorted(self._waiting(section) - gone)
        return self._session.take_all({_TEXT + section: rest or None})

    def _waiting(self, section: str) -> frozenset[str]:
        return frozenset(self._session.stored(_TEXT + section) or ())


def review_problems(session: "Session") -> list[Problem]:
    """Return one hint for each section that holds something carried over and not looked at."""
    found = []
    for section in session.template.sections:
        fields = session.review.unconfirmed(section)
        paragraphs = session.review.left(section.key)
        if fields or paragraphs:
            counted = ((len(fields), messages.REVIEW_FIGURES), (paragraphs, messages.REVIEW_TEXTS))
            parts = [words.format(count=count) for count, words in counted if count]
            message = messages.REVIEW_LEFT.format(
                parts=messages.AND.join(parts), section=section.label
            )
            found.append(Problem(UNREVIEWED, Strength.HINT, section.key, tuple(fields), message))
    return found
