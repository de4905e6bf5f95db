"""Findings that an agency lets pass in all its reports, by rule and words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.model.checks import Problem

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

_SETTING = "ignored."
# Rules whose findings are a question of wording; a figure or a document is never just let pass.
_WORDING = "tv."


@dataclass(frozen=True)
class Ignored:
    """One entry: the rule and the words it found."""

    rule: str
    words: str


def may_ignore(problem: Problem) -> bool:
    """Say whether a finding can be let pass for good."""
    return problem.rule.startswith(_WORDING) and bool(problem.excerpt)


def ignored(session: "Session") -> list[Ignored]:
    """Return the entries of the session's agency in the order they were made."""
    stored = session.store.setting(_key(session), [])
    return [Ignored(str(entry["rule"]), str(entry["words"])) for entry in stored]


def ignore(session: "Session", problem: Problem) -> None:
    """Let a finding pass from now on, in every report of the agency.

    Raises:
        UserError: it could not be written.
        ValueError: the finding is none that can be let pass.
    """
    if not may_ignore(problem):
        raise ValueError(problem.rule)
    _save(session, dict.fromkeys([*ignored(session), _entry(problem)]))


def stop_ignoring(session: "Session", entries: Iterable[Ignored]) -> None:
    """Find fault with these again.

    Raises:
        UserError: it could not be written.
    """
    gone = frozenset(entries)
    _save(session, [entry for entry in ignored(session) if entry not in gone])


def without_ignored(session: "Session", problems: Iterable[Problem]) -> list[Problem]:
    """Return the findings that the agency does not let pass."""
    passed = frozenset(ignored(session))
    return [p for p in problems if not may_ignore(p) or _entry(p) not in passed]


def _entry(problem: Problem) -> Ignored:
    return Ignored(problem.rule, " ".join(problem.excerpt.split()))


def _key(session: "Session") -> str:
    return _SETTING + session.agency.key


def _save(session: "Session", entries: Iterable[Ignored]) -> None:
    data = [{"rule": entry.rule, "words": entry.words} for entry in entries]
    session.store.set_setting(_key(session), data)
    session.texts.forget()
    session.recheck()
