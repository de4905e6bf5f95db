"""Measures how long keys wait while the pages beside the form are made; prints the delays.

Run from the project's folder: ``python -m tests.benchmarks.bench_preview_delay [--seconds 20]``.
Real key events are typed into a section of 3,000 words full of marks: loose figures, paragraphs to
be reviewed, footnotes. It is done without and with the pages in view, in one go and in bursts, in
whose pauses findings and marks are looked for. A tick every 5 ms tells how long the window was
deaf, the keys how late each was dealt with.
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
from cchc_desktop.services.review import carried_text
from cchc_desktop.store.store import Store
from cchc_desktop.ui.workspace import Workspace
from tests.ui.keys import press

GOAL = 50.0
SECTION, WORDS = "ket_qua.tthc.giai_quyet", 3000
TICK, KEY = 5, 60
SENTENCE = "Các sở, ngành và địa phương tiếp tục rà soát 31.415 hồ sơ giải quyết đúng hạn. "
NOTE = "^[Theo Kế hoạch số 44/KH-UBND ngày 20/12/2017.]"
IN_PARAGRAPH = 6
TYPED = "thêm một câu nữa có 27 việc vào mục này. "
BURST, REST = 25, 500


class Probe:
    """Types and listens for a while; knows the delays of ticks and keys, in milliseconds."""

    def __init__(self, sheet, *, rests):
        self.sheet, self.rests = sheet, rests
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
        pause = REST if self.rests and len(self.keys) % BURST == 0 else KEY
        if pause != self.timers[1].interval():
            self.timers[1].setInterval(pause)
            self.due = now + pause / 1000
        else:
            # A key that came late must not make the next one look early.
            self.due = max(self.due + pause / 1000, now)

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


def long_text():
    """Return the section: paragraphs of some hundred words, each with a footnote."""
    paragraph = (SENTENCE * IN_PARAGRAPH).strip() + NOTE
    return "\n\n".join([paragraph] * (WORDS // len(paragraph.split())))


def measure(session, seconds, *, pages, rests):
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
    probe = Probe(sheet, rests=rests)
    probe.run(seconds)
    page.close_session()
    page.close()
    ticks, keys = largest(probe.ticks), largest(probe.keys)
    worst = max(keys[1], ticks[1])
    verdict = f"goal {GOAL:.0f} ms {'met' if worst <= GOAL else 'missed'}"
    print(
        f"{'with' if pages else 'without'} pages, {'in bursts' if rests else 'in one go'}, "
        f"{len(sheet.extraSelections())} marks: {len(probe.keys)} keys, {len(made)} PDFs; "
        f"key 99% {keys[0]:.1f} ms, worst {keys[1]:.1f} ms; "
        f"window deaf 99% {ticks[0]:.1f} ms, worst {ticks[1]:.1f} ms ({verdict})"
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=20)
    seconds = parser.parse_args().seconds
    application = app.make_application()
    with TemporaryDirectory() as folder, Store.create(Path(folder) / "a.cchc") as store:
        library = Library(store, paths.resources(), "lan")
        session = library.open(library.create_sample())
        text = long_text()
        session.take_all({f"text.{SECTION}": text, **carried_text(SECTION, text)})
        for pages in (False, True):
            for rests in (False, True):
                measure(session, seconds, pages=pages, rests=rests)
    QCoreApplication.processEvents()
    del application


if __name__ == "__main__":
    main()
