"""What stands before the first heading and after the last text; takes the received stamp apart."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cchc_desktop.services.importing_lines import Paragraph, plain
from cchc_desktop.services.importing_pieces import Piece, PieceKind, join_torn
from cchc_desktop.services.importing_vocabulary import Vocabulary

_COLUMNS = re.compile(r"\s{3,}")
_NUMBER = r"[:\s]*(?P<number>\d*)\s*/\s*(?P<symbol>[^\W\d_][^\s/]*)"
_RECEIVED = r"[:\s]+(?P<number>\d{1,6})\b(?!\s*/)"
_DATE = r"[:\s]+(?P<date>\d{1,2}\s*/\s*\d{1,2}\s*/\s*\d{4})"
_HASHES = re.compile(r"#{1,6}\s+")
_BULLET = re.compile(r"[-+\u2013\u2022]\s*")
_SIGNED_OFF = re.compile(r"(?<=\.)\s*(\*{1,2})[^*]+\1\s*$")
_FEWEST_CAPITALS = 3


@dataclass
class Front:
    """The head as typed texts, the pieces of the opening, and what had no place."""

    head: dict[str, str] = field(default_factory=dict)
    opening: list[Piece] = field(default_factory=list)
    leftovers: list[str] = field(default_factory=list)


def _cells(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """Yield every cell of every line, two columns side by side taken apart, emphasis kept."""
    for paragraph in paragraphs:
        for line in paragraph.lines:
            bare = _HASHES.sub("", line.strip(), count=1)
            yield from (cell for cell in _COLUMNS.split(bare) if cell.strip("* "))


@dataclass
class _HeadReader:
    words: Vocabulary
    front: Front
    stamped: bool
    in_stamp: bool = False
    titled: bool = False
    addressing: bool = False
    texts: list[str] = field(default_factory=list)

    def read(self, cell: str) -> None:
        """Sort one cell: a part of the head, of the stamp, or text."""
        text = self._unstamp(plain(cell))
        if not text or text in self.words.motto or self._is_known(text):
            return
        if self.addressing and _BULLET.match(text):
            self._address(text)
        elif self.titled:
            self.addressing = False
            text = self._without_receiver(text)
            self.texts.append(text)
        elif text != text.upper():
            self.front.leftovers.append(text)

    def _unstamp(self, text: str) -> str:
        """Take the received stamp's own words off the front of a line."""
        words = self.words
        if text == words.stamp_arrived or text.startswith(words.stamp_arrived + " "):
            self.in_stamp = True
            text = text[len(words.stamp_arrived) :].strip()
        if self.in_stamp:
            text = self._take(text, words.stamp_number, _RECEIVED, "number")
            text = self._take(text, words.stamp_date, _DATE, "date")
        if self.stamped:
            for label in words.stamp_labels:
                found = re.match(rf"{re.escape(label)}\s*:\s*", text)
                if found:
                    return text[found.end() :]
        return text

    def _take(self, text: str, label: str, pattern: str, part: str) -> str:
        found = re.match(re.escape(label) + pattern, text)
        if found is None:
            return text
        self.front.head[f"head.received_{part}"] = "".join(found[part].split())
        return text[found.end() :].strip()

    def _without_receiver(self, text: str) -> str:
        """Drop the receiving office, in capitals, that a stamp put before the subject."""
        if not self.stamped or self.in_stamp or self.texts:
            return text
        words = text.split()
        small = (i for i, word in enumerate(words) if word != word.upper())
        count = next(small, 0)
        if count < _FEWEST_CAPITALS:
            return text
        self.front.leftovers.append(" ".join(words[:count]))
        return " ".join(words[count:])

    def _is_known(self, text: str) -> bool:
        head, words = self.front.head, self.words
        day, month, year = (re.escape(word) for word in words.date)
        number = re.match(re.escape(words.number) + _NUMBER, text)
        date = re.fullmatch(
            rf"(.+?),\s*{day}\s+(\d{{0,2}})[\s.…]*{month}\s+(\d{{0,2}})[\s.…]*{year}\s+(\d{{4}})\.?",
            text,
        )
        if text in words.urgency:
            head["head.urgency"] = words.urgency[text]
        elif text in words.kinds:
            self.titled = True
        elif number and "head.symbol" not in head:
            head["head.number"], head["head.symbol"] = number["number"], number["symbol"]
        elif date and "head.place" not in head:
            head["head.place"] = date[1]
            head["head.date"] = f"{date[2]}/{date[3]}/{date[4]}" if date[2] and date[3] else ""
        else:
            return self._is_addressee(text)
        return True

    def _is_addressee(self, text: str) -> bool:
        for label in self.words.addressees:
            found = re.match(rf"{re.escape(label)}\s*:?\s*", text)
            if found:
                self.addressing = True
                self._address(text[found.end() :])
                return True
        return False

    def _address(self, text: str) -> None:
        names = [_BULLET.sub("", name, count=1).strip(" .") for name in text.split(";")]
        known = self.front.head.get("head.addressees", "").split("\n")
        self.front.head["head.addressees"] = "\n".join(filter(None, [*known, *names]))


