"""Measures how long keys wait while the pages beside the form are made; prints the delays.

Run from the project's folder: ``python -m tests.benchmarks.bench_preview_delay [--seconds 20]``.
Real key events are typed into a section of 3,000 words, once without and once with the pages in
view. A tick every 5 ms tells how long the window was deaf, the keys how late each was dealt with.
"""

import argparse
import os
import time
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtGui import QTextCursor

from cchc_desktop import app, paths
from cchc_desktop.services.reports import Library
from cchc_desktop.store.store import Store
from cchc_desktop.ui.workspace import Workspace
from tests.ui.keys import press

GOAL = 50.0
SECTION, WORDS = "ket_qua.tthc.giai_quyet", 3000
TICK, KEY = 5, 60
SENTENCE = "Các sở, ngành và địa phương tiếp tục rà soát hồ sơ giải quyết đúng hạn. "
TYPED = "thêm một câu nữa vào mục này. "


class Probe:
    """Types and listens for a while; knows the delays of ticks and keys, in milliseconds."""

    def __init__(self, sheet):
        self.sheet = sheet
        self.ticks, self.keys = [], []
        self.last = self.due = 0.0
        self.timers = [self.timer(TICK, self.tick), self.timer(KEY, self.key)]

    def timer(self, interval, heard):
        timer = QTimer()
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setInterval(interval)
        timer.timeout.connect(heard)
        return timer

    def tick(self):
        now = time.perf_counter()
        self.ticks.append((now - self.last) * 1000 - TICK)
        self.last = now

    def key(self):
        letter = TYPED[len(self.keys) % len(TYPED)]
        press(self.sheet, Qt.Key.Key_unknown, text=letter)
        now = time.perf_counter()
        self.keys.append((now - self.due) * 1000)
        # A key that came late must not make the next one look early.
        self.due = max(self.due + KEY / 1000, now)

    def run(self, seconds):
        self.last = time.perf_counter()
        self.due = self.last + KEY / 1000
        for timer in self.timers:
            timer.start()
        wait(seconds)
        for timer in self.timers:
            timer.stop()


def wait(seconds):
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def largest(delays):
    ordered = sorted(delays)
    return ordered[int(len(ordered) * 0.99)], ordered[-1]


def measure(session, seconds, *, pages):
    page = Workspace(session)
    page.resize(1366, 740)
    page.show()
    page.open_section(SECTION)
    page.focus_narrative()
    made = []
    if pages:
        page.toggle_preview()
        page.side.pane._worker.made.connect(made.append)
    wait(2)
    sheet = page._form().narrative.sheet
    sheet.moveCursor(QTextCursor.MoveOperation.End)
    made.clear()
    probe = Probe(sheet)
    probe.run(seconds)
    page.close_session()
    page.close()
    ticks, keys = largest(probe.ticks), largest(probe.keys)
    verdict = f"goal {GOAL:.0f} ms {'met' if keys[1] <= GOAL else 'missed'}"
    print(
        f"{'with' if pages else 'without'} pages: {len(probe.keys)} keys, {len(made)} PDFs; "
        f"key 99% {keys[0]:.1f} ms, worst {keys[1]:.1f} ms ({verdict}); "
        f"window deaf 99% {ticks[0]:.1f} ms, worst {ticks[1]:.1f} ms"
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=20)
    seconds = parser.parse_args().seconds
    application = app.make_application()
    with TemporaryDirectory() as folder, Store.create(Path(folder) / "a.cchc") as store:
        library = Library(store, paths.resources(), "lan")
        session = library.open(library.create_sample())
        session.take_text(SECTION, SENTENCE * (WORDS // len(SENTENCE.split())))
        for pages in (False, True):
            measure(session, seconds, pages=pages)
    QCoreApplication.processEvents()
    del application


if __name__ == "__main__":
    main()
