"""Bound figures and footnote marks as single signs in a text; knows no values, asks its source."""

from collections.abc import Iterator
from typing import Protocol

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPalette,
    QPyTextObject,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QApplication

from cchc_desktop.model import line_places
from cchc_desktop.model.narrative import (
    BlockKind,
    Bound,
    NoteMark,
    TextBlock,
    parse_narrative,
    write_inline,
)
from cchc_desktop.model.sentences import PREFIX
from cchc_desktop.services.sentences import unfold
from cchc_desktop.services.session import Session

SIGN = line_places.SIGN
EMPTY = "……"
DROPPED = "(câu này không in)"
CHIP_TYPE = QTextFormat.ObjectTypes.UserObject + 1
NOTE_TYPE = QTextFormat.ObjectTypes.UserObject + 2
_CONTENT = QTextFormat.Property.UserProperty + 1
_LONGEST_SHARE = 0.8
_NOTE_SCALE = 0.75


class ChipSource(Protocol):
    """What chips ask: which names there are, and how a name is printed; a session answers."""

    def binding_choices(self) -> list[tuple[str, str, str]]:
        """Return (name, label, printed value) of everything that may be bound."""

    def shown_binding(self, name: str, form: str) -> str:
        """Return the printed value, empty when there is none."""


def chip_format(bound: Bound) -> QTextCharFormat:
    """Return the format that makes a sign the chip of a bound figure."""
    chip = _object_format(CHIP_TYPE, f"{bound.name}:{bound.form}")
    chip.setFontWeight(QFont.Weight.Bold if bound.bold else QFont.Weight.Normal)
    chip.setFontItalic(bound.italic)
    return chip


def note_format(note: NoteMark) -> QTextCharFormat:
    """Return the format that makes a sign the mark of a footnote."""
    return _object_format(NOTE_TYPE, write_inline([note]))


def _object_format(kind: int, content: str) -> QTextCharFormat:
    char = QTextCharFormat()
    char.setObjectType(kind)
    char.setProperty(_CONTENT, content)
    char.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    return char


def inline_of(char: QTextFormat) -> Bound | NoteMark | None:
    """Return what a sign of this format stands for, None when it is ordinary text."""
    content = char.property(_CONTENT)
    if char.objectType() == CHIP_TYPE:
        name, _, form = content.partition(":")
        text = char.toCharFormat()
        return Bound(name, form, is_bold(text), text.fontItalic())
    if char.objectType() == NOTE_TYPE:
        (inline,) = parse_narrative(content).blocks[0].inlines
        return inline if isinstance(inline, NoteMark) else None
    return None


def is_bold(char: QTextCharFormat) -> bool:
    """Say whether text of this format counts as bold."""
    return char.fontWeight() >= QFont.Weight.DemiBold


def note_body(note: NoteMark) -> list[TextBlock]:
    """Return the paragraphs of a footnote as blocks of a text of its own."""
    return [TextBlock(BlockKind.PARAGRAPH, paragraph) for paragraph in note.paragraphs]


def objects_in(document: QTextDocument) -> Iterator[tuple[int, QTextCharFormat]]:
    """Yield place and format of every chip and mark; cheap in a long text with few of them."""
    # No cursors: each of them would have its line measured.
    text = document.toRawText()
    at = text.find(SIGN)
    while at >= 0:
        block = document.findBlock(at)
        yield from _objects_in_block(block)
        at = text.find(SIGN, block.position() + block.length())


def _objects_in_block(block: QTextBlock) -> Iterator[tuple[int, QTextCharFormat]]:
    inside = block.begin()
    while not inside.atEnd():
        fragment = inside.fragment()
        for place, letter in enumerate(fragment.text()):
            if letter == SIGN:
                yield fragment.position() + place, fragment.charFormat()
        inside += 1


def format_at(document: QTextDocument, position: int) -> QTextCharFormat:
    """Return the format of the sign that stands at a place."""
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
    return cursor.charFormat()


