"""Measures how long it takes to open a section of the sample, in frames of the screen.

Run from the project's folder: ``python -m tests.benchmarks.bench_section [--worst 5]``.
*First* is the first time a section is opened, when its form is built, one after the other at once;
*leafing* the same with a quarter of a second between two, as by a hand on the keys; *idle* after
the time a reader spends before the first click; *again* every later time. Painting is counted in.
"""

import argparse
import os
import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest

from cchc_desktop import paths
from cchc_desktop.app import make_application
from cchc_desktop.services.reports import Library
from cchc_desktop.store.store import Store
from cchc_desktop.ui.workspace import Workspace

FRAME = 0.016
GOAL = 2.0
READING, LEAFING = 6_000, 250  # milliseconds


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--worst", type=int, default=3, help="how many sections to name")
    options = parser.parse_args()
    application = make_application()
    with TemporaryDirectory() as folder, Store.create(Path(folder) / "a.cchc") as store:
        library = Library(store, paths.resources())
        code = library.create_sample()
        page = opened(application, library, code)
        tell("first", walk(application, page), options.worst)
        tell("again", walk(application, page), options.worst)
        close(application, page)
        page = opened(application, library, code)
        tell("leafing", walk(application, page, LEAFING), options.worst)
        close(application, page)
        page = opened(application, library, code)
        QTest.qWait(READING)
        tell("idle", walk(application, page), options.worst)
        close(application, page)


def opened(application, library, code):
    """Return the page of the sample as a start shows it, with its first form."""
    page = Workspace(library.open(code))
    page.resize(1366, 740)
    page.show()
    page.show_section(page.outline.keys[0])
    settle(application)
    return page


def close(application, page):
    page.close_session()
    page.close()
    page.deleteLater()
    settle(application)


def walk(application, page, pause=0):
    """Open every section in printing order; return the frames each of them took."""
    frames = {}
    for key in page.outline.keys[1:]:
        QTest.qWait(pause)
        start = time.perf_counter()
        page.show_section(key)
        application.processEvents()
        frames[key] = (time.perf_counter() - start) / FRAME
    page.show_section(page.outline.keys[0])
    settle(application)
    return frames


def settle(application):
    for _ in range(5):
        application.processEvents()


def tell(name, frames, worst):
    middle, slowest = statistics.median(frames.values()), max(frames.values())
    verdict = "within" if slowest <= GOAL else "over"
    sys.stdout.write(
        f"{name:7} p50 {middle:5.2f}  worst {slowest:5.2f} frames of 16 ms  {verdict} {GOAL:g}\n"
    )
    for key in sorted(frames, key=frames.__getitem__, reverse=True)[:worst]:
        sys.stdout.write(f"         {frames[key]:5.2f}  {key}\n")


if __name__ == "__main__":
    main()
