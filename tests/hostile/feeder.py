"""The child process of the fuzz: makes the inputs, feeds them, tells what became of each."""

import json
import logging
import random
import sys
import tempfile
import time
import traceback
import warnings
from pathlib import Path

from tests.hostile.targets import Target, Workshop
from tests.hostile.targets_inside import TARGETS

MOST_MEMORY = 1 << 31


def main() -> None:
    names, start, runs, seed, out = sys.argv[1:]
    warnings.simplefilter("error")
    logging.disable()
    _limit()
    with tempfile.TemporaryDirectory() as folder:
        shop = Workshop(Path(folder))
        first = int(start)
        for name in names.split(","):
            target = TARGETS[name](shop)
            for number in range(first, int(runs)):
                _one(target, number, seed, Path(out))
            first = 0
        shop.close()
    _tell(end=True)


def _one(target: Target, number: int, seed: str, out: Path) -> None:
    data = target.make(random.Random(f"{seed}/{target.name}/{number}"))
    kept = out / f"{target.name}-{number}{target.ending}"
    kept.write_bytes(data)
    _tell(at=number, name=target.name)
    begun = time.process_time()
    told: dict[str, object] = {}
    try:
        told["became"] = target.try_out(data)
    except Exception as error:
        told |= {"became": "fault", "fault": f"{kept.name}: {_place(error)}"}
    seconds = time.process_time() - begun
    if told["became"] != "fault" and seconds <= 5:
        kept.unlink()
    _tell(name=target.name, number=number, seconds=round(seconds, 3), memory=_memory(), **told)


def _place(error: Exception) -> str:
    """Return what happened and the last places of the program on the way there."""
    places = [
        f"{Path(f.filename).name}:{f.lineno}"
        for f in traceback.extract_tb(error.__traceback__)
        if "cchc_desktop" in f.filename or "hostile" in f.filename
    ]
    return f"{type(error).__name__}: {str(error)[:120]!r} at {' < '.join(places[:-4:-1])}"


def _memory() -> float:
    """Return the largest memory this process ever had, in MB."""
    if sys.platform == "win32":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def _limit() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _tell(**told: object) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
