"""Reads the file of an old report, whatever it is, as text; converts old encodings when asked.

Word files are read here, PDFs by a process of their own, other files by the bytes they hold. Knows
no outline.
"""

import re
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.model.legacy_syllables import has_syllable_form
from cchc_desktop.model.legacy_text import ENCODINGS, convert, detect
from cchc_desktop.render.docx_cells import WordTable
from cchc_desktop.render.docx_reading import read_docx
from cchc_desktop.render.measure import Step
from cchc_desktop.services.page_check_apart import read_apart

# Far above any report (the real one has 53 kB); a larger file is a mistake, not a report. A Word
# file or PDF holds pictures as well.
MOST_BYTES = 20_000_000
_PDF, _ZIP, _OLE = b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_PDF_WITHIN = 1024
_BLANKS = b"\xef\xbb\xbf \t\r\n"
# Far above any report (the real one has 53 thousand letters); all of it is taken apart at once.
_MOST_LETTERS = 250_000
DATA = ("{", "[")  # how our own JSON begins, which is never in an old encoding
_UTF16_LE, _UTF16_BE = b"\xff\xfe", b"\xfe\xff"
_LEAST_SURE = 0.8
_FEWEST_WORDS = 5
_MOST_SAMPLES = 12
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Source:
    """The text of a file as it stands and converted, its notes kept apart, and its tables.

    ``encodings`` are the old encodings found; without any, both texts are the same.
    """

    original: str
    converted: str
    encodings: tuple[str, ...] = ()
    notes: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    converted_notes: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    is_text: bool = False
    tables: tuple[WordTable, ...] = ()
    converted_tables: tuple[WordTable, ...] = ()

    def text(self, *, convert: bool) -> str:
        """Return the text, converted or as it stands."""
        return self.converted if convert else self.original

    def notes_of(self, *, convert: bool) -> Mapping[int, tuple[str, ...]]:
        """Return the notes, converted or as they stand."""
        return self.converted_notes if convert else self.notes

    def tables_of(self, *, convert: bool) -> tuple[WordTable, ...]:
        """Return the tables, converted or as they stand."""
        return self.converted_tables if convert else self.tables

    def samples(self) -> Iterator[tuple[str, str]]:
        """Yield paragraphs before and after, as many as one looks at."""
        lines = zip(self.original.split("\n"), self.converted.split("\n"), strict=False)
        changed = [(before, after) for before, after in lines if before != after]
        yield from changed[:_MOST_SAMPLES]


def read_source(path: Path, step: Step | None = None) -> Source:
    """Read a Word file, a PDF or a text; ``step`` is asked while a PDF is read, as in a page check.

    Raises:
        UserError: the file is missing, too large, of no known kind, or made to harm its reader.
    """
    start = _start(path)
    if start.startswith(_OLE):
        raise UserError(messages.IMPORT_OLD_DOC.format(file=path.name))
    for kind, begins in messages.IMPORT_KINDS.items():
        if start.lstrip(_BLANKS).lower().startswith(begins):
            raise UserError(messages.IMPORT_OTHER_KIND.format(file=path.name, kind=kind))
    if start.startswith(_ZIP):
        plain, by_font = read_docx(path, by_font=False), read_docx(path, by_font=True)
        word = _source(plain.text, plain.notes, by_font.text, by_font.notes, by_font.encodings)
        made = tuple(_converted(table, word.encodings) for table in by_font.tables)
        return replace(word, tables=plain.tables, converted_tables=made)
    if _PDF in start:
        read = read_apart(path, step)
        return _source(read.text, read.notes)
    text = _text(path)
    if text.lstrip()[:1] in DATA:
        return Source(text, text, is_text=True)
    return replace(_source(text, {}), is_text=True)


def _start(path: Path) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UserError(messages.IMPORT_UNREADABLE.format(path=path), "no regular file")
        if status.st_size > MOST_BYTES:
            raise UserError(messages.IMPORT_TOO_LARGE.format(path=path))
        with path.open("rb") as file:
            return file.read(_PDF_WITHIN)
    except OSError as error:
        raise UserError(messages.IMPORT_UNREADABLE.format(path=path), str(error)) from error


