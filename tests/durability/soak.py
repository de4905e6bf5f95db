"""A clerk of chance who never stops: figures, texts, undo, sections, reports, copies, exports.

    python -m tests.durability.soak --minutes 10 [--seed 1] [--window]

Compares the stored answers with those of the open session again and again, opens the report anew
and compares what is computed, and watches the memory: the last part of the run may not need more
than the middle. Ends with code 1 when something differs or memory grows.
"""

import argparse
import functools
import gc
import os
import random
import sys
import tempfile
import time
import tracemalloc
from collections import Counter
from pathlib import Path

from cchc_desktop import paths
from cchc_desktop.services import backups
from cchc_desktop.services.compose import compose
from cchc_desktop.services.export import export, layout_of
from cchc_desktop.services.reports import SAMPLE, Library
from cchc_desktop.store import soundness
from cchc_desktop.store.store import Store
from tests.durability.deeds import typed_fields, words

# Steps are kept to be undone for as long as a report is open, as a sitting ends in the evening.
SITTING = 400
LONGEST = 400
GROWTH = 1.15
# Caches without a limit are for what the program ships: words, layouts, fonts.
ENDLESS = 500


class Clerk:
    """One session that lives through many sittings, and what was done in them."""

    def __init__(self, folder, seed):
        self.folder, self.chance = folder, random.Random(seed)
        self.done = Counter()
        self.library = Library(Store.create(folder / "a.cchc"), paths.resources(), "lan")
        self.library.create_sample()
        self.session = self.library.open(SAMPLE)
        self.copies = backups.Backups(self.library.store)
        self.fields = typed_fields(self.session)
        self.texts = [s.key for s in self.session.template.sections if s.has_text]

    def step(self):
        """Do one thing of those a clerk does, the frequent ones more often."""
        acts = {
            self.type_figure: 40, self.type_text: 20, self.paste: 4, self.take_back: 15,
            self.go_on: 12, self.look: 6, self.copy: 1, self.print: 1,
        }  # fmt: skip
        act = self.chance.choices(list(acts), list(acts.values()))[0]
        act()
        self.done[act.__name__] += 1

    def type_figure(self):
        typed = self.chance.choice(
            ["", "12,5", "1.234", "không có", str(self.chance.randint(0, 10**6))]
        )
        self.session.take(self.chance.choice(self.fields), typed)

    def type_text(self):
        section = self.chance.choice(self.texts)
        # Cut, for a text that grows for ever needs memory without anything being lost.
        text = f"{words(self.chance)} {self.session.text(section)}"[:LONGEST]
        self.session.take_text(section, text)

    def paste(self):
        chosen = self.chance.sample(self.fields, 30)
        self.session.take_all({key: self.chance.randint(0, 10**6) for key in chosen})

    def take_back(self):
        for _ in range(self.chance.randint(1, 6)):
            self.session.undo()

    def go_on(self):
        for _ in range(self.chance.randint(1, 6)):
            self.session.redo()

    def look(self):
        assert self.session.problems is not None
        compose(self.session, layout_of(self.session.report.regime))

    def copy(self):
        self.copies.make_if_changed(backups.WORK)

    def print(self):
        export(self.session, "txt", self.folder / "a.txt")

    def new_sitting(self):
        """Compare everything with the disk and open the report anew."""
        store, code = self.library.store, self.session.report.code
        assert store.answers(self.session.report.id) == self.session._stored
        assert soundness.damage(store.connection) == ()
        assert soundness.gaps(store.connection) == 0
        again = self.library.open(code)
        for key in again.template.fields:
            assert again.value(key) == self.session.value(key), key
        assert [p.message for p in again.problems] == [p.message for p in self.session.problems]
        self.session = again
        gc.collect()


def empty_caches():
    """Forget what is only kept to be fast; say which cache would grow for ever."""
    endless = []
    for found in gc.get_objects():
        if isinstance(found, functools._lru_cache_wrapper) and found.__module__.startswith("cchc"):
            if found.cache_info().maxsize is None and found.cache_info().currsize > ENDLESS:
                endless.append(found.__qualname__)
            found.cache_clear()
    assert not endless
    gc.collect()


def resident():
    """Return the memory of this process in MB, 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def soak(folder, seed, *, seconds=0, sittings=0, sitting=SITTING):
    """Work for a time or for some sittings; return the clerk and the memory after each."""
    clerk, needed = Clerk(folder, seed), []
    end = time.monotonic() + seconds
    tracemalloc.start()
    while time.monotonic() < end or len(needed) < sittings:
        for _ in range(sitting):
            clerk.step()
        clerk.new_sitting()
        empty_caches()
        needed.append((tracemalloc.get_traced_memory()[0] / 1e6, resident()))
    tracemalloc.stop()
    clerk.library.store.close()
    return clerk, needed


def growth(values):
    """Return how much more the last third needs than the middle one."""
    third = max(1, len(values) // 3)
    middle, last = values[third : 2 * third] or values[:1], values[-third:]
    return (sum(last) / len(last)) / (sum(middle) / len(middle))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="soak-") as place:
        clerk, needed = soak(Path(place), arguments.seed, seconds=arguments.minutes * 60)
        size = (Path(place) / "a.cchc").stat().st_size / 1e6
    python, system = ([pair[n] for pair in needed] for n in (0, 1))
    print(f"{len(needed)} sittings, {sum(clerk.done.values())} actions: {dict(clerk.done)}")
    print(f"data file {size:.1f} MB; Python {python[0]:.1f} → {python[-1]:.1f} MB, last third"
          f" / middle {growth(python):.3f}; process {system[0]:.0f} → {system[-1]:.0f} MB,"
          f" {growth(system):.3f}")  # fmt: skip
    return int(growth(python) > GROWTH)


if __name__ == "__main__":
    sys.exit(main())
