"""Finds the headings of an old report: by their numbers, and by their words where those differ."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from cchc_desktop.model.narrative import Span
from cchc_desktop.model.template import Section, Template
from cchc_desktop.services.importing_lines import Paragraph, plain, whole_emphasis
from cchc_desktop.services.importing_pieces import Piece, PieceKind

_MARKER = re.compile(
    r"(?:(?P<roman>[IVX]{1,5})[.)]|(?P<digits>\d{1,2}(?:\.\d{1,2})*)(?:[.)]|(?=\s))"
    r"|(?P<letter>\w)\))\s+(?P<title>\S.*)",
    re.DOTALL,
)
_RUN_IN = re.compile(r"[:.]\s+")
_WORD = re.compile(r"\w+")
_ROMAN = {"I": 1, "V": 5, "X": 10}
_MOST_WORDS = 60
_LONGEST_TITLE = 1000
_SURE, _ALIKE_IN_PLACE, _ALIKE, _ALIKE_BEFORE = 0.85, 0.25, 0.6, 0.8
_IN_PLACE, _LATER = 0.35, 0.1


@dataclass
class Titles:
    """The words of the outline's titles, the rare ones weighing more."""

    words: dict[str, Counter[str]]
    weight: dict[str, float]

    @classmethod
    def of(cls, template: Template) -> "Titles":
        words = {s.key: Counter(title_words(_title(s))) for s in template.sections if s.level}
        spread = Counter(word for counter in words.values() for word in counter)
        weight = {word: math.log(1 + len(words) / count) for word, count in spread.items()}
        return cls(words, weight)

    def alike(self, mine: Counter[str], key: str) -> float:
        """Say from 0 to 1 how much of the words of two titles is the same."""
        theirs = self.words[key]
        if mine.keys().isdisjoint(theirs):
            return 0.0
        both = self._sum(mine) + self._sum(theirs)
        return 2 * self._sum(mine & theirs) / both

    def _sum(self, words: Counter[str]) -> float:
        rare = max(self.weight.values(), default=1.0)
        return sum(self.weight.get(word, rare) * count for word, count in words.items())


def title_words(title: str) -> list[str]:
    """Return the words of a title in small letters."""
    return [word.lower() for word in _WORD.findall(title)]


def _title(section: Section) -> str:
    return "".join(inline.text for inline in section.title if isinstance(inline, Span))


@dataclass
class _Walk:
    """Where in the old report's numbering the search stands."""

    template: Template
    letters: str
    titles: Titles = field(init=False)
    place_of: dict[tuple[int, ...], Section] = field(init=False)
    order: dict[str, int] = field(init=False)
    path: tuple[int, ...] = ()
    lettered: bool = False
    last: int = 0
    used: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        sections = [section for section in self.template.sections if section.level]
        by_key = paths(self.template)
        self.titles = Titles.of(self.template)
        self.place_of = {by_key[section.key]: section for section in sections}
        self.order = {section.key: index for index, section in enumerate(sections, 1)}

    def path_of(self, marker: re.Match[str]) -> tuple[int, ...]:
        """Return the path a marker means here; points count by their order, not their letter."""
        if marker["roman"]:
            return (_roman(marker["roman"]),)
        if marker["digits"]:
            return (*self.path[:1], *(int(part) for part in marker["digits"].split(".")))
        if self.lettered and self.letters.find(marker["letter"]) > 0:
            return (*self.path[:-1], self.path[-1] + 1)
        return (*(self.path[:-1] if self.lettered else self.path), 1)

    def find(self, title: str, path: tuple[int, ...], marked: bool) -> Section | None:
        """Return the section a title opens: the one at that place, else the one most alike."""
        there = self.place_of.get(path)
        mine = Counter(title_words(title))
        best, best_score, best_alike = None, 0.0, 0.0
        for section in self.place_of.values():
            if section.key in self.used:
                continue
            alike = self.titles.alike(mine, section.key)
            later = self.order[section.key] > self.last
            score = alike + _IN_PLACE * (section is there) + _LATER * later
            if score > best_score:
                best, best_score, best_alike = section, score, alike
        if best is None:
            return None
        ahead = self.order[best.key] > self.last
        least = _ALIKE if ahead else _ALIKE_BEFORE
        if best is there:
            least = _ALIKE_IN_PLACE if marked or not title.endswith((".", ";")) else _ALIKE
        return best if best_alike >= least else None

    def enter(self, section: Section, path: tuple[int, ...], lettered: bool) -> None:
        self.path, self.lettered = path, lettered
        self.last = self.order[section.key]
        self.used.add(section.key)


def paths(template: Template) -> dict[str, tuple[int, ...]]:
    """Return each heading's path of positions in the outline, such as (2, 1, 3, 1)."""
    found: dict[str, tuple[int, ...]] = {}
    path: tuple[int, ...] = ()
    for section in template.sections:
        if section.level:
            path = (*path[: section.level - 1], section.number)
            found[section.key] = path
    return found


def _roman(text: str) -> int:
    values = [_ROMAN[sign] for sign in text]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def mark_headings(pieces: list[Piece], template: Template, letters: str) -> list[Piece]:
    """Return the pieces with the headings told from items and split from run-in text."""
    walk = _Walk(template, letters)
    found: list[Piece] = []
    for piece in pieces:
        found += _read(piece, walk)
    return found


def _read(piece: Piece, walk: _Walk) -> Iterable[Piece]:
    source = piece.source
    if source is None or piece.kind is PieceKind.NOTE:
        return [piece]
    marker = _MARKER.match(plain(source.text))
    if marker is None:
        return [piece]
    title, path = marker["title"], walk.path_of(marker)
    lettered = marker["letter"] is not None
    if len(title.split()) <= _MOST_WORDS:
        section = walk.find(title, path, _is_marked(source))
        if section is not None:
            walk.enter(section, path, lettered)
            return [replace(piece, kind=PieceKind.HEADING, text=title, section=section)]
    return _run_in(piece, source, walk, path, lettered)


def _is_marked(source: Paragraph) -> bool:
    return source.lines[0].lstrip().startswith("#") or whole_emphasis(source.text)


def _run_in(
    piece: Piece, source: Paragraph, walk: _Walk, path: tuple[int, ...], lettered: bool
) -> Iterable[Piece]:
    """Split a paragraph that begins with the very title of the section at its place."""
    there = walk.place_of.get(path)
    if there is None or there.key in walk.used:
        return [piece]
    marker = _MARKER.match(source.text.lstrip("*"))
    for end in _RUN_IN.finditer(marker["title"] if marker else ""):
        if end.start() > _LONGEST_TITLE:
            break
        title = plain(marker["title"][: end.start()]) if marker else ""
        if marker and walk.titles.alike(Counter(title_words(title)), there.key) >= _SURE:
            walk.enter(there, path, lettered)
            rest = marker["title"][end.end() :].lstrip("* ")
            heading = replace(piece, kind=PieceKind.HEADING, text=title, section=there)
            return [heading, Piece(PieceKind.PARAGRAPH, rest, source=source)]
    return [piece]
