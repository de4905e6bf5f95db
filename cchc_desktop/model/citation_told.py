"""What the words after a citation tell: who issued the document, about what; knows no texts."""

import re
from dataclasses import dataclass
from functools import cached_property

# A footnote in a flattened text begins and ends with the last two signs.
_STOP = r".;:()\n\x02\x03"
_WORDS = rf"[^,{_STOP}]"
# An abbreviation right after the words it stands for.
_SHORT = r"\([A-Z\u0110][\w&-]{1,15}\)"
_IN_BRACKETS = re.compile(rf"\s*{_SHORT}")


@dataclass(frozen=True)
class TellingWords:
    """The words that lead to issuer and subject of a document, and those that end a subject.

    ``by`` leads to the issuer, ``about`` to the subject, which ends before a clause that begins
    with one of ``clauses``, before one of ``verbs``, and does not end in one of ``joins``. What is
    joined by one of ``lists`` shares issuer and subject.
    """

    by: str
    about: tuple[str, ...]
    clauses: tuple[str, ...]
    verbs: tuple[str, ...]
    joins: tuple[str, ...]
    lists: tuple[str, ...]

    @cached_property
    def leading(self) -> str:
        return "|".join(map(re.escape, self.about))

    @cached_property
    def issuer(self) -> re.Pattern[str]:
        ends = "|".join(map(re.escape, (*self.about, *self.verbs)))
        return re.compile(
            rf"\s+{re.escape(self.by)}\s+(?P<name>(?:{_WORDS}|{_SHORT})+?)"
            rf"(?=\s+(?:{ends})\b|\s*(?!{_SHORT})[,{_STOP}]|\s*$)"
        )

    @cached_property
    def subject(self) -> re.Pattern[str]:
        return re.compile(rf",?\s*(?P<said>(?:{self.leading})\b(?:{_WORDS}|,|{_SHORT})*)")


@dataclass(frozen=True)
class Told:
    """Issuer and subject, empty where not told.

    ``end`` is where the words that tell of them end among those read; a subject of which it is
    not plain where it ends is not among them.
    """

    issuer: str = ""
    subject: str = ""
    end: int = 0


def read_told(rest: str, words: TellingWords, following: str = "") -> Told:
    """Return what the words right after a citation tell.

    ``following`` is the next citation when ``rest`` reaches up to it: a plan to carry out a
    resolution names the resolution in its subject.
    """
    issued = words.issuer.match(rest)
    name = _without_joins(issued["name"], words) if issued else ""
    issuer = _IN_BRACKETS.sub("", name) if name[:1].isupper() else ""
    after = issued.end() if issued else 0
    end = issued.start("name") + len(name) if issued and issuer else 0
    subject = words.subject.match(rest, after)
    if subject is None:
        return Told(issuer, "", end)
    said = _cut(subject["said"], words)
    if following and said == " ".join(subject["said"].split()) and subject.end() == len(rest):
        return Told(issuer, f"{said} {following}", end)
    if said in words.about:
        return Told(issuer, "", end)
    stop = subject.start("said") + len(said)
    plain = rest[subject.start("said") : stop] == said and not rest[stop : stop + 1].isalnum()
    # What stands behind a comma may be another clause of the sentence.
    ends = plain and "," not in said and not re.match(r"\s*\w", rest[stop:])
    return Told(issuer, said, stop if ends else end)


def _cut(said: str, words: TellingWords) -> str:
    """Return a subject up to where the sentence goes on with a clause or a name of its own."""
    kept: list[str] = []
    for piece in " ".join(said.split()).split(", "):
        parts = piece.split()
        verb = next((n for n, word in enumerate(parts) if n and word in words.verbs), None)
        if kept and (piece[:1].isupper() or verb or piece.startswith(words.clauses)):
            break
        kept.append(" ".join(parts[:verb]))
        if verb:
            break
    return _without_joins(", ".join(kept), words)


def _without_joins(text: str, words: TellingWords) -> str:
    parts = text.split()
    while parts and parts[-1].rstrip(",") in words.joins:
        parts.pop()
    return " ".join(parts).rstrip(",")
