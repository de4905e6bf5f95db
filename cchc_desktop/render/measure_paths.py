"""Reads the lines, frames and pictures drawn on a page of a PDF; knows no text."""

import ctypes
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from cchc_desktop.render.measure_marks import Area, Ink, Sheet, Stroke

MOST_OBJECTS = 50_000
DEEPEST = 5
MOST_SEGMENTS = 400
THIN = 1.0  # a bar up to this many millimetres is a line
SHORTEST = 1.5
CORNERS = 4

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Points = Callable[[float, float], Point]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read_marks(page: Any, place: Points, sheet: Sheet) -> None:
    """Add the strokes, frames and pictures of a page; ``place`` turns points into millimetres."""
    for item, matrix in _objects(page):
        if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_IMAGE:
            corners = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))
            sheet.pictures.append(_around([place(*_apply(matrix, *at)) for at in corners]))
        else:
            _read_path(item, matrix, place, sheet)


def _objects(page: Any) -> Iterator[tuple[Any, Matrix]]:
    """Walk paths and pictures, those inside forms too, each with its matrix on the page."""
    count = pdfium.FPDFPage_CountObjects(page)
    top = ((pdfium.FPDFPage_GetObject(page, n), IDENTITY, 0) for n in range(count))
    waiting: list[Iterator[tuple[Any, Matrix, int]]] = [iter(top)]
    seen = 0
    while waiting and seen < MOST_OBJECTS:
        entry = next(waiting[-1], None)
        if entry is None:
            waiting.pop()
            continue
        seen += 1
        item, outer, depth = entry
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            waiting.append(_inside(item, _joined(_matrix(item), outer), depth + 1))
        elif kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            yield item, _joined(_matrix(item), outer)


def _inside(form: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix, int]]:
    for n in range(pdfium.FPDFFormObj_CountObjects(form)):
        yield pdfium.FPDFFormObj_GetObject(form, n), matrix, depth


def _matrix(item: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _joined(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, *_ = outer
    first, second = (inner[0], inner[1]), (inner[2], inner[3])
    x, y = _apply(outer, inner[4], inner[5])
    return (
        first[0] * a + first[1] * c,
        first[0] * b + first[1] * d,
        second[0] * a + second[1] * c,
        second[0] * b + second[1] * d,
        x,
        y,
    )


def _apply(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _read_path(item: Any, matrix: Matrix, place: Points, sheet: Sheet) -> None:
    fill, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroked)
    count = pdfium.FPDFPath_CountSegments(item)
    if not (fill.value or stroked.value) or not 0 < count <= MOST_SEGMENTS:
        return
    ink = _ink(item, stroked=bool(stroked.value))
    if ink is None:
        return
    for points in _outlines(item, count, matrix, place):
        if stroked.value:
            _add_outline(points, ink, sheet)
        else:
            _add_bar(_around(points), ink, sheet)


def _outlines(item: Any, count: int, matrix: Matrix, place: Points) -> Iterator[list[Point]]:
    points: list[Point] = []
    for n in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, n)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        begins = pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO
        if begins and points:
            yield points
            points = []
        points.append(place(*_apply(matrix, x.value, y.value)))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _add_outline(points: list[Point], ink: Ink, sheet: Sheet) -> None:
    around = _around(points)
    sides = list(pairwise(points))
    straight = all(min(abs(a[0] - b[0]), abs(a[1] - b[1])) < THIN / 4 for a, b in sides)
    if straight and len(sides) >= CORNERS and points[0] == points[-1] and _is_wide(around):
        sheet.frames.append(around._replace(ink=ink))
        return
    for start, end in sides:
        _add_bar(_around([start, end]), ink, sheet)


def _is_wide(area: Area) -> bool:
    return area.width > THIN and area.height > THIN


def _add_bar(area: Area, ink: Ink, sheet: Sheet) -> None:
    if min(area.width, area.height) <= THIN and max(area.width, area.height) >= SHORTEST:
        sheet.strokes.append(Stroke(area.left, area.top, area.right, area.bottom, ink))


def _around(points: list[Point]) -> Area:
    across, down = [x for x, _ in points], [y for _, y in points]
    return Area(min(across), min(down), max(across), max(down))


def _ink(item: Any, *, stroked: bool) -> Ink | None:
    """Return the colour a path is drawn with, or nothing where it is white or clear."""
    parts = [ctypes.c_uint() for _ in range(4)]
    ask = pdfium.FPDFPageObj_GetStrokeColor if stroked else pdfium.FPDFPageObj_GetFillColor
    ask(item, *parts)
    red, green, blue, opacity = (part.value / 255 for part in parts)
    if opacity == 0 or min(red, green, blue) > 0.95:  # noqa: PLR2004 (nearly white)
        return None
    return red, green, blue
