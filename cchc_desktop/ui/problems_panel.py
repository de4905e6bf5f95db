"""The list of what is wrong or odd in the open report, and the way from there to the fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.model.checks import REQUIRED, Problem
from cchc_desktop.ui.answer_bar import AnswerBar
from cchc_desktop.ui.icons import row_icon
from cchc_desktop.ui.problem_rows import Filter, counts, joined
from cchc_desktop.ui.states import STRENGTHS
from cchc_desktop.ui.style import GAP, muted

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

_TALLEST = 10_000
_PLURAL = {"error": "Lỗi", "warning": "Cảnh báo", "hint": "Gợi ý"}
_NOTHING = "Chưa thấy vấn đề nào trong số liệu và nội dung đã nhập."
_FILTERED = "Không còn vấn đề nào theo các nút đang bật ở trên."


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
    """Show problems by strength, lead to their fields and take the answers to them."""

    field_wanted = Signal(str, str)
    place_wanted = Signal(object, int)
    answered = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: list[Problem] = []
        self._section = ""
        self._moved_up = False
        self.filter = Filter()
        self.title = QLabel()
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Vấn đề của báo cáo")
        self.list.setSpacing(2)
        self.list.setIconSize(QSize(16, 16))
        self.list.setItemDelegate(_Wrapped(self.list))
        self.empty = muted("")
        self.answers = AnswerBar(session)
        self.strengths = {strength: self._switch(words) for strength, words in _PLURAL.items()}
        self.own = self._switch("Mục đang mở", on=False)
        self.folded = self._switch("Đã trả lời", on=False)
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the problems of the session, leaving the list alone when nothing changed."""
        self._show_counts()
        found = filter(self.filter.passes, self._session.problems)
        rows = joined(found, self._session.template)
        if rows == self._rows and self.list.count():
            return
        current, place = self._current(), self.list.currentRow()
        self.list.blockSignals(True)
        self._replace_rows(rows)
        self.list.setCurrentRow(self._found_again(current, place))
        self.list.blockSignals(False)
        self._current_changed()

    def _replace_rows(self, rows: list[Problem]) -> None:
        """Renew what differs only: measuring the sentences of a whole list takes its time."""
        before, self._rows = self._rows, rows
        start = _common(before, rows)
        end = _common(before[start:][::-1], rows[start:][::-1])
        for _ in range(len(before) - len(rows)):
            self.list.takeItem(start)
        for row in range(start, len(rows) - end):
            if row < start + len(rows) - len(before):
                self.list.insertItem(row, QListWidgetItem())
            self._fill(self.list.item(row), rows[row])

    def show_section(self, key: str) -> None:
        """Hear which section is open."""
        self._section = key
        if self.own.isChecked():
            self._refilter()

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
            if self._moved_up and step > 0:
                start -= 1
            self._moved_up = False
            self.list.setCurrentRow((start + step) % len(self._rows))
            self._go()

    def _switch(self, words: str, *, on: bool = True) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setChecked(on)
        button.setText(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.toggled.connect(self._refilter)
        return button

    def _lay_out(self) -> None:
        switches = QGridLayout()
        switches.setSpacing(4)
        for column, button in enumerate(self.strengths.values()):
            switches.addWidget(button, 0, 2 * column, 1, 2)
        switches.addWidget(self.own, 1, 0, 1, 3)
        switches.addWidget(self.folded, 1, 3, 1, 3)
        for button in (*self.strengths.values(), self.own, self.folded):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.title)
        layout.addLayout(switches)
        layout.addWidget(self.empty)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.answers)

    def _connect(self) -> None:
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        self.list.currentRowChanged.connect(self._chosen)
        self.answers.field_wanted.connect(self.field_wanted)
        self.answers.place_wanted.connect(self._go)
        self.answers.answered.connect(self._answer)
        self.answers.left.connect(self._go)

    def _refilter(self) -> None:
        self.filter.strengths = {s for s, b in self.strengths.items() if b.isChecked()}
        self.filter.section = self._section if self.own.isChecked() else ""
        self.filter.answered = self.folded.isChecked()
        self.refresh()

    def _found_again(self, current: Problem | None, place: int) -> int:
        """Return the row of the problem that was chosen, else where the next one moved up to."""
        if current is None:
            return -1
        asked = (current.key, current.section, current.fields)
        for row, problem in enumerate(self._rows):
            if (problem.key, problem.section, problem.fields) == asked:
                return row
        # The one that moved up is chosen, but nobody has been there yet.
        self._moved_up = True
        return min(place, len(self._rows) - 1)

    def _fill(self, item: QListWidgetItem, problem: Problem) -> None:
        name, word = STRENGTHS[problem.strength]
        section = self._session.template.by_key.get(problem.section)
        where = section.label if section else "Thể thức và người ký"
        if problem.rule != REQUIRED and section and section.level:
            # The sentence names the section itself.
            where = where.partition(" ")[0]
        text = f"{word} · {where}\n{problem.message}"
        if problem.reason:
            text += f"\nLý do đã ghi: {problem.reason}"
        if problem.old_reason:
            text += f"\nLý do ghi cho nội dung cũ: {problem.old_reason}"
        item.setIcon(row_icon(name))
        item.setText(text)
        item.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def _show_counts(self) -> None:
        problems = self._session.problems
        found = counts(problems)
        answered = sum(bool(problem.reason) for problem in problems)
        words = [f"{found[s]} {STRENGTHS[s][1].lower()}" for s in STRENGTHS if found[s]]
        self.title.setText("<b>Vấn đề</b>" + (": " + ", ".join(words) if words else ""))
        for strength, button in self.strengths.items():
            _caption(button, f"{_PLURAL[strength]} {found[strength]}", "Hiện hoặc ẩn")
        _caption(self.folded, f"Đã trả lời {answered}", "Hiện hoặc ẩn")
        _caption(self.own, "Mục đang mở", "Chỉ hiện vấn đề của")
        self.empty.setText(_FILTERED if problems else _NOTHING)

    def _current(self) -> Problem | None:
        row = self.list.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _chosen(self) -> None:
        self._moved_up = False
        self._current_changed()

    def _current_changed(self) -> None:
        self.empty.setVisible(not self._rows)
        self.list.setVisible(bool(self._rows))
        self.answers.show_problem(self._current())

    def _go(self) -> None:
        problem = self._current()
        if problem is not None:
            ahead = self._rows[: self.list.currentRow()]
            asked = (problem.key, problem.section)
            # Findings that quote the same words stand in the order of their places.
            before = sum((other.key, other.section) == asked for other in ahead)
            self.place_wanted.emit(problem, before)

    def _answer(self, step: object) -> None:
        """Pass an answer on, then go to the problem that takes the place of the answered one."""
        place, before = self.list.currentRow(), self._current()
        self.answered.emit(step)
        self.refresh()
        there = self._rows[place] if 0 <= place < len(self._rows) else None
        if before is not None and there is not None and there.key == before.key:
            return
        self._moved_up = False
        self.list.setCurrentRow(place if there else 0)
        self._go()


def _common(one: Sequence[Problem], other: Sequence[Problem]) -> int:
    """Return how many findings two lists have in common at their beginnings."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _caption(button: QToolButton, words: str, does: str) -> None:
    button.setText(words)
    button.setAccessibleName(f"{does} {words.lower()}")
    button.setToolTip(f"{does} {words.lower()}")
