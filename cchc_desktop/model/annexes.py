"""Which annexes an edition offers and what each of them holds, read strictly from its file.

An annex is declared by its kind: figures in a table, a table field as an official form, the cited
documents, or charts. It knows no answers; whether its names lead anywhere is for the lint.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.model.narrative import Line, parse_inline
from cchc_desktop.model.reading import KEY, Table, open_table

FILE = "annexes.toml"
SWITCH = "head.annex_"
NUMBER = "number"
INDICATOR_CONTENTS = (NUMBER, "label", "unit", "value", "previous", "year_before", "remark")
CITATION_CONTENTS = (NUMBER, "document", "date", "issuer", "subject", "place")
_ALIGNMENTS = ("left", "centre", "right")
_ORIENTATIONS = ("portrait", "landscape")
_PLAIN_KEY = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class AnnexColumn:
    """A column: the words above it from the widest group down, and what its cells show."""

    head: tuple[str, ...]
    content: str
    share: int
    align: str


@dataclass(frozen=True, kw_only=True)
class AnnexBase:
    """What every annex has; ``label`` names its switch, ``title`` is printed above it.

    ``kept`` is true for one that belongs to the report unless somebody leaves it out.
    """

    key: str
    label: str
    help: str
    title: Line
    landscape: bool
    kept: bool

    @property
    def switch(self) -> str:
        """Return the key of the header box that says whether it is printed."""
        return SWITCH + self.key


@dataclass(frozen=True, kw_only=True)
class IndicatorAnnex(AnnexBase):
    """All figures of the edition in order, or those listed, grouped by sections.

    ``groups`` are the sections that open a group, every chapter when empty; ``absent`` stands
    where there deliberately is no figure.
    """

    columns: tuple[AnnexColumn, ...]
    groups: tuple[str, ...]
    fields: tuple[str, ...]
    exclude: tuple[str, ...]
    absent: str


@dataclass(frozen=True)
class Wording:
    """What an official form is called from a day on; None for the oldest one."""

    start: date | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class FormAnnex(AnnexBase):
    """A table field as an official form: rows by group, sums of each group and of all.

    ``wordings`` stand at the left above the table, ``centre`` and ``right`` beside them.
    """

    columns: tuple[AnnexColumn, ...]
    field: str
    group: str
    name: str
    total: str
    unit: Line
    numbered: bool
    wordings: tuple[Wording, ...]
    centre: tuple[Line, ...]
    right: tuple[Line, ...]

    def wording(self, day: date) -> tuple[Line, ...]:
        """Return the lines that name the form on a day."""
        past = [w for w in self.wordings if w.start is None or w.start <= day]
        if not past:
            return ()
        return max(past, key=lambda wording: wording.start or date.min).lines


@dataclass(frozen=True, kw_only=True)
class CitationAnnex(AnnexBase):
    """The documents cited in the texts, by the order of their types and then by date."""

    columns: tuple[AnnexColumn, ...]
    order: tuple[str, ...]


@dataclass(frozen=True)
class ChartPart:
    """One chart of fields, or of the agency's published index by years when ``index`` is set."""

    title: str
    unit: str
    kind: str
    fields: tuple[str, ...]
    index: str


@dataclass(frozen=True, kw_only=True)
class ChartAnnex(AnnexBase):
    """Charts over at most ``periods`` reports, each with a table of the same values."""

    charts: tuple[ChartPart, ...]
    periods: int


AnnexPart = IndicatorAnnex | FormAnnex | CitationAnnex | ChartAnnex


def load_annexes(path: Path, error: type[UserError]) -> tuple[AnnexPart, ...]:
    """Read the annexes of an edition; an edition without the file offers none."""
    if not path.is_file():
        return ()
    table = open_table(path, error)
    parts: list[AnnexPart] = []
    for entry in table.tables("annex"):
        part = _READERS[_known(entry, "kind", tuple(_READERS))](entry)
        entry.close()
        if any(part.key == other.key for other in parts):
            raise entry.fail(messages.TEMPLATE_DUPLICATE)
        parts.append(part)
    table.close()
    return tuple(parts)


