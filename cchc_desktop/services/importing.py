"""Reads an old report's text into sections, notes, head and proposed figures; stores nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.model.narrative import escape
from cchc_desktop.model.template import Section, Template
from cchc_desktop.services.importing_figures import Finder, Proposal
from cchc_desktop.services.importing_head import annex_start, read_front, read_tail, tail_start
from cchc_desktop.services.importing_headings import mark_headings
from cchc_desktop.services.importing_inline import stored_text
from cchc_desktop.services.importing_lines import clean, paragraphs, plain
from cchc_desktop.services.importing_mapping import (
    SKIP,
    OldHeading,
    looks_like_heading,
    map_headings,
    old_headings,
)
from cchc_desktop.services.importing_pieces import (
    NoteBodies,
    Piece,
    PieceKind,
    join_torn,
    piece_of,
    take_notes,
)
from cchc_desktop.services.importing_vocabulary import Vocabulary, load_vocabulary
from cchc_desktop.services.importing_wordings import Wordings

__all__ = [
    "ImportedReport",
    "OldHeading",
    "Proposal",
    "Vocabulary",
    "load_vocabulary",
    "read_report",
]

_END_SIGN = "./."


@dataclass(frozen=True)
class ImportedReport:
    """What an old text holds, for the user to accept: nothing of it is stored yet.

    ``head`` maps head fields to typed texts, ``texts`` sections to stored narratives and
    ``headings`` sections to their old wording. ``leftovers`` lists what had no place of its own;
    body text among it also stands at the end of the nearest section.
    """

    head: Mapping[str, str]
    texts: Mapping[str, str]
    headings: Mapping[str, str]
    notes: int
    proposals: tuple[Proposal, ...]
    leftovers: tuple[str, ...]
    old_headings: tuple[OldHeading, ...] = ()


def read_report(
    text: str,
    template: Template,
    vocabulary: Vocabulary,
    notes_known: Mapping[int, tuple[str, ...]] | None = None,
    mapping: Mapping[str, str] | None = None,
    wordings: Wordings | None = None,
) -> ImportedReport:
    """Take an old report's text apart along a template's outline.

    ``notes_known`` are bodies of footnotes that the file kept apart from its text. ``mapping``
    says of old headings by their key where they lead, see ``importing_mapping``; ``wordings`` are
    texts with bound figures whose sentences may stand in the old report again.

    Raises:
        UserError: nothing in the text looks like a heading.
    """
    pieces = [piece_of(paragraph) for paragraph in paragraphs(clean(text))]
    pieces = mark_headings(pieces, template, vocabulary.letters)
    olds = old_headings(pieces[: tail_start(pieces, vocabulary)], template)
    pieces = map_headings(pieces, template, mapping or {})
    first = next((i for i, p in enumerate(pieces) if p.kind is PieceKind.HEADING), None)
    if first is None and not olds:
        raise UserError(messages.IMPORT_NO_HEADING)
    if first is None:
        first = next(index for index, piece in enumerate(pieces) if looks_like_heading(piece))
    end = max(first, tail_start(pieces, vocabulary))
    front = read_front(pieces[:first], vocabulary)
    last = annex_start(pieces, end, vocabulary)
    tail, after = read_tail(pieces[end:last], vocabulary)
    after += [plain(piece.text) for piece in pieces[last:] if plain(piece.text)]
    body, notes = take_notes(pieces[first:end])
    for number, bodies in (notes_known or {}).items():
        notes.add(number, [clean(body) for body in bodies])
    sections = _Sections(template)
    sections.put(template.opening, front.opening)
    sections.fill(body)
    sections.close(vocabulary)
    texts = sections.texts(notes)
    return ImportedReport(
        head=front.head | tail,
        texts=texts,
        headings=sections.headings,
        notes=sections.notes,
        proposals=tuple(Finder(template, vocabulary, wordings).proposals(texts)),
        leftovers=(*front.leftovers, *sections.leftovers, *after),
        old_headings=olds,
    )


@dataclass
class _Sections:
    """The pieces of each section as they are found."""

    template: Template
    pieces: dict[str, list[Piece]] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    leftovers: list[str] = field(default_factory=list)
    notes: int = 0
    waiting: list[Piece] = field(default_factory=list)

    def put(self, section: Section, pieces: list[Piece]) -> None:
        if pieces:
            self.pieces.setdefault(section.key, []).extend(pieces)

    def fill(self, body: list[Piece]) -> None:
        """Hand the body out by its headings; text under a bare heading waits for the next text."""
        section, skipping = self.template.opening, False
        for piece in body:
            if piece.kind is PieceKind.HEADING:
                skipping = piece.number == SKIP
            if skipping:
                self.leftovers.append(plain(piece.text))
            elif piece.section is not None:
                section = piece.section
                self.headings[section.key] = plain(piece.text)
                if section.has_text:
                    self._place_waiting(section)
            elif section.has_text:
                self.put(section, [piece])
            else:
                self.leftovers.append(plain(piece.text))
                self.waiting.append(piece)
        if self.waiting:
            self._place_waiting(self._last())

    def _place_waiting(self, section: Section) -> None:
        self.put(section, self.waiting)
        self.waiting = []

    def _last(self) -> Section:
        keys = [s.key for s in self.template.sections if s.key in self.pieces]
        return self.template.by_key[keys[-1]] if keys else self.template.opening

    def close(self, words: Vocabulary) -> None:
        """Move the closing sentence to its own section, without the sign ``./.``."""
        last = self._last()
        pieces = join_torn(self.pieces.get(last.key, []))
        for index in range(len(pieces) - 1, -1, -1):
            text = plain(pieces[index].text)
            if text.endswith(_END_SIGN) or text.startswith(words.closing_starts):
                self.pieces[last.key] = pieces[:index]
                closing = [replace(p, text=_unsigned(p.text)) for p in pieces[index:]]
                self.put(self.template.closing, closing)
                return

    def texts(self, notes: NoteBodies) -> dict[str, str]:
        """Return the stored narratives, notes at their marks and unclaimed notes at the end."""
        order = [s.key for s in self.template.sections if self.pieces.get(s.key)]
        waiting = notes.count()
        texts = {key: stored_text(join_torn(self.pieces[key]), notes) for key in order}
        self.notes = waiting - notes.count()
        for body in notes.left():
            lost = [plain(line) for line in body.split("\n")]
            self.leftovers += lost
            if order:
                texts[order[-1]] = "\n\n".join((texts[order[-1]], *map(_literal, lost)))
        return texts


def _unsigned(text: str) -> str:
    bare = text.rstrip(" *")
    return bare[: -len("/.")] if bare.endswith(_END_SIGN) else text


def _literal(text: str) -> str:
    return "\\" + text if text.startswith("-") else escape(text)
