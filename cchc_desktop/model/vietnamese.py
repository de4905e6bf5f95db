"""The words that the checks of Vietnamese go by, and what they are given; checks nothing itself."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from cchc_desktop.errors import UserError
from cchc_desktop.model.checks import Problem
from cchc_desktop.model.reading import Table, open_table
from cchc_desktop.model.template import Strength
from cchc_desktop.model.values import Style
from cchc_desktop.model.vietnamese_syllables import with_new_tone

# A footnote stands between these signs in a flattened text, where it is called.
NOTE, NOTE_END = "\x02", "\x03"
_NOTE = re.compile(f"{NOTE}([^{NOTE}{NOTE_END}]*){NOTE_END}")
WORD = re.compile(r"[^\W\d_]+")
# What is no Vietnamese prose: addresses, and symbols of documents such as 44/KH-UBND.
_OPAQUE = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]+@[\w.-]+"
    r"|(?<![\w-])(?<![\w-]\.)[\w-]+(?:\.[\w-]+)*\.(?:vn|com|org|net)\b"
    r"|\b\d+(?:/\d{4})?\s?[/-][^\W\d_][\w&/-]*(?:-[\w&]+)*"
)


# The tables of single words and of lists, with the keys of each.
_TABLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "words": (
        ("year", "number", "level", "letters", "clause", "point", "article"),
        ("reduplicated", "loan", "plain"),
    ),
    "head": (("filing", "office", "mail"), ()),
    "expected": (("heading",), ("words",)),
    "style": (
        ("month", "quarter"),
        ("ty", "ty_after", "counted", "not_counts_after", "ranks", "roman"),
    ),
    "bodies": (("topic",), ("kinds", "other_words", "fields")),
    "titles": (
        ("topic_person", "topic_day", "topic_sentence", "weekday", "month"),
        ("names", "not_persons", "weekdays", "before_weekday", "months", "stops"),
    ),
    "levels": (
        ("topic_body", "topic_place", "documents", "citing"),
        ("names", "bodies", "exceptions"),
    ),
}


@dataclass(frozen=True)
class Passage:
    """A heading with the flattened text below it; ``place`` is the section's key."""

    place: str
    label: str
    text: str

    @property
    def without_text(self) -> "Passage":
        """Return where it stands only, which stays when the text changes."""
        return Passage(self.place, self.label, "")


@dataclass(frozen=True)
class Confused:
    """A word that is taken for another, unless certain words stand around it."""

    written: str
    meant: str
    unless_before: tuple[str, ...]
    unless_after: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        before = "".join(rf"(?<!\b{re.escape(word)} )" for word in self.unless_before)
        after = any_of(self.unless_after)
        ahead = rf"(?!\s+(?:{after})\b)" if after else ""
        return re.compile(rf"{before}\b{re.escape(self.written)}\b{ahead}", re.IGNORECASE)


@dataclass(frozen=True)
class Needed:
    """A phrase that must follow one of the words ``before``."""

    phrase: str
    before: tuple[str, ...]
    propose: str


@dataclass(frozen=True)
class Uniform:
    """Ways of writing the same; ``cased`` when capitals tell them apart."""

    forms: tuple[str, ...]
    cased: bool


@dataclass(frozen=True)
class Capital:
    """How a name is capitalised; ``also`` are other right ways, by form in small letters."""

    topic: str
    right: str
    also: frozenset[str]
    regimes: tuple[str, ...]
    unless_after: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Words:
    """All of ``resources/vietnamese.toml``; single words are in ``word`` by their key.

    Equal to itself only, so that what was found in a passage can be kept with it.
    """

    word: Mapping[str, str]
    reduplicated: frozenset[str]
    adjoining: Mapping[str, tuple[str, ...]]
    loan: frozenset[str]
    plain: frozenset[str]
    abbreviations: Mapping[str, str]
    confused: tuple[Confused, ...]
    needed: tuple[Needed, ...]
    enumerations: tuple[tuple[str, ...], ...]
    uniform: tuple[Uniform, ...]
    capitals: tuple[Capital, ...]
    lists: Mapping[str, tuple[str, ...]]

    @cached_property
    def any_confused(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{any_of(c.written for c in self.confused)})\b", re.IGNORECASE)

    @cached_property
    def any_capital(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{any_of(c.right for c in self.capitals)})\b", re.IGNORECASE)

    @cached_property
    def capitals_by_name(self) -> Mapping[str, Capital]:
        return {capital.right.lower(): capital for capital in self.capitals}


