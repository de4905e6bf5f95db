"""Texts of one edition of the outline made to fit another: sentences and names; pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from cchc_desktop.model.narrative import (
    Bound,
    Inline,
    Narrative,
    NoteMark,
    parse_narrative,
    write_narrative,
)
from cchc_desktop.model.sentences import spelled_out
from cchc_desktop.model.template import Template
from cchc_desktop.services.edition_map import EditionMap


def fitted(text: str, old: Template, new: Template, places: EditionMap) -> str:
    """Return a stored text whose names are those of another edition.

    A sentence that only the old edition has becomes ordinary text in its common wording. A figure
    without a place keeps its name, which the checks then tell.
    """
    if old is new or old.edition == new.edition:
        return text
    gone = {key: found for key, found in old.sentences.items() if key not in new.sentences}
    text = spelled_out(text, gone, lambda _name: None)
    renamed = {key: place for key, place in places.fields.items() if key != place}
    blocks = parse_narrative(text).blocks
    changed = tuple(replace(b, inlines=tuple(_renamed(b.inlines, renamed))) for b in blocks)
    return text if changed == blocks else write_narrative(Narrative(changed))


def _renamed(line: Iterable[Inline], names: Mapping[str, str]) -> Iterator[Inline]:
    for inline in line:
        if isinstance(inline, Bound):
            yield _named(inline, names)
        elif isinstance(inline, NoteMark):
            paragraphs = (
                tuple(_named(i, names) if isinstance(i, Bound) else i for i in paragraph)
                for paragraph in inline.paragraphs
            )
            yield NoteMark(tuple(paragraphs))
        else:
            yield inline


def _named(bound: Bound, names: Mapping[str, str]) -> Bound:
    """Follow a figure, or the column of a table, to its name."""
    table, _, column = bound.name.rpartition(".")
    if bound.name not in names and table in names:
        return replace(bound, name=f"{names[table]}.{column}")
    return replace(bound, name=names.get(bound.name, bound.name))