def _base(table: Table) -> dict[str, Any]:
    return {
        "key": table.identifier(pattern=_PLAIN_KEY),
        "label": table.take("label", str),
        "help": table.take("help", str, "").strip(),
        "title": parse_inline(table.take("title", str)),
        "landscape": _known(table, "orientation", _ORIENTATIONS, "portrait") == "landscape",
        "kept": table.take("kept", bool, False),
    }


def _indicators(table: Table) -> IndicatorAnnex:
    return IndicatorAnnex(
        **_base(table),
        columns=_columns(table, INDICATOR_CONTENTS),
        groups=table.texts("groups", ()),
        fields=table.texts("fields", ()),
        exclude=table.texts("exclude", ()),
        absent=table.take("absent", str),
    )


def _form(table: Table) -> FormAnnex:
    return FormAnnex(
        **_base(table),
        columns=_columns(table, ()),
        field=table.identifier("field"),
        group=table.identifier("group", KEY) if table.has("group") else "",
        name=table.identifier("name", KEY),
        total=table.take("total", str),
        unit=parse_inline(table.take("unit", str, "")),
        numbered=table.take("numbered", bool, False),
        wordings=tuple(_wording(entry) for entry in table.tables("wording")),
        centre=_lines(table, "centre"),
        right=_lines(table, "right"),
    )


def _wording(table: Table) -> Wording:
    wording = Wording(table.day("from"), _lines(table, "lines"))
    table.close()
    return wording


def _citations(table: Table) -> CitationAnnex:
    base = _base(table)
    columns = _columns(table, CITATION_CONTENTS)
    return CitationAnnex(**base, columns=columns, order=table.texts("order"))


def _charts(table: Table) -> ChartAnnex:
    base = _base(table)
    periods = table.take("periods", int)
    if periods < 1:
        raise table.fail(messages.TOML_WRONG_VALUE, "periods")
    charts = tuple(_chart(entry) for entry in table.tables("chart"))
    if not charts:
        raise table.fail(messages.TOML_MISSING_KEY, "chart")
    return ChartAnnex(**base, charts=charts, periods=periods)


def _chart(table: Table) -> ChartPart:
    chart = ChartPart(
        title=table.take("title", str),
        unit=table.take("unit", str),
        kind=_known(table, "kind", ("bars", "lines"), "bars"),
        fields=table.texts("fields", ()),
        index=_known(table, "index", ("score", "rank")) if table.has("index") else "",
    )
    table.close()
    if bool(chart.fields) == bool(chart.index):
        raise table.fail(messages.ANNEX_CHART_SOURCE)
    return chart


_READERS: Mapping[str, Callable[[Table], AnnexPart]] = {
    "indicators": _indicators,
    "form": _form,
    "citations": _citations,
    "charts": _charts,
}


def _columns(table: Table, contents: tuple[str, ...]) -> tuple[AnnexColumn, ...]:
    """Read the columns; without ``contents`` a cell shows a column of a table field."""
    columns = []
    for entry in table.tables("columns"):
        head = entry.texts("head")
        if contents:
            content = _known(entry, "content", contents)
        else:
            content = entry.identifier("content", _PLAIN_KEY)
        share = entry.take("share", int)
        align = _known(entry, "align", _ALIGNMENTS, "left")
        entry.close()
        if not head or share < 1:
            raise entry.fail(messages.TOML_WRONG_VALUE, "share" if head else "head")
        columns.append(AnnexColumn(head, content, share, align))
    if not columns:
        raise table.fail(messages.TOML_MISSING_KEY, "columns")
    return tuple(columns)


def _lines(table: Table, key: str) -> tuple[Line, ...]:
    return tuple(parse_inline(line) for line in table.texts(key, ()))


def _known(table: Table, key: str, known: Iterable[str], default: str = "") -> str:
    value = table.take(key, str, default) if default else table.take(key, str)
    if value not in known:
        listed = ", ".join(known)
        raise table.fail(messages.TEMPLATE_NOT_KNOWN.format(known=listed, where="{where}"), key)
    return value
