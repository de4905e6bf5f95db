"""Turns an open report into the finished document; knows no pages, no files and no forms."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cchc_desktop.model.document import (
    Block,
    Closing,
    Document,
    Heading,
    Item,
    Note,
    Paragraph,
    Run,
    Runs,
    Title,
)
from cchc_desktop.model.layout import Layout
from cchc_desktop.model.narrative import (
    BlockKind,
    Bound,
    Inline,
    NoteMark,
    Span,
    TextBlock,
    parse_inline,
    parse_narrative,
    write_inline,
)
from cchc_desktop.model.template import Section
from cchc_desktop.services.annexes import annexes
from cchc_desktop.services.compose_head import Surroundings
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
                return self._bound(name, form)
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
        return Heading(section.level, number, self._runs(section.title), section.key)

    def _text(self, section: Section) -> Iterator[Block]:
        if section.has_text:
            for block in parse_narrative(self.session.text(section.key)).blocks:
                yield self._block(block, section.key)

    def _block(self, block: TextBlock, section: str) -> Block:
        runs = self._runs(block.inlines)
        match block.kind:
            case BlockKind.PARAGRAPH:
                return Paragraph(runs, section)
            case BlockKind.DASH:
                return Item("-", runs, section)
        return Item(f"{block.number}.", runs, section)

    def _signed(self, blocks: list[Block]) -> list[Block]:
        """Put the closing sign after the last words of the report, wherever they stand."""
        if not blocks:
            return blocks
        sign = self.layout.words.closing_sign
        match blocks[-1]:
            case Paragraph(runs, section) if section == self.session.template.closing.key:
                blocks[-1] = Closing(_with_sign(runs, sign))
            case (Paragraph() | Item()) as last:
                blocks[-1] = replace(last, runs=_with_sign(last.runs, sign))
        return blocks

    def _runs(self, inlines: Iterable[Inline]) -> Runs:
        runs: list[Run] = []
        for inline in inlines:
            match inline:
                case NoteMark():
                    self._call_note(runs, inline)
                case Bound(name, form, bold, italic):
                    _add(runs, self._bound(name, form), bold, italic)
                case Span(text, bold, italic):
                    _add(runs, text, bold, italic)
        return tuple(runs)

    def _call_note(self, runs: list[Run], mark: NoteMark) -> None:
        """Call a footnote after the last letter so far; a note without words is left out."""
        paragraphs = tuple(self._runs(paragraph) for paragraph in mark.paragraphs)
        paragraphs = tuple(p for p in paragraphs if any(run.text.strip() for run in p))
        if not paragraphs:
            return
        self.notes += 1
        note = Note(self.notes, paragraphs)
        if runs and runs[-1].note is None:
            runs[-1] = replace(runs[-1], note=note)
        else:
            runs.append(Run("", note=note))

    def _bound(self, name: str, form: str) -> str:
        return self.session.shown_binding(name, form).replace("\n", "; ")


def _add(runs: list[Run], text: str, bold: bool, italic: bool) -> None:
    """Add text to the last run when it has the same style, as a new run otherwise."""
    text = text.replace("\t", " ")
    last = runs[-1] if runs else None
    if last is not None and last.note is None and (last.bold, last.italic) == (bold, italic):
        runs[-1] = replace(last, text=last.text + text)
    elif text:
        runs.append(Run(text, bold, italic))


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
