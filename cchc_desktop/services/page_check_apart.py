"""Has a file from elsewhere measured by a second process of the program, so that no file harms it.

The second process is the command ``check-page --within SECONDS`` (``page_check_inside.py``). It
tells its progress and its result as lines of JSON; this one ends it when it takes too long or is
told to stop. Knows neither PDFs nor rules.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO, Any, NamedTuple

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.render.measure import Step
from cchc_desktop.services.importing_pdf import PdfText
from cchc_desktop.services.page_check_report import Finding, Result

# A file of as many pages and letters as are allowed takes about a minute on two slow cores.
MOST_SECONDS = 120.0
MOST_LETTERS = 20_000_000  # of one answer
TICK = 0.1
ENDING = 10.0
# What the command line leaves with on a fault of the program, its last line naming the log.
FAULT = 4
NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0

Answer = dict[str, Any]


class _Child(NamedTuple):
    """A process, the lines it wrote, and the file its complaints go to."""

    process: "subprocess.Popen[bytes]"
    lines: "Queue[bytes]"
    said: IO[bytes]


def check_apart(
    path: Path, regime: str | None, step: Step | None = None, seconds: float = MOST_SECONDS
) -> Result:
    """Measure a file in a process of its own and return what deviates.

    ``step`` is asked all the time, not only before each page: with the page being read, or zeros
    before the first. When it returns False, the process is ended at once.

    Raises:
        UserError: as ``check_here``; or the file took too long, too much memory, or broke the
            process that read it.
    """
    command = command_for(path.absolute(), regime, seconds + ENDING)
    return _result(_asked(command, path.name, step, seconds), path.name)


def read_apart(path: Path, step: Step | None = None, seconds: float = MOST_SECONDS) -> PdfText:
    """Read the text of a PDF in a process of its own.

    Raises:
        UserError: as ``read_pdf``; or the file took too long, too much memory, or broke the
            process that read it.
    """
    command = [*command_for(path.absolute(), None, seconds + ENDING)[:-2], "--text", "--"]
    answer = _asked([*command, str(path.absolute())], path.name, step, seconds)
    _refuse(answer, "text", path.name)
    notes = {int(number): tuple(texts) for number, texts in answer["notes"].items()}
    return PdfText(answer["text"], notes)


def _asked(command: list[str], name: str, step: Step | None, seconds: float) -> Answer:
    """Start the process and return what it answers in the end."""
    deadline = time.monotonic() + seconds
    with _started(command, name) as child:
        for answer in _answers(child.lines, step):
            if answer and "page" not in answer:
                return answer
            if time.monotonic() > deadline:
                text = messages.PAGE_CHECK_TOO_LONG
                raise UserError(text.format(file=name, seconds=f"{seconds:.0f}"))
        raise _without_answer(child, name)


def command_for(path: Path, regime: str | None, seconds: float) -> list[str]:
    """Return how the program calls itself, from its sources or as one executable."""
    program = [sys.executable]
    if not getattr(sys, "frozen", False):
        program += ["-m", "cchc_desktop"]
    chosen = ["--regime", regime] if regime else []
    return [*program, "check-page", "--within", str(seconds), *chosen, "--", str(path)]


@contextmanager
def _started(command: list[str], name: str) -> Iterator[_Child]:
    """Start the process; leaving ends it, then its reader, then closes the pipe between them."""
    with ExitStack() as stack:
        try:
            said = stack.enter_context(tempfile.TemporaryFile())
            process = stack.enter_context(_process(command, said))
        except OSError as error:
            text = messages.PAGE_CHECK_NO_PROCESS.format(file=name)
            raise UserError(text, str(error)) from error
        lines: Queue[bytes] = Queue()
        reader = Thread(target=_read, args=(process.stdout, lines), daemon=True)
        reader.start()
        stack.callback(reader.join)
        stack.callback(process.kill)
        yield _Child(process, lines, said)


def _process(command: list[str], said: IO[bytes]) -> "subprocess.Popen[bytes]":
    # Python looks for modules where it is started: never in the user's folder.
    folder = Path(__file__).resolve().parents[2]
    return subprocess.Popen(  # noqa: S603 (a list, no shell)
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=said,
        cwd=None if getattr(sys, "frozen", False) else folder,
        creationflags=NO_WINDOW,
    )


def _answers(lines: "Queue[bytes]", step: Step | None) -> Iterator[Answer]:
    """Yield what the process tells until it falls silent, and nothing at every tick between."""
    page, pages = 0, 0
    while True:
        if step and not step(page, pages):
            raise UserError(messages.PAGE_CHECK_STOPPED)
        try:
            line = lines.get(timeout=TICK)
        except Empty:
            yield {}
            continue
        answer = _parsed(line)
        if not answer:
            return
        page, pages = answer.get("page", page), answer.get("pages", pages)
        yield answer


def _read(pipe: IO[bytes], lines: "Queue[bytes]") -> None:
    line = b"\n"
    while line.endswith(b"\n"):
        line = pipe.readline(MOST_LETTERS)
        lines.put(line)


def _parsed(line: bytes) -> Answer:
    """Return an answer, or nothing where the process ended before its line did."""
    if not line.endswith(b"\n"):
        return {}
    answer: Answer = json.loads(line)
    return answer


def _without_answer(child: _Child, name: str) -> UserError:
    """Return what to tell when the process ended without a word: a fault of ours, or the file."""
    try:
        code: int | None = child.process.wait(ENDING)
    except subprocess.TimeoutExpired:
        code = None
    child.said.seek(0)
    complaints = child.said.read().decode("utf-8", "replace").strip().splitlines()
    if code == FAULT and complaints:
        return UserError(complaints[-1])
    return UserError(messages.PAGE_CHECK_DIED.format(file=name), f"exit code {code}")


def _refuse(answer: Answer, wanted: str, name: str) -> None:
    if "refused" in answer:
        raise UserError(answer["refused"], answer["details"])
    if wanted not in answer:
        raise UserError(messages.PAGE_CHECK_DIED.format(file=name), "out of memory")


def _result(answer: Answer, name: str) -> Result:
    _refuse(answer, "result", name)
    data = answer["result"]
    findings = tuple(_finding(row) for row in data.pop("findings"))
    passed, skipped = tuple(data.pop("passed")), tuple(data.pop("skipped"))
    return Result(**data, findings=findings, passed=passed, skipped=skipped)


def _finding(row: dict[str, Any]) -> Finding:
    where = tuple(row["where"]) if row["where"] else None
    return Finding(**row | {"where": where, "pages": tuple(row["pages"])})
