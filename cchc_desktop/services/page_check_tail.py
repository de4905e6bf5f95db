"""Finds the recipients and the signature and compares them with the regime."""

import re
from dataclasses import dataclass, field

from cchc_desktop.render.measure_lines import Piece
from cchc_desktop.render.measure_marks import Sheet
from cchc_desktop.services.page_check_report import Findings, number, within
from cchc_desktop.services.page_check_rules import Rules

ABOVE = 12.0  # millimetres the signature may begin above the recipients
LIST_SIZE = 12.5  # points: larger type ends the list of recipients
NEAR = 3.0  # millimetres


@dataclass
class Tail:
    """The label and the list of recipients at the left, authority and name at the right."""

    label: Piece
    recipients: list[Piece] = field(default_factory=list)
    authority: list[Piece] = field(default_factory=list)
    name: Piece | None = None

    def on_page(self, page: int, pieces: list[Piece]) -> list[Piece]:
        """Return everything of a page that belongs to the tail."""
        own = [self.label, *self.recipients, *self.authority]
        own += [self.name] if self.name else []
        if page != self.label.page:
            return own
        return [*own, *(p for p in pieces if p.y > self.label.y - NEAR)]


def find_tail(pages: list[tuple[Sheet, list[Piece]]], rules: Rules) -> Tail | None:
    """Return the last recipients of the file with the signature beside them."""
    begin = rules.words["recipients"]
    for at in range(len(pages) - 1, -1, -1):
        sheet, pieces = pages[at]
        for label in reversed(pieces):
            if label.text.startswith(begin) and label.left < sheet.width / 2:
                later = pages[at + 1][1] if at + 1 < len(pages) else []
                return _tail(label, sheet, pieces, later)
    return None


def _tail(label: Piece, sheet: Sheet, pieces: list[Piece], later: list[Piece]) -> Tail:
    border = sheet.width / 2 - NEAR
    tail = Tail(label)
    tail.recipients = [
        p for p in pieces if p.y > label.y and p.left < border and p.centre < border + NEAR
    ]
    if not any(p.text.endswith(".") for p in tail.recipients):
        for piece in later:
            if piece.size > LIST_SIZE or piece.left >= border:
                break
            tail.recipients.append(piece)
    right = [p for p in pieces if p.y > label.y - ABOVE and p.left > label.right + NEAR]
    right = [p for p in right if p.centre > border and p not in tail.recipients]
    for piece in right:
        if piece.text != piece.text.upper():
            break
        tail.authority.append(piece)
    rest = [p for p in right if p not in tail.authority]
    tail.name = rest[-1] if rest else None
    return tail


def check_tail(tail: Tail | None, edges: tuple[float, float], page: int, out: Findings) -> None:
    """Compare recipients and signature; ``page`` is where they should have been."""
    if tail is None:
        out.add("recipients", "missing", page)
        return
    out.style("label", [tail.label])
    out.style("recipients", tail.recipients)
    _label(tail, edges[0], out)
    _entries(tail, out)
    _signature(tail, edges, out)


def _label(tail: Tail, left: float, out: Findings) -> None:
    label, page = tail.label, tail.label.page
    if not label.text.rstrip().endswith(":"):
        out.add("recipients", "colon", page, label)
    if abs(label.left - left) > out.rules.mm + 0.5:
        out.add("recipients", "flush", page, label, measured=number(label.left - left))
    if tail.authority:
        away = abs(tail.authority[0].y - label.y)
        if away > out.rules.limits["tail_level"]:
            out.add("recipients", "level", page, label, measured=number(away))


def _entries(tail: Tail, out: Findings) -> None:
    entries = _joined(tail)
    for text, piece in entries:
        if not text.startswith("-"):
            out.add("recipients", "dash", piece.page, piece, text=text)
    for text, piece in entries[:-1]:
        if not text.endswith(";"):
            out.add("recipients", "semicolon", piece.page, piece, text=text)
    if entries:
        _last_entry(*entries[-1], out)


def _joined(tail: Tail) -> list[tuple[str, Piece]]:
    """Return each entry whole, with the line it begins on."""
    entries: list[tuple[str, Piece]] = []
    for piece in tail.recipients:
        if entries and not piece.text.startswith(("-", "–")) and not _ended(entries[-1][0]):
            entries[-1] = (f"{entries[-1][0]} {piece.text}", entries[-1][1])
        else:
            entries.append((piece.text, piece))
    return entries


def _last_entry(text: str, piece: Piece, out: Findings) -> None:
    words = out.rules.words
    if not text.endswith("."):
        out.add("recipients", "full_stop", piece.page, piece, text=text)
    if words["kept"] not in text:
        out.add("recipients", "kept", piece.page, piece, text=text)
    elif not re.search(rf"\b{words['kept_at']}\b", text):
        out.add("recipients", "archive", piece.page, piece, text=text)


def _ended(text: str) -> bool:
    return text.endswith((";", "."))


def _signature(tail: Tail, edges: tuple[float, float], out: Findings) -> None:
    page = tail.label.page
    if not tail.authority:
        out.add("signature", "missing", page, tail.label)
        return
    out.style("authority", tail.authority)
    out.style("name", [tail.name] if tail.name else [])
    head = tail.authority[0]
    share = (head.centre - edges[0]) / max(edges[1] - edges[0], 1.0)
    if not within(share, out.rules.limit("signature_centre"), 0):
        out.add("signature", "place", page, head, text=head.text, measured=number(share * 100))
    for piece in (*tail.authority[1:], *([tail.name] if tail.name else [])):
        away = abs(piece.centre - head.centre)
        if away > out.rules.limits["centre"]:
            out.add("signature", "centre", page, piece, text=piece.text, measured=number(away))
    if tail.name:
        before = tail.name.text.split()[0].rstrip(".")
        if before in out.rules.words["titles"] or "." in tail.name.text.split()[0]:
            out.add("signature", "title", page, tail.name, text=before)
