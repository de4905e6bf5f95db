"""Names the comparisons in texts that cannot be printed, and why; changes nothing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cchc_desktop import messages
from cchc_desktop.model.checks import Problem
from cchc_desktop.model.differences import COMPARING
from cchc_desktop.model.narrative import Narrative
from cchc_desktop.model.template import Strength

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

NOT_COMPARED = "chua_so_sanh"


def comparing_problems(session: "Session", section: str, text: Narrative) -> Iterator[Problem]:
    """Yield one hint for each figure a text compares with a report that does not allow it."""
    bound = {(b.name, b.form) for b in text.bound() if b.form in COMPARING}
    for name, form in sorted(bound):
        field = session.template.fields.get(name)
        nothing = session.shown_binding(name, form) == messages.UNANSWERED
        if field is None or session.value(name) is None or not nothing:
            continue
        which = COMPARING[form]
        earlier = session.figures.earlier.get(which)
        words = {"section": session.template.by_key[section].label, "label": field.label}
        if earlier is None:
            message = messages.COMPARED_NO_REPORT[which].format(**words)
        else:
            period = earlier.period.label
            message = messages.COMPARED_NOT_ALIKE.format(period=period, **words)
        yield Problem(NOT_COMPARED, Strength.HINT, section, (name,), message, excerpt=field.label)
