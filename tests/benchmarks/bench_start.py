"""Measures the start of the program against a bare window of the same toolkit; prints ratios.

Run from the project's folder: ``python -m tests.benchmarks.bench_start [--reports 80] [--open]``.
Every start is a new process, bare and real ones in turn. *Shown* is the first painting of the
window, *ready* when the list, or with ``--open`` a form, is painted as well. Before a *cold* start
the files of Python, Qt and the program are dropped from the system's cache.
"""

import argparse
import os
import statistics
import subprocess
import sys
import sysconfig
import time
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from cchc_desktop import paths
from cchc_desktop.services.reports import Library
from cchc_desktop.store.store import Store

WARM_ROUNDS, COLD_ROUNDS = 15, 5
GOAL = 1.5
ROOT = Path(__file__).resolve().parents[2]

# A line for each moment; then the process ends without cleaning up.
COMMON = """
import os, sys, time
moments = {}
def mark(moment):
    moments.setdefault(moment, time.monotonic())
def ready(window, application):
    window.repaint()
    application.processEvents()
    mark("ready")
    print(moments["shown"], moments["ready"], flush=True)
    os._exit(0)
"""
BARE = (
    COMMON
    + """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        mark("shown")
application = QApplication(sys.argv[:1])
window = Window()
window.resize(1366, 740)
window.show()
QTimer.singleShot(0, lambda: ready(window, application))
application.exec()
"""
)
REAL = (
    COMMON
    + """
from cchc_desktop import cli
def watched(arguments):
    from cchc_desktop import app
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow
    class Window(app.MainWindow):
        def paintEvent(self, event):
            super().paintEvent(event)
            mark("shown")
    app.MainWindow = Window
    start = app.Program.start
    def start_and_tell(self, data):
        started = start(self, data)
        QTimer.singleShot(0, lambda: ready(self.window, QApplication.instance()))
        return started
    app.Program.start = start_and_tell
    return app.run(arguments.data)
cli._COMMANDS["gui"] = watched
cli.main(["gui", "--data", sys.argv[1]])
"""
)


def start(code, *arguments):
    """Return the seconds from a new process's beginning until its window was shown and ready."""
    for data in arguments:
        # A start that ends without cleaning up leaves it behind.
        Path(f"{data}.lock").unlink(missing_ok=True)
    begin = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        # Without compiled files both would mostly measure the compiler.
        env={k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=True,
    )
    return [float(moment) - begin for moment in done.stdout.split()]


def cool():
    """Drop what a start reads from the system's cache, as far as nobody else has it mapped."""
    os.sync()
    folders = {sysconfig.get_path(name) for name in ("stdlib", "platlib", "purelib")}
    for folder in (*map(Path, sorted(folders)), ROOT / "cchc_desktop", ROOT / "resources"):
        for path in folder.rglob("*"):
            if path.is_file():
                descriptor = os.open(path, os.O_RDONLY)
                os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
                os.close(descriptor)


def compare(label, data, rounds, before=lambda: None):
    """Print shown and ready as ratios to the bare window, rounds of both in turn."""
    start(BARE)
    start(REAL, str(data))
    bare, shown, ready = [], [], []
    for _ in range(rounds):
        before()
        bare.append(start(BARE)[0])
        before()
        seen, done = start(REAL, str(data))
        shown.append(seen)
        ready.append(done)
    print(f"{label}: bare window {statistics.median(bare) * 1e3:.0f} ms")
    for moment, times in (("shown", shown), ("ready", ready)):
        ratio = statistics.median(a / b for a, b in zip(times, bare, strict=True))
        goal = f" (goal <= {GOAL})" if moment == "shown" else ""
        print(f"  {moment} {statistics.median(times) * 1e3:.0f} ms, ratio {ratio:.2f}{goal}")


def make_file(path, reports, *, opened):
    """Fill a data file with the sample and empty reports of other periods."""
    with closing(Store.create(path)) as store:
        library = Library(store, paths.resources())
        code = library.create_sample()
        years = (*range(2012, 2025), *range(2026, 2030))
        others = [(year, kind) for year in years for kind in library.periods.kinds]
        others.remove((2018, "6T"))
        for year, kind in others[: reports - 1]:
            library.create(f"{year}-{kind}", "soc-trang" if year < 2025 else "can-tho")
        if opened:
            store.set_setting("window.report", code)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--reports", type=int, default=1)
    parser.add_argument("--open", action="store_true", help="with the sample open")
    options = parser.parse_args()
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        data = Path(folder) / "reports.cchc"
        make_file(data, options.reports, opened=options.open)
        start(BARE)
        start(REAL, str(data))
        print(f"{options.reports} reports in the file")
        compare("warm", data, WARM_ROUNDS)
        if hasattr(os, "posix_fadvise"):
            compare("cold", data, COLD_ROUNDS, cool)


if __name__ == "__main__":
    main()
