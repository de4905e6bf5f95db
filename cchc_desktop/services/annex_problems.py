"""What to look at in annexes: one without content, one the text never mentions; makes none."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cchc_desktop import messages
from cchc_desktop.model.annexes import AnnexPart, ChartAnnex, CitationAnnex, FormAnnex
from cchc_desktop.model.checks import HEAD, Problem
from cchc_desktop.model.template import Strength
from cchc_desktop.services.annexes import included
from cchc_desktop.services.annexes_charts import chart_data
from cchc_desktop.services.annexes_citations import listed_documents
from cchc_desktop.services.annexes_form import form_rows

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

EMPTY = "phu_luc.trong"
NOT_MENTIONED = "phu_luc.dan_chieu"


def annex_problems(session: "Session") -> list[Problem]:
    """Return the hints about the annexes that are switched on."""
    parts = included(session)
    found = [problem for part in parts for problem in _empty(session, part)]
    if parts and not _is_mentioned(session):
        keys = tuple(part.switch for part in parts)
        message = messages.ANNEX_NOT_MENTIONED
        found.append(Problem(NOT_MENTIONED, Strength.HINT, HEAD, keys, message))
    return found


def _empty(session: "Session", part: AnnexPart) -> Iterator[Problem]:
    message = ""
    match part:
        case FormAnnex() if not form_rows(session, part):
            label = session.template.fields[part.field].label
            section = session.template.section_of[part.field].label
            message = messages.ANNEX_NO_ROWS.format(annex=part.label, field=label, section=section)
        case CitationAnnex() if not listed_documents(session, part):
            message = messages.ANNEX_NO_CITATIONS.format(annex=part.label)
        case ChartAnnex():
            yield from _empty_charts(session, part)
    if message:
        yield Problem(EMPTY, Strength.HINT, HEAD, (part.switch,), message)


def _empty_charts(session: "Session", part: ChartAnnex) -> Iterator[Problem]:
    for chart in part.charts:
        if chart_data(session, part, chart).is_empty:
            message = messages.ANNEX_NO_CHART.format(annex=part.label, chart=chart.title)
            yield Problem(EMPTY, Strength.HINT, HEAD, (part.switch,), message)


def _is_mentioned(session: "Session") -> bool:
    word = re.compile(rf"\b{messages.ANNEX_WORD}\b", re.IGNORECASE)
    return any(word.search(session.text(section.key)) for section in session.template.sections)
