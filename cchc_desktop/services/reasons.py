"""The reasons given to findings; a reason holds for the figures it was given for.

Stored is what was said and the sentences of the finding it answers. When those change, the reason
stays to be read but no longer answers. A plain text, as older files hold it, answers as it always
did.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from cchc_desktop.model.checks import Problem
from cchc_desktop.model.text import clean

REASON = "reason."
_SAID, _WORDS = "said", "reason"


def reason_of(stored: Any) -> str:
    """Return the words of a stored reason, empty when there are none."""
    return str(stored.get(_WORDS, "")) if isinstance(stored, dict) else str(stored or "")


def answered(problem: Problem, stored: Mapping[str, Any]) -> Problem:
    """Return a finding with its reason, or with one that was given for other figures."""
    found = stored.get(REASON + problem.key)
    words = reason_of(found)
    if not words:
        return problem
    if isinstance(found, dict) and clean(problem.message) not in found.get(_SAID, ()):
        return replace(problem, old_reason=words)
    return replace(problem, reason=words)


def reason_change(key: str, words: str, problems: Iterable[Problem]) -> dict[str, Any]:
    """Return the stored change that gives a reason to the findings of a key; empty takes it away.

    A reason given before its finding is there answers whatever the finding says.
    """
    said = [clean(problem.message) for problem in problems if problem.key == key]
    if not words.strip():
        return {REASON + key: None}
    return {REASON + key: {_WORDS: words.strip(), _SAID: said} if said else words.strip()}


def read_reason(data: Any) -> Any:
    """Return a reason of a file in its stored form.

    Raises:
        ValueError: the shape is none of those written here.
    """
    match data:
        case None | "":
            return None
        case str():
            return clean(data) or None
        case {"reason": str() as words, "said": list() as said, **rest} if not rest:
            if all(isinstance(sentence, str) for sentence in said) and words.strip():
                return {_WORDS: clean(words), _SAID: [clean(sentence) for sentence in said]}
    raise ValueError(data)
