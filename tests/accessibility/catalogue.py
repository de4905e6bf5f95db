"""Every page and dialog of the program with real content in it, each made when it is asked for.

``test_names.py`` holds it complete; what a walk looks for is the walk's own.
"""

import inspect
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QInputDialog, QMessageBox

from cchc_desktop import messages, paths
from cchc_desktop.model.citation_record import Record
from cchc_desktop.model.narrative import NoteMark, Span
from cchc_desktop.services.backups import EXIT
from cchc_desktop.services.compose import compose
from cchc_desktop.services.export import export, layout_of
from cchc_desktop.services.importing_sources import read_source
from cchc_desktop.services.phrases import Phrase
from cchc_desktop.services.preview import render
from cchc_desktop.services.reports import Library
from cchc_desktop.services.restoring import Restored
from cchc_desktop.services.search import SearchIndex
from cchc_desktop.services.vietnamese_ignored import ignore, may_ignore
from cchc_desktop.store.store import Store
from cchc_desktop.ui.data_file_tools import DataFileTools
from cchc_desktop.ui.main_window import MainWindow
from cchc_desktop.ui.preferences import Preferences

SAMPLE, LATER = "2018-6T", "2018-9T"
# One of each kind: the header, a bare heading, figures, words only, a table.
SECTIONS = ("head", "ket_qua", "ket_qua.tthc.giai_quyet", "chi_dao.ke_hoach", "phuong_huong")
_OLD = (
    "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC\n\n1. Về kế hoạch CCHC\n\n"
    "Tỉnh đã hoàn thành 22/28 phần việc của kế hoạch năm, đạt 78,57%.\n\n"
    "**II. TÌNH HÌNH CHUNG CỦA ĐỊA PHƯƠNG**\n\nTỉnh đã thưc hiện 22/28 phần việc.\n\n"
    "*d) Một*\n\n*e) Hai*\n"
)


