"""The form of one section: its heading, figures, lines and text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QGroupBox, QPushButton, QVBoxLayout, QWidget

from cchc_desktop.model.template import Field, Section
from cchc_desktop.ui.cut_button import CutButton
from cchc_desktop.ui.form import FieldForm
from cchc_desktop.ui.narrative_editor import NarrativeEditor
from cchc_desktop.ui.narrative_help import SectionHelp
from cchc_desktop.ui.style import GAP, heading, muted

if TYPE_CHECKING:
    from cchc_desktop.model.checks import Problem
    from cchc_desktop.services.session import Session


class SectionForm(FieldForm):
    """Ask for the figures first, then for the words that carry them."""

    text_committed = Signal(str, str)
    section_wanted = Signal(str)
    field_wanted = Signal(str)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, session: Session, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.section = section
        self.narrative: NarrativeEditor | None = None
        self.column.addWidget(heading(section.label))
        if section.help:
            self.column.addWidget(muted(section.help))
        figures = [field for field in section.fields if field.is_figure]
        lines = [field for field in section.fields if not field.is_figure]
        if figures:
            self.add_group("Số liệu", figures)
        self._add_content(lines)

    def _add_content(self, lines: list[Field]) -> None:
        if not lines and not self.section.has_text:
            self._add_links()
            return
        group = self.add_group("Nội dung", lines)
        if self.section.has_text:
            self._add_narrative(group)
        else:
            self.column.addStretch(1)

    def _add_narrative(self, group: QGroupBox) -> None:
        editor = NarrativeEditor(self.session, SectionHelp(self.session, self.section.key))
        editor.setFont(QApplication.font())
        # What is asked below the text comes and goes; the text keeps its lines.
        editor.sheet.setMinimumHeight(editor.fontMetrics().lineSpacing() * 12)
        editor.load(self.session.text(self.section.key))
        editor.set_read_only(self.session.read_only)
        editor.committed.connect(self._text_done)
        editor.goto_field.connect(self.field_wanted)
        editor.undo_wanted.connect(self.undo_wanted)
        editor.redo_wanted.connect(self.redo_wanted)
        inside = group.layout()
        if isinstance(inside, QVBoxLayout):
            inside.addWidget(editor, 1)
        self.column.setStretchFactor(group, 1)
        self.narrative = editor

    def _add_links(self) -> None:
        """Lead from a bare heading to the sections below it."""
        self.column.addWidget(muted("Mục này chỉ có tiêu đề. Nội dung nằm ở các mục dưới đây."))
        sections = self.session.template.sections
        place = sections.index(self.section) + 1
        box = QVBoxLayout()
        box.setSpacing(GAP // 2)
        for section in sections[place:]:
            if section.level <= self.section.level:
                break
            if section.level == self.section.level + 1:
                button = CutButton(section.label)
                button.setAutoDefault(True)
                button.setProperty("section", section.key)
                button.clicked.connect(self._open_below)
                box.addWidget(button)
        self.column.addLayout(box)
        self.column.addStretch(1)

    def _open_below(self) -> None:
        self.section_wanted.emit(self.sender().property("section"))

    # --- text

    def flush(self) -> None:
        """Hand over what was typed and not yet committed, in a line or in the text."""
        super().flush()
        if self.narrative is not None:
            self.narrative.flush()

    def refresh_chips(self) -> None:
        """Show the bound figures as they are printed now."""
        if self.narrative is not None:
            self.narrative.refresh_chips()

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Show problems below their fields and under the words they speak of."""
        problems = list(problems)
        super().show_problems(problems)
        if self.narrative is not None:
            self.narrative.show_findings(problems)

    def number_notes(self) -> None:
        """Number the footnotes of the text as they are printed."""
        if self.narrative is not None:
            self.narrative.number_notes_after(self.session.notes_before(self.section.key))

    def refresh_text(self, *, force: bool) -> None:
        """Take over a text that was changed elsewhere, unless the user is writing in it."""
        editor = self.narrative
        if editor is None or editor.stored_text() == self.session.text(self.section.key):
            return
        if force or not self.text_has_focus():
            editor.set_text_external(self.session.text(self.section.key))

    def text_has_focus(self) -> bool:
        """Say whether the user is in the text."""
        widget = self.window().focusWidget()
        return (
            self.narrative is not None
            and widget is not None
            and (widget is self.narrative or self.narrative.isAncestorOf(widget))
        )

    def focus_narrative(self) -> bool:
        """Go to the text; False when the section has none."""
        if self.narrative is None:
            return False
        self.narrative.focus_first()
        self.ensureWidgetVisible(self.narrative, 0, GAP)
        return True

    @property
    def asks_first(self) -> bool:
        """Say whether there are figures, which are typed before any words are written."""
        return bool(self._figures)

    def focus_start(self) -> None:
        """Go to where work on the section begins."""
        found = self.focus_figure() or self.focus_text() or self.focus_narrative()
        if not found and (button := self.body.findChild(QPushButton)):
            button.setFocus()

    def _text_done(self, text: str) -> None:
        self.text_committed.emit(self.section.key, text)
