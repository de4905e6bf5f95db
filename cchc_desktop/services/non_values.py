"""Sentences that say a figure where there is none, *đã có chưa có số liệu văn bản*; no change made.

A non-value reads well in a sentence that changes with the answers, in the form ``phrase`` and after
a colon. A computed figure that cannot be worked out from what was answered is one as well.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop import messages
from cchc_desktop.model.checks import Problem
from cchc_desktop.model.figures import base, parted
from cchc_desktop.model.line_places import letters, lines, put, with_line
from cchc_desktop.model.narrative import (
    Bound,
    Inline,
    Line,
    Narrative,
    NoteMark,
    parse_inline,
    parse_narrative,
    write_narrative,
)
from cchc_desktop.model.sentences import Sentence
from cchc_desktop.model.template import Kind, Strength, Template
from cchc_desktop.model.values import Missing, Unparsed
from cchc_desktop.services.citation_fixes import Fix

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

NO_FIGURE = "khong_co_so"
_TEXT = "text."
_END = re.compile(r"(?<=[.!?;])\s+")
_LISTED = re.compile(r":\s*\Z")
_LIST_GOES_ON = re.compile(r"\s*(?:[;.)]|\Z)")
_WORDS_BEFORE = re.compile(r"(?:\S+\s+){0,3}\S*\Z")
_WORDS_BEHIND = re.compile(r"\S*(?:\s+\S+){0,2}")


class _Said(NamedTuple):
    """A non-value in a printed line: which figure, and from where to where."""

    name: str
    start: int
    end: int


def sources(template: Template, name: str) -> frozenset[str]:
    """Return all fields from which a figure is reckoned, those between included."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        field = template.fields.get(waiting.pop())
        if field is not None and field.compute is not None:
            more = {base(template, n) for n in field.compute.names} - found
            found |= more
            waiting += more
    return frozenset(found)


def non_value_problems(session: "Session", section: str, text: Narrative) -> Iterator[Problem]:
    """Yield a warning for each sentence of a spelled out text that says what is no figure."""
    label = session.template.by_key[section].label
    fields = session.template.fields
    for _, line in lines(text):
        printed, said = _printed(session, line)
        for words, group in _by_sentence(printed, said):
            names = tuple(dict.fromkeys(one.name for one in group))
            message = messages.NO_FIGURE.format(
                section=label,
                words=words,
                labels="; ".join(f"“{fields[name].label}”" for name in names),
            )
            yield Problem(NO_FIGURE, Strength.WARNING, section, names, message, excerpt=words)


def _printed(session: "Session", line: Line) -> tuple[str, list[_Said]]:
    """Return a line as printed, footnotes left out, and the non-values that disturb it."""
    printed, found = "", []
    for inline in line:
        if isinstance(inline, NoteMark):
            continue
        start = len(printed)
        printed += _words(session, inline)
        if isinstance(inline, Bound) and _is_none(session, inline):
            found.append(_Said(inline.name, start, len(printed)))
    return printed, [one for one in found if not _is_listed(printed, one)]


def _words(session: "Session", inline: Inline) -> str:
    if isinstance(inline, Bound):
        return session.shown_binding(inline.name, inline.form)
    return "" if isinstance(inline, NoteMark) else inline.text


def _is_none(session: "Session", bound: Bound) -> bool:
    """Say whether a chip prints words for no figure, or a blank that no answer can fill."""
    field = session.template.fields.get(bound.name)
    if field is None or not field.is_figure or bound.form == "phrase":
        return False
    value = session.figures.value(bound.name)
    if isinstance(value, Missing):
        return True
    if value is not None or field.kind is not Kind.COMPUTED:
        return False
    names = sources(session.template, bound.name)
    typed = [n for n in names if (f := session.template.fields.get(n)) and f.kind is Kind.TYPED]
    answers = [session.figures.value(name) for name in typed]
    open_ones = any(answer is None or isinstance(answer, Unparsed) for answer in answers)
    return bool(typed) and not open_ones and not _asks_earlier(session.template, bound.name, names)


def _asks_earlier(template: Template, name: str, names: frozenset[str]) -> bool:
    computed = (template.fields[n].compute for n in (name, *names) if n in template.fields)
    return any(parted(n)[0] for compute in computed if compute for n in compute.names)


def _is_listed(printed: str, one: _Said) -> bool:
    """Say whether a non-value stands behind a colon, as in *tiến sĩ: không phát sinh*."""
    before, behind = printed[: one.start], printed[one.end :]
    return bool(_LISTED.search(before) and _LIST_GOES_ON.match(behind))


def _by_sentence(printed: str, said: list[_Said]) -> Iterator[tuple[str, list[_Said]]]:
    """Yield what stands in one sentence together, with the words around the first of it."""
    for start, end in _stretches(printed):
        group = [one for one in said if start <= one.start < end]
        if group:
            yield _around(printed, start, end, group[0]), group


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _END.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text) + 1


def _around(printed: str, start: int, end: int, one: _Said) -> str:
    before = _WORDS_BEFORE.search(printed[start : one.start])
    behind = _WORDS_BEHIND.match(printed[one.end : end])
    left, right = (before[0] if before else ""), (behind[0] if behind else "")
    return f"{left}{printed[one.start : one.end]}{right}".strip()


def fixes(problem: Problem, session: "Session") -> Iterator[Fix]:
    """Offer the outline's own sentence, which changes with the answers, in place of the typed."""
    if problem.rule != NO_FIGURE:
        return
    section = session.template.by_key[problem.section]
    for sentence in section.sentences:
        if set(problem.fields) <= sentence.names and _reads_well(session, sentence):
            text = _reworded(session, problem, sentence.key)
            if text:
                shown = session.shown_binding(sentence.key)
                label = messages.FIX_SENTENCE.format(label=sentence.label, said=shown)
                yield Fix(label, {_TEXT + section.key: text})


def _reads_well(session: "Session", sentence: Sentence) -> bool:
    line = parse_inline(sentence.said(session.figures.lookup))
    printed, said = _printed(session, line)
    return not said and printed[:1].isupper() and printed.endswith(".")


def _reworded(session: "Session", problem: Problem, name: str) -> str:
    """Return the section's text with a chip for the sentence, empty where none is typed there."""
    narrative = parse_narrative(session.text(problem.section))
    for place, line in lines(narrative):
        printed, said = _printed(session, line)
        found = {words for words, _ in _by_sentence(printed, said)}
        if place.note is None and problem.excerpt in found:
            start, end = _sentence_of(line, problem.fields)
            changed = put(line, start, end, (Bound(name),))
            return write_narrative(with_line(narrative, place, changed))
    return ""


def _sentence_of(line: Line, names: tuple[str, ...]) -> tuple[int, int]:
    """Return where the sentence with the chip of a figure stands, counted as an editor does."""
    at = 0
    for inline in line:
        if isinstance(inline, Bound) and inline.name in names:
            break
        at += len(inline.text) if not isinstance(inline, Bound | NoteMark) else 1
    text = letters(line)
    return next((s, min(e, len(text))) for s, e in _stretches(text) if s <= at < e)
