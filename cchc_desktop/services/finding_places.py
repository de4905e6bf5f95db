"""Where the words of a finding stand in the stored text of its section; changes nothing."""

from typing import TYPE_CHECKING

from cchc_desktop.model.checks import Problem
from cchc_desktop.model.excerpt_places import Stretch, find_excerpt, stretch_at
from cchc_desktop.model.narrative import parse_narrative
from cchc_desktop.services.citation_fixes import mention_of
from cchc_desktop.services.comparing import NOT_COMPARED

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session


def is_in_text(problem: Problem, session: "Session") -> bool:
    """Say whether a finding speaks of words in the text of its section."""
    section = session.template.by_key.get(problem.section)
    quotes = bool(problem.excerpt) and problem.rule != NOT_COMPARED
    return quotes and section is not None and section.has_text


def place_of(problem: Problem, session: "Session", before: int = 0) -> Stretch | None:
    """Return where a finding's words stand; None when the text no longer says them.

    ``before`` counts the findings ahead that quote the same words: each has its own place.
    """
    if not is_in_text(problem, session):
        return None
    narrative = parse_narrative(session.text(problem.section))
    mention = mention_of(problem, session)
    if mention is not None:
        start, end = mention.citation.start, mention.citation.end
        return stretch_at(narrative, start, end, session.shown_binding)
    return words_at(session, problem.section, problem.excerpt, before)


def words_at(session: "Session", section: str, words: str, before: int = 0) -> Stretch | None:
    """Return where words stand in a section's text, the first place or one after it."""
    narrative = parse_narrative(session.text(section))
    found = find_excerpt(narrative, words, session.shown_binding)
    return found[min(before, len(found) - 1)] if found else None