@dataclass(frozen=True)
class Manner:
    """What the checks are held to: the agency's style, the regime, names that are known."""

    words: Words
    style: Style
    regime: str
    types: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()

    @cached_property
    def _hash(self) -> int:
        return hash((self.words, self.style, self.regime, self.types, self.names))

    def __hash__(self) -> int:
        # Asked for with every line that is looked up.
        return self._hash


@dataclass(frozen=True)
class Finding(Problem):
    """A finding about words; ``wanted`` is what to write for its excerpt, where that is sure."""

    wanted: str = ""


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for one of the words, the longest first."""
    return _any_of(tuple(words))


@lru_cache(256)
def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@lru_cache(256)
def runs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text, its notes after them, each without what is no prose."""
    notes = [body for note in _NOTE.findall(text) for body in note.split("\n")]
    lines = [*_NOTE.sub("", text).split("\n"), *notes]
    return tuple(_smooth(line) for line in lines if line.strip())


def _smooth(line: str) -> str:
    """Blank what is no prose, keeping the place of every other letter."""
    return _OPAQUE.sub(lambda found: "\u00b7" * len(found[0]), line.replace("\u00a0", " "))


@lru_cache(2048)
def evened(line: str) -> str:
    """Return a line with every tone in its new place; every letter keeps its position."""
    return WORD.sub(lambda word: with_new_tone(word[0]), line)


def begins_sentence(line: str, start: int) -> bool:
    """Say whether a capital is due or free at a place: after a stop, a colon, a dash, a quote."""
    before = line[:start].rstrip()
    if not before or before[-1] in '.:;?!\u2026"\u201c(\u2013\u00b7':
        return True
    return before.endswith((" -", ")")) or before == "-"


def problem(
    passage: Passage, rule: str, strength: Strength, text: str, excerpt: str, wanted: str = ""
) -> Problem:
    """Return a finding in a passage about words that stand in it."""
    return Finding(rule, strength, passage.place, (), text, excerpt=excerpt, wanted=wanted)


def load_words(path: Path) -> Words:
    """Read the words strictly; name file, entry and key of the first mistake."""
    table = open_table(path, UserError)
    lists: dict[str, tuple[str, ...]] = {}
    word: dict[str, str] = {}
    for name in _TABLES:
        _flat(table.table(name), name, lists, word)
    words = Words(
        word=word,
        reduplicated=frozenset(lists["words.reduplicated"]),
        adjoining=_adjoining(table.table("adjoining")),
        loan=frozenset(lists["words.loan"]),
        plain=frozenset(lists["words.plain"]),
        abbreviations=table.table("abbreviations").words(),
        confused=tuple(_confused(entry) for entry in table.tables("confused")),
        needed=tuple(_needed(entry) for entry in table.tables("needed")),
        enumerations=tuple(_members(entry) for entry in table.tables("enumeration")),
        uniform=tuple(_uniform(entry) for entry in table.tables("uniform")),
        capitals=tuple(c for entry in table.tables("capital") for c in _capitals(entry)),
        lists=lists,
    )
    table.close()
    return words


def _flat(table: Table, name: str, lists: dict[str, tuple[str, ...]], word: dict[str, str]) -> None:
    """Take a table of words and lists of words, kept by ``table.key``."""
    singles, several = _TABLES[name]
    word |= {f"{name}.{key}": table.take(key, str) for key in singles}
    lists |= {f"{name}.{key}": table.texts(key) for key in several}
    table.close()


def _adjoining(table: Table) -> dict[str, tuple[str, ...]]:
    """Take what may stand before a syllable that is doubled by chance."""
    return {key: table.texts(key) for key in table.left}


def _confused(table: Table) -> Confused:
    found = Confused(
        table.take("written", str),
        table.take("meant", str),
        table.texts("unless_before", ()),
        table.texts("unless_after", ()),
    )
    table.close()
    return found


def _needed(table: Table) -> Needed:
    found = Needed(table.take("phrase", str), table.texts("before"), table.take("propose", str))
    table.close()
    return found


def _members(table: Table) -> tuple[str, ...]:
    found = table.texts("members")
    table.close()
    return found


def _uniform(table: Table) -> Uniform:
    found = Uniform(table.texts("forms"), table.take("cased", bool, False))
    table.close()
    return found


def _capitals(table: Table) -> Iterator[Capital]:
    topic, rights = table.take("topic", str), table.texts("right")
    also = frozenset(table.texts("also", ()))
    regimes, after = table.texts("regimes", ()), table.texts("unless_after", ())
    table.close()
    for right in rights:
        own = frozenset(form for form in also if form.lower() == right.lower())
        yield Capital(topic, right, own, regimes, after)
