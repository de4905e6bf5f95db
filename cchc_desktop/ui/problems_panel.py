"""The list of what is wrong or odd in the open report, and the way from there to the fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.model.checks import Problem
from cchc_desktop.ui.icons import icon
from cchc_desktop.ui.states import STRENGTHS
from cchc_desktop.ui.style import GAP, muted

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

_ORDER = {"error": 0, "warning": 1, "hint": 2}
_REQUIRED = "required"
_TALLEST = 10_000
_REASON_SIZE = QSize(560, 280)


def _urgency(problem: Problem) -> tuple[bool, int, bool]:
    return (bool(problem.reason), _ORDER[problem.strength], problem.rule == _REQUIRED)


class _Wrapped(QStyledItemDelegate):
    """Show the whole sentence, its icon beside the first line instead of its middle."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        view = self.parent()
        if not isinstance(view, QListWidget):
            return super().sizeHint(option, index)
        width = view.viewport().width() - 2 * view.spacing()
        # The style leaves this gap on both sides of the icon and of the text.
        gap = view.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        room = QRect(0, 0, max(width - view.iconSize().width() - 4 * gap, 1), _TALLEST)
        lines = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text)
        return QSize(width, lines.height() + GAP)

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.decorationAlignment = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter


class ProblemsPanel(QWidget):
    """Show problems by strength and lead to their fields."""

    field_wanted = Signal(str, str)
    reason_given = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: list[Problem] = []
        self.title = QLabel()
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Vấn đề của báo cáo")
        self.list.setSpacing(2)
        self.list.setIconSize(QSize(16, 16))
        self.list.setItemDelegate(_Wrapped(self.list))
        self.empty = muted("Chưa thấy vấn đề nào trong số liệu và nội dung đã nhập.")
        self.reason = QPushButton("Ghi &lý do…")
        self.next = QPushButton("Vấn đề tiếp (F8)")
        self._lay_out()
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        self.list.currentRowChanged.connect(self._current_changed)
        self.reason.clicked.connect(self._ask_reason)
        self.next.clicked.connect(self.show_next)
        self.refresh()

    def refresh(self) -> None:
        """Show the problems of the session, leaving the list alone when nothing changed."""
        rows = self._together(self._session.problems)
        if rows == self._rows and self.list.count():
            return
        current = self._current()
        self._rows = rows
        self.list.blockSignals(True)
        self.list.clear()
        for problem in rows:
            self.list.addItem(self._item(problem))
        if current in rows:
            self.list.setCurrentRow(rows.index(current))
        self.list.blockSignals(False)
        self._show_counts()
        self._current_changed()

    def show_next(self) -> None:
        """Go to the next problem, beginning anew after the last."""
        self._step(1)

    def show_previous(self) -> None:
        """Go to the problem before, from the first to the last."""
        self._step(-1)

    def _step(self, step: int) -> None:
        self.refresh()
        if self._rows:
            row = self.list.currentRow()
            start = row if row >= 0 else (-1 if step > 0 else 0)
            self.list.setCurrentRow((start + step) % len(self._rows))
            self._go()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.next)
        buttons.addWidget(self.reason)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        for widget in (self.title, self.empty):
            layout.addWidget(widget)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)

    def _together(self, problems: list[Problem]) -> list[Problem]:
        """Join the missing figures of a section to one row, the grave problems first."""
        missing: dict[str, list[Problem]] = {}
        others: list[Problem] = []
        for problem in problems:
            if problem.rule == _REQUIRED:
                missing.setdefault(problem.section, []).append(problem)
            else:
                others.append(problem)
        for section, found in missing.items():
            others.append(self._joined(section, found))
        return sorted(others, key=_urgency)

    def _joined(self, section: str, found: list[Problem]) -> Problem:
        fields = tuple(field for problem in found for field in problem.fields)
        message = f"Còn {len(found)} số liệu chưa nhập."
        if len(fields) == 1:
            message = f"Chưa nhập: {self._session.template.fields[fields[0]].label}."
        return Problem(_REQUIRED, found[0].strength, section, fields, message)

    def _item(self, problem: Problem) -> QListWidgetItem:
        name, word = STRENGTHS[problem.strength]
        section = self._session.template.by_key.get(problem.section)
        where = section.label if section else "Thể thức và người ký"
        if problem.rule != _REQUIRED and section and section.level:
            # The sentence names the section itself.
            where = where.partition(" ")[0]
        text = f"{word} · {where}\n{problem.message}"
        if problem.reason:
            text += f"\nLý do đã ghi: {problem.reason}"
        item = QListWidgetItem(icon(name), text)
        item.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        return item

    def _show_counts(self) -> None:
        counts = dict.fromkeys(STRENGTHS, 0)
        for problem in self._session.problems:
            counts[problem.strength] += not problem.reason
        words = [f"{counts[s]} {STRENGTHS[s][1].lower()}" for s in STRENGTHS if counts[s]]
        self.title.setText("<b>Vấn đề</b>" + (": " + ", ".join(words) if words else ""))
        self.empty.setVisible(not self._rows)
        self.list.setVisible(bool(self._rows))
        self.next.setEnabled(bool(self._rows))

    def _current(self) -> Problem | None:
        row = self.list.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _current_changed(self) -> None:
        problem = self._current()
        asks = problem is not None and problem.strength == "warning"
        self.reason.setEnabled(asks and not self._session.read_only)

    def _go(self) -> None:
        problem = self._current()
        if problem is not None:
            self.field_wanted.emit(problem.section, problem.fields[0] if problem.fields else "")

    def _ask_reason(self) -> None:
        problem = self._current()
        if problem is None:
            return
        dialog = reason_dialog(problem, self)
        if dialog.exec():
            self.reason_given.emit(problem.rule, dialog.textValue().strip())


def reason_dialog(problem: Problem, parent: QWidget | None = None) -> QInputDialog:
    """Make the dialog that asks why a figure is right; Tab leads from its text to its buttons."""
    dialog = QInputDialog(parent)
    dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
    dialog.setWindowTitle("Ghi lý do")
    dialog.setLabelText(f"{problem.message}\n\nLý do số liệu đúng như vậy:")
    dialog.setTextValue(problem.reason)
    # Qt makes the parts of the dialog when its size is asked for.
    dialog.sizeHint()
    for text in dialog.findChildren(QPlainTextEdit):
        text.setTabChangesFocus(True)
    for label in dialog.findChildren(QLabel):
        label.setWordWrap(True)
    dialog.resize(_REASON_SIZE)
    return dialog
