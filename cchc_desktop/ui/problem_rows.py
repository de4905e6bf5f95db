"""Which findings the list shows and in which order; knows no widgets."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from cchc_desktop.model.checks import REQUIRED, Problem
from cchc_desktop.model.template import Strength, Template

_ORDER = {"error": 0, "warning": 1, "hint": 2}


@dataclass
class Filter:
    """What the user wants to see; answered findings are folded away until asked for."""

    strengths: set[str] = field(default_factory=lambda: set(_ORDER))
    section: str = ""
    answered: bool = False

    def passes(self, problem: Problem) -> bool:
        """Say whether a finding is shown."""
        return (
            problem.strength in self.strengths
            and (self.answered or not problem.reason)
            and self.section in ("", problem.section)
        )


def joined(problems: Iterable[Problem], template: Template) -> list[Problem]:
    """Join the missing figures of a section to one row; the grave problems first."""
    missing: dict[str, list[Problem]] = {}
    others: list[Problem] = []
    for problem in problems:
        if problem.rule == REQUIRED:
            missing.setdefault(problem.section, []).append(problem)
        else:
            others.append(problem)
    others += [_join(section, found, template) for section, found in missing.items()]
    return sorted(others, key=_urgency)


def counts(problems: Iterable[Problem]) -> dict[str, int]:
    """Return how many findings of each strength are open."""
    found = dict.fromkeys(_ORDER, 0)
    for problem in problems:
        found[problem.strength] += not problem.reason
    return found


def _join(section: str, found: list[Problem], template: Template) -> Problem:
    fields = tuple(key for problem in found for key in problem.fields)
    message = f"Còn {len(found)} số liệu chưa nhập."
    if len(fields) == 1:
        message = f"Chưa nhập: {template.fields[fields[0]].label}."
    return Problem(REQUIRED, Strength(found[0].strength), section, fields, message)


def _urgency(problem: Problem) -> tuple[bool, int, bool]:
    return (bool(problem.reason), _ORDER[problem.strength], problem.rule == REQUIRED)
