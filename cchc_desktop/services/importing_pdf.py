"""The letters of a PDF as the plain text an old report is taken apart from; knows no report.

Lines become paragraphs again, page numbers go, and the footnotes of each page are kept by their
numbers. The text has the marks of ``docx_reading``: stars, and ``<sup>n</sup>`` where a note is
called.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from pathlib import Path

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.render.measure import Step, measure
from cchc_desktop.render.measure_lines import Piece, pieces_of
from cchc_desktop.render.measure_marks import Glyph, Sheet
from cchc_desktop.render.pdf_words import hidden_words

_PAGE_NUMBER = re.compile(r"[-\s]*\d{1,3}[-\s]*")
_NOTE = re.compile(r"(?:<sup>)?\s*(\d{1,3})\s*(?:</sup>)?[.)]?\s+(?=\S)|<sup>(\d{1,3})</sup>")
_ITEM = re.compile(r"\**(?:[-+\u2022\u2013]\s|\d{1,2}(?:\.\d{1,2})*\.\s|[IVX]{1,5}\.\s|\w\)\s)")
_SIGNS = str.maketrans({"\\": "\\\\", "*": "\\*", "<": "\\<"})
_FEWEST_LETTERS = 40  # of a page that somebody wrote and did not scan
_SMALL = 0.93  # of the size of the body: type of notes
_INDENT, _SHORT = 4.0, 12.0  # millimetres
_WIDE_GAP = 1.45  # of the usual distance of lines
_EDGE = 28.0  # millimetres from the top or bottom where page numbers stand
_MOST_COLUMNS = 2
_MOST_BLANK = 8.0  # millimetres that justified setting puts between words
_OPENING = "([{\u201c\u2018\u2013"
_CELLS = "; "
_SPACE = 0.15 / 72 * 25.4  # millimetres for each point of the size: a blank nobody wrote


@dataclass
class PdfText:
    """The text of a file and its notes by number."""

    text: str
    notes: dict[int, tuple[str, ...]]


def read_pdf(path: Path, step: Step | None = None) -> PdfText:
    """Read a PDF in this process; for files from elsewhere ``page_check_apart`` has another do it.

    Raises:
        UserError: no PDF, locked, broken or too large, or pictures of pages without any text.
    """
    sheets = measure(path, step)
    if sum(len(sheet.glyphs) for sheet in sheets) < _FEWEST_LETTERS * len(sheets):
        words = hidden_words(path)
        if len(words) < _FEWEST_LETTERS * len(sheets):
            raise UserError(messages.IMPORT_SCANNED.format(file=path.name))
        return PdfText(words.translate(_SIGNS), {})
    return _Reader.of(sheets).read(sheets)


@dataclass
class _Line:
    """Pieces beside each other on one baseline, and how the line stands to the one before."""

    pieces: list[Piece]
    page: int

    @property
    def left(self) -> float:
        return self.pieces[0].left

    @property
    def right(self) -> float:
        return self.pieces[-1].right

    @property
    def y(self) -> float:
        return self.pieces[0].y


@dataclass
class _Reader:
    size: float
    left: float
    right: float
    leading: float
    notes: dict[int, tuple[str, ...]] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, sheets: list[Sheet]) -> "_Reader":
        """Find what is usual in the file: size, edges of the text, distance of lines."""
        pieces = [piece for sheet in sheets for piece in pieces_of(sheet)]
        letters: Counter[float] = Counter()
        for piece in pieces:
            letters[piece.size] += len(piece.letters)
        size = letters.most_common(1)[0][0]
        body = [piece for piece in pieces if piece.size == size]
        left = Counter(round(piece.left) for piece in body).most_common(2)
        right = Counter(round(piece.right) for piece in body).most_common(1)[0][0]
        gaps = Counter(
            round(b.y - a.y, 1) for a, b in pairwise(body) if a.page == b.page and b.y > a.y
        )
        return cls(size, min(at for at, _ in left), right, gaps.most_common(1)[0][0] if gaps else 0)

    def read(self, sheets: list[Sheet]) -> PdfText:
        texts: list[str] = []
        before: _Line | None = None
        for sheet in sheets:
            for line in self._body(sheet):
                if len(line.pieces) > _MOST_COLUMNS:
                    texts.append(_CELLS.join(_plain(self._inlines(p)) for p in line.pieces))
                    before = None
                    continue
                for piece in line.pieces:
                    text = self._inlines(piece)
                    alone = _Line([piece], line.page)
                    columns = len(line.pieces) > 1
                    if before is None or columns or self._begins(alone, before, text):
                        texts.append(text)
                    else:
                        texts[-1] = _joined(texts[-1], text)
                    before = None if columns else alone
        return PdfText("\n\n".join(filter(None, texts)), self.notes)

    def _body(self, sheet: Sheet) -> list[_Line]:
        """Return the lines of a page between its number and its notes, which are kept."""
        lines = [
            _Line(_stretched(sorted(row, key=lambda piece: piece.left), sheet), sheet.number)
            for _, row in groupby(pieces_of(sheet), key=lambda piece: round(piece.y, 1))
        ]
        lines = [line for line in lines if not self._is_page_number(line, sheet)]
        foot = len(lines)
        while foot and all(p.size < _SMALL * self.size for p in lines[foot - 1].pieces):
            foot -= 1
        self.numbers = {}
        self._keep_notes(lines[foot:])
        return lines[:foot] if self.numbers or foot == len(lines) or self.notes else lines

    def _is_page_number(self, line: _Line, sheet: Sheet) -> bool:
        at_edge = line.y < _EDGE or line.y > sheet.height - _EDGE
        return at_edge and len(line.pieces) == 1 and _is_number(line.pieces[0])

    def _keep_notes(self, lines: list[_Line]) -> None:
        """Keep notes under running numbers, since some files begin anew on every page."""
        right = max((line.right for line in lines), default=0.0)
        short = False
        for line in lines:
            text = " ".join(self._raw(piece) for piece in line.pieces)
            found = _NOTE.match(text)
            expected = not self.numbers or (found and self._told(found) == max(self.numbers) + 1)
            if found and expected:
                number = len(self.notes) + 1
                self.numbers[self._told(found)] = number
                self.notes[number] = (text[found.end() :].strip(),)
            elif self.notes:
                number = len(self.notes)
                *first, last = self.notes[number]
                more = (last, text) if short and text[:1].isupper() else (_joined(last, text),)
                self.notes[number] = (*first, *more)
            short = right - line.right > _SHORT

    @staticmethod
    def _told(found: re.Match[str]) -> int:
        return int(found[1] or found[2])

    def _begins(self, line: _Line, before: _Line, text: str) -> bool:
        """Say whether a line begins a paragraph: by its indent, its gap, or a short line before."""
        same_page = line.page == before.page
        if same_page and line.y - before.y > _WIDE_GAP * self.leading > 0:
            return True
        if line.pieces[0].bold != before.pieces[0].bold and line.left - self.left > _INDENT:
            return True
        indented = line.left - self.left > _INDENT
        if indented:
            centred = abs(line.left - self.left - (self.right - line.right)) < _INDENT
            return not (centred and line.left > before.left and text[:1].islower())
        return self.right - before.right > _SHORT or bool(_ITEM.match(text) and same_page
                                                          and before.left > line.left)  # fmt: skip

    def _inlines(self, piece: Piece) -> str:
        """Return the text of a piece, emphasis between stars, called notes by running number."""
        text = self._raw(piece, emphasis=True)
        return re.sub(r"<sup>(\d{1,3})</sup>", self._called, text)

    def _called(self, found: re.Match[str]) -> str:
        number = self.numbers.get(int(found[1]))
        return f"<sup>{number}</sup>" if number else found[1].translate(_RAISED)

    @staticmethod
    def _raw(piece: Piece, *, emphasis: bool = False) -> str:
        marks = sorted(piece.marks, key=lambda mark: mark.x)
        parts: list[str] = []
        for stars, glyphs in groupby(piece.glyphs, key=_stars if emphasis else _no_stars):
            run, last = "", None
            for glyph in glyphs:
                called = False
                while marks and marks[0].x <= glyph.x and run.strip():
                    run = run.rstrip() + _sup(marks.pop(0).text) + (" " if run[-1:] == " " else "")
                    called = True
                gap = last is not None and glyph.x - last.right > _SPACE * last.size
                if (
                    gap
                    and run[-1:] != " "
                    and (glyph.text.isalnum() or glyph.text in _OPENING or not called)
                ):
                    run += " "
                run += glyph.text.translate(_SIGNS)
                last = glyph
            parts.append(f"{stars}{run.strip()}{stars}{' ' if run[-1:] == ' ' else ''}"
                         if run.strip() else run)  # fmt: skip
        parts += (_sup(mark.text) for mark in marks)
        lead = [m for m in piece.marks if m.x < piece.left]
        text = " ".join("".join(parts).split())
        for mark in lead:
            text = _sup(mark.text) + " " + text.replace(_sup(mark.text), "", 1)
        return text


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _stretched(pieces: list[Piece], sheet: Sheet) -> list[Piece]:
    """Join what justified setting drew apart: near pieces that no ruling of a table parts."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and piece.left - last.right < _MOST_BLANK and not _ruled(last, piece, sheet):
            joined[-1] = Piece(
                last.page, [*last.glyphs, *piece.glyphs], [*last.marks, *piece.marks]
            )
        else:
            joined.append(piece)
    return joined


