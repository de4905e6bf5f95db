"""Find words in all texts of a report and replace them as one step; knows no widgets.

What is printed is searched, figures included; figures are found but never replaced.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc_desktop.model.line_places import (
    Place,
    letters,
    line_at,
    lines,
    with_line,
    write_over,
)
from cchc_desktop.model.narrative import (
    Bound,
    Inline,
    Line,
    NoteMark,
    Span,
    parse_narrative,
    write_narrative,
)
from cchc_desktop.model.text import clean_line, folded
from cchc_desktop.model.values import Text, to_json

if TYPE_CHECKING:
    from cchc_desktop.services.session import Change, Session

_TEXT, _HEAD = "text.", "head."
_AROUND = 40


class Hit(NamedTuple):
    """One place where the words stand, with what is printed around it.

    ``section`` is the key of a section, or of a header box. ``start`` and ``end`` count letters as
    an editor does, chips and footnote marks as one; ``note`` and ``paragraph`` are as in ``Place``.
    ``fixed`` says that a figure prints part of it, so that it cannot be replaced.
    """

    section: str
    block: int
    start: int
    end: int
    before: str
    found: str
    after: str
    note: int | None = None
    paragraph: int = 0
    fixed: bool = False

    @property
    def place(self) -> Place:
        return Place(self.block, self.note, self.paragraph)


@dataclass(frozen=True)
class _Wanted:
    """What is looked for, and which differences do not matter."""

    pattern: re.Pattern[str]
    match_case: bool
    ignore_marks: bool

    def leveled(self, text: str) -> str:
        """Return a text with the differences that do not matter taken away, letter for letter."""
        return _leveled(text, match_case=self.match_case, ignore_marks=self.ignore_marks)


def find(
    session: "Session",
    what: str,
    *,
    match_case: bool = False,
    whole_word: bool = False,
    ignore_marks: bool = False,
    section: str = "",
    head: bool = False,
) -> list[Hit]:
    """Return where words stand in the texts of a report, or of one section, in printing order.

    ``ignore_marks`` finds *bao cao* in *báo cáo*; ``head`` searches the header boxes too.
    """
    if not what:
        return []
    leveled = _leveled(what, match_case=match_case, ignore_marks=ignore_marks)
    pattern = re.escape(leveled)
    pattern = rf"(?<!\w){pattern}(?!\w)" if whole_word else pattern
    wanted = _Wanted(re.compile(pattern), match_case, ignore_marks)
    found = list(_in_head(session, wanted)) if head and not section else []
    for one in session.template.sections:
        if one.has_text and section in ("", one.key):
            for place, line in lines(parse_narrative(session.text(one.key))):
                found += _in_line(session, one.key, place, line, wanted)
    return found


def replace(session: "Session", hits: Iterable[Hit], with_: str) -> "Change":
    """Put other words in place of what was found, as one step of undo; styles stay.

    Places in figures, and places where the words no longer stand, are left alone.

    Raises:
        UserError: nothing could be written.
    """
    word = " ".join(with_.splitlines())
    changes: dict[str, Any] = {}
    chosen = sorted({hit for hit in hits if not hit.fixed}, key=_order)
    for section, group in groupby(chosen, key=lambda hit: hit.section):
        own = list(group)
        if section.startswith(_HEAD):
            changes[section] = _head_replaced(session, section, own, word)
        else:
            changes[_TEXT + section] = _text_replaced(session.text(section), own, word)
    return session.take_all(changes)


def _order(hit: Hit) -> tuple[str, int, int, int, int]:
    return (hit.section, hit.block, -1 if hit.note is None else hit.note, hit.paragraph, hit.start)


def _text_replaced(text: str, hits: list[Hit], word: str) -> str:
    narrative = parse_narrative(text)
    for place, group in groupby(hits, key=lambda hit: hit.place):
        line = line_at(narrative, place)
        for hit in reversed(list(group)):
            # A mark of a footnote within the words would be lost with them.
            if line is not None and letters(line)[hit.start : hit.end] == hit.found:
                line = write_over(line, hit.start, hit.end, word)
        if line is not None:
            narrative = with_line(narrative, place, line)
    return write_narrative(narrative)


def _head_replaced(session: "Session", key: str, hits: list[Hit], word: str) -> Any:
    value = session.value(key)
    text = value.text if isinstance(value, Text) else ""
    for hit in reversed(hits):
        if text[hit.start : hit.end] == hit.found:
            text = text[: hit.start] + word + text[hit.end :]
    text = clean_line(text)
    return to_json(Text(text)) if text else None


def _in_head(session: "Session", wanted: _Wanted) -> Iterator[Hit]:
    for key, field in session.template.head_fields.items():
        value = session.value(key)
        if field.type == "text" and isinstance(value, Text):
            yield from _in_line(session, key, Place(0), (Span(value.text),), wanted)


def _in_line(
    session: "Session", section: str, place: Place, line: Line, wanted: _Wanted
) -> Iterator[Hit]:
    printed = list(_printed(session, line))
    text = "".join(letter for letter, _, _ in printed)
    for match in wanted.pattern.finditer(wanted.leveled(text)):
        inside = printed[match.start() : match.end()]
        yield Hit(
            section,
            place.block,
            inside[0][1],
            inside[-1][1] + 1,
            text[max(match.start() - _AROUND, 0) : match.start()],
            text[match.start() : match.end()],
            text[match.end() : match.end() + _AROUND],
            place.note,
            place.paragraph,
            any(bound for _, _, bound in inside) or _has_mark(inside),
        )


def _has_mark(inside: list[tuple[str, int, bool]]) -> bool:
    """Say whether a footnote mark stands between the letters of a hit."""
    return inside[-1][1] - inside[0][1] >= len(inside)


def _printed(session: "Session", line: Line) -> Iterator[tuple[str, int, bool]]:
    """Yield each printed letter, its place as an editor counts, and whether a figure prints it."""
    at = 0
    for inline in line:
        for letter in _shown(session, inline):
            yield letter, at, isinstance(inline, Bound)
            at += isinstance(inline, Span)
        at += not isinstance(inline, Span)


def _shown(session: "Session", inline: Inline) -> str:
    if isinstance(inline, NoteMark):
        return ""
    if isinstance(inline, Bound):
        return session.shown_binding(inline.name, inline.form)
    return inline.text


def _leveled(text: str, *, match_case: bool, ignore_marks: bool) -> str:
    return "".join(_level(letter, match_case, ignore_marks) for letter in text)


def _level(letter: str, match_case: bool, ignore_marks: bool) -> str:
    if letter.isspace():
        return " "
    if ignore_marks:
        bare = folded(letter)[:1] or letter
        return bare.upper() if match_case and letter.isupper() else bare
    small = letter if match_case else letter.lower()
    return small if len(small) == 1 else letter
