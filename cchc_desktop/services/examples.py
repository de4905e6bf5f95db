"""How an answer is typed and printed, shown on the same field of the sample report.

A field that the sample does not have gets an example of its type.
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from cchc_desktop.model.field_types import FIELD_TYPES
from cchc_desktop.model.template import Field, Kind
from cchc_desktop.model.values import Style, from_json
from cchc_desktop.services.reports import SAMPLE

# What is typed where the sample has nothing.
_TYPED = {
    "integer": "199634",
    "decimal": "12,5",
    "percent": "78,57",
    "percentage_point": "4,56",
    "fraction": "12/15",
    "date": "05/6/2018",
}
_LONGEST = 60


def example(field: Field, style: Style, resources: Path) -> tuple[str, str]:
    """Return what is typed and how it is printed; two empty texts where nothing can be shown."""
    if field.kind is not Kind.TYPED or field.type in ("table", "names") or field.choices:
        return "", ""
    kind = FIELD_TYPES[field.type]
    stored = _answers(resources).get(field.key)
    value = from_json({"day": stored.isoformat()} if isinstance(stored, date) else stored)
    typed = kind.edit(value) if value is not None else ""
    if field.type == "integer":
        typed = typed.replace(".", "")  # nobody has to type the dots
    if not typed or len(typed) > _LONGEST:
        typed = _TYPED.get(field.type, "")
        value = kind.parse(typed, field) if typed else None
    return (typed, kind.show(value, style)) if value is not None else ("", "")


@cache
def _answers(resources: Path) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for path in sorted((resources / "samples" / SAMPLE).glob("[1-9]*.toml")):
        with path.open("rb") as file:
            found.update(tomllib.load(file, parse_float=Decimal).get("answers", {}))
    return found
