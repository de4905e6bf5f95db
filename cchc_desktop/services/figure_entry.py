"""Short ways to fill in figures: last period's value, and one mark for all that stayed empty.

What is copied comes unconfirmed, as what is carried over does. Each way is one step of undo.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from cchc_desktop.model.template import Field, Kind, Section
from cchc_desktop.model.values import Missing, MissingKind, Unparsed, Value, to_json
from cchc_desktop.services.review import carried_figure

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session


def last_value(session: "Session", key: str) -> Value | None:
    """Return what a field takes from the last report; None when that says nothing readable.

    A figure of the first day is what the report just before says of its last day.
    """
    field, earlier = session.field(key), session.earlier
    value = earlier.previous.values.get(key) if earlier.previous else None
    if field.opening:
        value = None
        if earlier.same_start is not None:
            value = earlier.same_start.values.get(key)
        elif earlier.just_before is not None:
            value = earlier.just_before.values.get(field.opening)
    return None if isinstance(value, Unparsed) else value


def copy_last(session: "Session", keys: Iterable[str]) -> int:
    """Give fields their values of the last report, unconfirmed; return how many had one.

    Raises:
        UserError: nothing could be written.
    """
    changes: dict[str, Any] = {}
    found = 0
    for key in keys:
        value = last_value(session, key)
        if value is not None:
            changes |= {key: to_json(value), **carried_figure(key)}
            found += 1
    if changes:
        session.take_all(changes)
    return found


def empty_figures(session: "Session", section: Section) -> list[Field]:
    """Return the figures of a section that are to be typed and hold nothing yet."""
    typed = (field for field in section.fields if field.is_figure and field.kind is Kind.TYPED)
    return [field for field in typed if session.value(field.key) is None]


def empty_states(session: "Session", section: Section) -> list[Field]:
    """Return the empty figures that tell of a state, not of what was counted in the period."""
    return [field for field in empty_figures(session, section) if not field.flow]


def mark_none_arisen(session: "Session", section: Section) -> int:
    """Mark every empty figure of a section as *không phát sinh*; return how many there were.

    Raises:
        UserError: nothing could be written.
    """
    mark = to_json(Missing(MissingKind.NONE_ARISEN))
    empty = empty_figures(session, section)
    if empty:
        session.take_all({field.key: mark for field in empty})
    return len(empty)
