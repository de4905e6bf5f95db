"""What the loader cannot see in the annexes of an edition: names that lead nowhere.

Findings are English sentences for whoever writes templates, as those of the lint itself.
"""

from collections.abc import Callable, Iterable, Iterator

from cchc_desktop.model.annex_groups import listed
from cchc_desktop.model.annexes import (
    NUMBER,
    AnnexPart,
    ChartAnnex,
    FormAnnex,
    IndicatorAnnex,
)
from cchc_desktop.model.narrative import Bound, Line
from cchc_desktop.model.template import Template

Bindings = Callable[[Iterable[Bound]], Iterable[str]]


def annex_findings(template: Template, bindings: Bindings) -> list[str]:
    """Return what is wrong with the annexes; ``bindings`` judges the bound words of a line."""
    findings = []
    for part in template.annexes:
        found = [text for line in _lines(part) for text in bindings(_bound_in(line))]
        match part:
            case IndicatorAnnex():
                found += _indicators(template, part)
            case FormAnnex():
                found += _form(template, part)
            case ChartAnnex():
                keys = [key for chart in part.charts for key in chart.fields]
                found += [f"no figure: {key}" for key in keys if not _is_figure(template, key)]
        findings += [f"annexes.toml: {part.key}: {text}" for text in found]
    return findings


def annex_names(template: Template) -> set[str]:
    """Return the fields that annexes print one by one, which texts then need not show."""
    names: set[str] = set()
    for part in template.annexes:
        match part:
            case FormAnnex():
                names.add(part.field)
            case ChartAnnex():
                names |= {key for chart in part.charts for key in chart.fields}
            case IndicatorAnnex():
                names |= set(part.fields)
    return names


def _is_figure(template: Template, key: str) -> bool:
    return key in template.fields and template.fields[key].is_figure


def _bound_in(line: Line) -> Iterator[Bound]:
    return (inline for inline in line if isinstance(inline, Bound))


def _lines(part: AnnexPart) -> Iterator[Line]:
    yield part.title
    match part:
        case FormAnnex():
            yield from (part.unit, *part.centre, *part.right)
            yield from (line for wording in part.wordings for line in wording.lines)


def _indicators(template: Template, part: IndicatorAnnex) -> Iterator[str]:
    for key in (*part.fields, *part.exclude):
        if not _is_figure(template, key):
            yield f"no figure: {key}"
    for key in part.groups:
        if key not in template.by_key:
            yield f"unknown section: {key}"
    for key in listed(template, part).get("", []):
        yield f"{key} belongs to no group; name a group for it or exclude it"


def _form(template: Template, part: FormAnnex) -> Iterator[str]:
    field = template.fields.get(part.field)
    if field is None or field.type != "table":
        yield f"no table: {part.field}"
        return
    known = {column.key for column in field.columns}
    wanted = [part.name, part.group, *(column.content for column in part.columns)]
    for key in wanted:
        if key and key != NUMBER and key not in known:
            yield f"{part.field} has no column {key}"
    if part.name not in [column.content for column in part.columns]:
        yield f"the column {part.name} that names groups and the total is not printed"
