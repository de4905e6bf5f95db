"""Changes to the words of a section's text by their places in its flattened form; styles stay."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from cchc_desktop.model.narrative import Bound, Inline, Narrative, NoteMark, Span
from cchc_desktop.model.text_checks import NOTE, NOTE_END


@dataclass(frozen=True)
class Edit:
    """Put ``text`` in place of what stands from ``start`` up to ``end`` in a flattened text."""

    start: int
    end: int
    text: str


class _Cutter:
    """Walk over a text as it is flattened and change its spans on the way."""

    def __init__(self, edits: Iterable[Edit], shown: Callable[[str, str], str]) -> None:
        self._edits = sorted(edits, key=lambda edit: edit.start)
        self._shown = shown
        self._at = 0
        self.done = 0

    def line(self, inlines: Iterable[Inline]) -> Iterator[Inline]:
        for inline in inlines:
            if isinstance(inline, NoteMark):
                yield NoteMark(self._paragraphs(inline))
            elif isinstance(inline, Bound):
                self._at += len(self._shown(inline.name, inline.form))
                yield inline
            else:
                yield from self._span(inline)

    def skip(self, letters: int) -> None:
        self._at += letters

    def _paragraphs(self, note: NoteMark) -> tuple[tuple[Span | Bound, ...], ...]:
        self.skip(len(NOTE))
        paragraphs = []
        for number, paragraph in enumerate(note.paragraphs):
            self.skip(bool(number))
            paragraphs.append(tuple(i for i in self.line(paragraph) if not isinstance(i, NoteMark)))
        self.skip(len(NOTE_END))
        return tuple(paragraphs)

    def _span(self, span: Span) -> Iterator[Span]:
        start, self._at = self._at, self._at + len(span.text)
        text = span.text
        within = [e for e in self._edits if start <= e.start and e.end <= self._at]
        for edit in reversed(within):
            text = text[: edit.start - start] + edit.text + text[edit.end - start :]
            # Words put between two spans belong to one of them.
            self._edits.remove(edit)
            self.done += 1
        if text:
            yield replace(span, text=text)


def edited(
    narrative: Narrative, edits: Iterable[Edit], shown: Callable[[str, str], str]
) -> tuple[Narrative, int]:
    """Return a text with its changes and how many were made.

    A change that begins and ends in different styles, or in a bound figure, is left out.
    """
    cutter = _Cutter(edits, shown)
    blocks = []
    for number, block in enumerate(narrative.blocks):
        cutter.skip(bool(number))
        blocks.append(replace(block, inlines=tuple(cutter.line(block.inlines))))
    return Narrative(tuple(blocks)), cutter.done
