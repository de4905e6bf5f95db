"""What is wrong in the text of an old report before it is taken apart; the import mends most of it.

A lettering that skips, headings pointed unevenly, a received stamp read into the text or signs of
the reading machine cannot be seen in the sections any more, yet whoever keeps the old report wants
to know of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc_desktop import messages
from cchc_desktop.model.values import Style
from cchc_desktop.model.vietnamese import Manner, Passage, Words, runs
from cchc_desktop.model.vietnamese_style import uneven_tones
from cchc_desktop.model.vietnamese_syllables import bare
from cchc_desktop.model.vietnamese_words import letter_gaps, no_syllables
from cchc_desktop.services.importing_vocabulary import Vocabulary

_MARKUP = re.compile(r"^[\s#>*_]+|[*_]+\s*$|\*\*|<sup>[^<]*</sup>")
_ARTEFACT = re.compile(r"^\s*-{3,}\s*$|\]\(http[^)]*\)|<sup>|^#{1,6}\s|\*\*", re.MULTILINE)
_HEADING = re.compile(r"(?:[IVX]{1,4}\.|\d{1,2}(?:\.\d{1,2})*\.|[^\W\d_]\))\s+\S")
_EMPHASISED = re.compile(r"^\s*(?:#{1,6}\s|[*_])")
_MOST_SHOWN = 6


@dataclass(frozen=True)
class Remark:
    """One finding in the file that was read: its rule, the words found, the sentence to show."""

    rule: str
    excerpt: str
    message: str


@dataclass(frozen=True)
class _Line:
    number: int
    raw: str
    text: str

    @property
    def is_heading(self) -> bool:
        return bool(_EMPHASISED.match(self.raw) and _HEADING.match(self.text))


def source_remarks(text: str, words: Words, vocabulary: Vocabulary) -> tuple[Remark, ...]:
    """Return what is wrong in the text of a file, in a fixed order, each finding once."""
    lines = [
        _Line(number, raw, _MARKUP.sub("", raw).strip())
        for number, raw in enumerate(text.splitlines(), 1)
    ]
    found = [
        *_stamp(lines, vocabulary),
        *_letters(lines, words),
        *_heading_ends(lines),
        *_tones(lines, words),
        *_suspects(lines, words),
        *_artefacts(text),
    ]
    return tuple(dict.fromkeys(found))


def _stamp(lines: Sequence[_Line], vocabulary: Vocabulary) -> Iterator[Remark]:
    """A received stamp read into the text, and its labels read wrongly."""
    arrived = vocabulary.stamp_arrived
    stamped = [line for line in lines if re.match(rf"{re.escape(arrived)}\b", line.text)]
    if not stamped:
        return
    message = messages.SOURCE_STAMP.format(arrived=arrived, line=stamped[0].number)
    yield Remark("nguon.dau_den", arrived, message)
    labels = vocabulary.stamp_labels
    for line in lines:
        for label in labels:
            right = next(known for known in labels if bare(known) == bare(label))
            if label != right and re.match(rf"{re.escape(label)}\s*:", line.text):
                message = messages.SOURCE_LABEL.format(found=label, wanted=right, line=line.number)
                yield Remark("nguon.nhan_dau", label, message)


def _letters(lines: Sequence[_Line], words: Words) -> Iterator[Remark]:
    """Headings and items whose letters do not follow one another."""
    letters = words.word["words.letters"]
    for gap in letter_gaps([line.text for line in lines], letters):
        message = messages.SOURCE_LETTER.format(
            found=gap.found, before=gap.before, wanted=gap.due, line=lines[gap.index].number
        )
        yield Remark("nguon.thu_tu_diem", lines[gap.index].text, message)


def _heading_ends(lines: Sequence[_Line]) -> Iterator[Remark]:
    """Headings of which some end with a stop and others do not."""
    headings = [line for line in lines if line.is_heading]
    pointed = [line for line in headings if line.text.endswith((":", ".", ";"))]
    if pointed and len(pointed) < len(headings):
        shown = "; ".join(f"“{line.text}”" for line in pointed[:_MOST_SHOWN])
        message = messages.SOURCE_HEADINGS.format(
            count=len(pointed), total=len(headings), shown=shown
        )
        yield Remark("nguon.dau_cuoi_tieu_de", pointed[0].text, message)


def _tones(lines: Sequence[_Line], words: Words) -> Iterator[Remark]:
    passage = Passage("", "", "\n".join(line.text for line in lines))
    stray = uneven_tones([passage], Manner(words, Style(), ""))
    for word in dict.fromkeys(problem.excerpt for problem in stray):
        yield Remark("nguon.dat_dau", word, messages.SOURCE_TONES.format(found=word))


def _suspects(lines: Sequence[_Line], words: Words) -> Iterator[Remark]:
    """Words that are no syllables: strokes of a pen or letters that the machine misread."""
    manner = Manner(words, Style(), "")
    for line in lines:
        for word in (word for run in runs(line.text) for word in no_syllables(run, manner)):
            message = messages.SOURCE_SUSPECT.format(found=word, line=line.number)
            yield Remark("nguon.am_tiet", word, message)


def _artefacts(text: str) -> Iterator[Remark]:
    """Signs that the reading machine wrote into the text."""
    signs = [match[0].strip() for match in _ARTEFACT.finditer(text)]
    if signs:
        shown = ", ".join(f"“{sign}”" for sign in list(dict.fromkeys(signs))[:_MOST_SHOWN])
        message = messages.SOURCE_ARTEFACTS.format(count=len(signs), shown=shown)
        yield Remark("nguon.ky_hieu_may", signs[0], message)
