"""What a text may bind: figures, period words, names of the agency, sentences; knows no widgets."""

from typing import TYPE_CHECKING, Any, NamedTuple

from cchc_desktop import messages
from cchc_desktop.model.differences import COMPARING
from cchc_desktop.model.figures import base
from cchc_desktop.model.forms import forms_of
from cchc_desktop.model.template import Field

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

OWN, FIGURE, SENTENCE, PERIOD, AGENCY = "own", "figure", "sentence", "period", "agency"
_RECENT = "recent_bindings"
_MOST_RECENT = 8


class Bindable(NamedTuple):
    """A name with its label, what it prints now, its group and the section it belongs to."""

    name: str
    label: str
    shown: str
    group: str
    section: str = ""


def bindables(session: "Session", section: str = "") -> list[Bindable]:
    """Return everything that may be bound; the figures of a section are a group of their own."""
    period = session.period.words()
    found = [
        Bindable(name, messages.WORD_LABELS.get(name, name), shown, _word_group(name, period))
        for name, shown in session.words.items()
    ]
    for one in session.template.sections:
        group = OWN if one.key == section else FIGURE
        for field in one.fields:
            found += _figures(session, field, group, one.label)
        for sentence in one.sentences:
            shown = session.shown_binding(sentence.key)
            found.append(Bindable(sentence.key, sentence.label, shown, SENTENCE, one.label))
    return found


def _word_group(name: str, period: dict[str, str]) -> str:
    return PERIOD if name in period else AGENCY


def _figures(session: "Session", field: Field, group: str, section: str) -> list[Bindable]:
    if field.type != "table":
        shown = session.shown_binding(field.key)
        return [Bindable(field.key, field.label, shown, group, section)]
    return [
        Bindable(
            name, f"{field.label}: {column.label}", session.shown_binding(name), group, section
        )
        for column in field.columns
        if column.is_figure and (name := f"{field.key}.{column.key}")
    ]


def forms(session: "Session", name: str) -> tuple[str, ...]:
    """Return the forms worth offering for a name now: comparisons only where there are any."""
    compared = session.figures.value(base(session.template, name)) is not None
    return tuple(
        form
        for form in forms_of(session.template, name)
        if form not in COMPARING
        or (compared and session.shown_binding(name, form) != messages.UNANSWERED)
    )


def recent(session: "Session") -> list[tuple[str, str]]:
    """Return the names and forms bound last, the latest first, of those this edition has."""
    stored: list[Any] = session.store.setting(_RECENT, [])
    return [(name, form) for name, form in stored if session.figures.knows(name)]


def remember(session: "Session", name: str, form: str) -> None:
    """Put a name and form before those bound earlier; a file open for reading keeps its own."""
    if session.store.read_only:
        return
    others = [[n, f] for n, f in session.store.setting(_RECENT, []) if n != name]
    session.store.set_setting(_RECENT, [[name, form], *others][:_MOST_RECENT])
