"""A seeded fuzz of everything that comes from outside, in a child process with limits.

``python -m tests.hostile.fuzz --runs 10000 --seed 1 [--only json] [--out FOLDER]`` prints a table;
the same seed makes the same inputs. Inputs that did harm are written to the folder.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("json", "txt", "docx", "pdf", "template", "agency", "expression", "narrative",
         "html-paste", "numbers", "database", "search")  # fmt: skip
MOST_SECONDS = 5.0  # of processor time for one input
GIVEN_UP = 30.0  # of any time for one input, on a machine that does other things too
STARTING = 120.0
MOST_MEMORY = 300  # MB that the inputs of one target may add
# Its process is one of its own in the program: its death is told, not a fault.
APART = ("pdf",)


@dataclass
class Summary:
    """What became of the inputs of one target."""

    name: str
    runs: int = 0
    taken: int = 0
    refused: int = 0
    died: int = 0
    faults: list[str] = field(default_factory=list)
    slow: list[str] = field(default_factory=list)
    slowest: float = 0.0
    base: float = 0.0
    peak: float = 0.0

    @property
    def is_good(self) -> bool:
        """Say whether nothing broke, hung or outgrew its limit."""
        grown = self.peak - self.base > MOST_MEMORY and self.name not in APART
        return not (self.faults or self.slow or grown or (self.died and self.name not in APART))

    def row(self) -> str:
        return (
            f"{self.name:11}{self.runs:8}{self.taken:8}{self.refused:9}{len(self.faults):8}"
            f"{len(self.slow):6}{self.died:6}{self.slowest:9.2f}{self.base:7.0f}{self.peak:7.0f}"
        )


HEAD = (f"{'target':11}{'runs':>8}{'taken':>8}{'refused':>9}{'faults':>8}{'slow':>6}{'died':>6}"
        f"{'max s':>9}{'MB at':>7}{'MB max':>7}")  # fmt: skip


def fuzz(names: list[str], runs: int, seed: int, out: Path) -> list[Summary]:
    """Feed every target; a child that hangs or dies is started anew behind that input."""
    found = {name: Summary(name) for name in names}
    place, start = 0, 0
    while place < len(names):
        ended = _child(names[place:], start, runs, seed, out, found)
        if ended is None:
            return list(found.values())
        place, start = names.index(ended[0]), ended[1] + 1
        if start >= runs:
            place, start = place + 1, 0
    return list(found.values())


def _child(
    names: list[str], start: int, runs: int, seed: int, out: Path, found: dict[str, Summary]
) -> tuple[str, int] | None:
    """Follow one child to its end; return the input at which it hung or died, None at the end."""
    command = [sys.executable, "-m", "tests.hostile.feeder", ",".join(names), str(start), str(runs),
               str(seed), str(out)]  # fmt: skip
    log = out / "child.log"
    with (
        log.open("ab") as said,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said, cwd=ROOT) as process,
    ):
        at = names[0], start
        try:
            for told in _told(process):
                if told is None:
                    found[at[0]].slow.append(f"{at[0]}-{at[1]}: given up after {GIVEN_UP:.0f} s")
                    return at
                if "at" in told:
                    at = told["name"], told["at"]
                elif "end" in told:
                    return None
                else:
                    _count(found[told["name"]], told)
        finally:
            process.kill()
    found[at[0]].died += 1
    found[at[0]].runs += 1
    return at


def _told(process: "subprocess.Popen[bytes]") -> Iterator[dict | None]:
    """Yield what the child says; None when it says nothing for too long."""
    lines: Queue[bytes] = Queue()
    reader = Thread(target=_read, args=(process, lines), daemon=True)
    reader.start()
    patience = STARTING
    while True:
        try:
            line = lines.get(timeout=patience)
        except Empty:
            yield None
            return
        if not line:
            return
        told = json.loads(line)
        patience = GIVEN_UP if "at" in told else STARTING
        yield told


def _read(process: "subprocess.Popen[bytes]", lines: "Queue[bytes]") -> None:
    for line in process.stdout:
        lines.put(line)
    lines.put(b"")


def _count(summary: Summary, told: dict) -> None:
    summary.runs += told.get("became") is not None
    summary.taken += told.get("became") == "taken"
    summary.refused += told.get("became") == "refused"
    if "fault" in told:
        summary.faults.append(told["fault"])
    seconds = told.get("seconds", 0.0)
    summary.slowest = max(summary.slowest, seconds)
    if seconds > MOST_SECONDS:
        summary.slow.append(f"{told['name']}-{told['number']}: {seconds:.1f} s")
    summary.base = summary.base or told["memory"]
    summary.peak = max(summary.peak, told["memory"])


def main() -> int:
    parser = argparse.ArgumentParser(description="Feed hostile inputs to the program.")
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default=",".join(NAMES), help="names, separated by commas")
    parser.add_argument("--out", type=Path, default=Path(tempfile.gettempdir()) / "hostile")
    given = parser.parse_args()
    names = given.only.split(",")
    given.out.mkdir(parents=True, exist_ok=True)
    print(f"seed {given.seed}, {given.runs} inputs each, inputs that did harm: {given.out}")
    print(HEAD)
    good = True
    for name in names:
        begun = time.monotonic()
        (summary,) = fuzz([name], given.runs, given.seed, given.out)
        print(summary.row(), f"  {time.monotonic() - begun:.0f} s in all", flush=True)
        for line in (*dict.fromkeys(summary.faults), *summary.slow):
            print("   ", line, flush=True)
        good &= summary.is_good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
