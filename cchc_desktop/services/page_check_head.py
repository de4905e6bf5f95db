"""Compares the head of the first page, its title and its stamps with the regime."""

import re

from cchc_desktop.render.measure_lines import Piece
from cchc_desktop.render.measure_marks import Area, Sheet, Stroke
from cchc_desktop.services.page_check_parts import Parts, fold
from cchc_desktop.services.page_check_report import Findings, number, span, within

LEAST_RULE = 5.0  # millimetres; shorter strokes are no rules
FRAME_REACH = 6.0  # millimetres from letters to the frame around them
RED = (0.6, 0.4)  # at least this red, at most this much of the others
ZERO_MONTHS = 2  # January and February are written with a zero


def check_head(parts: Parts, out: Findings) -> None:
    """Look at everything that has its fixed place on the first page."""
    page = parts.first.sheet.number
    if not parts.nation:
        out.add("nation", "missing", page)
        return
    _nation(parts, out)
    _motto(parts, out)
    _issuer(parts, out)
    _number(parts, out)
    _date(parts, out)


def _nation(parts: Parts, out: Findings) -> None:
    nation, rules = parts.nation[0], out.rules
    out.style("nation", [nation])
    if fold(nation.text) != fold(rules.words["nation"]):
        key = "wrapped" if len(parts.nation) > 1 else "missing"
        out.add("nation", key, nation.page, nation)
        return
    if nation.text != nation.text.upper():
        out.add("nation", "missing", nation.page, nation)
    limits = rules.limit("nation_centre")
    if not within(parts.share(nation.centre), limits, 0):
        measured = number(parts.share(nation.centre) * 100)
        out.add(
            "nation", "place", nation.page, nation, measured=measured, expected=_percent(limits)
        )
    if parts.motto and rules.limits["sizes_move_together"]:
        sizes = (nation.size, parts.motto.size)
        apart = sizes[1] - sizes[0]
        if abs(apart - 1) > rules.pt:
            texts = {"nation": number(sizes[0]), "motto": number(sizes[1])}
            out.add("nation", "sizes", nation.page, nation, **texts)


def _motto(parts: Parts, out: Findings) -> None:
    nation, motto, rules = parts.nation[0], parts.motto, out.rules
    if motto is None:
        out.add("motto", "missing", nation.page, nation)
        return
    out.style("motto", [motto])
    page, wanted = motto.page, rules.words["motto"]
    if motto.text != wanted:
        out.add("motto", "wording", page, motto, measured=motto.text, expected=wanted)
    _centred("motto", motto, nation.centre, out)
    stroke = rule_below(parts.first.sheet, motto, out)
    if stroke is None:
        out.add("motto", "no_rule", page, motto)
    elif abs(stroke.length - motto.width) > 2 * rules.mm:
        lengths = {"measured": number(stroke.length), "expected": number(motto.width)}
        out.add("motto", "rule", page, motto, **lengths)


def _issuer(parts: Parts, out: Findings) -> None:
    nation, names = parts.nation[0], parts.issuers
    if not names:
        out.add("issuer", "missing", nation.page)
        return
    bold = [n for n, piece in enumerate(names) if piece.bold]
    border = bold[0] if bold else len(names) - 1
    out.style("parent", names[:border])
    out.style("issuer", names[border:])
    limits = out.rules.limit("issuer_centre")
    share = parts.share(names[-1].centre)
    if not within(share, limits, 0):
        texts = {"measured": number(share * 100), "expected": _percent(limits)}
        out.add("issuer", "place", nation.page, names[-1], **texts)
    for piece in names[:-1]:
        _centred("issuer", piece, names[-1].centre, out)
    _short_rule("issuer", names[border:], parts.first.sheet, out)


def _short_rule(check: str, lines: list[Piece], sheet: Sheet, out: Findings) -> None:
    """Look for the rule of a third to a half of the last or the longest line."""
    last, page = lines[-1], lines[-1].page
    stroke = rule_below(sheet, last, out)
    if stroke is None:
        out.add(check, "no_rule", page, last)
        return
    low, high = out.rules.limit("rule_short")
    widths = {last.width, max(line.width for line in lines)}
    if not any(within(stroke.length, (low * w, high * w), out.rules.mm) for w in widths):
        wide = max(widths)
        texts = {"measured": number(stroke.length), "expected": span((low * wide, high * wide))}
        out.add(check, "rule", page, last, **texts)


def rule_below(sheet: Sheet, piece: Piece, out: Findings) -> Stroke | None:
    """Return the level stroke next below a piece."""
    reach = out.rules.limits["rule_within"]
    below = [
        stroke
        for stroke in sheet.strokes
        if stroke.level
        and stroke.length >= LEAST_RULE
        and 0 < stroke.top - piece.y <= reach
        and piece.left - 2 <= (stroke.left + stroke.right) / 2 <= piece.right + 2
    ]
    return min(below, key=lambda stroke: stroke.top, default=None)


def _number(parts: Parts, out: Findings) -> None:
    found, words = parts.number, out.rules.words
    if found is None:
        out.add("number", "missing", parts.nation[0].page)
        return
    out.style("number", [found])
    page, text = found.page, found.text
    rest = text.removeprefix(words["number"]).strip()
    if not rest.startswith(":"):
        out.add("number", "colon", page, found, measured=text)
    rest = rest.lstrip(":. ")
    if re.search(r"(?<=\d)\s/|/\s|\s-|-\s", rest):
        out.add("number", "blanks", page, found, measured=text)
    elif not re.fullmatch(r"[\d.… ]*/(?:[^\W\d_]++\d*+|&)++(?:-(?:[^\W\d_]|[\d&])++)++", rest):
        out.add("number", "form", page, found, measured=text)
    if re.match(r"\d\s*/", rest):
        out.add("number", "zero", page, found, measured=text)
    if parts.issuers:
        _centred("number", found, parts.issuers[-1].centre, out)


