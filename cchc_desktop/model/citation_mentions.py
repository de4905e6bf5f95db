"""All mentions of documents in the texts of a report, those of one document together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

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

    @cached_property
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


@lru_cache(256)
def find_mentions(section: str, text: str, types: CitationTypes) -> tuple[Mention, ...]:
    """Return the citations of a flattened text with what the words after each tell.

    A text that stays is not read again.
    """
    found: list[Mention] = []
    end = len(text)
    for citation in reversed(find_citations(text, types)):
        following = found[-1] if found else None
        rest = text[citation.end : end]
        # A law cited by its name has said all that is to be said.
        told = _told(rest, following, types) if citation.codes else Told()
        excerpt = text[citation.start : citation.end]
        before = text[max(0, citation.start - _READ_ON) : citation.start]
        found.append(Mention(section, citation, told, excerpt, before))
        end = citation.start
    return tuple(reversed(found))


def _told(rest: str, following: Mention | None, types: CitationTypes) -> Told:
    """Return what the words up to the next citation tell; in a list its last one tells it."""
    words = types.telling
    if following is not None and rest.strip(" ,") in ("", *words.lists):
        return replace(following.told, end=0)
    reaches = following is not None and len(rest) < _READ_ON
    name = short(following.citation, types) if following and reaches else ""
    return read_told(rest[:_READ_ON].rstrip(" "), words, name)


def short(citation: Citation, types: CitationTypes) -> str:
    """Return a document by type, number and symbol only."""
    kind = citation.type or types.type_of(citation.code)
    number = types.number if citation.codes else ""
    return " ".join(filter(None, (kind, number, types.spelled(citation.symbol))))


class _Group:
    """The mentions of one document as they are found."""

    def __init__(self) -> None:
        self.mentions: list[Mention] = []
        self._kind = ""
        self._year = 0

    def takes(self, mention: Mention) -> bool:
        """Take a mention of this document; numbers begin anew each year."""
        citation = mention.citation
        year = citation.date.year if citation.date and citation.year is None else 0
        fits = all(
            one == other or not (one and other)
            for one, other in ((self._kind, citation.type), (self._year, year))
        )
        if fits:
            self.mentions.append(mention)
            self._kind, self._year = self._kind or citation.type, self._year or year
        return fits


def cited_documents(texts: Mapping[str, str], types: CitationTypes) -> list[Cited]:
    """Return the documents cited in flattened texts by section, by their first mention."""
    return gathered(find_mentions(section, text, types) for section, text in texts.items())


def gathered(mentions: Iterable[tuple[Mention, ...]]) -> list[Cited]:
    """Return the documents that mentions are of, those of each text in reading order."""
    found: list[_Group] = []
    by_symbol: dict[str, list[_Group]] = {}
    for mention in (mention for text in mentions for mention in text):
        alike = by_symbol.setdefault(mention.citation.symbol.casefold(), [])
        if not any(group.takes(mention) for group in alike):
            group = _Group()
            group.takes(mention)
            alike.append(group)
            found.append(group)
    return [Cited(tuple(group.mentions)) for group in found]
