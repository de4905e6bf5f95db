"""Measures the memory of an hour of work against the memory after the start.

Run from the project's folder: ``python -m tests.benchmarks.bench_memory [--actions 3600]``: one a
second for an hour, without the pauses.
A clerk who decides by chance, always in the same way, works in the real window: goes through
sections, types figures and sentences, undoes, looks at pages, exports, searches, compares and
changes reports. *Start* is the window with a report open and all its forms built, as it is after
some seconds. *Needed* leaves out what is free again but kept by the system's allocator, where it
can be asked to give it back. *Held* are pages and sessions of closed reports that are held.
"""

import argparse
import gc
import os
import random
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QThreadPool
from PySide6.QtWidgets import QApplication

from cchc_desktop import paths
from cchc_desktop.app import make_application
from cchc_desktop.model.template import Kind
from cchc_desktop.services.compare_reports import compare
from cchc_desktop.services.export import export
from cchc_desktop.services.reports import Library
from cchc_desktop.services.search import SearchIndex
from cchc_desktop.services.session import Session
from cchc_desktop.services.versions import read_version
from cchc_desktop.store.store import Store
from cchc_desktop.ui.data_file_tools import DataFileTools
from cchc_desktop.ui.main_window import MainWindow
from cchc_desktop.ui.memory import give_back, keep_flat
from cchc_desktop.ui.workspace import Workspace

GOAL = 1.5
HOUR = 3_600  # one thing a second
TOLD = 10
LONGER = 200
NUMBERS = ("0", "12", "95,5", "199.000", "không phát sinh", "", "abc")
SENTENCES = (
    " Đã ban hành Kế hoạch số 12/KH-UBND ngày 05/01/2018 của UBND tỉnh.",
    " Giải quyết {ho_so.moi} hồ sơ, đạt 95,5%^[Theo báo cáo của Văn phòng UBND tỉnh].",
    " Số hồ sơ mới tiếp nhận là 199.000, trong đó 12/15 đơn vị đạt yêu cầu.",
)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--actions", type=int, default=HOUR)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    application = make_application()
    keep_flat(application)
    with TemporaryDirectory() as folder, Store.create(Path(folder) / "a.cchc") as store:
        library = Library(store, paths.resources(), "lan")
        codes = [library.create_sample()]
        codes += [library.create(f"{year}-Q1", "soc-trang", "cchc-2012") for year in (2016, 2017)]
        window = MainWindow(DataFileTools(lambda _: None, lambda _: None))
        window.show()
        window.begin(library)
        window.open_report(codes[0])
        while window.workspace.stack.count() < len(window.workspace.outline.keys):
            wait(200)
        clerk = Clerk(application, window, codes, Path(folder), options.seed)
        work(clerk, options.actions)
        window.close()


def work(clerk, actions):
    start = now = memory()
    begun = time.monotonic()
    say(f"start  {start:7.1f} MB")
    for number in range(1, actions + 1):
        clerk.act()
        if number % max(actions // TOLD, 1) == 0:
            clerk.rest()
            now = memory()
            give_back()
            needed = memory()
            say(
                f"{number:6} {now:7.1f} MB  {now / start:4.2f} x start"
                f"  needed {needed:7.1f} MB  {needed / start:4.2f} x"
            )
    ratio = now / start
    verdict = "within" if ratio <= GOAL else "over"
    say(f"{actions} actions in {time.monotonic() - begun:.0f} s: {ratio:.2f} x  {verdict} {GOAL:g}")
    clerk.window.show_list()
    clerk.rest()
    held = Counter(type(o).__name__ for o in gc.get_objects() if isinstance(o, Session | Workspace))
    say(f"held   {dict(held)}")


class Clerk:
    """Does one thing after the other in the window, as chance has it."""

    def __init__(self, application, window, codes, folder, seed):
        self.application, self.window, self.codes, self.folder = application, window, codes, folder
        self.random = random.Random(seed)
        self.index = SearchIndex(window.library)
        self.first = {}
        # How often of a thousand times each thing is done.
        often = {
            self.open_section: 300,
            self.type_figure: 250,
            self.write: 200,
            self.undo: 120,
            self.redo: 60,
            self.look_through: 40,
            self.search: 10,
            self.show_pages: 10,
            self.compare: 3,
            self.board: 3,
            self.change_report: 3,
            self.export: 1,
        }
        self.ways, self.weights = list(often), list(often.values())

    @property
    def page(self):
        return self.window.workspace

    def act(self):
        self.random.choices(self.ways, self.weights)[0]()
        self.settle()

    def settle(self):
        """Do what is waiting; outside the event loop nothing would ever be deleted later."""
        self.application.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def rest(self):
        """Let everything come to an end that was begun."""
        QThreadPool.globalInstance().waitForDone()
        for _ in range(5):
            self.settle()
        gc.collect()

    def open_section(self):
        self.page.open_section(self.random.choice(self.page.outline.keys))

    def type_figure(self):
        fields = self.page.session.template.fields.values()
        wanted = [f for f in fields if f.kind is Kind.TYPED and f.is_figure]
        field = self.random.choice(wanted)
        self.page.go_to(self.page.session.template.section_of[field.key].key, field.key)
        row = self.page.focused_row()
        if row is not None:
            row.editor.selectAll()
            row.editor.insert(self.random.choice(NUMBERS))
            row.editor.commit()

    def write(self):
        editor = self.page.narrative()
        if editor is None:
            return
        text, code = editor.stored_text(), self.page.session.report.code
        first = self.first.setdefault((code, self.page.current), text)
        # The report stays as long as it is: a longer one takes more memory by right.
        text = first if len(text) > len(first) + LONGER else text + self.random.choice(SENTENCES)
        self.page.session.take_text(self.page.current, text)

    def undo(self):
        self.page.undo()

    def redo(self):
        self.page.redo()

    def look_through(self):
        self.page._show_checks()
        self.page.problems.show_next()

    def search(self):
        list(self.index.refresh())
        self.index.find(self.random.choice(("cải cách", "dieu hanh", "kế hoạch")))

    def show_pages(self):
        self.page.toggle_preview()
        wait(400)

    def compare(self):
        library = self.window.library
        rows = [library.store.report(code) for code in self.random.sample(self.codes, 2)]
        compare(*(read_version(library, row, None) for row in rows))

    def board(self):
        self.page.show_board()
        self.page._board.close()

    def change_report(self):
        self.window.open_report(self.random.choice(self.codes))

    def export(self):
        export(self.page.session, self.random.choice(("pdf", "docx")), self.folder / "bao-cao")


def memory():
    """Return the megabytes of this process that are in memory."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def wait(milliseconds):
    """Let the window and the threads beside it work; Qt's own waiting would stop the threads."""
    end = time.monotonic() + milliseconds / 1e3
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.005)


def say(line):
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
