"""Strict reading of one edition's folder of TOML files into a Template; knows no answers.

``template.toml`` lists the chapters and their files, ``annexes.toml`` the annexes offered;
``../head.toml`` holds the form of the header and signature, which all editions share.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.model import annexes
from cchc_desktop.model.expressions import Expression, ExpressionError
from cchc_desktop.model.field_types import FIELD_TYPES
from cchc_desktop.model.figures import EARLIER
from cchc_desktop.model.layout import roman
from cchc_desktop.model.narrative import Line, Span, parse_inline
from cchc_desktop.model.reading import KEY, Table, open_table
from cchc_desktop.model.sentences import PREFIX, Sentence, load_sentence
from cchc_desktop.model.template import (
    FIGURE_TYPES,
    Chapter,
    Column,
    Field,
    Rule,
    Section,
    Strength,
    Template,
)

TYPES = frozenset(FIELD_TYPES)
RESERVED = (
    *("head.", "text.", "reason.", "review.", "note.", "period.", "items.", "row.", PREFIX),
    *(f"{name}." for name in EARLIER),
)
SUFFIXES = (".done", ".total")
LEVELS = 4
_HEAD = "head."
_FILE = re.compile(r"[a-z0-9][a-z0-9-]*\.toml")


class TemplateError(UserError):
    """Say which file > section > field of a template is wrong, and how."""


def load_template(folder: Path) -> Template:
    """Read an edition and the shared header form; stop at the first thing that is wrong."""
    table = open_table(folder / "template.toml", TemplateError)
    seen = _Seen()
    chapters = table.tables("chapter")
    parts = annexes.load_annexes(folder / annexes.FILE, TemplateError)
    template = Template(
        edition=table.take("edition", str),
        name=table.take("name", str),
        source=table.take("source", str),
        kind=table.take("kind", str),
        subject=table.take("subject", str),
        opening=_end(table.table("opening"), seen),
        closing=_end(table.table("closing"), seen),
        chapters=tuple(_chapter(c, folder, i, seen) for i, c in enumerate(chapters, 1)),
        head=(*_head(folder.parent / "head.toml"), *map(_switch, parts)),
        annexes=parts,
        start=table.day("from"),
    )
    table.close()
    for path in sorted(folder.glob("*.toml")):
        if path.name not in {*seen.files, "template.toml", annexes.FILE}:
            raise table.fail(messages.TEMPLATE_STRAY_FILE.format(file=path.name, where="{where}"))
    return template


@dataclass
class _Seen:
    """The names used so far, so that none is given twice."""

    keys: set[str] = field(default_factory=set)
    sections: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)

    def add(self, name: str, names: set[str], table: Table) -> str:
        if name in names:
            raise table.fail(messages.TEMPLATE_DUPLICATE)
        names.add(name)
        return name


def _head(path: Path) -> tuple[Field, ...]:
    table = open_table(path, TemplateError)
    seen = _Seen()
    fields = []
    for entry in table.tables("field"):
        fields.append(_field(entry, seen))
        if not fields[-1].key.startswith(_HEAD):
            raise entry.fail(messages.TOML_BAD_IDENTIFIER, "key")
    table.close()
    return tuple(fields)


def _switch(part: annexes.AnnexPart) -> Field:
    """Return the header box that says whether an annex is printed with a report."""
    return Field(
        key=part.switch,
        label=part.label,
        type="choice",
        help=part.help,
        choices=messages.ANNEX_CHOICES,
    )


def _end(table: Table, seen: _Seen) -> Section:
    """Read the opening or closing text, which has no heading and no figures."""
    section = Section(
        key=seen.add(table.identifier(pattern=KEY), seen.sections, table),
        level=0,
        number=0,
        title=(),
        label=table.take("label", str),
        help=table.take("help", str, ""),
        skeleton=table.take("skeleton", str).strip(),
    )
    table.close()
    return section


def _chapter(table: Table, folder: Path, position: int, seen: _Seen) -> Chapter:
    key = table.identifier(pattern=KEY)
    counters: list[int] = [position]
    sections: list[Section] = []
    for entry in _entries(table, folder, seen):
        section = _section(entry, counters, first=not sections, seen=seen)
        if not sections and section.key != key:
            raise entry.fail(messages.TEMPLATE_CHAPTER_KEY.format(chapter=key, where="{where}"))
        sections.append(section)
    if not sections:
        raise table.fail(messages.TOML_MISSING_KEY, "files")
    table.close()
    return Chapter(key, tuple(sections))


def _entries(table: Table, folder: Path, seen: _Seen) -> Iterator[Table]:
    for name in table.texts("files"):
        if not _FILE.fullmatch(name) or not (folder / name).is_file():
            raise table.fail(messages.TEMPLATE_UNKNOWN_FILE.format(file=name, where="{where}"))
        seen.add(name, seen.files, table)
        file = open_table(folder / name, TemplateError)
        yield from file.tables("section")
        file.close()


def _section(table: Table, counters: list[int], *, first: bool, seen: _Seen) -> Section:
    """Read a section; ``counters`` holds the position on each level and is moved on."""
    key = seen.add(table.identifier(pattern=KEY), seen.sections, table)
    level = table.take("level", int)
    _count(table, counters, level, first=first)
    title = parse_inline(table.take("title", str))
    section = Section(
        key=key,
        level=level,
        number=counters[-1],
        title=title,
        label=_label(counters, title),
        help=table.take("help", str, "").strip(),
        skeleton=table.take("skeleton", str).strip() if table.has("skeleton") else None,
        fields=tuple(_section_field(entry, seen) for entry in table.tables("field")),
        rules=tuple(_rule(entry, seen) for entry in table.tables("rule")),
        sentences=tuple(_sentence(entry, seen) for entry in table.tables("sentence")),
        formerly=table.texts("formerly", ()),
    )
    table.close()
    return section


def _sentence(table: Table, seen: _Seen) -> Sentence:
    key = seen.add(table.identifier(), seen.keys, table)
    if not key.startswith(PREFIX):
        raise table.fail(messages.TOML_BAD_IDENTIFIER, "key")
    sentence = load_sentence(table, key, _expression)
    if not sentence.wordings:
        raise table.fail(messages.TOML_MISSING_KEY, "variants")
    table.close()
    return sentence


def _count(table: Table, counters: list[int], level: int, *, first: bool) -> None:
    deepest = 1 if first else min(len(counters) + 1, LEVELS)
    if not (1 if first else 2) <= level <= deepest:
        raise table.fail(messages.TEMPLATE_LEVEL_JUMP, "level")
    if level > len(counters):
        counters.append(1)
    elif not first:
        del counters[level:]
        counters[-1] += 1


def _label(counters: Iterable[int], title: Line) -> str:
    """Word the place and title in plain text, bound words left out."""
    chapter, *inner = counters
    parts = [roman(chapter), *(str(number) for number in inner[: LEVELS - 2])]
    for number in inner[LEVELS - 2 :]:
        rounds, index = divmod(number - 1, len(messages.POINT_LETTERS))
        parts.append(messages.POINT_LETTERS[index] * (rounds + 1))
    text = "".join(part.text for part in title if isinstance(part, Span))
    return f"{'.'.join(parts)}{'' if inner else '.'} {' '.join(text.split())}".strip()


def _section_field(table: Table, seen: _Seen) -> Field:
    result = _field(table, seen)
    if result.key.startswith(RESERVED) or result.key.endswith(SUFFIXES):
        raise table.fail(messages.TEMPLATE_RESERVED, "key")
    return result


def _field(table: Table, seen: _Seen) -> Field:
    key = seen.add(table.identifier(), seen.keys, table)
    kind = _known(table, "type", TYPES)
    compute = _expression(table, "compute") if table.has("compute") else None
    profile = table.identifier("profile") if table.has("profile") else ""
    if compute and profile:
        raise table.fail(messages.TEMPLATE_TWO_SOURCES)
    typed = kind in FIGURE_TYPES and not compute and not profile
    result = Field(
        key=key,
        type=kind,
        compute=compute,
        profile=profile,
        needs=table.identifier("needs") if table.has("needs") else "",
        label=table.take("label", str),
        unit=table.take("unit", str, ""),
        help=table.take("help", str, "").strip(),
        flow=_known(table, "flow", ("flow", "stock"), "flow") == "flow",
        rank=table.take("rank", bool, False),
        opening=table.identifier("opening") if table.has("opening") else "",
        minimum=table.take("min", int, _lowest(kind, typed=typed)),
        maximum=table.take("max", int, None),
        required=table.take("required", bool, typed),
        zero=table.take("zero", str, ""),
        some=table.take("some", str, ""),
        default=table.take("default", str, ""),
        choices=table.texts("choices", ()),
        columns=tuple(_column(entry) for entry in table.tables("columns")),
        rules=tuple(_rule(entry, seen) for entry in table.tables("rule")),
        trace=table.texts("trace", ()),
        formerly=table.texts("formerly", ()),
        grouped=table.take("grouped", bool, True),
        printed=table.take("printed", str, ""),
    )
    _check_extras(table, result)
    table.close()
    return result


def _lowest(kind: str, *, typed: bool) -> int | None:
    return 0 if typed and kind != "percentage_point" else None


def _check_extras(table: Table, entry: Field) -> None:
    """Refuse what only another type of field can use."""
    wrong = {
        "columns": bool(entry.columns) != (entry.type == "table"),
        "rule": bool(entry.rules) and entry.type != "table",
        "choices": bool(entry.choices) and entry.type != "choice",
        "default": bool(entry.default) and entry.type != "text",
        "some": bool(entry.some) != bool(entry.zero),
        "max": entry.maximum is not None and entry.type not in FIGURE_TYPES,
        "grouped": not entry.grouped and (entry.type != "integer" or bool(entry.unit)),
        "label": not entry.label.strip(),
    }
    for key, is_wrong in wrong.items():
        if is_wrong:
            raise table.fail(messages.TOML_WRONG_VALUE, key)


def _column(table: Table) -> Column:
    column = Column(
        key=table.identifier(pattern=KEY),
        label=table.take("label", str),
        type=_known(table, "type", TYPES - {"table"}),
        unit=table.take("unit", str, ""),
        choices=table.texts("choices", ()),
        compute=_expression(table, "compute") if table.has("compute") else None,
    )
    wrong = {
        "choices": bool(column.choices) != (column.type == "choice"),
        "compute": column.compute is not None and not column.is_figure,
    }
    for key, is_wrong in wrong.items():
        if is_wrong:
            raise table.fail(messages.TOML_WRONG_VALUE, key)
    table.close()
    return column


def _rule(table: Table, seen: _Seen) -> Rule:
    rule = Rule(
        key=seen.add(table.identifier(), seen.keys, table),
        strength=Strength(_known(table, "strength", tuple(Strength))),
        check=_expression(table, "check"),
        message=table.take("message", str).strip(),
        trace=table.texts("trace", ()),
    )
    table.close()
    return rule


def _known(table: Table, key: str, known: Iterable[str], default: str = "") -> str:
    value = table.take(key, str, default) if default else table.take(key, str)
    if value not in known:
        listed = ", ".join(sorted(known))
        raise table.fail(messages.TEMPLATE_NOT_KNOWN.format(known=listed, where="{where}"), key)
    return value


def _expression(table: Table, key: str) -> Expression:
    try:
        return Expression(table.take(key, str).strip())
    except ExpressionError as error:
        raise table.fail(messages.TEMPLATE_BAD_EXPRESSION, key, str(error)) from error
