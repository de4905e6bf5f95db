"""A screen of its own with the real program on it, driven by keys and watched from outside.

It knows windows, keys and the data file; what a walk types and expects is the walk's own.
"""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from io import BytesIO
from pathlib import Path

from PIL import ImageGrab

HERE = Path(__file__).resolve().parents[2]
# The environment of the suite may say "offscreen" and have a home of its own.
_LEFT_OUT = (
    *("QT_QPA_PLATFORM", "QT_IM_MODULE", "WAYLAND_DISPLAY", "XMODIFIERS", "DBUS_SESSION_BUS"),
    # The PDF library opens one of its own files without naming an encoding.
    "PYTHONWARNDEFAULTENCODING",
)
_PATIENCE = 20.0
_TICK = 0.05
_STILL = 1.5
_KEY_PAUSE = "4"


def until(question, what, patience=_PATIENCE):
    """Ask until the answer is true and return it; say what never happened otherwise."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if answer := question():
            return answer
        time.sleep(_TICK)
    raise AssertionError(f"not seen in {patience:.0f} s: {what}")


class Desk:
    """A virtual screen with a window manager; ends all it started when it is closed."""

    def __init__(self, folder):
        self.folder = folder
        self.home = folder / "home"
        self.home.mkdir()
        self.running = []
        self._shots = 0
        try:
            self._open_screen()
        except BaseException:
            self.close()
            raise

    def _open_screen(self):
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        screen = subprocess.Popen([*command, "-nolisten", "tcp"], pass_fds=[writing], **quiet)
        self.running.append(screen)
        os.close(writing)
        with os.fdopen(reading, encoding="ascii") as answer:
            number = answer.readline().strip()
        self.environment = self._environment(number)
        self.running.append(subprocess.Popen(["openbox"], env=self.environment, **quiet))
        # A window that is there before the manager of windows never gets the keys.
        until(lambda: int(self._xdotool("get_num_desktops") or 0), "the manager of windows")

    def _environment(self, number):
        kept = {k: v for k, v in os.environ.items() if not k.startswith(_LEFT_OUT)}
        kept = {k: v for k, v in kept.items() if not k.startswith("XDG_")}
        own = {"DISPLAY": f":{number}", "HOME": str(self.home), "LANG": "C.UTF-8"}
        return kept | own | {"PYTHONPATH": str(HERE), "PYTHONDONTWRITEBYTECODE": "1"}

    def start(self, *arguments):
        """Start the program and return its process; its complaints go to a file."""
        command = [sys.executable, "-X", "faulthandler", "-m", "cchc_desktop", *arguments]
        with self.complaints.open("ab") as log:
            program = subprocess.Popen(command, env=self.environment, stderr=log, cwd=self.folder)
        self.running.append(program)
        return program

    @property
    def complaints(self):
        return self.folder / "stderr.txt"

    def close(self):
        for process in reversed(self.running):
            process.kill()
            process.wait()

    # --- keys

    def keys(self, *names):
        """Press keys, each "ctrl+alt+f" or "Return"."""
        self._xdotool("key", "--delay", _KEY_PAUSE, *names)

    def type(self, text):
        """Type ASCII letters; a line break is Enter."""
        assert text.isascii()
        for place, line in enumerate(text.split("\n")):
            if place:
                self.keys("Return")
            if line:
                self._xdotool("type", "--delay", _KEY_PAUSE, line)

    def burst(self, gap, typed, back, corrected):
        """Type, take letters back and type others, so many milliseconds between any two keys."""
        pause = ("--delay", str(gap))
        taken = ("key", *pause, *["BackSpace"] * back)
        # Without the count all that follows would be typed.
        self._xdotool("type", *pause, "--args", "1", typed, *taken, "type", *pause, corrected)

    def _xdotool(self, *words):
        found = subprocess.run(
            ["xdotool", *words],
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return found.stdout.strip()

    # --- what is seen

    def window(self, title):
        """Wait until a window whose title begins with the words has the keys."""
        until(lambda: self.title().startswith(title), f"window “{title}”")

    def title(self):
        return self._xdotool("getactivewindow", "getwindowname")

    def look(self, name):
        """Keep a picture of the screen once it stands still."""
        self._shots += 1
        end = time.monotonic() + _STILL
        before, seen = b"", self._picture()
        while seen != before and time.monotonic() < end:
            time.sleep(_TICK)
            before, seen = seen, self._picture()
        (self.folder / f"{self._shots:02}-{name}.png").write_bytes(seen)

    def _picture(self):
        content = BytesIO()
        ImageGrab.grab(xdisplay=self.environment["DISPLAY"]).save(content, "PNG", compress_level=1)
        return content.getvalue()


class DataFile:
    """The program's data file, read from outside while the program writes it."""

    def __init__(self, path):
        self.path = Path(path)

    def answers(self, code=None):
        """Return what is stored, of one report where there are several."""
        sql = "SELECT field, value FROM answer"
        if code is None:
            return dict(self._rows(sql))
        of_report = " WHERE report_id = (SELECT id FROM report WHERE code = ?)"
        return dict(self._rows(sql + of_report, code))

    def value(self, field):
        """Return the number stored for a field, None when there is none."""
        stored = self.answers().get(field)
        data = None if stored is None else json.loads(stored)
        return data.get("number", data) if isinstance(data, dict) else data

    def text(self, section):
        return json.loads(self.answers().get(f"text.{section}", '""'))

    def reports(self):
        return self._rows("SELECT code, agency FROM report")

    def section(self):
        """Return the section that is open in the window."""
        return next(iter(self.settings().get("window.section", {"": ""}).values()))

    def settings(self):
        found = self._rows("SELECT key, value FROM setting")
        return {key: json.loads(value) for key, value in found}

    def _rows(self, sql, *values):
        if not self.path.exists():
            return []
        with closing(sqlite3.connect(f"{self.path.as_uri()}?mode=ro", uri=True)) as connection:
            try:
                return connection.execute(sql, values).fetchall()
            except sqlite3.OperationalError:  # locked by a write, or not yet made
                return []


def kill(program):
    """End a program as a power cut does."""
    program.send_signal(signal.SIGKILL)
    program.wait()


def page_text(path):
    """Return the text of a PDF in reading order, its lines joined."""
    command = ["pdftotext", "-enc", "UTF-8", str(path), "-"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    return " ".join(done.stdout.split())
