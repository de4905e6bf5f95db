"""What the menu commands do: they ask through dialogs and hand the answer to a service."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from cchc_desktop import paths
from cchc_desktop.errors import UserError
from cchc_desktop.ui.actions import commands
from cchc_desktop.ui.data_file_commands import DataFileCommands
from cchc_desktop.ui.figure_commands import FigureCommands
from cchc_desktop.ui.finding_commands import FindingCommands
from cchc_desktop.ui.help_commands import HelpCommands
from cchc_desktop.ui.look_commands import LookCommands
from cchc_desktop.ui.preview_side import PROBLEMS

if TYPE_CHECKING:
    from cchc_desktop.services.reports import Library
    from cchc_desktop.ui.data_file_tools import DataFileTools
    from cchc_desktop.ui.dialogs.search import SearchDialog
    from cchc_desktop.ui.main_window import MainWindow
    from cchc_desktop.ui.workspace import Workspace

_FOLDER = "export.folder"
_AGENCY = "new.agency"
_EARLIER = "Chọn kỳ của báo cáo cũ. Sau đó chọn tệp, nội dung được nhập vào kỳ ấy để so sánh."


class Commands:
    """Carry out the commands of the main window."""

    def __init__(self, window: MainWindow, tools: DataFileTools) -> None:
        self._window = window
        self.look = LookCommands(window, tools.preferences, documents)
        self.data = DataFileCommands(window, tools.backup, tools.switch, tools.restoring)
        self._search: SearchDialog | None = None

    def carry_out(self, name: str) -> None:
        """Do what a command of the menus does."""
        self.handlers[name]()

    @cached_property
    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """What to call for each command by its name."""
        renamed = {
            "list": self._window.show_list,
            "import": self.import_report,
            "received": self.received_copy,
            "print": self.print_report,
            "quit": self._window.close,
            **FigureCommands(self._open).handlers(),
            **FindingCommands(self._open).handlers(),
            **self.data.handlers(),
            **self.look.handlers(),
            **HelpCommands(self._window, self._export_folder).handlers(),
        }
        names = [command.name for command in commands()]
        return {name: renamed.get(name) or getattr(self, name) for name in names}

    @property
    def _library(self) -> Library:
        return self._window.library

    # --- reports

    def new(self) -> None:
        """Ask for a new report and open it."""
        from cchc_desktop.ui.dialogs.new_report import NewReportDialog

        last = self._library.store.setting(_AGENCY, "")
        dialog = NewReportDialog(self._library, last, self._window)
        if dialog.exec():
            self._library.store.set_setting(_AGENCY, dialog.agency.currentData())
            self._window.open_report(dialog.code)

    def sample(self) -> None:
        """Open the sample report, which is made when it is asked for first."""
        from cchc_desktop.services.reports import SAMPLE
        from cchc_desktop.ui.dialogs.base import show_error

        try:
            there = SAMPLE in {report.code for report in self._library.reports()}
            code = SAMPLE if there else self._library.create_sample()
        except UserError as error:
            show_error(self._window, error)
        else:
            self._window.open_report(code)

    def export(self) -> None:
        """Ask for format and place and write the report there."""
        from cchc_desktop.services.export import export
        from cchc_desktop.services.versions import name_version
        from cchc_desktop.ui.dialogs.export_dialog import ExportDialog

        workspace = self._open()
        workspace.flush()
        dialog = ExportDialog(workspace.session, self._export_folder(), export, self._window)
        dialog.exec()
        self._remember_folder(dialog.written)
        if dialog.written and not self._library.store.read_only:
            # What left the house can be compared with later.
            name = f"Đã xuất {dialog.written.name}"
            name_version(self._library.store, workspace.session.report, name)

    def received_copy(self) -> None:
        """Show the report with the stamp of arrival, and export that copy."""
        from cchc_desktop.ui.dialogs.received_copy import ReceivedCopyDialog

        workspace = self._open()
        workspace.flush()
        dialog = ReceivedCopyDialog(workspace.session, self._export_folder(), self._window)
        dialog.exec()
        self._remember_folder(dialog.written)

    def _export_folder(self) -> Path:
        folder = Path(self._library.store.setting(_FOLDER, "") or documents())
        return folder if folder.is_dir() else documents()

    def _remember_folder(self, written: Path | None) -> None:
        if written and not self._library.store.read_only:
            self._library.store.set_setting(_FOLDER, str(written.parent))

    def preview(self) -> None:
        """Show or hide the pages beside the form."""
        self._open().toggle_preview()

    def print_report(self) -> None:
        """Ask for printer and pages and print what an export would write."""
        from cchc_desktop.ui.printing import print_report

        workspace = self._open()
        workspace.flush()
        if print_report(workspace.session, workspace.side.page, self._window):
            self.export()

    def check_page(self) -> None:
        """Measure a finished PDF, or what an export of the open report would write."""
        from cchc_desktop.services.compose import compose
        from cchc_desktop.services.export import layout_of
        from cchc_desktop.services.preview import render
        from cchc_desktop.ui.dialogs.page_check import PageCheckDialog

        workspace = self._window.workspace

        def pages(regime: str | None) -> tuple[bytes, str]:
            session = self._open().session
            layout = layout_of(regime or session.report.regime)
            return render(compose(session, layout), layout).content, layout.key

        if workspace is not None:
            workspace.flush()
        PageCheckDialog(self._export_folder(), pages if workspace else None, self._window).exec()

    def import_report(self) -> None:
        """Read an old report or our own data and take over what the user accepts."""
        from PySide6.QtWidgets import QFileDialog

        from cchc_desktop.services.unbound import sure_changes
        from cchc_desktop.ui.importing import import_into

        workspace = self._open()
        workspace.flush()
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            "Chọn báo cáo cũ",
            str(documents()),
            "Báo cáo cũ hoặc dữ liệu (*.docx *.pdf *.txt *.md *.json);;Tất cả các tệp (*)",
        )
        copy_first = self._copy_before_import
        if name and import_into(workspace.session, Path(name), self._window, copy_first):
            _, count = sure_changes(workspace.session)
            if count:
                workspace.banner.offer_binding(count, self.bind_all)

    def _copy_before_import(self) -> None:
        from cchc_desktop.services.backups import IMPORT

        self.data.copy_before(IMPORT)

    def import_earlier(self) -> None:
        """Make the report of an earlier period and read its old file into it, to compare with."""
        before = self._open()
        before.banner.inform(_EARLIER)
        self.new()
        if self._window.workspace is not before:
            self.import_report()

    def search(self) -> None:
        """Look for words in every report."""
        from cchc_desktop.services.search import SearchIndex
        from cchc_desktop.ui.dialogs.search import SearchDialog

        workspace = self._window.workspace
        if workspace is not None:
            workspace.flush()
        if self._search is None:
            self._search = SearchDialog(self._library, SearchIndex(self._library), self._window)
            self._search.place_wanted.connect(self._window.open_place)
        self._search.begin(workspace.session.report.code if workspace else "")

    def compare(self) -> None:
        """Show what differs from another version or report."""
        from cchc_desktop.ui.dialogs.compare import CompareDialog

        workspace = self._open()
        workspace.flush()
        dialog = CompareDialog(self._library, workspace.session.report, self._window)
        dialog.place_wanted.connect(workspace.go_to_name)
        dialog.exec()

    def review_sheet(self) -> None:
        """Show findings with their answers, notes and what nobody confirmed."""
        from cchc_desktop.ui.dialogs.review_sheet import ReviewSheetDialog

        workspace = self._open()
        workspace.flush()
        folder = Path(self._library.store.setting(_FOLDER, "") or documents())
        dialog = ReviewSheetDialog(workspace.session, folder, self._window)
        dialog.place_wanted.connect(workspace.go_to)
        dialog.exec()

    def trends(self) -> None:
        """Show how a figure moved over the periods, the focused one first."""
        from cchc_desktop.ui.dialogs.trends import TrendsDialog
        from cchc_desktop.ui.focus import focused_field

        workspace = self._open()
        workspace.flush()
        TrendsDialog(workspace.session, focused_field(), self._window).exec()

    # --- what all reports share

    def agency(self) -> None:
        """Edit the agencies."""
        from cchc_desktop.ui.dialogs.agency_editor import AgencyEditor

        workspace = self._window.workspace
        if AgencyEditor(self._library, self._window).exec() and workspace is not None:
            self._window.open_report(workspace.session.report.code)

    def periods(self) -> None:
        """Edit data windows and deadlines."""
        from cchc_desktop.ui.dialogs.periods_editor import PeriodsEditor

        PeriodsEditor(self._library, self._window).exec()

    def documents(self) -> None:
        """Show the register of cited documents."""
        from cchc_desktop.ui.dialogs.register import RegisterDialog

        workspace = self._open()
        workspace.flush()
        code = workspace.session.report.code
        dialog = RegisterDialog(workspace.session, self._window)
        dialog.place_wanted.connect(
            lambda section, words: self._window.open_place(code, f"text.{section}", words)
        )
        dialog.exec()

    def ignored(self) -> None:
        """Show the words that the agency lets pass."""
        from cchc_desktop.ui.dialogs.ignore_list import IgnoreList

        IgnoreList(self._open().session, self._window).exec()

    def bind_all(self) -> None:
        """Let the numbers written in the texts follow the figures they are."""
        from cchc_desktop.ui.binding_all import bind_all

        bind_all(self._open())

    # --- help

    def shortcuts(self) -> None:
        """List the keys."""
        from cchc_desktop.ui.dialogs.texts import ShortcutSheet

        ShortcutSheet(self._window).exec()

    def about(self) -> None:
        """Tell about the program."""
        from cchc_desktop.ui.dialogs.texts import AboutDialog

        AboutDialog(self._window).exec()

    def help(self) -> None:
        """Explain the field that has the focus; the second time, or without one, list the keys."""
        page = self._window.workspace
        if page is None or not page.show_help():
            self.shortcuts()

    # --- the open report

    def undo(self) -> None:
        """Take back the last change."""
        self._open().undo()

    def redo(self) -> None:
        """Make the last change again."""
        self._open().redo()

    def next(self) -> None:
        """Go to the next section."""
        self._open().step_section(1)

    def previous(self) -> None:
        """Go to the previous section."""
        self._open().step_section(-1)

    def head(self) -> None:
        """Go to the header and signature form."""
        self._open().open_section("head")

    def board(self) -> None:
        """Show how far each section is."""
        self._open().show_board()

    def outline(self) -> None:
        """Go to the outline."""
        self._open().focus_outline()

    def form(self) -> None:
        """Go to the form."""
        self._open().enter_form()

    def text(self) -> None:
        """Go to the text of the section."""
        self._open().focus_narrative()

    def problem(self) -> None:
        """Go to the next problem."""
        self._open().side.show_side(PROBLEMS)
        self._open().problems.show_next()

    def problem_back(self) -> None:
        """Go to the previous problem."""
        self._open().side.show_side(PROBLEMS)
        self._open().problems.show_previous()

    def _open(self) -> Workspace:
        """Return the page of the open report; its commands are disabled without one."""
        workspace = self._window.workspace
        if workspace is None:
            raise RuntimeError("a command of an open report was called without one")
        return workspace


def documents() -> Path:
    """Return the folder of documents, the home folder as long as there is none.

    A program on a stick writes beside itself, and leaves nothing on the computer.
    """
    if portable := paths.portable_folder():
        return portable
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place and Path(place).is_dir() else Path.home()
