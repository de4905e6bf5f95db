"""The page of one open report: outline, form and side column, and the way of a change.

It knows the session and no files: what is typed goes to the session, what changed comes back.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.errors import UserError
from cchc_desktop.services.sentences import field_of
from cchc_desktop.ui.banner import NOTHING_LEFT, Banner
from cchc_desktop.ui.building_ahead import BuildingAhead
from cchc_desktop.ui.chapter_list import HEAD, ChapterList, is_form
from cchc_desktop.ui.checking import Checking
from cchc_desktop.ui.field_help import HelpBubble
from cchc_desktop.ui.field_row import FieldRow
from cchc_desktop.ui.focus import application, row_of
from cchc_desktop.ui.going_on import section_beyond
from cchc_desktop.ui.head_form import HeadForm
from cchc_desktop.ui.panes import Panes
from cchc_desktop.ui.preview_side import PREVIEW, Side
from cchc_desktop.ui.problems_panel import ProblemsPanel
from cchc_desktop.ui.section_form import SectionForm
from cchc_desktop.ui.text_places import go_to_problem
from cchc_desktop.ui.unsaved import Unsaved

if TYPE_CHECKING:
    from cchc_desktop.services.session import Change, Session
    from cchc_desktop.ui.board import Board
    from cchc_desktop.ui.narrative_editor import NarrativeEditor

Form = HeadForm | SectionForm


class Workspace(QWidget):
    """Let the user walk through the sections of a report and fill them in."""

    saved = Signal()
    section_shown = Signal(str)
    backup_wanted = Signal()
    import_wanted = Signal()
    reload_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.current = ""
        self._forms: dict[str, Form] = {}
        self._stale: set[str] = set()
        self._is_writing = False
        self._board: Board | None = None
        self.outline = ChapterList(session)
        self.problems = ProblemsPanel(session)
        self.banner = Banner()
        self.unsaved = Unsaved(self.banner, self._store, self)
        self.stack = QStackedWidget()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.side = Side(session, self.problems, self.splitter)
        self._help = HelpBubble(self)
        self._ahead = BuildingAhead(self, self._prepare)
        self._checks = Checking(session)
        self._checks.due.connect(self.outline.refresh)
        self._checks.due_later.connect(self._show_checks)
        self._lay_out()
        self._connect()
        session.listen(self._changed)

    def _lay_out(self) -> None:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.stack, 1)
        self.panes = Panes(self.splitter, self.outline, centre, self.side)
        for widget in (self.outline, centre, self.side):
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(1, 1)
        self.side.restore({})
        self.splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def _connect(self) -> None:
        self.outline.section_wanted.connect(self.show_section)
        self.outline.itemActivated.connect(self.enter_form)
        self.side.wanted.connect(lambda: self.panes.ask(self.side))
        self.problems.field_wanted.connect(self.go_to)
        self.problems.place_wanted.connect(partial(go_to_problem, self))
        self.problems.answered.connect(self.carry_out)
        self.banner.reload_wanted.connect(self.reload_wanted)
        self.unsaved.failed.connect(self.saved)
        self.banner.backup_wanted.connect(self.backup_wanted)
        application().focusChanged.connect(self._focus_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panes.fit(self.width())

    # --- sections

    def open_section(self, key: str) -> None:
        """Show a section and begin there."""
        self.show_section(key)
        self.focus_form()

    def show_section(self, key: str) -> None:
        """Show the form of a section, which is built when it is first asked for."""
        if key == self.current:
            return
        self.flush()
        form = self._prepare(key)
        self.current = key
        self.stack.setCurrentWidget(form)
        if self.isVisible():
            self.panes.fit(self.width())
        self.outline.select(key)
        if key in self._stale:
            self._stale.remove(key)
            self._form().refresh_chips()
        self._number_notes()
        self._form().fill_locked()
        self._form().show_problems(self.session.problems)
        self.side.show_section(key)
        self.problems.show_section(key)
        self.section_shown.emit(key)
        self._ahead.rest(leafing=True)

    def _prepare(self, key: str) -> Form:
        if key not in self._forms:
            self._forms[key] = self._build(key)
            self.stack.addWidget(self._forms[key])
        return self._forms[key]

    def step_section(self, step: int) -> None:
        """Open the next or the previous section that can be filled in."""
        keys = self.outline.keys
        place = self._place(keys, step) + step
        if 0 <= place < len(keys):
            self.open_section(keys[place])

    def open_chapter(self, number: int) -> None:
        """Open the first form of a chapter, counted from 1."""
        chapters = self.session.template.chapters
        if number <= len(chapters):
            forms = [section for section in chapters[number - 1].sections if is_form(section)]
            self.open_section(forms[0].key if forms else chapters[number - 1].key)

    def show_board(self) -> None:
        """Show how far each section is, beside the form."""
        from cchc_desktop.ui.board import Board

        self.flush()
        if self._board is None:
            self._board = Board(self.session, self)
            self._board.place_wanted.connect(self.go_to)
        self._board.come_forward()

    def focus_form(self) -> None:
        """Put the focus where work on the shown section begins."""
        self._form().focus_start()

    def enter_form(self) -> None:
        """Go to the form and give it the room it needs."""
        self.panes.drop()
        self.focus_form()

    def focus_outline(self) -> None:
        """Go to the outline."""
        self.panes.ask(self.outline)
        self.outline.setFocus()

    def toggle_preview(self) -> None:
        """Show the pages beside the form, or the problems again; the caret stays in the form."""
        was_there = self.side.holds_focus()
        if self.side.isHidden():
            self.side.show_side(PREVIEW)
        else:
            self.side.toggle()
            if self.side.shown != PREVIEW:
                self.panes.drop()
        if was_there:
            self.focus_form()

    def focus_narrative(self) -> None:
        """Put the focus into the text of the shown section, if it has one."""
        form = self._form()
        if isinstance(form, SectionForm):
            form.focus_narrative()

    def narrative(self) -> NarrativeEditor | None:
        """Return the editor of the shown section's text, if it has one."""
        form = self._form()
        return form.narrative if isinstance(form, SectionForm) else None

    def go_to(self, section: str, field: str) -> None:
        """Show a field, or the text of the section when there is no such field."""
        self.show_section(section if section in self.session.template.by_key else HEAD)
        form = self._form()
        if field in form.rows:
            form.focus_field(field)
        elif not (isinstance(form, SectionForm) and form.focus_narrative()):
            form.focus_start()

    def go_to_name(self, name: str) -> None:
        """Show whatever a name of the session stands for: field, header line or section."""
        template = self.session.template
        bare = name
        for mark in ("review.", "note.", "reason.", "text."):
            bare = bare.removeprefix(mark)
        if bare in template.sentences:
            bare = field_of(self.session, bare)
        if bare in template.by_key:
            self.show_section(bare)
            form = self._form()
            if isinstance(form, SectionForm):
                form.focus_narrative()
        elif bare in template.head_fields:
            self.go_to(HEAD, bare)
        elif bare in template.section_of:
            self.go_to(template.section_of[bare].key, bare)

    def show_help(self) -> bool:
        """Explain the focused field, or the section; False when that is shown already."""
        section = self.session.template.by_key.get(self.current)
        row = row_of(QApplication.focusWidget())
        return self._help.explain(self.session, section, row, self.stack)

    def _place(self, keys: list[str], step: int) -> int:
        if self.current in keys:
            return keys.index(self.current)
        sections = [HEAD, *(section.key for section in self.session.template.sections)]
        before = sections[: sections.index(self.current)]
        return sum(key in keys for key in before) - (step > 0)

    def _form(self) -> Form:
        return self._forms[self.current]

    def _build(self, key: str) -> Form:
        form: Form
        if key == HEAD:
            form = head = HeadForm(self.session, self.stack)
            head.signatory_chosen.connect(self._take_all)
        else:
            form = SectionForm(self.session, self.session.template.by_key[key], self.stack)
            form.text_committed.connect(self._take_text)
            form.section_wanted.connect(self.open_section)
            form.field_wanted.connect(self.go_to_name)
            form.undo_wanted.connect(self.undo)
            form.redo_wanted.connect(self.redo)
        form.committed.connect(self._take)
        form.confirmed.connect(self._confirm)
        form.import_wanted.connect(self.import_wanted)
        form.fields_left.connect(self._next_fields)
        form.figures_left.connect(self._next_figures)
        return form

    def _next_figures(self) -> None:
        """Go on in the next section that has figures to type."""
        template, keys = self.session.template, self.outline.keys
        if section := section_beyond(template, keys, self.current, 1, figures=True):
            self.show_section(section)
            self._form().focus_figure(empty=False)

    def _next_fields(self, step: int) -> None:
        """Go on in the next section that has something to type; words come after words only."""
        form, keys = self._form(), self.outline.keys
        if step > 0 and isinstance(form, SectionForm) and not form.asks_first:
            form.focus_narrative()
        elif section := section_beyond(self.session.template, keys, self.current, step):
            self.show_section(section)
            self._form().focus_end(last=step < 0)

    # --- changes

    def flush(self) -> None:
        """Hand over what is typed but not committed yet; a form that is left has done so."""
        if self.current:
            self._form().flush()

    def undo(self) -> None:
        """Take back the last change of the report and show where it was."""
        self._travel(self.session.undo)

    def redo(self) -> None:
        """Make the change again that was taken back last, and show where it is."""
        self._travel(self.session.redo)

    def close_session(self) -> None:
        """Hand over the last words and stop listening."""
        self.flush()
        for work in (self._checks, self._ahead, self.unsaved):
            work.stop()
        if self._board is not None:
            self._board.stop()
        self.side.close_work()
        application().focusChanged.disconnect(self._focus_changed)
        self.session.unlisten(self._changed)

    @property
    def has_unsaved(self) -> bool:
        """Say whether something typed could not be written."""
        return bool(self.unsaved)

    def _travel(self, way: Callable[[], Change | None]) -> None:
        self.flush()
        try:
            change = way()
        except UserError as error:
            self.banner.tell(error.message, retry=False)
            return
        if change is None:
            self.banner.inform(NOTHING_LEFT)
        elif change.focus:
            self.go_to_name(change.focus)

    def _take(self, key: str, typed: str) -> None:
        if ("field", key) in self.unsaved or typed != self.session.edit_text(key):
            self.unsaved.write("field", key, typed)

    def _take_text(self, section: str, text: str) -> None:
        self.unsaved.write("text", section, text)

    def _take_all(self, changes: dict[str, Any]) -> None:
        self.carry_out(lambda: self.session.take_all(changes))

    def _confirm(self, key: str) -> None:
        self.carry_out(lambda: self.session.review.confirm(key))

    def carry_out(self, step: Callable[[], object]) -> bool:
        """Do something that changes the report; say why when it could not be written."""
        try:
            step()
        except UserError as error:
            self.banner.tell(error.message, retry=False)
            return False
        return True

    def focused_row(self) -> FieldRow | None:
        """Return the row of the field that the user is in."""
        return self._form().focused_row()

    def _store(self, kind: str, key: str, typed: str) -> None:
        self._is_writing = True
        try:
            (self.session.take if kind == "field" else self.session.take_text)(key, typed)
        finally:
            self._is_writing = False

    def _changed(self, change: Change) -> None:
        # What is typed comes back here while the user types on; an import or undo is shown at once.
        force = not self._is_writing
        for key, form in self._forms.items():
            form.refresh(change.keys, force=force)
            form.refresh_marks(change.aside)
            if isinstance(form, SectionForm) and key in change.texts:
                form.refresh_text(force=force)
        if change.shown:
            # Hidden texts are brought up to date when they are shown: dozens may be open.
            self._form().refresh_chips()
            self._stale |= self._forms.keys() - {self.current}
        if change.texts - {self.current}:
            self._number_notes()
        self._checks.start(change.texts)
        self._ahead.rest()
        self.side.changed()
        self.saved.emit()

    def _number_notes(self) -> None:
        form = self._form()
        if isinstance(form, SectionForm):
            form.number_notes()

    def _show_checks(self) -> None:
        self.problems.refresh()
        self._form().fill_locked()
        self._form().show_problems(self.session.problems)

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        row = row_of(old)
        if row is None or not self.isAncestorOf(row) or row_of(new) is row:
            return
        if ("field", key := row.field.key) not in self.unsaved:
            for form in self._forms.values():
                if form.rows.get(key) is row:
                    form.left(row)
