"""The outline of the open report at the left: every section with its state and progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from cchc_desktop.model.checks import SectionState
from cchc_desktop.model.template import Section
from cchc_desktop.ui.icons import row_icon
from cchc_desktop.ui.states import STATES, joined_state

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

Progress = tuple[SectionState, int, int]

HEAD = "head"
# Number, date and urgency may rightly stay empty.
_HEAD_WANTED = ("symbol", "place", "subject", "recipients", "authority", "signer")
_STATE_CAPTION = "Tình trạng"
_HEAD_CAPTION = "Thể thức và người ký"
_LETTERED = 4
_FIRST_NUMBERED_BELOW = 2
_NAMES_TO_WORDS = 2
_ICON_WIDTH = 28


def is_form(section: Section) -> bool:
    """Say whether there is anything to fill in; a bare heading has nothing."""
    return section.has_text or bool(section.fields)


class ChapterList(QTreeWidget):
    """Show the outline and say which section is wanted."""

    section_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._items: dict[str, QTreeWidgetItem] = {}
        # State, its words and its count alone.
        self._shown: dict[str, tuple[SectionState, str, str]] = {}
        self._is_narrow = False
        self.setColumnCount(2)
        self.setHeaderLabels(["Mục", _STATE_CAPTION])
        self.setAccessibleName("Các mục của báo cáo")
        self.setIndentation(12)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(False)
        self.headerItem().setToolTip(1, _STATE_CAPTION)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._fill()
        self.refresh()
        self.currentItemChanged.connect(self._current_changed)

    @property
    def keys(self) -> list[str]:
        """List the sections that can be filled in, in printing order, the head form first."""
        sections = self._session.template.sections
        return [HEAD, *(section.key for section in sections if is_form(section))]

    def select(self, key: str) -> None:
        """Mark a section as the open one without asking for it again."""
        self.blockSignals(True)
        self.setCurrentItem(self._items[key])
        self.blockSignals(False)
        self.scrollToItem(self._items[key])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Keep icons and counts of the states where their words would have no room."""
        letters = self.fontMetrics().horizontalAdvance
        texts = [_STATE_CAPTION, *(long for _, long, _ in self._shown.values())]
        words = _ICON_WIDTH + max(letters(text) for text in texts)
        is_narrow = self.viewport().width() - words < _NAMES_TO_WORDS * words
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            # A caption cut off after four letters says less than none.
            self.headerItem().setText(1, "" if is_narrow else _STATE_CAPTION)
            for key, (_, long, short) in self._shown.items():
                self._items[key].setText(1, short if is_narrow else long)

    def refresh(self) -> None:
        """Show the states and the progress of all sections anew."""
        for chapter in (*self._chapters(), (HEAD,)):
            parts = {key: self._own_state(key) for key in chapter}
            for key in chapter:
                self._show(key, *self._state(key, parts))
        self._fit()

    def _fill(self) -> None:
        head = QTreeWidgetItem([_HEAD_CAPTION])
        head.setToolTip(0, _HEAD_CAPTION)
        self._add(HEAD, head, None)
        parents: list[tuple[int, QTreeWidgetItem]] = []
        for section in self._session.template.sections:
            item = QTreeWidgetItem([_short(section)])
            item.setToolTip(0, f"{section.label}\n{section.help}".strip())
            while parents and parents[-1][0] >= section.level:
                parents.pop()
            self._add(section.key, item, parents[-1][1] if parents else None)
            if section.level == 1:
                font = item.font(0)
                font.setBold(True)
                item.setFont(0, font)
            if section.level:
                parents.append((section.level, item))
        self.expandAll()

    def _add(self, key: str, item: QTreeWidgetItem, parent: QTreeWidgetItem | None) -> None:
        item.setData(0, Qt.ItemDataRole.UserRole, key)
        self._items[key] = item
        if parent is None:
            self.addTopLevelItem(item)
        else:
            parent.addChild(item)

    def _chapters(self) -> list[tuple[str, ...]]:
        template = self._session.template
        inner = [tuple(section.key for section in c.sections) for c in template.chapters]
        return [(template.opening.key,), *inner, (template.closing.key,)]

    def _own_state(self, key: str) -> Progress | None:
        """Return the state of a form, None for a bare heading."""
        if key == HEAD:
            return self._head_state()
        if not is_form(self._session.template.by_key[key]):
            return None
        return self._session.section_state(key), *self._session.progress(key)

    def _head_state(self) -> Progress:
        states = (SectionState.EMPTY, SectionState.PARTIAL, SectionState.DONE)
        done = sum(self._session.value(f"head.{name}") is not None for name in _HEAD_WANTED)
        total = len(_HEAD_WANTED)
        return states[(done > 0) + (done == total)], done, total

    def _state(self, key: str, chapter: dict[str, Progress | None]) -> Progress:
        """Sum up a section with everything below it; a heading stands for what it contains."""
        forms = [part for k in self._within(key, list(chapter)) if (part := chapter[k])]
        states = [state for state, _, _ in forms]
        return joined_state(states), sum(f[1] for f in forms), sum(f[2] for f in forms)

    def _within(self, key: str, chapter: list[str]) -> list[str]:
        found = [key]
        if key == HEAD:
            return found
        sections = self._session.template.by_key
        for other in chapter[chapter.index(key) + 1 :]:
            if sections[other].level <= sections[key].level:
                break
            found.append(other)
        return found

    def _show(self, key: str, state: SectionState, done: int, total: int) -> None:
        name, word = STATES[state]
        long = _in_words(word, state, done, total)
        short = f"{done}/{total}" if 0 < done < total else ""
        if self._shown.get(key) == (state, long, short):
            return
        self._shown[key] = (state, long, short)
        item = self._items[key]
        item.setIcon(1, row_icon(name))
        item.setText(1, short if self._is_narrow else long)
        item.setToolTip(1, f"{word}, đã nhập {done}/{total}" if total else word)

    def _current_changed(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.section_wanted.emit(item.data(0, Qt.ItemDataRole.UserRole))


def _in_words(word: str, state: SectionState, done: int, total: int) -> str:
    """Return the word of a state with what is filled in; the count never follows "missing"."""
    if not 0 < done < total:
        return word
    return f"đã nhập {done}/{total}" if state is SectionState.PARTIAL else f"{word}, {done}/{total}"


def _short(section: Section) -> str:
    """Return the title with its number as printed: ``4.``, ``4.1.`` or ``a)``."""
    if section.level < _FIRST_NUMBERED_BELOW:
        return section.label
    number, _, title = section.label.partition(" ")
    parts = number.split(".")
    if section.level == _LETTERED:
        return f"{parts[-1]}) {title}"
    return f"{'.'.join(parts[1:])}. {title}"
