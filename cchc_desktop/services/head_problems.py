"""What is wrong in the header form and with what its regime makes of it; knows no widgets."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from cchc_desktop import messages
from cchc_desktop.model.checks import CHOICE, HEAD, Problem
from cchc_desktop.model.checks import head_problems as own_problems
from cchc_desktop.model.field_types import format_day
from cchc_desktop.model.layout import Layout
from cchc_desktop.model.signing import signing_faults
from cchc_desktop.model.template import Strength
from cchc_desktop.model.values import Day, Names
from cchc_desktop.services.export import layout_of

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

DRAFT = "du_thao"
COPY_DATE = "copy_before_issue"
_DRAFT, _NUMBER, _AUTHORITY = "head.draft", "head.number", "head.authority"


def regime_choices(layout: Layout) -> Mapping[str, tuple[str, ...]]:
    """Return what a regime offers in the boxes whose choices are its own."""
    return {
        "head.urgency": tuple(box.text for box in layout.urgencies),
        "head.secrecy": layout.marks.secrecies,
        "head.circulation": layout.marks.circulations,
        "head.copy_form": tuple(form for form, _ in layout.copies.forms),
    }


def head_problems(session: "Session") -> list[Problem]:
    """Return the findings about the header form in the regime of the report."""
    template = session.template
    values = {key: value for key in template.head_fields if (value := session.value(key))}
    layout = layout_of(session.report.regime)
    return [
        *own_problems(template, values),
        *_choices(session, layout),
        *_draft(session, layout),
        *_copy_day(session),
        *_signing(session, layout),
    ]


def _choices(session: "Session", layout: Layout) -> Iterator[Problem]:
    for key, known in regime_choices(layout).items():
        text = session.shown(key)
        if text and text not in known:
            message = messages.CHOICE_NOT_IN_REGIME.format(
                label=session.field(key).label,
                text=text,
                regime=layout.name,
                known="; ".join(known),
            )
            yield Problem(CHOICE, Strength.ERROR, HEAD, (key,), message)


def _draft(session: "Session", layout: Layout) -> Iterator[Problem]:
    text = session.shown(_DRAFT)
    if not text:
        return
    if not layout.marks.draft:
        message = messages.DRAFT_NOT_IN_REGIME.format(text=text, regime=layout.name)
        yield Problem(DRAFT, Strength.HINT, HEAD, (_DRAFT,), message)
    elif session.shown(_NUMBER):
        message = messages.DRAFT_WITH_NUMBER.format(text=text)
        yield Problem(DRAFT, Strength.HINT, HEAD, (_DRAFT,), message)


def _copy_day(session: "Session") -> Iterator[Problem]:
    match session.value("head.copy_date"), session.value("head.date"):
        case Day(made), Day(issued) if made < issued:
            message = messages.COPY_BEFORE_ISSUE.format(
                made=format_day(made), issued=format_day(issued)
            )
            yield Problem(COPY_DATE, Strength.WARNING, HEAD, ("head.copy_date",), message)


def _signing(session: "Session", layout: Layout) -> Iterator[Problem]:
    match session.value(_AUTHORITY):
        case Names(lines):
            article = messages.SIGNING_ARTICLES.get(layout.key, layout.name)
            for fault in signing_faults(lines, session.view.issuer_lines, article):
                yield Problem(fault.rule, fault.strength, HEAD, (_AUTHORITY,), fault.message)
