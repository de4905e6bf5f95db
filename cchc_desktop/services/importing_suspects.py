"""Words of an old report that a scanner may have misread, each with its sentence and section."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cchc_desktop.model.narrative import Line, NoteMark, Span, parse_narrative
from cchc_desktop.model.vietnamese import Manner, runs
from cchc_desktop.model.vietnamese_words import no_syllables

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n")
_MOST = 240


@dataclass(frozen=True, slots=True)
class Suspect:
    """A word that is no syllable of Vietnamese, its section and the sentence it stands in."""

    word: str
    section: str
    sentence: str


def suspects(texts: Mapping[str, str], manner: Manner) -> Iterator[Suspect]:
    """Yield suspect words of stored texts in their order, each spelling once."""
    seen: set[str] = set()
    for section, stored in texts.items():
        text = "\n".join(_flat(block.inlines) for block in parse_narrative(stored).blocks)
        for sentence in filter(None, map(str.strip, _SENTENCE_END.split(text))):
            for word in (word for run in runs(sentence) for word in no_syllables(run, manner)):
                if word.lower() not in seen:
                    seen.add(word.lower())
                    yield Suspect(word, section, sentence[:_MOST])


def _flat(line: Line) -> str:
    """Return the text of a paragraph, its notes as paragraphs of their own behind it."""
    own = "".join(inline.text for inline in line if isinstance(inline, Span))
    notes = (note for note in line if isinstance(note, NoteMark))
    return "\n".join((own, *(_flat(paragraph) for note in notes for paragraph in note.paragraphs)))
