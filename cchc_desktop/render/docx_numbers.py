"""The numbers that Word counts itself, and what styles say; knows no texts."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cchc_desktop.render.docx_xml import Node, name

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
BULLET = "- "
_MOST_LEVELS = 9
_DEEPEST_STYLE = 20
_MOST_DIGITS = 4


def value(node: Node | None, path: str, default: str = "") -> str:
    """Return the attribute ``val`` of an element below a node."""
    found = None if node is None else node.find("/".join(name(f"w:{p}") for p in path.split("/")))
    return default if found is None else str(found.get(name("w:val"), default))


@dataclass
class Styles:
    """The styles of a file by their key, with what they are based on."""

    by_key: dict[str, Node]

    @classmethod
    def of(cls, tree: Node | None) -> "Styles":
        found = () if tree is None else tree.iterchildren(name("w:style"))
        return cls({style.get(name("w:styleId"), ""): style for style in found})

    def chain(self, key: str) -> Iterator[Node]:
        """Yield a style and those it is based on."""
        for _ in range(_DEEPEST_STYLE):
            style = self.by_key.get(key)
            if style is None:
                return
            yield style
            key = value(style, "basedOn")

    def first(self, key: str, path: str) -> Node | None:
        """Return the first element at a path in a style or those it is based on."""
        steps = "/".join(name(f"w:{part}") for part in path.split("/"))
        return next((n for s in self.chain(key) if (n := s.find(steps)) is not None), None)


@dataclass
class Numbers:
    """Counts the paragraphs of every list as Word does."""

    levels: dict[str, dict[int, Node]]
    abstract_of: dict[str, str]
    starts: dict[tuple[str, int], int]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, tree: Node | None) -> "Numbers":
        levels: dict[str, dict[int, Node]] = {}
        abstract_of: dict[str, str] = {}
        starts: dict[tuple[str, int], int] = {}
        for entry in () if tree is None else tree.iterchildren(name("w:abstractNum")):
            levels[entry.get(name("w:abstractNumId"), "")] = {
                _number(level.get(name("w:ilvl"))): level
                for level in entry.iterchildren(name("w:lvl"))
            }
        for entry in () if tree is None else tree.iterchildren(name("w:num")):
            key = entry.get(name("w:numId"), "")
            abstract_of[key] = value(entry, "abstractNumId")
            for override in entry.iterchildren(name("w:lvlOverride")):
                start = value(override, "startOverride")
                if start.isdecimal():
                    starts[key, _number(override.get(name("w:ilvl")))] = _number(start)
        return cls(levels, abstract_of, starts)

    def next(self, key: str, level: int) -> str:
        """Count one paragraph of a list and return its number or bullet with a blank behind it."""
        abstract = self.abstract_of.get(key, "")
        own = self.levels.get(abstract, {})
        if level not in own:
            return ""
        counts = self.counts.setdefault(abstract, {})
        if key not in self.begun:
            self.begun.add(key)
            for (num, at), start in self.starts.items():
                if num == key:
                    counts[at] = start - 1
        counts[level] = counts.get(level, _number(value(own[level], "start", "1")) - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        return self._shown(own, counts, level)

    @staticmethod
    def _shown(own: dict[int, Node], counts: dict[int, int], level: int) -> str:
        form = value(own[level], "numFmt", "decimal")
        if form == "none":
            return ""
        if form == "bullet":
            return BULLET
        text = value(own[level], "lvlText")
        for at in range(_MOST_LEVELS):
            if f"%{at + 1}" in text:
                start = _number(value(own.get(at), "start", "1"))
                shown = _spelled(counts.get(at, start), value(own.get(at), "numFmt", "decimal"))
                text = text.replace(f"%{at + 1}", shown)
        return f"{text} " if text.strip() else ""


def _number(text: str | None) -> int:
    """Read a number of Word's; one that no list reaches was written to harm its reader."""
    return int(text) if text and text.isdecimal() and len(text) <= _MOST_DIGITS else 0


def _spelled(count: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman"):
        roman, left = "", count
        for worth, signs in _ROMAN:
            roman += signs * (left // worth)
            left %= worth
        return roman if form == "upperRoman" else roman.lower()
    if form in ("upperLetter", "lowerLetter") and count > 0:
        times, place = divmod(count - 1, len(_LETTERS))
        letter = _LETTERS[place] * (times + 1)
        return letter.upper() if form == "upperLetter" else letter
    return f"{count:02d}" if form == "decimalZero" else str(count)
