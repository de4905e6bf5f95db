"""Ends the program at random moments of scripted work and looks at what is left on the disk.

    python -m tests.durability.kills --runs 200 --seed 1 [--deed typing]

Half of the runs end after a random time, half at a random change of a file. Prints one line per
deed and ends with code 1 when anything acknowledged was lost.
"""

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from select import select
from shutil import copytree

from tests.durability import faultlib
from tests.durability.after import look_after
from tests.durability.deeds import DEEDS, Work, new_folder

# How long a deed may run and how many changes of files it may make before it ends.
LONGEST = {"exporting": 6.0, "restoring": 3.0, "window": 3.0}
MOST_CHANGES = {"typing": 400, "window": 400}
PATIENCE = 60.0


def begin(deed, folder, seed):
    """Start a deed in a process of its own; return its number and the pipe it tells through."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    os.close(reading)
    code = 0
    try:
        chance = random.Random(seed)
        if seed % 2 and faultlib.is_loaded():
            # Where it ends is known to this process alone, in the middle of a change of a file.
            nth = chance.randint(1, MOST_CHANGES.get(deed, 250))
            faultlib.arm(nth, faultlib.KILL)
        DEEDS[deed](Work(folder, chance, writing))
    except BaseException:
        sys.excepthook(*sys.exc_info())
        code = 70
    finally:
        os._exit(code)


def run(deed, template, seed):
    """Let a deed run until it is killed; return what is wrong afterwards and what it told."""
    with tempfile.TemporaryDirectory(prefix="kill-") as place:
        folder = Path(place) / "dữ liệu"
        copytree(template, folder)
        child, pipe = begin(deed, folder, seed)
        told = listen(child, pipe, random.Random(seed).uniform(0, LONGEST.get(deed, 0.6)))
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            return ["the deed ended by itself: " + str(told[-1:])], told
        return look_after(deed, folder, told), told


def listen(child, pipe, patience):
    """Collect what the deed tells, killing it ``patience`` seconds after it is ready."""
    collected, end = b"", time.monotonic() + PATIENCE
    is_ready = False
    while time.monotonic() < end:
        if select([pipe], [], [], max(0.0, min(0.02, end - time.monotonic())))[0]:
            piece = os.read(pipe, 1 << 16)
            if not piece:
                break
            collected += piece
        if not is_ready and b'"ready"' in collected:
            is_ready, end = True, time.monotonic() + patience
    os.kill(child, signal.SIGKILL)
    while piece := os.read(pipe, 1 << 16):
        collected += piece
    os.close(pipe)
    lines = collected.split(b"\n")
    return [json.loads(line) for line in lines[:-1]]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--deed", choices=list(DEEDS), action="append")
    arguments = parser.parse_args()
    if not faultlib.is_loaded():
        return faultlib.run_again("tests.durability.kills")
    failed = 0
    with tempfile.TemporaryDirectory(prefix="kill-from-") as place:
        template = Path(place)
        new_folder(template)
        for deed in arguments.deed or DEEDS:
            failed += report(deed, template, arguments.runs, arguments.seed)
    return 1 if failed else 0


def report(deed, template, runs, seed):
    """Run one deed many times, print a line and return how many runs went wrong."""
    words, wrong = Counter(), 0
    for number in range(seed * 10_000, seed * 10_000 + runs):
        problems, told = run(deed, template, number)
        words.update(line[0] for line in told)
        for problem in problems:
            print(f"{deed} --seed {number}: {problem}")
        wrong += bool(problems)
    steps = ", ".join(f"{count} {word}" for word, count in sorted(words.items()))
    print(f"{deed:10} {runs} kills, {wrong} wrong; told: {steps}", flush=True)
    return wrong


if __name__ == "__main__":
    sys.exit(main())
