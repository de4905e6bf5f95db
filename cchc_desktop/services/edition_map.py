"""Where the sections and fields of one edition of the outline stand in another; pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cchc_desktop.model.template import FIGURE_TYPES, Field, Kind, Section, Template

_WORDS = frozenset({"text", "choice", "names"})


@dataclass(frozen=True)
class EditionMap:
    """Old key → new key of what has a place, in the old order.

    ``without_place`` names by old key what has none; headings and figures that nobody types are
    not among them.
    """

    fields: Mapping[str, str]
    sections: Mapping[str, str]
    without_place: Mapping[str, str]

    def labels_without_place(self, filled: Iterable[str]) -> list[str]:
        """Return the labels of what has no place among the fields and sections that are filled."""
        wanted = frozenset(filled)
        return [label for key, label in self.without_place.items() if key in wanted]


def field_map(old: Template, new: Template) -> EditionMap:
    """Map what both editions have, by key or by the former keys either of them declares."""
    fields = {
        key: place
        for key, place in _places(old.fields, new.fields).items()
        if _compatible(old.fields[key], new.fields[place])
    }
    sections = {
        key: place
        for key, place in _places(old.by_key, new.by_key).items()
        if new.by_key[place].has_text or not old.by_key[key].has_text
    }
    return EditionMap(
        fields=fields,
        sections=sections,
        without_place=_labels(old, {*fields, *sections}),
    )


def _places(
    old: Mapping[str, Field | Section], new: Mapping[str, Field | Section]
) -> dict[str, str]:
    """Return old key → new key; a key both have wins over a former one."""
    places = {key: key for key in old if key in new}
    taken = set(places)
    renamed = {former: key for key, entry in new.items() for former in entry.formerly}
    for key, entry in old.items():
        names = (renamed.get(key, ""), *(name for name in entry.formerly if name in new))
        place = next((name for name in names if name and name not in taken), "")
        if key not in places and place:
            places[key] = place
            taken.add(place)
    return {key: places[key] for key in old if key in places}


def _labels(template: Template, placed: set[str]) -> dict[str, str]:
    labels = {s.key: s.label for s in template.sections if s.has_text}
    labels |= {key: found.label for key, found in template.fields.items() if _typed(found)}
    return {key: label for key, label in labels.items() if key not in placed}


def _typed(field: Field) -> bool:
    return field.kind is Kind.TYPED


def _compatible(old: Field, new: Field) -> bool:
    kinds = (FIGURE_TYPES - {"fraction"}, _WORDS)
    return old.type == new.type or any({old.type, new.type} <= kind for kind in kinds)
