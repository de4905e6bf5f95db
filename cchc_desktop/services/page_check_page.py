"""Compares paper, margins, page numbers, fonts and ink of all pages with the regime."""

import re
from collections import Counter
from itertools import pairwise

from cchc_desktop.model.layout_parts import MM
from cchc_desktop.render.measure_lines import Piece
from cchc_desktop.render.measure_marks import Glyph, Stroke
from cchc_desktop.services.page_check_parts import Leaf, Parts
from cchc_desktop.services.page_check_report import Findings, number, span

ASCENT, DESCENT, LINE = 0.891, 0.216, 1.107  # of Times New Roman, of the size
NEAR_MIDDLE = 5.0  # millimetres
LEAST_PAGES = 4  # from which on some page is surely filled to its foot
SNIPPET = 40  # letters quoted of what has a colour


def check_scans(parts: Parts, out: Findings) -> bool:
    """Tell whether there is any text to be measured; name pages that are pictures."""
    out.look("scan")
    share = out.rules.limits["scan_share"]
    for leaf in parts.leaves:
        sheet = leaf.sheet
        paper = sheet.width * sheet.height
        pictured = any(p.width * p.height >= share * paper for p in sheet.pictures)
        if not leaf.pieces:
            out.add("scan", "scanned" if pictured or sheet.hidden else "blank", sheet.number)
    return any(leaf.pieces for leaf in parts.leaves)


def check_paper(parts: Parts, out: Findings) -> None:
    """Look at the size of the sheets and at how they lie."""
    out.look("paper", "orientation")
    short, long = out.rules.limits["paper"]
    for leaf in parts.leaves:
        sheet = leaf.sheet
        sides = sorted((sheet.width, sheet.height))
        if max(abs(sides[0] - short), abs(sides[1] - long)) > 2 * out.rules.mm:
            measured = f"{number(sheet.width)} x {number(sheet.height)}"
            texts = {"measured": measured, "expected": f"{short} x {long}"}
            out.add("paper", "size", sheet.number, None, **texts)
    if not parts.first.upright:
        out.add("orientation", "first", parts.first.sheet.number)


def check_margins(parts: Parts, out: Findings) -> None:
    """Look at what the text leaves free; stamps above the head and page numbers do not count."""
    upright = [leaf for leaf in parts.leaves if leaf.upright and _inside(leaf, parts)]
    if upright:
        out.look("margins")
    for side in ("left", "right", "top", "bottom"):
        _margin(side, upright, parts, out)
    least = out.rules.limits["landscape_least"]
    for leaf in parts.leaves:
        if not leaf.upright and leaf.text:
            free = min(_free(side, leaf, leaf.text) for side in ("left", "right", "bottom", "top"))
            if free < least - out.rules.mm:
                texts = {"measured": number(free), "expected": number(least)}
                out.add("margins", "landscape", leaf.sheet.number, None, **texts)


def _margin(side: str, leaves: list[Leaf], parts: Parts, out: Findings) -> None:
    limits, tolerance = out.rules.limit(side), out.rules.mm
    measured = {leaf.sheet.number: _free(side, leaf, _inside(leaf, parts)) for leaf in leaves}
    outside = {page: free for page, free in measured.items() if free < limits[0] - tolerance}
    filled = side != "bottom" or len(leaves) >= LEAST_PAGES
    widest = min(measured.values(), default=limits[0])
    if not outside and filled and widest > limits[1] + tolerance + _slack(side, leaves):
        outside = measured
    for page in outside:
        texts = {"measured": number(min(outside.values())), "expected": span(limits)}
        out.add("margins", side, page, None, **texts)


def _slack(side: str, leaves: list[Leaf]) -> float:
    """Return how much open line spacing may add to a margin above or below."""
    if side in ("left", "right"):
        return 0.0
    lines = [piece for leaf in leaves for piece in leaf.body]
    gaps = Counter(round(b.y - a.y, 1) for a, b in pairwise(lines) if b.page == a.page)
    pitch = gaps.most_common(1)[0][0] if gaps else 0.0
    return max(pitch - LINE * lines[0].size / MM, 0.0) if lines else 0.0


def _inside(leaf: Leaf, parts: Parts) -> list[Piece]:
    pieces = [piece for piece in leaf.text if piece not in parts.urgencies]
    if leaf is parts.first and parts.nation:
        highest = min(p.y for p in (*parts.nation, *parts.issuers))
        pieces = [piece for piece in pieces if piece.y >= highest]
    return pieces


def _free(side: str, leaf: Leaf, pieces: list[Piece]) -> float:
    sheet = leaf.sheet
    if side == "top":
        return min(piece.y - ASCENT * piece.size / MM for piece in pieces)
    if side == "bottom":
        return sheet.height - max(piece.y + DESCENT * piece.size / MM for piece in pieces)
    lines = [*leaf.body, *leaf.notes] or pieces
    if side == "left":
        return min(piece.left for piece in lines)
    return sheet.width - max(piece.right for piece in lines)


