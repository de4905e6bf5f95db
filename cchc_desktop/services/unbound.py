"""Numbers and periods in the texts of a report that follow no figure (*số chưa gắn*).

What is found in a line is remembered, so that asking after each change costs little. ``bind`` puts
the figure in place of the digits, in the form in which they are written.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop import messages
from cchc_desktop.model.checks import Problem
from cchc_desktop.model.citation import load_citation_types
from cchc_desktop.model.line_places import Place, letters, line_at, lines, put, style_at, with_line
from cchc_desktop.model.loose import LooseNumber, NumberFinder, load_loose_words
from cchc_desktop.model.narrative import Bound, parse_narrative, write_narrative
from cchc_desktop.model.period_words import find_period_words
from cchc_desktop.model.printed import Asked, Printed, PrintedFigures, tidy
from cchc_desktop.model.template import Strength
from cchc_desktop.model.text import folded

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

UNBOUND, UNKNOWN, PERIOD = "unbound", "unknown", "period"
LOOSE_NUMBER, LOOSE_PERIOD = "so_chua_gan", "ky_chua_gan"
_MOST = 8  # candidates offered for one number
_SURE = 100  # a number as large as this is no coincidence
_NEAR = 60  # letters around a number that may say what it counts
_LINES_KEPT = 1024
_BOTH = 2
_FRACTION = re.compile(r"\{([a-z0-9_.]+)[^{}]*\}(?:\^\[[^\]]*\])?/\{([a-z0-9_.]+)[^{}]*\}")
_MIDDLE_LETTERS = 3


class Candidate(NamedTuple):
    """A figure or word that may stand for what is written, and in which form."""

    name: str
    form: str
    label: str


class Loose(NamedTuple):
    """One place in a text: ``start`` and ``end`` count letters of the block as an editor does.

    Chips and footnote marks count as one letter. In a footnote ``note`` is its position among the
    marks of the block, ``paragraph`` the paragraph within it, and the letters are that paragraph's.
    ``kind`` is ``unbound`` (equals a figure), ``unknown`` (equals none) or ``period``. ``sure``
    says that the first candidate is the only one it can be in its section.
    """

    start: int
    end: int
    digits: str
    block: int
    candidates: tuple[Candidate, ...]
    kind: str
    note: int | None = None
    paragraph: int = 0
    sure: bool = False

    @property
    def place(self) -> Place:
        return Place(self.block, self.note, self.paragraph)


def loose_numbers(text: str, session: "Session", section: str = "") -> list[Loose]:
    """Return what follows no figure in a stored text, in reading order.

    With the key of its section the figures of that section are offered first.
    """
    return session.texts.unbound.in_text(text, section)


def loose_in_line(line: str, session: "Session", section: str = "") -> list[Loose]:
    """Return the same for one line as an editor holds it, its block counted as 0."""
    return list(session.texts.unbound.in_line(line, section))


def bind(text: str, loose: Loose, candidate: Candidate) -> str:
    """Return a stored text with a candidate in place of what was found.

    A text that no longer says there what was found is returned as it is.
    """
    narrative = parse_narrative(text)
    line = line_at(narrative, loose.place)
    if line is None or letters(line)[loose.start : loose.end] != loose.digits:
        return text
    chip = Bound(candidate.name, candidate.form, *style_at(line, loose.start))
    changed = put(line, loose.start, loose.end, (chip,))
    return write_narrative(with_line(narrative, loose.place, changed))


def loose_excerpt(text: str, loose: Loose) -> str:
    """Return what a finding calls the place: the words around it, as they stand in the text."""
    line = line_at(parse_narrative(text), loose.place)
    return "" if line is None else _excerpt(letters(line), loose)


def bind_sure(text: str, session: "Session", section: str) -> tuple[str, int]:
    """Return a section's stored text with all that is sure bound, and how much that is."""
    found = [loose for loose in loose_numbers(text, session, section) if loose.sure]
    # From the end on, so that the places before stay what they are.
    for loose in sorted(found, key=lambda loose: (loose.block, loose.start), reverse=True):
        text = bind(text, loose, loose.candidates[0])
    return text, len(found)


