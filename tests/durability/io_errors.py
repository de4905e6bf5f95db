"""Lets every single change of a file fail in turn and asks whether anything was lost or hidden.

    python -m tests.durability.io_errors [--only typing] [--every 1]

Each step runs again and again with its first, second, third … change of a file failing, until
none is left to fail: once with a fault of the disk, once with a full disk, each for that change
alone and from there on. Prints one line per step; ends with code 1 when something was wrong.
"""

import argparse
import errno
import os
import sys
import tempfile
import traceback
from pathlib import Path
from shutil import copytree

from cchc_desktop.errors import UserError
from cchc_desktop.store.publish import sweep
from cchc_desktop.store.store import Store
from tests.durability import faultlib
from tests.durability.after import leftovers
from tests.durability.deeds import DATA, new_folder
from tests.durability.steps import STEPS

FAULTS = {
    "fault": (errno.EIO, False),
    "lasting fault": (errno.EIO, True),
    "full for a moment": (errno.ENOSPC, False),
    "full": (errno.ENOSPC, True),
}
MOST = 3000
FINE, NOTHING_LEFT, WRONG = 0, 3, 4


def attempt(name, folder, nth, fault):
    """Carry out one step whose n-th change fails, then the same step on a sound disk."""
    step = STEPS[name](folder)
    before = step.state()
    faultlib.arm(nth, fault[0], stays=fault[1])
    outcome = act(step)
    struck = faultlib.seen() >= nth
    faultlib.arm(0, 0)
    after = step.state()
    again = act(step)
    final = step.state()
    problem = judge(outcome, before, after, again, final)
    if problem:
        print(f"{name}, change {nth}, {os.strerror(fault[0])}: {problem}", flush=True)
        return WRONG
    return FINE if struck else NOTHING_LEFT


def act(step):
    """Return "done", the sentence of a refusal, or the trace of a fault of the program."""
    try:
        step.act()
    except UserError as error:
        return "refused " + error.message
    except Exception:
        return traceback.format_exc()
    return "done"


def judge(outcome, before, after, again, final):
    """Say what is wrong, nothing when all is well."""
    if again != "done":
        return f"not possible again on a sound disk: {again}"
    if outcome == "done":
        return "" if after == final else f"said to be done, but {after!r}"
    if not outcome.startswith("refused"):
        return f"no sentence: {outcome}"
    return "" if after in (before, final) else f"left half: {after!r}"


def run(name, template, nth, fault):
    """Try one change in a process and a folder of their own; return how it went."""
    with tempfile.TemporaryDirectory(prefix="io-") as place:
        folder = Path(place) / "dữ liệu"
        copytree(template, folder)
        child = os.fork()
        if not child:
            try:
                code = attempt(name, folder, nth, fault)
            except BaseException:
                traceback.print_exc(file=sys.stdout)
                code = WRONG
            finally:
                sys.stdout.flush()
                os._exit(code)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        for found in (folder / "mới", folder / "USB"):
            # The next file that is written there does this.
            sweep(found)
        with Store.open(folder / DATA) as store:
            strange = [*store.notices, *leftovers(folder)]
        if strange:
            print(f"{name}, change {nth}, {os.strerror(fault[0])}: left {strange}", flush=True)
            return WRONG
        return code


def report(name, template, every):
    """Try all changes of a step with all faults, print a line and return how many went wrong."""
    tried = wrong = 0
    for fault in FAULTS.values():
        for nth in range(1, MOST, every):
            code = run(name, template, nth, fault)
            tried += 1
            wrong += code not in (FINE, NOTHING_LEFT)
            if code == NOTHING_LEFT:
                break
    print(f"{name:12} {tried} faults, {wrong} wrong", flush=True)
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=list(STEPS), action="append")
    parser.add_argument("--every", type=int, default=1, help="leave out changes in between")
    arguments = parser.parse_args()
    if not faultlib.is_loaded():
        return faultlib.run_again("tests.durability.io_errors")
    with tempfile.TemporaryDirectory(prefix="io-from-") as place:
        new_folder(Path(place))
        names = arguments.only or STEPS
        return int(sum(report(name, Path(place), arguments.every) for name in names) > 0)


if __name__ == "__main__":
    sys.exit(main())
