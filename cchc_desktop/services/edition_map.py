"""Where the sections and fields of one edition of the outline stand in another; pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cchc_desktop.model.template import FIGURE_TYPES, Field, Template

_WORDS = frozenset({"text", "choice", "names"})


@dataclass(frozen=True)
class EditionMap:
    """Old key → new key of what has a place; ``labels`` names what has none, by old key."""

    fields: Mapping[str, str]
    sections: Mapping[str, str]
    labels: Mapping[str, str]

    def labels_without_place(self, filled: Iterable[str]) -> list[str]:
        """Return the labels of what has no place among the fields and sections that are filled."""
        wanted = frozenset(filled)
        return [label for key, label in self.labels.items() if key in wanted]


def field_map(old: Template, new: Template) -> EditionMap:
    """Map by key what both editions have."""
    fields = {
        key: key
        for key, found in old.fields.items()
        if key in new.fields and _compatible(found, new.fields[key])
    }
    sections = {section.key: section.key for section in old.sections if section.key in new.by_key}
    labels = {s.key: s.label for s in old.sections if s.has_text and s.key not in sections}
    labels |= {key: found.label for key, found in old.fields.items() if key not in fields}
    return EditionMap(fields, sections, labels)


def _compatible(old: Field, new: Field) -> bool:
    kinds = (FIGURE_TYPES - {"fraction"}, _WORDS)
    return old.type == new.type or any({old.type, new.type} <= kind for kind in kinds)