def sure_changes(session: "Session", *sections: str) -> tuple[dict[str, str], int]:
    """Return the texts with all that is sure bound, for ``take_all``, and how much that is.

    All sections with a text when none are named.
    """
    changes, count = {}, 0
    for key in sections or [s.key for s in session.template.sections if s.has_text]:
        text, bound = bind_sure(session.text(key), session, key)
        count += bound
        if bound:
            changes[f"text.{key}"] = text
    return changes, count


class Unbound:
    """What is loose in the texts of one open report; asks again only what a change concerns."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        types = load_citation_types(session.resources / "citations.toml")
        words = load_loose_words(session.resources / "figure-words.toml")
        self._finder = NumberFinder(words, types)
        self._figures = PrintedFigures(session.figures)
        self._words = session.period.words()
        self._found: dict[tuple[str, str], tuple[Loose, ...]] = {}
        # The words and amounts that were asked for in a line: what is found hangs on them alone.
        self._asked: dict[tuple[str, str], frozenset[Asked]] = {}
        self._asking: set[Asked] = set()
        self._texts: dict[str, _Kept] = {}
        self._all: list[Problem] | None = None

    def refresh(self, changed: frozenset[str], texts: frozenset[str] = frozenset()) -> None:
        """Look again where a changed figure could be meant, and into changed texts."""
        answered = self._figures.refresh(changed)
        for key in [key for key, asked in self._asked.items() if not asked.isdisjoint(answered)]:
            del self._found[key], self._asked[key]
        sections = {k for k, kept in self._texts.items() if not kept.asked.isdisjoint(answered)}
        for section in sections | texts:
            self._texts.pop(section, None)
        if sections or texts:
            self._all = None

    def in_text(self, text: str, section: str) -> list[Loose]:
        return [
            loose._replace(block=place.block, note=place.note, paragraph=place.paragraph)
            for place, line in lines(parse_narrative(text))
            for loose in self.in_line(letters(line), section)
        ]

    def in_line(self, line: str, section: str) -> tuple[Loose, ...]:
        key = (line, section)
        if key not in self._found:
            if len(self._found) >= _LINES_KEPT:
                self._found.clear()
                self._asked.clear()
            self._asking = set()
            self._found[key] = tuple(self._search(line, section))
            self._asked[key] = frozenset(self._asking)
        return self._found[key]

    def problems(self) -> list[Problem]:
        if self._all is None:
            sections = [s for s in self._session.template.sections if s.has_text]
            self._all = [p for s in sections for p in self._in_section(s.key, s.label)]
        return self._all

    def _in_section(self, section: str, label: str) -> tuple[Problem, ...]:
        if section not in self._texts:
            self._texts[section] = self._look(section, label)
        return self._texts[section].problems

    def _as_text(self, text: str) -> list[Printed]:
        tidied = tidy(text)
        self._asking.add(tidied)
        return self._figures.as_text(tidied)

    def _as_amount(self, amount: Decimal, sign: str) -> list[Printed]:
        self._asking.add((amount, sign))
        return self._figures.as_amount(amount, sign)

    # --- one line

    def _search(self, line: str, section: str) -> list[Loose]:
        periods = [
            self._loose(line, w.start, w.end, (self._word(w.name, w.form),), PERIOD)
            for w in find_period_words(line, self._words)
        ]
        found = list(periods)
        for number in self._finder.find(line):
            if all(number.end <= p.start or p.end <= number.start for p in periods):
                found += self._numbers(line, number, section)
        return sorted(self._printing(loose) for loose in found)

    def _printing(self, loose: Loose) -> Loose:
        """Keep a capital, and be sure only of what prints letter by letter what is written."""
        if not loose.candidates:
            return loose
        if loose.digits[:1].isupper() and loose.kind == UNBOUND:
            capital = (c._replace(form=c.form or "sentence") for c in loose.candidates)
            loose = loose._replace(candidates=tuple(capital))
        name, form, _ = loose.candidates[0]
        alike = self._session.shown_binding(name, form) == " ".join(loose.digits.split())
        return loose._replace(sure=loose.sure and alike)

    def _word(self, name: str, form: str) -> Candidate:
        return Candidate(name, form, messages.WORD_LABELS[name])

    def _numbers(self, line: str, number: LooseNumber, section: str) -> Iterator[Loose]:
        """Yield a fraction as a whole where a figure is one, else its two numbers."""
        if number.over is not None:
            whole = self._ranked(line, number, section, self._as_text(number.digits))
            if whole:
                sure = len(whole) == 1
                yield self._loose(line, number.start, number.end, whole, sure=sure)
                return
        parts = [self._number(line, part, section) for part in number.parts()]
        found = [loose for loose in parts if loose is not None]
        yield from self._paired(found, number) if len(found) == _BOTH else found

    def _paired(self, parts: list[Loose], number: LooseNumber) -> list[Loose]:
        """Let the two numbers of a fraction be two figures that the outline writes as one."""
        first, second = parts
        wholes = self._as_amount(number.over or number.amount, "")
        wholes = sorted(wholes, key=lambda printed: printed.text != second.digits)
        pairs = [
            (one, Candidate(whole.name, whole.form, whole.label))
            for one in first.candidates
            for whole in {found.name: found for found in reversed(wholes)}.values()
            if (one.name, whole.name) in self._fractions
        ]
        if not pairs:
            alike = first.candidates[:1] == second.candidates[:1]
            return [first, second._replace(sure=second.sure and not alike)]
        one, whole = pairs[0]
        sure = len(pairs) == 1
        return [_first(first, one, sure=sure), _first(second, whole, sure=sure)]

    @cached_property
    def _fractions(self) -> frozenset[tuple[str, str]]:
        """The figures that stand before and behind a stroke in the outline's own sentences."""
        sections = self._session.template.sections
        texts = [section.skeleton or "" for section in sections]
        texts += [w.text for section in sections for s in section.sentences for w in s.wordings]
        return frozenset((m[1], m[2]) for text in texts for m in _FRACTION.finditer(text))

    def _number(self, line: str, number: LooseNumber, section: str) -> Loose | None:
        start = _word_before(line, number.start)
        wide = self._as_text(line[start : number.end]) if start < number.start else []
        worded = self._ranked(line, number, section, wide)
        if worded:
            return self._loose(line, start, number.end, worded, sure=_alone(wide, section))
        exact = self._as_text(number.digits)
        alike = [*exact, *self._as_amount(number.amount, number.sign)]
        ranked = self._ranked(line, number, section, alike)
        if not ranked and number.maybe:
            return None
        sure = bool(ranked) and not number.maybe and _alone(alike, section)
        return self._loose(line, number.start, number.end, ranked, sure=sure)

    def _loose(
        self,
        line: str,
        start: int,
        end: int,
        found: tuple[Candidate, ...],
        kind: str = "",
        *,
        sure: bool = False,
    ) -> Loose:
        kind = kind or (UNBOUND if found else UNKNOWN)
        return Loose(start, end, line[start:end], 0, found, kind, sure=sure or kind == PERIOD)

    def _ranked(
        self, line: str, number: LooseNumber, section: str, alike: list[Printed]
    ) -> tuple[Candidate, ...]:
        """Return what a number may mean, the likeliest first; each figure once."""
        if not alike:
            return ()
        around = folded(line[max(number.start - _NEAR, 0) : number.end + _NEAR])
        behind = folded(line[number.end : number.end + _NEAR]).lstrip(" %")
        # What prints just what is written comes before what prints the same number otherwise.
        said = line[max(number.start - _NEAR, 0) : number.end].lower()
        alike = sorted(alike, key=lambda printed: not said.endswith(printed.text.lower()))
        once = {printed.name: printed for printed in reversed(alike)}
        scored = []
        for order, printed in enumerate(reversed(once.values())):
            score = _score(printed, section, around, behind)
            if number.maybe:
                fits = folded(number.maybe) in folded(printed.label) and printed.section == section
                score = score if fits else 0
            if score or (number.amount >= _SURE and not number.maybe):
                scored.append((-score, order, printed))
        return tuple(Candidate(p.name, p.form, p.label) for _, _, p in sorted(scored)[:_MOST])

    # --- problems

    def _look(self, section: str, label: str) -> "_Kept":
        found: list[Problem] = []
        asked: set[Asked] = set()
        text = self._session.text(section)
        for line in _letters(text) if text else ():
            loose = self.in_line(line, section)
            found += [_problem(one, line, section, label) for one in loose]
            asked |= self._asked[line, section]
        return _Kept(tuple(found), frozenset(asked))


