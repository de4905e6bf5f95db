"""Puts together the annexes of a report that are switched on; knows no pages and no forms."""

from typing import TYPE_CHECKING, assert_never

from cchc_desktop import messages
from cchc_desktop.model.annexes import (
    AnnexPart,
    ChartAnnex,
    CitationAnnex,
    FormAnnex,
    IndicatorAnnex,
)
from cchc_desktop.model.document import Annex, Body, Chart, Closing, Run, Table
from cchc_desktop.model.layout import Layout, roman
from cchc_desktop.services.annexes_charts import chart_blocks
from cchc_desktop.services.annexes_citations import citation_blocks
from cchc_desktop.services.annexes_form import form_blocks
from cchc_desktop.services.annexes_indicators import indicator_blocks

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session


def included(session: "Session") -> tuple[AnnexPart, ...]:
    """Return the annexes of the edition that the header form asks for."""
    wanted = messages.ANNEX_CHOICES[0]
    return tuple(p for p in session.template.annexes if session.shown(p.switch) == wanted)


def annexes(session: "Session", layout: Layout, reference: str) -> tuple[Annex, ...]:
    """Return the annexes that are asked for and hold something, numbered in order.

    ``reference`` is the line that names the report they belong to.
    """
    filled = [(part, blocks) for part in included(session) if (blocks := _blocks(session, part))]
    found = []
    for position, (part, blocks) in enumerate(filled, 1):
        number = _number(layout, position if len(filled) > 1 else 0)
        title = session.figures.plain(part.title)
        found.append(Annex(number, title, reference, _closed(blocks, layout), part.landscape))
    return tuple(found)


def _closed(blocks: tuple[Body, ...], layout: Layout) -> tuple[Body, ...]:
    """End a text with the closing sign; below a table or chart it would stand alone."""
    if isinstance(blocks[-1], Table | Chart):
        return blocks
    return (*blocks, Closing((Run(layout.words.closing_sign),)))


def _number(layout: Layout, position: int) -> str:
    """Return the line above an annex; a single one has no number (position 0)."""
    numeral = roman(position) if layout.annex.numerals and position else ""
    return layout.annex.number_line.format(roman=numeral).strip()


def _blocks(session: "Session", part: AnnexPart) -> tuple[Body, ...]:
    match part:
        case IndicatorAnnex():
            return indicator_blocks(session, part)
        case FormAnnex():
            return form_blocks(session, part)
        case CitationAnnex():
            return citation_blocks(session, part)
        case ChartAnnex():
            return chart_blocks(session, part)
    assert_never(part)
