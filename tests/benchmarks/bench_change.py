"""Measures what follows one changed figure against one durable commit of the same row.

Run from the project's folder: ``python -m tests.benchmarks.bench_change [--reports 80]``.
The file holds many reports. A *commit* is the bare write of the answer and its history by SQLite
with the program's own settings, into a copy of the file. *Figures* is taking the figure through the
session until formulas, rules and findings are up to date; *window* adds the shown form with its
chips and messages; *pages* adds the document and its PDF, which in the program are made beside, in
another thread. *Search* is one search without marks over all reports, as a ratio to the same
commit.
"""

import argparse
import os
import sqlite3
import statistics
import sys
import time
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from cchc_desktop import paths
from cchc_desktop.services.compose import compose
from cchc_desktop.services.export import layout_of
from cchc_desktop.services.preview import render
from cchc_desktop.services.reports import Library
from cchc_desktop.services.search import SearchIndex
from cchc_desktop.store import opening
from cchc_desktop.store.store import Store
from cchc_desktop.ui.workspace import Workspace

ROUNDS = 40
GOAL = 5.0
KEY, SECTION = "ho_so.moi", "ket_qua.tthc.giai_quyet"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=80)
    arguments = parser.parse_args()
    application = QApplication(sys.argv[:1])
    with TemporaryDirectory(dir=Path.cwd()) as folder:
        path = Path(folder) / "a.cchc"
        with Store.create(path) as store:
            library = Library(store, paths.resources())
            fill(library, arguments.reports)
            measure(application, library, path)


def fill(library, reports):
    """Store the sample and copies of it over the years."""
    library.create_sample()
    answers = library.store.answers(library.store.report("2018-6T").id)
    codes = [f"{year}-{kind}" for year in range(2013, 2040) for kind in ("Q1", "6T", "9T", "N")]
    for code in [code for code in codes if code != "2018-6T"][: reports - 1]:
        library.create(code, "soc-trang", "cchc-2012")
        row = library.store.report(code)
        library.store.write(row.id, answers, "")


def measure(application, library, path):
    session = library.open("2018-6T")
    page = Workspace(session)
    page.resize(1366, 740)
    page.show()
    page.show_section(SECTION)
    session.unlisten(page._changed)
    application.processEvents()
    other = next(row for row in library.reports() if row.id != session.report.id)
    bench = Bench(application, session, page, other.id)
    bench.make_pages()
    # The program would notice that somebody else writes into its own file.
    copy = path.with_name("copy.cchc")
    copy.write_bytes(path.read_bytes())
    with closing(opening.connect(copy)) as connection:
        for turn in range(ROUNDS):
            bench.round(connection, turn)
    report(bench.times, search_times(library))
    session.listen(page._changed)
    page.close_session()


class Bench:
    """One report with its form on a hidden screen, and the times of the rounds so far."""

    def __init__(self, application, session, page, bare):
        # A write behind the program's back would be noticed, so the bare one is another report's.
        self.bare = bare
        self.application = application
        self.session = session
        self.page = page
        self.layout = layout_of(session.report.regime)
        self.times = {"commit": [], "figures": [], "window": [], "pages": []}
        self.change = None

    def round(self, connection, turn):
        """Commit a bare row, then change the figure and let everything follow, part by part."""
        self.times["commit"].append(timed(lambda: commit(connection, self.bare, turn)))
        taken = timed(lambda: self.take(f"{199_000 + turn}"))
        shown = taken + timed(self.show)
        for name, seconds in (
            ("figures", taken),
            ("window", shown),
            ("pages", shown + timed(self.make_pages)),
        ):
            self.times[name].append(seconds)

    def take(self, typed):
        self.change = self.session.take(KEY, typed)
        return self.session.problems

    def show(self):
        self.page._changed(self.change)
        self.page._show_checks()
        self.application.processEvents()

    def make_pages(self):
        render(compose(self.session, self.layout), self.layout)


def commit(connection, row, turn):
    """Write one answer and its history, as the store does, and nothing else."""
    connection.execute("BEGIN IMMEDIATE")
    value = str(100_000 + turn)
    connection.execute(
        "UPDATE answer SET value = ? WHERE report_id = ? AND field = ?", (value, row, KEY)
    )
    connection.execute(
        "INSERT INTO answer_change (report_id, field, old, new, at, who, action)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (row, KEY, "1", value, "2026-01-01T00:00:00+00:00", "", 1_000_000),
    )
    connection.execute("COMMIT")


def search_times(library):
    index = SearchIndex(library)
    building = timed(lambda: list(index.refresh()))
    asked = ("dieu hanh", "khong co o dau ca", "cai cach hanh chinh", "200.953")
    return building, [timed(lambda words=words: index.find(words)) for words in asked]


def timed(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def report(times, search):
    middle = {name: statistics.median(values) for name, values in times.items()}
    for name, seconds in middle.items():
        ratio = seconds / middle["commit"]
        verdict = "" if name == "commit" else f"  {'within' if ratio <= GOAL else 'over'} {GOAL:g}"
        sys.stdout.write(f"{name:8} {seconds * 1000:7.2f} ms  {ratio:5.2f} x commit{verdict}\n")
    building, asked = search
    sys.stdout.write(f"search   {max(asked) * 1000:7.2f} ms slowest; index {building:.2f} s\n")
    sys.stdout.write(f"SQLite {sqlite3.sqlite_version}, {os.cpu_count()} cores\n")


if __name__ == "__main__":
    main()
