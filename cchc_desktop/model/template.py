"""What a report asks: chapters, sections, fields and rules as frozen facts; knows no answers."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from cchc_desktop.model.annexes import AnnexPart
from cchc_desktop.model.expressions import Expression
from cchc_desktop.model.narrative import Line
from cchc_desktop.model.sentences import Sentence


class Kind(StrEnum):
    """Where a field's value comes from."""

    TYPED = "typed"
    COMPUTED = "computed"
    PROFILE = "profile"


class Strength(StrEnum):
    """What a broken rule means: cannot be true, needs a reason, or only worth a look."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True)
class Column:
    """One column of a table field; a cell left empty is computed where ``compute`` says how."""

    key: str
    label: str
    type: str
    unit: str = ""
    choices: tuple[str, ...] = ()
    compute: Expression | None = None

    @property
    def is_figure(self) -> bool:
        """Say whether the cells hold numbers that can be added up."""
        return self.type in ADDED_TYPES


@dataclass(frozen=True)
class Field:
    """One figure or short text asked of the user, computed, or taken from the agency profile.

    ``type`` is a key of ``field_types.FIELD_TYPES``; ``flow`` is true for what is counted within
    the period and false for a state at a moment; of a ``rank`` the smaller number is the higher;
    ``zero`` and ``some`` word the form ``phrase``;
    ``opening`` is the field whose value at the end of the report just before is this one's at the
    beginning; ``rules`` hold for each row of a table and call its cells ``row.<column>``;
    ``formerly`` are its keys in other editions, where the same figure had another name;
    an agency whose profile has no ``needs`` has no such figure: it is nought and not printed;
    a year is not ``grouped`` by thousands; ``printed`` is what annexes call it.
    """

    key: str
    label: str
    type: str
    unit: str = ""
    help: str = ""
    flow: bool = True
    rank: bool = False
    opening: str = ""
    compute: Expression | None = None
    profile: str = ""
    needs: str = ""
    minimum: int | None = 0
    maximum: int | None = None
    required: bool = False
    zero: str = ""
    some: str = ""
    default: str = ""
    choices: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    rules: tuple["Rule", ...] = ()
    trace: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    grouped: bool = True
    printed: str = ""

    @property
    def printed_label(self) -> str:
        """Return what a printed table calls the field, without hints for whoever types it."""
        return self.printed or self.label

    @property
    def kind(self) -> Kind:
        if self.compute is not None:
            return Kind.COMPUTED
        return Kind.PROFILE if self.profile else Kind.TYPED

    @property
    def none_is_nought(self) -> bool:
        """Say whether *không phát sinh* is a nought: of what is counted in the period, it is.

        A rank, a score, a share or a state that does not arise is no number at all.
        """
        return self.flow and not self.rank and self.type in COUNTED_TYPES

    @property
    def is_figure(self) -> bool:
        """Say whether the field holds a number, so that Enter walks to it."""
        return self.type in FIGURE_TYPES


FIGURE_TYPES = frozenset({"integer", "decimal", "percent", "percentage_point", "fraction"})
COUNTED_TYPES = frozenset({"integer", "fraction"})
ADDED_TYPES = frozenset({"integer", "decimal"})


@dataclass(frozen=True)
class Rule:
    """A statement about answers that must hold; ``message`` is stored inline text."""

    key: str
    strength: Strength
    check: Expression
    message: str
    trace: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """A heading with its fields, rules and skeleton; ``skeleton`` is None when it has no text.

    ``number`` is its position within the parent, from 1; level 0 is the opening or closing text,
    which has no heading; ``formerly`` are its keys in other editions.
    """

    key: str
    level: int
    number: int
    title: Line
    label: str
    help: str = ""
    skeleton: str | None = None
    fields: tuple[Field, ...] = ()
    rules: tuple[Rule, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    formerly: tuple[str, ...] = ()

    @property
    def has_text(self) -> bool:
        return self.skeleton is not None


@dataclass(frozen=True)
class Chapter:
    """A first-level heading and everything below it, in printing order."""

    key: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Template:
    """One edition of the outline; stored by name with each report and never changed.

    ``start`` is the day from which new reports follow it, None for the oldest edition.
    """

    edition: str
    name: str
    source: str
    kind: str
    subject: str
    opening: Section
    closing: Section
    chapters: tuple[Chapter, ...]
    head: tuple[Field, ...] = ()
    annexes: tuple[AnnexPart, ...] = ()
    start: date | None = None

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Every section in printing order, opening first and closing last."""
        inner = tuple(section for chapter in self.chapters for section in chapter.sections)
        return (self.opening, *inner, self.closing)

    @cached_property
    def fields(self) -> dict[str, Field]:
        """Every field of the sections by key, in printing order; head fields are apart."""
        return {field.key: field for section in self.sections for field in section.fields}

    @cached_property
    def sentences(self) -> dict[str, Sentence]:
        """Every sentence that changes with the answers, by key."""
        return {found.key: found for section in self.sections for found in section.sentences}

    @cached_property
    def head_fields(self) -> dict[str, Field]:
        return {field.key: field for field in self.head}

    def column(self, name: str) -> tuple[Field, Column] | None:
        """Return the table and its column of numbers that a name ``<table>.<column>`` speaks of."""
        table = self.fields.get(name.rpartition(".")[0])
        if table is None:
            return None
        key = name.rpartition(".")[2]
        return next(((table, c) for c in table.columns if c.key == key and c.is_figure), None)

    @cached_property
    def section_of(self) -> dict[str, Section]:
        """The section of each field and of each rule, those of table rows included, by key."""
        found = {}
        for section in self.sections:
            found.update({field.key: section for field in section.fields})
            found.update({rule.key: section for rule in section.rules})
            found.update({rule.key: section for f in section.fields for rule in f.rules})
        return found

    @cached_property
    def by_key(self) -> dict[str, Section]:
        return {section.key: section for section in self.sections}

    def chapter_of(self, section: Section) -> str:
        """Return the key of the chapter of a section, or its own key for opening and closing."""
        for chapter in self.chapters:
            if section in chapter.sections:
                return chapter.key
        return section.key
