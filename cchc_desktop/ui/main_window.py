"""The one window: the list of reports or one open report, menus, tool bar and status line."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QThreadPool, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QToolBar, QVBoxLayout, QWidget

from cchc_desktop.errors import UserError
from cchc_desktop.ui.actions import CHAPTER_KEYS, TOOLBAR, Actions
from cchc_desktop.ui.icons import icon
from cchc_desktop.ui.notice import Notice
from cchc_desktop.ui.status import StatusLine

if TYPE_CHECKING:
    from cchc_desktop.services.reports import Library
    from cchc_desktop.services.session import Session
    from cchc_desktop.ui.commands import Commands
    from cchc_desktop.ui.data_file_tools import DataFileTools
    from cchc_desktop.ui.reports_page import ReportsPage
    from cchc_desktop.ui.tour import Tour
    from cchc_desktop.ui.unsaved import Typed
    from cchc_desktop.ui.workspace import Workspace

PROGRAM = "Báo cáo CCHC"
_LAST_REPORT, _LAST_SECTION = "window.report", "window.section"
_SIDE = "window.side"


class MainWindow(QMainWindow):
    """Show the reports of one data file and let one of them be worked on."""

    library: Library
    reports: ReportsPage
    # Something typed is on the disk.
    stored = Signal()

    def __init__(self, tools: DataFileTools) -> None:
        super().__init__()
        self.workspace: Workspace | None = None
        self.tour: Tour | None = None
        # The computer is shutting down: there is nobody left to ask.
        self.ends = False
        self.setWindowTitle(PROGRAM)
        self.setWindowIcon(icon("app"))
        self.pages = QStackedWidget()
        self.notice = Notice()
        self.setCentralWidget(self._below_notice())
        self._tools = tools
        self.actions_ = Actions(self, self.carry_out)
        self._add_tool_bar()
        self.actions_.set_state(report=False, write=False)
        self.status = StatusLine(self)
        self.setStatusBar(self.status)
        self.status.wanted.connect(self.carry_out)
        self._add_chapter_keys()
        self.setAnimated(False)
        self.resize(1366, 740)

    @cached_property
    def commands(self) -> Commands:
        """What the menus do; the empty window is shown sooner without it."""
        from cchc_desktop.ui.commands import Commands

        return Commands(self, self._tools)

    def carry_out(self, name: str) -> None:
        """Carry out a command of the menus by its name."""
        self.commands.carry_out(name)

    def begin(self, library: Library) -> None:
        """Take over a data file and open what was open last, otherwise show its list."""
        from cchc_desktop.ui.reports_page import ReportsPage

        self.library = library
        self.status.show_person(library.who)
        self.status.show_file(library.store.path, library.store.read_only_reason or "")
        self.reports = ReportsPage(library)
        self.reports.open_wanted.connect(self.open_report)
        self.reports.new_wanted.connect(self.commands.new)
        self.reports.sample_wanted.connect(self.commands.sample)
        self.pages.addWidget(self.reports)
        code = self.library.store.setting(_LAST_REPORT, "")
        codes = {report.code for report in self.library.reports()}
        if code in codes and self.open_report(code):
            return
        self.show_list()

    # --- what is shown

    def show_list(self) -> None:
        """Leave the open report and show all reports."""
        if not self._may_leave():
            return
        self._close_workspace()
        self.reports.refresh()
        self.pages.setCurrentWidget(self.reports)
        self.reports.focus_first()
        self.setWindowTitle(PROGRAM)
        self.status.show_saved(None)
        self.status.show_deadline(None)
        self._remember(_LAST_REPORT, "")
        self._set_state()

    def open_report(self, code: str) -> bool:
        """Open a report where it was left; say why when it cannot be opened."""
        try:
            session = self.library.open(code)
        except UserError as error:
            from cchc_desktop.ui.dialogs.base import show_error

            show_error(self, error)
            return False
        if not self._may_leave():
            return False
        self._show_session(session)
        self._remember(_LAST_REPORT, code)
        return True

    def reload_report(self) -> None:
        """Read the open report again, because another program changed it, and keep what is typed.

        What could not be written is written into what is there by now.
        """
        if self.workspace is None:
            return
        place, code = self.workspace.current, self.workspace.session.report.code
        self.workspace.flush()
        self._show_session(self.library.open(code), place)

    def rebuild(self) -> None:
        """Make the open page anew, because text has another size; its undo steps stay."""
        if self.workspace is not None:
            self._show_session(self.workspace.session, self.workspace.current)

    def show_backup_trouble(self, sentence: str) -> None:
        """Say why a backup failed, or that the last one did not; typing goes on."""
        self.status.show_backup_trouble(sentence)
        self.notice.tell(sentence)

    def begin_tour(self) -> None:
        """Lead through the five steps of the first day, below the notice."""
        from cchc_desktop.ui.tour import Tour

        if self.tour is None:
            self.tour = Tour(self)
            self._column.insertWidget(1, self.tour)
        self.tour.begin()

    def show_person(self, name: str) -> None:
        """Keep changes under another name from now on."""
        self.library.who = name
        if self.workspace is not None:
            self.workspace.session.who = name
        self.status.show_person(name)

    def _show_session(self, session: Session, section: str = "") -> None:
        from cchc_desktop.ui.workspace import Workspace

        waiting = self._close_workspace(session.report.code)
        workspace = Workspace(session)
        self.workspace = workspace
        workspace.side.restore(self.library.store.setting(_SIDE, {}))
        workspace.saved.connect(self._show_saved)
        workspace.saved.connect(self.stored)
        workspace.section_shown.connect(self._section_shown)
        workspace.backup_wanted.connect(self.commands.data.backup)
        workspace.import_wanted.connect(self.commands.import_earlier)
        workspace.reload_wanted.connect(self.reload_report)
        workspace.side.switched.connect(self._remember_side)
        # Shown before it can take the focus: an outline without a current row would pick its first.
        workspace.show_section(section or self._last_section(session.report.code))
        self.pages.addWidget(workspace)
        self.pages.setCurrentWidget(workspace)
        workspace.focus_form()
        workspace.unsaved.adopt(waiting)
        self.setWindowTitle(f"{session.period.label} – {PROGRAM}")
        self._show_saved()
        self._set_state()

    def open_place(self, code: str, place: str, words: str) -> None:
        """Open a report, unless it is open, at a store key, with the words found there selected."""
        from cchc_desktop.ui.text_places import show_words

        there = self.workspace is not None and self.workspace.session.report.code == code
        if (there or self.open_report(code)) and self.workspace is not None:
            self.workspace.go_to_name(place)
            if place.startswith("text."):
                show_words(self.workspace, words)
            self.activateWindow()

    def _last_section(self, code: str) -> str:
        last = self.library.store.setting(_LAST_SECTION, {})
        keys = self.workspace.outline.keys if self.workspace else []
        wanted = last.get(code, "") if isinstance(last, dict) else ""
        return wanted if wanted in keys else keys[1]

    def _section_shown(self, section: str) -> None:
        if self.workspace is not None:
            code = self.workspace.session.report.code
            self._remember(_LAST_SECTION, {code: section})

    def _remember_side(self) -> None:
        if self.workspace is not None:
            self._remember(_SIDE, self.workspace.side.state())

    def _close_workspace(self, next_code: str = "") -> Typed:
        """Close the page; return what it could not write if the same report is shown again."""
        if self.workspace is None:
            return {}
        self._remember_side()
        self.workspace.close_session()
        same = self.workspace.session.report.code == next_code
        waiting = self.workspace.unsaved.hand_over()
        self.pages.removeWidget(self.workspace)
        self.workspace.deleteLater()
        self.workspace = None
        return waiting if same else {}

    def _show_saved(self) -> None:
        if self.workspace is not None:
            session = self.workspace.session
            self.status.show_saved(session.saved_at, failed=self.workspace.has_unsaved)
            self.status.show_deadline(session.period.deadline)

    def _remember(self, key: str, value: object) -> None:
        if self.library.store.read_only:
            return
        try:
            # Most starts change nothing: there is no need to wait for the disk.
            if self.library.store.setting(key) != value:
                self.library.store.set_setting(key, value)
        except UserError as error:
            # Where the user was is not worth stopping for, but a disk that fails is.
            if self.workspace is not None and not self.workspace.has_unsaved:
                self.workspace.banner.tell(error.message, retry=False)

    # --- set-up

    def _below_notice(self) -> QWidget:
        whole = QWidget()
        self._column = QVBoxLayout(whole)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.notice)
        self._column.addWidget(self.pages, 1)
        return whole

    def _add_tool_bar(self) -> None:
        bar = QToolBar("Thanh công cụ")
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for name in TOOLBAR:
            if name is None:
                bar.addSeparator()
            else:
                bar.addAction(self.actions_.by_name[name])
        self.addToolBar(bar)

    def _add_chapter_keys(self) -> None:
        for number in CHAPTER_KEYS:
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.setProperty("chapter", number)
            shortcut.activated.connect(self._open_chapter)

    def _open_chapter(self) -> None:
        if self.workspace is not None:
            self.workspace.open_chapter(self.sender().property("chapter"))

    def _set_state(self) -> None:
        open_one = self.workspace.session if self.workspace is not None else self.library.store
        write = not open_one.read_only
        self.actions_.set_state(report=self.workspace is not None, write=write)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_leave():
            event.ignore()
            return
        if self.workspace is not None:
            self._remember_side()
            self.workspace.close_session()
            self.workspace = None
        QThreadPool.globalInstance().waitForDone()
        for viewed in self.findChildren(MainWindow):
            viewed.close()
        super().closeEvent(event)

    def _may_leave(self) -> bool:
        """Hand over what is typed; ask before what cannot be written is given up."""
        if self.workspace is None:
            return True
        self.workspace.flush()
        return self.ends or not self.workspace.has_unsaved or self._leave_unsaved()

    def _leave_unsaved(self) -> bool:
        from cchc_desktop.ui.dialogs.base import is_wanted

        return is_wanted(
            self,
            "Còn nội dung chưa ghi được",
            "Nội dung vừa nhập chưa ghi được vào tệp dữ liệu và sẽ mất nếu đóng chương trình. "
            "Quay lại để ghi lại hoặc ghi bản sao sang nơi khác.",
            verb="Đóng, &bỏ phần chưa ghi",
            stay="&Quay lại",
            harms=True,
        )