def check_page_numbers(parts: Parts, out: Findings) -> None:
    """Look at where pages are numbered, how, and whether the numbers run on."""
    if len(parts.leaves) > 1 or parts.first.number:
        out.look("page-number")
    if parts.first.number:
        out.add("page-number", "first", parts.first.sheet.number, parts.first.number)
    wrong_in: set[bool] = set()
    for leaf in parts.leaves[1:]:
        page = leaf.sheet.number
        if leaf.number is None:
            if leaf.place > 1:
                out.add("page-number", "missing", page)
            continue
        out.style("page_number", [leaf.number])
        _page_number_place(leaf, leaf.number, parts, out)
        if leaf.annex not in wrong_in and not _page_number_order(leaf, leaf.number, out):
            wrong_in.add(leaf.annex)


def _reach(leaf: Leaf) -> tuple[float, float]:
    """Return from where to where a landscape page is filled, by its text and its tables."""
    marks: list[Piece | Stroke] = [*leaf.body, *leaf.sheet.strokes]
    left = min((mark.left for mark in marks), default=0.0)
    return left, max((mark.right for mark in marks), default=leaf.sheet.width)


def _page_number_place(leaf: Leaf, piece: Piece, parts: Parts, out: Findings) -> None:
    sheet = leaf.sheet
    left, right = (parts.left, parts.right) if leaf.upright else _reach(leaf)
    across = "left"
    if (
        min(abs(piece.centre - sheet.width / 2), abs(piece.centre - (left + right) / 2))
        < NEAR_MIDDLE
    ):
        across = "centre"
    elif piece.centre > sheet.width / 2:
        across = "right"
    down = "top" if piece.y < sheet.height / 2 else "bottom"
    wanted = out.rules.limits["page_number"]
    if f"{down}-{across}" != wanted:
        places = out.rules.words["places"]
        measured = f"{places[down]}, {places[across]}"
        out.add("page-number", wanted, sheet.number, piece, measured=measured)


def _page_number_order(leaf: Leaf, piece: Piece, out: Findings) -> bool:
    match = re.match(out.rules.words["page_number"], piece.text)
    page = leaf.sheet.number
    if match is None:
        return True
    if match["n"] != piece.text:
        out.add("page-number", "form", page, piece, measured=piece.text)
    if int(match["n"]) == leaf.place:
        return True
    key = "annex" if leaf.annex else "order"
    out.add("page-number", key, page, piece, measured=match["n"], expected=leaf.place)
    return False


def check_fonts(parts: Parts, out: Findings) -> None:
    """Look at families, at what is embedded and at letters without a code."""
    out.look("font", "unicode")
    for leaf in parts.leaves:
        page, letters = leaf.sheet.number, [g for g in leaf.sheet.glyphs if g.text.isalnum()]
        for name, embedded in sorted({(g.font.name, g.font.embedded) for g in letters}):
            _font(name, page, out, embedded=embedded)
    unmapped = {
        leaf.sheet.number: sum(not g.mapped for g in leaf.sheet.glyphs) for leaf in parts.leaves
    }
    for page in (page for page, count in unmapped.items() if count):
        out.add("unicode", "unmapped", page, measured=sum(unmapped.values()))


def _font(name: str, page: int, out: Findings, *, embedded: bool) -> None:
    words = out.rules.words
    bare = name.lower().replace(" ", "")
    family = re.sub(r"(PS)?MT$", "", re.split("[-,]", name)[0])
    if any(old in bare for old in words["old_fonts"]):
        out.add("font", "old", page, measured=family)
    elif not out.rules.limits["any_font"] and not bare.startswith(tuple(words["fonts"])):
        out.add("font", "family", page, measured=family)
    if not embedded:
        out.add("font", "loose", page, measured=family)


def check_ink(parts: Parts, out: Findings) -> None:
    """Look for letters that are not black, those of framed stamps aside."""
    out.look("ink")
    darkest = out.rules.limits["black"]
    stamps = {glyph for piece in parts.urgencies for glyph in piece.glyphs}
    pages: list[int] = []
    text = ""
    for leaf in parts.leaves:
        coloured = [
            g for g in leaf.sheet.glyphs
            if max(g.ink) > darkest and g not in stamps and not _framed(g, leaf)
        ]  # fmt: skip
        coloured = [g for g in coloured if not g.text.isspace()]
        if coloured:
            pages.append(leaf.sheet.number)
            text = text or "".join(glyph.text for glyph in coloured[:SNIPPET])
    for page in pages:
        out.add("ink", "coloured", page, text=text)


def _framed(glyph: Glyph, leaf: Leaf) -> bool:
    """Tell whether a letter stands in a frame of its own colour, as stamps do."""
    return any(
        f.left <= glyph.x <= f.right and f.top <= glyph.y <= f.bottom and f.ink == glyph.ink
        for f in leaf.sheet.frames
    )
