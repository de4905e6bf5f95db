"""What the user can answer to one finding, each answer with a key: go there, set right, say why."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from cchc_desktop.model.figures import base
from cchc_desktop.services.finding_places import is_in_text
from cchc_desktop.services.fixes import fixes
from cchc_desktop.services.vietnamese_ignored import ignore, may_ignore
from cchc_desktop.ui import alt_keys
from cchc_desktop.ui.cut_button import CutButton
from cchc_desktop.ui.style import muted

if TYPE_CHECKING:
    from cchc_desktop.model.checks import Problem
    from cchc_desktop.services.citation_fixes import Fix
    from cchc_desktop.services.session import Session

REASON_KEY = "Alt+0"
ANSWER_KEYS = tuple(f"Alt+{number}" for number in range(1, 10))
_FIELDS = 4


class ReasonLine(QLineEdit):
    """One line for a reason: Enter gives it, Esc takes back what was typed."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif alt_keys.is_command(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class AnswerButton(CutButton):
    """A button that answers, with a key of its own before its caption."""

    def __init__(self, caption: str, key: str, does: Callable[[], object], parent: QWidget) -> None:
        said = f"{key}  {caption}" if key else caption
        super().__init__(said, f"{caption} ({key})" if key else caption, parent, lines=2)
        self._does = does
        self.key = key
        self.clicked.connect(self._answer)
        if key:
            # A button's own shortcut would wait for the button to come up again.
            QShortcut(QKeySequence(key), self, self._answer)

    def _answer(self) -> None:
        self._does()


class AnswerBar(QWidget):
    """Offer the answers to the finding that is shown.

    ``answered`` carries a step that changes the report; who hears it takes the step.
    """

    field_wanted = Signal(str, str)
    place_wanted = Signal()
    answered = Signal(object)
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.problem: Problem | None = None
        self.buttons: list[AnswerButton] = []
        self.old = muted("")
        self.caption = QLabel(f"Lý do giữ nguyên như vậy ({REASON_KEY}):")
        self.reason = ReasonLine()
        self.reason.setPlaceholderText("Gõ lý do rồi nhấn Enter")
        self.reason.setAccessibleName(f"Lý do của vấn đề đang chọn ({REASON_KEY})")
        self.caption.setBuddy(self.reason)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        for widget in (self.old, self.caption, self.reason):
            self._column.addWidget(widget)
        self.reason.returnPressed.connect(self._give)
        self.reason.left.connect(self._leave)
        QShortcut(QKeySequence(REASON_KEY), self, self.start_reason)
        self.show_problem(None)

    def show_problem(self, problem: Problem | None) -> None:
        """Offer the answers to a finding; what is being typed about it stays."""
        same = problem is not None and self.problem is not None and problem.key == self.problem.key
        self.problem = problem
        self._offer()
        asks = problem is not None and problem.strength == "warning"
        shown = asks and not self._session.read_only
        self.caption.setVisible(shown)
        self.reason.setVisible(shown)
        self.old.setVisible(bool(problem and problem.old_reason))
        if problem is not None:
            self.old.setText(f"Lý do ghi cho nội dung cũ: {problem.old_reason}")
        if not (same and self.reason.hasFocus()):
            self._fill()

    def start_reason(self) -> None:
        """Put the caret into the reason, where there is one to give."""
        if self.reason.isVisible():
            self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.reason.selectAll()

    def _fill(self) -> None:
        problem = self.problem
        self.reason.setText((problem.reason or problem.old_reason) if problem else "")

    def _offer(self) -> None:
        for button in self.buttons:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        if self.problem is None:
            return
        self._offer_fields(self.problem)
        for fix in fixes(self.problem, self._session):
            self._add(fix.label, partial(self.answered.emit, partial(self._set_right, fix)))
        if may_ignore(self.problem) and not self._session.read_only:
            step = partial(ignore, self._session, self.problem)
            self._add("Bỏ qua từ nay, trong mọi báo cáo", partial(self.answered.emit, step))

    def _offer_fields(self, problem: Problem) -> None:
        template = self._session.template
        if is_in_text(problem, self._session):
            self._add("→ Đến chỗ này", self.place_wanted.emit)
        for key in self._places(problem)[:_FIELDS]:
            section = template.section_of[key].key if key in template.section_of else "head"
            label = self._session.field(key).label
            self._add(f"→ {label}", partial(self.field_wanted.emit, section, key))
        if not self.buttons:
            self._add("→ Đến chỗ này", self.place_wanted.emit)

    def _places(self, problem: Problem) -> list[str]:
        """Return the boxes of a finding; for a computed figure those it is computed from."""
        template, found = self._session.template, []
        for key in problem.fields:
            field = template.fields.get(key)
            if field is not None and field.compute is not None:
                found += [base(template, name) for name in sorted(field.compute.names)]
            else:
                found.append(key)
        known = [key for key in found if key in template.section_of or key in template.head_fields]
        return list(dict.fromkeys(known))

    def _add(self, caption: str, does: Callable[[], object]) -> None:
        number = len(self.buttons)
        key = ANSWER_KEYS[number] if number < len(ANSWER_KEYS) else ""
        button = AnswerButton(caption, key, does, self)
        self._column.insertWidget(number, button)
        self.buttons.append(button)

    def _give(self) -> None:
        if self.problem is not None:
            key, words = self.problem.key, self.reason.text().strip()
            self.answered.emit(partial(self._session.take_reason, key, words))

    def _set_right(self, fix: Fix) -> None:
        self._session.take_all(fix.changes)

    def _leave(self) -> None:
        self._fill()
        self.left.emit()
