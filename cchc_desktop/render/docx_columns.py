"""What stands in two columns: head, recipients and signature, copies; knows no sections."""

from collections.abc import Iterator, Sequence

from cchc_desktop.model.document import CopyMark, Head, Tail
from cchc_desktop.model.layout_parts import MM
from cchc_desktop.render.docx_grid import GridCell, GridRow, grid
from cchc_desktop.render.docx_work import Work
from cchc_desktop.render.docx_xml import TINY, Node, Para, keep_with_next, plain, rule, spacer
from cchc_desktop.render.line import baseline


def head(block: Head, work: Work) -> list[Node]:
    """Return the table of issuer and national name, number and date (boxes 1 to 4)."""
    sizes, words = work.layout.header, work.layout.words
    right = sizes.right_width * MM
    widths = (work.width - right, right)
    left_side = _issuer(block.parent, block.issuer, sizes.left_width * MM, widths[0], work)
    motto = max(work.texts.widths(words.motto, sizes.motto, right))
    space = (right - motto) / 2
    nation = [
        plain(words.national_name, Para("Nation")),
        plain(words.motto, Para("Motto")),
        rule(sizes.rule_thickness, sizes.rule_gap, space, space),
    ]
    names = GridRow((GridCell(left_side), GridCell(nation)))
    numbers = _numbers(block.number, block.date, (sizes.left_width * MM, *widths), work)
    return [grid(widths, (names, numbers))]


def _issuer(
    parent: Sequence[str], issuer: Sequence[str], measure: float, cell: float, work: Work
) -> list[Node]:
    """Return the names of who issues, with a short rule below them.

    ``measure`` is the width names are set in, ``cell`` that of the cell they stand in.
    """
    sizes = work.layout.header
    rest = max(cell - measure, 0.0)
    found = [plain(line, Para("ParentBody", right=rest)) for line in parent]
    found += [plain(line, Para("Issuer", right=rest)) for line in issuer]
    wide = [work.texts.widths(line, sizes.issuer, measure) for line in issuer]
    length = max((width for line in wide for width in line), default=0.0) * sizes.issuer_rule
    space = (measure - length) / 2
    return [*found, rule(sizes.rule_thickness, sizes.rule_gap, space, space + rest)]


def _numbers(number: str, date: str, widths: tuple[float, float, float], work: Work) -> GridRow:
    """Return the row of number and date, their letters on one line."""
    sizes, (measure, cell, right) = work.layout.header, widths
    gap = max(sizes.number_gap - TINY, 0.0)
    shift = baseline(sizes.date) - baseline(sizes.number)
    rest = max(cell - measure, 0.0)
    number = work.texts.verbatim(number, sizes.number, measure)
    date = work.texts.verbatim(date, sizes.date, right)
    left_para = Para("DocumentNumber", before=gap + max(shift, 0.0), right=rest)
    right_para = Para("PlaceAndDate", before=gap + max(-shift, 0.0))
    cells = (GridCell([plain(number, left_para)]), GridCell([plain(date, right_para)]))
    return GridRow(cells)


def tail(block: Tail, work: Work, before: float | None = None) -> list[Node]:
    """Return the table of recipients and signature; a very long list runs on below."""
    gap = work.layout.tail.before if before is None else before
    beside, below = _recipients(block, work)
    rows = [GridRow((GridCell(_label(block, gap, work) + beside), _signature(block, gap, work)))]
    if below:
        rows.append(GridRow((GridCell(below), GridCell([plain("", Para("Recipients"))])),
                            whole=False))  # fmt: skip
    return [grid(_tail_widths(work), rows)]


def _tail_widths(work: Work) -> tuple[float, float]:
    left = work.layout.tail.left_width * MM
    return left, work.width - left


def _label(block: Tail, gap: float, work: Work) -> list[Node]:
    sizes = work.layout.tail
    down = max(0.0, baseline(sizes.authority) - baseline(sizes.label))
    words = block.label if block.recipients else ""
    return [plain(words, Para("RecipientsLabel", before=gap + down, keep_next=True))]


def _recipients(block: Tail, work: Work) -> tuple[list[Node], list[Node]]:
    """Return the recipients that stand beside the signature and those that do not."""
    sizes = work.layout.tail
    width = _tail_widths(work)[0]
    beside: list[Node] = []
    below: list[Node] = []
    used = sizes.label.leading
    room = max(sizes.recipients_beside, _signature_height(block, work))
    for line in block.recipients:
        lines = len(work.texts.widths(line, sizes.recipients, width))
        place = beside if used < room else below
        place.append(plain(line, Para("Recipients", keep_next=place is beside)))
        used += lines * sizes.recipients.leading
    if block.drafter:
        (below or beside).append(plain(block.drafter, Para("Drafter")))
    return beside, below


def _signature_height(block: Tail, work: Work) -> float:
    sizes = work.layout.tail
    lines = len(block.signature.authority) * sizes.authority.leading
    return lines + sizes.signature_space * MM + sizes.name.leading - sizes.recipients.leading


def _signature(block: Tail, gap: float, work: Work) -> GridCell:
    return GridCell(list(_signature_lines(block, gap, work)))


def _signature_lines(block: Tail, gap: float, work: Work) -> Iterator[Node]:
    space = work.layout.tail.signature_space * MM
    for position, line in enumerate(block.signature.authority):
        yield plain(line, Para("Authority", before=0 if position else gap, keep_next=True))
    if not block.signature.authority:
        space += gap
    yield plain(block.signature.name, Para("Signer", before=space))


def copy_mark(block: CopyMark, work: Work) -> list[Node]:
    """Return the form of a certified copy below a rule as wide as the text, in one piece."""
    sizes, header = work.layout.copies, work.layout.header
    widths = _tail_widths(work)
    issuer = _issuer(block.parent, block.issuer, widths[0], widths[0], work)
    form = [plain(block.form, Para("CopyForm", keep_next=True))]
    rows = [GridRow((GridCell(issuer), GridCell(form)))]
    rows.append(_numbers(block.number, block.date, (widths[0], *widths), work))
    for paragraph in (p for row in rows for cell in row.cells for p in cell.content):
        keep_with_next(paragraph)
    gap = header.rule_thickness
    line = rule(sizes.rule_thickness, sizes.before, 0, 0, after=sizes.rule_gap)
    return [line, grid(widths, rows), spacer(gap), *tail(block.tail, work)]