Notes = Mapping[int, tuple[str, ...]]


def _source(
    text: str,
    notes: Notes,
    better: str | None = None,
    better_notes: Notes | None = None,
    known: tuple[str, ...] = (),
) -> Source:
    """Convert what is found in old encodings, beside what the fonts of a Word file told."""
    if len(text) > _MOST_LETTERS:
        raise UserError(messages.IMPORT_TOO_LONG.format(count=len(text), most=_MOST_LETTERS))
    converted = text if better is None else better
    made: Notes = notes if better_notes is None else better_notes
    encodings = list(known)
    for encoding in ENCODINGS if _is_doubtful(converted, made) else ():
        if _is_used(encoding, converted) or any(
            _is_used(encoding, part) for parts in made.values() for part in parts
        ):
            converted = convert(converted, encoding)
            made = {key: tuple(convert(p, encoding) for p in ps) for key, ps in made.items()}
            encodings += [] if encoding in encodings else [encoding]
    return Source(text, converted, tuple(encodings), notes, made)


def _converted(table: WordTable, encodings: tuple[str, ...]) -> WordTable:
    """Convert a table as one text, so that short cells go with their neighbours."""
    shown = [*table.lines, *(cell.text for row in table.rows for cell in row)]
    text = "\x00".join(shown).replace("\n", "\x01").replace("\x00", "\n")
    for encoding in encodings:
        text = convert(text, encoding)
    made = iter(part.replace("\x01", "\n") for part in text.split("\n"))
    lines = tuple(next(made) for _ in table.lines)
    rows = tuple(tuple(replace(cell, text=next(made)) for cell in row) for row in table.rows)
    return WordTable(rows, lines)


def _is_doubtful(text: str, notes: Notes) -> bool:
    """Say whether any paragraph seems to be in an old encoding."""
    paragraphs = (*text.split("\n"), *(part for parts in notes.values() for part in parts))
    return any(detect(paragraph) is not None for paragraph in paragraphs)


def _is_used(encoding: str, text: str) -> bool:
    """Say whether a paragraph is in an encoding that no other explains better."""
    for paragraph in text.split("\n"):
        guess = detect(paragraph)
        if guess is not None and guess.encoding == encoding:
            return True
    return False


def _text(path: Path) -> str:
    """Return the text of a file whose bytes say without doubt how they are to be read."""
    data = path.read_bytes()
    for read in (_as_utf16, _as_utf8, _as_windows):
        text = read(data)
        if text is not None:
            return text
    raise UserError(messages.IMPORT_UNREADABLE.format(path=path), "unknown encoding")


def _as_utf8(data: bytes) -> str | None:
    text = _decoded(data, "utf-8-sig")
    return None if text is None or "\x00" in text else text


def _as_utf16(data: bytes) -> str | None:
    """Read UTF-16 with its mark, or without it where every other byte of Latin letters is zero."""
    if data.startswith((_UTF16_LE, _UTF16_BE)):
        return _decoded(data, "utf-16")
    blanks = {"utf-16-le": data.count(b" \x00"), "utf-16-be": data.count(b"\x00 ")}
    encoding = max(blanks, key=lambda name: blanks[name])
    if blanks[encoding] < _FEWEST_WORDS or len(data) % 2:
        return None
    return _decoded(data, encoding)


def _as_windows(data: bytes) -> str | None:
    """Read bytes of Windows: its own Vietnamese code page, or western signs in an old encoding."""
    own = _decoded(data, "cp1258")
    if own is not None:
        own = unicodedata.normalize("NFC", own)
        if _share(own) >= _LEAST_SURE:
            return own
    western = "".join(_WESTERN[byte] for byte in data)
    return western if detect(western) is not None else None


def _share(text: str) -> float:
    """Return which part of the words with marks are Vietnamese."""
    marked = [word for word in _WORD.findall(text) if not word.isascii()]
    if len(marked) < _FEWEST_WORDS:
        return 0.0
    return sum(map(has_syllable_form, marked)) / len(marked)


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _western(byte: int) -> str:
    return _decoded(bytes([byte]), "cp1252") or chr(byte)


_WESTERN = [_western(byte) for byte in range(256)]
