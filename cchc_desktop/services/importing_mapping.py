"""Which headings an old report has, and to which sections they lead where its outline is another.

A heading is known again by its key: its words in small letters, without number and signs.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from cchc_desktop.model.template import Section, Template
from cchc_desktop.services.importing_headings import Titles, title_words
from cchc_desktop.services.importing_lines import plain, whole_emphasis
from cchc_desktop.services.importing_pieces import Piece, PieceKind

KEEP, LEAVE = "", "-"  # chosen instead of a section: text of the section before; not taken over
SKIP = -1  # the number of a heading piece whose text is not taken over
_MARKER = re.compile(
    r"(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[^\W\d_])[.)]\s*|\d{1,2}(?:\.\d{1,2})+\s+"
)
_WORD = re.compile(r"\w+")
_MOST_WORDS = 30
_FEWEST_WORDS = 2
_ALIKE = 0.35


@dataclass(frozen=True)
class OldHeading:
    """A heading of an old report, the section it leads to by its words, and one that is alike."""

    key: str
    text: str
    found: str = ""
    proposed: str = ""


def heading_key(title: str) -> str:
    """Return what a heading is known by, whatever its number and its capitals."""
    bare = _MARKER.sub("", plain(title).lstrip("# "), count=1)
    return " ".join(word.lower() for word in _WORD.findall(bare))


def old_headings(pieces: Iterable[Piece], template: Template) -> tuple[OldHeading, ...]:
    """Return the headings in their order: those that match a section, and those that do not."""
    titles = Titles.of(template)
    found: dict[str, OldHeading] = {}
    for piece in pieces:
        text = _shown(piece)
        key = heading_key(text)
        if piece.kind is PieceKind.HEADING and piece.section is not None:
            found[key] = OldHeading(key, text, found=piece.section.key)
        elif key and key not in found and looks_like_heading(piece):
            found[key] = OldHeading(key, text, proposed=_nearest(key, titles, template))
    first = next((i for i, old in enumerate(found.values()) if _MARKER.match(old.text)), 0)
    return tuple(found.values())[first:]


def _shown(piece: Piece) -> str:
    text = piece.source.text if piece.source else piece.text
    if piece.kind is PieceKind.HEADING and len(plain(text)) > len(piece.text) + _MOST_WORDS:
        text = piece.text  # a heading its text runs on from
    return plain(text).lstrip("# ")


def looks_like_heading(piece: Piece) -> bool:
    """Say whether a paragraph stands out as headings do: a style of its own, or all in bold."""
    if piece.source is None or piece.kind is PieceKind.NOTE:
        return False
    source, text = piece.source, plain(piece.source.text)
    count = len(text.split())
    if not _FEWEST_WORDS <= count <= _MOST_WORDS or text.endswith((";", ",", "./.")):
        return False
    if source.lines[0].lstrip().startswith("#"):
        return True
    # Bold words that are no sentence, in capitals or under a number.
    stands_out = whole_emphasis(source.text) and source.text.startswith("**")
    roman = re.match(r"[IVX]{1,5}\.\s", text) is not None
    return (stands_out and _MARKER.match(text) is not None) or (roman and text == text.upper())


def _nearest(key: str, titles: Titles, template: Template) -> str:
    mine = Counter(title_words(key))
    ranked = [(titles.alike(mine, s.key), s.key) for s in template.sections if s.level]
    best, section = max(ranked, default=(0.0, ""))
    return section if best >= _ALIKE else ""


def map_headings(
    pieces: list[Piece], template: Template, mapping: Mapping[str, str]
) -> list[Piece]:
    """Return the pieces with the headings that were mapped leading where the mapping says."""
    return [_mapped(piece, template, mapping) for piece in pieces] if mapping else pieces


def _mapped(piece: Piece, template: Template, mapping: Mapping[str, str]) -> Piece:
    is_heading = piece.kind is PieceKind.HEADING or looks_like_heading(piece)
    choice = mapping.get(heading_key(_shown(piece))) if is_heading else None
    if choice is None:
        return piece
    text = _MARKER.sub("", _shown(piece), count=1)
    if choice == LEAVE:
        return replace(piece, kind=PieceKind.HEADING, text=text, number=SKIP, section=None)
    section: Section | None = template.by_key.get(choice)
    if section is not None:
        return replace(piece, kind=PieceKind.HEADING, text=text, number=0, section=section)
    return replace(piece, kind=PieceKind.PARAGRAPH, text=plain(piece.text), section=None)
