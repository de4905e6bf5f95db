"""A section's text: paragraphs and items of spans, bound figures and footnotes; knows no values.

Stored form, a small subset of Markdown with Pandoc's inline notes, one line per paragraph:

* ``- `` begins a dash item, ``12. `` a numbered item, anything else a paragraph;
* ``*italic*``, ``**bold**``, ``***both***``;
* ``^[…]`` is a footnote; a line break inside it begins the note's next paragraph;
* ``{field.key}`` or ``{field.key:form}`` is a bound figure or word;
* a backslash makes the next sign literal.

The parser is ours, not a Markdown library, because it must be linear in every input (a pasted
megabyte of ``^[`` included), must never fail, and must leave whatever is not in the list above
exactly as typed: ``<b>``, ``&amp;``, ``[x](y)`` and a lone ``*`` are plain text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Span:
    """Literal text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Bound:
    """A reference to a figure or word by name, shown in an optional form."""

    name: str
    form: str = ""
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A footnote called at this place; each paragraph is a line of spans and bound figures."""

    paragraphs: tuple[tuple["Span | Bound", ...], ...]


Inline = Span | Bound | NoteMark
Line = tuple[Inline, ...]


class BlockKind(StrEnum):
    """What a line of the stored text is."""

    PARAGRAPH = "paragraph"
    DASH = "dash"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class TextBlock:
    """One paragraph or item; ``number`` is the printed number of a numbered item."""

    kind: BlockKind
    inlines: Line
    number: int = 0


@dataclass(frozen=True, slots=True)
class Narrative:
    """The whole text of a section."""

    blocks: tuple[TextBlock, ...] = ()

    def bound(self) -> Iterator[Bound]:
        """Yield every bound figure, those in footnotes included, in reading order."""
        for block in self.blocks:
            yield from _bound_in(block.inlines)

    def notes(self) -> Iterator[NoteMark]:
        """Yield the footnotes in order of their marks."""
        for block in self.blocks:
            yield from (inline for inline in block.inlines if isinstance(inline, NoteMark))


def _bound_in(inlines: Iterable[Inline]) -> Iterator[Bound]:
    for inline in inlines:
        if isinstance(inline, Bound):
            yield inline
        elif isinstance(inline, NoteMark):
            for paragraph in inline.paragraphs:
                yield from _bound_in(paragraph)


_NAME = r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*"
_TOKEN = re.compile(
    r"(?P<escape>\\[\\*{}\[\]^.\-])"
    r"|(?P<open>\^\[)"
    r"|(?P<bracket>\[)"
    r"|(?P<close>\])"
    rf"|\{{(?P<name>{_NAME})(?::(?P<form>[a-z_]+))?\}}"
    r"|(?P<stars>\*+)"
    r"|(?P<newline>\n)"
    r"|(?P<text>[^\\*{\[\]^\n]+|.)"
)
_MOST_STARS = 3
_ITEM = re.compile(r"(?:(?P<dash>-)|(?P<number>\d{1,3})\.) +")


@dataclass(slots=True)
class _Token:
    kind: str
    text: str
    form: str = ""


def _tokens(text: str) -> list[_Token]:
    tokens = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "text"
        if match["name"]:
            tokens.append(_Token("bound", match["name"], match["form"] or ""))
        elif kind == "escape":
            tokens.append(_Token("literal", match[0][1]))
        else:
            tokens.append(_Token(kind, match[0]))
    _close_notes(tokens)
    return _merge_text(tokens)


def _close_notes(tokens: list[_Token]) -> None:
    """Turn brackets and unclosed or nested note openings into text; keep real notes."""
    stack: list[int] = []
    note_depth = 0
    for index, token in enumerate(tokens):
        if token.kind == "open" and note_depth:
            token.kind = "bracket"
        if token.kind in {"open", "bracket"}:
            stack.append(index)
            note_depth += token.kind == "open"
        elif token.kind == "close":
            opening = tokens[stack.pop()] if stack else None
            if opening is not None and opening.kind == "open":
                note_depth -= 1
            else:
                token.kind = "text"
    for index in stack:
        tokens[index].kind = "text"
    for token in tokens:
        if token.kind == "bracket" or (token.kind == "stars" and len(token.text) > _MOST_STARS):
            token.kind = "text"


def _merge_text(tokens: list[_Token]) -> list[_Token]:
    """Join neighbouring text tokens, so that odd signs cost no more than letters."""
    merged: list[_Token] = []
    for is_text, group in groupby(tokens, key=lambda token: token.kind == "text"):
        if is_text:
            merged.append(_Token("text", "".join(token.text for token in group)))
        else:
            merged.extend(group)
    return merged


@dataclass(slots=True)
class _LineBuilder:
    """Collect the inlines of one line and pair its stars."""

    items: list[tuple[str, Inline | str]] = field(default_factory=list)

    def text(self, text: str) -> None:
        self.items.append(("text", text))

    def stars(self, stars: str) -> None:
        self.items.append(("stars", stars))

    def inline(self, inline: Inline) -> None:
        self.items.append(("inline", inline))

    def build(self) -> Line:
        styles = self._styles()
        line: list[Inline] = []
        pending: list[str] = []
        bold = italic = False
        for index, (kind, item) in enumerate(self.items):
            if isinstance(item, str) and index not in styles:
                pending.append(item)
                continue
            if pending:
                line.append(Span("".join(pending), bold, italic))
                pending.clear()
            if kind == "stars":
                bold ^= "b" in styles[index]
                italic ^= "i" in styles[index]
            elif isinstance(item, Bound):
                line.append(replace(item, bold=bold, italic=italic))
            elif isinstance(item, NoteMark):
                line.append(item)
        if pending:
            line.append(Span("".join(pending), bold, italic))
        return tuple(line)

    def _styles(self) -> dict[int, str]:
        """Return which star runs switch a style: index → subset of ``bi``."""
        opened: dict[str, int] = {}
        styles: dict[int, str] = {}
        for index, (kind, item) in enumerate(self.items):
            if kind != "stars" or not isinstance(item, str):
                continue
            for style in {1: "i", 2: "b", 3: "bi"}[len(item)]:
                if style in opened and self._touches(index, -1):
                    start = opened.pop(style)
                    styles[start] = styles.get(start, "") + style
                    styles[index] = styles.get(index, "") + style
                elif style not in opened and self._touches(index, 1):
                    opened[style] = index
        return {i: s for i, s in styles.items() if len(s) == self._wanted(i)}

    def _wanted(self, index: int) -> int:
        return 2 if len(str(self.items[index][1])) == _MOST_STARS else 1

    def _touches(self, index: int, step: int) -> bool:
        """Say whether a star run stands directly against a non-space on that side."""
        other = index + step
        if not 0 <= other < len(self.items):
            return False
        item = self.items[other][1]
        if not isinstance(item, str):
            return True
        return not (item[0] if step > 0 else item[-1]).isspace()


def parse_narrative(text: str) -> Narrative:
    """Read a stored text; never fails, and what is no markup stays literal.

    A report's texts are read again after every change of one of them (problems, footnote numbers,
    items, printing), so those of usual length are remembered.
    """
    return _parse_kept(text) if len(text) <= _LONGEST_KEPT else _parse(text)


def _parse(text: str) -> Narrative:
    blocks: list[TextBlock] = []
    for tokens in _split(_tokens(text)):
        block = _block(tokens, blocks[-1] if blocks else None)
        if block is not None:
            blocks.append(block)
    return Narrative(tuple(blocks))


# A report has some fifty texts of up to 4,000 letters; pasted megabytes are not kept in memory.
_LONGEST_KEPT = 20_000
_parse_kept = lru_cache(maxsize=256)(_parse)


def count_items(text: str) -> int:
    """Return how many numbered items a stored text has."""
    return sum(block.kind is BlockKind.NUMBER for block in parse_narrative(text).blocks)


def parse_inline(text: str) -> Line:
    """Read a one-line text such as a heading or the subject of the report."""
    narrative = parse_narrative(text.replace("\n", " "))
    return narrative.blocks[0].inlines if narrative.blocks else ()


def _split(tokens: list[_Token]) -> Iterator[list[_Token]]:
    line: list[_Token] = []
    inside = False
    for token in tokens:
        if token.kind == "newline" and not inside:
            yield line
            line = []
            continue
        inside = (inside or token.kind == "open") and token.kind != "close"
        line.append(token)
    yield line


def _block(tokens: list[_Token], previous: TextBlock | None) -> TextBlock | None:
    kind, number, tokens = _marker(tokens)
    inlines = _inlines(tokens)
    if not any(not isinstance(i, Span) or i.text.strip() for i in inlines):
        return None
    if kind is BlockKind.NUMBER and previous is not None and previous.kind is kind:
        number = previous.number + 1
    return TextBlock(kind, inlines, number)


def _marker(tokens: list[_Token]) -> tuple[BlockKind, int, list[_Token]]:
    if tokens and tokens[0].kind == "text":
        first = tokens[0]
        stripped = first.text.lstrip(" ")
        match = _ITEM.match(stripped)
        if match:
            rest = [_Token("text", stripped[match.end() :]), *tokens[1:]]
            rest = rest if rest[0].text else rest[1:]
            if match["dash"]:
                return BlockKind.DASH, 0, rest
            return BlockKind.NUMBER, int(match["number"]), rest
        if stripped != first.text:
            tokens = [_Token("text", stripped), *tokens[1:]] if stripped else tokens[1:]
    return BlockKind.PARAGRAPH, 0, tokens


def _inlines(tokens: list[_Token]) -> Line:
    builder = _LineBuilder()
    note: list[_LineBuilder] | None = None
    for token in tokens:
        target = builder if note is None else note[-1]
        if token.kind == "open":
            note = [_LineBuilder()]
        elif token.kind == "close" and note is not None:
            paragraphs = tuple(_plain(part.build()) for part in note)
            builder.inline(NoteMark(tuple(p for p in paragraphs if p)))
            note = None
        elif token.kind == "newline" and note is not None:
            note.append(_LineBuilder())
        elif token.kind == "stars":
            target.stars(token.text)
        elif token.kind == "bound":
            target.inline(Bound(token.text, token.form))
        else:
            target.text(token.text)
    return builder.build()


def _plain(line: Line) -> tuple[Span | Bound, ...]:
    return tuple(inline for inline in line if not isinstance(inline, NoteMark))


_SPECIAL = re.compile(r"[\\*{}\[\]^]")


def escape(text: str) -> str:
    """Return ``text`` so that parsing it gives the same letters and nothing else."""
    return _SPECIAL.sub(lambda match: "\\" + match[0], text)


def write_narrative(narrative: Narrative) -> str:
    """Return the stored form of a text, blocks separated by a blank line."""
    return "\n\n".join(_write_block(block) for block in narrative.blocks)


def _write_block(block: TextBlock) -> str:
    body = write_inline(block.inlines)
    if block.kind is BlockKind.DASH:
        return f"- {body}"
    if block.kind is BlockKind.NUMBER:
        return f"{block.number}. {body}"
    if body.startswith("-"):
        return "\\" + body
    match = re.match(r"\d{1,3}(?=\. )", body)
    return f"{match[0]}\\{body[match.end() :]}" if match else body


def write_inline(line: Iterable[Inline]) -> str:
    """Return the stored form of one line."""
    parts: list[str] = []
    bold = italic = False
    for inline in line:
        if isinstance(inline, NoteMark):
            body = "\n".join(write_inline(paragraph) for paragraph in inline.paragraphs)
            parts.append(f"^[{body}]")
            continue
        parts.append(_switch(bold != inline.bold, italic != inline.italic))
        bold, italic = inline.bold, inline.italic
        if isinstance(inline, Bound):
            form = f":{inline.form}" if inline.form else ""
            parts.append(f"{{{inline.name}{form}}}")
        else:
            parts.append(escape(inline.text))
    parts.append(_switch(bold, italic))
    return "".join(parts)


def _switch(bold: bool, italic: bool) -> str:
    return "*" * (2 * bold + italic)
