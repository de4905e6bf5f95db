"""The four embedded faces and the widths of their letters; knows no layout and no document.

Faces are read by path from the program's own files: a system font of the same family name may
lack most Vietnamese letters.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFError

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.render.pdf_fonts import EmbeddedFont
from cchc_desktop.render.tokens import NBSP

MISSING = "\u25a1"
# Drawn as something else on purpose: tabs and line ends as spaces, the non-breaking hyphen as
# a hyphen, zero-width signs not at all.
SUBSTITUTES = {ord("\t"): " ", ord("\n"): " ", 0x2011: "-", 0x2009: " ", 0x202F: NBSP}
INVISIBLE = frozenset({"Cc", "Cf", "Cs"})
WORDS_REMEMBERED = 50_000
LETTERS_REMEMBERED = 100_000  # two long reports
REGULAR, BOLD, ITALIC, BOLD_ITALIC = range(4)

Faces = tuple["Face", "Face", "Face", "Face"]
_lock = Lock()


class Printable(dict[int, str]):
    """Translate a letter to what is drawn: itself, a substitute, or a box when it is missing."""

    def __init__(self, known: Iterable[int]) -> None:
        super().__init__((code, chr(code)) for code in known if not _invisible(code))
        self.update(SUBSTITUTES)
        self.letters = frozenset(letter for letter in map(chr, self) if self[ord(letter)] == letter)

    def __missing__(self, code: int) -> str:
        drawn = "" if _invisible(code) else MISSING
        self[code] = drawn
        return drawn


class Cut(NamedTuple):
    """A text cut at its blanks: the words, their widths, and what else a line breaker asks."""

    words: list[str]
    widths: list[float]
    widest: float
    solid: bool  # whether it holds non-breaking spaces
    blank_before: bool
    blank_after: bool


class Face(dict[str, float]):
    """One font: a mapping from a word to its width at one point of size."""

    def __init__(self, name: str, path: Path, index: int = REGULAR) -> None:
        super().__init__()
        self.name = name
        self.font: Any = EmbeddedFont(name, path, index)
        registerFont(self.font)
        metrics = self.font.face
        self._letters: dict[str, float] = {
            chr(code): width / 1000 for code, width in metrics.charWidths.items()
        }
        self._printable = Printable(metrics.charToGlyph)
        self.space = self._letters[" "]
        self._cuts: dict[str, Cut] = {}
        self._letters_cut = 0

    def __missing__(self, word: str) -> float:
        if len(self) > WORDS_REMEMBERED:
            self.clear()
        letters = self._letters
        width = sum([letters.get(letter, 0.0) for letter in word])
        self[word] = width
        return width

    def printable(self, text: str) -> str:
        """Return the text as it can be drawn in this face."""
        if self._printable.letters.issuperset(text):
            return text
        return text.translate(self._printable)

    def cut(self, text: str) -> Cut:
        """Return the words of a text as drawn; an export after a change cuts only what changed."""
        found = self._cuts.get(text)
        if found is None:
            self._letters_cut += len(text)
            if self._letters_cut > LETTERS_REMEMBERED:
                self._cuts.clear()
                self._letters_cut = len(text)
            found = self._cuts[text] = self._cut(text)
        return found

    def _cut(self, text: str) -> Cut:
        drawn = self.printable(text)
        words = [word for word in drawn.split(" ") if word]
        widths = [self[word] for word in words]
        return Cut(
            words,
            widths,
            max(widths, default=0.0),
            NBSP in drawn,
            drawn.startswith(" "),
            drawn.endswith(" "),
        )


def load_faces(files: tuple[Path, Path, Path, Path]) -> Faces:
    """Read and register the faces, once per process."""
    with _lock:
        return _load_faces(files)


def _invisible(code: int) -> bool:
    return unicodedata.category(chr(code)) in INVISIBLE


@lru_cache(maxsize=1)
def _load_faces(files: tuple[Path, Path, Path, Path]) -> Faces:
    regular, bold, italic, bold_italic = (_read(path, index) for index, path in enumerate(files))
    return regular, bold, italic, bold_italic


def _read(path: Path, index: int) -> Face:
    try:
        return Face(path.stem, path, index)
    except (OSError, TTFError) as error:
        raise UserError(messages.FONT_UNREADABLE.format(file=path.name), str(error)) from error