def read_front(pieces: list[Piece], words: Vocabulary) -> Front:
    """Read everything before the first heading: head, subject, stamp and opening sentence."""
    front = Front()
    cells = list(_cells(piece.source for piece in pieces if piece.source))
    arrived = words.stamp_arrived
    stamped = any(plain(cell).split(" ")[0] == arrived for cell in cells)
    has_kind = any(plain(cell) in words.kinds for cell in cells)
    reader = _HeadReader(words, front, stamped, titled=not has_kind)
    for cell in cells:
        reader.read(cell)
    subject, opening = _split(reader.texts) if has_kind else ("", reader.texts)
    front.head["head.subject"] = plain(subject)
    front.opening = join_torn([Piece(PieceKind.PARAGRAPH, text) for text in opening])
    front.head = {key: value for key, value in front.head.items() if value}
    return front


def _split(texts: list[str]) -> tuple[str, list[str]]:
    """Part the subject, with the lines that continue it in small letters, from the opening."""
    count = 1
    while count < len(texts) and texts[count][:1].islower():
        count += 1
    return " ".join(texts[:count]), texts[count:]


def read_tail(pieces: list[Piece], words: Vocabulary) -> tuple[dict[str, str], list[str]]:
    """Read recipients, authority lines and signer; return them and what had no place."""
    recipients: list[str] = []
    authority: list[str] = []
    others: list[str] = []
    for cell in _cells(piece.source for piece in pieces if piece.source):
        text = plain(cell)
        if text.startswith(words.recipients):
            text = text[len(words.recipients) :].strip(" :")
        entry = _BULLET.sub("", text, count=1)
        if not entry:
            continue
        if entry.startswith(words.filed):
            recipients.append(plain(_SIGNED_OFF.sub("", _BULLET.sub("", cell.strip(), count=1))))
        elif entry != text or text.endswith(";"):
            recipients.append(entry)
        elif text == text.upper():
            authority.append(text)
        else:
            others.append(text)
    head = {
        "head.recipients": "\n".join(name.rstrip(" ;.") for name in recipients),
        "head.authority": "\n".join(authority),
        "head.signer": others[0] if others else "",
    }
    return {key: value for key, value in head.items() if value}, others[1:]


def tail_start(pieces: list[Piece], words: Vocabulary) -> int:
    """Return where the list of recipients begins, or the end when there is none."""
    for index in range(len(pieces) - 1, -1, -1):
        source = pieces[index].source
        if source and plain(source.text).startswith(words.recipients):
            return index
    return len(pieces)


def annex_start(pieces: list[Piece], start: int, words: Vocabulary) -> int:
    """Return where the first annex behind the recipients begins, or the end."""
    for index in range(start, len(pieces)):
        source = pieces[index].source
        text = plain(source.text).lstrip("# ") if source else ""
        if re.match(rf"{re.escape(words.annex)}(?:\s+[IVX\d]+)?\b[^;]*$", text, re.IGNORECASE):
            return index
    return len(pieces)
