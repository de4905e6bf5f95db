"""All mentions of documents in the texts of a report, those of one document together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from cchc_desktop.model.citation import Citation, CitationTypes, find_citations
from cchc_desktop.model.citation_told import Told, read_told

# What follows a citation is read up to here; a subject is rarely longer than two lines.
_READ_ON = 300


@dataclass(frozen=True)
class Mention:
    """One citation where it stands; ``excerpt`` are its words, ``before`` the words before it."""

    section: str
    citation: Citation
    told: Told
    excerpt: str
    before: str


@dataclass(frozen=True)
class Cited:
    """One document with all its mentions in reading order; never without any."""

    mentions: tuple[Mention, ...]

    @property
    def first(self) -> Mention:
        return self.mentions[0]

    @property
    def citation(self) -> Citation:
        """Return the first mention with the type and day that a later one adds."""
        every = [mention.citation for mention in self.mentions]
        kind = next((c.type for c in every if c.type), "")
        day = next((c.date for c in every if c.date), None)
        return replace(every[0], type=kind, date=day)

    @property
    def issuer(self) -> str:
        return next((m.told.issuer for m in self.mentions if m.told.issuer), "")

    @property
    def subject(self) -> str:
        return next((m.told.subject for m in self.mentions if m.told.subject), "")


def find_mentions(section: str, text: str, types: CitationTypes) -> list[Mention]:
    """Return the citations of a flattened text with what the words after each tell."""
    found: list[Mention] = []
    end = len(text)
    for citation in reversed(find_citations(text, types)):
        following = found[-1] if found else None
        told = _told(text[citation.end : end], following, types)
        excerpt = text[citation.start : citation.end]
        before = text[max(0, citation.start - _READ_ON) : citation.start]
        found.append(Mention(section, citation, told, excerpt, before))
        end = citation.start
    return found[::-1]


def _told(rest: str, following: Mention | None, types: CitationTypes) -> Told:
    """Return what the words up to the next citation tell; in a list its last one tells it."""
    words = types.telling
    if following is not None and rest.strip(" ,;") in ("", *words.lists):
        return replace(following.told, end=0)
    reaches = following is not None and len(rest) < _READ_ON
    name = short(following.citation, types) if following and reaches else ""
    return read_told(rest[:_READ_ON].rstrip(" "), words, name)


def short(citation: Citation, types: CitationTypes) -> str:
    """Return a document by type, number and symbol only."""
    kind = citation.type or types.type_of(citation.code)
    return " ".join(filter(None, (kind, types.number, types.spelled(citation.symbol))))


def cited_documents(texts: Mapping[str, str], types: CitationTypes) -> list[Cited]:
    """Return the documents cited in flattened texts by section, by their first mention."""
    found: list[list[Mention]] = []
    by_symbol: dict[str, list[list[Mention]]] = {}
    for section, text in texts.items():
        for mention in find_mentions(section, text, types):
            alike = by_symbol.setdefault(mention.citation.symbol.casefold(), [])
            own = next((known for known in alike if _is_one([*known, mention])), None)
            if own is None:
                own = []
                alike.append(own)
                found.append(own)
            own.append(mention)
    return [Cited(tuple(mentions)) for mentions in found]


def _is_one(mentions: Iterable[Mention]) -> bool:
    """Say whether mentions of one symbol name one document; numbers begin anew each year."""
    citations = [mention.citation for mention in mentions]
    kinds = {c.type for c in citations if c.type}
    years = {c.date.year for c in citations if c.date and c.year is None}
    return len(kinds) <= 1 and len(years) <= 1