class Catalogue:
    """Make the windows of one data file with the sample, the report after it and an old text."""

    def __init__(self, folder: Path, preferences: Preferences | None = None) -> None:
        self.folder = folder
        self.preferences = preferences or Preferences(None, "lan")
        self.preferences.set_person("Trần Thị Lan")
        self.store = Store.create(folder / "dữ liệu.cchc")
        self.library = Library(self.store, paths.resources(), "Trần Thị Lan")
        self.library.create_sample()
        self.library.create(LATER, "soc-trang", copy_from=SAMPLE)
        self.session = self.library.open(SAMPLE)
        self.later = self.library.open(LATER)
        self._spoil()
        self.window = MainWindow(DataFileTools(print, print, self.preferences))

    def _spoil(self) -> None:
        """Leave something for each list to show."""
        self.session.take_text("phuong_huong", "Tỉnh đã thưc hiện 22/28 phần việc, đạt 78,57%.")
        found = [problem for problem in self.session.problems if may_ignore(problem)]
        ignore(self.session, found[0])
        self.later.take("ho_so.moi", "78.57")
        self.later.take("ho_so.dung_han", "5")

    def pages(self):
        """Yield the name of each page of the window while it is shown."""
        window = self.window
        window.begin(self.library)
        window.show_list()
        yield "page-list", window
        window.reports._pages.setCurrentIndex(0)
        yield "page-empty", window
        for code in (SAMPLE, LATER):
            window.open_report(code)
            for section in SECTIONS:
                window.workspace.show_section(section)
                yield f"page-{code}-{section}", window
        window.workspace.banner.tell(messages.FILE_MISSING.format(path=self.store.path), retry=True)
        yield "page-banner", window
        window.begin_tour()
        yield "page-tour", window
        window.tour.end()
        window.workspace.banner.hide()
        window.show_list()

    def dialogs(self):
        """Yield name and maker of each dialog; a maker takes nothing and returns the dialog."""
        for name, make in inspect.getmembers(self, inspect.ismethod):
            if name.startswith("make_"):
                yield name.removeprefix("make_"), make

    def close(self) -> None:
        """Let go of the data file."""
        self.window.close()
        self.window.deleteLater()
        self.store.close()

    # --- the dialogs, by the name of their class

    def make_about_dialog(self):
        from cchc_desktop.ui.dialogs.texts import AboutDialog

        return AboutDialog(self.window)

    def make_agency_editor(self):
        from cchc_desktop.ui.dialogs.agency_editor import AgencyEditor

        return AgencyEditor(self.library, self.window)

    def make_binding_picker(self):
        from cchc_desktop.ui.binding_picker import BindingPicker

        return BindingPicker(self.session, self.window, section="ket_qua.tthc.giai_quyet")

    def make_board(self):
        from cchc_desktop.ui.board import Board

        return Board(self.later, self.window)

    def make_citation_picker(self):
        from cchc_desktop.ui.dialogs.citation_picker import CitationPicker

        return CitationPicker(self.session, "phuong_huong", self.window)

    def make_compare_dialog(self):
        from cchc_desktop.ui.dialogs.compare import CompareDialog

        return CompareDialog(self.library, self.later.report, self.window)

    def make_document_dialog(self):
        from cchc_desktop.ui.dialogs.document_form import DocumentDialog

        begun = Record("Kế hoạch", "9/KH-UBND")
        return DocumentDialog(self.session.texts.register, begun, self.window)

    def make_export_dialog(self):
        from cchc_desktop.ui.dialogs.export_dialog import ExportDialog

        return ExportDialog(self.later, self.folder, export, self.window)

    def make_fault_dialog(self):
        from cchc_desktop.ui.dialogs.texts import FaultDialog

        return FaultDialog("ValueError\n  x.py:1", self.window)

    def make_figure_note_dialog(self):
        from cchc_desktop.ui.dialogs.figure_note import FigureNoteDialog

        return FigureNoteDialog(self.session, "ho_so.moi", self.window)

    def make_find_replace_dialog(self):
        from cchc_desktop.ui.dialogs.find_replace import FindReplaceDialog

        return FindReplaceDialog(self.session, lambda: None, self.window)

    def make_first_start(self):
        from cchc_desktop.app import _agencies
        from cchc_desktop.ui.dialogs.first_start import FirstStart

        made = FirstStart(self.store.path.with_name("mới.cchc"), _agencies(), "Trần Thị Lan")
        made._show_page(1)
        return made

    def make_ignore_list(self):
        from cchc_desktop.ui.dialogs.ignore_list import IgnoreList

        return IgnoreList(self.session, self.window)

    def make_import_dialog(self):
        from cchc_desktop.ui.dialogs.import_dialog import ImportDialog

        path, old = self._old()
        ways, remarks = old.ways(), old.remarks
        return ImportDialog(path, self.later.template, old.reading(), self.window, remarks, ways)

    def make_import_headings_dialog(self):
        from cchc_desktop.ui.dialogs.import_headings import ImportHeadingsDialog

        _, old = self._old()
        headings = old.offer.headings
        return ImportHeadingsDialog(headings, self.later.template, old.mapping, self.window)

    def make_import_suspects_dialog(self):
        from cchc_desktop.ui.dialogs.import_suspects import ImportSuspectsDialog

        _, old = self._old()
        return ImportSuspectsDialog(old.offer.suspects, self.later.template, self.window)

    def make_new_report_dialog(self):
        from cchc_desktop.ui.dialogs.new_report import NewReportDialog

        return NewReportDialog(self.library, "soc-trang", self.window)

    def make_note_dialog(self):
        from cchc_desktop.ui.note_dialog import NoteDialog

        note = NoteMark(((Span("Theo phần mềm một cửa."),),))
        return NoteDialog(self.session, note, "Chú thích 1", self.window)

    def make_page_check_dialog(self):
        from cchc_desktop.ui.dialogs.page_check import PageCheckDialog

        def pages(regime):
            layout = layout_of(regime or self.session.report.regime)
            return render(compose(self.session, layout), layout).content, layout.key

        return PageCheckDialog(self.folder, pages, self.window)

    def make_periods_editor(self):
        from cchc_desktop.ui.dialogs.periods_editor import PeriodsEditor

        return PeriodsEditor(self.library, self.window)

    def make_person_dialog(self):
        from cchc_desktop.ui.dialogs.settings import PersonDialog

        return PersonDialog(self.preferences, self.window)

    def make_phrase_bank(self):
        from cchc_desktop.ui.dialogs.phrase_bank import PhraseBank

        return PhraseBank(self.session, "phuong_huong", self.window)

    def make_phrase_form(self):
        from cchc_desktop.ui.dialogs.phrase_bank import PhraseForm

        return PhraseForm(self.session, Phrase("Kết quả", "Đã thực hiện."), self.window)

    def make_print_dialog(self):
        from cchc_desktop.ui.dialogs.print_dialog import PrintDialog, PrinterChoice

        sides = (QPrinter.DuplexMode.DuplexNone, QPrinter.DuplexMode.DuplexLongSide)
        printers = [PrinterChoice("may-in", "Máy in văn thư", sides)]
        return PrintDialog(printers, 18, 1, self.window)

    def make_received_copy_dialog(self):
        from cchc_desktop.ui.dialogs.received_copy import ReceivedCopyDialog

        return ReceivedCopyDialog(self.session, self.folder, self.window)

    def make_register_dialog(self):
        from cchc_desktop.ui.dialogs.register import RegisterDialog

        return RegisterDialog(self.session, self.window)

    def make_remarks_dialog(self):
        from cchc_desktop.ui.dialogs.remarks import RemarksDialog

        return RemarksDialog(self._old()[1].remarks, self.window)

    def make_review_sheet_dialog(self):
        from cchc_desktop.ui.dialogs.review_sheet import ReviewSheetDialog

        return ReviewSheetDialog(self.later, self.folder, self.window)

    def make_search_dialog(self):
        from cchc_desktop.ui.dialogs.search import SearchDialog

        made = SearchDialog(self.library, SearchIndex(self.library), self.window)
        made.begin(SAMPLE)
        return made

    def make_settings_dialog(self):
        from cchc_desktop.ui.dialogs.settings import SettingsDialog

        return SettingsDialog(self.preferences, self.folder, self.window)

    def make_shortcut_sheet(self):
        from cchc_desktop.ui.dialogs.texts import ShortcutSheet

        return ShortcutSheet(self.window)

    def make_trash_dialog(self):
        from cchc_desktop.ui.dialogs.trash import TrashDialog

        return TrashDialog(self.library, self.window)

    def make_trends_dialog(self):
        from cchc_desktop.ui.dialogs.trends import TrendsDialog

        return TrendsDialog(self.session, "ho_so.moi", self.window)

    def make_backups_dialog(self):
        from cchc_desktop.ui.dialogs.backups import BackupsDialog

        self.library.backups.make(EXIT)
        return BackupsDialog(self.library, self.window)

    def make_data_check_dialog(self):
        from cchc_desktop.ui.dialogs.data_check import DataCheckDialog

        return DataCheckDialog(self.library, self.session, self.folder, self.window)

    def make_problem_report_dialog(self):
        from cchc_desktop.ui.dialogs.problem_report import ProblemReportDialog

        return ProblemReportDialog(self.library, self.folder, self.window)

    def make_restore_dialog(self):
        from cchc_desktop.ui.dialogs.restore import RestoreDialog

        if not self.library.backups.copies():
            self.library.backups.make(EXIT)
        copy = self.library.backups.copies()[0]
        restored = Restored(copy.path, self.library)
        made = RestoreDialog(restored, copy, may_use=True, parent=self.window)
        made.finished.connect(restored.discard)
        return made

    # --- what Qt itself draws

    def make_message_box(self):
        box = QMessageBox(self.window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Chưa thực hiện được")
        box.setText(messages.FILE_MISSING.format(path=self.store.path))
        box.setDetailedText("Chi tiết")
        every = QMessageBox.StandardButton
        box.setStandardButtons(every.Ok | every.Cancel | every.Yes | every.No | every.Close)
        return box

    def make_file_dialog(self):
        own = QFileDialog.Option.DontUseNativeDialog
        return QFileDialog(self.window, "Chọn tệp", str(self.folder), "Tệp (*.cchc)", options=own)

    def make_input_dialog(self):
        made = QInputDialog(self.window)
        made.setWindowTitle("Ghi phiên bản")
        made.setLabelText("Tên phiên bản:")
        return made

    def _old(self):
        from cchc_desktop.ui.importing import OldReport

        path = self.folder / "cũ.txt"
        path.write_text(_OLD, encoding="utf-8")
        return path, OldReport(self.later, read_source(path))


def shown(dialog):
    """Show a dialog as the program does and let it settle."""
    dialog.show()
    settle()
    return dialog


def settle(rounds=3):
    """Let layouts, timers of no length and paint events pass."""
    for _ in range(rounds):
        QApplication.processEvents()


def put_away(dialog):
    """End a dialog and whatever it still has to do."""
    for timer in dialog.findChildren(QTimer):
        timer.stop()
    if isinstance(dialog, QDialog):
        dialog.done(0)
    dialog.deleteLater()
    settle()