class _Kept(NamedTuple):
    """The findings in a section's text, and the words and amounts they hang on."""

    problems: tuple[Problem, ...]
    asked: frozenset[Asked]


def _letters(text: str) -> list[str]:
    return [letters(line) for _, line in lines(parse_narrative(text))]


def _problem(loose: Loose, line: str, section: str, label: str) -> Problem:
    rule = LOOSE_PERIOD if loose.kind == PERIOD else LOOSE_NUMBER
    best = loose.candidates[0].label if loose.candidates else ""
    message = _SENTENCES[loose.kind].format(said=loose.digits, label=best, section=label)
    fields = tuple(c.name for c in loose.candidates[:1] if loose.kind != PERIOD)
    excerpt = _excerpt(line, loose)
    return Problem(rule, Strength.HINT, section, fields, message, excerpt=excerpt)


_SENTENCES = {
    UNBOUND: messages.LOOSE_UNBOUND,
    UNKNOWN: messages.LOOSE_UNKNOWN,
    PERIOD: messages.LOOSE_PERIOD,
}


def _score(printed: Printed, section: str, around: str, behind: str) -> int:
    """Tell how well a figure fits the words around a number."""
    unit, words = _folded_words(printed.unit, printed.label)
    said = sum(word in around for word in words)
    fits = bool(unit) and behind.startswith(unit)
    own = printed.section == section
    return 4 * own + 3 * fits + (said if own or fits or 2 * said > len(words) else 0)


