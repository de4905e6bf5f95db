"""Turns an open report into the finished document; knows no pages, no files and no forms."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cchc_desktop.model.document import (
    Block,
    Closing,
    Document,
    Heading,
    Item,
    Paragraph,
    Run,
    Runs,
    Title,
)
from cchc_desktop.model.layout import Layout
from cchc_desktop.model.narrative import (
    Bound,
    Inline,
    NoteMark,
    parse_inline,
    write_inline,
)
from cchc_desktop.model.template import Section
from cchc_desktop.services.annexes import annexes
from cchc_desktop.services.compose_head import Surroundings
from cchc_desktop.services.compose_text import inline_runs, section_blocks
from cchc_desktop.services.sentences import spoken
from cchc_desktop.services.variants import OUTGOING, Variant, demand

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session


def compose(session: "Session", layout: Layout, variant: Variant = OUTGOING) -> Document:
    """Return the whole report as it would be printed in the regime of ``layout``.

    Raises:
        UserError: the report is not far enough for the variant.
    """
    demand(session, variant)
    return _Composer(session, layout, Surroundings(session, layout, variant)).document()


@dataclass
class _Composer:
    """One pass over a report; counts footnotes through the whole document."""

    session: "Session"
    layout: Layout
    around: Surroundings
    notes: int = 0
    _numbers: dict[int, str] = field(default_factory=dict)

    def document(self) -> Document:
        around, view = self.around, self.around.view
        kind, subject = self.session.template.kind, self._subject()
        blocks = (
            around.head(),
            *around.marks(),
            *around.urgency(),
            *around.received(),
            Title(kind, subject),
            *around.addressees(),
            *self._body(),
            around.tail(),
            *around.contact(),
            *around.copy_mark(),
        )
        author = view.words.get("co_quan") or " ".join(view.issuer_lines)
        more = annexes(self.session, self.layout, around.reference())
        return Document(self.layout.key, f"{kind} {subject}".strip(), author, blocks, more)

    # --- title

    def _subject(self) -> str:
        """Return the subject as typed, letter by letter; the template's own when none is."""
        typed = self.around.line("head.subject")
        if typed:
            return typed
        return "".join(self._plain(i) for i in parse_inline(self.session.template.subject)).strip()

    def _plain(self, inline: Inline) -> str:
        """Return an inline of the subject as text; there is no place for a footnote there."""
        match inline:
            case NoteMark():
                return write_inline((inline,))
            case Bound(name, form):
                return self._shown(name, form).replace("\n", "; ")
        return inline.text

    # --- body

    def _body(self) -> list[Block]:
        blocks: list[Block] = []
        for section in self.session.template.sections:
            if section.level:
                blocks.append(self._heading(section))
            blocks += self._text(section)
        return self._signed(blocks)

    def _heading(self, section: Section) -> Heading:
        parent = self._numbers.get(section.level - 1, "")
        number = self.layout.numbering.number(section.level, section.number, parent)
        self._numbers[section.level] = number
        return Heading(section.level, number, inline_runs(section.title, self._shown), section.key)

    def _text(self, section: Section) -> tuple[Block, ...]:
        if not section.has_text:
            return ()
        text = spoken(self.session, section.key)
        made = section_blocks(section.key, text, self.notes, self._shown)
        self.notes = made.notes
        return made.blocks

    def _signed(self, blocks: list[Block]) -> list[Block]:
        """Put the closing sign after the last words of the report, wherever they stand."""
        if not blocks:
            return blocks
        sign = self.layout.words.closing_sign
        match blocks[-1]:
            case Paragraph(runs, section) if section == self.session.template.closing.key:
                blocks[-1] = Closing(_with_sign(runs, sign), section)
            case (Paragraph() | Item()) as last:
                blocks[-1] = replace(last, runs=_with_sign(last.runs, sign))
        return blocks

    def _shown(self, name: str, form: str) -> str:
        return self.session.shown_binding(name, form)


def _with_sign(runs: Runs, sign: str) -> Runs:
    """End the runs with the closing sign; of what already stands there nothing is doubled."""
    if not runs:
        return (Run(sign),)
    last = replace(runs[-1], text=runs[-1].text.rstrip())
    there = next(n for n in range(len(sign), -1, -1) if last.text.endswith(sign[:n]))
    missing = sign[there:]
    if last.note is not None and missing:
        return (*runs[:-1], last, Run(missing, last.bold, last.italic))
    return (*runs[:-1], replace(last, text=last.text + missing))
