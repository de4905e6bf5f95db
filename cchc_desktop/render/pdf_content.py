"""The content of a page as compressed operators, kept for the next export; knows no structure.

What is drawn depends on the page alone, so an unchanged page is taken from what was drawn before.
"""

from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from cchc_desktop.render.pdf_fonts import (
    COMMON,
    COMMON_LETTERS,
    encode,
    resource,
    split,
    stream,
    subset_of,
)
from cchc_desktop.render.placed import PlacedBox, PlacedRule, PlacedRun
from cchc_desktop.render.tokens import NBSP

PAGES_REMEMBERED = 60  # a report of more pages draws all of them again after a change
ARTIFACT = "/Artifact BMC"
END = "EMC"
ESCAPES = (("\\", r"\\"), ("(", r"\("), (")", r"\)"))


class Tag(NamedTuple):
    """The runs from ``start`` up to ``end`` are a part of ``kind``; empty for no element's."""

    start: int
    end: int
    kind: str


class Figure(NamedTuple):
    """Finished operators that show a figure at a place, and the fonts they call."""

    x: float
    y: float
    code: str
    fonts: frozenset[str]


class Content(NamedTuple):
    """The stream object of a page and the names of the fonts it calls."""

    body: bytes
    fonts: frozenset[str]


class Drawing(NamedTuple):
    """All that is drawn on a page; the tags lie in the order of the runs."""

    runs: tuple[PlacedRun, ...]
    rules: tuple[PlacedRule, ...] = ()
    boxes: tuple[PlacedBox, ...] = ()
    tags: tuple[Tag, ...] = ()
    figures: tuple[Figure, ...] = ()


@lru_cache(maxsize=PAGES_REMEMBERED)
def content(drawing: Drawing) -> Content:
    """Return the finished content of a page; its parts are numbered as figures, then tags."""
    fonts = {resource(face) for face in {run.face for run in drawing.runs}}
    fonts.update(*(figure.fonts for figure in drawing.figures))
    before = [*_figures(drawing.figures), *_artifacts(drawing.rules, drawing.boxes)]
    try:
        encoded = encode("\n".join((*before, *_texts(drawing, text_operators(drawing.runs)))))
    except UnicodeEncodeError:
        fonts.update(*(_fonts_beyond(run) for run in drawing.runs))
        texts = _texts(drawing, text_operators(drawing.runs, beyond=True))
        encoded = encode("\n".join((*before, *texts)))
    return Content(stream(encoded), frozenset(fonts))


def text_operators(runs: tuple[PlacedRun, ...], *, beyond: bool = False) -> list[str]:
    """Return the operators of each run; ``beyond``: there are letters of other subsets."""
    code: list[str] = []
    add = code.append
    font, space = (-1, 0.0), 0.0
    for x, y, text, face, size, spread, _, _, _, ink in runs:
        setting = ""
        if font != (face, size):
            font = (face, size)
            setting = f"/F{face} {size:.4g} Tf "
        if space != spread:
            space = spread
            setting += f"{spread:.3f} Tw "
        shown = _pieces(text, face, size) if beyond else f"({literal(text)}) Tj"
        if ink:
            shown = f"{colour(ink)} rg {shown} 0 g"
        add(f"{setting}1 0 0 1 {x:.2f} {y:.2f} Tm {shown}")
    return code


def literal(text: str) -> str:
    """Return a text as the inside of a PDF string."""
    text = text.replace(NBSP, " ")
    for sign, escaped in ESCAPES:
        if sign in text:
            text = text.replace(sign, escaped)
    return text


def colour(ink: tuple[float, ...]) -> str:
    """Return the red, green and blue of an ink as operands."""
    return " ".join(f"{part:.3g}" for part in ink)


def _pieces(text: str, face: int, size: float) -> str:
    """Show a text piece by piece, each in the font that has its letters."""
    code, last = "", COMMON
    text = text.replace(NBSP, " ")
    for subset, letters in groupby(text, subset_of):
        piece = "".join(letters)
        if subset != last:
            code += f"/{resource(face, subset)} {size:.4g} Tf "
            last = subset
        if subset == COMMON:
            code += f"({literal(piece)}) Tj "
        else:
            code += f"<{split(piece)[0][1].hex()}> Tj "
    return code if last == COMMON else f"{code}/F{face} {size:.4g} Tf"


def _fonts_beyond(run: PlacedRun) -> set[str]:
    strange = set(run.text) - COMMON_LETTERS - {NBSP}
    return {resource(run.face, subset_of(letter)) for letter in strange}


def _texts(drawing: Drawing, code: list[str]) -> list[str]:
    """Put the operators of each run between the marks of the element they belong to."""
    if not code:
        return []
    marked = ["BT"]
    number = len(drawing.figures)
    done = 0
    for start, end, kind in (*drawing.tags, Tag(len(code), len(code), "")):
        if done < start:
            marked += (ARTIFACT, *code[done:start], END)
        if start < end and kind:
            marked += (f"/{kind}<</MCID {number}>>BDC", *code[start:end], END)
            number += 1
        elif start < end:
            marked += (ARTIFACT, *code[start:end], END)
        done = end
    marked.append("ET")
    return marked


def _figures(figures: tuple[Figure, ...]) -> list[str]:
    return [
        f"/Figure<</MCID {number}>>BDC q 1 0 0 1 {figure.x:.2f} {figure.y:.2f} cm\n"
        f"{figure.code}\nQ EMC"
        for number, figure in enumerate(figures)
    ]


def _artifacts(rules: tuple[PlacedRule, ...], boxes: tuple[PlacedBox, ...]) -> list[str]:
    code = [*map(_rule, rules), *map(_box, boxes)]
    return [ARTIFACT, *code, END] if code else []


def _rule(rule: PlacedRule) -> str:
    x, y = rule.x, rule.y
    end = (x, y + rule.length) if rule.upright else (x + rule.length, y)
    drawn = f"{rule.thickness:.2f} w {x:.2f} {y:.2f} m {end[0]:.2f} {end[1]:.2f} l S"
    return f"q {colour(rule.ink)} RG {drawn} Q" if rule.ink else drawn


def _box(box: PlacedBox) -> str:
    return (
        f"q {colour(box.ink)} RG {box.thickness:.2f} w"
        f" {box.x:.2f} {box.y:.2f} {box.width:.2f} {box.height:.2f} re S Q"
    )
