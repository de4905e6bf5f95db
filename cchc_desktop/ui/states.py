"""How the state of a section and the strength of a problem look: an icon and a word each."""

from cchc_desktop.model.checks import SectionState
from cchc_desktop.ui.field_row import STRENGTHS

__all__ = ["STATES", "STRENGTHS", "joined_state"]

STATES = {
    SectionState.EMPTY: ("state-empty", "chưa nhập"),
    SectionState.PARTIAL: ("state-partial", "còn thiếu"),
    SectionState.CARRIED: ("unconfirmed", "chưa rà soát"),
    SectionState.DONE: ("state-done", "đủ"),
    SectionState.WARNING: ("state-warning", "cảnh báo"),
    SectionState.ERROR: ("state-error", "lỗi"),
}

_GRAVE = (SectionState.ERROR, SectionState.WARNING)


def joined_state(states: list[SectionState]) -> SectionState:
    """Sum up the states of what a heading contains."""
    for grave in _GRAVE:
        if grave in states:
            return grave
    kinds = set(states)
    if kinds == {SectionState.CARRIED, SectionState.DONE}:
        return SectionState.CARRIED
    return kinds.pop() if len(kinds) == 1 else SectionState.PARTIAL
