"""Reads a finished PDF back, page by page, without our own layout: what stands in the text area,
what is set small below or above it. Knows no reports."""

import re
from ctypes import c_double
from dataclasses import dataclass
from unicodedata import normalize

import pypdfium2
from pypdfium2 import raw

SMALL = 10.5  # footnotes and their marks are set smaller, everything else larger
MARGIN = 52  # page numbers stand nearer to the edge, text does not
HYPHEN = "\x02"  # what the library makes of a hyphen at a line's end


@dataclass
class ReadPage:
    """One page: body text, and small text (marks first to last, then notes)."""

    text: str = ""
    small: str = ""


def read_pdf(path):
    with pypdfium2.PdfDocument(path) as document:
        pages = []
        for page in document:
            letters = page.get_textpage()
            pages.append(_read(letters, page.get_height()))
            letters.close()
            page.close()
        return pages


def _read(letters, height):
    parts = {"text": [], "small": []}
    into = "text"
    for index in range(letters.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(letters, index))
        if letter.strip() and raw.FPDFText_IsGenerated(letters, index) != 1:
            into = "small" if raw.FPDFText_GetFontSize(letters, index) < SMALL else "text"
            if not MARGIN < _base(letters, index) < height - MARGIN:
                into = ""
        if not into:
            continue
        if not letter.strip():
            parts["text"].append(" ")
            parts["small"].append(" ")
        else:
            parts[into].append(letter)
    return ReadPage(squeeze("".join(parts["text"])), squeeze("".join(parts["small"])))


def _base(letters, index):
    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(letters, index, x, y)
    return y.value


def squeeze(text):
    """One space between words, hyphens whole, letters composed."""
    text = re.sub(rf"(?<=\S){HYPHEN}\s*", "-", text).replace(HYPHEN, "-")
    return normalize("NFC", " ".join(text.split()))


def words(text):
    return re.findall(r"\w+", text)
