"""Reads a Word file as the plain text an old report is taken apart from; knows no report.

Numbers that Word counts are written out, emphasis stands between stars, a footnote is called by
``<sup>n</sup>``, headings begin with ``##``. Tracked changes count as accepted.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cchc_desktop.model.legacy_text import convert_all, font_encoding
from cchc_desktop.render.docx_cells import WordTable, word_row
from cchc_desktop.render.docx_numbers import BULLET, Numbers, Styles, value
from cchc_desktop.render.docx_parts import ENDNOTES, MAIN, NOTES, NUMBERING, STYLES, open_parts
from cchc_desktop.render.docx_xml import Node, name

_ON = ("1", "true", "on", "")
_SKIPPED = frozenset(
    name(f"w:{tag}") for tag in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr")
)
_FALLBACK, _BOX = name("mc:Fallback"), name("w:txbxContent")
_P, _R, _T, _TBL, _TR, _TC = (name(f"w:{tag}") for tag in ("p", "r", "t", "tbl", "tr", "tc"))
_SIGNS = {name("w:tab"): "\t", name("w:noBreakHyphen"): "-", name("w:softHyphen"): "\u00ad"}
_LEVELS = tuple("012345678")
_MOST_LAYOUT_COLUMNS, _MOST_LAYOUT_ROWS = 2, 4
_CELLS = "; "
_LAST_LEGACY = "\u00ff"
_MOST_HEADING_WORDS = 60


@dataclass(frozen=True)
class WordText:
    """The text of a file, its notes by number, encodings its fonts name, and its tables."""

    text: str
    notes: dict[int, tuple[str, ...]]
    encodings: tuple[str, ...]
    tables: tuple[WordTable, ...] = ()


def read_docx(path: Path, *, by_font: bool = True) -> WordText:
    """Read a Word file; ``by_font`` converts runs whose font names an old encoding.

    Raises:
        UserError: the file is no Word file, broken, or made to harm its reader.
    """
    return _Reader(open_parts(path), by_font).read()


@dataclass
class _Reader:
    parts: dict[str, Node]
    by_font: bool
    notes: dict[int, tuple[str, ...]] = field(default_factory=dict)
    encodings: dict[str, None] = field(default_factory=dict)
    boxes: list[Node] = field(default_factory=list)
    tables: list[WordTable] = field(default_factory=list)
    believed: bool = True
    in_note: bool = False

    def __post_init__(self) -> None:
        self.styles = Styles.of(self.parts.get(STYLES))
        self.numbers = Numbers.of(self.parts.get(NUMBERING))

    def read(self) -> WordText:
        body = self.parts[MAIN].find(name("w:body"))
        blocks = [] if body is None else list(self._blocks(body))
        text = "\n\n".join(block for block in blocks if block.strip())
        return WordText(text, self.notes, tuple(self.encodings), tuple(self.tables))

    def _blocks(self, holder: Node) -> Iterator[str]:
        """Yield the paragraphs of a body or a cell; one whose mark is deleted goes on."""
        pending = ""
        for child in holder:
            if child.tag == _P:
                text = pending + self._paragraph(child)
                joined = child.find(f"{name('w:pPr')}/{name('w:rPr')}/{name('w:del')}") is not None
                pending = text if joined else ""
                if not joined:
                    yield text
                yield from self._waiting_boxes()
            elif child.tag == _TBL:
                yield from self._table(child)
            elif child.tag not in _SKIPPED:
                yield from self._blocks(child)
        if pending:
            yield pending

    def _waiting_boxes(self) -> Iterator[str]:
        waiting, self.boxes = self.boxes, []
        for box in waiting:
            yield from self._blocks(box)

    def _table(self, table: Node) -> Iterator[str]:
        """Yield a table of data row by row, one that only places texts cell by cell."""
        nodes = list(_rows(table))
        rows = [[(cell, list(self._blocks(cell))) for cell in _cells(row)] for row in nodes]
        joined = [[(cell, " ".join(" ".join(texts).split())) for cell, texts in row]
                  for row in rows]  # fmt: skip
        wide = max(map(len, rows), default=0)
        if wide <= _MOST_LAYOUT_COLUMNS and len(rows) <= _MOST_LAYOUT_ROWS:
            lines = [text for row in rows for _, texts in row for text in texts]
        else:
            lines = [_CELLS.join(text for _, text in row if text) for row in joined]
        cells = map(word_row, nodes, joined)
        self.tables.append(WordTable(tuple(cells), tuple(x for x in lines if x.strip())))
        yield from lines

    def _paragraph(self, node: Node) -> str:
        style = value(node, "pPr/pStyle")
        level = self._level(node, style)
        text = self._inlines(node, style, plain=level is not None)
        if not text.strip():
            return ""
        number = self._number(node, style)
        if level is not None and len(text.split()) <= _MOST_HEADING_WORDS:
            return f"## {number}{text.strip()}"
        if not number and text[:1] in "#":
            text = "\\" + text
        if number == BULLET and text.lstrip()[:1] in "-+":
            number = ""
        return number + text

    def _level(self, node: Node, style: str) -> int | None:
        own = value(node, "pPr/outlineLvl")
        found = self.styles.first(style, "pPr/outlineLvl")
        shown = own or ("" if found is None else str(found.get(name("w:val"), "")))
        return int(shown) if shown in _LEVELS else None

    def _number(self, node: Node, style: str) -> str:
        own = node.find(f"{name('w:pPr')}/{name('w:numPr')}")
        found = self.styles.first(style, "pPr/numPr") if own is None else own
        key, level = value(found, "numId"), value(found, "ilvl", "0")
        if own is not None and not key:
            key = value(self.styles.first(style, "pPr/numPr"), "numId")
        return self.numbers.next(key, int(level)) if key and level in _LEVELS else ""

    def _inlines(self, node: Node, style: str, *, plain: bool) -> str:
        """Return the text of a paragraph; neighbouring runs of one emphasis share their stars."""
        parts: list[tuple[str, str]] = []
        runs = list(self._runs(node))
        self.believed = not any(self._is_left_over(run, style) for run in runs)
        for run in runs:
            properties = run.find(name("w:rPr"))
            stars = "" if plain else self._stars(properties, style)
            text = self._run_text(run, style)
            if parts and (parts[-1][0] == stars or not text.strip()):
                parts[-1] = (parts[-1][0], parts[-1][1] + text)
            elif text:
                parts.append((stars, text))
        return "".join(_starred(stars, text) for stars, text in parts)

    def _runs(self, node: Node) -> Iterator[Node]:
        """Yield the runs in order; boxes drawn beside the text wait for the paragraph's end."""
        for child in node:
            if child.tag == _R:
                yield child
                self.boxes += (
                    box
                    for box in child.iter(_BOX)
                    if not any(above.tag in (_FALLBACK, _BOX) for above in box.iterancestors())
                )
            elif child.tag not in _SKIPPED and child.tag not in (_FALLBACK, _BOX):
                yield from self._runs(child)

    def _is_left_over(self, run: Node, style: str) -> bool:
        """Say whether a run of an old font holds Unicode: then no font near it counts."""
        text = "".join(part.text or "" for part in run.iterchildren(_T))
        if not any(sign > _LAST_LEGACY and sign.isalpha() for sign in text):
            return False
        return font_encoding(self._font(run, style)) is not None

    def _run_text(self, run: Node, style: str) -> str:
        parts: list[str] = []
        raw: list[str] = []
        for child in run:
            if child.tag == _T:
                raw.append(child.text or "")
            elif child.tag in _SIGNS:
                raw.append(_SIGNS[child.tag])
            else:
                parts.append(self._decoded("".join(raw), run, style))
                raw.clear()
                parts.append(self._special(child))
        return "".join((*parts, self._decoded("".join(raw), run, style)))

    def _special(self, child: Node) -> str:
        if child.tag in (name("w:br"), name("w:cr")):
            return "\n" if child.get(name("w:type")) is None else " "
        for tag, part in (("footnoteReference", NOTES), ("endnoteReference", ENDNOTES)):
            if child.tag == name(f"w:{tag}"):
                return self._note(part, str(child.get(name("w:id"))))
        return ""

    def _note(self, part: str, key: str) -> str:
        if self.in_note:
            return ""  # a note called within a note may call itself
        tree = self.parts.get(part)
        for note in () if tree is None else tree:
            if note.get(name("w:id")) == key:
                number = len(self.notes) + 1
                aside = self.boxes, self.believed
                self.boxes, self.in_note = [], True
                texts = [text.strip() for text in self._blocks(note)]
                (self.boxes, self.believed), self.in_note = aside, False
                self.notes[number] = tuple(text for text in texts if text)
                return f"<sup>{number}</sup>"
        return ""

    def _decoded(self, text: str, run: Node, style: str) -> str:
        if not text:
            return ""
        if not text.isascii():
            encoding = font_encoding(self._font(run, style)) if self.believed else None
            if encoding is not None:
                made = convert_all(text, encoding.encoding, capitals=encoding.capitals)
                if made != text:
                    self.encodings[encoding.encoding] = None
                    text = made if self.by_font else text
        elif self.by_font and self.believed and text != text.upper():
            encoding = font_encoding(self._font(run, style))
            text = text.upper() if encoding is not None and encoding.capitals else text
        return text.replace("\\", "\\\\").replace("*", "\\*").replace("<", "\\<")

    def _font(self, run: Node, style: str) -> str:
        own = run.find(f"{name('w:rPr')}/{name('w:rFonts')}")
        key = value(run, "rPr/rStyle")
        found = own if own is not None else self.styles.first(key, "rPr/rFonts")
        if found is None:
            found = self.styles.first(style or self._normal, "rPr/rFonts")
        return "" if found is None else str(found.get(name("w:hAnsi")) or
                                            found.get(name("w:ascii")) or "")  # fmt: skip

    @property
    def _normal(self) -> str:
        on = (key for key, s in self.styles.by_key.items() if s.get(name("w:default")) == "1"
              and s.get(name("w:type")) == "paragraph")  # fmt: skip
        return next(on, "")

    def _stars(self, properties: Node | None, style: str) -> str:
        bold, italic = (self._has(properties, style, tag) for tag in ("b", "i"))
        return "**" * bold + "*" * italic

    def _has(self, properties: Node | None, style: str, tag: str) -> bool:
        own = None if properties is None else properties.find(name(f"w:{tag}"))
        found = self.styles.first(style, f"rPr/{tag}") if own is None else own
        return found is not None and found.get(name("w:val"), "") in _ON


def _starred(stars: str, text: str) -> str:
    """Put stars around the letters, blanks outside, line by line."""
    if not stars or not text.strip():
        return text
    lines = []
    for line in text.split("\n"):
        bare = line.strip()
        lead = line[: len(line) - len(line.lstrip())]
        lines.append(f"{lead}{stars}{bare}{stars}{line[len(line.rstrip()) :]}" if bare else line)
    return "\n".join(lines)


def _rows(table: Node) -> Iterator[Node]:
    for child in table:
        if child.tag == _TR:
            yield child
        elif child.tag not in _SKIPPED:
            yield from _rows(child)


def _cells(row: Node) -> Iterator[Node]:
    for child in row:
        if child.tag == _TC:
            yield child
        elif child.tag not in _SKIPPED:
            yield from _cells(child)
