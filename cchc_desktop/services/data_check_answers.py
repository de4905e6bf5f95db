"""The checks that know what an answer means: its field, its text, what is worked out from it."""

import unicodedata
from collections.abc import Iterator, Mapping
from itertools import product
from typing import TYPE_CHECKING, Any

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.model.figures import Figures
from cchc_desktop.model.narrative import count_items, parse_narrative, write_narrative
from cchc_desktop.model.template import Kind, Template
from cchc_desktop.model.values import Value, from_json
from cchc_desktop.render.fonts import load_faces
from cchc_desktop.services.export import layout_of
from cchc_desktop.services.figure_notes import NOTE
from cchc_desktop.services.interchange import is_reason_known
from cchc_desktop.services.reasons import REASON
from cchc_desktop.services.review import REVIEW
from cchc_desktop.services.session import ASIDE, TEXT
from cchc_desktop.services.trends import TREND
from cchc_desktop.store import checking
from cchc_desktop.store.checking import Place

if TYPE_CHECKING:
    from cchc_desktop.services.reports import Library
    from cchc_desktop.services.session import Session
    from cchc_desktop.store.rows import ReportRow

_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


def unknown(library: "Library") -> Iterator[str]:
    """Tell of answers whose field the outline of their report does not have, or cannot hold."""
    for row, answers in _read(library):
        template = library.template(row.edition)
        for key, stored in answers.items():
            sentence = _unknown(template, key, stored)
            if sentence:
                yield sentence.format(place=place_told(library, Place(row.code, key)))


def _unknown(template: Template, key: str, stored: object) -> str:
    """Return the sentence about an answer that has no place in an outline, empty for a good one."""
    if key.startswith(TEXT):
        return "" if key.removeprefix(TEXT) in template.by_key else messages.CHECK_UNKNOWN
    if key.startswith(ASIDE):
        return ""
    if key not in template.fields and key not in template.head_fields:
        return messages.CHECK_UNKNOWN
    return "" if _is_value(stored) else messages.CHECK_NO_VALUE


def ownerless(library: "Library") -> Iterator[str]:
    """Tell of notes, marks and reasons of what the report does not have."""
    for row, answers in _read(library):
        template = library.template(row.edition)
        for key in answers:
            if not key.startswith(ASIDE) or key.startswith(TEXT):
                continue
            if not (_is_owned(template, key) or _is_found_now(library, row, key)):
                place = place_told(library, Place(row.code, key))
                yield messages.CHECK_OWNERLESS.format(place=place)


def _is_owned(template: Template, key: str) -> bool:
    if key.startswith(REASON):
        return is_reason_known(template, key.removeprefix(REASON))
    if key.startswith(REVIEW + TEXT):
        return key.removeprefix(REVIEW + TEXT) in template.by_key
    mark = next(mark for mark in (REVIEW, NOTE, TREND) if key.startswith(mark))
    owner = key.removeprefix(mark)
    return owner in template.fields or owner in template.head_fields


def _is_found_now(library: "Library", row: "ReportRow", key: str) -> bool:
    """Say whether a reason answers a finding that is there, whatever it is called."""
    if row.trashed_at is not None:
        return True
    if not key.startswith(REASON) or not _opens(library.store.answers(row.id)):
        return False
    wanted = key.removeprefix(REASON)
    return any(problem.key == wanted for problem in library.open(row.code).problems)


def texts(library: "Library") -> Iterator[str]:
    """Tell of texts that are no texts, or that are read otherwise when they are written again."""
    for row, answers in _read(library):
        for key, stored in answers.items():
            if key.startswith(TEXT) and not _is_stable(stored):
                yield messages.CHECK_TEXT.format(place=place_told(library, Place(row.code, key)))


def _is_stable(stored: object) -> bool:
    if not isinstance(stored, str):
        return False
    read = parse_narrative(stored)
    return parse_narrative(write_narrative(read)) == read


def formulas(library: "Library", session: "Session | None" = None) -> Iterator[str]:
    """Tell of figures that come out otherwise when they are worked out anew, one after another."""
    for row, answers in _read(library):
        if row.trashed_at is not None or not _opens(answers):
            continue
        shown = session if session and session.report.id == row.id else library.open(row.code)
        anew = _anew(shown)
        for field in shown.template.fields.values():
            if field.kind is not Kind.COMPUTED:
                continue
            if anew.shown(field.key) != shown.figures.shown(field.key):
                place = place_told(library, Place(row.code, field.key))
                now, then = shown.figures.shown(field.key), anew.shown(field.key)
                yield messages.CHECK_FORMULA.format(place=place, shown=now, found=then)


def _anew(session: "Session") -> Figures:
    """Work all figures out again from what is stored, in another order than a session does."""
    stored = session.store.answers(session.report.id)
    old = session.figures
    figures = Figures(session.template, old.view, old.period, old.earlier)
    figures.load({}, {})
    for section in session.template.sections:
        figures.set_items(section.key, count_items(str(stored.get(TEXT + section.key, ""))))
    typed = {key: data for key, data in stored.items() if key in session.template.fields}
    for key in reversed(typed):
        value: Value | None = from_json(typed[key])
        figures.set(key, value)
    return figures


def fonts(library: "Library") -> Iterator[str]:
    """Tell of a font of the pages that is missing or cannot write Vietnamese."""
    regimes = sorted({row.regime for row in _rows(library)})
    for regime in regimes or ["nd30-2020"]:
        try:
            faces = load_faces(layout_of(regime).font_files())
        except UserError as error:
            yield error.message
            continue
        for face in faces:
            lost = "".join(c for c in letters() if face.printable(c) != c)
            if lost:
                yield messages.CHECK_LETTERS.format(font=face.name, letters=lost[:40])


def letters() -> list[str]:
    """Return the 146 letters of Vietnamese: twelve vowels in six tones, and the d with its bar."""
    vowels = product(messages.VIETNAMESE_VOWELS, _TONES)
    small = [unicodedata.normalize("NFC", vowel + tone) for vowel, tone in vowels]
    small.append(messages.VIETNAMESE_D)
    return small + [letter.upper() for letter in small]


def place_told(library: "Library", place: Place) -> str:
    """Return where an answer stands, for people: report, section and label of the field."""
    code = place.report.partition("#")[0]
    if not code:
        return place.field
    rows = {row.code: row for row in _rows(library)}
    row = rows.get(place.report)
    period = library.periods.period(code).label if row else code
    label = _label(library.template(row.edition), place.field) if row else place.field
    thrown = messages.CHECK_IN_TRASH if "#" in place.report else ""
    return messages.CHECK_PLACE.format(label=label, period=period, thrown=thrown)


def _label(template: Template, key: str) -> str:
    bare = key
    for mark in ASIDE:
        bare = bare.removeprefix(mark)
    found = template.fields.get(bare) or template.head_fields.get(bare) or template.by_key.get(bare)
    return f"{found.label} ({key})" if found else key


def _rows(library: "Library") -> "list[ReportRow]":
    return [*library.store.reports(), *library.store.reports(trashed=True)]


def _read(library: "Library") -> "Iterator[tuple[ReportRow, dict[str, Any]]]":
    """Yield each report with its answers; one with a value that is none has its own check."""
    broken = {place.report for place in checking.unreadable(library.store)}
    for row in _rows(library):
        if row.code not in broken:
            yield row, library.store.answers(row.id)


def _opens(answers: Mapping[str, Any]) -> bool:
    return all(_is_value(data) for key, data in answers.items() if not key.startswith(ASIDE))


def _is_value(stored: object) -> bool:
    try:
        from_json(stored)
    except (ValueError, ArithmeticError):
        return False
    return True
