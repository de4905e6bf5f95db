"""Sentences that change with the answers: *chưa phát sinh* where nothing arose; knows no answers.

A sentence has a name, which texts bind like a figure, and wordings of which the first holds whose
condition is true. A wording is a line of stored text with chips and footnotes; an empty one drops
the sentence. The last has no condition.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from cchc_desktop.model.expressions import Expression, Lookup
from cchc_desktop.model.narrative import (
    Bound,
    Inline,
    Line,
    Narrative,
    NoteMark,
    Span,
    parse_inline,
    parse_narrative,
    write_narrative,
)
from cchc_desktop.model.reading import Table

PREFIX = "cau."
_STOPS = (".", ",", ";", ":", "!", "?", ")")


@dataclass(frozen=True)
class Wording:
    """One way to say a sentence; ``when`` is None for what holds where nothing else does."""

    text: str
    when: Expression | None = None


@dataclass(frozen=True)
class Sentence:
    """A sentence by its key, with what lists call it."""

    key: str
    label: str
    wordings: tuple[Wording, ...]

    def said(self, lookup: Lookup) -> str:
        """Return the wording that holds, as stored text."""
        held = (w for w in self.wordings if w.when is None or w.when.evaluate(lookup) is True)
        return next(held).text

    @cached_property
    def names(self) -> frozenset[str]:
        """The names its conditions read and its wordings bind."""
        asked = [w.when.names for w in self.wordings if w.when is not None]
        return frozenset(self.bound).union(*asked)

    @cached_property
    def bound(self) -> tuple[str, ...]:
        """The names its wordings bind, in reading order."""
        every = (b.name for w in self.wordings for b in parse_narrative(w.text).bound())
        return tuple(dict.fromkeys(every))


def load_sentence(table: Table, key: str, when: Callable[[Table, str], Expression]) -> Sentence:
    """Read one sentence; ``when`` reads a condition."""
    entries = table.tables("variants")
    wordings = []
    for entry in entries:
        condition = when(entry, "when") if entry.has("when") else None
        wordings.append(Wording(" ".join(entry.take("text", str).split()), condition))
        entry.close()
    return Sentence(key, table.take("label", str), tuple(wordings))


def spelled_out(text: str, sentences: Mapping[str, Sentence], lookup: Lookup) -> str:
    """Return a stored text in which the wordings that hold stand for their sentences."""
    if f"{{{PREFIX}" not in text:
        return text
    names = {bound.name for bound in parse_narrative(text).bound()}
    said = {name: sentences[name].said(lookup) for name in names if name in sentences}
    return _spelled(text, tuple(sorted(said.items()))) if said else text


@lru_cache(maxsize=64)
def _spelled(text: str, said: tuple[tuple[str, str], ...]) -> str:
    lines = {name: parse_inline(wording) for name, wording in said}
    blocks = (
        replace(block, inlines=_spelled_line(block.inlines, lines))
        for block in parse_narrative(text).blocks
    )
    return write_narrative(Narrative(tuple(block for block in blocks if block.inlines)))


def _spelled_line(line: Line, said: Mapping[str, Line]) -> Line:
    out: list[Inline] = []
    dropped = False
    for inline in line:
        if isinstance(inline, Bound) and inline.name in said:
            words = list(_styled(said[inline.name], inline))
            dropped = not words
            out += words
        elif isinstance(inline, NoteMark):
            out.append(NoteMark(tuple(_plain(_spelled_line(p, said)) for p in inline.paragraphs)))
        else:
            out.append(_closed(out, inline) if dropped and isinstance(inline, Span) else inline)
            dropped = False
    return _trimmed(out)


def _plain(line: Line) -> tuple[Span | Bound, ...]:
    """A footnote has no footnotes of its own."""
    return tuple(inline for inline in line if isinstance(inline, Span | Bound))


def _styled(line: Line, chip: Bound) -> Iterator[Inline]:
    """Give a wording the style of the chip it stands for."""
    for inline in line:
        if isinstance(inline, NoteMark):
            yield inline
        else:
            bold, italic = inline.bold or chip.bold, inline.italic or chip.italic
            yield replace(inline, bold=bold, italic=italic)


def _closed(before: list[Inline], behind: Span) -> Span:
    """Leave one space, and none before a stop, where a sentence is dropped."""
    last = before[-1] if before else None
    text = behind.text.lstrip(" ")
    if last is None or (isinstance(last, Span) and last.text.endswith(" ")):
        if isinstance(last, Span) and text.startswith(_STOPS):
            before[-1] = replace(last, text=last.text.rstrip(" "))
        return replace(behind, text=text)
    return behind


def _trimmed(line: list[Inline]) -> Line:
    """Take away the spaces that dropped sentences leave at the end."""
    while line and isinstance(last := line[-1], Span):
        line = line[:-1]
        if text := last.text.rstrip(" "):
            return (*line, replace(last, text=text))
    return tuple(line)
