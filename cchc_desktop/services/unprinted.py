"""Letters of a text for which the printed page has no picture; changes nothing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cchc_desktop import messages
from cchc_desktop.model.checks import Problem
from cchc_desktop.model.template import Strength

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

UNPRINTED = "khong_in_duoc"
# Letters with marks, and the signs of ordinary texts: every face of ours has them.
_PLAIN_ENDS, _MARKED = 0x180, range(0x1EA0, 0x1EFA)
_SIGNS = frozenset(
    "\u01a0\u01a1\u01af\u01b0\u2010\u2011\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ab"
)
_MOST = 12


def unprinted_problems(session: "Session", section: str, text: str) -> Iterator[Problem]:
    """Name the letters of a flattened text that would be printed as boxes."""
    doubtful = {letter for letter in text if not _is_plain(letter)}
    missing = _missing(session, doubtful) if doubtful else []
    if missing:
        label = session.template.by_key[section].label
        shown = " ".join(f"{letter} (U+{ord(letter):04X})" for letter in missing[:_MOST])
        sentence = messages.TEXT_UNPRINTED.format(place=label, letters=shown)
        yield Problem(UNPRINTED, Strength.WARNING, section, (), sentence, excerpt=missing[0])


def _is_plain(letter: str) -> bool:
    code = ord(letter)
    return code < _PLAIN_ENDS or code in _MARKED or letter in _SIGNS


def _missing(session: "Session", letters: set[str]) -> list[str]:
    """Ask the fonts, which are loaded only for a text that holds unusual letters."""
    from cchc_desktop.render.fonts import MISSING, load_faces
    from cchc_desktop.services.export import layout_of

    faces = load_faces(layout_of(session.report.regime).font_files())
    return sorted(one for one in letters if MISSING in faces[0].printable(one))
