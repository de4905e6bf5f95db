"""A screen of its own for a verification: keys are pressed on it, pictures of it are kept.

It knows windows and keys; which program runs on it is the verification's own.
"""

import json
import os
import sqlite3
import subprocess
import time
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import building

T = TypeVar("T")
_PATIENCE = 90.0
_TICK = 0.2
_STILL = 10.0
TOOLS = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "import": "imagemagick"}


class NotSeenError(building.BuildError):
    """What should have happened on the screen or in the data did not."""


def until(question: Callable[[], T], what: str, patience: float = _PATIENCE) -> T:
    """Ask until the answer is true and return it.

    Raises:
        NotSeenError: it never was.
    """
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if answer := question():
            return answer
        time.sleep(_TICK)
    raise NotSeenError(f"not seen within {patience:.0f} seconds: {what}")


def expect(right: bool, what: str) -> None:
    """Tell what was found to be so.

    Raises:
        NotSeenError: it is not so.
    """
    if not right:
        raise NotSeenError(f"not so: {what}")
    print(f"ok: {what}", flush=True)


class Screen:
    """A virtual screen with a window manager; ends what it started when it is left."""

    def __init__(self, shots: Path, environment: Mapping[str, str]) -> None:
        for tool, package in TOOLS.items():
            building.need(tool, package)
        self._shots = building.fresh(shots)
        self._given = dict(environment)
        self._running: list[subprocess.Popen[bytes]] = []
        self._count = 0
        self.environment: dict[str, str] = {}

    def __enter__(self) -> Self:
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24"]
        self._start([*command, "-nolisten", "tcp"], {**os.environ}, pass_fds=[writing])
        os.close(writing)
        with os.fdopen(reading, encoding="ascii") as answer:
            display = f":{answer.readline().strip()}"
        self.environment = {**self._given, "DISPLAY": display}
        self._start(["openbox"], self.environment)
        # A window that is there before the manager of windows never gets the keys.
        until(lambda: int(self._xdotool("get_num_desktops") or 0), "the manager of windows")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None:
            self.look("when-it-failed")
        for process in reversed(self._running):
            process.kill()
            process.wait()

    def _start(
        self, command: Sequence[str], environment: Mapping[str, str], pass_fds: Sequence[int] = ()
    ) -> None:
        process = subprocess.Popen(
            list(command),
            env=dict(environment),
            pass_fds=pass_fds,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._running.append(process)

    # --- keys

    def keys(self, *names: str) -> None:
        """Press keys one after another, each as "ctrl+shift+e" or "Return"."""
        for name in names:
            self._xdotool("key", name)
            time.sleep(_TICK)

    def type(self, text: str) -> None:
        """Type letters of ASCII."""
        self._xdotool("type", "--delay", "60", text)
        time.sleep(_TICK)

    def _xdotool(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words],
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return done.stdout.strip()

    # --- what is seen

    def titles(self) -> list[str]:
        """Return the titles of all windows that are shown."""
        numbers = self._xdotool("search", "--onlyvisible", "--name", ".").split()
        return [self._xdotool("getwindowname", number) for number in numbers]

    def title(self) -> str:
        """Return the title of the window that has the keys."""
        return unicodedata.normalize("NFC", self._xdotool("getactivewindow", "getwindowname"))

    def window(self, words: str) -> None:
        """Wait until a window whose title begins with the words has the keys."""
        until(lambda: self.title().startswith(words), f"the window “{words}”")

    def closed(self) -> None:
        """Wait until no window is open."""
        until(lambda: not self.title(), "the end of the program")

    def look(self, name: str) -> Path:
        """Keep a picture of the screen, once it stands still."""
        self._count += 1
        target = self._shots / f"{self._count:02}-{name}.png"
        end = time.monotonic() + _STILL
        before, seen = b"", self._picture()
        while seen != before and time.monotonic() < end:
            time.sleep(3 * _TICK)
            before, seen = seen, self._picture()
        target.write_bytes(seen)
        print(f"  picture {target}", flush=True)
        return target

    def _picture(self) -> bytes:
        done = subprocess.run(
            ["import", "-window", "root", "-define", "png:exclude-chunks=date,time", "png:-"],
            env=self.environment,
            capture_output=True,
            check=False,
        )
        return done.stdout


def reports(data: Path) -> list[str]:
    """Return the reports in a data file, read while the program has it."""
    return [row[0] for row in _rows(data, "SELECT code FROM report")]


def numbers(data: Path) -> list[object]:
    """Return the figures stored in a data file."""
    stored = [json.loads(row[0]) for row in _rows(data, "SELECT value FROM answer")]
    return [value.get("number") if isinstance(value, dict) else value for value in stored]


def _rows(data: Path, sql: str) -> list[tuple[str, ...]]:
    if not data.is_file():
        return []
    with closing(sqlite3.connect(f"{data.as_uri()}?mode=ro", uri=True)) as connection:
        try:
            return connection.execute(sql).fetchall()
        except sqlite3.OperationalError:
            # Being made, or locked by a write; the next question will be answered.
            return []


# --- a newcomer's way, the same on every system

PERIOD = "06 tháng đầu năm 2018"
TITLE = "Báo cáo CCHC"
REFUSED = "Chưa mở được dữ liệu"
NO_SCHEMA_YET = 999
# 27 of 28 parts of the plan; the share follows by itself.
FIGURE, PRINTED = 27, "96,43%"


def walk(screen: Screen, data: Path, pdf: Path) -> None:
    """Go from the first start over the sample and a figure of one's own to the PDF."""
    screen.window(TITLE)
    screen.look("first-start-data")
    screen.keys("Return")
    screen.look("first-start-agency")
    screen.keys("Return")
    screen.look("first-start-sample")
    screen.keys("Return")
    until(lambda: reports(data) == ["2018-6T"], f"the sample report in {data}")
    screen.window(PERIOD)
    screen.look("sample")
    screen.keys("ctrl+1")
    screen.look("chapter-1")
    screen.keys("ctrl+a")
    screen.type(str(FIGURE))
    screen.look("own-figure-typed")
    screen.keys("Return")
    until(lambda: FIGURE in numbers(data), f"{FIGURE} in {data}")
    screen.look("own-figure-stored")
    export(screen, pdf)


def export(screen: Screen, pdf: Path) -> None:
    """Write the open report as PDF, and find the figure in it."""
    screen.keys("ctrl+shift+e")
    screen.window("Xuất báo cáo")
    screen.look("export")
    screen.keys("Return")
    until(pdf.is_file, str(pdf))
    screen.look("exported")
    screen.keys("Escape")
    screen.window(PERIOD)
    text = building.run([building.need("pdftotext", "poppler-utils"), pdf, "-"])
    if PRINTED not in text:
        raise NotSeenError(f"{PRINTED} in {pdf}")
    print(f"  {pdf}: {len(text.split())} words, {PRINTED} among them", flush=True)


def opened(screen: Screen, name: str) -> None:
    """See that the report of before is open again."""
    screen.window(PERIOD)
    screen.look(name)


def newer_file(data: Path) -> Path:
    """Make a data file as a later release of the program would leave it."""
    made = bytearray(data.read_bytes())
    # Where SQLite keeps user_version: https://www.sqlite.org/fileformat.html
    made[60:64] = NO_SCHEMA_YET.to_bytes(4, "big")
    newer = data.with_name("ban-moi-hon.cchc")
    newer.write_bytes(made)
    return newer


def refused(screen: Screen, newer: Path, before: bytes) -> None:
    """See that a file of a later release is refused and not touched, and the program ends."""
    screen.window(REFUSED)
    screen.look("newer-file-refused")
    expect(newer.read_bytes() == before, "a newer file is refused and stays as it is")
    screen.keys("Escape")
    screen.closed()


def leave(screen: Screen) -> None:
    """Close the program and wait until it is gone."""
    screen.keys("ctrl+q")
    screen.closed()
