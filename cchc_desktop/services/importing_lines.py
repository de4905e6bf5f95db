"""An old report's text as whole paragraphs, hard-wrapped lines mended; knows no outline.

Note marks of every kind (``<sup>1</sup>``, ``¹``, ``[^1]``, ``[1]``) leave here in one form: the
mark as it was written between the two control signs ``MARK`` and ``END``.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

MARK, END = "\x02", "\x03"
MARKED = re.compile(f"{MARK}([^{END}]*){END}")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUP_MARK = re.compile(
    r"<sup>\s*(\d{1,3})\s*</sup>|\[\^(\d{1,3})\](?::(?=\s))?|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
)
_BRACKET_BODY = re.compile(r"^\[(\d{1,3})\] ", re.MULTILINE)
_RULE = re.compile(r"\s*([-*_])(?:\s*\1){2,}\s*")
_PAGE_NUMBER = re.compile(r"\s*(?:-\s*)?(\d{1,3})(?:\s*-)?\s*")
_HASHES = re.compile(r"#{1,6}\s+")
_ALL_STARRED = re.compile(r"(\*{1,3})(?!\*)(.*?)(?<!\*)\1")
_NEW = re.compile(
    r"(?:[-+*\u2022\u2013]\s|\d{1,3}(?:\.\d{1,3})*[.)]\s|[IVX]{1,5}\.\s|\w\)\s" + rf"|{MARK})"
)
_WIDEST_WRAPPED = 130
_WRAPPED_SHARE, _FULL, _NEARLY_FULL = 1 / 3, 0.85, 0.7


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as one text without Markdown's heading signs, and the lines it came from."""

    text: str
    lines: tuple[str, ...]


def clean(text: str) -> str:
    """Return the text in NFC with plain line ends, no invisible signs and uniform note marks."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\f", "\n\n").replace("\t", "    ")
    kept = "".join(
        " " if unicodedata.category(sign) == "Zs" else sign
        for sign in text
        if sign == "\n" or unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co"}
    )
    kept = _SUP_MARK.sub(lambda m: f"{MARK}{m[3] or m[1] or m[2]}{END}", kept)
    for number in set(_BRACKET_BODY.findall(kept)):
        kept = kept.replace(f"[{number}]", f"{MARK}[{number}]{END}")
    return kept


def mark_number(mark: str) -> int:
    """Return the number of a note mark as written."""
    return int(mark.strip("[]").translate(_SUPERSCRIPT))


def plain(text: str) -> str:
    """Return the letters alone: no emphasis signs, no note marks, single spaces."""
    text = re.sub(r"(?<!\\)\*", "", MARKED.sub("", text))
    return " ".join(text.split())


def paragraphs(text: str) -> list[Paragraph]:
    """Cut a cleaned text into paragraphs; blank lines, rules and page numbers end one."""
    chunks = list(_chunks(text.split("\n")))
    width = _width(chunks)
    found: list[Paragraph] = []
    for chunk in chunks:
        found += _paragraphs_of(chunk, width)
    return found


def _width(chunks: list[list[str]]) -> int:
    """Return how wide a hard-wrapped text is set; 0 when a line is a paragraph."""
    inner = sorted(len(line) for chunk in chunks for line in chunk[:-1])
    if len(inner) <= _WRAPPED_SHARE * sum(map(len, chunks)):
        return 0
    width = inner[len(inner) * 9 // 10]
    return width if width <= _WIDEST_WRAPPED else 0


def _chunks(lines: list[str]) -> Iterator[list[str]]:
    chunk: list[str] = []
    page = 0
    for line in lines:
        number = _PAGE_NUMBER.fullmatch(line)
        is_page = number is not None and int(number[1]) in {page + 1, page + 2 * (page == 0)}
        if number is not None and is_page:
            page = int(number[1])
        if is_page or not line.strip() or _RULE.fullmatch(line):
            if chunk:
                yield chunk
            chunk = []
        else:
            chunk.append(line.rstrip())
    if chunk:
        yield chunk


def _paragraphs_of(chunk: list[str], width: int) -> Iterator[Paragraph]:
    group: list[str] = []
    for line in chunk:
        if group and _begins(line, group[-1], width):
            yield _paragraph(group)
            group = []
        group.append(line)
    yield _paragraph(group)


def _begins(line: str, before: str, width: int) -> bool:
    """Say whether a line that follows another without a gap begins a new paragraph."""
    bare = _bare(line)
    if not width or _NEW.match(bare):
        return True
    if bare[:1].islower() or len(before) >= _FULL * width:
        indented = len(line) - len(line.lstrip()) > len(before) - len(before.lstrip())
        return indented and not bare[:1].islower() and is_closed(before)
    return len(before) < _NEARLY_FULL * width or is_closed(before)


def _bare(line: str) -> str:
    return _HASHES.sub("", line.strip(), count=1).lstrip("*_ ")


def _paragraph(lines: list[str]) -> Paragraph:
    text = " ".join(_HASHES.sub("", " ".join(line.split()), count=1) for line in lines)
    return Paragraph(text, tuple(lines))


def whole_emphasis(text: str) -> bool:
    """Say whether one pair of stars encloses the whole text, as scanned headings have it."""
    return _ALL_STARRED.fullmatch(text) is not None


def is_closed(text: str) -> bool:
    """Say whether a paragraph ends like a finished sentence or a lead-in."""
    end = MARKED.sub("", text).rstrip(" *\"')\u201d\u2019")
    if MARKED.sub("", text).rstrip(" *").endswith(")") and not end.endswith("."):
        return False
    return end.endswith((".", ":", "!", "?", "\u2026"))
