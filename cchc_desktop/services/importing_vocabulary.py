"""The words that an old report's text is taken apart by, read from data; knows no report."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Cue:
    """A way to find one field's value: the pattern of the words around it.

    ``typed`` is what is proposed when the words themselves are the answer; ``separator`` cuts a
    list of names.
    """

    key: str
    find: str
    typed: str = ""
    separator: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """Every wording the import looks for, and the cues of one edition's fields."""

    kinds: tuple[str, ...]
    motto: tuple[str, ...]
    number: str
    date: tuple[str, str, str]
    addressees: tuple[str, ...]
    urgency: Mapping[str, str]
    stamp_arrived: str
    stamp_number: str
    stamp_date: str
    stamp_labels: tuple[str, ...]
    recipients: str
    filed: str
    closing_starts: tuple[str, ...]
    annex: str
    letters: str
    qualifiers: tuple[str, ...]
    number_words: Mapping[str, int]
    list_joint: str
    table_numbers: tuple[str, ...]
    table_totals: tuple[str, ...]
    table_blanks: tuple[str, ...]
    cues: tuple[Cue, ...] = ()


def load_vocabulary(resources: Path, edition: str) -> Vocabulary:
    """Read the common words and, where there are any, the cues of an edition's fields."""
    data = tomllib.loads((resources / "importing.toml").read_text(encoding="utf-8"))
    cues = resources / "importing" / f"{edition}.toml"
    head, stamp, tail, figures = data["head"], data["stamp"], data["tail"], data["figures"]
    day, month, year = head["date"]
    variants = {form: word for word, forms in head["urgency"].items() for form in forms}
    return Vocabulary(
        kinds=tuple(head["kinds"]),
        motto=tuple(head["motto"]),
        number=head["number"],
        date=(day, month, year),
        addressees=tuple(head["addressees"]),
        urgency=variants,
        stamp_arrived=stamp["arrived"],
        stamp_number=stamp["number"],
        stamp_date=stamp["date"],
        stamp_labels=tuple(stamp["labels"]),
        recipients=tail["recipients"],
        filed=tail["filed"],
        closing_starts=tuple(tail["closing_starts"]),
        annex=tail["annex"],
        letters=data["headings"]["letters"],
        qualifiers=tuple(figures["qualifiers"]),
        number_words=dict(figures["words"]),
        list_joint=figures["list_joint"],
        table_numbers=tuple(data["tables"]["numbers"]),
        table_totals=tuple(data["tables"]["totals"]),
        table_blanks=tuple(data["tables"]["blanks"]),
        cues=_cues(cues) if cues.is_file() else (),
    )


def _cues(path: Path) -> tuple[Cue, ...]:
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    found = [Cue(key, find) for key, finds in data.get("cues", {}).items() for find in finds]
    found += [Cue(**entry) for entry in data.get("fixed", [])]
    found += [Cue(**entry) for entry in data.get("names", [])]
    return tuple(found)
