"""What can be done about a finding in the Vietnamese: the text with the words set right."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cchc_desktop import messages
from cchc_desktop.model.checks import HEAD, Problem
from cchc_desktop.model.narrative import parse_narrative, write_narrative
from cchc_desktop.model.text_checks import flatten
from cchc_desktop.model.text_edits import Edit, edited
from cchc_desktop.model.vietnamese import Finding, Manner, Passage
from cchc_desktop.services.citation_fixes import Fix
from cchc_desktop.services.vietnamese import check_passage

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

_TEXT = "text."


def fixes(problem: Problem, session: "Session") -> list[Fix]:
    """Return how a finding is set right, where that is sure; nothing for other findings."""
    if session.read_only or not isinstance(problem, Finding) or not problem.wanted:
        return []
    label = messages.VI_FIX.format(found=problem.excerpt, wanted=problem.wanted)
    if problem.section == HEAD:
        (key,) = problem.fields
        changed = re.sub(_whole(problem.excerpt), lambda _: problem.wanted, session.shown(key))
        return [Fix(label, {key: changed})]
    narrative = parse_narrative(session.text(problem.section))
    flat = flatten(narrative, session.shown_binding)
    edits = list(_edits(problem, flat, session.texts.manner))
    if problem.rule in _FIRST_ONLY:
        edits = edits[:1]
    made, done = edited(narrative, edits, session.shown_binding)
    if done > 1:
        words = {"found": problem.excerpt, "wanted": problem.wanted}
        label = messages.VI_FIX_ALL.format(count=done, **words)
    return [Fix(label, {_TEXT + problem.section: write_narrative(made)})] if done else []


def _edits(finding: Finding, flat: str, manner: Manner) -> Iterator[Edit]:
    """Yield a change for every place of the words in the paragraphs that have the fault."""
    start = 0
    alike = finding.rule in _IN_PASSAGE
    for line in flat.split("\n"):
        if not alike or _recurs(finding, line, manner):
            for match in re.finditer(_whole(finding.excerpt), line):
                yield Edit(start + match.start(), start + match.end(), finding.wanted)
        start += len(line) + 1


# Explained where it stands first, short ever after.
_FIRST_ONLY = frozenset({"tv.viet_tat.chua", "tv.viet_tat.truoc"})
# Found in a paragraph by itself, whatever stands elsewhere; the same words may be right in another.
_IN_PASSAGE = frozenset(
    {"tv.lap_tu", "tv.nham_dau", "tv.liet_ke", "tv.so_le", "tv.dau_cau", "tv.viet_hoa"}
)


def _recurs(finding: Finding, line: str, manner: Manner) -> bool:
    found = check_passage(Passage("", "", line), manner)
    return any((p.rule, p.excerpt) == (finding.rule, finding.excerpt) for p in found)


def _whole(words: str) -> str:
    return rf"(?<!\w){re.escape(words)}(?!\w)"