def _date(parts: Parts, out: Findings) -> None:
    found = parts.date
    if found is None:
        out.add("date", "missing", parts.nation[0].page)
        return
    out.style("date", [found])
    page = found.page
    match = re.match(out.rules.words["date"], found.text)
    if match:
        _date_words(match, found, out)
    if parts.number:
        away = abs(found.y - parts.number.y)
        if away > out.rules.limits["level"]:
            out.add("date", "level", page, found, measured=number(away))
    _centred("date", found, parts.nation[0].centre, out)


def _date_words(match: re.Match[str], found: Piece, out: Findings) -> None:
    day, month, page = match["day"].strip(), match["month"].strip(), found.page
    if not match["comma"]:
        out.add("date", "comma", page, found, measured=found.text)
    if len(day) == 1 and day.isdigit():
        out.add("date", "day", page, found, measured=day)
    if month.isdigit():
        early = int(month) <= ZERO_MONTHS
        if early and len(month) == 1:
            out.add("date", "month_zero", page, found, measured=month)
        elif not early and month.startswith("0"):
            out.add("date", "month", page, found, measured=month)


def _centred(check: str, piece: Piece, centre: float, out: Findings) -> None:
    away = abs(piece.centre - centre)
    if away > out.rules.limits["centre"]:
        out.add(check, "centre", piece.page, piece, measured=number(away), text=piece.text)


def check_title(parts: Parts, out: Findings) -> None:
    """Look at kind, subject, the rule below and the addressees."""
    page = parts.first.sheet.number
    if parts.addressees:
        out.style("addressees", [parts.addressees])
        if ":" not in parts.addressees.text:
            out.add("addressees", "colon", page, parts.addressees)
    if parts.kind is None:
        if not parts.is_letter:
            out.add("title", "missing", page)
        return
    out.style("kind", [parts.kind])
    out.style("subject", parts.subject)
    width = parts.first.sheet.width
    for piece in (parts.kind, *parts.subject):
        away = min(abs(piece.centre - parts.middle), abs(piece.centre - width / 2))
        if away > out.rules.limits["centre"]:
            out.add("title", "centre", page, piece, text=piece.text, measured=number(away))
    if not parts.subject:
        out.add("title", "no_subject", page, parts.kind)
        return
    _short_rule("title", parts.subject, parts.first.sheet, out)


def check_stamps(parts: Parts, out: Findings) -> None:
    """Look at the urgency stamp, and for a stamp of arrival that does not belong here."""
    for piece in parts.urgencies:
        _urgency(piece, parts.first.sheet, out)
    words = out.rules.words
    out.look("received")
    for leaf in parts.leaves:
        marks = [p for p in leaf.pieces if fold(p.text) in words["received"]]
        lines = [p for p in leaf.pieces if p.text.startswith(tuple(words["received_lines"]))]
        if marks and (lines or _frame(leaf.sheet, marks[0])):
            out.add("received", "stamp", leaf.sheet.number, marks[0])


def _urgency(piece: Piece, sheet: Sheet, out: Findings) -> None:
    out.style("urgency", [piece])
    text = fold(piece.text)
    red, others = RED
    inks = {glyph.ink for glyph in piece.letters}
    if not all(ink[0] >= red and max(ink[1:]) <= others for ink in inks):
        out.add("urgency", "ink", piece.page, piece, text=text)
    frame = _frame(sheet, piece)
    if frame is None:
        out.add("urgency", "no_frame", piece.page, piece, text=text)
        return
    wanted = next((size for t, size in out.rules.limits["frames"].items() if fold(t) == text), None)
    if wanted is None:
        return
    away = max(abs(frame.width - wanted[0]), abs(frame.height - wanted[1]))
    if away > out.rules.mm:
        texts = {
            "measured": f"{number(frame.width)} x {number(frame.height)}",
            "expected": f"{wanted[0]} x {wanted[1]}",
        }
        out.add("urgency", "frame", piece.page, piece, text=text, **texts)


def _frame(sheet: Sheet, piece: Piece) -> Area | None:
    """Return the frame around a piece, drawn as one rectangle or as four lines."""
    around = [f for f in sheet.frames if _holds(f, piece)]
    if around:
        return min(around, key=lambda frame: frame.width * frame.height)
    level = [
        s for s in sheet.strokes if s.level and s.left <= piece.left and s.right >= piece.right
    ]
    above = [s for s in level if 0 < piece.y - s.bottom < 2 * FRAME_REACH]
    below = [s for s in level if 0 < s.top - piece.y < FRAME_REACH]
    if not above or not below:
        return None
    top = max(above, key=lambda s: s.top)
    bottom = min(below, key=lambda s: s.top)
    if abs(top.length - bottom.length) > 1:
        return None
    half = (bottom.bottom - bottom.top) / 2
    return Area(top.left, (top.top + top.bottom) / 2, top.right, bottom.top + half)


def _holds(frame: Area, piece: Piece) -> bool:
    across = frame.left <= piece.left and piece.right <= frame.right
    return across and frame.top < piece.y < frame.bottom


def _percent(limits: tuple[float, float]) -> str:
    return span((limits[0] * 100, limits[1] * 100))