def _ruled(left: Piece, right: Piece, sheet: Sheet) -> bool:
    return any(
        not stroke.level
        and left.right - 1 < stroke.left < right.left + 1
        and stroke.top < left.y < stroke.bottom + 1
        for stroke in sheet.strokes
    )


def _is_number(piece: Piece) -> bool:
    return _PAGE_NUMBER.fullmatch(piece.text) is not None


def _sup(text: str) -> str:
    return f"<sup>{text}</sup>" if text.isdecimal() else text


def _stars(glyph: Glyph) -> str:
    return "**" * glyph.font.bold + "*" * glyph.font.italic


def _no_stars(_: Glyph) -> str:
    return ""


def _plain(text: str) -> str:
    return re.sub(r"(?<!\\)\*", "", text)


def _joined(text: str, more: str) -> str:
    """Join two lines; emphasis that goes on is one, and a word broken at its hyphen is whole."""
    tail, head = _outer(text, -1), _outer(more, 0)
    if tail and tail == head:
        text, more = text[: -len(tail)], more[len(head) :]
    broken = re.search(r"\w[-/]$", text) and more[:1].isalnum()
    return f"{text}{'' if broken else ' '}{more}"


def _outer(text: str, side: int) -> str:
    found = re.search(r"(?<!\\)(\*{1,3})$" if side else r"^(\*{1,3})", text)
    return found[1] if found else ""
