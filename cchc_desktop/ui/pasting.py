"""How much may be pasted into a small field, and how a field says that it was too much.

Knows neither fields nor reports; sections and tables have limits of their own.
"""

from PySide6.QtCore import QMimeData, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QToolTip, QWidget

# One endless line costs Qt the square of its length: a million letters are minutes.
MOST_PASTED = 20_000
_SHOWN_MS = 15_000


def tell(widget: QWidget, sentence: str) -> None:
    """Say something beside a field, to eyes and to screen readers."""
    place = widget.mapToGlobal(QPoint(0, widget.height()))
    QToolTip.showText(place, sentence, widget, QRect(), _SHOWN_MS)
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


def tell_when_full(line: QLineEdit) -> None:
    """Let a line say that it took only the beginning of what was pasted or typed."""
    line.inputRejected.connect(lambda: _tell_full(line))


def _tell_full(line: QLineEdit) -> None:
    if len(line.text()) >= line.maxLength():
        tell(
            line,
            f"Ô này nhận tối đa {line.maxLength()} ký tự; phần còn lại chưa được đưa vào. "
            "Ctrl+Z để bỏ phần vừa dán.",
        )


class PlainText(QPlainTextEdit):
    """A field of a few lines that takes no more from the clipboard than it can show."""

    def insertFromMimeData(self, source: QMimeData) -> None:
        length = len(source.text())
        if length <= MOST_PASTED:
            super().insertFromMimeData(source)
            return
        tell(
            self,
            f"Chưa dán: nội dung dài {length} ký tự, ô này nhận tối đa {MOST_PASTED} mỗi lần. "
            "Chép từng phần rồi dán.",
        )