@lru_cache(maxsize=1024)
def _folded_words(unit: str, label: str) -> tuple[str, frozenset[str]]:
    """Return a unit and the longer words of a label without marks."""
    words = (word for word in folded(label).split() if len(word) >= _MIDDLE_LETTERS)
    return folded(unit), frozenset(words)


def _alone(alike: list[Printed], section: str) -> bool:
    """Say whether just one figure of a section prints a number."""
    return len({printed.name for printed in alike if printed.section == section}) == 1


def _first(loose: Loose, best: Candidate, *, sure: bool) -> Loose:
    others = tuple(candidate for candidate in loose.candidates if candidate.name != best.name)
    return loose._replace(candidates=(best, *others), kind=UNBOUND, sure=sure)


def _word_before(line: str, start: int) -> int:
    """Return where the word before a number begins: *tăng*, *giảm*, *trên* belong to figures."""
    before = line[:start].rstrip()
    return max(before.rfind(" "), before.rfind("(")) + 1 if before else start


def _excerpt(line: str, loose: Loose) -> str:
    """Return what was found with the word before and behind it, as it stands in the text."""
    start = _word_before(line, loose.start)
    behind = line[loose.end :].lstrip()
    gap = len(line) - loose.end - len(behind)
    word = behind.split(" ", 1)[0] if behind else ""
    return line[start : loose.end + gap + len(word)].strip()