class Chips(QPyTextObject):
    """Measure and draw the chips and marks of one document, and number its footnotes."""

    def __init__(self, document: QTextDocument, source: ChipSource) -> None:
        super().__init__(document)
        self._document = document
        self._source = source
        self._shown: dict[str, str] = {}
        self._labels: dict[str, str] | None = None
        self._notes: list[int] = []
        self._notes_before = 0
        self._refresh = QTimer(self, singleShot=True, interval=0)
        self._refresh.timeout.connect(self._lay_out_again)
        document.documentLayout().registerHandler(CHIP_TYPE, self)
        document.documentLayout().registerHandler(NOTE_TYPE, self)
        document.contentsChange.connect(self._count_notes)

    def refresh(self) -> None:
        """Ask the source again and lay out what reads otherwise; undo and cursor notice nothing."""
        before, self._shown = self._shown, {}
        self._labels = None
        stale = [at for at, char in objects_in(self._document) if self._reads_anew(char, before)]
        for at in stale:
            self._document.markContentsDirty(at, 1)
        self._count_notes()

    def _reads_anew(self, char: QTextFormat, before: dict[str, str]) -> bool:
        bound = inline_of(char) if char.objectType() == CHIP_TYPE else None
        if not isinstance(bound, Bound):
            return False
        self.shown(bound)
        key = f"{bound.name}:{bound.form}"
        return self._shown[key] != before.get(key)

    def shown(self, bound: Bound) -> str:
        """Return the printed value of a bound figure, dots when there is none."""
        key = f"{bound.name}:{bound.form}"
        if key not in self._shown:
            self._shown[key] = self._source.shown_binding(bound.name, bound.form)
        return self._shown[key] or (DROPPED if bound.name.startswith(PREFIX) else EMPTY)

    def label(self, bound: Bound) -> str:
        """Return the label of the field a chip is bound to, its name when it has none."""
        if self._labels is None:
            self._labels = {name: label for name, label, _ in self._source.binding_choices()}
        return self._labels.get(bound.name, bound.name)

    def count_from(self, notes_before: int) -> None:
        """Number the footnotes on from those that stand before this text in the report."""
        if notes_before != self._notes_before:
            self._notes_before = notes_before
            self._refresh.start()

    def note_number(self, position: int) -> int:
        """Return the printed number of the footnote whose mark stands at a place."""
        return self._notes_before + sum(place < position for place in self._notes) + 1

    def _count_notes(self, *_change: int) -> None:
        notes = [at for at, char in objects_in(self._document) for _ in range(self._notes_of(char))]
        renumbered = len(notes) != len(self._notes)
        self._notes = notes
        if renumbered:
            self._refresh.start()

    def _notes_of(self, char: QTextFormat) -> int:
        """Return how many footnotes a sign prints: a mark is one, a sentence may hold some."""
        if char.objectType() == NOTE_TYPE:
            return 1
        name = str(char.property(_CONTENT)).partition(":")[0]
        if not name.startswith(PREFIX) or not isinstance(self._source, Session):
            return 0
        if name not in self._source.template.sentences:
            return 0
        return len(list(parse_narrative(unfold(self._source, name)).notes()))

    def _lay_out_again(self) -> None:
        self._document.markContentsDirty(0, self._document.characterCount())

    def intrinsicSize(self, _document: QTextDocument, position: int, char: QTextFormat) -> QSizeF:
        metrics = QFontMetricsF(self._font(char))
        if char.objectType() == NOTE_TYPE:
            width = metrics.horizontalAdvance(f" {self.note_number(position)} ")
            return QSizeF(width, QFontMetricsF(self._document.defaultFont()).height())
        text = self._elided(char, metrics)
        return QSizeF(metrics.horizontalAdvance(f"{text} "), metrics.height())

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        _document: QTextDocument,
        position: int,
        char: QTextFormat,
    ) -> None:
        rect = QRectF(rect)
        font = self._font(char)
        painter.save()
        painter.setFont(font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if char.objectType() == NOTE_TYPE:
            self._draw_note(painter, rect, str(self.note_number(position)))
        else:
            self._draw_chip(painter, rect, self._elided(char, QFontMetricsF(font)))
        painter.restore()

    def _draw_note(self, painter: QPainter, rect: QRectF, number: str) -> None:
        raised = QRectF(rect.topLeft(), QSizeF(rect.width(), rect.height() * _NOTE_SCALE))
        self._draw_ground(painter, raised)
        painter.drawText(raised, Qt.AlignmentFlag.AlignCenter, number)

    def _draw_chip(self, painter: QPainter, rect: QRectF, text: str) -> None:
        self._draw_ground(painter, rect)
        if text == EMPTY:
            painter.setPen(QApplication.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    def _draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        ground = QApplication.palette().color(QPalette.ColorRole.Highlight)
        ground.setAlphaF(0.14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        radius = rect.height() / 5
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setPen(QApplication.palette().color(QPalette.ColorRole.Text))

    def _font(self, char: QTextFormat) -> QFont:
        font = QFont(self._document.defaultFont())
        if char.objectType() == NOTE_TYPE:
            font.setPointSizeF(font.pointSizeF() * _NOTE_SCALE)
            return font
        text = char.toCharFormat()
        font.setBold(is_bold(text))
        font.setItalic(text.fontItalic())
        return font

    def _elided(self, char: QTextFormat, metrics: QFontMetricsF) -> str:
        """Return the chip's text, shortened when a line could not hold it."""
        bound = inline_of(char)
        text = self.shown(bound) if isinstance(bound, Bound) else EMPTY
        widest = self._document.textWidth() * _LONGEST_SHARE
        if widest <= 0:
            return text
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, widest)
